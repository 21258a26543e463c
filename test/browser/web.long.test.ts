// The library in a browser, without stubs: in a page, in a worker, and in a worker whose threads share memory.

import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { rolldown } from 'rolldown';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { slice } from '../lessons/slice.js';
import { chromiumPath, Pages, type Place } from './web/page.js';

const root = resolve(import.meta.dirname, '../..');

const places: [name: string, place: Place][] = [
  ['a page', {}],
  ['a worker', { worker: true }],
  ['a worker with shared memory', { worker: true, isolated: true }],
];

/** What is compared of lesson 03: it takes these cells and those that they need. */
const compared = ['3.1 lines', '3.2 histograms', '3.3 lines', '3.5 lines', '3.7 dH'];

/** The lesson and the library as one file, as a bundler would make it for a page or for Node. */
async function bundle(host: 'node' | 'web'): Promise<void> {
  const door = (name: string) => join(root, 'src', name, 'index.ts');
  const names = ['lesson', 'math', 'notebook', 'plot', 'slides'].map((name) => [`lectern/${name}`, door(name)]);
  const swap = {
    name: 'host',
    resolveId: (id: string, importer: string | undefined) =>
      /^\.\/node\//.test(id) ? join(importer!, '..', id.replace('node', host).replace(/js$/, 'ts')) : null,
  };
  const joined = await rolldown({
    input: join(root, 'output/web/lesson.ts'),
    external: /^node:/,
    platform: host === 'web' ? 'browser' : 'node',
    resolve: { alias: { ...Object.fromEntries(names), lectern: door('') }, extensionAlias: { '.js': ['.ts', '.js'] } },
    plugins: [swap],
  });
  await joined.write({ file: join(root, 'output/web/lesson.mjs'), codeSplitting: false });
}

/** Nothing that was made of text runs. */
const strict = "script-src 'self' 'wasm-unsafe-eval'";

const skipped = chromiumPath === null && !process.env['CI'];
const title = `lectern in Chromium${skipped ? ' (skipped: no Chromium was found)' : ''}`;

describe.skipIf(skipped)(title, { timeout: 120_000 }, () => {
  let pages: Pages;

  beforeAll(async () => {
    pages = await Pages.open();
  });
  afterAll(() => pages?.close());

  const bits = readFileSync(join(root, 'test/bits/expected.txt'), 'utf8').trim();

  test.each([
    ...places,
    ['a page that is cross-origin isolated', { isolated: true }],
    ['a page without unsafe-eval', { policy: strict }],
    ['a worker without unsafe-eval and helpers', { worker: true, isolated: true, policy: strict }],
    ['a worker without unsafe-eval, with helpers', { worker: true, isolated: true, policy: `${strict} blob:` }],
  ] as [string, Place][])('%s computes the same bits as Node', async (_, place) => {
    expect(await pages.run('bits', place)).toEqual({ value: bits });
  });

  test.each([{ policy: strict }, { policy: strict, worker: true }])(
    'the policy of these tests lets no text be compiled: %o',
    async (place) => {
      expect((await pages.run('text', place)).error).toContain('unsafe-eval');
    },
  );

  describe('lesson 03', () => {
    let expected: { [figure: string]: string };

    beforeAll(async () => {
      const lesson = readFileSync(join(root, 'lessons/03-weight-initialization/lesson.ts'), 'utf8');
      mkdirSync(join(root, 'output/web'), { recursive: true });
      writeFileSync(join(root, 'output/web/lesson.ts'), slice(lesson, compared));
      await bundle('node');
      const code = "console.log(JSON.stringify(await (await import('./test/browser/web/lesson.mjs')).job()))";
      const said = execFileSync(process.execPath, ['--input-type=module', '-e', code], {
        cwd: root,
        encoding: 'utf8',
        env: { ...process.env, LECTERN_DRAWN_LATER: '1' },
        maxBuffer: 2 ** 27,
      });
      expected = JSON.parse(said);
      await bundle('web');
    }, 120_000);

    test.each(places)('has the same figures in %s as in Node', async (_, place) => {
      const { value, error } = await pages.run('lesson', place);
      expect(error).toBeUndefined();
      expect(Object.keys(expected)).toEqual(expect.arrayContaining([...compared]));
      expect(value).toEqual(expected);
    });
  });

  test.each([{}, { policy: `${strict} blob:` }])(
    'helpers are asked for at import, and take blocks once they have answered, with the same bits: %o',
    async (policy) => {
      const { value, error } = await pages.run('helpers', { worker: true, isolated: true, ...policy });
      expect(error).toBeUndefined();
      const { threads, atImport, wanted, early, late, alone, blocks } = value as {
        [key in 'threads' | 'atImport' | 'wanted' | 'blocks']: number;
      } & { [key in 'early' | 'late' | 'alone']: { bits: number; taken: number; present: number } };
      expect(atImport).toBe(wanted);
      expect(threads).toBe(1);
      if (early.present === 0) expect(early.taken).toBe(0); // nobody to share with: done in this thread's own memory
      expect(late.taken).toBeLessThan(blocks);
      expect([early.bits, late.bits]).toEqual([alone.bits, alone.bits]);
    },
  );

  test('a page computes on one thread, draws nothing, and says what it has not', async () => {
    const noFiles = expect.stringContaining('a page has no files');
    const { value, error } = await pages.run('beyond', { isolated: true });
    expect(error).toBeUndefined();
    expect(value).toEqual({
      threads: 1,
      solution: [1, 3],
      names: ['Linear', 'solve'],
      shown: ['application/vnd.vegalite.v5+json', 'text/plain'],
      refused: {
        digits: noFiles,
        cifar: noFiles,
        fashion: noFiles,
        idx: expect.stringMatching(/^numbers: a page has no files\. Fetch the bytes/),
        png: expect.stringContaining('with a library such as vega-embed'),
        log: expect.stringMatching(/^run\.csv: a page has no files, so that nothing can be written/),
      },
    });
  });

  test('a page whose policy forbids WebAssembly says so', async () => {
    const { error } = await pages.run('bits', { policy: "script-src 'self'" });
    expect(error).toMatch(/^lectern computes with WebAssembly, which is not to be had here: .*'wasm-unsafe-eval'/);
  });
});
