// What one kind of chart takes, in a process of its own: `one.mjs KIND`. Prints JSON: milliseconds and bytes, of what a
// cell does, and of the PNG, which the kernel draws in another thread.

import { displaySymbol } from './symbols.mjs';

const start = performance.now();
const { chartOf } = await import('./kinds.mjs');
const kind = process.argv[2];

/** Milliseconds of processor time, so that what else the machine does counts little, and of the clock. */
function timed(work) {
  const [wall, cpu] = [performance.now(), process.cpuUsage()];
  const value = work();
  const { user, system } = process.cpuUsage(cpu);
  return { value, ms: performance.now() - wall, cpu: (user + system) / 1000 };
}

const { rasterise } = await import('../../../dist/host/render.js');
const shown = (n) => {
  const cell = timed(() => chartOf(kind, n)[displaySymbol](true));
  const { svg, scale, colors } = cell.value['image/png'];
  const png = timed(() => rasterise(svg, scale, colors ?? undefined));
  const spec = JSON.stringify(cell.value['application/vnd.vegalite.v5+json'] ?? '').length;
  return { ms: cell.ms, cpu: cell.cpu, drawing: png.ms, spec, png: png.value.length };
};
const median = (runs, key) => runs.map((run) => run[key]).sort((a, b) => a - b)[Math.floor(runs.length / 2)];
const row = (runs) => ({
  ...runs[0],
  ...Object.fromEntries(['ms', 'cpu', 'drawing'].map((key) => [key, median(runs, key)])),
});
const several = (n, times) => row(Array.from({ length: times }, () => shown(n)));

const imported = performance.now() - start;
const rows = {
  first: row([shown(100)]),
  next: several(100, 9),
  '2 000 values': several(2000, 7),
  '50 000 values': several(50000, 3),
};
console.log(JSON.stringify({ imported, rows }));
