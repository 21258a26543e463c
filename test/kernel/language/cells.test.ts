import { createRequire } from 'node:module';
import { describe, expect, test } from 'vitest';
import { member } from '../../../src/kernel/session/compiled.js';
import { notebook } from './notebook.js';

/** Runs cells one after the other in one notebook; the result of the last. */
async function last(...codes: string[]): Promise<unknown> {
  const { run } = notebook();
  let result: unknown;
  for (const code of codes) result = await run(code);
  return result;
}

describe('the result', () => {
  test.each([
    ['the last expression', ['1 + 1'], 2],
    ['nothing after a declaration', ['const a = 1'], undefined],
    ['nothing after a deed and a semicolon', ['[1].push(2);'], undefined],
    ['a value also before a semicolon', ['1 + 1;'], 2],
    ['an object in parentheses', ['({ a: 1 })'], { a: 1 }],
    ['an awaited value', ['await Promise.resolve(3)'], 3],
    ['an assignment', ['let a = 1', 'a = 5'], 5],
  ])('is %s', async (_name, codes, value) => expect(await last(...codes)).toEqual(value));
});

describe('imports', () => {
  /** The modules that cells load, and the result of the last one. */
  async function loads(...codes: string[]): Promise<[string[], unknown]> {
    const book = notebook();
    const loaded: string[] = [];
    const noting = (load: (specifier: string) => unknown) => (specifier: string) => {
      loaded.push(specifier);
      return load(specifier);
    };
    const require = noting(createRequire(import.meta.url));
    Object.assign(book.runtime, { [member.load]: noting((specifier) => import(specifier)), [member.require]: require });
    let result: unknown;
    for (const code of codes) result = await book.run(code);
    return [loaded, result];
  }

  test.each([
    "import type { Stats } from 'node:fs'",
    "import { type Stats } from 'node:fs'",
    "import { type Stats, type Dirent } from 'node:fs'",
    "import { PathLike } from 'node:fs'", // a type, though nothing says so
    "import { PathLike, type Stats } from 'node:fs'",
    "import type fs from 'node:fs'",
    "import type * as fs from 'node:fs'",
    "import type fs = require('node:fs')",
  ])('%s loads nothing', async (code) => expect(await loads(code)).toEqual([[], undefined]));

  test.each([
    ["import 'node:path'", '1', 1],
    ["import {} from 'node:path'", '1', 1],
    ["import path from 'node:path'", 'path.sep', '/'],
    ["import * as path from 'node:path'", 'path.sep', '/'],
    ["import path, { type ParsedPath } from 'node:path'", 'path.sep', '/'],
    ["import { sep } from 'node:path'", 'sep', '/'],
    ["import { type ParsedPath, sep } from 'node:path'", 'sep', '/'],
    ["import path, * as all from 'node:path'", 'path.sep + all.sep', '//'],
    ["import path, { sep } from 'node:path'", 'path.sep + sep', '//'],
    ["import path = require('node:path')", 'path.sep', '/'],
  ])('%s loads it once', async (code, use, value) => expect(await loads(code, use)).toEqual([['node:path'], value]));

  test('what the compiler does not find is left to Node', async () => {
    const specifier = 'data:text/javascript,export const found = 5; export default 6';
    const code = `// @ts-nocheck\nimport other, { found } from '${specifier}'; [found, other]`;
    expect(await loads(code)).toEqual([[specifier], [5, 6]]);
  });

  test('a short name stands for a value, a type, or both, of a namespace', async () => {
    const space =
      'namespace N { export const v = 1; export type T = number; export interface I { w: number } export class C { w = 2 } export namespace M { export const x = 3 } }';
    const short = 'import v = N.v; import T = N.T; import C = N.C; import x = N.M.x; import D = N.I';
    const use = 'const t: T = v; const c: D = new C(); [t, c.w, x]';
    expect(await loads(space, short, use)).toEqual([[], [1, 2, 3]]);
    expect(await loads(`${space}\n${short}\n${use}`)).toEqual([[], [1, 2, 3]]);
  });
});

