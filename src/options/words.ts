// How values are named in messages.

/** A value as it would be written, or what it is, in at most 60 characters. */
export function shown(given: unknown): string {
  const text = written(given, 3);
  return text.length > 60 ? `${text.slice(0, 59)}…` : text;
}

/** Values one behind the other. */
export const listed = (values: readonly unknown[]): string => values.map(shown).join(', ');

/** What makes a tensor of a list that stands where one should. */
export const tensorOfList = (given: unknown): string =>
  Array.isArray(given) ? `; tensor(${shown(given)}) makes one` : '';

/** How one image, or one sequence, becomes what has `rank` dimensions. */
export const batchOfOne = (shape: readonly number[], rank: number): string =>
  shape.length === rank - 1 ? '; .unsqueeze(0) makes a batch of one' : '';

/** @param depth how many lists within lists are opened */
function written(given: unknown, depth: number): string {
  if (typeof given === 'string') return quoted(given);
  if (typeof given === 'bigint') return `${given}n`;
  if (typeof given === 'function') return /^class\b/.test(String(given)) ? `the class ${given.name}` : 'a function';
  if (Array.isArray(given)) {
    if (depth === 0) return '[…]';
    const few = given.slice(0, 30); // more are cut off anyway
    return `[${few.map((one) => written(one, depth - 1)).join(', ')}]`;
  }
  return typeof given === 'object' && given !== null ? writtenObject(given) : String(given);
}

/** Tensors by their shape, arrays of numbers by their length, others by the names of what they have. */
function writtenObject(given: object): string {
  const kind = given.constructor?.name ?? 'Object';
  if (ArrayBuffer.isView(given)) return `${kind}(${(given as { length?: number }).length ?? ''})`;
  const names = Object.keys(given).join(', ');
  if (kind === 'Object') return names === '' ? '{}' : `{ ${names} }`;
  const { shape } = given as { shape?: unknown };
  return Array.isArray(shape) ? `${kind} [${shape.join(', ')}]` : `${kind} {…}`;
}

/** On one line, whatever the text holds. */
const quoted = (text: string): string =>
  `'${JSON.stringify(text).slice(1, -1).replaceAll('\\"', '"').replaceAll("'", "\\'")}'`;
