// Every wording of the session that a user can meet.

import type { LeftOut } from './bound.js';
import type { ErrorContent, Spool } from './ports.js';

const plain = (ename: string, evalue: string): ErrorContent => ({ ename, evalue, traceback: [`${ename}: ${evalue}`] });

const escapeHtml = (text: string) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');

/** A number with its noun: `1 line`, `12 000 lines`. */
const counted = (n: number, noun: string) =>
  `${String(n).replace(/\B(?=(\d{3})+$)/g, ' ')} ${noun}${n === 1 ? '' : 's'}`;

export const messages = {
  leftOut: ({ lines, displays, tail }: LeftOut, place: ReturnType<Spool['place']> | null) => {
    const what = [
      ...(lines > 0 ? [counted(lines, 'line')] : []),
      ...(displays > 0 ? [counted(displays, 'display')] : []),
    ].join(' and ');
    const file =
      place === null
        ? ''
        : 'file' in place
          ? `\nUntil the kernel ends ${place.whole ? 'the whole text' : 'the first gigabyte of the text'} is in ${place.file}.`
          : `\nThe text could not be kept in a file: ${place.failure}.`;
    const last = tail.length > 0 ? `\nIts last lines:\n\n${tail.join('\n')}` : '';
    return `… and ${what} more, too much for a page.${file}${last}`;
  },
  banner: (version: string, typescript: string) => `Lectern ${version} (TypeScript ${typescript})`,
  badRequest: (type: string, field: string, given: unknown) =>
    plain('RequestError', `${type}: ${field} is ${JSON.stringify(given) ?? 'missing'}, but must be a string`),
  /** A quiet line under a cell, as a bundle. */
  quietly: (text: string) => ({
    data: {
      'text/html': `<small style="color: #767676">${escapeHtml(text)}</small>`,
      'text/plain': text,
    },
    metadata: {},
  }),
  languageFailed: (reason: string) =>
    plain(
      'LanguageServiceError',
      `the TypeScript service failed on this code: ${reason}. If the code is deeply nested, split it.`,
    ),
};
