// What one kind of chart takes, in a process of its own: `one.mjs KIND`. Prints JSON: milliseconds and bytes.

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

const shown = (n) => timed(() => chartOf(kind, n)[displaySymbol]());
const size = (bundle) => ({
  spec: JSON.stringify(bundle['application/vnd.vegalite.v5+json'] ?? '').length,
  png: bundle['image/png'].length,
});
const median = (runs, key) => runs.map((run) => run[key]).sort((a, b) => a - b)[Math.floor(runs.length / 2)];
const row = (runs) => ({ ms: median(runs, 'ms'), cpu: median(runs, 'cpu'), ...size(runs[0].value) });
const several = (n, times) => row(Array.from({ length: times }, () => shown(n)));

const imported = performance.now() - start;
const rows = {
  first: row([shown(100)]),
  next: several(100, 9),
  '2 000 values': several(2000, 7),
  '50 000 values': several(50000, 3),
};
console.log(JSON.stringify({ imported, rows }));
