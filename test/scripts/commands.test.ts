// What the commands of `npm run` say to mistakes.

import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';
import { expect, test } from 'vitest';

const root = resolve(import.meta.dirname, '../..');

/** What a script says when it is refused. */
function refusal(...args: string[]): string {
  const { status, stderr } = spawnSync(process.execPath, args, { cwd: root, encoding: 'utf8' });
  expect(status).toBe(1);
  return stderr.trim();
}

test('changed-figures names a commit or tag that git does not know', () => {
  expect(refusal('scripts/changed-figures.mjs', 'v99')).toMatch(/^git knows no commit or tag "v99"\./);
  expect(refusal('scripts/changed-figures.mjs')).toContain('takes one commit or tag');
});

test('--bring names a lesson that is not there', () => {
  expect(refusal('scripts/start.mjs', '--bring', '99')).toBe(
    '--bring is 99, and there is no such lesson. Give the number of one, as in --bring 03.',
  );
  expect(refusal('scripts/start.mjs', '--bring')).toMatch(/^--bring names no lesson\./);
});
