// Prints a hash of the bits that the library computes: the same line on every host.

import { createHash } from 'node:crypto';
import * as lectern from 'lectern';
import * as math from 'lectern/math';

const { manualSeed, RandomState, rand, randint, randn, randperm, setNumThreads, tensor } = lectern;
const hash = createHash('sha256');
const lines = [];

/** NaN has many bit patterns; which one appears is the host's choice. */
function add(name, values) {
  const bytes = Buffer.from(Float64Array.from(values, (x) => (Number.isNaN(x) ? Number.NaN : x)).buffer);
  hash.update(bytes);
  lines.push(`${name} ${createHash('sha256').update(bytes).digest('hex').slice(0, 16)}`);
}

/** Arguments of all sizes and signs, and special values. */
const state = new RandomState(3);
const sizes = state.uniform(-300, 300, [20_000]).data;
const near = state.normal(0, 3, [20_000]).data;
const special = [0, -0, 1, -1, Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, 5e-324, 1e308, 0.5];
const xs = [...special, ...near, ...[...sizes].map((e, i) => (i % 2 ? 1 : -1) * math.pow(10, e))];
const ys = [...xs].reverse();

for (const [name, f] of Object.entries(math)) {
  const angle = name === 'sin' || name === 'cos';
  const args = angle ? xs.map((x) => (Math.abs(x) > 1e6 ? x % 1e6 : x)) : xs;
  add(name, f.length === 2 ? args.map((x, i) => f(x, ys[i])) : args.map((x) => f(x)));
}

manualSeed(5);
add('rand', rand([1003]).data);
add('randn', randn([100_003]).data);
add('randn, float64', randn([1003], { dtype: 'float64' }).data);
add('randint', randint(0, 1000, [1000]).data);
add('randperm', randperm(1000).data);

const [a, b] = [randn([300, 170]), randn([170, 65])];
for (const threads of [1, 3]) {
  setNumThreads(threads);
  add(`matmul, ${threads} threads`, a.matmul(b).data);
}
const x = tensor([...near.slice(0, 10_000)], { requiresGrad: true });
const loss = x.tanh().mul(x.sigmoid()).add(x.exp().log()).sub(x.sin().mul(x.cos())).pow(3).mean();
loss.backward();
add('a loss and its gradient', [loss.item(), ...x.grad.data]);

if (process.argv.includes('--lines')) console.log(lines.join('\n'));
console.log(hash.digest('hex'));
