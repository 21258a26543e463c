import { beforeAll, describe, expect, test } from 'vitest';
import * as lectern from '../../../src/index.js';
import type { Cells } from '../../../src/kernel/language/cells.js';
import { complete, inspect, isComplete } from '../../../src/kernel/language/editor.js';
import { importable } from '../../../src/kernel/language/importable.js';
import * as elementary from '../../../src/math/index.js';
import { notebook } from './notebook.js';

let cells: Cells;
beforeAll(() => {
  const book = notebook();
  book.compile(
    '/** Adds one.\n * @param n a number of steps\n * @throws {RangeError} never\n * @example\n * plusOne(1) // 2\n */\nfunction plusOne(n: number): number { return n + 1 }',
  );
  book.compile('const point = { x: 1, y: "two", move(dx: number) { return dx } }');
  book.compile('/** Where everything begins. */\nconst origin = { x: 0 }');
  cells = book.cells;
});

describe('completion', () => {
  test('offers members with their kinds', () => {
    const { start, end, entries } = complete(cells, 'point.', 6);
    expect([start, end]).toEqual([6, 6]);
    expect(entries.map(({ text, type }) => [text, type])).toEqual([
      ['move', 'method'],
      ['x', 'property'],
      ['y', 'property'],
    ]);
  });

  test('replaces the begun word, whatever its case', () => {
    const { start, end, entries } = complete(cells, '1 + plusO', 9);
    expect([start, end]).toEqual([4, 9]);
    expect(entries.map(({ text, type }) => [text, type])).toEqual([['plusOne', 'function']]);
    expect(complete(cells, 'PLUS', 4).entries.map(({ text }) => text)).toEqual(['plusOne']);
  });

  test('knows the code before the cursor, and what every cell has', () => {
    expect(complete(cells, 'const local = [1]; loc', 22).entries.map(({ text }) => text)).toContain('local');
    expect(complete(cells, 'displ', 5).entries.map(({ text }) => text)).toContain('display');
  });

  test('finds module paths', () => {
    const code = "import {} from 'node:pat";
    expect(complete(cells, code, code.length).entries.map(({ text }) => text)).toContain('node:path');
  });

  test.each([
    ['plot.line({ x: [1] }, { y|', ['y', 'yLabel', 'yScale']],
    ['new optim.SGD([], { l|', ['lr']],
    ['function f() {\n  plot.line({ x: [1] }, { y|\n}', ['y', 'yLabel', 'yScale']],
    // biome-ignore lint/suspicious/noTemplateCurlyInString: it is code
    ['const t = `${plot.line({ x: [1] }, { y|', ['y', 'yLabel', 'yScale']],
    ['plot.line({ x: [1] }, { y|\nconst z = [1]', ['y', 'yLabel', 'yScale']],
    ['const r = /[({]/; plot.line({ x: [1] }, { y|', ['y', 'yLabel', 'yScale']],
  ])('in open brackets: %s', (code, expected) => {
    const start = "import { optim, plot } from 'lectern';\n";
    const { entries } = complete(cells, start + code.replace('|', ''), start.length + code.indexOf('|'));
    expect(entries.map(({ text }) => text)).toEqual(expected);
  });

  test('offers names that need an import, after the names in sight', () => {
    const { entries } = complete(cells, 'const zerosOfMine = 1; zer', 26);
    expect(entries.map((entry) => [entry.text, entry.import])).toEqual([
      ['zerosOfMine', undefined],
      ['zeros', "import { zeros } from 'lectern';"],
      ['zerosLike', "import { zerosLike } from 'lectern';"],
    ]);
    expect(complete(cells, 'prog', 4).entries[0]?.import).toBe("import { progress } from 'lectern/notebook';");
    expect(complete(cells, "import { zeros } from 'lectern'; zeros", 38).entries[0]?.import).toBeUndefined();
    expect(complete(cells, 'point.ran', 9).entries).toEqual([]);
    expect(complete(cells, "'ran", 4).entries).toEqual([]);
  });

  test.each([
    ['zerosLik', 'function'],
    ['ShapeErr', 'class'],
    ['optim', 'module'],
    ['displaySymb', 'const'],
    ['let x: TensorOpt', 'interface'],
    ['let x: DTyp', 'type'],
  ])('%s: the kind of what is imported is %s, before the import and after it', (code, kind) => {
    const offer = complete(cells, code, code.length).entries.find((entry) => entry.import !== undefined)!;
    expect(offer.type).toBe(kind);
    const imported = `${offer.import!}\n${code}`;
    const { entries } = complete(cells, imported, imported.length);
    expect(entries.find(({ text }) => text === offer.text)).toMatchObject({ type: kind });
    const renamed = imported.replace(offer.text, `${offer.text} as whatever`).replace(/\w+$/, 'whatev');
    expect(complete(cells, renamed, renamed.length).entries.map(({ text, type }) => [text, type])).toEqual([
      ['whatever', kind],
    ]);
  });

  test('an import of something that is not there is an alias', () => {
    const code = "import { notThere } from 'lectern'; notThe";
    expect(complete(cells, code, code.length).entries).toMatchObject([{ text: 'notThere', type: 'alias' }]);
  });

  const shared = Object.keys(elementary).filter((name) => name in lectern);
  test('two modules share names', () => expect(shared).toEqual(expect.arrayContaining(['exp', 'log', 'tanh'])));
  test.each(shared)('%s is offered from lectern, not from lectern/math', (name) => {
    const line = `import { ${name} } from 'lectern';`;
    const offers = complete(cells, name, name.length).entries.filter(({ text }) => text === name);
    expect(offers.map((entry) => entry.import)).toEqual([line]);
    expect(importable(cells, name)).toBe(line); // what an error says to add
  });

  test('shows none of its own files', () => {
    expect(JSON.stringify(complete(cells, '', 0))).not.toContain('.lectern');
  });
});

