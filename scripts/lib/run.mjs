// Running programs and reporting steps, with nothing but Node.

import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Root of the checkout. */
export const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..');

/** The environment in which lessons 5 and 6 run on the stand-in, whether CIFAR-10's files are there or not. */
export const onStandIn = { LECTERN_DATA: join(root, 'lessons') };

const windows = process.platform === 'win32';

/** An error whose message is all that the user needs to see. */
export class Stop extends Error {}

/** The path of a program in the Python environment. */
export const venv = (program) => join(root, '.venv', windows ? 'Scripts' : 'bin', windows ? `${program}.exe` : program);

/** Runs a program; its output is shown only when it fails, as the end of the error. */
export function quietly(command, args, hint, options = {}) {
  const result = spawnSync(command, args, {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 1 << 28,
    shell: windows && command === 'npm',
    ...options,
  });
  if (result.status === 0) return result.stdout;
  const output = `${result.stdout ?? ''}${result.stderr ?? ''}${result.error?.message ?? ''}`.trimEnd();
  const lines = output.split('\n').filter((line) => !/^npm error\s+(at |[{}]|code:|errno:|\[)/.test(line)); // npm's own stack
  const shown = lines.length > 30 ? [...lines.slice(0, 15), '…', ...lines.slice(-15)] : lines;
  throw new Stop(`${[command, ...args].join(' ')} failed. ${hint}\n\n${shown.join('\n')}`);
}

/** The exit code of what was stopped from the keyboard. */
export const stopped = 130;

/** Runs a program on this terminal, or hands on what it says; resolves with its exit code. */
export function loudly(command, args, options = {}, heard = undefined) {
  return new Promise((done) => {
    const child = spawn(command, args, { cwd: root, stdio: 'inherit', ...options });
    if (heard) for (const stream of [child.stdout, child.stderr]) stream.on('data', heard);
    let interrupted = false;
    const pass = (signal) => {
      interrupted = true;
      child.kill(signal);
    };
    const end = (code) => {
      for (const signal of ['SIGINT', 'SIGTERM']) process.off(signal, pass);
      done(interrupted ? stopped : code);
    };
    for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, pass);
    child.on('error', (error) => {
      console.error(error.message);
      end(127);
    });
    child.on('close', (code) => end(code ?? 1));
  });
}

/** Does `work` unless `stamp` (a file) holds `key` already; says what it does and how long it took. */
export function step(title, stamp, key, work) {
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === key) return;
  process.stdout.write(`• ${title} …`);
  const start = performance.now();
  try {
    work();
  } catch (error) {
    process.stdout.write('\n');
    throw error;
  }
  mkdirSync(dirname(stamp), { recursive: true });
  writeFileSync(stamp, key);
  process.stdout.write(` ${((performance.now() - start) / 1000).toFixed(1)} s\n`);
}

/** A digest of files and folders below the root: of their names and contents. */
export function digest(...paths) {
  const hash = createHash('sha256');
  const add = (path) => {
    if (!existsSync(path)) return;
    if (statSync(path).isDirectory()) for (const name of readdirSync(path).sort()) add(join(path, name));
    else hash.update(`${path.slice(root.length)}\0`).update(readFileSync(path));
  };
  for (const path of paths) add(join(root, path));
  return hash.digest('hex');
}

/** Runs `main`, and turns its errors into an exit code. */
export async function program(main) {
  try {
    process.exitCode = (await main(process.argv.slice(2))) ?? 0;
  } catch (error) {
    console.error(error instanceof Stop ? `\n${error.message}` : error);
    process.exitCode = 1;
  }
}
