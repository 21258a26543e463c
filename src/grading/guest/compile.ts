// What makes modules of cells, in a sandbox of its own: it reads what students wrote, and runs none of it.

import { keepTypeScript, loadTypeScript } from '../../kernel/node/typescript.js';
import { fromGuest, toGuest } from '../channel/frames.js';
import type { Cells } from '../channel/requests.js';
import { fail, next, send } from './pipes.js';

loadTypeScript();
const { assemble } = await import('./assemble.js'); // now that `typescript` is the quick one

/** What a compiler does first takes it ten times as long: it reads a small answer before any time counts. */
const example = {
  question: 'q',
  source: `import { tensor, type Tensor } from 'lectern';
export const scaled = ({ x, by = 2 }: { x: Tensor; by?: number }): number[] => [...x.mul(by).data].map((one) => one + 1);
export class Layer { constructor(readonly w: Tensor) {} forward(x: Tensor): Tensor { return x.matmul(this.w); } }
export function sum(x: number[]): number { let all = 0; for (const one of x) all += one; return all; }`,
};
assemble([example], ['q'], ['scaled', 'sum']);

function compile(): void {
  const [bytes, text] = [new TextEncoder(), new TextDecoder()];
  send(fromGuest.ready);
  for (let request = next(); request?.kind === toGuest.cells; request = next()) {
    try {
      const { cells, questions, names } = JSON.parse(text.decode(request.content)) as Cells;
      send(fromGuest.module, bytes.encode(assemble(cells, questions, names)));
    } catch (error) {
      fail(error);
      if (!(error instanceof SyntaxError)) break; // who knows what it has left behind: another one goes on
    }
  }
  process.exit(0);
}

// when a room is made, what V8 has compiled of the compiler by then is kept
if (process.argv[2] === '--keep') keepTypeScript();
else compile();
