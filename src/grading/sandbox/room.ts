// What a sandbox can see: Node, its libraries, and Lectern as students import it. It is made once for a run of the marker, in a folder
// that other users can read, since sandboxes run as such.

import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  chmodSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { without } from './forbid.js';
import { nodeOptions, usual } from './limits.js';
import { messages } from './messages.js';
import { packagesOf } from './packages.js';

export interface Room {
  readonly folder: string;
  /** Files of this machine, by the place where a sandbox sees them: programs and their libraries. */
  readonly programs: ReadonlyMap<string, string>;
  /** A digest of all that the package and what it computes with consist of. */
  readonly digest: string;
  /**
   * A folder `node_modules` with a Lectern that lacks some names.
   * @throws {RangeError} when it has no such name
   */
  modules(forbids: readonly string[]): string;
  remove(): void;
}

/** What runs in sandboxes, in a folder `node_modules`: answers, and the compiler of their cells. */
export const guests = {
  answer: 'lectern/dist/grading/guest/main.js',
  compiler: 'lectern/dist/grading/guest/compile.js',
} as const;

/** What of the built package students import: the doors, and what is joined behind them. The marker's own code is not among it. */
const parts = [
  'package.json',
  'dist/index.js',
  'dist/chunks',
  'dist/homework/index.js',
  'dist/lesson/index.js',
  'dist/math/index.js',
  'dist/notebook/index.js',
  'dist/notebook/tslab.js',
  'dist/plot/index.js',
  'dist/slides/index.js',
  'dist/grading/guest/compile.js',
  'dist/grading/guest/main.js',
  'lessons/data',
];

/** What `linalg` computes with, which is loaded when it is needed first. */
const packages = ['ml-matrix'];

/**
 * Makes a room.
 * @param root the folder of the package
 * @throws {Error} when Node or `prlimit` is not to be found
 */
export function makeRoom(root: string): Room {
  const folder = mkdtempSync(join(tmpdir(), 'lectern-marking-'));
  const whole = join(folder, 'whole/node_modules');
  for (const part of parts)
    cpSync(join(root, part), join(whole, 'lectern', part), { recursive: true, filter: isNoMap });
  for (const [name, from] of packagesOf(root, packages))
    cpSync(from, join(whole, name), { recursive: true, filter: isNoMap });
  const digest = digestOfFolder(whole); // before what depends on this machine
  cpSync(join(root, 'dist/kernel/typescript.cjs'), join(whole, 'lectern/dist/grading/typescript.cjs'));
  // the compiler's place, by which it is found; what is loaded is the file above
  mkdirSync(join(whole, 'typescript'));
  writeFileSync(join(whole, 'typescript/package.json'), '{ "name": "typescript", "main": "index.js" }\n');
  writeFileSync(join(whole, 'typescript/index.js'), '');
  keepCompiled(join(whole, guests.compiler));
  readableByAll(folder);
  const programs = new Map([
    ['/bin/node', realpathSync(process.execPath)],
    ['/bin/prlimit', found('prlimit')],
  ]);
  for (const program of [...programs.values()])
    for (const library of librariesOf(program)) programs.set(library, realpathSync(library));
  const known = new Map([['', whole]]);
  return {
    folder,
    programs,
    digest,
    modules(forbids) {
      const key = [...forbids].sort().join();
      const made = known.get(key) ?? join(folder, `without-${known.size}`, 'node_modules');
      if (!known.has(key)) {
        cpSync(whole, made, { recursive: true });
        for (const [path, text] of without(join(whole, 'lectern'), forbids))
          writeFileSync(join(made, 'lectern', path), text);
        readableByAll(dirname(made));
        known.set(key, made);
      }
      return made;
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** A digest of the files in a folder, by their names. */
function digestOfFolder(folder: string): string {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
  const hash = createHash('sha256');
  for (const file of files) hash.update(`${relative(folder, file)}\0`).update(readFileSync(file));
  return hash.digest('hex');
}

const isNoMap = (path: string): boolean => !path.endsWith('.map') && !path.endsWith('.d.ts');

/** Lets V8 keep what it has compiled of the compiler, with the options that the sandbox will have. */
function keepCompiled(program: string): void {
  execFileSync(process.execPath, [...nodeOptions(usual), program, '--keep'], { stdio: 'ignore' });
}

function readableByAll(folder: string): void {
  chmodSync(folder, 0o755);
  for (const entry of readdirSync(folder, { withFileTypes: true }))
    if (entry.isDirectory()) readableByAll(join(folder, entry.name));
    else chmodSync(join(folder, entry.name), 0o644);
}

/**
 * Where a program lies.
 * @throws {Error} when it is not to be found
 */
export function found(program: string): string {
  for (const folder of (process.env['PATH'] ?? '').split(':').concat('/usr/bin', '/bin', '/usr/local/bin'))
    try {
      return realpathSync(join(folder, program));
    } catch {
      // not here
    }
  throw new Error(messages.noProgram(program));
}

/** The libraries that a program needs, as `ldd` names them. */
const librariesOf = (program: string): string[] =>
  execFileSync('ldd', [program], { encoding: 'utf8' })
    .split('\n')
    .map((line) => /(?:=> )?(\/\S+) \(0x/.exec(line)?.[1])
    .filter((path): path is string => path !== undefined);
