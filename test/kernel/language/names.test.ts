// What a cell declares at its top level, and which expression decides: read from a tree, without a checker.

import ts from 'typescript';
import { expect, test } from 'vitest';
import { conditionOf } from '../../../src/kernel/language/facts.js';
import { isVar, topLevelNames } from '../../../src/kernel/language/names.js';

const parse = (code: string) => ts.createSourceFile('cell.ts', code, ts.ScriptTarget.ESNext, true);

test.each([
  ['let a = 1, b; const { c, d: [e, ...f], ...g } = x; var h', 'a b c e f g h'],
  [
    "import a, { b, c as d } from 'x'; import * as e from 'y'; import f = N.m; import type { G } from 'z'; import 'w'",
    'a b d e f G',
  ],
  [
    'function f(a) { var b } class C { m() { var c } } enum E { A } namespace N { var d } interface I {} type T = 1',
    'f C E N I T',
  ],
  ["declare global { var a: number } declare module 'x' { }", ''],
  [
    '{ var a; let b } for (var c = 0; ; ) { var d } for (let e of x) if (e) var f = 1; else { var [g] = e }',
    'a c d f g',
  ],
  ['try { var a } catch (e) { var b } while (x) switch (x) { case 1: var c }', 'a b c'],
  ['{ function f() { var a } class C { static { var b } } (() => { var c }) }', ''],
  ['a = 1; a; export {}', ''],
])('%s declares %s', (code, names) =>
  expect(
    topLevelNames(parse(code))
      .map(({ text }) => text)
      .join(' '),
  ).toBe(names),
);

test.each([
  ['var a', true],
  ['var { a: [b] } = x', true],
  ['let a', false],
  ['const a = 1', false],
  ['let { a: [b] } = x', false],
  ['function f() {}', false],
])('%s is a var: %s', (code, expected) => {
  const [name] = topLevelNames(parse(code));
  expect(isVar(name!.parent)).toBe(expected);
});

test.each([
  ['if (a) b', 'a'],
  ['while (a) b', 'a'],
  ['do b; while (a)', 'a'],
  ['for (b; a; c) d', 'a'],
  ['for (b; ; c) d', undefined],
  ['x = a ? b : c', 'a'],
  ['x = !a', 'a'],
  ['x = a && b', 'a'],
  ['x = a || b', 'a'],
  ['x = a ?? b', undefined],
  ['x = a + b', undefined],
  ['x = -a', undefined],
  ['for (const a of b) c', undefined],
])('%s: what decides is %s', (code, condition) => {
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    const decides = conditionOf(node);
    if (decides) found.push(decides.getText());
    ts.forEachChild(node, visit);
  };
  visit(parse(code));
  expect(found).toEqual(condition === undefined ? [] : [condition]);
});
