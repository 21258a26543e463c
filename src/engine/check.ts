import { messages } from './messages.js';

/** @throws {RangeError} when a number is no whole one, `least` or more */
export function checkCount(op: string, name: string, given: number, least: number): void {
  if (!Number.isInteger(given) || given < least) throw new RangeError(messages.count(op, name, given, least));
}
