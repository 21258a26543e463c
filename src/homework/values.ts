// Values as JSON, so that a homework can say what comes out: numbers, also NaN and infinite ones, texts, tensors, and lists and
// records of them.

import { type DType, Tensor, tensor } from '../engine/index.js';
import { isPlain } from '../options/index.js';
import { messages } from './messages.js';

export type Stored =
  | null
  | boolean
  | number
  | string
  | Stored[]
  | { tensor: DType; shape: number[]; values: Stored[] }
  | { number: string }
  | { record: { [name: string]: Stored } };

const beyondJSON = (x: number): boolean => !Number.isFinite(x) || Object.is(x, -0);

/**
 * The value as JSON.
 * @throws {TypeError} when it, or a part of it, is a function or an instance of a class that is no tensor
 */
export function stored(value: unknown): Stored {
  if (value === undefined || value === null) return null;
  if (typeof value === 'boolean' || typeof value === 'string') return value;
  if (typeof value === 'number')
    return beyondJSON(value) ? { number: Object.is(value, -0) ? '-0' : `${value}` } : value;
  if (value instanceof Tensor) {
    const values = Array.from(value.data, (x) => stored(x));
    return { tensor: value.dtype, shape: [...value.shape], values };
  }
  if (ArrayBuffer.isView(value)) return Array.from(value as unknown as ArrayLike<number>, stored);
  if (Array.isArray(value)) return value.map(stored);
  if (!isPlain(value)) throw new TypeError(messages.notStored(value));
  return { record: Object.fromEntries(Object.entries(value).map(([name, one]) => [name, stored(one)])) };
}

/** The value that was stored; each time a new one, so that nobody's changes are seen by others. */
export function restored(json: Stored): unknown {
  if (typeof json !== 'object' || json === null) return json;
  if (Array.isArray(json)) return json.map(restored);
  if ('number' in json) return Number(json.number);
  if ('record' in json)
    return Object.fromEntries(Object.entries(json.record).map(([name, one]) => [name, restored(one)]));
  const flat = json.values.map((x) => restored(x) as number);
  return tensor(flat, { dtype: json.tensor }).reshape(json.shape);
}
