// Code like a student's, worked on while nobody waits: what the engine has compiled and the checker has resolved by then is
// not waited for later.

import type { Cells } from './cells.js';
import { compile } from './compile.js';

export const warmUpCodes = [
  'console.log([1].map((x) => x))',
  "import { manualSeed, randn, type Tensor } from 'lectern';\nmanualSeed(0);\nlet h: Tensor = randn([10, 20]);\nfor (let i = 0; i < 3; i++) h = h.matmul(randn([20, 20]).mul(0.01)).tanh();\nh.std().item()",
  "import { table } from 'lectern/notebook';\ninterface Row { layer: number; std?: number }\nconst rows: Row[] = Array.from({ length: 3 }, (_, layer) => ({ layer }));\ndisplay(table(rows.map(({ layer, std }) => ({ layer, std: std ?? 0 })), { digits: 3 }));",
];

/** Steps of a few milliseconds each; between two of them the thread may be asked something else. */
export function* warmUp(cells: Cells): Generator<void> {
  for (const [i, code] of warmUpCodes.entries()) {
    const id = -1 - i;
    compile(cells, { id, name: 'warm-up', code, types: 'notebook' }); // fails where a cell has taken a name, which does no harm
    cells.forgetAll(id); // nobody shall meet these names
    yield;
  }
  cells.program.renew();
  void cells.program.checker;
}
