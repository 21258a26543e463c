// `lectern assignment`: a homework's notebooks and its sheet of checks, and a term's secret.

import { randomInt } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { nbgraderNotebook, releaseCells, releaseNotebook, solutionNotebook } from '../../assignment/notebooks.js';
import { type Checks, hiddenSheetOf, passedByStubs, releaseSheet } from '../../assignment/sheet.js';
import type { Assignment } from '../../assignment/source.js';
import { seedFor } from '../../grading/keys.js';
import { without } from '../../grading/sandbox/forbid.js';
import { newTerm, readTerm, usualFile } from '../../grading/term-file.js';
import { argumentsIn } from '../arguments.js';
import { root } from '../root.js';
import { adviceOn } from './advice.js';
import { readHomework } from './homework.js';
import { importTypeScript } from './load.js';
import { messages } from './messages.js';

/** What the command says, line by line. */
export interface Voice {
  say(line: string): void;
  complain(line: string): void;
}

/** Runs `lectern assignment …`; the exit status: 0, 1 where the homework is refused, 2 where the command is. */
export async function assignment(args: string[], { say, complain }: Voice): Promise<number> {
  const { values, positionals } = argumentsIn(args, { out: { type: 'string' }, term: { type: 'string' } });
  const [command, given, ...more] = positionals;
  if (values.help || command === undefined) {
    say(messages.help);
    return values.help ? 0 : 2;
  }
  const term = values.term ?? usualFile();
  const wrong = wrongIn(command, given, more);
  if (wrong !== null || given === undefined) {
    complain(wrong ?? messages.unknown(command));
    return 2;
  }
  try {
    if (command === 'new-term') {
      newTerm(given, term);
      say(messages.madeTerm(given, term));
    } else await build(given, values.out ?? dirname(given), term, { say, complain });
    return 0;
  } catch (error) {
    complain(messages.refused(given, error instanceof Error ? error.message : String(error)));
    return 1;
  }
}

function wrongIn(command: string, given: string | undefined, more: readonly string[]): string | null {
  if (command === 'new-term') return given === undefined || more.length > 0 ? messages.oneTerm : null;
  if (command !== 'build') return messages.unknown(command);
  if (given === undefined || more.length > 0) return messages.oneFile;
  if (!given.endsWith('.ts')) return messages.notTypeScript(given);
  return existsSync(given) ? null : messages.noFile(given);
}

async function build(file: string, out: string, termFile: string, { say, complain }: Voice): Promise<void> {
  const term = readTerm(termFile);
  const { homework, checks, sheet } = await readHomework(file, term?.secret ?? null);
  const unknown = unknownNames(homework);
  if (unknown.length > 0) throw new Error(unknown.join('\n'));
  const passed = await passedByStubs(checks, await stubsOf(file, homework, checks));
  if (passed.length > 0) throw new Error(passed.join('\n'));
  const { name, questions, cells } = homework;
  const released = releaseSheet(sheet, checks);
  const json = (value: object) => `${JSON.stringify(value)}\n`;
  const hidden = `nbgrader/hidden/${name}.hidden.checks.json`;
  const key = term ? seedFor(term.secret, 'nbgrader', name) : keyOf(join(out, hidden));
  const files = {
    [`release/${name}.ipynb`]: releaseNotebook(homework),
    [`release/${name}.checks.json`]: json(released),
    [`solution/${name}.ipynb`]: solutionNotebook(homework),
    [`nbgrader/source/${name}/${name}.ipynb`]: nbgraderNotebook(homework),
    [`nbgrader/source/${name}/${name}.checks.json`]: json(released),
    [hidden]: json(await hiddenSheetOf(sheet, checks, key)),
    ...(existsSync(join(out, configName)) ? {} : { [configName]: readFileSync(config, 'utf8') }),
  };
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(out, path)), { recursive: true });
    writeFileSync(join(out, path), content);
    say(messages.wrote(join(out, path)));
  }
  const sum = (of: (question: (typeof questions)[number]) => number) =>
    questions.reduce((total, one) => total + of(one), 0);
  say(
    messages.summary(
      questions.length,
      sum(({ points }) => points),
      sum(({ minutes }) => minutes ?? 0),
    ),
  );
  for (const line of adviceOn(homework, checks)) complain(line);
  if (term) say(messages.ofTerm(term.name));
  else if (cells.some(({ role }) => role === 'term')) say(messages.noTerm);
}

/** What questions forbid that Lectern does not have. */
const unknownNames = ({ questions }: Assignment): string[] =>
  questions
    .flatMap(({ id, forbids }) => forbids.map((name) => [id, name] as const))
    .flatMap(([id, name]) => {
      try {
        without(root, [name]);
        return [];
      } catch (error) {
        return [`${id}: ${error instanceof Error ? error.message : String(error)}`];
      }
    });

/** nbgrader's settings: a course that has some keeps them. */
const configName = 'nbgrader/nbgrader_config.py';
const config = join(root, 'dist/python/nbgrader_config.py');

/** The key of hidden inputs where no term has a secret: a new one, or that of the file, so that students who are marked again meet the same inputs. */
function keyOf(file: string): number {
  if (!existsSync(file)) return randomInt(2 ** 31 - 1);
  try {
    const { key } = JSON.parse(readFileSync(file, 'utf8'));
    if (Number.isSafeInteger(key) && key >= 0) return key;
  } catch {
    // said below
  }
  throw new Error(messages.noKey(file));
}

/** The functions of a student's copy, as it is handed out. */
async function stubsOf(file: string, homework: Assignment, checks: Checks): Promise<{ [name: string]: unknown }> {
  const cells = releaseCells(homework).filter(
    ({ type, metadata = {} }) => type === 'code' && !('editable' in metadata),
  );
  const names = new Set([...checks.values()].flat().map(({ calls }) => calls));
  const text = `${cells.map(({ source }) => source).join('\n')}\nexport { ${[...names].join(', ')} };\n`;
  try {
    return await importTypeScript(file, text);
  } catch (error) {
    throw new Error(messages.stubFails(error instanceof Error ? error.message : String(error)), { cause: error });
  }
}
