// Who is in a class: the only place that a student's id comes from.

import { messages } from './messages.js';
import { needColumns, readCsv } from './texts/csv.js';

export interface RosterEntry {
  /** What the student is called here: the name of a folder, and in reports. */
  id: string;
  name: string;
  email: string;
  /** Canvas's number of the student. */
  canvas: string;
  /** Moodle's number of the student in this assignment: that of "Participant 123". */
  moodle: string;
}

export type Roster = RosterEntry[];

const optional = ['name', 'email', 'canvas', 'moodle'] as const;

/**
 * The class in a CSV with the column `id`, and `name`, `email`, `canvas` and `moodle` where they are known.
 * @throws {SyntaxError} when an id is missing, cannot name a folder on every machine, or cannot be told from another
 */
export function readRoster(text: string, name = 'roster.csv'): Roster {
  const table = readCsv(text, name);
  needColumns(table, ['id'], name);
  const roster = table.rows.map((row, i): RosterEntry => {
    const id = row['id']!.trim();
    if (id === '') throw new SyntaxError(messages.noId(name, i + 2));
    const why = whyNoId(id);
    if (why !== null) throw new SyntaxError(messages.badId(name, id, why));
    const [full, email, canvas, moodle] = optional.map((column) => (row[column] ?? '').trim());
    return { id, name: full!, email: email!, canvas: canvas!, moodle: (moodle ?? '').replace(/^Participant /, '') };
  });
  const folders = new Map<string, string>();
  for (const { id } of roster) {
    const other = folders.get(id.toLowerCase());
    if (other === id) throw new SyntaxError(messages.sameId(name, 'id', id));
    if (other !== undefined) throw new SyntaxError(messages.lookAlike(name, other, id));
    folders.set(id.toLowerCase(), id);
  }
  for (const column of ['canvas', 'moodle'] as const) {
    const seen = new Set<string>();
    for (const entry of roster) {
      if (entry[column] !== '' && seen.has(entry[column]))
        throw new SyntaxError(messages.sameId(name, column, entry[column]));
      seen.add(entry[column]);
    }
  }
  return roster;
}

const windows = /^(con|prn|aux|nul|com\d|lpt\d)(\..*)?$/i;

/** Why a folder cannot have this name on every machine; null when it can. Plain letters only: others look like them. */
function whyNoId(id: string): string | null {
  if (id.length > 64) return messages.idTooLong;
  if (!/^[A-Za-z0-9_]([A-Za-z0-9._@+-]*[A-Za-z0-9_])?$/.test(id)) return messages.idLetters;
  return windows.test(id) ? messages.idReserved : null;
}