describe('names live on', () => {
  test.each([
    ['let, const and var', ['let a = 1; const b = 2; var c = 3', 'a + b + c'], 6],
    [
      'var in blocks and loops',
      [
        '{ var a = 1 }\nfor (var i = 0; i < 3; i++);\nfor (var k of [7]);\nfor (var [p, q] of [[1, 2]]);',
        '[a, i, k, p, q]',
      ],
      [1, 3, 7, 1, 2],
    ],
    ['let in a loop does not', ['let i = 9; for (let i = 0; i < 3; i++);', 'i'], 9],
    [
      'patterns',
      [
        'const { a, b: [c, ...d], e = 5, ...rest } = { a: 1, b: [2, 3, 4], f: 6 } as { a: number; b: number[]; e?: number; f: number }',
        '[a, c, d, e, rest]',
      ],
      [1, 2, [3, 4], 5, { f: 6 }],
    ],
    [
      'functions, before their declaration too',
      ['const y = f(2); function f(x: number) { return x * 2 }', 'y + f(3)'],
      10,
    ],
    ['recursive functions', ['const fact = (n: number): number => n < 2 ? 1 : n * fact(n - 1)', 'fact(5)'], 120],
    [
      'classes',
      ['class P<T> { static made = 0; constructor(public v: T) { P.made++ } }', 'new P("a"); new P(1).v + P.made'],
      3,
    ],
    ['enums', ['enum E { A, B }\nconst enum C { X = 7 }', '[E.B, E[0], C.X]'], [1, 'A', 7]],
    ['namespaces', ['namespace N { export const z = 3 }', 'N.z'], 3],
    [
      'a class with a namespace beside it',
      [
        'class C { v = 1 }\nnamespace C { export const z = 3; export const made = () => new C().v }\nC.made()',
        'class D {}\nnamespace D { export type T = number }',
        '[new C().v, C.z, C.made(), new D() instanceof D]',
      ],
      [1, 3, 1, true],
    ],
    ['types and interfaces', ['interface I { a: number }\ntype T = I | string', 'const t: T = { a: 1 }; t'], { a: 1 }],
    ['generics across cells', ['function id<T>(x: T): T { return x }', 'id("a").length'], 1],
    [
      'imports',
      [
        'import { basename as base } from "node:path"; import * as os from "node:os"; import path from "node:path"',
        '[base("/a/b"), typeof os.cpus, path.sep]',
      ],
      ['b', 'function', '/'],
    ],
    ['dynamic imports', ['const { sep } = await import("node:path")', 'sep'], '/'],
  ])('%s', async (_name, codes, value) => expect(await last(...codes)).toEqual(value));

  test.each([
    ['an earlier closure sees a later assignment', ['let x = 1; const f = () => x', 'x = 2', 'f()'], 2],
    [
      'an earlier closure sees a later declaration',
      ['const lr = 0.1; const f = () => lr', 'const lr = 0.5', 'f()'],
      0.5,
    ],
    [
      'anything may be declared again as anything',
      [
        'const a = 1',
        'function a() { return "f" }',
        'class a { x = 2 }',
        'let a = new Map<string, number>()',
        'a.size',
      ],
      0,
    ],
    [
      'a class keeps to itself, also when its name is another one',
      [
        'class C { v = 1; again() { return new C() } }',
        'const c = new C()',
        'class C { v = 2; again() { return new C() } }',
        '[c.again().v, new C().again().v]',
      ],
      [1, 2],
    ],
    [
      'and so does one with a namespace beside it, from either',
      [
        'class C { v = 1; static again() { return [new C().v, C.x] } }\nnamespace C { export const x = 3; export const made = () => new C().v }',
        'const old = C',
        'class C { v = 2; static x = 4 }',
        '[...old.again(), old.made()]',
      ],
      [1, 3, 1],
    ],
    [
      'and so do an enum and a namespace',
      [
        'enum E { A = 1, B = E.A + 1 }\nnamespace E { export const sum = () => E.A + E.B }\nnamespace N { export const n = 1; export const f = () => N.n }',
        'const [e, n] = [E, N]',
        'enum E { A = 10, B }\nnamespace N { export const n = 5 }',
        '[e.sum(), n.f(), E.A, N.n]',
      ],
      [3, 1, 10, 5],
    ],
    [
      'a function that calls itself calls the one that has its name',
      [
        'function f(n: number): string { return n > 0 ? f(n - 1) : "old" }',
        'const g = f',
        'function f(_: number) { return "new" }',
        '[g(0), g(1)]',
      ],
      ['old', 'new'],
    ],
    [
      'labels and members are no names, though they are called like one',
      [
        'const a = 1; const o: any = { a: 5 }',
        'a: for (;;) { for (;;) break a }\nconst { a: b } = o; [o.a, o?.a, b, a, { a: 7 }.a]',
      ],
      [5, 5, 5, 1, 7],
    ],
    ['increments', ['let n = 1', 'n++; n += 2; n'], 4],
    ['a swap', ['let a = 1, b = 2', '[a, b] = [b, a]; ({ a, b } = { a: b, b: a }); [a, b]'], [1, 2]],
    ['shorthand properties', ['const a = 1, b = 2', '({ a, b })'], { a: 1, b: 2 }],
    [
      'an inner name hides an outer one',
      ['const a = 1', '((a: number) => { const b = a; return { a, b } })(5)'],
      { a: 5, b: 5 },
    ],
    [
      'functions keep their names',
      ['const f = () => 1; const g = function () {}; const K = class {}', '[f.name, g.name, K.name]'],
      ['f', 'g', 'K'],
    ],
    ['a plain call has no this', ['function f(this: unknown) { return this }', 'f()'], undefined],
    [
      'a tag has no this',
      ['function tag(this: unknown, s: TemplateStringsArray) { return [this, s[0]] }', 'tag`x`'],
      [undefined, 'x'],
    ],
    ['names that look like generated ones', ['const $ = 1, $a = 2, a = 3', '$ + $a + a'], 6],
  ])('%s', async (_name, codes, value) => expect(await last(...codes)).toEqual(value));

  test.each([
    ['const c = 1', 'c = 2', 'c'],
    ['import { sep } from "node:path"', 'sep = "x"', 'sep'],
    ['import * as path from "node:path"', '[path] = [1]', 'path'],
  ])('%s stays as it is, although types are not checked', async (declaration, assignment, name) => {
    const { run } = notebook();
    await run(declaration);
    const before = await run(name);
    await expect(run(`// @ts-nocheck\n${assignment}`)).rejects.toThrow(/constant/i);
    expect(await run(name)).toBe(before);
  });

  test.each([
    ['a call', '[1].at(0);'],
    ['a new object', 'new Map();'],
    ['what is awaited', 'await Promise.resolve(1);'],
    ['delete', 'delete o.n;'],
    ['void', 'void o.n;'],
    ['an assignment', 'n = 2;'],
    ['an increment before', '++n;'],
    ['and behind', 'n--;'],
    ['a call under a condition', 'n > 5 && [1].at(0);'],
    ['one of two calls', 'n > 5 ? 1 : [1].at(0);'],
    ['the last of several', 'n++, [1].at(0);'],
  ])('%s before a semicolon is a deed, and not shown', async (_name, code) => {
    const { run } = notebook();
    await run('const o: { n?: number } = { n: 1 }; let n = 1');
    expect(await run(code)).toBeUndefined();
  });
  test.each(['n;', '-n;', '!n;', 'n + 1;', 'n > 5 ? 1 : 2;', 'o.n;', '[n][0];'])(
    '%s is a value also before a semicolon',
    async (code) => {
      const { run } = notebook();
      await run('const o = { n: 1 }; let n = 1');
      expect(await run(code)).toBeDefined();
    },
  );

  test('a name that a failed cell never gave a value is forgotten, the one before it is back', () => {
    const { compile, errors, forget } = notebook();
    compile('const a = 1');
    compile('const a = "text"; const b = 2');
    forget(['a', 'b']);
    expect(errors('a.toFixed(); b')).toBe("TypeScriptError: In [3], line 1: Cannot find name 'b'. (TS2304)");
  });
});

