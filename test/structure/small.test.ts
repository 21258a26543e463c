import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { codeLines } from '../../scripts/lib/code-lines.mjs';

test('the heart of the engine can be read in an evening: tensor, operations, gradients, shapes', () => {
  const lines = ['tensor', 'ops', 'autograd', 'shape'].map((name) => {
    const path = fileURLToPath(new URL(`../../src/engine/${name}.ts`, import.meta.url));
    return codeLines(readFileSync(path, 'utf8'));
  });
  expect(lines.reduce((sum, count) => sum + count)).toBeLessThanOrEqual(1500);
});

test('comments and blank lines do not count', () => {
  expect(codeLines('// one\n\n/** two\n * three */\nconst a = 1; // four\nconst b = `\n`;\n')).toBe(3);
});
