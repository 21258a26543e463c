import ts from 'typescript';
import { test } from 'vitest';
import { complete, inspect } from '../../../src/kernel/language/editor.js';
import { notebook } from './notebook.js';

test('x', async () => {
  const n = notebook();
  const code = "import {} from 'node:pat";
  complete(n.cells, 'displ', 5);
  console.log(inspect(n.cells, 'display(1)', 3)?.['text/plain']);
  complete(n.cells, code, code.length);
  console.log(inspect(n.cells, 'display(1)', 3)?.['text/plain']);
  complete(n.cells, '', 0);
  console.log(inspect(n.cells, 'display(1)', 3)?.['text/plain']);
});
