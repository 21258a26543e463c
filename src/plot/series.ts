// The look of a name: one colour, one shape and one kind of dashes through a whole notebook.

import { dashes, palette, shapes } from './theme.js';

/** How a series is drawn; places in the theme's lists. */
export interface Look {
  color: string;
  shape: (typeof shapes)[number];
  dash: readonly number[];
}

/** The names that have been drawn so far, in the order in which they came: a program that runs again gives the same looks. */
const places = new Map<string, number>();

/**
 * A look for each name: the one that the name has had before. Where two names of one chart would have one colour, because more names came
 * than there are colours, the later one takes a colour that is free in this chart.
 */
export function looks(names: readonly string[]): Look[] {
  const taken = new Set<number>();
  return names.map((name) => {
    const place = placeOf(name);
    const wanted = place % palette.length;
    const free = palette.findIndex((_, color) => !taken.has(color));
    const color = taken.has(wanted) && free >= 0 ? free : wanted;
    taken.add(color);
    const form = (place + Math.floor(place / palette.length)) % shapes.length;
    return { color: palette[color]!, shape: shapes[form]!, dash: dashes[form]! };
  });
}

/** What has no name has the first look, and keeps it from nobody. */
function placeOf(name: string): number {
  if (name === '') return 0;
  const place = places.get(name) ?? places.size;
  places.set(name, place);
  return place;
}

/** How many names can be told apart in one chart. */
export const mostSeries = palette.length * shapes.length;

/** Every name is as if it were new: a notebook begins. */
export const forgetNames = (): void => places.clear();
