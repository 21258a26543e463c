// The engine has two storeys: arrays know no tensor and no gradient, and few files need each other.

import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { expect, test } from 'vitest';

const engine = fileURLToPath(new URL('../../src/engine', import.meta.url));
const files = readdirSync(engine, { recursive: true, encoding: 'utf8' })
  .map((file) => file.replaceAll('\\', '/'))
  .filter((file) => /(?<!\.d)\.ts$/.test(file) && !file.includes('assembly/'));

/** The files of the engine that a file imports, types included. */
const imports = new Map(
  files.map((file) => {
    const path = join(engine, file);
    const targets = ts
      .preProcessFile(readFileSync(path, 'utf8'), true, true)
      .importedFiles.map(({ fileName }) => relative(engine, resolve(dirname(path), fileName)).replaceAll('\\', '/'))
      .map((target) => target.replace(/\.js$/, '.ts'));
    return [file, targets.filter((target) => files.includes(target))];
  }),
);

/** All files that a file leads to. */
function reached(from: string): Set<string> {
  const found = new Set(imports.get(from));
  for (const file of found) for (const next of imports.get(file)!) found.add(next);
  return found;
}

test('arrays and kernels import nothing from the storey above', () => {
  for (const file of files.filter((name) => /^(arrays|kernels)\//.test(name)))
    for (const target of imports.get(file)!) expect(target, file).toMatch(/^(arrays\/|kernels\/|messages\.ts$)/);
  for (const file of files.filter((name) => name.startsWith('kernels/')))
    for (const target of imports.get(file)!) expect(target, file).not.toMatch(/^arrays\//);
});

test('only the tensor, its operations and their gradients need each other', () => {
  const circle = files.filter((file) => reached(file).has(file));
  expect(circle.sort()).toEqual(['autograd.ts', 'ops.ts', 'tensor.ts']);
});

test('no code below the gradients asks whether they are recorded', () => {
  for (const file of files.filter((name) => name.startsWith('arrays/') || name === 'ops.ts'))
    expect(readFileSync(join(engine, file), 'utf8'), file).not.toMatch(/isGradEnabled|noGrad/);
});
