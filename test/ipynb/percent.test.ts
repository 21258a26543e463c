import { expect, test } from 'vitest';
import { parsePercent, writeNotebook } from '../../src/ipynb/index.js';

test('text and code cells, tags, and what stands before the first marker', () => {
  const text = `// not part of the notebook
// %% [markdown]
// # Title
//
// text
// %% tags=["volatile"]
export const a = 1;

// a comment
a + 1;
`;
  expect(parsePercent(text)).toEqual([
    { type: 'markdown', source: '# Title\n\ntext', tags: [] },
    { type: 'code', source: 'const a = 1;\n\n// a comment\na + 1;', tags: ['volatile'] },
  ]);
});

test.each([
  ['// %%markdown\n', 'line 1: "// %%markdown" is no cell marker'],
  ['// %% [markdown]\nconst a = 1;\n', 'line 2: "const a = 1;" stands in a text cell'],
  ['// %% tags=[volatile]\n1', 'line 1: tags=[volatile] is no JSON list'],
])('%j is refused', (text, message) => expect(() => parsePercent(text)).toThrow(message));

test('a notebook has the form that Jupyter writes', () => {
  const text = writeNotebook([{ type: 'code', source: '1 + 1\n2', tags: [] }]);
  const cell = JSON.parse(text).cells[0];
  expect(Object.keys(cell)).toEqual(['cell_type', 'execution_count', 'id', 'metadata', 'outputs', 'source']);
  expect(cell.source).toEqual(['1 + 1\n', '2']);
  expect(text.endsWith('}\n')).toBe(true);
});

test('each kind of cell has what the format asks for, and no tags when there are none', () => {
  const cells = (['code', 'markdown'] as const).flatMap((type) => [
    { type, source: 'a\n\nb\n', tags: [] },
    { type, source: '', tags: type === 'code' ? ['volatile'] : ['volatile', 'slow'] },
  ]);
  const code = { cell_type: 'code', execution_count: null, outputs: [] };
  const source = ['a\n', '\n', 'b\n'];
  const notebook = JSON.parse(writeNotebook(cells));
  expect([notebook.nbformat, notebook.nbformat_minor]).toEqual([4, 5]);
  expect(notebook.cells).toEqual([
    { ...code, id: 'cell-01', metadata: {}, source },
    { ...code, id: 'cell-02', metadata: { tags: ['volatile'] }, source: [''] },
    { cell_type: 'markdown', id: 'cell-03', metadata: {}, source },
    { cell_type: 'markdown', id: 'cell-04', metadata: { tags: ['volatile', 'slow'] }, source: [''] },
  ]);
});
