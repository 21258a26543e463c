// Prints the hash of hash.mjs, computed in a page in Chromium. What the library's door to Node imports is replaced by stubs
// there: one thread, no files, no pictures, no linear algebra.

import { readdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join } from 'node:path';
import { chromium } from 'playwright-core';
import { chromium as find } from '../../scripts/lib/chromium.mjs';
import { root } from '../../scripts/lib/run.mjs';

/** What is called while the library is loaded and used; everything else is undefined. */
const stubs = {
  availableParallelism: '() => 1',
  totalmem: '() => 2 ** 32',
  Worker: 'class {}',
  createRequire: '() => () => undefined',
};

/** A stub of each module of Node that the door imports. */
function nodeModules() {
  const host = join(root, 'dist/host');
  const files = readdirSync(host).filter((name) => name.endsWith('.js'));
  const text = files.map((name) => readFileSync(join(host, name), 'utf8')).join('\n');
  const exported = new Map();
  for (const [, names, module] of text.matchAll(/import \{ (.*) \} from '(node:.*)'/g))
    exported.set(module, new Set([...(exported.get(module) ?? []), ...names.split(', ')]));
  const stub = (names) => [...names].map((name) => `export const ${name} = ${stubs[name]};`).join('');
  const asUrl = (code) => `data:text/javascript,${encodeURIComponent(code)}`;
  return Object.fromEntries([...exported].map(([module, names]) => [module, asUrl(stub(names))]));
}

const imports = { lectern: '/dist/index.js', 'lectern/math': '/dist/math/index.js', ...nodeModules() };
const page = `<!doctype html><script type="importmap">${JSON.stringify({ imports })}</script>
<script>globalThis.process = { env: {} };</script>
<script type="module">
  try {
    const { values } = await import('/test/bits/values.mjs');
    const parts = values({ threads: [1, 1] }).map(([, numbers]) => numbers);
    const digest = await crypto.subtle.digest('SHA-256', await new Blob(parts).arrayBuffer());
    document.title = [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  } catch (error) {
    document.title = String(error.stack);
  }
</script>`;

const types = { '.js': 'text/javascript', '.mjs': 'text/javascript' };
const server = createServer(({ url }, response) => {
  const shared = { 'Cross-Origin-Opener-Policy': 'same-origin', 'Cross-Origin-Embedder-Policy': 'require-corp' };
  const known = /^\/(dist|test\/bits)\/[\w/.-]+$/.test(url) && !url.includes('..');
  response.writeHead(known || url === '/' ? 200 : 404, {
    'Content-Type': types[extname(url)] ?? 'text/html',
    ...shared,
  });
  response.end(known ? readFileSync(join(root, url)) : page);
}).listen(0, '127.0.0.1');
await new Promise((listening) => server.on('listening', listening));

const browser = await chromium.launch({
  executablePath: find(),
  args: ['--no-sandbox', '--disable-background-networking'],
});
const tab = await browser.newPage();
await tab.goto(`http://127.0.0.1:${server.address().port}/`);
await tab.waitForFunction(() => document.title !== '', undefined, { timeout: 60_000 });
console.log(await tab.title());
await browser.close();
server.close();
