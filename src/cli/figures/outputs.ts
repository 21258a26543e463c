// The figures that a notebook shows.

import type { ThemeName } from '../../plot/theme.js';
import { messages } from './messages.js';
import { BadOrder, type Format } from './order.js';
import type { CodeCell, Output, Source } from './sources.js';

/** A figure as it stands in the output of a cell. */
export interface Figure {
  name: string;
  /** False when it was given none, and is called after its place. */
  named: boolean;
  source: string;
  cell: number;
  spec: object;
  description: string;
  /** The seed that was set last before it, as it was written. */
  seed: string | null;
  /** Not compared: its cell measures time. */
  volatile: boolean;
  title: string;
  subtitle: string;
}

const vegaLite = 'application/vnd.vegalite.v5+json';

/**
 * A figure's specification: in the bundle, or, where that shows something else beside it, as with a table, in the metadata, under
 * `lectern`.
 */
function specOf({ data = {}, metadata = {} }: Output): object | null {
  const spec = data[vegaLite] ?? (metadata['lectern'] as { spec?: unknown } | undefined)?.spec;
  return typeof spec === 'object' ? (spec as object | null) : null;
}

interface Known {
  usermeta?: { name?: string };
  title?: string | string[] | { text?: string | string[]; subtitle?: string | string[] };
}

/** @throws {BadOrder} when two different figures have one name */
export function figuresOf({ name: source, cells }: Source): Figure[] {
  const found = new Map<string, Figure>();
  let unnamed = 0;
  for (const [i, cell] of cells.entries())
    for (const output of cell.outputs) {
      const spec = specOf(output);
      if (spec === null) continue;
      const { usermeta, title } = spec as Known;
      const heading = typeof title === 'object' && !Array.isArray(title) ? title : { text: title, subtitle: [] };
      const figure: Figure = {
        name: usermeta?.name ?? `figure ${++unnamed}`,
        named: usermeta?.name !== undefined,
        source,
        cell: i + 1,
        spec,
        description: [output.data?.['text/plain'] ?? ''].flat().join(''),
        seed: seedBefore(cells.slice(0, i + 1)),
        volatile: cell.tags.includes('volatile'),
        title: [heading.text ?? ''].flat().join(' '),
        subtitle: [heading.subtitle ?? ''].flat().join(' '),
      };
      const other = found.get(figure.name);
      if (other && JSON.stringify(other.spec) === JSON.stringify(spec)) continue; // shown twice
      if (other) throw new BadOrder(messages.sameName(figure.name, place(other), place(figure)));
      found.set(figure.name, figure);
    }
  return [...found.values()];
}

export const place = ({ source, cell }: Figure): string => messages.place(source, cell);

function seedBefore(cells: readonly CodeCell[]): string | null {
  const seeds = cells.flatMap(({ source }) => [...source.matchAll(/\bmanualSeed\(([^()]*)\)/g)]);
  return seeds.at(-1)?.[1] ?? null;
}

/** The file of a figure: its name in letters that every system and LaTeX takes, the theme unless it is the light one. */
export function fileOf(figure: Figure, theme: ThemeName, format: Format): string {
  const plain = figure.name.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase();
  const stem = plain.replaceAll(/[^a-z0-9]+/g, '-').replaceAll(/^-|-$/g, '') || `figure-${figure.cell}`;
  return `${figure.source}/${stem}${theme === 'light' ? '' : `-${theme}`}.${format}`;
}

/** @throws {BadOrder} when the figures of a notebook have other names than all others, but not other files */
export function checkFiles(figures: readonly Figure[]): void {
  const taken = new Map<string, Figure>();
  for (const figure of figures) {
    const file = fileOf(figure, 'light', 'svg');
    const other = taken.get(file);
    if (other?.source === figure.source && other.name !== figure.name)
      throw new BadOrder(messages.sameFile(file, other.name, figure.name));
    if (other) throw new BadOrder(messages.sameName(figure.name, place(other), place(figure)));
    taken.set(file, figure);
  }
}
