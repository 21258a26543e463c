// `npm run parity`: how far each operation of the table is from PyTorch, forward and backward, in float32 and float64: the
// largest error, in units of the largest number that PyTorch gives (of 1, when all are smaller). Then the same for every named part:
// what it was compared with, and where it comes from.

import { apply } from '../src/engine/autograd.js';
import type { Tensor } from '../src/engine/index.js';
import type { PrimitiveName } from '../src/engine/ops.js';
import { cases, inputsOf, weightsOf } from '../test/engine/cases.js';
import { measured } from '../test/parity/parts.js';

function error(actual: Tensor, expected: readonly number[]): number {
  const size = Math.max(1, ...expected.map(Math.abs));
  return Math.max(0, ...expected.map((x, i) => Math.abs(actual.data[i]! - x))) / size;
}

const worst = new Map<string, number[]>();
for (const row of cases) {
  const errors = worst.get(row.op) ?? [0, 0, 0, 0];
  for (const [at, dtype] of (['float32', 'float64'] as const).entries()) {
    const inputs = inputsOf(row, dtype);
    const y = apply(row.op as PrimitiveName, inputs, ...(row.args as never));
    y.backward(weightsOf(y));
    errors[2 * at] = Math.max(errors[2 * at]!, error(y, row.value));
    for (const [i, gradient] of row.gradients.entries())
      if (gradient) errors[2 * at + 1] = Math.max(errors[2 * at + 1]!, error(inputs[i]!.grad!, gradient));
  }
  worst.set(row.op, errors);
}

const line = (name: string, cells: readonly string[]) =>
  console.log(name.padEnd(20) + cells.map((cell) => cell.padStart(18)).join(''));
line('operation', ['float32 forward', 'float32 backward', 'float64 forward', 'float64 backward']);
for (const [op, errors] of worst)
  line(
    op,
    errors.map((x) => (x === 0 ? '0' : x.toExponential(1))),
  );
const all = [0, 1, 2, 3].map((i) => Math.max(...[...worst.values()].map((errors) => errors[i]!)));
line(
  `worst of ${worst.size}`,
  all.map((x) => x.toExponential(1)),
);

const parts = await measured();
const widest = (column: 'name' | 'oracle') => Math.max(...parts.map((part) => part[column].length)) + 2;
const row = (room: string, name: string, error: string, oracle: string, source: string) =>
  console.log(
    `${room.padEnd(7)}${name.padEnd(widest('name'))}${error.padEnd(10)}${oracle.padEnd(widest('oracle'))}${source}`,
  );
console.log();
row('room', 'part', 'error', 'compared with', 'source');
for (const { room, name, error, oracle, source } of parts)
  row(room, name, error === 0 ? '0' : error.toExponential(1), oracle, source);
