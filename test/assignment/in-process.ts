// Marks answers to a homework in this process, with its visible and its hidden checks: for answers that are our own.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { type Check, outcome } from '../../src/assignment/check.js';
import * as lecternAssignment from '../../src/assignment/index.js';
import { checksIn, passedByStubs, sheetOf, tolerance } from '../../src/assignment/sheet.js';
import {
  type Assignment,
  ofTerm,
  parseAssignment,
  type Question,
  solutionOf,
  stubOf,
} from '../../src/assignment/source.js';
import { inTerm, type TermChoice } from '../../src/assignment/term.js';
import type { CheckSheet } from '../../src/homework/index.js';
import { judge, runCheck } from '../../src/homework/run-check.js';
import { restored, stored } from '../../src/homework/values.js';
import * as lectern from '../../src/index.js';
import { parsePercent } from '../../src/ipynb/index.js';
import * as lecternMath from '../../src/math/index.js';

export const homeworks = join(import.meta.dirname, '../../lessons/homework');

type Names = { [name: string]: unknown };
const modules: Names = { lectern, 'lectern/math': lecternMath, 'lectern/assignment': lecternAssignment };

/** What a module exports, or, of a notebook's cells, what some names stand for. */
function evaluate(text: string, names: readonly string[] = []): Names {
  const handedOver = names.map((name) => `exports.${name} = typeof ${name} === 'undefined' ? undefined : ${name};`);
  const { outputText } = ts.transpileModule([text, ...handedOver].join('\n'), {
    compilerOptions: { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022 },
  });
  const exports: Names = {};
  const require = (name: string) => modules[name];
  new Function('exports', 'require', outputText)(exports, require);
  return exports;
}

export interface Homework {
  assignment: Assignment;
  checks: ReadonlyMap<string, readonly Check[]>;
  sheet: CheckSheet;
}

/** A homework as it is in a term, whose choice is null for the first values; what its checks refuse is an error. */
export const homework = (name: string, term: TermChoice | null = null): Promise<Homework> =>
  inTerm(term, async () => {
    const text = readFileSync(join(homeworks, `${name}.ts`), 'utf8');
    const module = evaluate(text);
    const assignment = ofTerm(parseAssignment(name, text), module);
    const checks = checksIn(assignment, module);
    const sheet = await sheetOf(assignment, checks);
    const shown = assignment.cells.filter(
      ({ role, type }) => type === 'code' && (role === 'given' || role === 'answer'),
    );
    const code = shown.map(stubOf).join('\n');
    const names = [...checks.values()].flat().map(({ calls }) => calls);
    const passed = await passedByStubs(checks, evaluate(code, names));
    if (passed.length > 0) throw new Error(passed.join('\n'));
    return { assignment, checks, sheet };
  });

/** Code by question; where one is missing, the reference stands in. */
export type Answers = ReadonlyMap<string, string>;

/** The answers in a file in percent format. */
export const answersIn = (text: string): Answers =>
  new Map(parsePercent(text, ['answer']).map(({ source, options }) => [String(options!['answer']), source]));

/** The references, by question. */
export const references = ({ assignment }: Homework): Answers =>
  new Map(
    assignment.cells
      .filter(({ role, type }) => role === 'answer' && type === 'code')
      .map((cell) => [cell.question!, solutionOf(cell)]),
  );

/**
 * The questions that lost points, each with the known mistakes that were recognised. Where an answer and all that it needs are the
 * reference there is nothing to find out: `homework` has run it.
 */
export async function lostIn(
  { assignment, checks, sheet }: Homework,
  answers: Answers,
): Promise<Map<string, string[]>> {
  const lost = new Map<string, string[]>();
  for (const [i, question] of assignment.questions.entries()) {
    const { id, needs } = question;
    const own = [...needs.filter((need) => !lost.has(need)), id].filter((one) => answers.has(one));
    if (own.length === 0) continue;
    const list = checks.get(id)!;
    const written = new Map(own.map((one) => [one, answers.get(one)!]));
    const names = functionsOf(assignment, question, written, [...new Set(list.map(({ calls }) => calls))]);
    const mistakes = new Set<string>();
    let right = true;
    for (const [j, check] of list.entries()) {
      const seen = await runCheck(sheet.questions[i]!.checks[j]!, (name) => names[name]);
      if (seen.mistake) mistakes.add(seen.mistake.name);
      right &&= seen.right && (await passesHidden(check, names[check.calls]));
    }
    if (!right) lost.set(id, [...mistakes]);
  }
  return lost;
}

/** The functions of a question: its cell with those of what it needs, as they were written; where one was not, the reference. */
export function functionsOf(
  { cells }: Assignment,
  { id, needs }: Question,
  written: Answers,
  names: readonly string[],
): Names {
  const code = cells.flatMap((cell) => {
    const { role, type, question, source } = cell;
    if (type !== 'code' || role === 'checks') return [];
    if (question === null) return [source];
    return [id, ...needs].includes(question) ? [written.get(question) ?? solutionOf(cell)] : [];
  });
  return evaluate(code.join('\n'), names);
}

/**
 * Numbers meet all hidden inputs. Of those for a net that is trained one is enough here: the rest would be a matter of minutes, and
 * `scripts/homework/bounds.ts` has many more.
 */
async function passesHidden(check: Check, answer: unknown): Promise<boolean> {
  const calls = check.quality ? 1 : check.hiddenCalls;
  for (let key = 1; check.hidden !== null && key <= calls; key++)
    try {
      if ((await markedHidden(check, answer, key)).share < 1) return false;
    } catch {
      return false;
    }
  return true;
}

/** What an answer gives for hidden inputs, and the share of the points that it gets for them. */
export async function markedHidden(check: Check, answer: unknown, key: number) {
  const { inputs, expected, best = null } = check.hidden!(new lecternAssignment.Draw(key));
  const seed = check.seed === null ? null : key;
  const kept = inputs.map(stored);
  const own = () => kept.map(restored);
  const wanted = expected ?? (await outcome(check.solution, own(), seed));
  const found = await outcome(answer as Check['solution'], own(), seed);
  const { share } = judge(found, wanted, { mistakes: [], best }, tolerance(check));
  return { found, expected: wanted, best, share };
}
