// What the rules may ask about a place: the words and the types around what stands between « and ».

import { beforeAll, expect, test } from 'vitest';
import { nodeAt } from '../../../src/kernel/language/diagnostics.js';
import { nodeFacts } from '../../../src/kernel/language/facts.js';
import { notebook } from './notebook.js';

const setup = [
  'const o = { name: "x", n: 1 }; const xs = [3, 1, 2]; let v = 1;',
  'class Acc { constructor(readonly step: number) {} add(by: number, options?: { twice?: boolean; log?: string }) { return by } }',
  'const acc = new Acc(1); const load = async () => ({ history: [1, 2] });',
  'const half = (x: number) => x / 2; enum Colour { Red }',
].join('\n');

const book = notebook();
beforeAll(() => book.run(setup));

/** A fact of a place. */
function fact(marked: string, name: string): string | undefined {
  const start = marked.indexOf('«');
  const length = marked.indexOf('»') - start - 1;
  const { file } = book.cells.draft(marked.replace(/[«»]/g, ''));
  const node = nodeAt(file, start, length);
  if (!node) throw new Error(`${marked}: no expression begins and ends there`);
  return nodeFacts(book.cells, node)(name);
}

test.each<[marked: string, facts: { [name: string]: string | undefined }]>([
  [
    '«o»',
    { word: 'o', wordType: '{ name: string; n: number; }', path: 'o', last: 'o', capital: 'O', object: undefined },
  ],
  ['torch.nn.«relu»(o)', { path: 'torch.nn.relu', last: 'relu', capital: 'Relu' }],
  ['«torch».nn.relu(o)', { path: 'torch.nn.relu', last: 'relu', object: 'torch' }],
  ['o.«nmae»', { object: 'o', objectType: '{ name: string; n: number; }', member: 'nmae', near: 'name' }],
  ['o.«nmae»', { offers: '`name`, `n`', objectMembers: 'name n', index: undefined }],
  ['xs.«x»', { offers: undefined }], // too many
  ['o[«"nmae"»]', { index: '"nmae"', indexType: 'string', member: 'nmae', near: 'name' }],
  ['xs[«v»]', { index: 'v', indexType: 'number', member: undefined }],
  ['«o» + xs', { left: 'o', right: 'xs', op: '+', leftType: '{ name: string; n: number; }', rightType: 'number[]' }],
  ['«v» + 1', { leftObject: 'v', rightObject: '(1)' }],
  ['«(v + 1)» * -v', { leftObject: '(v + 1)', rightObject: '(-v)' }],
  ['v + 1 < «o.n»', { leftObject: '(v + 1)', leftType: 'number', op: '<' }],
  ['o * 2 < «v»', { left: 'o * 2', leftType: undefined }], // is an error of its own
  ['(o - 2) < «v»', { leftType: undefined }],
  ['(v ** 2) < «v»', { leftType: 'number' }],
  ['«o» + acc', { leftMembers: 'name n', rightMembers: 'step add' }],
  ['«v» = half(2)', { value: 'half(2)', newValue: 'half(2)' }],
  ['«v» = nowhere + 1', { value: 'nowhere + 1', newValue: undefined }],
  ['«o».n = 3', { value: '3', newValue: undefined }],
  ['v = «o»', { value: undefined }],
  ['«v» == 3', { value: undefined }],
  ['half(«v» = 3)', { value: '3', newValue: undefined }],
  ['half(v, «o»)', { callee: 'half', first: 'v', second: 'o', third: undefined, count: '2', firstType: 'number' }],
  ['half(-v, «o», xs)', { firstObject: '(-v)', secondType: '{ name: string; n: number; }', third: 'xs', count: '3' }],
  ['half(o, «v»)', { firstMembers: 'name n' }],
  ['«half»()', { count: '0', first: undefined, missing: 'x' }],
  ['«v»', { count: '0', callee: undefined, missing: undefined }],
  ['«acc».x()', { calleeMembers: '' }],
  ['half(«"x"»)', { given: '"x"', givenType: 'string' }],
  ['const «q»: number = "x"', { given: '"x"' }],
  ['const p: { a: number } = { «a»: "x" }', { given: '"x"' }],
  ['acc.add(1, «true»)', { option: 'twice', options: 'twice log' }],
  ['acc.add(1, «"x"»)', { option: 'log' }],
  ['acc.add(1, «3»)', { option: undefined, options: 'twice log' }],
  ['half(«3»)', { option: undefined, options: '' }],
  ['acc.add(1, «twice=True»)', { namedOptions: '{ twice: true }', withOptions: 'acc.add(1, { twice: true })' }],
  ['load().«history»', { awaited: '(await load()).history' }],
  ['«load()» + 1', { awaited: '(await load()) + 1' }],
  ['1 + «load()»', { awaited: '1 + (await load())' }],
  ['const «m»: number[] = load()', { awaited: 'await load()' }],
  ['xs.«length»', { awaited: undefined }],
  ['if («xs») v', { condition: 'xs', conditionType: 'number[]' }],
  ['«xs»', { condition: undefined }],
  ['«hlaf»(3)', { nearName: 'half' }],
  ['«x»', { nearName: undefined }],
  ['const local = 1; «locla»', { nearName: 'local' }],
  ['«xy»', { nearName: undefined }], // of two letters nothing is near
  ['«sqrt»(2)', { math: 'Math.sqrt' }],
  ['«half»(2)', { math: undefined }],
  ['const q: «Colour» = 1', { isType: 'yes' }],
  ['«Colour»', { isType: undefined }],
  ['«readFileSync»("a")', { import: "import { readFileSync } from 'node:fs';" }],
  ['«readFileSync» = 3', { import: undefined }],
  ['«o»', { nonsense: undefined, toString: undefined }],
  [`half(«"${'x'.repeat(78)}"»)`, { given: `"${'x'.repeat(78)}"` }],
  [`half(«"${'x'.repeat(79)}"»)`, { given: undefined }], // too long for a sentence
  ['half(«`a\nb`»)', { given: undefined }],
])('%s', (marked, facts) => {
  for (const [name, value] of Object.entries(facts)) expect([name, fact(marked, name)]).toEqual([name, value]);
});

test('of what compiles, the quiet line says where it does something else than it seems to', () => {
  const note = (code: string) => {
    const result = book.compile(code);
    return result.status === 'ok' ? result.cell.note : result.error.evalue;
  };
  const said = '`v = 3` assigns; to compare, write `v === 3`';
  expect(note('v;\nif (v = 3) v;\n\nwhile (!(v = 3)) v')).toBe(`line 2: ${said}`);
  expect(note('v;\nif (v = 3) v;\n\ndo v; while (v = 3)')).toBe(`line 2: ${said}; line 4: ${said}`);
  expect(note('if (v === 3) v')).toBeNull();
});
