// What notebooks of other kernels write: either it works here, or one sentence says what does.

import { describe, expect, test } from 'vitest';
import { complete, isComplete } from '../../../src/kernel/language/editor.js';
import { canonical, packageOf } from '../../../src/kernel/language/specifiers.js';
import { names } from '../../../src/kernel/language/who.js';
import { notebook } from './notebook.js';

describe('imports', () => {
  test.each([
    ['tslab', 'lectern/tslab'],
    ['npm:lodash', 'lodash'],
    ['npm:lodash@4.17.21/chunk', 'lodash/chunk'],
    ['npm:/lodash@^4', 'lodash'],
    ['npm:@scope/name@1/a/b.js', '@scope/name/a/b.js'],
    ['./npm.js', './npm.js'],
    ['node:fs', 'node:fs'],
  ])('%s is %s', (written, loaded) => expect(canonical(written)).toBe(loaded));

  test('the package that a specifier names', () => {
    expect(['npm:lodash@4/chunk', 'npm:@a/b@1/c', 'd3'].map(packageOf)).toEqual(['lodash', '@a/b', 'd3']);
  });

  test.each([
    ["import _ from 'npm:not-there@1.2/sub'", 'npm install not-there'],
    ["const p = await import('npm:@not/there')", 'npm install @not/there'],
    [
      "import { parse } from 'jsr:@std/csv@1/parse'",
      "npx jsr add @std/csv` in a terminal, in the notebook's folder, then write '@std/csv/parse'",
    ],
    ["import * as d3 from 'https://esm.sh/d3@7'", 'npm install d3'],
    ["import c from 'https://cdn.jsdelivr.net/npm/@observablehq/plot@0.6/+esm'", 'npm install @observablehq/plot'],
    ["import { delay } from 'https://deno.land/std@0.200.0/async/delay.ts'", "import it as a file, './name.js'"],
    ["import 'https://esm.sh/d3@7'", 'npm install d3'],
    ["const d3 = await import('https://esm.sh/d3@7')", 'npm install d3'],
  ])('%s', (code, advice) => {
    const errors = notebook().errors(`const a = 1;\n${code}`);
    expect(errors).toContain(advice);
    expect(errors).toMatch(/^\w+: In \[1\], line 2: /);
    expect(errors.split('\n')).toHaveLength(1);
  });

  test('a refused import stops a cell whose types are not checked, too', () => {
    const result = notebook().compile("// @ts-nocheck\nimport 'jsr:@std/csv'", 'off');
    expect(result).toMatchObject({ status: 'error', error: { ename: 'ImportError' } });
  });

  test.each([
    "import * as tslab from 'tslab'\ntslab.display.html('<b>hi</b>'); tslab.newDisplay().png(new Uint8Array(3))",
    "import { display as show, newDisplay, type Display } from 'tslab'\nconst d: Display = newDisplay(); show.raw('text/plain', 'a')",
    "// @deno-types=\"npm:@types/nothing\"\n// deno-lint-ignore no-explicit-any\n/* deno-lint-ignore-file */\nimport fs from 'node:fs'\nfs.existsSync('a')",
    "const { html, md, display: show } = Deno.jupyter\nclass V { [Deno.jupyter.$display]() { return { 'text/plain': 'v' } } }\nawait show(html`<b>` )",
    "await Deno.jupyter.display({ 'text/html': '<b>hi</b>' }, { raw: true })",
    'const $$ = 5; $$ + 1',
    'const Deno = { readTextFile: (path: string) => path }; Deno.readTextFile("a")',
    'typeof Deno; typeof module; typeof require',
  ])('%s is right as it stands', (code) => expect(notebook().errors(code)).toBe(''));

  test("tslab's words are typed", () => {
    expect(notebook().errors("import { display } from 'tslab'\ndisplay.png('a')")).toContain('Uint8Array');
  });
});

