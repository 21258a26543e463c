// What reports and marking by hand need of a homework. It is kept beside the marks, so that neither has to read the homework again.

import { regionsOf } from '../assignment/regions.js';
import { type Assignment, type Question, type SourceCell, stubOf } from '../assignment/source.js';

export interface OutlineQuestion {
  id: string;
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
}

export function outlineOf({ name, cells, questions }: Assignment, source: string): Outline {
  const answers = new Map(cells.filter(({ role }) => role === 'answer').map((cell) => [cell.question, cell]));
  return {
    format: 1,
    assignment: name,
    source,
    questions: questions.map(({ id, points, kind }) => ({ id, points, kind, ...partsOf(answers.get(id)!) })),
  };
}

function partsOf(cell: SourceCell): Pick<OutlineQuestion, 'stub' | 'solution' | 'scheme'> {
  const { solutions, schemes } = regionsOf(cell.source);
  return { stub: stubOf(cell), solution: solutions.join('\n'), scheme: schemes.join('\n') };
}
