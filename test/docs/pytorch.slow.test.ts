// Each line of the sheet for those who know PyTorch compiles, and runs, with the built package.

import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { expect, test } from 'vitest';
import { root } from './examples.js';
import { programIn } from './folder.js';

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

const inFolder = programIn('sheet', program);

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
  const found = ts.getPreEmitDiagnostics(ts.createProgram([inFolder('sheet.ts')], options));
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
  writeFileSync(inFolder('sheet.mjs'), outputText);
  const { stdout, stderr } = spawnSync(process.execPath, [inFolder('sheet.mjs')], {
    cwd: inFolder(),
    encoding: 'utf8',
  });
  expect(stderr).toBe('');
  expect(stdout).toMatch(/^0 \d\.\d+\n1 \d\.\d+\n2 \d\.\d+\n$/);
});