describe('words of other kernels', () => {
  test.each([
    ["const t = await Deno.readTextFile('a.txt')", "import { readFile } from 'node:fs/promises'"],
    ["Deno.env.get('HOME')", "process.env['NAME']"],
    ["new Deno.Command('ls')", 'execFileSync'],
    ['let c: Deno.Command', 'execFileSync'],
    ["Deno.removeSync('a')", 'await rm('],
    ['Deno.something()', "is Deno's own"],
    ['Deno.constructor_', "is Deno's own"],
    ["Deno.jupyter.broadcast('display_data', {})", 'shown.update(value)'],
    ["$$.html('<b>hi</b>')", 'display(html(text))'],
    ['$$.async()', '`await`'],
    ['$$.sendResult(5)', '`await` before the promise'],
    ["$$.mime({ 'text/plain': 'a' })", 'raw: true'],
    ['$$.toString()', 'display(value)'],
    ["$$html$$ = '<b>hi</b>'", 'display(html(text))'],
    ['$$async$$ = true', '`await`'],
    ['const e = <div className="a">{1 + 1}</div>', 'JSX is not compiled here'],
    ['<><b>1</b></>', 'JSX is not compiled here'],
    ['<>text</>', 'JSX is not compiled here'],
    ['const e = <br />', 'JSX is not compiled here'],
    ['!npm i lodash', "execSync('npm i lodash'"],
    ['!npm i\nlet b = 2', "execSync('npm i'"],
    ['!cd ..', "process.chdir('..')"],
    ['!ls', "execSync('ls'"],
    ['!ls -l', "execSync('ls -l'"],
    ["!echo 'a'", "execSync('echo \\'a\\''"],
    ['%timeit f()', '%help'],
  ])('%s', (code, advice) => {
    const errors = notebook().errors(`let a = 1;\n${code}`);
    expect(errors).toContain(advice);
    expect(errors).toMatch(/^\w+: In \[1\], line 2: /);
  });

  test.each(['!a', 'const n = !a && !(1 < 2)', 'a % 2'])('%s stays an expression', (code) => {
    expect(notebook().errors(`let a = 1\n;${code}`)).toBe('');
  });

  test('what is no JSX keeps its own message', () => {
    expect(notebook().errors('const x = 1 <')).toContain('Expression expected');
    expect(notebook().errors('const x = <b>1</i>')).toContain('Unterminated regular expression');
  });
});

describe('magics', () => {
  test('are blanks for the compiler', async () => {
    expect(await notebook().run('%time 1 + 1')).toBe(2);
    expect(await notebook().run('%%time\n%types off\nconst a = 3\na')).toBe(3);
    expect(notebook().errors('%%time\nconst a: string = 3')).toContain('In [1], line 2:');
  });

  test('a console knows when they are complete', () => {
    expect(isComplete('%time f(1)')).toEqual({ status: 'complete' });
    expect(isComplete('%%time\nif (1) {')).toMatchObject({ status: 'incomplete' });
    expect(isComplete('%%bash\nif [ -f a ]')).toEqual({ status: 'complete' });
  });

  test('are offered where they may stand', () => {
    const { cells } = notebook();
    const offered = (code: string) => complete(cells, code, code.length).entries.map(({ text }) => text);
    expect(offered('%t')).toEqual(['%time', '%types']);
    expect(offered('// a\n%%')).toEqual(['%%time', '%%types']);
    expect(offered('%time par')).toContain('parseInt');
    expect(offered('5 %t')).not.toContain('%time');
  });
});

test('each kind of name is called by its word', async () => {
  const { cells, run } = notebook();
  cells.reset(); // other tests share the compiler
  await run("import fs from 'node:fs'; import { join as whoJoin } from 'node:path'");
  await run('var whoV = 1; let whoL = 1; const whoK = 1; for (const _ of [1]) var whoFor = 2');
  await run('var whoA = await Promise.resolve(1); { var whoB = 1 }\ndeclare var whoD: number');
  await run('function whoF() {} class WhoC {} enum WhoE { A } namespace WhoN { export const a = 1 }');
  await run('interface WhoI {}\ntype WhoT = number');
  expect(Object.fromEntries(names(cells).map(({ name, kind }) => [name, kind]))).toEqual({
    ...{
      fs: 'import',
      whoJoin: 'import',
      whoV: 'var',
      whoFor: 'var',
      whoA: 'var',
      whoB: 'var',
      whoD: 'var',
      whoL: 'let',
      whoK: 'const',
    },
    ...{ whoF: 'function', WhoC: 'class', WhoE: 'enum', WhoN: 'namespace', WhoI: 'interface', WhoT: 'type' },
  });
  cells.reset();
});

test('the names of the notebook, and their reset', async () => {
  const { cells, run, errors } = notebook();
  cells.reset();
  await run(
    'const whoX = 1; let whoY = "a"; function whoF(a: number) { return [a] }\ninterface WhoI { a: number }\nclass WhoC {}',
  );
  const found = names(cells).filter(({ name }) => /^who/i.test(name));
  expect(found).toEqual([
    { name: 'WhoC', kind: 'class', type: '' },
    { name: 'WhoI', kind: 'interface', type: '' },
    { name: 'whoF', kind: 'function', type: '(a: number) => number[]' },
    { name: 'whoX', kind: 'const', type: '1' },
    { name: 'whoY', kind: 'let', type: 'string' },
  ]);
  expect(names(cells).map(({ name }) => name)).not.toContain('display');
  cells.reset();
  expect(names(cells)).toEqual([]);
  expect(errors('whoX')).toContain('whoX');
  expect(errors('display(1); require')).toBe('');
});
