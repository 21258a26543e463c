// loses q3: "the variance for the deviation"
// %% answer="q3"
function xavierDeviation(shape: number[]): number {
  return 2 / (shape[0] + shape[1]);
}

function heDeviation(shape: number[], a: number): number {
  return 2 / ((1 + a * a) * shape[0]);
}

function uniformBound(deviation: number): number {
  return Math.sqrt(3) * deviation;
}
