// `lectern gradescope`: makes an autograder for Gradescope, and is what runs in it.

import { existsSync, writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import { type Visibility, visibilities } from '../../grading/export/gradescope.js';
import { argumentsIn, type Values } from '../arguments.js';
import type { Voice } from '../assignment/command.js';
import { readHomework } from '../assignment/homework.js';
import { termIn } from '../grade/here.js';
import { Refused, unlessRefused } from '../refused.js';
import { autograder } from './build.js';
import { messages } from './messages.js';
import { runIn } from './run.js';

const options = { out: { type: 'string' }, term: { type: 'string' }, visibility: { type: 'string' } } as const;

/** Runs `lectern gradescope …`; the exit status: 0, 1 where the homework is refused, 2 where the command is, and those of `lectern grade`. */
export async function gradescopeCommand(args: string[], voice: Voice): Promise<number> {
  const { values, positionals } = argumentsIn(args, options);
  const [command, given, ...more] = positionals;
  if (values.help || command === undefined) {
    voice.say(messages.help);
    return values.help ? 0 : 2;
  }
  return await unlessRefused(voice.complain, async () => {
    if (command !== 'build' && command !== 'run') throw new Refused(messages.unknown(command));
    if (given === undefined || more.length > 0)
      throw new Refused(messages.one(command === 'build' ? 'FILE, such as hw1.ts' : 'FOLDER, such as /autograder'));
    if (!existsSync(given)) throw new Refused(messages.noFile(given));
    return command === 'run' ? await runIn(given, voice) : await build(given, values, voice);
  });
}

async function build(file: string, values: Values<typeof options>, { say }: Voice): Promise<number> {
  const { platform, arch } = process;
  if (platform !== 'linux' || arch !== 'x64') throw new Refused(messages.noLinux(platform, arch));
  const visibility = values.visibility ?? 'visible';
  if (!isVisibility(visibility)) throw new Refused(messages.badVisibility(visibility, visibilities));
  const term = termIn(values.term);
  const { text } = await readHomework(file, term.secret); // what does not fit together is said here, and not in a container
  const homework = basename(file, '.ts');
  const out = values.out ?? `${homework}-gradescope.zip`;
  const zip = autograder({ homework, visibility }, text, term);
  writeFileSync(out, zip, { mode: 0o600 });
  say(messages.wrote(out, Math.round(zip.length / 1e6)));
  return 0;
}

const isVisibility = (given: string): given is Visibility => (visibilities as readonly string[]).includes(given);
