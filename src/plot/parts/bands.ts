// An axis of names, with a band for each: upright, or level where names are long.

import { quantitative, type Span } from './axes.js';
import { defaultSize } from './options.js';
import { lineHeight, pixelsOf, wrapped } from './wrap.js';

/** The space that a name needs beside the next one. */
const gap = 12;

/** Names beside level bands are broken into lines of this width. */
const widestBeside = 380;
/** Names below upright bands are broken into lines as wide as a band, or as this. */
const narrowestBelow = 110;
/** How many lines a name may have. */
const mostLines = 4;
/** What a figure has besides its frame and the names at its left: padding, the title of the axis, and half of the last tick's label. */
const margins = 70;
const widestFigure = 800;

/** Whether names are too long to stand below each other's bands. */
export function areLong(names: readonly string[], width: number = defaultSize.width): boolean {
  if (names.every((name) => name !== '' && Number.isFinite(Number(name)))) return false; // of numbers some are left out
  return Math.max(...names.map(pixelsOf)) + gap > width / names.length;
}

/** How high a level band is at least, with a name of so many lines. */
const leastHeight = (lines: number) => Math.max(24, lineHeight * lines + 6);

const linesOf = (names: readonly string[], pixels: number) => names.map((name) => wrapped(name, pixels, mostLines));
const most = (lines: readonly string[][]) => Math.max(...lines.map(({ length }) => length));

/** Names as lines, as an axis takes them; nothing, when each has one line. Beside a band, lines are centred. */
function labelled(names: readonly string[], lines: readonly string[][], horizontal: boolean) {
  if (most(lines) === 1) return {};
  const of = (list: readonly unknown[]) => `${JSON.stringify(list)}[indexof(${JSON.stringify(names)}, datum.value)]`;
  const counts = lines.map(({ length }) => length);
  const up = [...new Set(counts)].map((n) => ({ test: `${of(counts)} === ${n}`, value: (-lineHeight * (n - 1)) / 2 }));
  return {
    labelExpr: of(lines),
    labelLineHeight: lineHeight,
    ...(horizontal ? { labelOffset: { condition: up, value: 0 } } : {}),
  };
}

/**
 * Both axes, and how large the figure is. What is said of y is said of the numbers, also when they run to the right.
 * @param horizontal whether the names stand beside each other's bands, and what is measured runs to the right
 * @param span what the axis of numbers shows
 * @param numbers those that a logarithmic axis shows; of a linear one none
 * @param perBand how much larger a level band is than a line of text, as long as the page has room
 */
export function bands(
  names: readonly string[],
  horizontal: boolean,
  span: Span,
  { xLabel, yLabel, width, height }: { xLabel?: string; yLabel?: string; width?: number; height?: number },
  { perBand = 1, log = false, numbers = [] }: { perBand?: number; log?: boolean; numbers?: readonly number[] } = {},
) {
  const across = horizontal ? 'y' : 'x';
  const along = horizontal ? 'x' : 'y';
  const widest = Math.ceil(Math.max(...names.map(pixelsOf)));
  const beside = Math.min(widest, widestBeside);
  const wide = width ?? (horizontal ? Math.min(500, widestFigure - margins - beside) : defaultSize.width);
  const lines = linesOf(names, horizontal ? beside : Math.max(wide / names.length - gap, narrowestBelow));
  const tall = Math.max(leastHeight(most(lines)), Math.min(24 * perBand, 340 / names.length)) * names.length;
  const band = {
    field: 'place',
    type: 'nominal' as const,
    sort: null,
    scale: { domain: [...names], paddingInner: 0.25, paddingOuter: 0.15 },
    axis: {
      title: xLabel ?? null,
      labelAngle: 0,
      labelLimit: 400,
      maxExtent: 410, // the title stands outside of the longest name
      ticks: false,
      domain: false,
      labelOverlap: 'parity' as const,
      labelSeparation: 6,
      labelPadding: 6,
      grid: false,
      ...labelled(names, lines, horizontal),
    },
  };
  const amount = quantitative(along, yLabel, span, { log, numbers });
  return {
    across,
    along,
    band,
    amount,
    width: wide,
    height: height ?? (horizontal ? Math.max(80, tall) : defaultSize.height),
  } as const;
}
