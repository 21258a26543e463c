// Node's module loader for local files, without the thread in which it runs.

import { MessageChannel, type MessagePort } from 'node:worker_threads';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { initialize, load, resolve } from '../../../src/kernel/node/loader-hooks.js';
import type { LocalModule } from '../../../src/kernel/session/ports.js';

const local = (url: string, version: string, imports: LocalModule['imports'] = {}): LocalModule => ({
  ...{ url, version, imports, js: `export const from = '${url}';` },
  ...{ name: '', source: '', map: '' },
});
const [ours, theirs] = [{ port: undefined as MessagePort | undefined }, { port: undefined as MessagePort | undefined }];
beforeEach(() => {
  const { port1, port2 } = new MessageChannel();
  [ours.port, theirs.port] = [port1, port2];
  initialize(port2);
});
afterEach(() => ours.port?.close());

/** What Node would do. */
const nodes = async (specifier: string) => ({ url: `node's ${specifier}` });
const found = async (specifier: string, parentURL?: string) =>
  (await resolve(specifier, parentURL === undefined ? {} : { parentURL }, nodes)).url;

test('an import leads to the compiled file in its version, from a cell and from another file', async () => {
  ours.port!.postMessage([local('file:///a.ts', '3', { './b': 'file:///b.ts' }), local('file:///b.ts', '4')]);
  expect(await found('file:///a.ts?v=1')).toBe('file:///a.ts?v=3');
  expect(await found('./b', 'file:///a.ts?v=3')).toBe('file:///b.ts?v=4');
  ours.port!.postMessage([local('file:///b.ts', '5')]);
  ours.port!.postMessage([local('file:///b.ts', '6')]);
  expect(await found('./b', 'file:///a.ts?v=3')).toBe('file:///b.ts?v=6');
});

test('everything else is as Node has it, with the words of other kernels', async () => {
  expect(await found('lodash', 'file:///a.ts?v=3')).toBe("node's lodash");
  expect(await found('npm:lodash@4/fp')).toBe("node's lodash/fp");
  expect(await found('file:///elsewhere.ts')).toBe("node's file:///elsewhere.ts");
  expect(await found('./b')).toBe("node's ./b");
});

test('compiled files are modules; CommonJS stays with Node', async () => {
  const urls = ['a.ts', 'module.js', 'common.js', 'common.cjs', 'module.mjs'].map((name) => `file:///${name}`);
  ours.port!.postMessage(urls.map((url) => local(url, '1')));
  await found('x'); // messages are taken in when something is imported
  const next = (format: string) => async () => ({ format, source: "node's" });
  const loaded = async (url: string, format: string) => (await load(`${url}?v=1`, {}, next(format))).source;
  expect(await loaded(urls[0]!, 'commonjs')).toContain('a.ts');
  expect(await loaded(urls[1]!, 'module')).toContain('module.js');
  expect(await loaded(urls[2]!, 'commonjs')).toBe("node's");
  expect(await loaded(urls[3]!, 'module')).toBe("node's");
  expect(await loaded(urls[4]!, 'commonjs')).toContain('module.mjs');
  expect(await loaded('file:///unknown.ts', 'module')).toBe("node's");
  expect(await load(urls[0]!, {}, next('module'))).toMatchObject({ format: 'module', shortCircuit: true });
});
