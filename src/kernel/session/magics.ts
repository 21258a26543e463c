// Lines that begin with `%` at the beginning of a cell. They are for the kernel; the compiler sees blanks in their place.

import type { TypeChecks } from './ports.js';

/** What such a line asks for. */
export type Magic =
  | { word: 'time' | 'who' | 'reset' | 'help' }
  | { word: 'types'; types: TypeChecks; whole: boolean }
  | { word: 'none'; given: string; rest: string };

/** A cell without its magics. */
export interface MagicCell {
  magics: Magic[];
  /** The text of the cell, with blanks for its magics; every other character stays where it was. */
  code: string;
}

/** What may stand before a magic: empty lines and comments. */
const before = /^(?:[ \t]*(?:\/\/[^\n]*|# [^\n]*)?\r?\n)*/;

const line = /^([ \t]*%%?([a-zA-Z]\w*))(?:[ \t]+([^\n]*))?(?:\r?\n|$)/;

/** Words of ours, and those of IPython that mean the same. */
const known: { readonly [word: string]: 'time' | 'who' | 'reset' | 'help' | 'types' } = {
  time: 'time',
  who: 'who',
  whos: 'who',
  who_ls: 'who',
  reset: 'reset',
  help: 'help',
  lsmagic: 'help',
  magic: 'help',
  quickref: 'help',
  types: 'types',
};

/** Reads the magics at the beginning of a cell. */
export function parseMagics(cell: string): MagicCell {
  const magics: Magic[] = [];
  let at = before.exec(cell)?.[0].length ?? 0;
  let code = cell;
  for (let match = line.exec(cell.slice(at)); match; match = line.exec(cell.slice(at))) {
    const [whole, head = '', word = '', given = ''] = match;
    const rest = given.trim();
    const isCell = head.trim().startsWith('%%');
    const magic = read(word, rest, isCell);
    magics.push(magic);
    const end = magic.word === 'none' && isCell ? cell.length : at + whole.length;
    const cut = magic.word === 'time' ? at + head.length : end;
    code = code.slice(0, at) + code.slice(at, cut).replace(/[^\r\n]/g, ' ') + code.slice(cut);
    at = end;
    if (at === cell.length || (magic.word === 'time' && rest !== '')) break;
    at += before.exec(cell.slice(at))?.[0].length ?? 0;
  }
  return { magics, code };
}

/** The text of a cell for the compiler. */
export function withoutMagics(cell: string): string {
  return /^[ \t]*%/m.test(cell) ? parseMagics(cell).code : cell;
}

/** The words of our magics that begin with `begun`, which has its percent signs; for completion. */
export function magicWords(begun: string): string[] {
  const [, signs, letters] = /^(%%?)(\w*)$/.exec(begun) ?? [];
  if (signs === undefined || letters === undefined) return [];
  const words = signs === '%' ? ['help', 'reset', 'time', 'types', 'who'] : ['time', 'types'];
  return words.filter((word) => word.startsWith(letters)).map((word) => signs + word);
}

export const isTypeChecks = (value: unknown): value is TypeChecks =>
  value === 'strict' || value === 'notebook' || value === 'off';

function read(name: string, rest: string, whole: boolean): Magic {
  const word = Object.hasOwn(known, name) ? known[name] : undefined;
  if (word === undefined) return { word: 'none', given: (whole ? '%%' : '%') + name, rest };
  if (word !== 'types') return { word };
  return isTypeChecks(rest) ? { word, types: rest, whole } : { word: 'none', given: `%types`, rest };
}
