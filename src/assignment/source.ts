// A homework as its author writes it: one TypeScript module in percent format, whose markers say which cells are answers,
// how many points they bring, and which cells check them.

import { type Cell, parsePercent } from '../ipynb/index.js';
import { messages } from './messages.js';
import { regionsOf, withoutMarks, withoutRegions } from './regions.js';

/** What a cell is for: shown as it is, answered by students, or, unseen by them, a check of answers or what varies from term to term. */
export type Role = 'given' | 'answer' | 'checks' | 'term';

export interface SourceCell {
  role: Role;
  type: Cell['type'];
  /** The question it belongs to; null for what is given. */
  question: string | null;
  /** As it was written, with its regions. */
  source: string;
  tags: string[];
  line: number;
}

export interface Question {
  id: string;
  points: number;
  /** Checked by functions, or marked by hand. */
  kind: 'checked' | 'manual';
  /** Questions whose answers it builds on. */
  needs: string[];
  /** Names of `lectern` that the answer must do without. */
  forbids: string[];
  /** How long it takes, for the student's planning. */
  minutes: number | null;
  /** How long its answer may compute when it is marked; the usual time, when null. */
  seconds: number | null;
}

export interface Assignment {
  name: string;
  cells: SourceCell[];
  questions: Question[];
}

const options = ['answer', 'checks', 'term', 'points', 'needs', 'forbids', 'minutes', 'seconds'] as const;

/** What nbgrader takes for a name of a cell, and a module for that of an export. */
const idPattern = /^[A-Za-z_]\w*$/;
/** What nbgrader, and a notebook for the names of its cells, take for the name of a homework. */
const namePattern = /^[\w-]{1,40}$/;

/**
 * The homework in a module in percent format.
 * @param name what the homework is called, as in file names
 * @throws {SyntaxError} when a marker cannot be read, or the regions, questions and checks do not fit together; the error says all that is wrong
 */
export function parseAssignment(name: string, text: string): Assignment {
  const problems: string[] = [];
  const complain = (line: number, what: string) => void problems.push(messages.at(line, what));
  const questions = new Map<string, Question & { line: number }>();
  const checks = new Map<string, number>();
  if (!namePattern.test(name)) complain(1, messages.badName(name));

  const cells = parsePercent(text, options).map(({ type, source, tags, options: said = {}, line = 0 }): SourceCell => {
    const { answer, checks: checked, term } = said;
    const say = (what: string) => complain(line, what);
    for (const problem of regionsOf(source).problems) complain(line + problem.line, problem.what);
    const cell = { type, source, tags, line };
    if ([answer, checked, term].filter((one) => one !== undefined).length > 1) say(messages.twoRoles);
    if (answer !== undefined) {
      const question = questionOf(type, said, say);
      const other = questions.get(question.id);
      if (other) say(messages.duplicate(question.id, other.line));
      else questions.set(question.id, { ...question, line });
      if (regionsOf(source).solutions.length === 0) say(messages.noSolution(question.id));
      return { ...cell, role: 'answer', question: question.id };
    }
    const alone = Object.keys(said).filter((option) => option !== 'checks' && option !== 'term');
    if (alone.length > 0) say(messages.onlyAnswers(alone));
    if (term === true) {
      if (type !== 'code') say(messages.termIsCode);
      return { ...cell, role: 'term', question: null };
    }
    if (checked === undefined) {
      if (regionsOf(source).solutions.length > 0) say(messages.solutionElsewhere);
      return { ...cell, role: 'given', question: null };
    }
    const id = idOf(checked, say);
    if (type !== 'code') say(messages.checksAreCode);
    if (checks.has(id)) say(messages.duplicateChecks(id, checks.get(id)!));
    else checks.set(id, line);
    return { ...cell, role: 'checks', question: id };
  });

  for (const { id, kind, needs, line } of questions.values()) {
    if (kind === 'checked' && !checks.has(id)) complain(line, messages.noChecks(id));
    for (const need of needs) {
      const other = questions.get(need);
      if (!other) complain(line, messages.noSuchNeed(id, need));
      else if (other.line >= line) complain(line, messages.needsLater(id, need));
    }
  }
  for (const [id, line] of checks) {
    const kind = questions.get(id)?.kind;
    if (kind === undefined) complain(line, messages.checksOfNothing(id, [...questions.keys()]));
    else if (kind === 'manual') complain(line, messages.checksOfManual(id));
  }
  if (questions.size === 0) complain(1, messages.noQuestions);
  if (problems.length > 0) throw new SyntaxError(problems.join('\n'));
  return { name, cells, questions: [...questions.values()].map(({ line: _, ...question }) => question) };
}

