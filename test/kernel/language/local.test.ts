// Local files that cells import, in a folder that is kept in memory.

import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { beforeEach, describe, expect, test } from 'vitest';
import { Cells } from '../../../src/kernel/language/cells.js';
import { compile } from '../../../src/kernel/language/compile.js';
import { locate } from '../../../src/kernel/language/local-modules.js';

const packageRoot = fileURLToPath(new URL('../../..', import.meta.url)).replace(/\/$/, '');
const libFolder = dirname(createRequire(import.meta.url).resolve('typescript'));
const folder = '/nowhere/course folder#1';

const texts = new Map<string, { text: string; time: number }>();
let clock = 0;
const write = (name: string, text: string) => texts.set(`${folder}/${name}`, { text, time: ++clock });

const files = {
  ...ts.sys,
  useCaseSensitiveFileNames: true,
  fileExists: (path: string) => texts.has(path) || ts.sys.fileExists(path),
  readFile: (path: string) => texts.get(path)?.text ?? ts.sys.readFile(path),
  directoryExists: (path: string) => folder.startsWith(path) || ts.sys.directoryExists(path),
  getModifiedTime: (path: string) => {
    const file = texts.get(path);
    return file ? new Date(file.time) : ts.sys.getModifiedTime?.(path);
  },
};
const cells = new Cells({ folder, packageRoot, libFolder, node: 22, builtins: ['fs'], files });

let id = 0;
const run = (code: string) => compile(cells, { id: ++id, name: 'In [1]', code, types: 'notebook' });
/** A cell that compiles. */
function cell(code: string) {
  const result = run(code);
  if (result.status === 'error') throw new Error(result.error.evalue);
  return result.cell;
}
function error(code: string) {
  const result = run(code);
  return result.status === 'error' ? result.error : null;
}
const base = 'file:///nowhere/course%20folder%231';

beforeEach(() => {
  texts.clear();
  cells.reset();
});

test('a cell brings along what it imports, and what that imports, compiled', () => {
  write('a.ts', "import { b } from './b';\nexport const a: number = b;");
  write('b.ts', 'export const b = 1;');
  const { modules, js } = cell("import { a } from './a';\na");
  expect(
    modules.map(({ url, name, imports }) => ({ url, name, imports })).toSorted((x, y) => (x.url < y.url ? -1 : 1)),
  ).toEqual([
    { url: `${base}/a.ts`, name: 'a.ts', imports: { './b': `${base}/b.ts` } },
    { url: `${base}/b.ts`, name: 'b.ts', imports: {} },
  ]);
  const a = modules.find(({ name }) => name === 'a.ts')!;
  expect(a.source).toBe("import { b } from './b';\nexport const a: number = b;");
  expect(a.js).toContain('export const a = b;');
  expect(a.js).not.toContain('sourceMappingURL');
  expect(JSON.parse(a.map)).toMatchObject({ version: 3 });
  expect(js).toContain(`${base}/a.ts?v=${a.version}`);
});

test('a version changes with the text of a file, and with that of each it imports; files may import one another', () => {
  write('a.ts', "import { b } from './b';\nexport const a = () => b;");
  write('b.ts', "import { c } from './c';\nimport { a } from './a';\nexport const b = () => [c, a];");
  write('c.ts', 'export const c = 1;');
  const versions = () =>
    Object.fromEntries(cell("import { a } from './a';\na").modules.map(({ name, version }) => [name, version]));
  const first = versions();
  expect(versions()).toEqual(first);
  expect(new Set(Object.values(first)).size).toBe(3);
  write('c.ts', 'export const c = 2;');
  const second = versions();
  expect(
    Object.keys(first)
      .filter((name) => first[name] !== second[name])
      .sort(),
  ).toEqual(['a.ts', 'b.ts', 'c.ts']);
  write('a.ts', "import { b } from './b';\nexport const a = () => [b];");
  const third = versions();
  expect([third['a.ts'] === second['a.ts'], third['c.ts'] === second['c.ts']]).toEqual([false, true]);
});

test('JSON is a module of its fields, JavaScript is left as it is', () => {
  write('data.json', '{ "n": 3, "not a name": 4, "default": 5 }');
  write('list.json', '[1]');
  write('broken.json', '{');
  write('plain.js', 'export const plain = 1;');
  const { modules } = cell(
    ['data.json', 'list.json', 'broken.json', 'plain.js'].map((name) => `await import('./${name}')`).join(';\n'),
  );
  const js = Object.fromEntries(modules.map(({ name, js }) => [name, js]));
  expect(js['data.json']).toContain('export { f0 as "n" };');
  expect(js['data.json']).toContain('export { f1 as "not a name" };');
  expect(js['data.json']).not.toContain('f2 as');
  expect(js['list.json']).toBe('const value = JSON.parse("[1]");\nexport default value;\n');
  expect(js['broken.json']).toBe('export default JSON.parse("{");');
  expect(js['plain.js']).toBe('export const plain = 1;');
});

describe('errors in a local file', () => {
  test.each([
    [
      'of its types',
      'export const a: number = "x";',
      'TypeScriptError',
      "a.ts, line 1: Type 'string' is not assignable",
    ],
    ['of its syntax', '\nexport const a = ;', 'SyntaxError', 'a.ts, line 2: '],
    ['of its imports', "\nimport x from 'https://esm.sh/d3';\nexport const a = x;", 'ImportError', 'a.ts, line 2: '],
  ])('%s name the file and the line', (_, text, ename, message) => {
    write('a.ts', text);
    const { ename: kind, evalue } = error("1;\n1;\nimport { a } from './a';")!;
    expect([kind, evalue]).toEqual([ename, expect.stringContaining(message)]);
  });

  test('go when the file is mended, and a file may come later', () => {
    expect(error("import { a } from './late';")?.evalue).toContain('./late');
    write('late.ts', 'export const a = 1;');
    expect(error("import { a } from './late';")).toBeNull();
    expect(error("import { a } from './late';\nconst text: string = a;")?.evalue).toContain(
      "'number' is not assignable",
    );
    write('late.ts', "export const a = 'text';");
    expect(error("import { a } from './late';\nconst text: string = a;")).toBeNull();
  });
});

test('what is imported while a cell runs is located then', () => {
  write('a.ts', 'export const a = 1;');
  const found = locate(cells.program, './a.ts')!;
  expect(found.url).toBe(`${base}/a.ts?v=${found.modules[0]!.version}`);
  expect(found.modules).toHaveLength(1);
  expect(locate(cells.program, './nowhere.ts')).toBeNull();
  expect(locate(cells.program, 'fs')).toBeNull();
});
