// How the workloads of workloads.py are shown: `unit` and what a time in ms is in it. Larger scales show how cost grows.

/** In what has a second in its unit, more is better. */
export const workloads = [
  { name: 'W1', title: '1000×500 inputs through 10 layers tanh(hW)', unit: 'ms', of: (ms) => ms },
  { name: 'W1r', title: 'the same, weights and inputs drawn inside', unit: 'ms', of: (ms) => ms },
  { name: 'W2', title: '3072-50-10, SGD with momentum, an epoch of 5000', unit: 'ms', of: (ms) => ms },
  { name: 'W3', title: 'spiral, 2-100-3, 300 points, Adam', unit: 'µs a step', of: (ms) => (1e3 * ms) / 100 },
  { name: 'W4a', title: "Beale's function of two scalars, Adam", unit: 'µs a step', of: (ms) => (1e3 * ms) / 200 },
  { name: 'W4b', title: "Rosenbrock's function of two scalars, Adam", unit: 'µs a step', of: (ms) => (1e3 * ms) / 200 },
  {
    name: 'W5',
    title: 'product of square matrices, 256 rows, at larger scales 512 and 1024',
    unit: 'GFLOP/s',
    of: (ms, scale) => (2e-6 * 256 * 256 * 256 * scale * scale * scale) / ms,
    scales: [1, 2, 4],
  },
  { name: 'W6', title: 'Adam update of 2²⁰ parameters', unit: 'ns a parameter', of: perElement(30) },
  { name: 'W7', title: 'batch norm 256×512, forward and backward', unit: 'µs', of: (ms) => 1e3 * ms },
  { name: 'W8', title: 'conv2d 3×3, 32×16×32×32 → 32, forward and backward', unit: 'ms', of: (ms) => ms },
  {
    name: 'W9',
    title: '784-256-128-10, dropout, Adam, batches of 64',
    unit: 'thousand samples a second',
    of: (ms, scale) => (64 * scale * 20) / ms,
  },
  { name: 'W10a', title: 'tanh of 2²⁰ numbers', unit: 'ns an element', of: perElement(1) },
  { name: 'W10b', title: 'exp of 2²⁰ numbers', unit: 'ns an element', of: perElement(1) },
  { name: 'W10c', title: '2²⁰ normal numbers', unit: 'ns an element', of: perElement(1) },
].map((workload) => ({ scales: [1, 4, 16], ...workload }));

function perElement(times) {
  return (ms, scale) => (1e6 * ms) / times / (scale * 2 ** 20);
}
