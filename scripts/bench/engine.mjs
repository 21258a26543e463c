// The engine beside its peers, in one run: a process each, rounds taken in turn, results compared before anything is
// timed. Prints best and median and the ratio to the first line.

import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { quietly, root, Stop } from '../lib/run.mjs';

/** Peers are installed here, not among the project's own packages. */
export const peers = join(root, 'output/bench');
const versions = { '@tensorflow/tfjs-core': '4.22.0', '@tensorflow/tfjs-backend-wasm': '4.22.0' };

const runners = [
  { name: 'lectern, 1 thread', file: 'lectern.mjs', env: { LECTERN_NUM_THREADS: '1' } },
  { name: 'lectern, 2 threads', file: 'lectern.mjs', env: { LECTERN_NUM_THREADS: '2' } },
  { name: 'tfjs 4.22, WebAssembly', file: 'tfjs.mjs', env: {} },
];

export async function benchEngine(rounds = 15) {
  installPeers();
  const processes = runners.map(start);
  try {
    const stds = [];
    for (const process of processes) stds.push((await process.round()).stds);
    for (const [i, other] of stds.entries()) compare(runners[i].name, other, stds[0]);
    const times = runners.map(() => []);
    for (let round = 0; round < rounds; round++)
      for (const [i, process] of processes.entries()) times[i].push((await process.round()).ms);
    console.log(`\nW1: 1000×500 inputs through 10 layers tanh(hW), mean and std of each; ms, ${rounds} rounds\n`);
    const median = (list) => [...list].sort((a, b) => a - b)[list.length >> 1];
    for (const [i, { name }] of runners.entries()) {
      const [best, middle] = [Math.min(...times[i]), median(times[i])];
      const ratio = middle / median(times[0]);
      console.log(
        `${name.padEnd(24)} best ${best.toFixed(0).padStart(4)}  median ${middle.toFixed(0).padStart(4)}  × ${ratio.toFixed(2)}`,
      );
    }
  } finally {
    for (const process of processes) process.stop();
  }
}

function installPeers() {
  if (existsSync(join(peers, 'node_modules', '@tensorflow/tfjs-backend-wasm'))) return;
  console.log('• installing the peers (about 70 MB)');
  mkdirSync(peers, { recursive: true });
  writeFileSync(join(peers, 'package.json'), JSON.stringify({ private: true, dependencies: versions }));
  quietly('npm', ['install', '--no-audit', '--no-fund'], 'The peers could not be installed.', { cwd: peers });
}

/** A runner answers each line on its input with one round: `{ ms, stds }`. */
function start({ file, env }) {
  const child = spawn(process.execPath, [join(root, 'scripts/bench/engine', file), peers], {
    env: { ...process.env, ...env },
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  return {
    async round() {
      child.stdin.write('\n');
      for (;;) {
        const { value, done } = await lines.next();
        if (done) throw new Stop(`${file} ended before it answered.`);
        if (value.startsWith('{')) return JSON.parse(value);
      }
    },
    stop: () => child.kill(),
  };
}

/** All in float32. NumPy in float64 agrees with lectern to 3e-8 at layer 10; tfjs' tanh is off by 1e-4 there. */
function compare(name, stds, expected) {
  for (const [i, std] of stds.entries())
    if (!(Math.abs(std / expected[i] - 1) < 1e-3))
      throw new Stop(`${name}: layer ${i + 1} has standard deviation ${std}; the others say ${expected[i]}.`);
}
