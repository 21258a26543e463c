// Processes that cells start: what they print to the kernel's own output goes to the notebook.

import type * as childProcess from 'node:child_process';
import { createRequire } from 'node:module';
import { StringDecoder } from 'node:string_decoder';

type Stream = 'stdout' | 'stderr';

export interface ChildrenOptions {
  /** Writes under the run that is current. */
  print(name: Stream, text: string): void;
  /** `callback` as code of the run that is current. */
  wrap<T>(callback: T): T;
  /** A process was started that runs beside the kernel. */
  started(pid: number): void;
  ended(pid: number): void;
}

interface SpawnOptions {
  stdio?: unknown;
  [option: string]: unknown;
}

interface Started extends childProcess.ChildProcess {
  spawn(options: SpawnOptions): number;
}

/** What `stdio` says, and which of the kernel's own streams the child would write to. */
function captured(stdio: unknown): { stdio: unknown[]; inherits: (Stream | null)[] } | null {
  const given = Array.isArray(stdio)
    ? [...(stdio as unknown[])]
    : typeof stdio === 'string'
      ? [stdio, stdio, stdio]
      : null;
  if (!given) return null;
  const own = (at: number): Stream | null => {
    const value = given[at];
    if (value === 1 || value === process.stdout) return 'stdout';
    if (value === 2 || value === process.stderr) return 'stderr';
    return value === 'inherit' ? (at === 1 ? 'stdout' : at === 2 ? 'stderr' : null) : null;
  };
  const inherits = given.map((_, at) => (at === 0 ? null : own(at)));
  if (!inherits.some((stream) => stream !== null) && given[0] !== 'inherit') return null;
  const replaced = given.map((value, at) =>
    inherits[at] ? 'pipe' : at === 0 && value === 'inherit' ? 'ignore' : value,
  );
  return { stdio: replaced, inherits };
}

/** Makes Node's functions print into the notebook; before the first cell. */
export function captureChildren(options: ChildrenOptions): void {
  const module = createRequire(import.meta.url)('node:child_process') as typeof childProcess;
  const prototype = module.ChildProcess.prototype as Started;
  const { spawn } = prototype;
  prototype.spawn = function (this: Started, given) {
    const own = captured(given.stdio);
    const result = spawn.call(this, own ? { ...given, stdio: own.stdio } : given);
    const { pid } = this;
    if (pid !== undefined) {
      options.started(pid);
      this.once('exit', () => options.ended(pid));
    }
    own?.inherits.forEach((name, at) => {
      const stream = this.stdio[at];
      if (!name || !stream || !('on' in stream)) return;
      const decoder = new StringDecoder('utf8');
      stream.on(
        'data',
        options.wrap((chunk: Buffer) => options.print(name, decoder.write(chunk))),
      );
      (this.stdio as unknown[])[at] = null; // as with a stream that is inherited
      if (at === 1) this.stdout = null;
      if (at === 2) this.stderr = null;
    });
    return result;
  };
  const { spawnSync, execSync, execFileSync } = module;
  /** Runs to the end, prints what would have been inherited; the result as if it had been. */
  const run = (
    file: string,
    args: readonly string[],
    given: SpawnOptions,
    own: NonNullable<ReturnType<typeof captured>>,
  ) => {
    const result = spawnSync(file, args, {
      maxBuffer: 1 << 28,
      ...given,
      stdio: own.stdio,
    } as childProcess.SpawnSyncOptions);
    const output = result.output as (Buffer | string | null)[] | null;
    own.inherits.forEach((name, at) => {
      const text = output?.[at];
      if (!name || text === null || text === undefined || !output) return;
      options.print(name, String(text));
      output[at] = null;
    });
    return Object.assign(result, { stdout: output?.[1] ?? null, stderr: output?.[2] ?? null });
  };
  const checked = (result: ReturnType<typeof run>, command: string) => {
    if (result.error) throw Object.assign(result.error, result);
    if (result.status !== 0) throw Object.assign(new Error(`Command failed: ${command}`), result);
    return result.stdout;
  };
  Object.assign(module, {
    spawnSync(file: string, ...rest: unknown[]) {
      const { args, given } = split(rest);
      const own = captured(given.stdio);
      return own ? run(file, args, given, own) : spawnSync(file, ...(rest as []));
    },
    execFileSync(file: string, ...rest: unknown[]) {
      const { args, given } = split(rest);
      const own = captured(given.stdio);
      return own
        ? checked(run(file, args, given, own), [file, ...args].join(' '))
        : execFileSync(file, ...(rest as []));
    },
    execSync(command: string, given: SpawnOptions = {}) {
      const own = captured(given.stdio);
      if (!own) return execSync(command, given as childProcess.ExecSyncOptions);
      return checked(run(command, [], { ...given, shell: given['shell'] ?? true }, own), command);
    },
  });
}

/** The arguments behind a file: a list, options, or both. */
function split(rest: unknown[]): { args: readonly string[]; given: SpawnOptions } {
  const args = Array.isArray(rest[0]) ? (rest[0] as string[]) : [];
  const given = (rest.find((value) => typeof value === 'object' && value !== null && !Array.isArray(value)) ??
    {}) as SpawnOptions;
  return { args, given };
}
