#!/usr/bin/env node
// The `lectern` command.

import { nearest } from '../options/index.js';
import { argumentsIn } from './arguments.js';
import type { Voice } from './figures/command.js';
import { install, type Place, place, typesChoices, uninstall } from './install.js';
import { messages } from './messages.js';
import { Refused } from './refused.js';

const options = {
  user: { type: 'boolean' },
  prefix: { type: 'string' },
  'sys-prefix': { type: 'boolean' },
  types: { type: 'string' },
} as const;

/** Commands that have no file of their own. */
const own = ['install', 'uninstall'];

function run(args: string[]): number {
  const [first = ''] = args;
  if (/^\w/.test(first) && !own.includes(first)) {
    const near = nearest(first, [...own, ...Object.keys(commands)]);
    console.error(messages.badArguments(messages.unknownCommand(first, near)));
    return 2;
  }
  const { values, positionals } = argumentsIn(args, options);
  const [command, ...rest] = positionals;
  if (values.help || command === undefined) {
    console.log(messages.help);
    return values.help ? 0 : 2;
  }
  if (rest.length > 0) {
    console.error(messages.badArguments(messages.unknownCommand(positionals.join(' '), undefined)));
    return 2;
  }
  const chosen: Place[] = [];
  if (values.user) chosen.push({ kind: 'user' });
  if (values.prefix !== undefined) chosen.push({ kind: 'prefix', folder: values.prefix });
  if (values['sys-prefix']) chosen.push({ kind: 'sys-prefix' });
  if (chosen.length > 1) {
    console.error(messages.badArguments(messages.onePlace));
    return 2;
  }
  const types = typesChoices.find((choice) => choice === values.types) ?? null;
  if (values.types !== undefined && (types === null || command === 'uninstall')) {
    const reason = types === null ? messages.badTypes(values.types, typesChoices) : messages.typesAtInstall;
    console.error(messages.badArguments(reason));
    return 2;
  }
  const folder = place(chosen[0] ?? { kind: 'user' });
  const lines = command === 'install' ? install(folder, types) : uninstall(folder);
  for (const line of lines) console.log(line);
  return 0;
}

/** Progress is for those who watch: it stands in one line, which the next thing said replaces. */
function voice(): Voice {
  const wipe = () => process.stderr.isTTY && process.stderr.write('\r\u001b[K');
  const said = (to: (line: string) => void) => (line: string) => {
    wipe();
    to(line);
  };
  return {
    say: said(console.log),
    complain: said(console.error),
    progress: (line) => void (wipe() && process.stderr.write(line)),
  };
}

/** Commands of several words, each loaded when it is given. */
const commands: { [name: string]: (args: string[], voice: Voice) => Promise<number> } = {
  figures: async (...given) => (await import('./figures/command.js')).figures(...given),
  handout: async (...given) => (await import('./handout/command.js')).handout(...given),
  assignment: async (...given) => (await import('./assignment/command.js')).assignment(...given),
  check: async (...given) => (await import('./check/command.js')).check(...given),
  collect: async (...given) => (await import('./collect/command.js')).collect(...given),
  export: async (...given) => (await import('./marks/export.js')).exported(...given),
  mark: async (...given) => (await import('./marks/mark.js')).mark(...given),
  marks: async (...given) => (await import('./marks/marks.js')).marks(...given),
  'grade-worker': async (...given) => (await import('./grade-worker/command.js')).gradeWorker(...given),
  gradescope: async (...given) => (await import('./gradescope/command.js')).gradescopeCommand(...given),
  grade: async (...given) => (await import('./grade/command.js')).grade(...given),
};

try {
  const [command = '', ...args] = process.argv.slice(2);
  const known = Object.hasOwn(commands, command) ? commands[command] : undefined;
  process.exitCode = known ? await known(args, voice()) : run(process.argv.slice(2));
} catch (error) {
  console.error(messages.failed(error instanceof Error ? error.message : String(error)));
  process.exitCode = error instanceof Refused ? 2 : 1;
}