function questionOf(
  type: Cell['type'],
  { answer, points, needs = [], forbids = [], minutes = null, seconds = null }: { [name: string]: unknown },
  say: (what: string) => void,
): Question {
  const id = idOf(answer, say);
  const amount = (value: unknown) => typeof value === 'number' && value > 0;
  const names = (value: unknown): value is string[] =>
    Array.isArray(value) && value.every((x) => typeof x === 'string');
  if (!amount(points)) say(messages.badPoints(id, points));
  if (minutes !== null && !amount(minutes)) say(messages.badTime('minutes', minutes));
  if (seconds !== null && !amount(seconds)) say(messages.badTime('seconds', seconds));
  if (!names(needs)) say(messages.badList('needs', needs));
  if (!names(forbids)) say(messages.badList('forbids', forbids));
  return {
    id,
    points: amount(points) ? (points as number) : 0,
    kind: type === 'markdown' ? 'manual' : 'checked',
    needs: names(needs) ? needs : [],
    forbids: names(forbids) ? forbids : [],
    minutes: amount(minutes) ? (minutes as number) : null,
    seconds: amount(seconds) ? (seconds as number) : null,
  };
}

function idOf(id: unknown, say: (what: string) => void): string {
  if (typeof id === 'string' && idPattern.test(id)) return id;
  say(messages.badId(id));
  return String(id);
}

/** What the author answers. */
export const solutionOf = ({ source }: SourceCell): string => withoutMarks(source);

/** What a student finds in an answer's cell. */
export const stubOf = ({ source, type }: SourceCell): string => withoutRegions(source, type);

/**
 * The homework of a term: `{{name}}` in its texts and code is the value of the constant `name`.
 * @param module what the homework's module exports
 * @throws {SyntaxError} when no such constant varies; the error says all that is wrong
 */
export function ofTerm(assignment: Assignment, module: { readonly [name: string]: unknown }): Assignment {
  const varying = assignment.cells.filter(({ role }) => role === 'term');
  const names = varying.flatMap(({ source }) => namesIn(source));
  if (names.length === 0) return assignment;
  const problems: string[] = [];
  const cells = assignment.cells.map((cell): SourceCell => {
    if (cell.role === 'checks') return cell;
    if (cell.role === 'term')
      return {
        ...cell,
        source: namesIn(cell.source)
          .map((name) => `const ${name} = ${text(module[name])};`)
          .join('\n'),
      };
    const source = cell.source.replace(/\{\{(\w+)\}\}/g, (whole, name: string) => {
      if (names.includes(name)) return text(module[name]);
      problems.push(messages.at(cell.line, messages.termElsewhere(name)));
      return whole;
    });
    return { ...cell, source };
  });
  if (problems.length > 0) throw new SyntaxError(problems.join('\n'));
  return { ...assignment, cells };
}

const text = (value: unknown): string => JSON.stringify(value) ?? String(value);
const namesIn = (source: string): string[] => [...source.matchAll(/^const (\w+)/gm)].map(([, name]) => name!);

/** Whatever a student must not see: the lines of solutions, of checks, and of what varies. */
export function secretsOf({ cells }: Assignment): string[] {
  const hidden = (role: Role) => role === 'checks' || role === 'term';
  const lines = cells.flatMap(({ role, source }) => (hidden(role) ? [source] : regionsOf(source).solutions));
  return lines.flatMap((text) => text.split('\n'));
}
