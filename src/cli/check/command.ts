// `lectern check`: the checks that students see, from a terminal.

import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { basename, dirname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { assemble } from '../../grading/guest/assemble.js';
import type { CodeCell } from '../../grading/guest/at-most.js';
import { codeCellsIn, SubmissionError } from '../../grading/submission.js';
import { checkerOf, sheetIn } from '../../homework/homework.js';
import type { CheckSheet, VisibleQuestion } from '../../homework/sheet.js';
import { argumentsIn } from '../arguments.js';
import type { Voice } from '../assignment/command.js';
import { root } from '../root.js';
import { messages } from './messages.js';
import { Watch } from './watch.js';

/** So many seconds a question may take: training takes a minute on a slow machine. */
const patience = 120;

/** Runs `lectern check …`; the exit status: 0 where all is right, 1 where something is not yet, 2 where the command is refused. */
export async function check(args: string[], { say, complain }: Voice): Promise<number> {
  const { values, positionals } = argumentsIn(args, { question: { type: 'string', multiple: true } });
  const [file, ...more] = positionals;
  if (values.help || file === undefined) {
    say(messages.help);
    return values.help ? 0 : 2;
  }
  try {
    if (more.length > 0) throw new SubmissionError(messages.oneNotebook);
    if (!existsSync(file)) throw new SubmissionError(messages.noFile(file));
    const sheet = sheetIn(join(dirname(file), `${basename(file, '.ipynb')}.checks.json`));
    const ids = sheet.questions.filter(({ manual }) => !manual).map(({ id }) => id);
    const unknown = values.question?.find((id) => !ids.includes(id));
    const byHand = sheet.questions.find(({ id, manual }) => manual && id === unknown);
    if (byHand) throw new SubmissionError(messages.byHand(byHand.id, byHand.points));
    if (unknown !== undefined) throw new SubmissionError(messages.noQuestion(unknown, ids));
    const right = await checkAll(file, sheet, values.question ?? ids, say);
    return right ? 0 : 1;
  } catch (error) {
    complain(error instanceof Error ? error.message : String(error));
    return 2;
  }
}

async function checkAll(
  file: string,
  sheet: CheckSheet,
  ids: readonly string[],
  say: (line: string) => void,
): Promise<boolean> {
  const cells = codeCellsIn(readFileSync(file), ids);
  const checker = checkerOf(sheet);
  const folder = mkdtempSync(join(tmpdir(), 'lectern-check-'));
  let right = true;
  const watch = new Watch(folder, patience);
  try {
    mkdirSync(join(folder, 'node_modules'));
    symlinkSync(root, join(folder, 'node_modules/lectern'), 'junction');
    for (const id of ids) {
      const question = sheet.questions.find((one) => one.id === id)!;
      watch.begin(messages.endless(id, patience));
      const answers = await answersTo(question, cells, folder, dirname(resolve(file)));
      if ('problem' in answers) say(messages.fails(id, answers.problem));
      const verdict = 'problem' in answers ? null : await checker(id, answers.values);
      watch.end();
      if (verdict) say(verdict.toString());
      say('');
      right &&= verdict?.right ?? false;
    }
  } finally {
    watch.close();
    rmSync(folder, { recursive: true, force: true });
  }
  return right;
}

type Answers = { values: { [name: string]: unknown } } | { problem: string };

/** The functions that a question's checks call, as the notebook has them. */
async function answersTo(
  { id, checks }: VisibleQuestion,
  cells: readonly CodeCell[],
  folder: string,
  home: string,
): Promise<Answers> {
  const names = [...new Set(checks.map(({ calls }) => calls))];
  const file = join(folder, `${id}.mjs`);
  const require = createRequire(join(home, 'notebook.js'));
  const load = (name: string): Promise<unknown> =>
    name.startsWith('lectern') || name.startsWith('node:')
      ? import(name)
      : import(pathToFileURL(require.resolve(name)).href);
  try {
    writeFileSync(file, assemble(cells, [id], names));
    const { default: run } = (await import(pathToFileURL(file).href)) as {
      default: (load: (name: string) => Promise<unknown>, require: unknown) => Promise<{ [name: string]: unknown }>;
    };
    return { values: await run(load, require) };
  } catch (error) {
    return { problem: error instanceof Error ? error.message : String(error) };
  }
}
