// `lectern assignment build`: a homework's notebooks and its sheet of checks.

import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { releaseCells, releaseNotebook, solutionNotebook } from '../../assignment/notebooks.js';
import { type Checks, passedByStubs } from '../../assignment/sheet.js';
import type { Assignment } from '../../assignment/source.js';
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
  const { values, positionals } = parseArgs({
    args,
    options: { out: { type: 'string' }, help: { type: 'boolean', short: 'h' } },
    allowPositionals: true,
  });
  if (values.help || positionals.length === 0) {
    say(messages.help);
    return values.help ? 0 : 2;
  }
  const [command, file, ...more] = positionals;
  const wrong =
    command !== 'build'
      ? messages.unknown(positionals.join(' '))
      : file === undefined || more.length > 0
        ? messages.oneFile
        : badFile(file);
  if (wrong !== null || file === undefined) {
    complain(wrong ?? messages.oneFile);
    return 2;
  }
  try {
    await build(file, values.out ?? dirname(file), say);
    return 0;
  } catch (error) {
    complain(messages.refused(file, error instanceof Error ? error.message : String(error)));
    return 1;
  }
}

function badFile(file: string): string | null {
  if (!file.endsWith('.ts')) return messages.notTypeScript(file);
  return existsSync(file) ? null : messages.noFile(file);
}

async function build(file: string, out: string, say: (line: string) => void): Promise<void> {
  const { homework, checks, sheet } = await readHomework(file, null);
  const passed = await passedByStubs(checks, await stubsOf(file, homework, checks));
  if (passed.length > 0) throw new Error(passed.join('\n'));
  const { name, questions } = homework;
  const files = {
    [`release/${name}.ipynb`]: releaseNotebook(homework),
    [`release/${name}.checks.json`]: `${JSON.stringify(sheet)}\n`,
    [`solution/${name}.ipynb`]: solutionNotebook(homework),
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
}

/** The functions of a student's copy, as it is handed out. */
async function stubsOf(file: string, homework: Assignment, checks: Checks): Promise<{ [name: string]: unknown }> {
  const ours = new Set(['deletable']);
  const cells = releaseCells(homework).filter(
    ({ type, metadata = {} }) => type === 'code' && !Object.keys(metadata).some((name) => ours.has(name)),
  );
  const names = new Set([...checks.values()].flat().map(({ calls }) => calls));
  const text = `${cells.map(({ source }) => source).join('\n')}\nexport { ${[...names].join(', ')} };\n`;
  try {
    return await importTypeScript(file, text);
  } catch (error) {
    throw new Error(messages.stubFails(error instanceof Error ? error.message : String(error)), { cause: error });
  }
}
