// Marks by hand, as they are kept: each belongs to one text of an answer, and holds no longer when that has changed.

/** What one answer got, whoever wrote it. */
export interface ManualMark {
  /** Digest of the answer. */
  answer: string;
  /** Who had written it when it was marked. */
  students: string[];
  points: number;
  /** The lines of the mark scheme that it fulfils. */
  criteria: Criterion[];
  comment: string;
}

/** The marks of a question. */
export interface ManualMarks {
  format: 1;
  assignment: string;
  question: string;
  /** What the question brought when it was marked. */
  points: number;
  marks: ManualMark[];
}

/** A line of a mark scheme. */
export interface Criterion {
  points: number;
  text: string;
}

const opening = /(?<![\w.,+−-])([+−-]?\d+(?:\.\d+)?) points?: */;

/** What `N points: text` says in a mark scheme, each up to the next one or an empty line, and what else stands in it. */
export function schemeOf(text: string): { criteria: Criterion[]; notes: string } {
  const [before = '', ...parts] = text.split(opening);
  const criteria: Criterion[] = [];
  const notes = [before];
  for (let i = 0; i < parts.length; i += 2) {
    const [said = '', ...rest] = parts[i + 1]!.split(/\n\s*\n/);
    criteria.push({ points: Number(parts[i]!.replace('−', '-')), text: said.trim().replace(/\s*\n\s*/g, ' ') });
    notes.push(rest.join('\n\n'));
  }
  return {
    criteria,
    notes: notes
      .map((one) => one.trim())
      .filter((one) => one !== '')
      .join('\n'),
  };
}
