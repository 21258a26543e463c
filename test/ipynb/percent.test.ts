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
  ['// %% tags=[volatile]\n1', 'line 1: tags=[volatile] cannot be read; write it as JSON: tags=["volatile"]'],
  ['// %% tags="volatile"\n1', 'line 1: tags="volatile" cannot be read'],
  ['// %% points=3\n1', 'line 1: a marker has no points; it may have tags'],
  ['// %% tags=[] more\n1', 'line 1: "// %% tags=[] more" is no cell marker'],
  ['// %% tags=[] tags=[]\n1', 'is no cell marker'],
])('%j is refused', (text, message) => expect(() => parsePercent(text)).toThrow(message));

test('a marker may say more, where that is asked for', () => {
  const text =
    '\n// %% answer="q1" points=2.5 needs=["q0", "q00"] tags=["slow"]\n1;\n// %% [markdown] answer="q\\"2"\n// why?\n';
  expect(parsePercent(text, ['answer', 'points', 'needs'])).toEqual([
    {
      type: 'code',
      source: '1;',
      tags: ['slow'],
      options: { answer: 'q1', points: 2.5, needs: ['q0', 'q00'] },
      line: 2,
    },
    { type: 'markdown', source: 'why?', tags: [], options: { answer: 'q"2' }, line: 4 },
  ]);
});

test('metadata and names of cells are kept, in the order of their keys', () => {
  const metadata = { nbgrader: { solution: true, grade: false }, deletable: false };
  const text = writeNotebook([{ type: 'code', source: '1', tags: ['slow'], metadata, id: 'q1' }]);
  const [cell] = JSON.parse(text).cells;
  expect(cell.id).toBe('q1');
  expect(JSON.stringify(cell.metadata)).toBe(
    '{"deletable":false,"nbgrader":{"grade":false,"solution":true},"tags":["slow"]}',
  );
});

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
