import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { codeLines } from '../../scripts/lib/code-lines.mjs';

test('the heart of the engine can be read in two evenings: tensor, operations, gradients, and all that arrays do', () => {
  const engine = fileURLToPath(new URL('../../src/engine', import.meta.url));
  const arrays = readdirSync(join(engine, 'arrays')).map((file) => join('arrays', file));
  const lines = ['tensor.ts', 'ops.ts', 'autograd.ts', ...arrays].map((file) =>
    codeLines(readFileSync(join(engine, file), 'utf8')),
  );
  expect(lines.reduce((sum, count) => sum + count)).toBeLessThanOrEqual(3483);
});

test('comments and blank lines do not count', () => {
  expect(codeLines('// one\n\n/** two\n * three */\nconst a = 1; // four\nconst b = `\n`;\n')).toBe(3);
});
