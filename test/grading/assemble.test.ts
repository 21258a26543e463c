// The cells that an answer builds on, as one module.

import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { afterAll, describe, expect, test } from 'vitest';
import { assemble, namesIn } from '../../src/grading/guest/assemble.js';
import { type CodeCell, cellsAtMost, declaredAtMost } from '../../src/grading/guest/at-most.js';

const folder = mkdtempSync(join(import.meta.dirname, 'tmp-'));
afterAll(() => rmSync(folder, { recursive: true }));

let count = 0;
async function run(cells: (string | [question: string, source: string])[], names: string[], questions = ['q1']) {
  const list = cells.map(
    (one): CodeCell =>
      typeof one === 'string' ? { question: null, source: one } : { question: one[0], source: one[1] },
  );
  const file = join(folder, `module-${count++}.mjs`);
  const text = assemble(list, questions, names);
  expect(assemble(cellsAtMost(list, questions), questions, names)).toBe(text);
  writeFileSync(file, text);
  const { default: main } = (await import(/* @vite-ignore */ file)) as {
    default(load: (name: string) => Promise<unknown>, require: unknown): Promise<{ [name: string]: unknown }>;
  };
  const loads = (name: string) => Promise.resolve({ default: `default of ${name}`, x: `x of ${name}` });
  return await main(loads, null);
}

describe('cells that are joined', () => {
  test('share their names', async () => {
    const { f } = await run(['const k: number = 3;', ['q1', 'function f(x: number): number { return k * x }']], ['f']);
    expect((f as (x: number) => number)(2)).toBe(6);
  });

  test('may declare names again, as in a notebook', async () => {
    const cells: [string, string] = ['q1', 'const f = () => new A().n; class A { n = 2 }; let k = 1;'];
    const { f, k } = await run(['class A { n = 1 }', 'const k = 0;', 'k; A;', cells], ['f', 'k']);
    expect([(f as () => number)(), k]).toEqual([2, 1]);
  });

  test('import in every form', async () => {
    const source =
      "import d, { x, x as y } from 'm'; import * as all from 'n'; import type { T } from 'o'; import 'p';";
    const made = await run([['q1', `${source} const values = [d, x, y, all];`]], ['values']);
    const [d, x, y, all] = made['values'] as unknown[];
    expect([d, x, y]).toEqual(['default of m', 'x of m', 'x of m']);
    expect(all).toMatchObject({ x: 'x of n' });
  });

  test('may be exported, destructured, enumerated, generated, asynchronous', async () => {
    const source = `export const { a, ...rest } = { a: 1, b: 2 };
      export enum E { one, two }
      export namespace N { export const n = 3; }
      export async function* g() { yield 1; }
      export default class B {}
      export const waited = await Promise.resolve(5);`;
    const made = await run([['q1', source]], ['a', 'rest', 'E', 'N', 'g', 'waited']);
    expect(made).toMatchObject({ a: 1, rest: { b: 2 }, N: { n: 3 }, waited: 5 });
    expect((made['E'] as { two: number }).two).toBe(1);
  });

  test('are not read where the answer has nothing to do with them: some texts keep a parser busy for ever', async () => {
    const nested = `const nested = ${'async (z = '.repeat(40)}1${')'.repeat(40)};`;
    const { f } = await run(
      [
        ['q1', 'function f() { return 1 }'],
        ['q2', nested],
      ],
      ['f'],
    );
    expect((f as () => number)()).toBe(1);
  });

  test('are only those that the answer builds on', async () => {
    const cells = ["throw new Error('a demonstration');", 'const k = 2;', "const other = 1; throw new Error('other');"];
    const { f } = await run([...cells, ['q2', 'this is no code'], ['q1', 'const f = k;']], ['f']);
    expect(f).toBe(2);
  });

  test('take along the answer to another question that they call', async () => {
    const { f } = await run(
      [
        ['q0', 'const half = (x: number) => x / 2;'],
        ['q1', 'const f = half(8);'],
      ],
      ['f'],
    );
    expect(f).toBe(4);
  });

  test('give undefined for a name that nobody has declared', async () => {
    expect(await run([['q1', '1;']], ['nobody'])).toEqual({ nobody: undefined });
  });

  test('cannot end the function that they are put into', async () => {
    const breaking: [string, string] = ['q1', '}; process.exit(0); {'];
    await expect(run([breaking], ['f'])).rejects.toThrow(SyntaxError);
  });

  test('that cannot be read say where', async () => {
    await expect(run([['q1', 'const a = 1;\nconst b = ;']], ['a'])).rejects.toThrow('line 2: Expression expected.');
  });
});

describe('what a question may build on, found without a parser,', () => {
  const own = { question: 'q1', source: 'function f() { return helper() }' };
  const helper = { question: 'q2', source: 'const helper = () => given' };
  const given = { question: null, source: 'const given = 1' };
  const other = { question: 'q3', source: 'const other = 1' };

  test('is what it uses, and what that uses', () => {
    expect(cellsAtMost([other, given, helper, own], ['q1'])).toEqual([given, helper, own]);
  });

  test('is not what has the same names inside', () => {
    const local = { question: 'q2', source: 'function g(helper) { const f = `}`; for (const given of []) f; }' };
    expect(cellsAtMost([local, given, own], ['q1'])).toEqual([own]);
  });

  test.each([
    ['const { a, b: [c = 1] } = d, e = () => { inside }', ['a', 'b', 'c', 'd', 'e']],
    ["import x, { type y as z } from 'm'", ['x', 'type', 'y', 'as', 'z', 'from']],
    ['/* a { */ class b extends c { d() {} } // }', ['b', 'extends', 'c']],
    ["/['{]/; function a(b) {}", ['a', 'b']], // what is in doubt is all taken
    ['function a(b) { {', ['a', 'b']],
  ])('has the names of %s', (source, names) => {
    expect(declaredAtMost({ question: null, source })).toEqual(names);
  });

  test('has each name that a parser finds in the files of Lectern', () => {
    const folder = join(import.meta.dirname, '../../src');
    for (const file of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
      if (!/(?<!\.d)\.ts$/.test(file)) continue;
      const source = readFileSync(join(folder, file), 'utf8');
      const most = new Set(declaredAtMost({ question: null, source }));
      for (const name of namesIn(ts.createSourceFile(file, source, ts.ScriptTarget.ES2022, true)).declared)
        expect(most, `${file}: ${name}`).toContain(name);
    }
  });

  test('is all, when a name may be written in escapes', () => {
    const escaped = { question: 'q1', source: 'function f() { return \\u006fther }' };
    expect(cellsAtMost([other, escaped], ['q1'])).toEqual([other, escaped]);
    expect(assemble([other, escaped], ['q1'], ['f'])).toContain('other = 1');
  });
});
