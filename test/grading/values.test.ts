// Values that are longer than what was set aside for them arrive whole.

import { expect, test } from 'vitest';
import { tensor } from '../../src/engine/index.js';
import { decode, encode } from '../../src/grading/channel/values.js';

test.each<[what: string, value: unknown]>([
  ['numbers', Array.from({ length: 100 }, (_, i) => i / 7)],
  ['a long text', 'ε'.repeat(500)],
  ['lists in lists', Array.from({ length: 60 }, () => [true, null, 'tanh'])],
])('%s', (_what, value) => expect(decode(encode(value))).toEqual(value));

test('a tensor', () => {
  const numbers = Array.from({ length: 300 }, (_, i) => i / 7);
  const arrived = decode(encode({ x: tensor(numbers, { dtype: 'float64' }) })) as { x: { data: ArrayLike<number> } };
  expect(Array.from(arrived.x.data)).toEqual(numbers);
});
