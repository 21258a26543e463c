// Who is measured. Peers are installed into a folder of their own, not among the project's packages.

import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { quietly, root } from '../../lib/run.mjs';
import { findPython } from '../../setup.mjs';

export const folder = join(root, 'output/bench');
export const inputs = join(folder, 'inputs');
const here = join(root, 'scripts/bench/engine');
const packages = {
  '@jax-js/jax': '0.1.25',
  '@tensorflow/tfjs': '4.22.0',
  '@tensorflow/tfjs-backend-wasm': '4.22.0',
};
const wheels = ['numpy==2.4.6', 'torch==2.13.0'];

export const python = join(folder, '.venv', process.platform === 'win32' ? 'Scripts/python.exe' : 'bin/python');

/** `command` runs a peer, `start` a program that prints one small product; all on one thread unless they say otherwise. */
export const runners = [
  javascript('lectern', 'lectern.mjs', { LECTERN_NUM_THREADS: '1' }),
  javascript('lectern, 2 threads', 'lectern.mjs', { LECTERN_NUM_THREADS: '2' }),
  javascript('tfjs', 'tfjs.mjs'),
  javascript('jax-js', 'jax.mjs'),
  inPython('numpy', 'numpy_peer.py', 'numpy_start.py'),
  inPython('torch', 'torch_peer.py', 'torch_start.py'),
];

function javascript(name, file, env = {}) {
  const line = (program, ...args) => [process.execPath, join(here, program), ...args];
  return { name, command: line(file, inputs, folder), start: line(`start/${file}`, folder), env };
}

function inPython(name, file, start) {
  const env = { OMP_NUM_THREADS: '1', OPENBLAS_NUM_THREADS: '1', MKL_NUM_THREADS: '1' };
  return { name, command: [python, join(here, file), inputs], start: [python, join(here, 'start', start)], env };
}

export function install() {
  if (!existsSync(join(folder, 'node_modules/@jax-js/jax'))) {
    console.log('• installing tfjs and jax-js (about 300 MB)');
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, 'package.json'), JSON.stringify({ private: true, dependencies: packages }));
    quietly('npm', ['install', '--no-audit', '--no-fund'], 'The peers could not be installed.', { cwd: folder });
  }
  if (!existsSync(python)) {
    console.log('• installing numpy and torch');
    quietly(findPython(), ['-m', 'venv', join(folder, '.venv')], 'The Python environment could not be made.');
    quietly(python, ['-m', 'pip', 'install', '-q', ...wheels], 'numpy and torch could not be installed.');
  }
}

/** Writes the inputs of each workload at each scale, and what comes out of them in float64. */
export function prepare(items) {
  quietly(python, [join(here, 'prepare.py'), inputs, ...items], 'The inputs could not be written.');
}
