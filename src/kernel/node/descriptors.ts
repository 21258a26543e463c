// The numbers 1 and 2 as files: what a cell writes there goes to the notebook, not to the server's terminal.

import type * as fs from 'node:fs';
import { createRequire, syncBuiltinESMExports } from 'node:module';

type Stream = 'stdout' | 'stderr';

const names = new Map<unknown, Stream>(
  (['stdout', 'stderr'] as const).flatMap((name, i) =>
    [i + 1, `/dev/${name}`, `/dev/fd/${i + 1}`, `/proc/self/fd/${i + 1}`].map((file): [unknown, Stream] => [
      file,
      name,
    ]),
  ),
);

/** Makes Node's functions print into the notebook; before the first cell. */
export function captureDescriptors(print: (name: Stream, bytes: Uint8Array) => void): void {
  const module = createRequire(import.meta.url)('node:fs') as typeof fs;
  const { writeSync, write, writevSync, writeFileSync, appendFileSync } = module;
  const bytes = (data: unknown, encoding?: unknown): Buffer =>
    typeof data === 'string'
      ? Buffer.from(data, (typeof encoding === 'string' ? encoding : 'utf8') as BufferEncoding)
      : ArrayBuffer.isView(data)
        ? Buffer.from(data.buffer, data.byteOffset, data.byteLength)
        : Buffer.from(String(data));
  /** What `write` is to write: a text with its encoding, or a part of a buffer. */
  const part = (data: unknown, rest: unknown[]): Buffer => {
    if (typeof data === 'string') return bytes(data, rest[1]);
    const first = rest[0];
    const { offset = 0, length } = (
      typeof first === 'object' && first !== null ? first : { offset: first, length: rest[1] }
    ) as {
      offset?: number | null;
      length?: number | null;
    };
    const whole = bytes(data);
    const from = typeof offset === 'number' ? offset : 0;
    return whole.subarray(from, typeof length === 'number' ? from + length : undefined);
  };
  const file = (original: (...args: never[]) => void) => (path: unknown, data: unknown, options?: unknown) => {
    const name = names.get(path);
    if (!name) return (original as (...args: unknown[]) => void)(path, data, options);
    print(
      name,
      bytes(data, typeof options === 'string' ? options : (options as { encoding?: string } | null)?.encoding),
    );
  };
  Object.assign(module, {
    writeSync(fd: number, data: string, ...rest: never[]) {
      const name = names.get(fd);
      if (!name) return writeSync(fd, data, ...rest);
      const chunk = part(data, rest);
      print(name, chunk);
      return chunk.length;
    },
    writevSync(fd: number, list: readonly NodeJS.ArrayBufferView[], ...rest: never[]) {
      const name = names.get(fd);
      if (!name) return writevSync(fd, list, ...rest);
      const chunk = Buffer.concat(list.map((data) => bytes(data)));
      print(name, chunk);
      return chunk.length;
    },
    write: Object.defineProperties((fd: number, data: string, ...rest: unknown[]) => {
      const name = names.get(fd);
      if (!name) return (write as (...args: unknown[]) => void)(fd, data, ...rest);
      const done = rest.at(-1);
      const chunk = part(data, rest);
      print(name, chunk);
      if (typeof done === 'function') process.nextTick(done, null, chunk.length, data);
    }, Object.getOwnPropertyDescriptors(write)),
    writeFileSync: file(writeFileSync),
    appendFileSync: file(appendFileSync),
  });
  syncBuiltinESMExports();
}
