// Prints the hash of hash.mjs, computed in a page in Chromium. What the library asks of Node is replaced by stubs there:
// one thread, no pictures, no linear algebra.

import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join } from 'node:path';
import { chromium } from 'playwright-core';
import { chromium as find } from '../../scripts/lib/chromium.mjs';
import { root } from '../../scripts/lib/run.mjs';

const stub = (text) => `data:text/javascript,${encodeURIComponent(text)}`;
const imports = {
  lectern: '/dist/index.js',
  'lectern/math': '/dist/math/index.js',
  'node:os': stub('export const availableParallelism = () => 1, totalmem = () => 2 ** 32;'),
  'node:worker_threads': stub('export class Worker {}'),
  'node:module': stub('export const createRequire = () => () => undefined;'),
};
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
