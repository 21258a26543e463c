// What handing in late costs.

import { messages } from './messages.js';
import { lasting, type Moment, units } from './moment.js';

/** So many percent of the points got for each unit that has begun, up to a most. */
export interface LateRule {
  text: string;
  percent: number;
  unit: keyof typeof units;
  most: number;
}

const rule = /^(\d+(?:\.\d+)?) ?% (?:an?|per) (minute|hour|day|week)(?:,? up to (\d+(?:\.\d+)?) ?%)?$/;

/**
 * The rule in words such as "10% a day up to 50%".
 * @throws {RangeError} when it is none
 */
export function lateRuleIn(text: string): LateRule {
  const [, percent, unit, most = '100'] = rule.exec(text.trim()) ?? [];
  const within = (value: number) => value > 0 && value <= 100;
  if (!within(Number(percent)) || !within(Number(most))) throw new RangeError(messages.badRule(text.trim()));
  return { text: text.trim(), percent: Number(percent), unit: unit as LateRule['unit'], most: Number(most) };
}

export interface Lateness {
  /** How late, in words. */
  by: string;
  /** What is taken, in percent of the points got. */
  percent: number;
  /** By which rule, and how many of its units have begun; null where nothing is taken. */
  rule: { text: string; begun: number; unit: string } | null;
}

/** How late a submission came, and what that costs; null when it came in time, to the moment. */
export function latenessOf(handedIn: Moment, due: Moment, late: LateRule | null): Lateness | null {
  const over = handedIn.at - due.at;
  if (over <= 0) return null;
  if (late === null) return { by: lasting(over), percent: 0, rule: null };
  const begun = Math.ceil(over / units[late.unit]);
  const percent = Math.min(late.most, late.percent * begun);
  return { by: lasting(over), percent, rule: { text: late.text, begun, unit: late.unit } };
}
