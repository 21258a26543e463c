// How the commands on a folder of marks end.

import { parseArgs } from 'node:util';
import type { Voice } from '../assignment/command.js';

/** What is wrong with a command, or what it reads: it is refused before anything is written. */
export class Refused extends Error {}

/** What a command says of itself, and its options besides --help. */
export interface Described<Options> {
  help: string;
  options: Options;
}

type Strings = { [name: string]: { type: 'string' } };
export type Values<Options extends Strings> = { [name in keyof Options]?: string };

/** Runs a command; the exit status: 0, or 2 where it is refused. */
export function run<Options extends Strings>(
  args: string[],
  { say, complain }: Voice,
  { help, options }: Described<Options>,
  command: (values: Values<Options>, positionals: readonly string[]) => void,
): number {
  try {
    const { values, positionals } = parsed(args, options);
    const { help: asked, ...rest } = values as { help?: boolean } & Values<Options>;
    if (asked || args.length === 0) {
      say(help);
      return asked ? 0 : 2;
    }
    command(rest as unknown as Values<Options>, positionals);
    return 0;
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    complain(error.message);
    return 2;
  }
}

function parsed(args: string[], options: Strings) {
  try {
    return parseArgs({ args, options: { ...options, help: { type: 'boolean', short: 'h' } }, allowPositionals: true });
  } catch (error) {
    throw new Refused(error instanceof Error ? error.message : String(error));
  }
}

/** The same, with errors as refusals. */
export function refusing<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw new Refused(error instanceof Error ? error.message : String(error));
  }
}
