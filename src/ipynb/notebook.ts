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
export function writeNotebook(cells: readonly Cell[]): string {
  const notebook = {
    cells: cells.map(({ type, source, tags, metadata: more, id }, i) => ({
      cell_type: type,
      ...(type === 'code' ? { execution_count: null } : {}),
      id: id ?? `cell-${String(i + 1).padStart(2, '0')}`,
      metadata: sorted({ ...more, ...(tags.length > 0 && { tags }) }),
      ...(type === 'code' ? { outputs: [] } : {}),
      source: lines(source),
    })),
    metadata,
    nbformat: 4,
    nbformat_minor: 5,
  };
  return `${JSON.stringify(notebook, null, 1)}\n`;
}

/** The same object with its keys in order, at every depth. */
function sorted(value: object): object {
  const inside = (one: unknown) => (one?.constructor === Object ? sorted(one) : one);
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([name, one]) => [name, inside(one)]));
}

/** A text as a list of lines, each with its line break. */
function lines(text: string): string[] {
  return text.split(/(?<=\n)/);
}
