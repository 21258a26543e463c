// Small parts of the language that need no cell: brackets, what `declare` adds, which line an import needs.

import { describe, expect, test } from 'vitest';
import { augmentationsOf } from '../../../src/kernel/language/augmentations.js';
import { closed, openBrackets } from '../../../src/kernel/language/brackets.js';
import { importable, includeModules } from '../../../src/kernel/language/importable.js';
import { notebook } from './notebook.js';

/* biome-ignore-start lint/suspicious/noTemplateCurlyInString: it is code */
describe('open brackets', () => {
  test.each<[code: string, open: string[], closed?: number]>([
    ['f([{', [')', ']', '}']],
    ['f(a)[b]{c}', []],
    ['`${', ['}`']],
    ['`${a', ['}`']],
    ['`${a} and ${b', ['}`']],
    ['`${a} and ${b}`', []],
    ['`${a}` + f(', [')']],
    ['`${{ a: 1 }}` + [', [']']],
    ['`${f(`${a', ['}`', ')', '}`']],
    ['`plain (` + [', [']']],
    ['\'(\' + "[" + (', [')']],
    ['// (\n[', [']']],
    ['/[({]/.test(', [')']],
    ['a / b / (', [')']],
    ['(a) / 2 + (', [')']],
    ['x[0] / [', [']']],
    ['1 / (', [')']],
    ['a) + b]', [], 2],
  ])('%s: %j, outermost first', (code, open, count = 0) => {
    expect(openBrackets(code)).toEqual({ open, closed: count });
  });
  test('those that are closed nowhere are closed at the cursor', () => {
    expect(closed('f({ a', 5)).toBe('f({ a})');
    expect(closed('f({ a)', 5)).toBe('f({ a})');
    expect(closed('f({ a })', 5)).toBe('f({ a })');
    expect(closed('`${f(', 5)).toBe('`${f()}`');
  });
});
/* biome-ignore-end lint/suspicious/noTemplateCurlyInString: it is code */

describe('what a cell adds to types that are not its own', () => {
  const keys = (code: string) => [...(augmentationsOf(code)?.keys ?? [])];
  test.each<[code: string, keys: string[]]>([
    ['const a = 1', []],
    ['namespace N { export const a = 1 }', []],
    ['declare module N { const a: number }', []], // a namespace in an old spelling: its own
    ['declare global { interface Array<T> { last(): T; size: number } }', ['global:Array.last', 'global:Array.size']],
    ['declare global { var a: number, b: string; function f(): void }', ['global:a', 'global:b', 'global:f']],
    ["declare module 'x' { export const a: number }", ['x:a']],
    ["declare module 'x';", ['x']],
    ["declare module 'x' {}\ndeclare global { var c: 1 }", ['x', 'global:c']],
  ])('%s', (code, expected) => expect(keys(code)).toEqual(expected));

  test('modules are found with their places', () => {
    const code = "const a = 1;\ndeclare module 'x' { export const a: number }\ndeclare global { var b: 1 }";
    const start = code.indexOf('declare');
    expect(augmentationsOf(code)?.modules).toEqual([{ name: 'x', start, end: code.indexOf('\ndeclare global') }]);
  });
});

test.each([
  ['zeros', "import { zeros } from 'lectern';"],
  ['progress', "import { progress } from 'lectern/notebook';"],
  ['fs', "import fs from 'node:fs';"],
  ['path', "import path from 'node:path';"],
  ['readFileSync', "import { readFileSync } from 'node:fs';"],
  ['createHash', "import { createHash } from 'node:crypto';"],
  ['EventEmitter', "import { EventEmitter } from 'node:events';"],
  ['nowhere', null],
])('%s is imported by its line', (name, line) => {
  const { cells } = notebook();
  includeModules(cells);
  expect(importable(cells, name)).toBe(line);
});
