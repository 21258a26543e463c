// Every wording of the session that a user can meet.

import type { ErrorContent } from './ports.js';

const plain = (ename: string, evalue: string): ErrorContent => ({ ename, evalue, traceback: [`${ename}: ${evalue}`] });

const escapeHtml = (text: string) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');

export const messages = {
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
