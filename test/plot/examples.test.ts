// Charts as they are, in whole, beside what they were: test/fixtures/charts. After an intended change:
// `npx vitest run test/plot/examples -u`, and look at what differs.

import { expect, test } from 'vitest';
import { config } from '../../src/plot/config.js';
import { examples } from './examples.js';

test.each(Object.entries(examples))('%s', async (name, chart) => {
  const { spec, description } = chart();
  const { config: _, $schema, ...own } = spec;
  expect($schema).toBe('https://vega.github.io/schema/vega-lite/v5.json');
  expect(spec['config']).toEqual(config);
  const text = `${JSON.stringify({ description: description.split('\n'), ...own }, null, 1)}\n`;
  await expect(text).toMatchFileSnapshot(`../fixtures/charts/${name.replaceAll(' ', '-')}.json`);
});

test('what all have in common', async () => {
  await expect(`${JSON.stringify(config, null, 1)}\n`).toMatchFileSnapshot('../fixtures/charts/config.json');
});
