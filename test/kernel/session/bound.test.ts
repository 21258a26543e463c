import { expect, test } from 'vitest';
import { Bound, byteLength } from '../../../src/kernel/session/bound.js';

const bound = (limits = {}) => new Bound({ lines: 5, bytes: 100, all: 1000, displays: 3, ...limits });
const numbers = (from: number, to: number) => Array.from({ length: to - from }, (_, i) => `${from + i}\n`).join('');

test('lines up to the limit are shown, however they are written', () => {
  const whole = bound();
  expect(whole.text('stdout', numbers(0, 5), false)).toBe(numbers(0, 5));
  expect(whole.leftOut).toBeNull();
  const parts = bound();
  expect([numbers(0, 3), numbers(3, 9), numbers(9, 11)].map((text) => parts.text('stdout', text, false))).toEqual([
    numbers(0, 3),
    numbers(3, 5),
    '',
  ]);
  expect(parts.leftOut).toEqual({ lines: 6, displays: 0, tail: ['5', '6', '7', '8', '9', '10'] });
});

test('long lines count by their length', () => {
  const page = bound();
  expect(page.text('stdout', `${'x'.repeat(98)}\n${'y'.repeat(5)}`, false)).toBe(`${'x'.repeat(98)}\n`);
  expect(page.leftOut).toEqual({ lines: 1, displays: 0, tail: ['yyyyy'] });
});

test('what is counted are bytes, not characters', () => {
  const page = bound();
  expect(page.text('stdout', `${'é'.repeat(30)}\n`, false)).not.toBe(''); // 61 bytes
  expect(page.text('stdout', `${'漢'.repeat(12)}\n`, false)).not.toBe(''); // 37
  expect(page.text('stdout', '😀', false)).toBe(''); // 4, but two are left
  expect(page.text('stderr', 'x', false)).toBe('x');
  for (const [text, bytes] of [
    ['a', 1],
    ['é', 2],
    ['漢', 3],
    ['😀', 4],
    ['a\u0301', 3],
  ] as const)
    expect([byteLength(text), Buffer.byteLength(text)]).toEqual([bytes, bytes]);
});

test('one long write counts only towards all', () => {
  const page = bound();
  const text = numbers(100, 300);
  expect(page.text('stdout', text, true)).toBe(text);
  expect(page.text('stdout', numbers(100, 300), true).length).toBe(200);
});

test('what a carriage return overwrites is not counted', () => {
  const page = bound({ bytes: 20 });
  for (let i = 0; i < 1000; i++) expect(page.text('stdout', `${i % 100} %\r`, false)).not.toBe('');
  expect(page.text('stdout', 'done\n', false)).toBe('done\n');
  expect(page.text('stdout', `${'x'.repeat(14)}`, false)).toBe('x'.repeat(14));
  expect(page.text('stdout', '\rabc', false)).toBe('\rabc');
  expect(page.text('stdout', `defghijklmnop`, false)).toBe('');
});

test('a clear starts anew: at once, or with the next output', () => {
  const page = bound();
  page.text('stdout', numbers(0, 9), false);
  page.clear(false);
  expect(page.leftOut).toBeNull();
  expect(page.text('stdout', numbers(0, 5), false)).toBe(numbers(0, 5));
  page.text('stdout', numbers(0, 5), false);
  page.clear(true);
  expect(page.leftOut).not.toBeNull();
  expect(page.text('stdout', 'x\n', false)).toBe('x\n');
  expect(page.leftOut).toBeNull();
});

test('displays: an update counts once, and one of an output that was left out is left out', () => {
  const page = bound();
  expect(['a', 'b', 'c', 'd'].map((id) => page.display(id, 10))).toEqual([true, true, true, false]);
  for (let i = 0; i < 500; i++) expect(page.update('a', 10)).toBe(true);
  expect(page.update('d', 10)).toBe(false);
  expect(page.text('stdout', 'x\n', false)).toBe('x\n');
  expect(page.leftOut).toEqual({ lines: 0, displays: 1, tail: [] });
});

test('each change between stdout and stderr is an output of its own', () => {
  const page = bound();
  const shown = [0, 1, 2, 3, 4].map((i) => page.text(i % 2 ? 'stderr' : 'stdout', '.', false));
  expect(shown).toEqual(['.', '.', '.', '', '']);
});

test('displays count by their size', () => {
  const page = bound();
  expect([page.display(null, 600), page.display(null, 600), page.display(null, 300)]).toEqual([true, false, true]);
});

test('that something was written to stderr is seen in any case', () => {
  const page = bound();
  page.text('stdout', numbers(0, 9), false);
  expect(page.text('stderr', 'wrong\nmore\n', false)).toBe('wrong\n');
  expect(page.text('stderr', 'wrong again\n', false)).toBe('');
});

test.each([
  ['\n', 1],
  ['\n\n\n', 3],
  ['\na', 2],
  ['a', 1],
  ['a\n\nb', 3],
  ['a\n\nb\n', 3],
])('of %j %d lines are left out', (text, lines) => {
  const page = bound({ lines: 0 });
  expect(page.text('stdout', text, false)).toBe('');
  expect(page.leftOut?.lines).toBe(lines);
  page.text('stdout', '\n\n', false);
  expect(page.leftOut?.lines).toBe(lines + (text.endsWith('\n') ? 2 : 1));
});

test('of the end ten lines are shown, each up to a width, as a page shows them', () => {
  const page = bound({ lines: 0 });
  page.text('stdout', `${numbers(0, 90)}abc\rx\n${'y'.repeat(1000)}`, false);
  const tail = page.leftOut?.tail ?? [];
  expect(tail).toHaveLength(10);
  expect(tail.slice(-2)).toEqual(['xbc', 'y'.repeat(200)]);
});
