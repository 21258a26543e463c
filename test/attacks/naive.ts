// A marker as it is often written first, for comparison: one process for the student's cells and the tests, which lie beside them.
// It is compiled and run by naive-run.ts; nothing else should ever run it.

import { readFileSync, writeFileSync } from 'node:fs';
import 'lectern'; // which the cells use
import ts from 'typescript';

interface Test {
  points: number;
  calls: string;
  inputs: unknown[][];
  reference: (...inputs: never[]) => unknown;
}
interface Cell {
  id: string;
  source: string;
  metadata: { points?: number };
}

/** Objects put together, at every depth. */
function merge(into: { [name: string]: unknown }, from: { [name: string]: unknown }): unknown {
  for (const [name, value] of Object.entries(from))
    if (typeof value === 'object' && value !== null)
      merge((into[name] ??= {}) as { [name: string]: unknown }, value as { [name: string]: unknown });
    else into[name] = value;
  return into;
}

/** Throws when a value is not what was expected. */
function compare(found: unknown, expected: unknown): void {
  if (typeof expected === 'number') {
    if (Math.abs((found as number) - expected) > 1e-5) throw new Error(`found ${found}, expected ${expected}`);
  } else if (Array.isArray(expected)) {
    (found as unknown[]).every((one, i) => {
      compare(one, expected[i]);
      return true;
    });
  } else if (typeof expected === 'object' && expected !== null && 'data' in expected) {
    const [a, b] = [found, expected] as { data: number[] }[];
    for (let i = 0; i < a!.data.length; i++) compare(a!.data[i], b!.data[i]);
  } else
    for (const name in found as object)
      compare(Reflect.get(found as object, name), Reflect.get(expected as object, name));
}

const notebook = JSON.parse(readFileSync('submission.ipynb', 'utf8')) as {
  cells: Cell[];
  metadata: { [name: string]: unknown };
};
merge({ course: 'CS 1' }, notebook.metadata);
const cells = new Map(notebook.cells.map((cell) => [cell.id, cell]));
const source = notebook.cells.map((cell) => [cell.source].flat().join('')).join('\n;\n');
const names = ['deviation', 'centred', 'summary', 'shares', 'scaled'];
const given = names.map((name) => `get ${name}() { return ${name}; }`);
const { outputText } = ts.transpileModule(`${source}\nexport const answers = { ${given.join(', ')} };\n`, {
  compilerOptions: { module: ts.ModuleKind.ESNext, target: ts.ScriptTarget.ES2022 },
});
writeFileSync('answers.mjs', outputText);

const { answers } = (await import(`${process.cwd()}/answers.mjs`)) as {
  answers: { [name: string]: (...inputs: unknown[]) => unknown };
};
const { tests } = (await import(`${process.cwd()}/tests.mjs`)) as { tests: { [question: string]: Test } };
const scores: { [question: string]: number } = {};
for (const [question, { calls, inputs, points, reference }] of Object.entries(tests)) {
  if (scores[question] === undefined) {
    let said = '';
    try {
      if (!cells.has(question)) continue; // nothing to test
      const worth = cells.get(question)!.metadata?.points ?? points;
      for (const given of inputs) {
        const found = await answers[calls]!(...given);
        compare(found, reference(...(given as never[])));
      }
      scores[question] = worth;
    } catch (error) {
      scores[question] = 0;
      said = `${(error as Error).name}: ${(error as Error).message}`;
    }
    console.log(`\n${JSON.stringify({ question, score: scores[question], said })}`);
  } else console.log(`\n${JSON.stringify({ question, score: scores[question], said: '' })}`);
  writeFileSync('scores.json', JSON.stringify(scores));
}
process.exit(0);
