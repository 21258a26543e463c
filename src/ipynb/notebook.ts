// Notebook files, written so that the same cells always give the same bytes.

import type { Cell } from './percent.js';

/** The kernel that generated notebooks ask for. */
const metadata = {
  kernelspec: { display_name: 'TypeScript (Lectern)', language: 'typescript', name: 'lectern' },
  language_info: {
    codemirror_mode: 'typescript',
    file_extension: '.ts',
    mimetype: 'application/typescript',
    name: 'typescript',
    nbconvert_exporter: 'script',
    pygments_lexer: 'typescript',
  },
};

/**
 * A notebook file (nbformat 4.5) without outputs, in the form in which Jupyter itself writes: keys sorted, one space of
 * indent, a line break at the end.
 */
export function writeNotebook(cells: Cell[]): string {
  const notebook = {
    cells: cells.map(({ type, source, tags }, i) => ({
      cell_type: type,
      ...(type === 'code' ? { execution_count: null } : {}),
      id: `cell-${String(i + 1).padStart(2, '0')}`,
      metadata: tags.length > 0 ? { tags } : {},
      ...(type === 'code' ? { outputs: [] } : {}),
      source: lines(source),
    })),
    metadata,
    nbformat: 4,
    nbformat_minor: 5,
  };
  return `${JSON.stringify(notebook, null, 1)}\n`;
}

/** A text as a list of lines, each with its line break. */
function lines(text: string): string[] {
  return text.split(/(?<=\n)/);
}
