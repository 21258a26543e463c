// The attacks: each file replaces answers of the homework; its first lines say what it tries, and what must become of it.

import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Assignment, parseAssignment, solutionOf } from '../../src/assignment/source.js';
import { type Cell, parsePercent, writeNotebook } from '../../src/ipynb/index.js';

/** What is done to a naive marker. */
export const harms = {
  hangs: 'hangs',
  ends: 'is ended, and the other questions are lost',
  others: 'marks other questions wrongly',
  leaks: 'gives away what is secret',
  leaves: 'is left with a process or files',
  floods: 'is flooded with output',
  breaks: 'breaks down itself',
  injects: 'shows what is no text',
} as const;
export type Harm = keyof typeof harms;

export interface Attack {
  family: string;
  name: string;
  tries: string;
  aims: 'marks' | Harm;
  /** The question that it is against; all of them, when null. */
  question: string | null;
  /** What the record must say. */
  here: string;
  /** What it must get for that question: what honest work in it deserves. */
  deserves: number;
  /** Puts the submission into a folder, as NAME.ipynb. */
  put(folder: string, name: string): void;
  /** The questions that are answered honestly besides. */
  beside: string[];
}

/** A server of this machine, which says the word that nobody must get at. */
export const listener = { url: '' };

const folder = fileURLToPath(new URL('.', import.meta.url));
export const source = join(folder, 'homework.ts');
export const homework: Assignment = parseAssignment('homework', readFileSync(source, 'utf8'));
export const questions = homework.questions.map(({ id }) => id);

/**
 * The notebook of a student whose answers are the author's, but for some.
 * @param only the questions that are answered; all of them when left out
 */
export function notebookWith(answers: ReadonlyMap<string, string> = new Map(), only = questions): string {
  const cells = homework.cells.filter(
    ({ role, type, question }) =>
      type === 'code' && (role === 'given' || (role === 'answer' && only.includes(question!))),
  );
  return writeNotebook(
    cells.map((cell): Cell => {
      const { type, tags, question } = cell;
      const text = question === null ? cell.source : (answers.get(question) ?? solutionOf(cell));
      return { type, tags, source: text, ...(question !== null && { id: question }) };
    }),
  );
}

/** What stands in an answer in the place of the import from `probe.ts`. */
const probe = readFileSync(join(folder, 'probe.ts'), 'utf8')
  .split('\n\n')[1]!
  .replaceAll(/^export /gm, '');
const probing = "import { can, escaped } from '../probe.js';\n";

export const families = readdirSync(folder, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name)
  .sort();

/** The attacks that are code. */
export const codeAttacks = (): Attack[] =>
  families.flatMap((family) =>
    readdirSync(join(folder, family))
      .filter((file) => file.endsWith('.ts'))
      .sort()
      .map((file) => attackIn(family, file)),
  );

/** What the first lines of a file say: what it tries, and, behind the name of each, all else. */
function attackIn(family: string, file: string): Attack {
  const text = readFileSync(join(folder, family, file), 'utf8').replace(probing, () => probe);
  const head = text.slice(0, text.indexOf('// %%')).split('\n');
  const said = (name: string) => head.find((line) => line.startsWith(`// ${name}: `))?.slice(name.length + 5);
  const cells = parsePercent(text, ['answer']);
  const answers = new Map(cells.map(({ options, source }) => [options!['answer'] as string, source]));
  const name = `${family.slice(0, 2)}-${file.replace(/\.ts$/, '')}`;
  // one honest answer stands beside each attack, another from attack to attack
  const others = questions.filter((id) => !answers.has(id));
  const needed = answers.has('q5') && !answers.has('q1') ? ['q1'] : [];
  const beside = [...new Set([...needed, others[name.length % others.length]!])];
  const aims = said('aims') as Attack['aims'];
  const here = said('here');
  if (!(aims === 'marks' || aims in harms) || !here)
    throw new Error(`${name} does not say what it aims at, or what becomes of it here`);
  return {
    family,
    name,
    tries: head[0]!.slice(3),
    aims,
    question: said('against') ?? [...answers.keys()][0]!,
    here,
    deserves: Number(said('deserves') ?? 0),
    beside,
    put: (into, as) =>
      writeFileSync(
        join(into, `${as}.ipynb`),
        notebookWith(answers, [...answers.keys(), ...beside]).replaceAll('http://listener.example', listener.url),
      ),
  };
}
