// An answer that runs for ever ends `lectern check`, with a sentence; one that ends in time does not.

import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';

const watch = pathToFileURL(join(import.meta.dirname, '../../src/cli/check/watch.ts')).href;
const hooks = pathToFileURL(join(import.meta.dirname, '../../scripts/ts.mjs')).href;

function run(work: string) {
  const folder = mkdtempSync(join(tmpdir(), 'lectern-watch-'));
  const program = `const { Watch } = await import(${JSON.stringify(watch)});
const watch = new Watch(${JSON.stringify(folder)}, 0.5);
watch.begin('q1: it did not end');
${work}
console.log('done');
watch.close();`;
  const args = ['--import', hooks, '--input-type=module', '-e', program];
  const { status, signal, stdout, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8', timeout: 30_000 });
  return { status, signal, stdout, stderr, left: existsSync(folder) };
}

test('a loop that never ends is ended, and its folder removed', () => {
  expect(run('for (;;);')).toMatchObject({
    signal: 'SIGKILL',
    stdout: '',
    stderr: 'q1: it did not end\n',
    left: false,
  });
});

test('what ends in time is left alone', () => {
  const work = 'watch.end(); const until = performance.now() + 1500; while (performance.now() < until);';
  expect(run(work)).toMatchObject({ status: 0, stdout: 'done\n', stderr: '', left: true });
});
