// The sheet of checks that goes with a student's copy, computed from the author's checks; what does not hold together is refused.

import { Tensor, tensor } from '../engine/index.js';
import { difference, smallest } from '../homework/compare.js';
import { conceal } from '../homework/conceal.js';
import type { CheckSheet, KnownMistake, VisibleCheck, VisibleQuestion, VisibleRun } from '../homework/index.js';
import { judge, type Tolerance } from '../homework/run-check.js';
import { restored, type Stored, stored } from '../homework/values.js';
import { type Call, type Check, outcome } from './check.js';
import { Draw } from './draw.js';
import { messages } from './messages.js';
import type { Assignment, Question } from './source.js';

/** What a homework's module exports: a list of checks for each question, under its name. */
export type AuthorModule = { readonly [name: string]: unknown };

/** The checks of each question that has some. */
export type Checks = ReadonlyMap<string, readonly Check[]>;

const isCheck = (value: unknown): value is Check =>
  typeof value === 'object' && value !== null && 'calls' in value && 'solution' in value;

/** @throws {TypeError} when a question's export is no list of checks; the error says all that is wrong */
export function checksIn({ questions }: Assignment, module: AuthorModule): Checks {
  const checked = questions.filter(({ kind }) => kind === 'checked');
  const wrong = checked.flatMap(({ id }) => {
    const list = module[id];
    const fine = Array.isArray(list) && list.length > 0 && list.every(isCheck);
    return fine ? [] : [messages.noList(id)];
  });
  if (wrong.length > 0) throw new TypeError(wrong.join('\n'));
  return new Map(checked.map(({ id }) => [id, module[id] as Check[]]));
}

/** The points of each check: what is not said is shared equally. */
export function pointsOf({ id, points }: Question, checks: readonly Check[]): number[] {
  const said = checks.reduce((sum, check) => sum + (check.points ?? 0), 0);
  const open = checks.filter((check) => check.points === null).length;
  const fits = open === 0 ? Math.abs(said - points) < 1e-9 : said < points;
  if (!fits) throw new RangeError(messages.pointsDiffer(id, points, said));
  return checks.map((check) => check.points ?? (points - said) / open);
}

/** @throws {Error} when a solution fails its own check, or a known mistake passes it; the error says all that is wrong */
export async function sheetOf({ name, questions }: Assignment, checks: Checks): Promise<CheckSheet> {
  const problems: string[] = [];
  const sheet: VisibleQuestion[] = [];
  for (const question of questions) {
    const { id, points, kind, minutes } = question;
    const own = checks.get(id) ?? [];
    const shares = own.length > 0 ? pointsOf(question, own) : [];
    const list: VisibleCheck[] = [];
    for (const [i, check] of own.entries())
      list.push(await visibleCheck(check, shares[i]!, (what) => problems.push(`${id}: ${what}`)));
    sheet.push({ id, points, manual: kind === 'manual', minutes, checks: list });
  }
  if (problems.length > 0) throw new Error(problems.join('\n'));
  return { format: 1, assignment: name, questions: sheet };
}

/** The sheet as students get it: what their copy must not say is concealed. */
export function releaseSheet(sheet: CheckSheet, checks: Checks): CheckSheet {
  const run = (one: VisibleRun, salt: string): VisibleRun => ({
    ...one,
    expected: conceal(restored(one.expected as Stored), salt),
    mistakes: one.mistakes.map((mistake, i) => ({
      ...mistake,
      gives: conceal(restored(mistake.gives as Stored), `${salt} ${i}`),
    })),
  });
  return {
    ...sheet,
    questions: sheet.questions.map((question) => ({
      ...question,
      checks: question.checks.map((one, i) =>
        checks.get(question.id)?.[i]?.conceal
          ? { ...one, runs: one.runs.map((each, n) => run(each, `${sheet.assignment} ${question.id} ${i} ${n}`)) }
          : one,
      ),
    })),
  };
}

/** What only a marker has: for each check the visible inputs and the hidden ones, and what must come out. */
export interface HiddenSheet extends CheckSheet {
  /** The same key draws the same inputs. */
  key: number;
}

/** The sheet of all checks, hidden ones too; a check is passed when its hidden inputs are as right as the visible ones. */
export async function hiddenSheetOf(sheet: CheckSheet, checks: Checks, key: number): Promise<HiddenSheet> {
  const draw = new Draw(key);
  const questions: VisibleQuestion[] = [];
  for (const question of sheet.questions) {
    const list: VisibleCheck[] = [];
    for (const [i, visible] of question.checks.entries()) {
      const runs = visible.runs.map((run) => ({ ...run, mistakes: [] }));
      list.push({ ...visible, runs: [...runs, ...(await hiddenRuns(checks.get(question.id)![i]!, draw))] });
    }
    questions.push({ ...question, checks: list });
  }
  return { ...sheet, questions, key };
}

