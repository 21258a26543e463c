// Every specification is one of Vega-Lite 5, as its JSON schema has it: other programs that read it draw it as well.

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { Ajv } from 'ajv';
import { expect, test } from 'vitest';
import { still } from '../../src/plot/parts/interaction.js';
import { examples } from './examples.js';

const file = createRequire(import.meta.url).resolve('vega-lite/build/vega-lite-schema.json');
/** Its formats are those of colours and addresses, and its ways of writing a rule twice are nobody's mistake here. */
const validate = new Ajv({ strict: false, validateFormats: false }).compile(JSON.parse(readFileSync(file, 'utf8')));

/** What is wrong with a specification, at its innermost place: further out, every other kind of chart would be listed. */
function faults(spec: object): string[] {
  if (validate(JSON.parse(JSON.stringify(spec)))) return [];
  const all = validate.errors!.map(({ instancePath, message }) => ({
    depth: instancePath.split('/').length,
    instancePath,
    message,
  }));
  const deepest = Math.max(...all.map(({ depth }) => depth));
  return all.filter(({ depth }) => depth === deepest).map(({ instancePath, message }) => `${instancePath} ${message}`);
}

test.each(Object.entries(examples))('%s', (_, chart) => {
  const { spec } = chart();
  expect(faults(spec)).toEqual([]);
  expect(faults(still(spec))).toEqual([]);
});

test('what is no specification is found', () => {
  const { spec } = examples['line']!();
  expect(faults({ ...spec, width: 'wide' }).join()).toContain('/width ');
});
