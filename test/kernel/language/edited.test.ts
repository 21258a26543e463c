// Types whose cell was edited and run again: values of the older type are told apart from those of the new one.

import { describe, expect, test } from 'vitest';
import { notebook } from './notebook.js';

const older = 'made by an older run of its cell: make it again';

/** What stands under the error of a cell; the empty string when it compiles. */
function said(compile: ReturnType<typeof notebook>['compile'], code: string): string {
  const result = compile(code);
  if (result.status === 'ok') return '';
  const { traceback, evalue } = result.error;
  expect(evalue + traceback.join('\n')).not.toMatch(/import\(|lectern\.|cell-\d/);
  return traceback.join('\n');
}

const uses = [
  'function take(x: Kind) {}\ntake(value)',
  'const nested: { deep: { kind: Kind } } = { deep: { kind: value } }',
  'const map: Map<string, Kind> = new Map([["a", value]])',
];

describe.each([
  ['an enum of other values', 'enum Kind { Low, High }', 'enum Kind { High, Low }', 'const value: Kind = Kind.Low'],
  ['an enum without a member', 'enum Kind { Low, High }', 'enum Kind { High }', 'const value: Kind = Kind.Low'],
  ['an enum of other texts', "enum Kind { Low = 'l' }", "enum Kind { Low = 'low' }", 'const value: Kind = Kind.Low'],
  ['a const enum', 'const enum Kind { Low, High }', 'const enum Kind { High, Low }', 'const value: Kind = Kind.Low'],
  [
    'an enum inside',
    'enum E { A, B }\ninterface Kind { e: E }',
    'enum E { B, A }\ninterface Kind { e: E }',
    'const value: Kind = { e: E.A }',
  ],
  ['a private member', 'class Kind { private a = 1 }', 'class Kind { private a = 2 }', 'const value = new Kind()'],
  [
    'a protected member',
    'class Kind { protected a = 1 }',
    'class Kind { protected a = 2 }',
    'const value = new Kind()',
  ],
  [
    'a # member',
    'class Kind { #a = 1; get = () => this.#a }',
    'class Kind { #a = 2; get = () => this.#a }',
    'const value = new Kind()',
  ],
  ['a new member', 'class Kind { a = 1 }', 'class Kind { a = 1; b = 2 }', 'const value = new Kind()'],
  ['two new members', 'class Kind { a = 1 }', 'class Kind { a = 1; b = 2; c = 3 }', 'const value = new Kind()'],
  [
    'many',
    'class Kind { a = 1 }',
    'class Kind { a = 1; b = 2; c = 3; d = 4; e = 5; f = 6 }',
    'const value = new Kind()',
  ],
  [
    'another type of a member',
    'interface Kind { a: number }',
    'interface Kind { a: string }',
    'const value: Kind = { a: 1 }',
  ],
  [
    'a base class',
    'class Base { private z = 1 }\nclass Kind extends Base {}',
    'class Base { private z = 2 }\nclass Kind extends Base {}',
    'const value = new Kind()',
  ],
  [
    'a generic class',
    'class Box<T> { private v?: T }\ntype Kind = Box<number[]>',
    'class Box<T> { private v?: T; w = 1 }\ntype Kind = Box<number[]>',
    'const value = new Box<number[]>()',
  ],
  [
    'a unique symbol',
    'const key: unique symbol = Symbol()\ntype Kind = typeof key',
    "const key: unique symbol = Symbol('other')\ntype Kind = typeof key",
    'const value: Kind = key',
  ],
  [
    'a unique symbol as a brand',
    'type Kind = string & { readonly brand: unique symbol }',
    'type Kind = string & { readonly brand: unique symbol; other?: 1 }',
    "const value = 'a' as Kind",
  ],
  [
    'a class of a namespace',
    'namespace Space { export class Kind { private q = 1 } }\ntype Kind = Space.Kind',
    'namespace Space { export class Kind { private q = 2 } }\ntype Kind = Space.Kind',
    'const value: Kind = new Space.Kind()',
  ],
])('%s', (_, first, edited, making) => {
  test('is made again after the edit, and not when nothing was edited', () => {
    const { compile } = notebook();
    for (const code of [first, making, first]) expect(said(compile, code)).toBe('');
    for (const code of uses) expect(said(compile, code), code).toBe('');
    expect(said(compile, edited)).toBe('');
    for (const code of uses) expect(said(compile, code), code).toContain(older);
    expect(said(compile, 'const value: Kind = null as any as Kind')).toBe('');
    for (const code of uses) expect(said(compile, code), code).toBe('');
  });
});

test('comparisons say it too', () => {
  const { compile } = notebook();
  for (const code of ['class Kind { private a = 1 }', 'const value = new Kind()', 'class Kind { private a = 2 }'])
    compile(code);
  expect(said(compile, 'value === (null as any as Kind)')).toContain(older);
  expect(said(compile, 'function pick(k: Kind) { switch (value) { case k: } }')).toContain(older);
});

test('a member that an edited class has is missing in an older object', () => {
  const { compile } = notebook();
  for (const code of ['class Net { a = 1 }', 'const net = new Net()', 'class Net { a = 1; reset() {} }']) compile(code);
  expect(said(compile, 'net.reset()')).toContain('`net` was made by an older run of the cell with `Net`');
  expect(said(compile, 'net.nowhere')).not.toContain('older run');
  expect(said(compile, 'new Net().nowhere')).not.toContain('older run');
});

test('a value that an edited enum still has is one of its values', () => {
  const { compile } = notebook();
  for (const code of ['enum Kind { Low, High }', 'const value: Kind = Kind.Low', 'enum Kind { Low, High, Top }'])
    compile(code);
  expect(said(compile, 'const list: Kind[] = [value]')).toBe('');
});

test('two type parameters of one name are no runs of a cell', () => {
  const { compile } = notebook();
  expect(said(compile, 'function f<T>(a: T) { return function g<T>(b: T): T { return a } }')).not.toContain('older');
});

test('a variable of an older run does not take a member that only the edited enum has', () => {
  const { compile } = notebook();
  for (const code of ['enum Kind { Low, High }', 'let kept = Kind.Low', 'enum Kind { Low, High, Top }']) compile(code);
  expect(said(compile, 'kept = Kind.Top')).toContain(older);
  expect(said(compile, 'enum Other { A, B }\nconst a: Other.A = Other.B')).not.toContain('older');
});

test('a cell may say what a package without types has; a later one says it anew, and one that fails says nothing', () => {
  const { compile, errors } = notebook();
  const use = "import { a } from 'nowhere-at-all';\nconst text: string = a";
  const first = "declare module 'nowhere-at-all' {\n  export const a: number;\n}\nexport const n: number = ";
  expect(errors(`${first}'x'`)).toContain("'string' is not assignable to type 'number'");
  expect(errors(use)).toContain('nowhere-at-all');
  expect(compile(`${first}1`).status).toBe('ok');
  expect(errors(use)).toContain("'number' is not assignable to type 'string'");
  expect(compile("declare module 'nowhere-at-all' { export const a: string }").status).toBe('ok');
  expect(errors(use)).toBe('');
});
