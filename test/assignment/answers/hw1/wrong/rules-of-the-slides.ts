// He upside down and Xavier's bound without its root, as the slides print them.
// loses q3: "upside down"
// loses q3: "the root is missing"
// %% answer="q3"
function xavierDeviation(shape: number[]): number {
  return Math.sqrt(2 / (shape[0] + shape[1]));
}

function heDeviation(shape: number[], a: number): number {
  return 1 / Math.sqrt(2 / ((1 + a ** 2) * shape[0]));
}

function uniformBound(deviation: number): number {
  return 3 * deviation;
}
