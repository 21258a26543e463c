// Expected values that a student's copy must not say, because they are the answer: of each number only a salted digest of its first digits.

import { type DType, Tensor } from '../engine/index.js';
import { sha256 } from '../host/files.js';
import { isPlain } from '../options/index.js';

/** A value in which digests stand for numbers and texts. */
export type Digests =
  | string
  | Digests[]
  | { tensor: DType; shape: number[]; values: string[] }
  | { record: { [name: string]: Digests } };

/** What stands in a sheet for a concealed value. */
export interface Concealed {
  concealed: Digests;
  salt: string;
}

/** Four digits: enough to tell an answer, and few enough for rounding. */
const digits = 4;
const slack = 1e-5;

const digest = (salt: string, place: string, text: string): string =>
  sha256(new TextEncoder().encode(JSON.stringify([salt, place, text]))).slice(0, 16);

const rounded = (x: number): string => (x === 0 ? '0' : x.toPrecision(digits));

/**
 * Conceals a value.
 * @param salt other for each, so that equal values do not look equal
 */
export function conceal(value: unknown, salt: string): Concealed {
  return { concealed: digestsOf(value, salt, ''), salt };
}

function digestsOf(value: unknown, salt: string, place: string): Digests {
  if (value instanceof Tensor) {
    const values = Array.from(value.data, (x, i) => digest(salt, `${place}[${i}]`, rounded(x)));
    return { tensor: value.dtype, shape: [...value.shape], values };
  }
  if (Array.isArray(value)) return value.map((one, i) => digestsOf(one, salt, `${place}[${i}]`));
  if (isPlain(value))
    return {
      record: Object.fromEntries(
        Object.entries(value).map(([name, one]) => [name, digestsOf(one, salt, `${place}.${name}`)]),
      ),
    };
  return digest(salt, place, typeof value === 'number' ? rounded(value) : JSON.stringify(value ?? null));
}

export const isConcealed = (value: unknown): value is Concealed =>
  typeof value === 'object' && value !== null && 'concealed' in value;

/** Whether a value is the concealed one, up to its fourth digit. */
export function isThe(found: unknown, { concealed, salt }: Concealed, place = ''): boolean {
  const same = (one: unknown, want: Digests, at: string): boolean => {
    if (typeof want === 'string') return texts(one).some((text) => digest(salt, at, text) === want);
    if (Array.isArray(want)) {
      const list = ArrayBuffer.isView(one) ? Array.from(one as unknown as ArrayLike<number>) : one;
      return (
        Array.isArray(list) && list.length === want.length && want.every((w, i) => same(list[i], w, `${at}[${i}]`))
      );
    }
    if ('tensor' in want) {
      if (!(one instanceof Tensor) || one.shape.join() !== want.shape.join()) return false;
      return want.values.every((w, i) => same(one.data[i], w, `${at}[${i}]`));
    }
    const names = Object.keys(want.record);
    return (
      isPlain(one) &&
      Object.keys(one).length === names.length &&
      names.every((name) => same(Reflect.get(one, name), want.record[name]!, `${at}.${name}`))
    );
  };
  return same(found, concealed, place);
}

/** What a value may have been rounded to: a number beside the border between two roundings has two. */
function texts(value: unknown): string[] {
  if (typeof value !== 'number') return [JSON.stringify(value ?? null)];
  return [...new Set([1 - slack, 1, 1 + slack].map((by) => rounded(value * by)))];
}
