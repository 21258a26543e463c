// Answers to a homework that are our own, marked in this process: one file holds one or more answers, the references stand in for the rest.

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { type Call, type Check, outcome } from '../../src/assignment/check.js';
import * as lecternAssignment from '../../src/assignment/index.js';
import { withoutMarks } from '../../src/assignment/regions.js';
import { checksIn, sheetOf, tolerance } from '../../src/assignment/sheet.js';
import { type Assignment, ofTerm, parseAssignment } from '../../src/assignment/source.js';
import { inTerm, type TermChoice } from '../../src/assignment/term.js';
import type { CheckSheet } from '../../src/homework/index.js';
import { judge, runCheck } from '../../src/homework/run-check.js';
import { restored, stored } from '../../src/homework/values.js';
import * as lectern from '../../src/index.js';
import { parsePercent } from '../../src/ipynb/index.js';
import * as lecternMath from '../../src/math/index.js';

const root = join(import.meta.dirname, '../..');
type Names = { [name: string]: unknown };
type Answer = (...inputs: unknown[]) => unknown;
const modules: Names = { lectern, 'lectern/math': lecternMath, 'lectern/assignment': lecternAssignment };

/** What a module exports, and besides what some of its names stand for. */
function evaluated(text: string, names: readonly string[] = []): Names {
  const besides = names.map((name) => `exports.${name} = ${name};`).join('\n');
  const { outputText } = ts.transpileModule(`${text}\n${besides}`, {
    compilerOptions: { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022 },
  });
  const exports: Names = {};
  new Function('exports', 'require', outputText)(exports, (name: string) => modules[name]);
  return exports;
}

/** A homework of a term: its checks, and how code that answers some questions becomes functions. */
export interface Homework {
  assignment: Assignment;
  checks: ReadonlyMap<string, readonly Check[]>;
}

export const homework = (name: string, term: TermChoice | null = null): Promise<Homework> =>
  inTerm(term, async () => {
    const text = readFileSync(join(root, 'lessons/homework', `${name}.ts`), 'utf8');
    const module = evaluated(text);
    const assignment = ofTerm(parseAssignment(name, text), module);
    return { assignment, checks: checksIn(assignment, module) };
  });

/** What is computed of the visible inputs; it takes as long as the references do. */
export const sheet = ({ assignment, checks }: Homework): Promise<CheckSheet> => sheetOf(assignment, checks);

/** Code by question. */
export type Answers = ReadonlyMap<string, string>;

/** A file of answers. */
export interface Fixture {
  name: string;
  text: string;
  answers: Answers;
}

export function fixtures(name: string, kind: 'right' | 'wrong'): Fixture[] {
  const folder = join(root, 'test/assignment/answers', name, kind);
  return readdirSync(folder)
    .sort()
    .map((file) => {
      const text = readFileSync(join(folder, file), 'utf8');
      const cells = parsePercent(text, ['answer']).filter(({ options }) => options?.['answer'] !== undefined);
      const answers = new Map(cells.map(({ source, options }) => [String(options?.['answer']), source]));
      return { name: file.replace(/\.ts$/, ''), text, answers };
    });
}

/** The functions that a question's checks call, from answers or else the references. */
export function functions({ assignment, checks }: Homework, answers: Answers, id: string): Names {
  const code = assignment.cells
    .filter(({ role, type }) => type === 'code' && role !== 'checks')
    .map(({ question, source }) => answers.get(question ?? '') ?? withoutMarks(source));
  return evaluated(
    code.join('\n'),
    checks.get(id)!.map(({ calls }) => calls),
  );
}

/** A hidden case: inputs that are new for each call, and what must come out. */
export interface HiddenCase {
  inputs: () => unknown[];
  call: Call;
}

export function hiddenCase(check: Check, key: number): HiddenCase {
  const call = check.hidden!(new lecternAssignment.Draw(key));
  const kept = call.inputs.map(stored);
  return { inputs: () => kept.map(restored), call };
}

/** The share of the points that an answer gets for a hidden case, and what is said of it. */
export async function markedHidden(check: Check, answer: unknown, key: number) {
  const { inputs, call } = hiddenCase(check, key);
  const expected = call.expected ?? (await outcome(check.solution, inputs(), key));
  const found = await outcome(answer as Answer, inputs(), key);
  return { ...judge(found, expected, { mistakes: [], best: call.best ?? null }, tolerance(check)), found, call };
}

/**
 * The questions that lose points, and the known mistakes that are recognised in each. Numbers meet all hidden cases; where a net is
 * trained, one of them, as the rest is a matter of minutes.
 */
export async function lost(of: Homework, seen: CheckSheet, answers: Answers): Promise<Map<string, string[]>> {
  const result = new Map<string, string[]>();
  const right = new Map<string, string>();
  for (const [id, checks] of of.checks) {
    const own = answers.get(id);
    const { needs } = of.assignment.questions.find((one) => one.id === id)!;
    if (own === undefined) continue;
    const needed = [...right].filter(([need]) => needs.includes(need));
    const names = functions(of, new Map([...needed, [id, own]]), id);
    const mistakes = new Set<string>();
    let fine = true;
    for (const [i, check] of checks.entries()) {
      const visible = seen.questions.find((one) => one.id === id)!.checks[i]!;
      const verdict = await runCheck(visible, (name) => names[name]);
      if (verdict.mistake) mistakes.add(verdict.mistake.name);
      fine &&= verdict.right && (await passesHidden(check, names[check.calls]));
    }
    if (fine) right.set(id, own);
    else result.set(id, [...mistakes].sort());
  }
  return result;
}

async function passesHidden(check: Check, answer: unknown): Promise<boolean> {
  const calls = check.quality ? 1 : check.hiddenCalls;
  for (let key = 1; check.hidden !== null && key <= calls; key++) {
    try {
      if ((await markedHidden(check, answer, key)).share < 1) return false;
    } catch {
      return false;
    }
  }
  return true;
}

/** What the first lines of a wrong answer say: `// loses q2: "name of the known mistake"`. */
export function saidLost(text: string): Map<string, string[]> {
  const result = new Map<string, string[]>();
  for (const [, id, mistake] of text.matchAll(/^\/\/ loses (\w+)(?:: "(.+)")?$/gm))
    result.set(id!, [...(result.get(id!) ?? []), ...(mistake === undefined ? [] : [mistake])].sort());
  return result;
}
