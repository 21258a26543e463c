// What examples say about their values at the end of a line, and whether it is true.

import { Tensor } from '../../src/index.js';

/** Remarks that are no values. */
const prose = new Set(['∂/∂w', 'two lines and a caret under the c', 'after each epoch', '10^uniform(−6, −3)']);

/** A value as a remark writes it. */
function written(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(written).join(', ')}]`;
  if (value?.constructor === Object)
    return `{ ${Object.entries(value)
      .map(([name, one]) => `${name}: ${written(one)}`)
      .join(', ')} }`;
  return String(value);
}

/**
 * Whether a remark is true. It is the value itself; for a tensor also its numbers, one number that all of them are, or its shape, in
 * which letters stand for any size. Besides there are `shape […]`, `about 1`, `such as { … }`, of which the names are meant, and a formula
 * and what it gives to as many digits, `ln 10 = 2.3026`.
 */
export function isTrue(value: unknown, remark: string): boolean {
  if (prose.has(remark)) return true;
  const shape = /^(?:shape )?(\[[\w, ]+\])$/.exec(remark)?.[1];
  if (value instanceof Tensor && shape && fits(value.shape, shape)) return true;
  const about = /^about ([\d.]+)$/.exec(remark);
  if (about) return Math.abs(Number(value) / Number(about[1]) - 1) < 0.05;
  const like = /^such as \{ (.*) \}$/.exec(remark);
  if (like) {
    const names = like[1]!.split(', ').map((part) => part.split(':')[0]);
    return Object.keys(value as object).join() === names.join();
  }
  const result = / = ([\d.]+)$/.exec(remark)?.[1];
  if (result) {
    const number = value instanceof Tensor ? value.item() : Number(value);
    return number.toFixed(result.split('.')[1]?.length ?? 0) === result;
  }
  if (value instanceof Tensor && Number.isFinite(Number(remark))) return value.eq(Number(remark)).all().item() === 1;
  return written(value) === remark || (value instanceof Tensor && written(value.tolist()) === remark);
}

const fits = (shape: readonly number[], pattern: string): boolean => {
  const sizes = pattern.slice(1, -1).split(', ');
  return sizes.length === shape.length && sizes.every((size, d) => /^[A-Z]$/.test(size) || size === String(shape[d]));
};
