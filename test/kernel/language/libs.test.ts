// The libraries that cells are typed with, held against the Node that runs.

import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { libsFor } from '../../../src/kernel/language/libs.js';

const folder = dirname(fileURLToPath(import.meta.resolve('typescript')));
const major = Number(process.versions.node.split('.')[0]);

/** Something that only this library declares. */
const signs = new Map([
  ['es2024.arraybuffer', 'ArrayBuffer.prototype.transfer'],
  ['es2024.collection', 'Map.groupBy'],
  ['es2024.object', 'Object.groupBy'],
  ['es2024.promise', 'Promise.withResolvers'],
  ['es2024.regexp', 'RegExp.prototype.unicodeSets'],
  ['es2024.sharedmemory', 'Atomics.waitAsync'],
  ['es2024.string', 'String.prototype.isWellFormed'],
  ['es2025.collection', 'Set.prototype.union'],
  ['es2025.float16', 'Float16Array'],
  ['es2025.intl', 'Intl.DurationFormat'],
  ['es2025.iterator', 'Iterator'],
  ['es2025.promise', 'Promise.try'],
  ['es2025.regexp', 'RegExp.escape'],
  ['esnext.array', 'Array.fromAsync'],
  ['esnext.collection', 'Map.prototype.getOrInsert'],
  ['esnext.date', 'Date.prototype.toTemporalInstant'],
  ['esnext.decorators', 'Symbol.metadata'],
  ['esnext.disposable', 'DisposableStack'],
  ['esnext.error', 'Error.isError'],
  ['esnext.intl', 'Intl.Locale.prototype.getCalendars'],
  ['esnext.sharedmemory', 'Atomics.pause'],
  ['esnext.temporal', 'Temporal'],
  ['esnext.typedarrays', 'Uint8Array.prototype.toBase64'],
]);

/** `files` and what they refer to. */
function whole(files: string[], seen = new Set<string>()): Set<string> {
  for (const file of files) {
    if (seen.has(file)) continue;
    seen.add(file);
    const references = readFileSync(join(folder, file), 'utf8').matchAll(/<reference lib="(.+?)"/g);
    whole(
      [...references].map(([, lib]) => `lib.${lib}.d.ts`),
      seen,
    );
  }
  return seen;
}

function exists(path: string): boolean {
  let place: unknown = globalThis;
  const names = path.split('.');
  const last = names.pop() ?? '';
  for (const name of names) place = Object(Reflect.get(Object(place), name));
  return last in Object(place); // not read: a getter of a prototype may throw
}

test('a sign is known for every library since 2024', () => {
  const files = readdirSync(folder).flatMap(
    (file) => /^lib\.((?:es202[4-9]|esnext)\..+)\.d\.ts$/.exec(file)?.[1] ?? [],
  );
  expect([...signs.keys()]).toEqual(files.filter((lib) => !lib.endsWith('.full')).sort());
});

/** What of `files`, and of what they refer to, this Node has not. */
function missing(files: string[]): string[] {
  const libs = whole(files);
  return [...signs].flatMap(([lib, sign]) => (libs.has(`lib.${lib}.d.ts`) && !exists(sign) ? sign : []));
}

test('this Node has what its libraries say', () => {
  expect(missing(libsFor(major))).toEqual([]);
  expect(whole(libsFor(major))).toContain('lib.es2023.array.d.ts');
});

test.runIf(major % 2 === 0 && major <= 26)('no library is left out that this Node has', () => {
  const libs = whole(libsFor(major));
  const others = [...signs.keys()].filter((lib) => !libs.has(`lib.${lib}.d.ts`));
  expect(others.filter((lib) => missing([`lib.${lib}.d.ts`]).length === 0)).toEqual([]);
});

test('an odd version has the libraries of the one below, and each has those of all before', () => {
  expect(libsFor(23)).toEqual(libsFor(22));
  expect(libsFor(18)).toEqual(libsFor(20));
  for (const major of [22, 24, 26, 28]) expect(libsFor(major)).toEqual(expect.arrayContaining(libsFor(major - 2)));
});
