// Every wording of collecting that an instructor can meet.

import { plain } from '../texts/text.js';

/** What a student has named, on one line and not too long. */
export const shownName = (name: string): string => {
  const text = plain(name).replace(/\s+/g, ' ');
  return text.length > 80 ? `${text.slice(0, 79)}…` : text;
};

const megabytes = (bytes: number): string => `${Number((bytes / 1e6).toPrecision(3))} MB`;

export const messages = {
  // Archives.
  noZip: 'this is no zip archive',
  zip64: 'this archive has more than 65 534 files or 4 GB; download the submissions in parts',
  damaged: 'the archive is damaged',
  encrypted: 'it is encrypted',
  method: (method: number) => `it is packed in a way (${method}) that cannot be read here; pack it as an ordinary zip`,
  tooLarge: (limit: number) => `it has more than ${megabytes(limit)}`,
  // Submissions.
  unknown: (path: string) =>
    `${shownName(path)}: nobody in the roster has this number or name; add it to the column canvas or moodle`,
  twoStudents: (path: string, ids: readonly string[]) =>
    `${shownName(path)}: ${ids.join(' and ')} have this name; write their numbers into the roster`,
  anonymous: (path: string) =>
    `${shownName(path)}: it was downloaded without names; switch anonymous marking off in Canvas, and download again`,
  several: (paths: readonly string[]) =>
    `handed in ${paths.length} notebooks, ${paths.map(shownName).join(', ')}; which of them counts is for you to say: leave one`,
  noNotebook: (paths: readonly string[]) =>
    `handed in no notebook, only ${paths.slice(0, 3).map(shownName).join(', ')}${paths.length > 3 ? ' …' : ''}`,
  notRegular: 'it is a link or a device, not a file',
  notANotebook: 'it is no notebook (JSON with cells, nbformat 4)',
  notATime: 'it says no time, such as 2026-12-01 10:00:00 UTC',
  badFile: (path: string, why: string) => `${shownName(path)}: ${why}`,
};
