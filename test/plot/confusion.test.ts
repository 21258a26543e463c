import { expect, test } from 'vitest';
import { widthOf } from '../../src/host/render.js';
import { plot, tensor } from '../../src/index.js';
import { marks, placesOf, texts } from './texts.js';

const counts = (chart: plot.Chart) => chart.data.map(({ count }) => count);

test('labels are rows, predictions columns', () => {
  const chart = plot.confusion([0, 0, 1, 2, 2, 2], [0, 1, 1, 2, 2, 0]);
  expect(counts(chart)).toEqual([1, 1, 0, 0, 1, 0, 1, 0, 2]);
  expect(chart.data[6]).toEqual({ label: '2', prediction: '0', count: 1, share: 1 / 3 });
  expect(texts(chart)).toEqual(expect.arrayContaining(['label', 'prediction', '1', '33 %', '67 %', 'share of row']));
  expect(marks(chart, 'rect').match(/<path/g)).toHaveLength(9);
});

test('scores are taken for their highest', () => {
  const scores = tensor([
    [0.1, 0.9],
    [0.8, 0.2],
    [0.4, 0.6],
  ]);
  expect(counts(plot.confusion(tensor([1, 0, 0], { dtype: 'int32' }), scores))).toEqual([1, 1, 0, 1]);
});

test('classes are named by their numbers, or stand in the order that is asked for', () => {
  const numbered = plot.confusion([0, 1], [0, 1], { classes: ['cat', 'dog', 'fox'] });
  expect(texts(numbered)).toEqual(expect.arrayContaining(['cat', 'dog', 'fox']));
  expect(counts(numbered)).toEqual([1, 0, 0, 0, 1, 0, 0, 0, 0]);
  const named = plot.confusion(['b', 'a'], ['b', 'b'], { classes: ['a', 'b'] });
  expect(counts(named)).toEqual([0, 1, 0, 1]);
  expect(counts(plot.confusion(['b', 'a'], ['b', 'b']))).toEqual([1, 0, 1, 0]);
});

test('a class without labels has no shares, and is grey', () => {
  const chart = plot.confusion([0, 0], [0, 1]);
  expect(chart.data[2]).toMatchObject({ count: 0, share: null });
  expect(marks(chart, 'rect').match(/<path/g)).toHaveLength(2);
});

test('the description names the most frequent confusions first', () => {
  const labels = [...Array(10).fill('cat'), ...Array(10).fill('dog')];
  const found = [...Array(7).fill('cat'), ...Array(3).fill('dog'), ...Array(9).fill('dog'), 'cat'];
  expect(String(plot.confusion(labels, found, { title: 'T' }))).toBe(
    'T\nConfusion matrix of 2 classes: 16 of 20 are right (80 %)\ncat taken for dog: 3 (30 % of cat)\ndog taken for cat: 1 (10 % of dog)',
  );
});

test('a finished matrix, as lists or as a tensor', () => {
  const matrix = [
    [3, 1, 0],
    [0, 4, 0],
    [0, 0, 0],
  ];
  for (const given of [matrix, tensor(matrix), matrix.map((row) => Int32Array.from(row))]) {
    const chart = plot.confusion(given, { classes: ['cat', 'dog', 'fox'] });
    expect(counts(chart)).toEqual(matrix.flat());
    expect(chart.data[1]).toEqual({ label: 'cat', prediction: 'dog', count: 1, share: 0.25 });
    expect(texts(chart)).toEqual(expect.arrayContaining(['cat', 'dog', 'fox', '75 %']));
    expect(String(chart)).toContain('7 of 8 are right (88 %)\ncat taken for dog: 1 (25 % of cat)');
  }
  expect(texts(plot.confusion(matrix))).toEqual(expect.arrayContaining(['0', '1', '2']));
  expect(texts(plot.confusion([[0.75, 0.25], [0, 1]]))).toContain('0.75'); // biome-ignore format: a matrix
});

test('the title of the labels stands outside of the longest name, and the cells are squares', () => {
  const names = ['stochastic gradient descent by hand', 'b', 'c'];
  const title = placesOf(plot.confusion([0, 1, 2], [0, 1, 1], { classes: names })).find(
    ({ text }) => text === 'label',
  )!;
  expect(-title.x).toBeGreaterThan(16 * widthOf(names[0]!));
  expect(marks(plot.confusion([0, 1, 2], [0, 1, 1]), 'rect')).toContain('h56v56h-56Z');
});

test.each([2, 3, 5, 10, 40])('the colours of %i classes are labelled from 0 to 100 %%', (n) => {
  const all = Array.from({ length: n }, (_, i) => i);
  const labels = placesOf(plot.confusion(all, all)).filter(({ anchor, x }) => anchor === 'start' && x === 18);
  const ys = labels.map(({ y }) => y);
  expect(labels.map(({ text }) => text)).toEqual(expect.arrayContaining(['0 %', '100 %']));
  for (const [i, y] of ys.entries()) if (i > 0) expect(Math.abs(y - ys[i - 1]!)).toBeGreaterThan(25);
});

test('many predictions of ten classes', () => {
  const labels = Int32Array.from({ length: 50_000 }, (_, i) => i % 10);
  const chart = plot.confusion(labels, labels);
  expect(JSON.stringify(chart.spec).length).toBeLessThan(20_000);
  expect(String(chart)).toContain('50000 of 50000 are right (100 %)');
});

test.each<[() => unknown, string]>([
  [() => plot.confusion([], []), 'plot.confusion: there are no labels'],
  [() => plot.confusion([1, 0], [1]), 'there are 2 labels, but 1 prediction'],
  [() => plot.confusion([1, 3], [1, 1], { classes: ['a', 'b'] }), "there is no class 3 among 'a', 'b'"],
  [() => plot.confusion(['a', 'c'], ['a', 'a'], { classes: ['a', 'b'] }), "there is no class 'c' among 'a', 'b'"],
  [() => plot.confusion(5 as never, [1]), 'plot.confusion: 5 is no data'],
  [
    () =>
      plot.confusion(
        Array.from({ length: 61 }, (_, i) => i),
        Array(61).fill(0),
      ),
    '61 classes; more than 60',
  ],
  [() => plot.confusion([1], [1], { normalize: true } as never), "there is no option 'normalize'"],
  [() => plot.confusion([[1, 2]]), 'the matrix has 1 row and 2 columns, but must have as many of both'],
  [() => plot.confusion([[1]], { classes: ['a', 'b'] }), 'classes has 2 names, but the matrix has 1 row'],
  [() => plot.confusion([[-1]]), 'the matrix has a -1, but counts are finite and not below 0'],
  [() => plot.confusion([[0]]), 'there are no labels'],
  [() => plot.confusion([[1]], { normalize: true } as never), "there is no option 'normalize'"],
  [() => plot.confusion([1, 0] as never), 'there are labels, but no predictions'],
])('wrong data is refused (%#)', (f, message) => expect(f).toThrow(message));

test('names of ten classes are all there, slanted below their columns', () => {
  const classes = ['airplane', 'automobile', 'bird', 'cat', 'deer', 'dog', 'frog', 'horse', 'ship', 'truck'];
  const labels = classes.map((_, i) => i);
  const drawn = texts(plot.confusion(labels, labels, { classes }));
  for (const name of classes) expect(drawn.filter((text) => text === name)).toHaveLength(2);
});
