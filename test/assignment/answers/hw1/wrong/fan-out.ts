// Takes the shape for that of PyTorch's layers, [out, in].
// loses q3: "fan_out for fan_in"
// %% answer="q3"
function xavierDeviation(shape: number[]): number {
  const [fanOut, fanIn] = shape;
  return Math.sqrt(2 / (fanIn + fanOut));
}

function heDeviation(shape: number[], a: number): number {
  const [_fanOut, fanIn] = shape;
  return Math.sqrt(2 / ((1 + a * a) * fanIn));
}

function uniformBound(deviation: number): number {
  return Math.sqrt(3) * deviation;
}
