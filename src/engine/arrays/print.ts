// Tensors as text, in PyTorch's form: four digits, aligned, long ones cut in the middle.

import { dtypeOf, type TypedArray } from './dtype.js';
import { sizeOf } from './shape.js';

const edge = 3; // how many elements are shown at each end of a long dimension
const columns = 80; // of a line
const margin = ' '.repeat('tensor('.length);
const threshold = 1000; // from this many elements on, dimensions are cut

/** `tensor([[1.0000, 2.0000], …])`. */
export function format(data: TypedArray, shape: readonly number[], requiresGrad: boolean): string {
  const dtype = dtypeOf(data);
  const cut = data.length > threshold;
  const indices = (size: number) =>
    cut && size > 2 * edge ? [...range(0, edge), -1, ...range(size - edge, size)] : range(0, size);
  const shown: number[] = [];
  const collect = (dim: number, start: number): void => {
    const size = shape[dim];
    if (size === undefined) shown.push(data[start]!);
    else for (const i of indices(size)) if (i >= 0) collect(dim + 1, start + i * stride(shape, dim));
  };
  if (data.length > 0) collect(0, 0);
  const write = dtype === 'int32' || dtype === 'bool' ? wholeNumbers(dtype, shown) : formatter(shown);
  const build = (dim: number, start: number, indent: string): string => {
    const size = shape[dim];
    if (size === undefined) return write(data[start]!);
    const last = dim === shape.length - 1;
    const parts = indices(size).map((i) =>
      i < 0 ? (last ? ' ...' : '...') : build(dim + 1, start + i * stride(shape, dim), `${indent} `),
    );
    if (last) return `[${lines(parts, indent.length).join(`,\n${indent} `)}]`;
    return `[${parts.join(`,${'\n'.repeat(shape.length - dim - 1)}${indent} `)}]`;
  };
  const notes = [
    ...(data.length === 0 && shape.length > 1 ? [`size=(${shape.join(', ')})`] : []),
    ...(dtype === 'float32' || (dtype === 'bool' && data.length > 0) ? [] : [`dtype=${dtype}`]),
    ...(requiresGrad ? ['requiresGrad=true'] : []),
  ];
  return noted(`tensor(${data.length === 0 ? '[]' : build(0, 0, margin)}`, notes);
}

/** The text with what is to be said behind it, on a new line where the last one would become too long. */
function noted(text: string, notes: string[]): string {
  let all = text;
  for (const note of notes) {
    const line = all.length - all.lastIndexOf('\n') - 1;
    all += line + note.length + 3 > columns ? `,\n${margin}${note}` : `, ${note}`;
  }
  return `${all})`;
}

/** As many numbers to a line as 80 columns hold. */
function lines(parts: string[], indent: number): string[] {
  const each = Math.max(1, Math.floor((columns - indent) / ((parts[0]?.length ?? 0) + 2)));
  const count = Math.ceil(parts.length / each);
  return Array.from({ length: count }, (_, i) => parts.slice(i * each, (i + 1) * each).join(', '));
}

function stride(shape: readonly number[], dim: number): number {
  return sizeOf(shape.slice(dim + 1));
}

function range(from: number, to: number): number[] {
  return Array.from({ length: to - from }, (_, i) => from + i);
}

/** Whole numbers have no point; bool is True and False, as in PyTorch. */
function wholeNumbers(dtype: 'int32' | 'bool', values: number[]): (x: number) => string {
  const write = (x: number) => (dtype === 'int32' ? String(x) : x === 0 ? 'False' : 'True');
  const width = Math.max(0, ...values.map((x) => write(x).length));
  return (x) => write(x).padStart(width);
}

/** One form for all numbers: whole, fixed with four digits, or scientific when they are too far apart. */
function formatter(values: number[]): (x: number) => string {
  const sizes = values.filter((x) => Number.isFinite(x) && x !== 0).map(Math.abs);
  const [least, most] = [Math.min(...sizes), Math.max(...sizes)];
  const whole = values.every((x) => !Number.isFinite(x) || Number.isInteger(x));
  const scientific = sizes.length > 0 && (most / least > 1000 || most > 1e8 || least < 1e-4);
  const write = (x: number): string => {
    if (Number.isNaN(x)) return 'nan';
    if (!Number.isFinite(x)) return x > 0 ? 'inf' : '-inf';
    const sign = Object.is(x, -0) ? '-' : '';
    if (whole && !scientific) return `${sign}${x}.`;
    return `${sign}${scientific ? exponent(x) : toEven(x.toFixed(4), x.toFixed(40))}`;
  };
  const width = Math.max(0, ...values.filter((x) => Number.isFinite(x) && x !== 0).map((x) => write(x).length));
  return (x) => write(x).padStart(width);
}

/** 1.2346e-05: at least two digits in the exponent. */
function exponent(x: number): string {
  const [digits, power] = x.toExponential(4).split('e') as [string, string];
  return `${toEven(digits, x.toExponential(40))}e${power.replace(/^([+-])(\d)$/, '$10$2')}`;
}

/** JavaScript rounds a number in the middle up, Python to the even digit. `long` has more digits than any such number. */
function toEven(short: string, long: string): string {
  const last = Number(short.at(-1));
  const inTheMiddle = /^50*(e|$)/.test(long.slice(short.length));
  return inTheMiddle && last % 2 === 1 ? `${short.slice(0, -1)}${last - 1}` : short;
}
