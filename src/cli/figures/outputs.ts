// The figures that a notebook shows.

import type { ThemeName } from '../../plot/theme.js';
import { Refused } from '../refused.js';
import { messages } from './messages.js';
import type { Format } from './order.js';
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
const plotly = 'application/vnd.plotly.v1+json';

/**
 * What a figure is drawn from: a specification of Vega-Lite, or a figure of Plotly, in the bundle; or, where that shows something else, as
 * with a table, in the metadata, under `lectern`.
 */
export function specOf({ data = {}, metadata = {} }: Output): object | null {
  const spec = data[vegaLite] ?? data[plotly] ?? (metadata['lectern'] as { spec?: unknown } | undefined)?.spec;
  return typeof spec === 'object' ? (spec as object | null) : null;
}

type Title = string | string[] | { text?: string | string[]; subtitle?: string | string[] | { text?: string } };

/** Where Vega-Lite has a figure's name and heading, and where Plotly has them. */
interface Known {
  usermeta?: { name?: string };
  title?: Title;
  layout?: { meta?: { name?: string }; title?: Title };
}

function headingOf({ usermeta, title, layout }: Known): { name: string | undefined; title: string; subtitle: string } {
  const words = title ?? layout?.title ?? '';
  const { text = '', subtitle = '' } = typeof words === 'object' && !Array.isArray(words) ? words : { text: words };
  const lines = typeof subtitle === 'object' && !Array.isArray(subtitle) ? (subtitle.text ?? '') : subtitle;
  return {
    name: usermeta?.name ?? layout?.meta?.name,
    title: [text].flat().join(' '),
    subtitle: [lines].flat().join(' '),
  };
}

/** @throws {Refused} when two different figures have one name */
export function figuresOf({ name: source, cells }: Source): Figure[] {
  const found = new Map<string, Figure>();
  let unnamed = 0;
  for (const [i, cell] of cells.entries())
    for (const output of cell.outputs) {
      const spec = specOf(output);
      if (spec === null) continue;
      const { name, title, subtitle } = headingOf(spec as Known);
      const figure: Figure = {
        name: name ?? `figure ${++unnamed}`,
        named: name !== undefined,
        source,
        cell: i + 1,
        spec,
        description: [output.data?.['text/plain'] ?? ''].flat().join(''),
        seed: seedBefore(cells.slice(0, i + 1)),
        volatile: cell.tags.includes('volatile'),
        title,
        subtitle,
      };
      const other = found.get(figure.name);
      if (other && JSON.stringify(other.spec) === JSON.stringify(spec)) continue; // shown twice
      if (other) throw new Refused(messages.sameName(figure.name, place(other), place(figure)));
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
  const plain = figure.name.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase().replaceAll('ß', 'ss');
  const stem = plain.replaceAll(/[^a-z0-9]+/g, '-').replaceAll(/^-|-$/g, '') || `figure-${figure.cell}`;
  return `${figure.source}/${stem}${theme === 'light' ? '' : `-${theme}`}.${format}`;
}

/** @throws {Refused} when the figures of a notebook have other names than all others, but not other files */
export function checkFiles(figures: readonly Figure[]): void {
  const taken = new Map<string, Figure>();
  for (const figure of figures) {
    const file = fileOf(figure, 'light', 'svg');
    const other = taken.get(file);
    if (other?.source === figure.source && other.name !== figure.name)
      throw new Refused(messages.sameFile(file, other.name, figure.name));
    if (other) throw new Refused(messages.sameName(figure.name, place(other), place(figure)));
    taken.set(file, figure);
  }
}
