// The mistakes that `npm run mutants` makes, and the list of those that change nothing.

import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { mutated, mutationsOf, probed } from '../../scripts/mutants/sites.js';
import type { Equivalent } from '../../scripts/mutants.js';
import equivalent from '../mutants-equivalent.json' with { type: 'json' };

const root = fileURLToPath(new URL('../..', import.meta.url));

describe('the mistakes in a text', () => {
  const all = (code: string) => mutationsOf('a.ts', code).map((mutation) => mutated(code, mutation));
  test.each([
    ['return a < b;', ['return a <= b;']],
    ['return a + 1;', ['return a - 1;', 'return a + 2;']],
    ['return x ?? 0.5;', ['return x ?? 1;']],
    ['return !a;', ['return  a;']],
    ['return f(a, b);', ['return f(b, a);']],
    ['return f(a, a);', []],
    ['return Math.min(...x);', []],
    ['return x.transpose(i, j);', []],
    ['return Math.min(a, b);', ['return Math.max(a, b);']],
    ['if (a) b();', ['if (!(a)) b();', 'if (a) ;']],
    ['if (a === b) throw x;', ['if (a !== b) throw x;', 'if (a === b) ;']],
    ['for (;;) { if (a) break; }', ['for (;;) { if (!(a)) break; }', 'for (;;) { if (a) ; }']],
    ['x += true;', [';', 'x -= true;', 'x += false;']],
    ['const a: 1 = b as 2; interface I { 1: 2 } type T = 1 | 2;', []],
    ["import a from 'b'; 'use strict'; super(1);", ["import a from 'b'; 'use strict'; super(2);"]],
    ['const a = { 1: b };', []],
    ['class A extends f({ a: 1 }) {}', ['class A extends f({ a: 2 }) {}']],
    ['class A extends B<1> implements I<2> {}', []],
  ])('%s', (code, expected) => expect(all(code)).toEqual(expected));

  test('are said in one line each, with theirs', () => {
    const code = 'if (a) {\n  return first +\n    second;\n}';
    const found = mutationsOf('a.ts', code).map(({ line, lineText, what }) => [line, lineText, what]);
    expect(found).toEqual([
      [1, 'if (a) {', 'a → !(a)'],
      [2, 'return first +', 'first + second → first - second'],
    ]);
  });
});

test('a text with its places noted means what it meant, and notes them in order', () => {
  const code =
    'let y = 0; for (let i = 0; i < 3; i++) { if (i === 1) continue; y += 2 * i; } if (y > 9) y = -1; result = y;';
  const mutations = mutationsOf('a.ts', code);
  const reached = new Set<number>();
  const run = (text: string, notes: object) =>
    new Function('globalThis', `let result; ${text}; return result;`)(notes) as number;
  expect(run(probed(code, [...mutations.entries()]), { reached })).toBe(run(code, {}));
  const missed = mutations.filter((_, id) => !reached.has(id)).map(({ what }) => what);
  expect(missed).toEqual(['y = -1; → ;', '-1 →  1', '-1 → -2']);
});

test.each((equivalent as Equivalent[]).map((entry) => [entry.what, entry] as const))(
  '%s is a mistake that can be made, and has a reason',
  (_what, { file, lineText, what, reason }) => {
    const found = mutationsOf(file, readFileSync(`${root}/${file}`, 'utf8'));
    expect(found.some((mutation) => mutation.lineText === lineText && mutation.what === what)).toBe(true);
    expect(reason).not.toBe('');
  },
);
