// Whatever a training is made of, as one .safetensors file: tensors and typed arrays are its numbers, under names such as
// `model.0.weight`; all else is JSON among the words of its header, which say where the numbers stand.

import { readFile, writeFile } from '../host/files.js';
import { check, isPlain, type Rule, string } from '../options/index.js';
import { bytesOf, packed, type Stored, stored, tensorOf, unpacked } from './files.js';
import { messages, shown } from './messages.js';
import { Tensor } from './tensor.js';

/** How the words are written. One that is newer is not read. */
const format = 1;
const [formatWord, valueWord] = ['lectern.format', 'lectern.value'];

/** The typed arrays, and what the file calls their numbers. */
const arrays = {
  Float64Array: ['F64', Float64Array],
  Float32Array: ['F32', Float32Array],
  Int32Array: ['I32', Int32Array],
  Uint32Array: ['U32', Uint32Array],
  Int16Array: ['I16', Int16Array],
  Uint16Array: ['U16', Uint16Array],
  Int8Array: ['I8', Int8Array],
  Uint8Array: ['U8', Uint8Array],
  Uint8ClampedArray: ['U8', Uint8ClampedArray],
  BigInt64Array: ['I64', BigInt64Array],
  BigUint64Array: ['U64', BigUint64Array],
} as const;
type ArrayKind = keyof typeof arrays;

const numbersBeyondJSON: readonly number[] = [Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, -0];
const written = (x: number): string => (Object.is(x, -0) ? '-0' : String(x));

/** What `load` gives when nobody says more: names, and whatever stands under them. */
// biome-ignore lint/suspicious/noExplicitAny: what a file holds is not known before it is read, as with JSON.parse
export type Saved = { [name: string]: any };

/**
 * Writes a value into a .safetensors file, as `torch.save`: a state dict of a net, an optimiser, a schedule or averages, or an object that
 * holds several of them with whatever belongs to them. Tensors and typed arrays become tensors of the file under the names of their
 * places, such as `model.0.weight`; numbers (also NaN, infinite ones and −0), strings, true and false, null, undefined, lists and plain
 * objects come back as they are. Tensors come back without wanting gradients, and what stands in two places comes back twice. Of a plain
 * state dict the file is the very one of `saveSafetensors`, which other programs read; the names in all others are read by them too.
 *
 * The file is there as a whole or not at all: one of the same name is replaced when everything is written.
 * @param path ends in .safetensors
 * @throws {TypeError} when the value holds a function, an instance of a class, such as the net itself, or itself; the error says where
 * @throws {RangeError} when the path is no string, or ends otherwise
 * @throws {Error} when the file cannot be written, which a web page never can
 * @example
 * save({ model: net.stateDict(), optimizer: optimizer.stateDict(), epoch: 3 }, 'checkpoint.safetensors');
 * const saved = load('checkpoint.safetensors');
 * net.loadStateDict(saved.model);
 * optimizer.loadStateDict(saved.optimizer);
 * @see https://huggingface.co/docs/safetensors/index#format
 */
export function save(value: unknown, path: string): void {
  checkPath('save', path);
  const parts = new Map<string, Stored>();
  const json = JSON.stringify(described(value, [], [], parts));
  const isStateDict =
    isPlain(value) && Object.entries(value).every(([name, x]) => x instanceof Tensor && parts.has(name));
  const words = { [formatWord]: String(format), [valueWord]: json };
  const file = packed(parts, isStateDict ? undefined : words);
  atDoor('save', path, () => writeFile(path, file));
}

/**
 * What `save` has written into a file, as `torch.load`; of a .safetensors file from elsewhere its tensors, by name, as `loadSafetensors`.
 * @throws {RangeError} when the path is no string or does not end in .safetensors, or the file is cut off
 * @throws {TypeError} when it is no such file, or is damaged
 * @throws {Error} when there is no such file, it cannot be read, which a web page never can, or a newer version has written it
 * @example
 * save(net.stateDict(), 'net.safetensors');
 * net.loadStateDict(load('net.safetensors'));
 * @example
 * save({ losses: [0.7, 0.5], best: Number.NaN }, 'run.safetensors');
 * load<{ losses: number[]; best: number }>('run.safetensors').losses // [0.7, 0.5]
 */
export function load<T = Saved>(path: string): T {
  checkPath('load', path);
  const file = atDoor('load', path, () => readFile(path));
  if (file === null) throw new Error(messages.noFile(path));
  const { parts, metadata } = unpacked(`load: ${path}`, file);
  const json = metadata[valueWord];
  if (json === undefined)
    return Object.fromEntries([...parts].map(([name, part]) => [name, tensorOf('load', name, part)])) as T;
  const found = Number(metadata[formatWord]);
  if (found > format) throw new Error(messages.newerFormat(path, found, format));
  try {
    return restored(JSON.parse(json), parts) as T;
  } catch (error) {
    throw new TypeError(messages.noValue(path), { cause: error });
  }
}

