// Charts as they are, in whole, beside what they were: test/fixtures/charts. After an intended change:
// `npx vitest run test/plot/examples -u`, and look at what differs.

import { expect, test } from 'vitest';
import { plot, tensor } from '../../src/index.js';
import { config } from '../../src/plot/theme.js';

const wave = Array.from({ length: 13 }, (_, i) => (i * 7) % 5);
const examples: { [name: string]: () => plot.Chart } = {
  line: () => plot.line({ loss: [0.9, 0.5, 0.25] }, { title: 'Learned', subtitle: 'in three steps', yLabel: 'loss' }),
  'line of many places': () => plot.line({ wave }, { xLabel: 'x', width: 300, height: 200 }),
  'line on a narrow logarithmic axis': () => plot.line({ a: [30, 2], b: [4, 0] }, { yScale: 'log', x: [0.5, 1] }),
  'line on a wide logarithmic axis': () => plot.line({ a: [1e-12, 20000], b: [3, Number.NaN] }, { yScale: 'log' }),
  'line with a band': () =>
    plot.line(
      {
        a: [
          [1, 4, -1],
          [3, 8, 5],
        ],
        b: [2, 3, 4],
      },
      { yScale: 'log' },
    ),
  hist: () => plot.hist(tensor([0, 0.25, 0.5, 0.75, 1]), { bins: 4, title: 'Even', xLabel: 'share' }),
  'hist of few': () => plot.hist([1, 1, 1, 2], { bins: 3, range: [1, 1.5], labels: ['one'], width: 100, height: 50 }),
  'hist of panels': () => plot.hist([[1, 2], [2.5, Number.NaN], []], { bins: 2, columns: 2, labels: ['a', 'b', 'c'] }),
  table: () =>
    plot.table(
      [
        { n: 1, x: 0.5, name: 'α' },
        { n: 10, x: 2, name: 'a\nb' },
      ],
      { digits: 3, title: 'T' },
    ),
  hconcat: () => plot.hconcat([plot.hist([1, 2], { bins: 1 }), plot.line({ a: [1, 2] })], { title: 'Both' }),
  vconcat: () => plot.vconcat([plot.table([[1]], { columns: ['a'] }), plot.table([['x']], { columns: ['b'] })]),
};

test.each(Object.entries(examples))('%s', async (name, chart) => {
  const { spec, description } = chart();
  const { config: _, $schema, ...own } = spec;
  expect($schema).toBe('https://vega.github.io/schema/vega-lite/v5.json');
  expect(spec['config']).toBe(config);
  const text = `${JSON.stringify({ description: description.split('\n'), ...own }, null, 1)}\n`;
  await expect(text).toMatchFileSnapshot(`../fixtures/charts/${name.replaceAll(' ', '-')}.json`);
});

test('what all have in common', async () => {
  await expect(`${JSON.stringify(config, null, 1)}\n`).toMatchFileSnapshot('../fixtures/charts/config.json');
});
