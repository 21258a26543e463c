// `node --import ./scripts/ts.mjs scripts/lessons/draw.ts 03-weight-initialization 3.2 SEED`: draws a mistake from the cells that the
// figures of a demo need, as its lesson's mutants.ts takes it. Prints three, of which the first that means something is meant.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Demo } from '../../lessons/demo.js';
import { Generator } from '../../src/math/generator.js';
import { slice } from '../../test/lessons/slice.js';
import { root } from '../lib/run.mjs';
import { mutated, mutationsOf } from '../mutants/sites.js';

const [lesson, id, seed] = process.argv.slice(2) as [string, string, string];
const { demos } = (await import(join(root, 'lessons', lesson, 'demos.ts'))) as { demos: readonly Demo[] };
const figures = demos.find((demo) => demo.id === id)!.figures;
const source = readFileSync(join(root, 'lessons', lesson, 'lesson.ts'), 'utf8');
const cut = slice(source, figures);
const all = mutationsOf('lesson.ts', cut).filter(({ lineText }) => source.split(lineText).length === 2);
const order = new Int32Array(all.length);
new Generator(Number(seed)).fillPermutation(order);
for (const index of order.slice(0, 3)) {
  const mutation = all[index]!;
  const line = mutated(cut, mutation).split('\n')[mutation.line - 1]!.trim();
  console.log(JSON.stringify({ what: mutation.what, from: mutation.lineText, to: line, notices: [id], drawn: Number(seed) }, null, 2)); // biome-ignore format: one line
}
