// What a sandbox can see: Node, its libraries, and Lectern as students import it. It is made once for a run of the marker, in a folder
// that other users can read, since sandboxes run as such.

import { execFileSync } from 'node:child_process';
import { chmodSync, cpSync, mkdirSync, mkdtempSync, readdirSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeWithout } from './forbid.js';
import { nodeOptions, usual } from './limits.js';
import { messages } from './messages.js';

export interface Room {
  /** Files and folders of this machine, by the place where the sandbox sees them. */
  readonly binds: ReadonlyMap<string, string>;
  /**
   * The files that take the place of others, where Lectern lacks some names.
   * @throws {RangeError} when it has no such name
   */
  without(names: readonly string[]): ReadonlyMap<string, string>;
  remove(): void;
}

/** What runs in the sandbox, as it is seen there. */
export const guest = '/node_modules/lectern/dist/grading/guest/main.js';

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
  'dist/grading/guest/main.js',
  'lessons/data',
];

/**
 * Makes a room.
 * @param root the folder of the package
 * @throws {Error} when Node or `prlimit` is not to be found
 */
export function makeRoom(root: string): Room {
  const folder = mkdtempSync(join(tmpdir(), 'lectern-marking-'));
  const modules = join(folder, 'node_modules');
  const lectern = join(modules, 'lectern');
  for (const part of parts) cpSync(join(root, part), join(lectern, part), { recursive: true, filter: isNoMap });
  cpSync(join(root, 'dist/kernel/typescript.cjs'), join(lectern, 'dist/grading/typescript.cjs'));
  // its place, by which the compiler is found; what is loaded is the file above
  const compiler = join(modules, 'typescript');
  mkdirSync(compiler);
  writeFileSync(join(compiler, 'package.json'), '{ "name": "typescript", "main": "index.js" }\n');
  writeFileSync(join(compiler, 'index.js'), '');
  keepCompiled(join(folder, guest));
  readableByAll(folder);
  const binds = new Map([
    ['/bin/node', realpathSync(process.execPath)],
    ['/bin/prlimit', found('prlimit')],
    ['/node_modules', modules],
  ]);
  for (const program of ['/bin/node', '/bin/prlimit'])
    for (const library of librariesOf(binds.get(program)!)) binds.set(library, realpathSync(library));
  const known = new Map<string, ReadonlyMap<string, string>>();
  return {
    binds,
    without(names) {
      const key = [...names].sort().join();
      let files = known.get(key);
      if (!files) {
        const changed = join(folder, `without-${known.size}`);
        const written = writeWithout(lectern, names, changed);
        if (written.size > 0) readableByAll(changed);
        files = new Map([...written].map(([path, file]) => [`/node_modules/lectern/${path}`, file]));
        known.set(key, files);
      }
      return files;
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
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
