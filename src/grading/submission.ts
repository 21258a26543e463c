// A submission: the answers in a student's notebook. Nothing else of it is read, and nothing in it is trusted.

import { closeSync, constants, fstatSync, openSync, readSync } from 'node:fs';
import { digestOf } from './keys.js';
import { messages } from './messages.js';
import type { Plan } from './plan.js';

/** What a notebook may weigh, with all its output. */
const heaviest = 50 * 2 ** 20;
/** What an answer may. */
const longestAnswer = 200_000;

export interface Submission {
  /** The sources of the answers, by question. */
  answers: ReadonlyMap<string, string>;
  /** What is wrong with single questions. */
  problems: ReadonlyMap<string, string>;
  /** Digest of the answers. */
  digest: string;
}

export class SubmissionError extends Error {
  override name = 'SubmissionError';
}

/** Reads a regular file, without following a link, up to a size. */
export function readBounded(path: string, most = heaviest): Uint8Array {
  let file: number;
  try {
    file = openSync(path, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new SubmissionError(code === 'ENOENT' ? messages.noFile : messages.noRegularFile);
  }
  try {
    const { size, nlink } = fstatSync(file);
    if (!fstatSync(file).isFile() || nlink > 1) throw new SubmissionError(messages.noRegularFile);
    if (size > most) throw new SubmissionError(messages.tooHeavy(size, most));
    const bytes = new Uint8Array(size);
    let at = 0;
    for (let n = 1; at < size && n > 0; at += n) n = readSync(file, bytes, at, size - at, at);
    return bytes.subarray(0, at);
  } finally {
    closeSync(file);
  }
}

/**
 * The answers in a notebook.
 * @throws {SubmissionError} when it is no notebook of this homework
 */
export function submissionIn(bytes: Uint8Array, plan: Plan): Submission {
  const notebook = notebookIn(bytes);
  const ids = new Set(plan.questions.map(({ id }) => id));
  const found = new Map<string, string[]>();
  for (const cell of notebook) {
    const id = idOf(cell);
    const source = sourceOf(cell);
    if (id === null || source === null || !ids.has(id)) continue;
    found.set(id, [...(found.get(id) ?? []), source]);
  }
  if (found.size === 0) throw new SubmissionError(messages.otherHomework(plan.assignment.name, [...ids]));
  const answers = new Map<string, string>();
  const problems = new Map<string, string>();
  for (const { id } of plan.questions) {
    const [first, ...more] = found.get(id) ?? [];
    if (first === undefined) problems.set(id, messages.noAnswer(id));
    else if (more.length > 0) problems.set(id, messages.twoAnswers(id, more.length + 1));
    else if (first.length > longestAnswer) problems.set(id, messages.longAnswer(id, first.length, longestAnswer));
    else answers.set(id, first);
  }
  return { answers, problems, digest: digestOf(...[...answers].flat()) };
}

/**
 * All cells of code of a notebook, with the question that each answers.
 * @param ids the questions
 * @throws {SubmissionError} when it is no notebook
 */
export function codeCellsIn(bytes: Uint8Array, ids: readonly string[]): { question: string | null; source: string }[] {
  return notebookIn(bytes).flatMap((cell) => {
    const [id, source] = [idOf(cell), sourceOf(cell)];
    if (cell['cell_type'] !== 'code' || source === null) return [];
    return [{ question: id !== null && ids.includes(id) ? id : null, source }];
  });
}

type Json = { readonly [name: string]: unknown };
const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The cells of a notebook of ours, whatever else they are. */
function notebookIn(bytes: Uint8Array): Json[] {
  let json: unknown;
  try {
    json = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    throw new SubmissionError(bytes.length === 0 ? messages.empty : messages.noNotebook);
  }
  const cells = isObject(json) ? json['cells'] : undefined;
  if (!isObject(json) || !Array.isArray(cells)) throw new SubmissionError(messages.noNotebook);
  const language = languageOf(json['metadata']);
  if (language !== null && !/^(typescript|tslab|javascript|jslab|lectern)$/i.test(language))
    throw new SubmissionError(messages.otherLanguage(language));
  return cells.filter(isObject);
}

function languageOf(metadata: unknown): string | null {
  const kernel = isObject(metadata) ? metadata['kernelspec'] : undefined;
  const info = isObject(metadata) ? metadata['language_info'] : undefined;
  const language = isObject(kernel) ? kernel['language'] : isObject(info) ? info['name'] : undefined;
  return typeof language === 'string' ? language.slice(0, 40) : null;
}

/** The name that a cell had when it was handed out. */
function idOf({ id, metadata }: Json): string | null {
  const nbgrader = isObject(metadata) ? metadata['nbgrader'] : undefined;
  const own = isObject(nbgrader) ? nbgrader['grade_id'] : id;
  return typeof own === 'string' ? own : null;
}

function sourceOf({ source }: Json): string | null {
  if (typeof source === 'string') return source;
  const isLines = Array.isArray(source) && source.every((line): line is string => typeof line === 'string');
  return isLines ? source.join('') : null;
}