const aPath: Rule = { text: `${string.text}, the path of a file`, holds: string.holds };

function checkPath(op: 'save' | 'load', path: string): void {
  check(op, 'the path', path, aPath);
  if (!/\.safetensors$/i.test(path)) throw new RangeError(messages.onlySafetensors(op, path));
}

/** What the system says of a file, in words; a page has its own. */
function atDoor<T>(op: 'save' | 'load', path: string, act: () => T): T {
  try {
    return act();
  } catch (error) {
    if (!('code' in Object(error))) throw error;
    throw new Error(messages.noAccess(op, path, error as Error), { cause: error });
  }
}

/**
 * A value as JSON. What JSON has not is an object with one name that begins with $: `{ $tensor: 'model.0.weight' }`,
 * `{ $Float64Array: 'means' }`, `{ $number: '-0' }`, `{ $undefined: true }`. Other names that begin so get another $.
 * @param above the objects around it, the outermost first
 */
function described(
  value: unknown,
  place: readonly (string | number)[],
  above: readonly object[],
  parts: Map<string, Stored>,
): unknown {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return value;
  if (value === undefined) return { $undefined: true };
  if (typeof value === 'number')
    return numbersBeyondJSON.some((x) => Object.is(x, value)) ? { $number: written(value) } : value;
  if (value instanceof Tensor) return { $tensor: put(parts, place, stored(value)) };
  const kind = (value as { [Symbol.toStringTag]?: string })[Symbol.toStringTag] as ArrayKind;
  if (ArrayBuffer.isView(value) && Object.hasOwn(arrays, kind)) {
    const shape = [(value as unknown as ArrayLike<unknown>).length];
    return { [`$${kind}`]: put(parts, place, { dtype: arrays[kind][0], shape, bytes: bytesOf(value) }) };
  }
  if (!Array.isArray(value) && !isPlain(value)) throw new TypeError(refusal(value, shownPlace(place)));
  const outer = above.indexOf(value);
  if (outer >= 0) throw new TypeError(messages.cycle(shownPlace(place), shownPlace(place.slice(0, outer))));
  const inside = (x: unknown, name: string | number) => described(x, [...place, name], [...above, value], parts);
  if (Array.isArray(value)) return Array.from(value, inside);
  return Object.fromEntries(Object.entries(value).map(([name, x]) => [name.replace(/^\$/, '$$$$'), inside(x, name)]));
}

/** Keeps numbers under the name of their place, or, when another one has that already, one like it; returns the name. */
function put(parts: Map<string, Stored>, place: readonly (string | number)[], numbers: Stored): string {
  let name = place.join('.');
  while (parts.has(name) || name === '' || name === '__metadata__') name += '_';
  parts.set(name, numbers);
  return name;
}

/** The value again. @throws when the JSON is none that `described` gives */
function restored(json: unknown, parts: ReadonlyMap<string, Stored>): unknown {
  if (typeof json !== 'object' || json === null) return json;
  if (Array.isArray(json)) return json.map((one) => restored(one, parts));
  const entries = Object.entries(json);
  const [[name, of] = ['', null]] = entries;
  if (!/^\$(?!\$)/.test(name))
    return Object.fromEntries(entries.map(([name, x]) => [name.replace(/^\$\$/, '$'), restored(x, parts)]));
  if (name === '$undefined') return undefined;
  if (name === '$number') return Number(of);
  const part = parts.get(of)!;
  if (name === '$tensor') return tensorOf('load', of, part);
  const [, kind] = arrays[name.slice(1) as ArrayKind];
  return new kind(new Uint8Array(part.bytes).buffer); // a copy, which stands at a multiple of the numbers' size
}

/** As it would be written: `model['0.weight']`, `history.loss[2]`. */
function shownPlace(place: readonly (string | number)[]): string {
  const parts = place.map((name, i) => {
    if (typeof name === 'number' || !/^[\p{L}_$][\p{L}\p{N}_$]*$/u.test(name)) return `[${shown(name)}]`;
    return i === 0 ? name : `.${name}`;
  });
  return parts.join('') || 'the value';
}

/** Why a value is not saved, and what to save instead. */
function refusal(value: unknown, place: string): string {
  if (typeof value === 'function') return messages.noFunction(place);
  const { stateDict, forward, getState } = Object(value) as { [method: string]: unknown };
  const kind = Object(value).constructor?.name;
  if (typeof stateDict === 'function')
    return typeof forward === 'function' ? messages.netItself(place) : messages.stateInstead(place, kind, 'stateDict');
  if (typeof getState === 'function') return messages.stateInstead(place, kind, 'getState');
  return messages.notSavable(place, value);
}
