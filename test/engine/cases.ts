// The operations of the table with PyTorch's values and gradients, as tests and `npm run parity` use them.

import { type DType, type Tensor, tensor } from '../../src/engine/index.js';
import fixture from '../fixtures/torch-ops.json' with { type: 'json' };

export const cases = fixture;
export type Case = (typeof fixture)[number];

const indexed = ['gather', 'scatter', 'scatterAdd'];

/** The kind of each input; `where` has a condition first, and others an index second. */
export const kindsOf = ({ op, inputs }: Case, dtype: DType = 'float64'): DType[] =>
  inputs.map((_, i) => (op === 'where' && i === 0 ? 'bool' : indexed.includes(op) && i === 1 ? 'int32' : dtype));

/** The inputs, of which those that have one want a gradient. */
export function inputsOf(row: Case, dtype: DType = 'float64'): Tensor[] {
  const kinds = kindsOf(row, dtype);
  return row.inputs.map(({ shape, data }, i) =>
    tensor(data.map(Number), { dtype: kinds[i]! })
      .reshape(shape)
      .detach()
      .requiresGrad_(kinds[i] === dtype),
  );
}

/** The weights of the sum that is differentiated. */
export const weightsOf = (y: Tensor): Tensor =>
  tensor(
    Array.from({ length: y.numel() }, (_, i) => (i + 1) / 10),
    { dtype: y.dtype },
  ).reshape(y.shape);

export const nameOf = ({ op, inputs }: Case): string =>
  `${op} of ${inputs.map(({ shape }) => `[${shape}]`).join(' and ')}`;
