import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const dist = new URL('../../dist/', import.meta.url);

test('install keeps what V8 has compiled of TypeScript, for quick starts', () => {
  const kernel = fileURLToPath(new URL('kernel/', dist));
  const kept = () => readdirSync(kernel).filter((name) => /^typescript\.cjs\.\w+\.cache$/.test(name));
  for (const name of kept()) rmSync(join(kernel, name));
  const folder = mkdtempSync(join(tmpdir(), 'kept-'));
  try {
    execFileSync(process.execPath, [fileURLToPath(new URL('cli/main.js', dist)), 'install', '--prefix', folder]);
  } finally {
    rmSync(folder, { recursive: true });
  }
  expect(kept()).toHaveLength(1);
});