test('types are declared whether a cell fails or not: they have no value to wait for', () => {
  const result = notebook().compile('interface I { a: number }\ntype T = I\nconst t: T = { a: 1 }');
  expect(result.status === 'ok' && result.cell.declares).toEqual(['t']);
});

test.each([
  'const early = () => ({ late }); early(); const late = 1',
  'const early = () => late; early(); let late = 1',
  'const early = () => new Late(); early(); class Late {}',
])('%s reads too early, as in JavaScript', async (code) => {
  await expect(notebook().run(code)).rejects.toThrow(/Cannot access '[lL]ate' before initialization/);
});

describe('the rest of the language', () => {
  test.each([
    [
      'for await with a label',
      [
        'const found: number[] = []; outer: for await (const x of [1, 2, 3]) { for (const y of [1, 2]) { if (y === x) continue outer; found.push(x) } }\nfound',
      ],
      [2, 3, 3],
    ],
    [
      'for await',
      [
        'async function* g() { yield 1; yield 2 }\nconst seen: number[] = []; for await (const x of g()) seen.push(x);\nseen',
      ],
      [1, 2],
    ],
    [
      'decorators',
      [
        'function twice(f: (x: number) => number, _c: ClassMethodDecoratorContext) { return (x: number) => 2 * f(x) }\nclass A { @twice m(x: number) { return x + 1 } }\nnew A().m(1)',
      ],
      4,
    ],
    [
      'using',
      ['const log: string[] = []; { using r = { [Symbol.dispose]() { log.push("gone") } }; log.push("here") }\nlog'],
      ['here', 'gone'],
    ],
    [
      'using at the top of a cell, which ends with the cell',
      [
        'const log: string[] = []; const gone = (name: string) => ({ name, [Symbol.dispose]() { log.push(name) } })',
        'using a = gone("a"), b = gone("b"); log.push("here")',
        '[...log, a.name, b.name]', // the names live on, as others do
      ],
      ['here', 'b', 'a', 'a', 'b'],
    ],
    [
      'await using at the top of a cell',
      [
        'const log: string[] = []',
        'await using r = { async [Symbol.asyncDispose]() { await null; log.push("gone") } }; log.push(typeof r)',
        'log',
      ],
      ['object', 'gone'],
    ],
    [
      'a name declared with using, and later as anything else',
      ['using a = { n: 1, [Symbol.dispose]() {} }; a.n', 'let a = 2; a++', 'a'],
      3,
    ],
    [
      'export is accepted',
      [
        'export const a = 1;\nexport default function f() { return 2 }\nexport { a as b };\nexport interface I { x: number }',
        'a + f()',
      ],
      3,
    ],
    ['a first line that begins with # is a comment', ['# This cell was added back\n1 + 1'], 2],
    [
      'labels, switch, generators',
      ['function* g() { outer: for (;;) { for (let i = 0; ; i++) { if (i === 2) break outer; yield i } } }\n[...g()]'],
      [0, 1],
    ],
  ])('%s', async (_name, codes, value) => {
    (Symbol as { dispose?: symbol }).dispose ??= Symbol('dispose'); // Node 20.9 and later have them
    (Symbol as { asyncDispose?: symbol }).asyncDispose ??= Symbol('asyncDispose');
    expect(await last(...codes)).toEqual(value);
  });

  test('every loop looks at the interrupt flag', async () => {
    for (const loop of [
      'while (true) {}',
      'for (;;);',
      'do {} while (true)',
      'for (const x of function* () { for (;;) yield 1 }());',
      'for (;;) await null',
    ]) {
      const { run, runtime } = notebook();
      runtime.i[0] = 1;
      await expect(run(loop), loop).rejects.toThrow('interrupted');
    }
  });
});
