import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** What the linter says of `code`. */
function lint(code: string): string {
  mkdirSync(join(root, 'output'), { recursive: true });
  const folder = mkdtempSync(join(root, 'output/lint-')); // below the root, so that its rules count
  const file = join(folder, 'probe.ts');
  writeFileSync(file, code);
  const biome = 'node_modules/@biomejs/biome/bin/biome';
  const { stdout, stderr } = spawnSync(process.execPath, [biome, 'lint', file], { cwd: root, encoding: 'utf8' });
  rmSync(folder, { recursive: true });
  return stdout + stderr;
}

test.each([
  ['export const y = (x: number) => Math.exp(x);', 'use src/math'],
  ['export const y = Math.random();', 'use src/math'],
  ['export const y = (x: number) => x ** 3;', 'use pow'],
  ['export const y = Date.now();', 'must not depend on the clock'],
])('%s is refused', (code, message) => expect(lint(code)).toContain(message));

test.each(['export const y = Math.sqrt(2) + Math.abs(-1);', 'export const y = 2 ** 10;'])('%s is fine', (code) => {
  expect(lint(code)).toContain('Checked 1 file');
  expect(lint(code)).not.toMatch(/use src\/math|use pow|clock/);
});
