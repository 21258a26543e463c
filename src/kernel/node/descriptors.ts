// The numbers 1 and 2 as files: what a cell writes there goes to the notebook, not to the server's terminal.

import { createRequire } from 'node:module';
import { devNull } from 'node:os';
import { fileURLToPath } from 'node:url';
import { alike, nextTick } from './originals.js';

type Stream = 'stdout' | 'stderr';
type Call = (...args: unknown[]) => unknown;
type Functions = { [name: string]: Call };
type Print = (name: Stream, bytes: Uint8Array) => void;

const number = { stdout: 1, stderr: 2 } as const;

/** What may stand for one of the two: a number, a path, a handle that was opened by a path. */
const names = new Map<unknown, Stream>(
  (['stdout', 'stderr'] as const).flatMap((name) =>
    [number[name], `/dev/${name}`, `/dev/fd/${number[name]}`, `/proc/self/fd/${number[name]}`].map(
      (file): [unknown, Stream] => [file, name],
    ),
  ),
);
const handles = new WeakMap<object, Stream>();

function nameOf(target: unknown): Stream | undefined {
  if (typeof target !== 'object' || target === null) return names.get(target);
  return target instanceof URL && target.protocol === 'file:' ? names.get(fileURLToPath(target)) : handles.get(target);
}

/** Makes Node's functions print into the notebook; before the first cell. */
export function captureDescriptors(print: Print): void {
  const module = createRequire(import.meta.url)('node:fs') as Functions & { promises: Functions };
  const { promises } = module;
  const out = (name: Stream, chunk: Buffer): number => {
    print(name, chunk);
    return chunk.length;
  };
  const own: { [name: string]: (stream: Stream, ...args: unknown[]) => unknown } = {
    write: (stream, data, ...rest) => out(stream, part(data, rest)),
    writev: (stream, list) => out(stream, Buffer.concat((list as unknown[]).map((data) => bytes(data)))),
    writeFile: (stream, data, options) => void out(stream, bytes(data, encodingOf(options))),
    appendFile: (stream, data, options) => void out(stream, bytes(data, encodingOf(options))),
    open: (stream) => number[stream],
    close: () => undefined,
  };
  for (const [name, work] of Object.entries(own)) {
    replace(module, `${name}Sync`, work);
    replace(module, name, (stream, ...args) => {
      const result = work(stream, ...args);
      const done = args.at(-1);
      if (typeof done === 'function')
        nextTick(done as () => void, null, ...(name === 'close' ? [] : [result, args[0]]));
    });
  }
  const whole = async (stream: Stream, data: unknown, options: unknown) => {
    const pieces = typeof data === 'string' || ArrayBuffer.isView(data) ? [data] : (data as AsyncIterable<unknown>);
    for await (const piece of pieces) out(stream, bytes(piece, encodingOf(options)));
  };
  replace(promises, 'writeFile', whole);
  replace(promises, 'appendFile', whole);
  const { open } = promises;
  replace(promises, 'open', async (stream) => {
    const handle = (await open?.(devNull, 'w')) as object; // a handle of Node's own, which writes elsewhere
    handles.set(handle, stream);
    return Object.assign(handle, {
      write: async (buffer: unknown, ...rest: unknown[]) => ({ bytesWritten: out(stream, part(buffer, rest)), buffer }),
      writev: async (buffers: unknown) => ({ bytesWritten: own['writev']?.(stream, buffers), buffers }),
      writeFile: (data: unknown, options: unknown) => whole(stream, data, options),
      appendFile: (data: unknown, options: unknown) => whole(stream, data, options),
    });
  });
}

/** Lets `work` do what `owner[name]` does for all other files. */
function replace(owner: Functions, name: string, work: (stream: Stream, ...args: unknown[]) => unknown): void {
  const original = owner[name] as Call;
  owner[name] = alike(original, (target: unknown, ...args: unknown[]) => {
    const stream = nameOf(target);
    return stream ? work(stream, ...args) : original(target, ...args);
  });
}

function bytes(data: unknown, encoding?: unknown): Buffer {
  if (typeof data === 'string')
    return Buffer.from(data, (typeof encoding === 'string' ? encoding : 'utf8') as BufferEncoding);
  return ArrayBuffer.isView(data)
    ? Buffer.from(data.buffer, data.byteOffset, data.byteLength)
    : Buffer.from(String(data));
}

function encodingOf(options: unknown): unknown {
  return typeof options === 'object' ? (options as { encoding?: unknown } | null)?.encoding : options;
}

/** What `write` is to write: a text with its encoding, or a part of a buffer. */
function part(data: unknown, rest: unknown[]): Buffer {
  if (typeof data === 'string') return bytes(data, rest[1]);
  const [first, second] = rest;
  const { offset, length } = (
    typeof first === 'object' && first !== null ? first : { offset: first, length: second }
  ) as { offset?: unknown; length?: unknown };
  const from = typeof offset === 'number' ? offset : 0;
  return bytes(data).subarray(from, typeof length === 'number' ? from + length : undefined);
}
