// What of a notebook's file its page and its slides are made from.

/** What a cell shows. */
export interface Output {
  output_type: string;
  data?: { [type: string]: unknown };
  metadata?: { [type: string]: unknown };
}

export interface Cell {
  id?: string;
  cell_type: string;
  source: string | string[];
  outputs?: Output[];
  metadata: { [name: string]: unknown };
}

export interface Notebook {
  cells: Cell[];
  metadata: { [name: string]: unknown };
  nbformat: number;
  nbformat_minor: number;
}

export const sourceOf = ({ source }: Cell): string => [source].flat().join('');

/** The lesson's name for itself: its first heading. */
export function titleOf({ cells }: Notebook, name: string): string {
  const headings = cells
    .filter(({ cell_type }) => cell_type === 'markdown')
    .map((cell) => /^# (.+)$/m.exec(sourceOf(cell))?.[1]);
  return headings.find((heading) => heading !== undefined)?.replaceAll(/[`*$]/g, '') ?? name;
}
