// What a notebook may leave out: strict types refuse it, and a cell runs with a quiet line about it.

import { expect, test } from 'vitest';
import { notebook } from './notebook.js';

const rows: [code: number, source: string][] = [
  [7005, 'let t; function read() { return t } t = 1'],
  [7006, 'const f = function (a) { return a }'],
  [7008, 'class C { field }'],
  [7009, 'function Old(this: any) { this.a = 1 }\nconst o = new Old()'],
  [7010, 'interface I { m() }'],
  [7019, 'function all(...rest) { return rest.length }'],
  [7020, 'interface Call { () }'],
  [7022, 'const loop = [1].map(() => loop)'],
  [7023, 'function again(n: number) { return n > 0 ? again(n - 1) : again(n) }'],
  [7024, 'const loop = [1].map(() => loop)'],
  [7031, 'function pick({ a, b }) { return a + b }'],
  [7034, 'let later; function read() { return later } later = 2'],
  [7053, "const counts = {}; let word: string = 'w'; counts[word] = 1"],
  [2683, 'function Person(name: string) { this.name = name }'],
  [18046, "try { throw new Error('x') } catch (error) { console.log(error.message) }"],
  [18050, 'const n = undefined + 1'],
  [2454, 'let total: number; if (Math.abs(1) > 2) total = 1; total + 1'],
  [2564, 'class D { size: number }'],
  [2794, 'await new Promise(function (done) { done() })'],
];

for (const [code, source] of rows)
  test(`${code} stops a strict cell only`, () => {
    const strict = notebook().compile(source, 'strict');
    expect(strict.status === 'error' && strict.error.evalue).toContain(`TS${code}`);
    const loose = notebook().compile(source);
    const said = loose.status === 'ok' ? (loose.cell.note ?? 'nothing') : loose.error.evalue;
    expect(said).toMatch(code === 18050 ? /^nothing$/ : /^not checked|^perhaps not set/);
  });

test.each([
  ['const f = (a) => a', 'not checked, because no type is known: a (line 1)'],
  ['const f = (a, b, c) => [a, b, c]', 'not checked, because no type is known: a (line 1), b (line 1), c (line 1)'],
  [
    'try { throw 1 } catch (e) { [e.a, e.b, e.c, e.d] }', // one place, however often it is named
    'not checked, because no type is known: e (line 1)',
  ],
  [
    'const f = (a, b) => [a, b]\nconst g = (c, d) => [c, d]',
    'not checked, because no type is known: a (line 1), b (line 1), c (line 2), …',
  ],
])('%s: three places are named', (code, note) => {
  const result = notebook().compile(code);
  expect(result.status === 'ok' && result.cell.note).toContain(note);
  if (!note.endsWith('…')) expect(result.status === 'ok' && result.cell.note).not.toContain('…');
});

test.each([
  ["import fs = require('fs'); fs.existsSync('a')", 1202],
  ["/a/v.test('a')", 1501],
])('%s is right as it stands, whatever TS%d says', (code) => {
  for (const types of ['strict', 'notebook'] as const)
    expect(notebook().compile(code, types)).toMatchObject({ status: 'ok', cell: { note: null } });
});

const refused: [code: number, source: string][] = [
  [7053, "const names = { name: 'x' }\nnames['nmae']"],
  [7017, 'globalThis.foo'],
  [7015, "enum E { A }\nE['B']"],
  [2304, 'unknownName + 1'],
  [2322, "const n: number = 'x'"],
  [2554, 'function half(v: number) { return v / 2 }\nhalf()'],
];

for (const [code, source] of refused)
  test(`${code} stops every cell: ${source.split('\n').at(-1)}`, () => {
    const result = notebook().compile(source);
    expect(result.status === 'error' && result.error.evalue).toContain(`TS${code}`);
  });
