// What reports and marking by hand need of a homework. It is kept beside the marks, so that neither has to read the homework again.

import { join } from 'node:path';
import { titlesOf } from '../assignment/overview.js';
import { regionsOf } from '../assignment/regions.js';
import { type Assignment, type Question, type SourceCell, stubOf } from '../assignment/source.js';
import { replaceFile, textIn } from './files.js';
import { messages } from './messages.js';

export interface OutlineQuestion {
  id: string;
  /** The heading under which it stands; left out where it has none, and in folders of older marks. */
  title?: string;
  points: number;
  kind: Question['kind'];
  /** What a student finds in the answer's cell. */
  stub: string;
  /** What the author answers. */
  solution: string;
  /** How answers in words are marked; empty where nothing is said. */
  scheme: string;
}

export interface Outline {
  format: 1;
  assignment: string;
  /** Digest of the homework's source. */
  source: string;
  questions: OutlineQuestion[];
  /** What students are given besides: code, and texts. */
  given: { code: string; text: string };
}

export function outlineOf(assignment: Assignment, source: string): Outline {
  const { name, cells, questions } = assignment;
  const titles = titlesOf(assignment);
  const answers = new Map(cells.filter(({ role }) => role === 'answer').map((cell) => [cell.question, cell]));
  const given = (type: SourceCell['type']) =>
    cells
      .filter((cell) => cell.role === 'given' && cell.type === type)
      .map(({ source }) => source)
      .join('\n');
  return {
    format: 1,
    assignment: name,
    source,
    questions: questions.map(({ id, points, kind }) => ({
      ...{ id, ...(titles.has(id) && { title: titles.get(id)! }), points, kind },
      ...partsOf(answers.get(id)!),
    })),
    given: { code: given('code'), text: given('markdown') },
  };
}

function partsOf(cell: SourceCell): Pick<OutlineQuestion, 'stub' | 'solution' | 'scheme'> {
  const { solutions, schemes } = regionsOf(cell.source);
  return { stub: stubOf(cell), solution: solutions.join('\n'), scheme: schemes.join('\n') };
}

const fileOf = (out: string): string => join(out, 'outline.json');

/** Keeps the outline beside the marks. */
export const keepOutline = (out: string, outline: Outline): void =>
  replaceFile(fileOf(out), `${JSON.stringify(outline, null, 2)}\n`);

/**
 * The outline in a folder of marks.
 * @throws {Error} when there is none
 */
export function outlineIn(out: string): Outline {
  const text = textIn(fileOf(out));
  if (text === null) throw new Error(messages.noOutline(out));
  return JSON.parse(text) as Outline;
}
