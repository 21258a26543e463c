// The options and the other words of a command.

import { type ParseArgsConfig, parseArgs } from 'node:util';
import { nearest } from '../options/index.js';
import { messages } from './messages.js';
import { Refused } from './refused.js';

/** The options of a command, by name. */
export type Options = NonNullable<ParseArgsConfig['options']>;

const usual = { help: { type: 'boolean', short: 'h' } } as const;
type Config<O extends Options> = { options: O & typeof usual; allowPositionals: true };

/** The values of options; what is not said is not there. */
export type Values<O extends Options> = ReturnType<typeof parseArgs<Config<O>>>['values'];

/**
 * What a command was given; each takes `--help` besides.
 * @throws {Refused} when an option does not exist, lacks its value, or takes none
 */
export function argumentsIn<O extends Options>(args: string[], own: O): ReturnType<typeof parseArgs<Config<O>>> {
  const config: Config<O> & { args: string[] } = { args, options: { ...own, ...usual }, allowPositionals: true };
  const names = Object.keys(config.options);
  for (const token of parseArgs({ ...config, strict: false, tokens: true }).tokens) {
    if (token.kind !== 'option') continue;
    const { name, rawName, value, inlineValue } = token;
    const type = Object.hasOwn(config.options, name) ? config.options[name]!.type : null;
    if (type === null) {
      const near = nearest(name, names);
      throw new Refused(
        messages.unknownOption(
          rawName,
          names.map((one) => `--${one}`),
          near && `--${near}`,
        ),
      );
    }
    if (type === 'boolean' && value !== undefined) throw new Refused(messages.takesNoValue(rawName, value));
    if (type === 'string' && value === undefined) throw new Refused(messages.needsValue(rawName));
    if (type === 'string' && !inlineValue && value !== '-' && value?.startsWith('-'))
      throw new Refused(messages.valueOrOption(rawName, value));
  }
  return parseArgs(config);
}
