// Which lessons and notebooks are meant, and their cells.

import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, dirname, extname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parsePercent } from '../../ipynb/index.js';
import { nearest } from '../../options/index.js';
import { isMeant } from '../lessons.js';
import { Refused } from '../refused.js';
import { messages } from './messages.js';
import type { Order } from './order.js';

/** A cell of code, and what it showed if it was run. */
export interface CodeCell {
  source: string;
  tags: readonly string[];
  outputs: Output[];
}
export interface Output {
  output_type: string;
  data?: { [type: string]: unknown };
  metadata?: { [type: string]: unknown };
  ename?: string;
  evalue?: string;
}

/** A notebook of which the figures are wanted. */
export interface Source {
  /** What it is called, and its folder of figures. */
  name: string;
  /** Where its cells run; null for a lesson, which reads no files of its own. */
  folder: string | null;
  cells: CodeCell[];
  /** False where the outputs that were saved are read. */
  run: boolean;
  /** The language of its kernel, if that is another one. */
  foreign: string | null;
}

const lessonFolder = resolve(dirname(fileURLToPath(import.meta.url)), '../../../notebooks');

/** @throws {Refused} when there is no such lesson or file, or it is no notebook */
export function sourcesOf({ lessons, from }: Pick<Order, 'lessons' | 'from'>): Source[] {
  if (from === null) return (lessons.length > 0 ? lessons.map(fileOf) : allLessons()).map((file) => read(file, true));
  if (!existsSync(from)) throw new Refused(messages.noFile(from));
  const files = statSync(from).isDirectory() ? notebooksIn(from) : [from];
  const chosen = lessons.length > 0 ? lessons.flatMap((lesson) => named(lesson, files)) : files;
  if (chosen.length === 0) throw new Refused(messages.noLessons(from));
  return chosen.map((file) => read(file, false));
}

const stem = (file: string) => basename(file, extname(file));
const notebooksIn = (folder: string): string[] =>
  (existsSync(folder) ? readdirSync(folder).sort() : [])
    .filter((file) => file.endsWith('.ipynb'))
    .map((file) => join(folder, file));

function allLessons(): string[] {
  const files = notebooksIn(lessonFolder);
  if (files.length === 0) throw new Refused(messages.noLessons(lessonFolder));
  return files;
}

/** A file, or the only lesson whose name begins so. */
function fileOf(given: string): string {
  if (existsSync(given) && statSync(given).isFile()) return given;
  if (/\.(ipynb|ts)$/.test(given)) throw new Refused(messages.noFile(given));
  return named(given, notebooksIn(lessonFolder))[0]!;
}

function named(given: string, files: readonly string[]): string[] {
  const found = files.filter((file) => isMeant(stem(file), given));
  const names = files.map(stem);
  if (found.length === 0) throw new Refused(messages.noLesson(given, names, nearest(given, names)));
  return found;
}

function read(file: string, run: boolean): Source {
  const folder = resolve(file).startsWith(lessonFolder) ? null : dirname(resolve(file));
  const text = readFileSync(file, 'utf8');
  if (file.endsWith('.ts')) return { name: nameOf(file), folder, cells: cellsOf(text), run: true, foreign: null };
  if (!file.endsWith('.ipynb')) throw new Refused(messages.notOurs(file));
  const { cells, language } = notebook(text, file);
  const foreign = language === 'typescript' ? null : language;
  return { name: stem(file), folder, cells, run: run && foreign === null, foreign: run ? foreign : null };
}

/** A lesson's own file is called like all others: its folder has the name. */
const nameOf = (file: string): string => (stem(file) === 'lesson' ? basename(dirname(resolve(file))) : stem(file));

/** The cells of a module in percent format; one without markers is a single cell. */
function cellsOf(text: string): CodeCell[] {
  const marked = /^\/\/ %%/m.test(text) ? text : `// %%\n${text}`;
  return parsePercent(marked)
    .filter(({ type }) => type === 'code')
    .map(({ source, tags }) => ({ source, tags, outputs: [] }));
}

interface Notebook {
  cells?: { cell_type: string; source: string | string[]; outputs?: Output[]; metadata?: { tags?: string[] } }[];
  metadata?: { kernelspec?: { language?: string; name?: string }; language_info?: { name?: string } };
}

function notebook(text: string, file: string): { cells: CodeCell[]; language: string } {
  let json: Notebook;
  try {
    json = JSON.parse(text) as Notebook;
  } catch (error) {
    throw new Refused(messages.badNotebook(file, (error as Error).message));
  }
  if (!Array.isArray(json?.cells)) throw new Refused(messages.badNotebook(file, 'it has no cells'));
  const { kernelspec, language_info } = json.metadata ?? {};
  return {
    cells: json.cells
      .filter(({ cell_type }) => cell_type === 'code')
      .map(({ source, outputs = [], metadata }) => ({
        source: [source].flat().join(''),
        outputs,
        tags: metadata?.tags ?? [],
      })),
    language: (kernelspec?.language ?? language_info?.name ?? 'typescript').toLowerCase(),
  };
}
