// An axis of names, with a band for each: upright, or level where names are long.

import { widthOf } from '../../host/render.js';
import { textSize } from '../theme.js';
import { quantitative, type Span } from './axes.js';
import { defaultSize } from './options.js';

/** The space that a name needs beside the next one. */
const gap = 12;

/** Longer names are cut. */
const longest = 400;
/** What names may take beside bars of the usual length. */
const usual = 270;

const widest = (names: readonly string[]): number => Math.max(...names.map((name) => textSize * widthOf(name)));

/** Whether names are too long to stand below each other's bands. */
export function areLong(names: readonly string[], width: number = defaultSize.width): boolean {
  if (names.every((name) => name !== '' && Number.isFinite(Number(name)))) return false; // of numbers some are left out
  return widest(names) + gap > width / names.length;
}

/**
 * Both axes, and how large the figure is.
 * @param horizontal whether the names stand beside each other's bands, and what is measured runs to the right
 * @param span what the axis of numbers shows
 * @param perBand how much larger a level band is than a line of text, as long as the page has room
 */
export function bands(
  names: readonly string[],
  horizontal: boolean,
  span: Span,
  { xLabel, yLabel, width, height }: { xLabel?: string; yLabel?: string; width?: number; height?: number },
  perBand = 1,
) {
  const across = horizontal ? 'y' : 'x';
  const along = horizontal ? 'x' : 'y';
  const more = Math.max(0, Math.ceil(Math.min(longest, widest(names)) - usual));
  const tall = Math.max(24, Math.min(24 * perBand, 340 / names.length)) * names.length;
  const band = {
    field: 'place',
    type: 'nominal' as const,
    sort: null,
    scale: { domain: [...names], paddingInner: 0.25, paddingOuter: 0.15 },
    axis: {
      title: (horizontal ? yLabel : xLabel) ?? null,
      labelAngle: 0,
      labelLimit: longest,
      maxExtent: longest + 10, // the title stands outside of the longest name
      ticks: false,
      domain: false,
      labelOverlap: 'parity' as const,
      labelSeparation: 6,
      labelPadding: 6,
      grid: false,
    },
  };
  const amount = quantitative(along, horizontal ? xLabel : yLabel, span, { log: false, numbers: [] });
  return {
    across,
    along,
    band,
    amount,
    width: width ?? defaultSize.width - (horizontal ? 140 + more : 0),
    height: height ?? (horizontal ? Math.max(80, tall) : defaultSize.height),
  } as const;
}
