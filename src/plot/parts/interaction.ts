// What a figure does under the hand in a notebook: numbers of a mark, names picked out, zoom. A still picture has none of it.

import type { Selection } from '../adapter.js';
import { digitsOf } from '../numbers.js';

/** A click on a mark, or on a name in the legend, dims all others. */
export const picking = (field: string): Selection => ({
  name: 'picked',
  select: { type: 'point', fields: [field] },
  bind: 'legend',
});

/** How strong a mark is, as long as its name is picked, or none is. */
export const pickedOpacity = (opacity = 1) => ({
  condition: { param: 'picked', value: opacity },
  value: 0.15 * opacity,
});

/** A line of a tooltip: whole numbers in full, others with as many digits as tell them apart. */
export function amount(field: string, title: string | undefined, numbers: Iterable<number>) {
  const all = [...numbers].filter(Number.isFinite);
  const named = { field, ...(title === undefined ? {} : { title }) };
  if (all.every(Number.isInteger)) return named;
  return { ...named, type: 'quantitative' as const, format: `.${digitsOf(all)}~g` };
}

/** Dragging moves, the wheel zooms only together with Ctrl or ⌘ so that alone it scrolls the page, and a double click goes back. */
export const zooming = (...encodings: ('x' | 'y')[]): Selection => ({
  name: 'zoom',
  select: {
    type: 'interval',
    encodings,
    clear: 'dblclick',
    zoom: 'wheel![event.ctrlKey || event.metaKey]',
  },
  bind: 'scales',
});

/** Names of parameters are one for a whole figure: those of its parts get the part's number. */
export function numbered<S>(spec: S, part: number): S {
  const rename = (value: unknown, key?: string): unknown => {
    if (typeof value === 'string') return key === 'param' && isOurs(value) ? `${value}_${part}` : value;
    if (Array.isArray(value)) return value.map((one) => rename(one));
    if (typeof value !== 'object' || value === null) return value;
    const entries = Object.entries(value).map(([name, inner]) => [
      name,
      name === 'values' ? inner : name === 'test' ? tested(inner, part) : rename(inner, name),
    ]);
    const renamed = Object.fromEntries(entries) as { name?: unknown; select?: unknown };
    const own = ('select' in renamed && isOurs(renamed.name)) || isHover(renamed.name);
    return own ? { ...renamed, name: `${renamed.name}_${part}` } : renamed;
  };
  return rename(spec) as S;
}

/** Layers that only answer to the hand; they may have numbers behind their name, since names are one for a whole figure. */
const isHover = (name: unknown): boolean => typeof name === 'string' && /^hover(_\d+)*$/.test(name);

const isOurs = (name: unknown): boolean => typeof name === 'string' && /^(picked|zoom)(_\d+)*$/.test(name);

const tested = (test: unknown, part: number): unknown =>
  typeof test === 'string' ? test.replace(/\b(picked|zoom)((?:_\d+)*)\b(?!\()/g, `$1$2_${part}`) : test;

interface Asking {
  value: unknown;
  condition: { param?: unknown; value: unknown };
}

/** What holds as long as nothing is picked, and nothing has moved. */
const unasked = ({ value, condition }: Asking): unknown => ('param' in condition ? condition.value : value);

/** Whether an encoding is a value that asks a parameter. */
function answering(part: unknown): boolean {
  const { condition } = Object(part) as { condition?: { param?: unknown; test?: unknown } };
  return isOurs(condition?.param) || (typeof condition?.test === 'string' && /\bzoom(_\d+)*\b/.test(condition.test));
}

/** The same picture for the eye alone: without what answers to the hand. */
export function still<S>(spec: S): S {
  if (Array.isArray(spec)) return spec.filter((part) => !isHover(part?.name)).map((part) => still(part)) as S;
  if (typeof spec !== 'object' || spec === null) return spec;
  const entries = Object.entries(spec).flatMap(([name, part]) => {
    if (name === 'params' || name === 'tooltip') return [];
    if (name === 'values' || name === 'config') return [[name, part]];
    return [[name, answering(part) ? { value: unasked(part as Asking) } : still(part)]];
  });
  return Object.fromEntries(entries) as S;
}
