// Each line of the sheet for those who know PyTorch compiles, and runs, with the built package.

import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { afterAll, beforeAll, expect, test } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));
const sheet = readFileSync(join(root, 'docs/pytorch.md'), 'utf8');
const blocks = [...sheet.matchAll(/^```ts\n(.*?)^```$/gms)].map(([, code]) => code ?? '');
const rows = [...sheet.matchAll(/^\| `(.+)` \| `(.+)` \|$/gm)].map(([, torch, ours]) => ({ torch, ours: ours ?? '' }));

/** Everything as one module, a function for each row; it prints a line for each that fails. */
const program = [
  ...blocks,
  'const rows: (() => unknown)[] = [',
  ...rows.map(({ ours }) => (/^(for|const) |; /.test(ours) ? `() => { ${ours} },` : `() => (${ours}),`)),
  '];',
  'for (const [index, row] of rows.entries()) {',
  '  try { row(); } catch (error) { console.log("row", index + 1, String(error)); }',
  '}',
].join('\n');

let folder = '';
beforeAll(() => {
  mkdirSync(join(root, 'output'), { recursive: true });
  folder = mkdtempSync(join(root, 'output/sheet-')); // below the root, where the package is found
  writeFileSync(join(folder, 'sheet.ts'), program);
});
afterAll(() => rmSync(folder, { recursive: true }));

test('it has forty rows and more, and every row of a table is read', () => {
  expect(rows.length).toBeGreaterThanOrEqual(40);
  expect(rows.length).toBe(sheet.split('\n').filter((line) => line.startsWith('| `')).length);
});

test('every line compiles', () => {
  const options: ts.CompilerOptions = {
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.NodeNext,
    strict: true,
    noEmit: true,
    skipLibCheck: true,
    types: ['node'],
  };
  const found = ts.getPreEmitDiagnostics(ts.createProgram([join(folder, 'sheet.ts')], options));
  const lines = program.split('\n');
  expect(
    found.map(({ file, start, messageText }) => [
      lines[file?.getLineAndCharacterOfPosition(start ?? 0).line ?? 0],
      ts.flattenDiagnosticMessageText(messageText, '\n'),
    ]),
  ).toEqual([]);
});

test('every line runs', () => {
  const { outputText } = ts.transpileModule(program, {
    compilerOptions: { target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.ESNext },
  });
  writeFileSync(join(folder, 'sheet.mjs'), outputText);
  const { stdout, stderr } = spawnSync(process.execPath, [join(folder, 'sheet.mjs')], {
    cwd: folder,
    encoding: 'utf8',
  });
  expect(stderr).toBe('');
  expect(stdout).toMatch(/^0 \d\.\d+\n1 \d\.\d+\n2 \d\.\d+\n$/);
});
