// Moments as instructors and nbgrader write them, and how long it is from one to another.

import { messages } from './messages.js';

/** A moment, with the words it was given in. */
export interface Moment {
  text: string;
  /** In milliseconds since 1970. */
  at: number;
}

const written = /^(\d{4})-(\d\d)-(\d\d)[T ](\d\d):(\d\d)(?::(\d\d)(?:\.\d+)?)?(?: ?(Z|UTC|GMT|[+-]\d\d:?\d\d))?$/;

/** A moment such as `2026-11-30T23:59+01:00`; null, when it is none or does not say its time zone. */
export const momentIn = (text: string): Moment | null => read(text.trim(), null);

/** The moment in nbgrader's `timestamp.txt`, in which a time without a zone is UTC; null, when it is none. */
export const timestampIn = (text: string): Moment | null => read(text.trim(), 'UTC');

function read(text: string, usualZone: string | null): Moment | null {
  const [whole, ...parts] = written.exec(text) ?? [];
  const zone = parts.pop() ?? usualZone;
  if (whole === undefined || zone === null) return null;
  const [year, month, day, hour, minute, second] = parts.map((part) => Number(part ?? 0)) as [
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  const local = Date.UTC(year, month - 1, day, hour, minute, second);
  const exists = new Date(local).toISOString().startsWith(`${text.slice(0, 10)}T${text.slice(11, 16)}`) && second < 60;
  const offset = offsetIn(zone);
  return exists && offset !== null ? { text, at: local - offset } : null;
}

const minutes = 60_000;

/** How far a zone is before UTC, in milliseconds; null, where none is. */
function offsetIn(zone: string): number | null {
  const [, sign, hours, rest] = /^([+-])(\d\d):?(\d\d)$/.exec(zone) ?? [];
  if (sign === undefined) return 0;
  const away = Number(hours) * 60 + Number(rest);
  return away > 14 * 60 || Number(rest) > 59 ? null : (sign === '-' ? -away : away) * minutes;
}

/** How long units of time are, in milliseconds, the longest first. */
export const units = { week: 7 * 24 * 60 * minutes, day: 24 * 60 * minutes, hour: 60 * minutes, minute: minutes };

/** A time in words, in its two largest units: "1 day 2 hours". What is less than a second is left out. */
export function lasting(milliseconds: number): string {
  let left = Math.floor(milliseconds / 1000);
  const parts: string[] = [];
  for (const [name, length] of Object.entries({
    day: units.day,
    hour: units.hour,
    minute: units.minute,
    second: 1000,
  })) {
    const n = Math.floor(left / (length / 1000));
    left -= n * (length / 1000);
    if (n > 0) parts.push(messages.time(n, name));
  }
  return parts.length === 0 ? messages.lessThanASecond : parts.slice(0, 2).join(' ');
}
