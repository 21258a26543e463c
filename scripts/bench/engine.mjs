// The engine beside its peers, in one run: rounds taken in turn, results compared with NumPy's in float64 before anything
// is timed. `npm run bench -- engine W3 W7` measures some of the workloads, `--quick` at their own size only.

import { spawn, spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { Stop } from '../lib/run.mjs';
import { folder, inputs, install, prepare, runners } from './engine/peers.mjs';
import { workloads } from './engine/workloads.mjs';

/** Rounds go on for so long, in ms for all peers together, but there are at least three and at most fifteen. */
const patience = 8000;

export async function benchEngine(args) {
  const wanted = args.filter((arg) => !arg.startsWith('--'));
  const unknown = wanted.find((name) => name !== 'W0' && !workloads.some((w) => w.name === name));
  if (unknown)
    throw new Stop(`There is no workload ${unknown}; there are W0, ${workloads.map((w) => w.name).join(', ')}.`);
  install();
  const rows = wanted.length === 0 || wanted.includes('W0') ? [starts()] : [];
  for (const workload of workloads.filter(({ name }) => wanted.length === 0 || wanted.includes(name)))
    rows.push(...(await compete(workload, args.includes('--quick') ? [1] : workload.scales)));
  const file = join(folder, 'engine.json');
  writeFileSync(file, `${JSON.stringify(rows, null, 1)}\n`);
  console.log(`\nAll figures: ${file}`);
}

/** W0: whole processes, from nothing to the first product. */
function starts() {
  const bare = {
    name: 'node alone',
    start: [runners[0].start[0], runners[0].start[1].replace('lectern', 'node')],
    env: {},
  };
  const programs = [bare, ...runners.filter(({ name }) => name !== 'lectern, 2 threads')];
  const times = programs.map(() => []);
  for (let round = 0; round < 9; round++)
    for (const [i, { start, env, name }] of programs.entries()) {
      const began = performance.now();
      const { stdout } = spawnSync(start[0], start.slice(1), { encoding: 'utf8', env: { ...process.env, ...env } });
      times[i].push(performance.now() - began);
      const printed = (stdout.match(/[\d.]+/g) ?? []).map(Number).slice(-4);
      if (String(printed) !== '7,10,15,22')
        throw new Stop(`${name} printed ${JSON.stringify(stdout)}, not 7, 10, 15, 22.`);
    }
  return report(
    { name: 'W0', title: 'process start, import, a 2×2 product printed', unit: 'ms', of: (ms) => ms },
    1,
    programs,
    times,
  );
}

/** One workload at its scales, each peer in a process of its own. */
async function compete(workload, scales) {
  prepare(scales.map((scale) => `${workload.name}-${scale}`));
  const processes = runners.map(start);
  const rows = [];
  try {
    for (const scale of scales) {
      const task = { workload: workload.name, scale };
      const about = JSON.parse(readFileSync(join(inputs, `${workload.name}-${scale}`, 'about.json'), 'utf8'));
      const fit = [];
      for (const process of processes) {
        const error = errorOf((await process.round(task)).results, about.expected);
        if (error <= about.tolerance) fit.push(process);
        else if (process.name.startsWith('lectern'))
          throw new Stop(`${process.name} is off by ${error} in ${workload.name}.`);
        else
          console.log(
            `\n${process.name} is left out of ${workload.name}, ×${scale}: it is off by ${error.toExponential(1)}.`,
          );
      }
      for (const process of fit) await warm(process, task);
      const times = fit.map(() => []);
      const began = performance.now();
      for (let round = 0; round < 3 || (round < 15 && performance.now() - began < patience); round++)
        for (const [i, process] of fit.entries()) times[i].push((await process.round(task)).ms);
      rows.push(report(workload, scale, fit, times));
    }
  } finally {
    for (const process of processes) process.stop();
  }
  return rows;
}

/** Rounds before the clock counts: compilers of JavaScript wait for a function to be called often. */
async function warm(process, task) {
  const began = performance.now();
  for (let round = 0; round < 100 && performance.now() - began < 500; round++) await process.round(task);
}

/** A peer answers each task with one round: `{ ms, results }`. */
function start({ name, command, env }) {
  const child = spawn(command[0], command.slice(1), {
    env: { ...process.env, ...env },
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  return {
    name,
    async round(task) {
      child.stdin.write(`${JSON.stringify(task)}\n`);
      for (;;) {
        const { value, done } = await lines.next();
        if (done) throw new Stop(`${name} ended before it answered ${JSON.stringify(task)}.`);
        if (value.startsWith('{')) return JSON.parse(value);
      }
    },
    stop: () => child.kill(),
  };
}

/** The largest error, in units of the largest number expected. */
function errorOf(results, expected) {
  const errors = Object.entries(expected).map(([key, values]) => {
    const scale = Math.max(...values.map(Math.abs));
    return Math.max(...values.map((value, i) => Math.abs(results[key][i] - value))) / scale;
  });
  return errors.some(Number.isNaN) ? Number.POSITIVE_INFINITY : Math.max(...errors);
}

function report({ name, title, unit, of }, scale, programs, times) {
  const rate = /second|\/s/.test(unit);
  console.log(`\n${name}${scale === 1 ? '' : `, ×${scale}`}  ${title}, ${unit}\n`);
  const sorted = times.map((list) => [...list].sort((a, b) => a - b));
  const best = sorted.map((list) => of(list[0], scale));
  const median = sorted.map((list) => of(list[list.length >> 1], scale));
  const own = median[programs.findIndex((program) => program.name === 'lectern')];
  const peers = {};
  for (const [i, program] of programs.entries()) {
    const ratio = rate ? own / median[i] : median[i] / own;
    peers[program.name] = { best: best[i], median: median[i], ratio };
    const figures = [best[i], median[i]].map((value) => value.toPrecision(3).padStart(8));
    console.log(`${program.name.padEnd(18)} best ${figures[0]}   median ${figures[1]}   × ${ratio.toFixed(2)}`);
  }
  return { name, scale, unit, rounds: times[0].length, peers };
}
