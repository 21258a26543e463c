// How the commands on a folder of marks end.

import { argumentsIn, type Options, type Values } from '../arguments.js';
import type { Voice } from '../assignment/command.js';
import { Refused } from '../refused.js';

/** Runs a command; the exit status: 0, or 2 where it is refused. */
export function run<O extends Options>(
  args: string[],
  { say, complain }: Voice,
  { help, options }: { help: string; options: O },
  command: (values: Values<O>, positionals: readonly string[]) => void,
): number {
  try {
    const { values, positionals } = argumentsIn(args, options);
    if ((values as { help?: boolean }).help || args.length === 0) {
      say(help);
      return args.length === 0 ? 2 : 0;
    }
    command(values, positionals);
    return 0;
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    complain(error.message);
    return 2;
  }
}

/** What work gives; its errors are refusals. */
export function refusing<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw new Refused(error instanceof Error ? error.message : String(error));
  }
}
