// What the figures command is asked for, checked before anything is run.

import { nearest } from '../../options/index.js';
import { type ThemeName, themes } from '../../plot/theme.js';
import { argumentsIn } from '../arguments.js';
import { Refused } from '../refused.js';
import { messages } from './messages.js';

export const formats = ['svg', 'png', 'pdf', 'gif'] as const;
export type Format = (typeof formats)[number];

export interface Order {
  lessons: string[];
  name: string | null;
  formats: Format[];
  themes: ThemeName[];
  scale: number;
  out: string;
  from: string | null;
  check: boolean;
  sums: string | null;
  help: boolean;
}

const options = {
  name: { type: 'string' },
  format: { type: 'string' },
  theme: { type: 'string' },
  scale: { type: 'string' },
  out: { type: 'string' },
  from: { type: 'string' },
  check: { type: 'boolean' },
  sums: { type: 'string' },
} as const;

/** @throws {Refused} when an argument is unknown or breaks its rule */
export function orderOf(args: string[]): Order {
  const { values, positionals } = argumentsIn(args, options);
  return {
    lessons: positionals,
    name: values.name ?? null,
    formats: chosen('--format', values.format ?? 'svg,png', formats),
    themes: chosen('--theme', values.theme ?? 'light', Object.keys(themes) as ThemeName[]),
    scale: scale(values.scale ?? '2'),
    out: values.out ?? 'figures',
    from: values.from ?? null,
    check: values.check ?? false,
    sums: values.sums ?? null,
    help: values.help ?? false,
  };
}

function chosen<T extends string>(option: string, text: string, choices: readonly T[]): T[] {
  const found: T[] = [];
  for (const given of text.split(',').map((part) => part.trim())) {
    const choice = choices.find((name) => name === given);
    if (choice === undefined) throw new Refused(messages.unknown(option, given, choices, nearest(given, choices)));
    if (found.includes(choice)) throw new Refused(messages.twice(option, given));
    found.push(choice);
  }
  return choices.filter((choice) => found.includes(choice));
}

function scale(text: string): number {
  const number = Number(text);
  if (text.trim() === '' || !(number > 0 && number <= 8)) throw new Refused(messages.badScale(text));
  return number;
}
