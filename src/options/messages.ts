// Every wording about options and arguments that a user can meet.

import { shown } from './words.js';

/** What a message may take: two lines of a cell. */
const most = 192;

export const messages = {
  noObject: (op: string, given: unknown, known: readonly string[], meant?: string) =>
    withNames(
      `${op}: the options are ${shown(given)}, but must be an object${meant === undefined ? '' : `, such as { ${meant}: ${shown(given)} }`}; it has`,
      known,
    ),
  unknown: (op: string, given: string, known: readonly string[], nearest?: string) => {
    const text = `${op}: there is no option ${shown(given)}`;
    const others = known.filter((name) => name !== nearest);
    if (nearest === undefined) return withNames(`${text}; it has`, known);
    return others.length === 0
      ? `${text}; did you mean ${nearest}?`
      : withNames(`${text}; did you mean ${nearest}? It also has`, others);
  },
  value: (op: string, name: string, given: unknown, rule: string, hint: string) =>
    `${op}: ${name} is ${given === undefined ? 'missing' : shown(given)}, but must be ${rule}${hint}`,
};

/** A text and the names behind it, as many as there is room for. */
function withNames(text: string, names: readonly string[]): string {
  let [all, count] = [text, 0];
  for (const name of names) {
    const longer = `${all}${count === 0 ? '' : ','} ${name}`;
    if (longer.length > most - ', …'.length) return `${all}, …`;
    [all, count] = [longer, count + 1];
  }
  return count === 0 ? `${text} none` : all;
}
