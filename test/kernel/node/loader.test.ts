// What `import` and `require` mean in a cell, as far as no local TypeScript needs the loader's thread.

import { mkdirSync, mkdtempSync, realpathSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Loader } from '../../../src/kernel/node/loader.js';

let folder = '';
let loader: Loader;
let located: string[];
const write = (name: string, text: string) => {
  mkdirSync(join(folder, name, '..'), { recursive: true });
  writeFileSync(join(folder, name), text);
};

beforeAll(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'loader-')));
  located = [];
  loader = new Loader(folder, async (specifier) => {
    located.push(specifier);
    return null;
  });
  write('node_modules/common/index.js', 'module.exports = { a: 1, get b() { return 2 } };');
  write('node_modules/common/data.json', '{ "n": 3 }');
  write('node_modules/common/list.json', '[1, 2]');
  write('node_modules/common/null.json', 'null');
  write('node_modules/modern/package.json', '{ "type": "module", "exports": "./index.js" }');
  write('node_modules/modern/index.js', 'export const here = import.meta.url;');
  write('local.mjs', 'export const local = 4;');
});
afterAll(() => rmSync(folder, { recursive: true }));

test('packages come from the folder of the notebook, Node, and the words of other kernels too', async () => {
  expect(await loader.load('common')).toMatchObject({ default: { a: 1, b: 2 } });
  expect(await loader.load('npm:common@1')).toMatchObject({ default: { a: 1, b: 2 } });
  expect(await loader.load('modern')).toMatchObject({
    here: pathToFileURL(join(folder, 'node_modules/modern/index.js')).href,
  });
  expect(await loader.load('node:fs')).toHaveProperty('readFileSync');
  expect(located).toEqual([]);
});

test('a local file may be one that the compiler knows; otherwise Node looks for it', async () => {
  expect(await loader.load('./local.mjs')).toMatchObject({ local: 4 });
  expect(located).toEqual(['./local.mjs']);
});

test("JSON's fields are exports, too", async () => {
  expect(await loader.load('common/data.json')).toEqual({ n: 3, default: { n: 3 } });
  expect(await loader.load('common/list.json')).toEqual({ default: [1, 2] });
  expect(await loader.load('common/null.json')).toEqual({ default: null });
});

test('what is not there is told without the file that nobody has written', async () => {
  const error = await loader.load('nowhere-at-all').catch((error: Error) => error);
  expect((error as Error).message).toBe("Cannot find package 'nowhere-at-all'");
  await expect(loader.load('https://esm.sh/lodash')).rejects.toThrow('lodash');
  await expect(loader.load('jsr:@std/csv')).rejects.toThrow('@std/csv');
});

test('one export of a module, which may be on its default export only', () => {
  const plain = { a: 1, default: { a: 2, b: 3 } };
  expect([loader.pick(plain, 'a', 'x'), loader.pick(plain, 'b', 'x')]).toEqual([1, 3]);
  expect(loader.pick({ default: Object.assign(() => 0, { c: 4 }) }, 'c', 'x')).toBe(4);
  for (const module of [plain, { default: null }, { default: 'text' }, {}])
    expect(() => loader.pick(module, 'd', './x.js')).toThrow(
      new SyntaxError("The module './x.js' has no export named 'd'."),
    );
});

test('import.meta of a cell is that of a file in the folder', () => {
  const { url, dirname, filename, resolve } = loader.meta as {
    [name in 'url' | 'dirname' | 'filename']: string;
  } & { resolve(specifier: string): string };
  expect([dirname, filename, url]).toEqual([folder, join(folder, 'notebook.mjs'), pathToFileURL(filename).href]);
  const inFolder = (name: string) => pathToFileURL(join(folder, name)).href;
  expect(['./a.ts', '../a.ts', '/a.ts', 'https://x.org/y'].map(resolve)).toEqual([
    inFolder('a.ts'),
    inFolder('../a.ts'),
    'file:///a.ts',
    'https://x.org/y',
  ]);
  expect(['fs', 'node:fs', 'common'].map(resolve)).toEqual([
    'node:fs',
    'node:fs',
    inFolder('node_modules/common/index.js'),
  ]);
});

describe('require', () => {
  test('loads what CommonJS has, and says in few words what is not there', () => {
    expect(loader.require('common')).toMatchObject({ a: 1 });
    expect(loader.require('npm:common@1')).toBe(loader.require('common'));
    expect(loader.require('tslab')).toHaveProperty('display');
    expect(loader.require.resolve('common')).toBe(join(folder, 'node_modules/common/index.js'));
    const error = (() => {
      try {
        return loader.require('nowhere-at-all') as unknown;
      } catch (error) {
        return error;
      }
    })();
    expect((error as Error).message).toBe("Cannot find module 'nowhere-at-all'");
    expect(error).not.toHaveProperty('requireStack');
    write('typed.ts', 'export const a = 1');
    expect(() => loader.require('./typed.ts')).toThrow("'./typed.ts' is TypeScript");
  });

  test('loads a local file again when it was edited, and with it those that require it, but no package', () => {
    const edit = (name: string, text: string, time: number) => {
      write(name, text);
      utimesSync(join(folder, name), time, time);
    };
    edit('inner.cjs', 'module.exports = { made: {} };', 1e9);
    edit('outer.cjs', "module.exports = require('./inner.cjs').made;", 1e9);
    edit('other.cjs', 'module.exports = {};', 1e9);
    const load = () => ['./outer.cjs', './other.cjs', 'common'].map((name) => loader.require(name) as unknown);
    const first = load();
    expect(load().map((value, i) => value === first[i])).toEqual([true, true, true]);
    edit('inner.cjs', 'module.exports = { made: {} };', 1.1e9);
    edit('node_modules/common/index.js', 'module.exports = { a: 5 };', 1.1e9);
    expect(load().map((value, i) => value === first[i])).toEqual([false, true, true]);
  });
});
