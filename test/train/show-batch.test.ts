import { describe, expect, test } from 'vitest';
import { data, manualSeed, randn, tensor, train, zeros } from '../../src/index.js';
import { texts } from '../plot/texts.js';

const marksOf = (chart: { spec: object }) =>
  JSON.stringify(chart.spec)
    .match(/"(?:mark":\{"type|mark)":"(\w+)"/g)!
    .join(' ');

describe('showBatch', () => {
  test('shows images of any layout with their classes above', () => {
    const y = tensor([0, 1, 1], { dtype: 'int32' });
    for (const shape of [
      [3, 8, 8],
      [3, 1, 8, 8],
      [3, 3, 8, 8],
      [3, 8, 8, 3],
      [3, 64],
      [3, 192],
    ]) {
      const chart = train.showBatch([[randn(shape), y]], { classes: ['cat', 'dog'], title: 'First' });
      expect(marksOf(chart)).toContain('image');
      expect(texts(chart)).toEqual(expect.arrayContaining(['First', 'cat', 'dog']));
      expect(chart.data).toHaveLength(3);
    }
  });

  test('shows points of the plane by class, a few features as a table, and many as cells', () => {
    const y = tensor([0, 1, 0], { dtype: 'int32' });
    const plane = train.showBatch([[randn([3, 2]), y]]);
    expect(marksOf(plane)).toContain('point');
    expect(plane.data.map(({ color }) => color)).toEqual(['0', '1', '0']);
    const few = train.showBatch([
      [
        tensor([
          [1, 2, 3],
          [4, 5, 6],
        ]),
        tensor([0.5, 1.5]),
      ],
    ]);
    expect(few.data).toEqual([
      { x1: 1, x2: 2, x3: 3, target: '0.5' },
      { x1: 4, x2: 5, x3: 6, target: '1.5' },
    ]);
    expect(marksOf(train.showBatch([[randn([3, 15]), y]]))).toContain('rect');
  });

  test('takes as many as are asked for, and no more than there are', () => {
    const batches = [[randn([40, 8, 8]), zeros([40])]] as const;
    expect(train.showBatch(batches).data).toHaveLength(24);
    expect(train.showBatch(batches, { count: 5 }).data).toHaveLength(5);
    expect(train.showBatch(batches, { count: 500 }).data).toHaveLength(40);
  });

  test('leaves the numbers of the training after it as they are', () => {
    const order = (looked: boolean) => {
      manualSeed(3);
      const { x, y } = data.loadDigits();
      const loader = new data.DataLoader([x, y], { batchSize: 4, shuffle: true });
      if (looked) train.showBatch(loader);
      return [...loader].slice(0, 2).map(([, labels]) => labels.tolist());
    };
    expect(order(true)).toEqual(order(false));
  });

  test('says what is wrong', () => {
    expect(() => train.showBatch([])).toThrow('there is no batch with a sample in it');
    expect(() => train.showBatch([[zeros([2, 1, 1, 1, 1]), zeros([2])]])).toThrow(
      'the batch has shape [2, 1, 1, 1, 1]',
    );
    expect(() => train.showBatch(zeros([3]) as never)).toThrow('showBatch: batches is');
    expect(() => train.showBatch([[zeros([2, 2]), zeros([2])]], { n: 3 } as never)).toThrow("there is no option 'n'");
  });
});
