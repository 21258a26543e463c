// Runs the naive marker on a submission, in a process with limits of its own, and says what came of it: the marks that it would give,
// and the harm that was done.

import { type ChildProcess, spawn } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import type { Harm } from './corpus.js';

const root = fileURLToPath(new URL('../..', import.meta.url));
const here = (name: string) => join(root, 'test/attacks', name);

export interface NaiveRun {
  /** The marks, by question. */
  scores: { readonly [question: string]: number };
  harm: Set<Harm>;
}

/** A word that stands in what the naive marker's process can reach, and nowhere in a sandbox. */
export const token = 'escaped-4711';

const most = 20 * 2 ** 20;
const seconds = { computing: 5, clock: 15 };
const questions = ['q1', 'q2', 'q3', 'q4', 'q5'];

/** A folder with all that the naive marker needs; it is copied for each run. */
export function makeNaive(): { folder: string; remove(): void } {
  const folder = mkdtempSync(join(tmpdir(), 'lectern-naive-'));
  const modules = join(folder, 'node_modules');
  for (const part of ['package.json', 'dist/index.js', 'dist/chunks'])
    cpSync(join(root, part), join(modules, 'lectern', part), { recursive: true });
  const compiler = dirname(createRequire(import.meta.url).resolve('typescript/package.json'));
  for (const part of ['package.json', 'lib/typescript.js'])
    cpSync(join(compiler, part), join(modules, 'typescript', part));
  const { outputText } = ts.transpileModule(readFileSync(here('naive.ts'), 'utf8'), {
    compilerOptions: { module: ts.ModuleKind.ESNext, target: ts.ScriptTarget.ES2022, esModuleInterop: true },
  });
  writeFileSync(join(folder, 'naive.mjs'), outputText);
  cpSync(here('naive-tests.mjs'), join(folder, 'tests.mjs'));
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

/**
 * @param naive the folder with all that the marker needs
 * @param put puts the submission into a folder, as submission.ipynb
 * @param url a server of this machine, whose visitors have got out
 */
export async function runNaive(naive: string, put: (folder: string) => void, url: string): Promise<NaiveRun> {
  const folder = mkdtempSync(join(tmpdir(), 'lectern-naive-run-'));
  try {
    for (const file of ['naive.mjs', 'tests.mjs']) cpSync(join(naive, file), join(folder, file));
    mkdirSync(join(folder, 'node_modules'));
    writeFileSync(join(folder, 'token.txt'), token);
    put(folder);
    chmodSync(folder, 0o777);
    chmodSync(join(folder, 'tests.mjs'), 0o666);
    chmodSync(naive, 0o755);
    const child = start(naive, folder, url);
    const { text, late, flooded } = await ended(child);
    const harm = new Set<Harm>();
    const [status = 'none', left = ''] = lines(join(folder, 'status.txt'));
    if (late || status === '152' || status === '137') harm.add('hangs');
    if (status !== '0') harm.add('ends');
    if (left.split(' ').includes('node') || sizeOf(folder) > most) harm.add('leaves');
    if (flooded) harm.add('floods');
    if (text.includes('escaped')) harm.add('leaks');
    let scores: { [question: string]: number } = {};
    try {
      scores = scoresIn(text, folder, status === '0');
    } catch {
      harm.add('breaks');
    }
    if (questions.slice(1).some((id) => scores[id] !== 2)) harm.add('others');
    // biome-ignore lint/suspicious/noControlCharactersInRegex: that is what is looked for
    if (/<script|javascript:|\x1b[[\]]|\u202e|^[=+@]/m.test(text)) harm.add('injects');
    return { scores, harm };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** In namespaces of its own, so that nothing of it stays; but with all files of this machine, its network and an environment to steal. */
function start(naive: string, folder: string, url: string): ChildProcess {
  const user = process.getuid?.() === 0 ? { uid: 64_200, gid: 64_200 } : {};
  const script = `node naive.mjs; status=$?; sleep 0.3; echo $status > status.txt; cat /proc/[0-9]*/comm 2>/dev/null | tr '\\n' ' ' >> status.txt`;
  const args = [
    ...[
      '--unshare-user',
      '--unshare-pid',
      '--die-with-parent',
      '--ro-bind',
      '/',
      '/',
      '--dev',
      '/dev',
      '--proc',
      '/proc',
    ],
    ...['--tmpfs', '/home', '--bind', folder, '/home', '--ro-bind', join(naive, 'node_modules'), '/home/node_modules'],
    ...['--ro-bind', process.execPath, '/home/node', '--chdir', '/home', '--'],
    ...[
      'prlimit',
      `--cpu=${seconds.computing}`,
      `--as=${6 * 2 ** 30}`,
      '--nproc=80',
      `--fsize=${200 * 2 ** 20}`,
      '--core=0',
      '--',
    ],
    ...[
      'sh',
      '-c',
      script.replace('node naive', '/home/node --disable-wasm-trap-handler --max-old-space-size=300 naive'),
    ],
  ];
  const env = { PATH: process.env['PATH'], TOKEN: token, LISTENER: url };
  return spawn('bwrap', args, { stdio: ['ignore', 'pipe', 'pipe', 'pipe'], env, detached: true, ...user });
}

async function ended(child: ChildProcess): Promise<{ text: string; late: boolean; flooded: boolean }> {
  const pieces: Buffer[] = [];
  let size = 0;
  const kill = () => {
    try {
      process.kill(-child.pid!, 'SIGKILL');
    } catch {
      // it has ended
    }
  };
  const take = (piece: Buffer) => {
    size += piece.length;
    if (size > most) kill();
    else pieces.push(piece);
  };
  for (const stream of child.stdio.slice(1) as Readable[]) stream.on('data', take);
  let late = false;
  const timer = setTimeout(() => {
    late = true;
    kill();
  }, 1000 * seconds.clock);
  await new Promise((resolve) => child.on('close', resolve));
  clearTimeout(timer);
  return { text: Buffer.concat(pieces).toString(), late, flooded: size > most };
}

/** The first report of each question counts; what was not reported did not fail. */
function scoresIn(text: string, folder: string, passed: boolean): { [question: string]: number } {
  const scores: { [question: string]: number } = {};
  const reports = text.split('\n').filter((line) => line.startsWith('{"question"'));
  for (const { question, score } of reports.map((line) => JSON.parse(line) as { question: string; score: number }))
    scores[question] ??= score;
  const [kept] = lines(join(folder, 'scores.json'));
  if (reports.length === 0 && kept) return JSON.parse(kept) as { [question: string]: number };
  if (passed) for (const question of questions) scores[question] ??= 2;
  return scores;
}

function lines(file: string): string[] {
  try {
    return readFileSync(file, 'utf8').split('\n');
  } catch {
    return [];
  }
}

const sizeOf = (folder: string): number =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' }).reduce(
    (sum, name) => sum + (statSync(join(folder, name), { throwIfNoEntry: false })?.size ?? 0),
    0,
  );
