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
 * A look for each name: the one that the name has had before. Where two names of one chart would have one colour although another one is
 * free, the later one takes that; of those that must share a colour, each has dashes and a shape of its own. Of a few names each has
 * dashes and a shape of its own anyway, for those who see no colours.
 */
export const looks = (names: readonly string[]): Look[] => looksAt(names.map(placeOf));

/** The looks of places in the order of names: those of a figure that has an order of its own, whatever was drawn before. */
export function looksAt(all: readonly number[]): Look[] {
  const formsOf: number[][] = palette.map(() => []); // that each colour has in this chart
  const few = all.length <= shapes.length ? distinctForms(all.map(firstForm)) : null;
  return all.map((place, i) => {
    const fewest = Math.min(...formsOf.map(({ length }) => length));
    const wanted = place % palette.length;
    const color = formsOf[wanted]!.length === fewest ? wanted : formsOf.findIndex(({ length }) => length === fewest);
    const forms = shapes.map((_, k) => (firstForm(place) + k) % shapes.length);
    const form = few?.[i] ?? forms.find((one) => !formsOf[color]!.includes(one)) ?? forms[0]!;
    formsOf[color]!.push(form);
    return { color: palette[color]!, shape: shapes[form]!, dash: dashes[form]! };
  });
}

/** The form that a place has, unless another name of the chart has it. */
const firstForm = (place: number): number => (place + Math.floor(place / palette.length)) % shapes.length;

/** A form for each: the wanted one for the first that wants it, and one that nobody wants for the others. */
function distinctForms(wanted: readonly number[]): number[] {
  const free = shapes.map((_, form) => form).filter((form) => !wanted.includes(form));
  return wanted.map((form, i) => (wanted.indexOf(form) === i ? form : free.shift()!));
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
