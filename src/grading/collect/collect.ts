// Whose a file is, among those that Canvas, Moodle or nbgrader have collected. A path only says which entry of the roster is meant; where
// a submission goes is made of the roster's id and the assignment's name alone.

import type { Roster, RosterEntry } from '../roster.js';
import { messages } from './messages.js';

/** A file that was handed in, wherever it lies. */
export interface Candidate {
  path: string;
  regular: boolean;
  /** @throws {RangeError} when it has more bytes than `limit` */
  read(limit: number): Uint8Array;
}

export interface Problem {
  /** Whose submission it is; null where that is not known. */
  id: string | null;
  what: string;
}

export interface Collected {
  /** The notebook of each student who has handed in one, and no more. */
  notebooks: Map<string, Candidate>;
  /** nbgrader's own files that say when something was handed in; a file of this name elsewhere is a student's. */
  timestamps: Map<string, Candidate>;
  problems: Problem[];
  /** Who has handed in nothing. */
  missing: string[];
}

/** Finds the notebook of each student. Who has handed in two has none: which one counts is not for us to say. */
export function collected(candidates: readonly Candidate[], roster: Roster, assignment: string): Collected {
  const problems: Problem[] = [];
  const files = new Map<string, Candidate[]>();
  const timestamps = new Map<string, Candidate>();
  for (const candidate of candidates) {
    const owner = ownerOf(candidate.path, roster, assignment);
    if (owner === null) continue;
    if ('problem' in owner) problems.push({ id: null, what: owner.problem });
    else if (owner.inNbgrader && /[\\/]timestamp\.txt$/.test(candidate.path)) timestamps.set(owner.id, candidate);
    else files.set(owner.id, [...(files.get(owner.id) ?? []), candidate]);
  }
  const notebooks = new Map<string, Candidate>();
  for (const [id, own] of files) {
    const found = own.filter(({ path }) => /\.ipynb$/i.test(path));
    const [first, ...more] = found;
    const paths = (found.length > 0 ? found : own).map(({ path }) => path);
    if (more.length > 0) problems.push({ id, what: messages.several(paths) });
    else if (first) notebooks.set(id, first);
    else problems.push({ id, what: messages.noNotebook(paths) });
  }
  return { notebooks, timestamps, problems, missing: roster.map(({ id }) => id).filter((id) => !files.has(id)) };
}

/**
 * The bytes of a notebook that was handed in.
 * @throws {Error} when it is none, or has more bytes than `limit`
 */
export function notebookIn({ regular, read }: Candidate, limit: number): Uint8Array {
  if (!regular) throw new Error(messages.notRegular);
  const bytes = read(limit);
  try {
    const { nbformat, cells } = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
    if (nbformat === 4 && Array.isArray(cells)) return bytes;
  } catch {
    // said below
  }
  throw new Error(messages.notANotebook);
}

/**
 * The text of nbgrader's timestamp.
 * @throws {Error} when it is none
 */
export function timestampIn({ regular, read }: Candidate): Uint8Array {
  if (!regular) throw new Error(messages.notRegular);
  const bytes = read(100);
  if (!/^\d{4}-\d\d-\d\d[ T]\d\d:\d\d:\d\d[\d.]*( ?[\w+:/-]+)?\s*$/.test(new TextDecoder().decode(bytes)))
    throw new Error(messages.notATime);
  return bytes;
}

type Owner = { id: string; inNbgrader: boolean } | { problem: string } | null;

/** Moodle: "Ada Lovelace_501_assignsubmission_file_/hw1.ipynb", or in one name, where no folders were asked for. */
const moodle = /^([\s\S]*)_(\d+)_assignsubmission_file_?([\s\S]*)$/;
/** Canvas: "lovelaceada_LATE_11_900_hw1.ipynb", with the numbers of student and file; the first two numbers are Canvas's own. */
const canvas = /^([\s\S]*?)(?:_LATE)?_(\d+)_(\d+)_[\s\S]+$/;
const anonymous = /^(?:[\s\S]*?_)?anon_[A-Za-z0-9]+_\d+_[\s\S]+$/;

/**
 * Whose file it is; null for one that belongs to nobody, such as an archive's own. Only the first part of a path is looked at, and of a name
 * the beginning: what follows was named by the student.
 */
function ownerOf(path: string, roster: Roster, assignment: string): Owner {
  if (/[\\/]$/.test(path)) return null; // a folder
  const parts = path.split(/[\\/]/).filter((part) => part !== '' && part !== '.');
  const [first = '', second, third, ...deeper] = parts;
  const inMoodle = moodle.exec(first);
  if (inMoodle) return entryOf(path, roster, 'moodle', inMoodle[2]!, inMoodle[1]!);
  if (parts.length === 1) {
    if (anonymous.test(first)) return { problem: messages.anonymous(path) };
    const inCanvas = canvas.exec(first);
    if (inCanvas) return entryOf(path, roster, 'canvas', inCanvas[2]!, inCanvas[1]!);
  }
  if (second !== assignment || third === undefined || deeper.length > 0) return null; // nbgrader: ada/hw1/hw1.ipynb
  return roster.some(({ id }) => id === first) ? { id: first, inNbgrader: true } : { problem: messages.unknown(path) };
}

/** By number; by name only among those whose number the roster does not know. */
function entryOf(path: string, roster: Roster, system: 'canvas' | 'moodle', number: string, name: string): Owner {
  const own = roster.find((entry) => entry[system] === number);
  if (own) return { id: own.id, inNbgrader: false };
  const letters = lettersOf(name);
  const named = roster.filter((entry) => entry[system] === '' && letters !== '' && namesOf(entry).includes(letters));
  if (named.length > 1)
    return {
      problem: messages.twoStudents(
        path,
        named.map(({ id }) => id),
      ),
    };
  return named[0] ? { id: named[0].id, inNbgrader: false } : { problem: messages.unknown(path) };
}

/** Canvas keeps the letters of a name only, the last name first; Moodle writes the first name first. */
function namesOf({ name }: RosterEntry): string[] {
  const [last = '', first = ''] = name.includes(',')
    ? name.split(',', 2)
    : [/\S+$/.exec(name)?.[0] ?? '', name.replace(/\s*\S+$/, '')];
  return [`${last}${first}`, `${first}${last}`].map(lettersOf);
}

const lettersOf = (name: string): string =>
  name
    .normalize('NFC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');