describe('documentation', () => {
  test('is Markdown and text, with the example', () => {
    const bundle = inspect(cells, 'plusOne(2)', 3);
    expect(bundle?.['text/plain']).toContain('function plusOne(n: number): number');
    expect(bundle?.['text/markdown']).toContain('```typescript\n');
    expect(bundle?.['text/markdown']).toContain('Adds one.');
    expect(bundle?.['text/markdown']).toContain('plusOne(1) // 2');
    expect(bundle?.['text/markdown']).toContain('- `n` a number of steps\n\n*throws* {RangeError} never\n');
    expect(bundle?.['text/plain']).toContain('@param n a number of steps\n@throws {RangeError} never\n');
  });

  test.each([
    ['at the beginning of the name', 'plusOne', 0],
    ['at the end of the name', 'plusOne', 7],
    ['behind the sign after it', 'plusOne;', 8],
    ['among the arguments', 'plusOne(1, ', 11],
    ['among the arguments, before the bracket that is closed', 'plusOne(1,  )', 11],
    ['behind a bracket that stands apart', 'plusOne (', 9],
    ['of a call that stands further on', '1 + plusOne(1, ', 15],
    ['after a closed call inside', 'plusOne((1), ', 13],
  ])('%s', (_name, code, offset) => expect(inspect(cells, code, offset)?.['text/plain']).toContain('plusOne'));

  test('of a variable of another cell, and of what every cell has', () => {
    expect(inspect(cells, 'origin', 3)?.['text/plain']).toContain('Where everything begins.');
    expect(inspect(cells, 'display(1)', 3)?.['text/plain']).toContain('as its result would be shown');
  });

  test('of the name at the cursor, and of no other in the line', () => {
    const book = notebook();
    book.compile('/** The first. */\nconst one = 1');
    book.compile('/** The second. */\nconst two = { n: 2 }');
    const code = 'one + two.n';
    expect(inspect(book.cells, code, 7)?.['text/plain']).toContain('The second.');
    expect(inspect(book.cells, code, 7)?.['text/plain']).not.toContain('The first.');
    expect(inspect(book.cells, code, 3)?.['text/plain']).toContain('The first.');
  });

  // each comment is read once, so that each place has a name of its own
  test.each([
    ['at the beginning', 'narrow', 0, 'from `start` on'],
    ['in the middle', 'linspace', 6, 'equal distances'],
    ['at the end', 'logsumexp', 9, 'ln Σ'],
  ])('of a name of the library, read where the cursor is: %s', (_, name, place, text) => {
    const start = `import { hvp, ${name} } from 'lectern';\n`;
    const { cells } = notebook();
    expect(inspect(cells, start + name, start.length + place)?.['text/plain']).toContain(text);
  });

  test.each([
    ['   ', 2],
    [' plusOne', 0],
    ['plusOne; ', 9],
    ['(1, ', 4],
  ])('is null where there is none: %j, %d', (code, place) => expect(inspect(cells, code, place)).toBeNull());
});

test.each([
  ['1 + 1', { status: 'complete' }],
  ['', { status: 'complete' }],
  ['for (let i = 0; i < 3; i++) {', { status: 'incomplete', indent: '  ' }],
  ['f({\n  a: [', { status: 'incomplete', indent: '      ' }],
  ['`abc', { status: 'incomplete', indent: '' }],
  ['/* open', { status: 'incomplete', indent: '' }],
  ['const a =', { status: 'incomplete', indent: '' }],
  ['let 3x = 1', { status: 'invalid' }],
  ['1 + ) 2', { status: 'invalid' }],
  ['const s = "open', { status: 'invalid' }],
])('isComplete(%j)', (code, answer) => expect(isComplete(code)).toEqual(answer));