async function hiddenRuns({ hidden, hiddenCalls, seed, solution }: Check, draw: Draw): Promise<VisibleRun[]> {
  const runs: VisibleRun[] = [];
  for (let i = 0; hidden && i < hiddenCalls; i++) {
    const { inputs, expected, best } = hidden(draw);
    const own = seed === null ? null : draw.seed();
    const kept = inputs.map(stored); // before the solution can change them
    const wanted = expected ?? (await outcome(solution, copied(inputs), own));
    runs.push({
      seed: own,
      inputs: kept,
      expected: stored(wanted),
      mistakes: [],
      ...(best !== undefined && { best }),
    });
  }
  return runs;
}

async function visibleCheck(check: Check, points: number, complain: (what: string) => void): Promise<VisibleCheck> {
  const { calls, what, visible, mistakes } = check;
  const runs: VisibleRun[] = [];
  for (const [i, call] of visible.entries()) {
    const say = (text: string) => complain(`${messages.call(calls, i)}: ${text}`);
    try {
      runs.push(await visibleRun(check, call, i, say));
    } catch (error) {
      say(error instanceof Error ? error.message : String(error));
      return { calls, what, points, ...tolerance(check), runs };
    }
  }
  for (const name of Object.keys(mistakes))
    if (!runs.some((run) => run.mistakes.some((one) => one.name === name)))
      complain(messages.mistakePasses(calls, name));
  return { calls, what, points, ...tolerance(check), runs };
}

async function visibleRun(
  check: Check,
  { inputs, expected, best }: Call,
  i: number,
  complain: (what: string) => void,
): Promise<VisibleRun> {
  const { within, scale, seed, solution, mistakes } = check;
  const kept = inputs.map(stored); // before the solution can change them
  const gives = async (by: Check['solution'], who: string): Promise<unknown> => {
    try {
      return await outcome(by, copied(inputs), seed);
    } catch (error) {
      throw new Error(messages.throws(who, error), { cause: error });
    }
  };
  const found = await gives(solution, messages.theSolution);
  if (difference(await gives(solution, messages.theSolution), found, 0).said !== null) complain(messages.notTheSame);
  if (hasNaN(found)) complain(messages.givesNaN);
  const run = { seed, inputs: kept, mistakes: [], ...(best !== undefined && { best }) };
  const wanted = check.expected ? check.expected[i] : (expected ?? found);
  const { said } = judge(found, wanted, run, tolerance(check));
  if (said !== null) complain(messages.solutionFails(said));
  const known: KnownMistake[] = [];
  for (const [name, { by, hint }] of Object.entries(mistakes)) {
    const wrong = await gives(by, messages.theMistake(name));
    if (difference(wrong, found, within, scale).said === null) continue; // this input does not tell them apart
    known.push({ name, hint, gives: stored(rounded(wrong)) });
  }
  return { ...run, expected: stored(expected ?? found), mistakes: known };
}

/** What `judge` needs of a check; what is usual is left out. */
export const tolerance = ({ within, scale, quality }: Check): Tolerance => ({
  within,
  ...(scale !== smallest && { scale }),
  ...(quality && { quality }),
});

/** Inputs of their own for each call: a function may change them. */
const copied = (inputs: readonly unknown[]): unknown[] =>
  inputs.map((input) =>
    mapped(
      input,
      (x) => x,
      (one) => one.clone(),
    ),
  );

/** Four digits: a mistake is recognised, and its formula cannot be read off. */
const rounded = (value: unknown): unknown =>
  mapped(value, fourDigits, (one) =>
    tensor(Array.from(one.data, fourDigits), { dtype: one.dtype }).reshape([...one.shape]),
  );
const fourDigits = (x: number): number => (Number.isFinite(x) ? Number(x.toPrecision(4)) : x);

function hasNaN(value: unknown): boolean {
  if (typeof value === 'number') return Number.isNaN(value);
  if (value instanceof Tensor) return Array.from(value.data).some(Number.isNaN);
  if (Array.isArray(value)) return value.some(hasNaN);
  return value?.constructor === Object && Object.values(value).some(hasNaN);
}

/** The same value with its numbers and tensors changed. */
function mapped(value: unknown, number: (x: number) => number, of: (one: Tensor) => Tensor): unknown {
  if (typeof value === 'number') return number(value);
  if (value instanceof Tensor) return of(value);
  if (Array.isArray(value)) return value.map((one) => mapped(one, number, of));
  if (value?.constructor === Object)
    return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, mapped(one, number, of)]));
  return value;
}

/**
 * The checks that a student's copy passes before anything is written in it.
 * @param stubs its functions, by name
 */
export async function passedByStubs(checks: Checks, stubs: AuthorModule): Promise<string[]> {
  const problems: string[] = [];
  for (const [id, list] of checks)
    for (const check of list)
      if (await passes(check, stubs[check.calls])) problems.push(messages.stubPasses(id, check.what));
  return problems;
}

async function passes(check: Check, stub: unknown): Promise<boolean> {
  const { solution, visible, seed } = check;
  if (typeof stub !== 'function') return false;
  for (const { inputs, expected, best } of visible) {
    const wanted = expected ?? (await outcome(solution, copied(inputs), seed));
    try {
      const found = await outcome(stub as Check['solution'], copied(inputs), seed);
      const known = { mistakes: [], best: best ?? null };
      if (judge(found, wanted, known, tolerance(check)).share === 0) return false;
    } catch {
      return false;
    }
  }
  return true;
}
