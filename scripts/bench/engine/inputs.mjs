// The same inputs for every runner: sums of twelve uniform numbers, nearly normal.

let state = 1;

function uniform() {
  state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
  return state / 2 ** 32;
}

export function normals(count, std) {
  return Float32Array.from({ length: count }, () => {
    let sum = -6;
    for (let i = 0; i < 12; i++) sum += uniform();
    return std * sum;
  });
}

export const input = normals(1000 * 500, 1);
export const weights = Array.from({ length: 10 }, () => normals(500 * 500, 0.01));

/** Answers each line on standard input with one timed round. */
export function answer(run) {
  process.stdin.on('data', () => {
    const start = performance.now();
    const stds = run();
    console.log(JSON.stringify({ ms: performance.now() - start, stds }));
  });
}
