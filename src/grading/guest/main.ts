// What runs in the sandbox: it takes cells and calls over one pipe, and sends what comes out over another. It knows no marks, and no
// right answers; whatever a student's code does to it, it can only send other bytes.

import { readSync, writeFileSync, writeSync } from 'node:fs';
import { createRequire } from 'node:module';
import { manualSeed } from '../../engine/index.js';
import { keepTypeScript, loadTypeScript } from '../../kernel/node/typescript.js';
import { type Frame, FrameReader, frame, fromGuest, toGuest } from '../channel/frames.js';
import type { Cells, Opening } from '../channel/requests.js';
import { decode, encode } from '../channel/values.js';

loadTypeScript();
const { assemble } = await import('./assemble.js'); // now that `typescript` is the quick one

/** What nearly every answer imports, by the name that it does; loaded before its time counts. */
const imported = 'lectern';
await import(imported);

const [requests, results] = [0, 3];
const longestRequest = 2 ** 31;
const longestError = 500;
const reader = new FrameReader(longestRequest);
const piece = new Uint8Array(65536);

/** The next request; null when there are no more. The process rests while it waits: what an answer has left behind does not run. */
function next(): Frame | null {
  for (;;) {
    const found = reader.next();
    if (found) return found;
    const n = readSync(requests, piece);
    if (n === 0) return null;
    reader.add(piece.slice(0, n));
  }
}

function send(kind: number, content: Uint8Array = new Uint8Array()): void {
  const bytes = frame(kind, content);
  for (let at = 0; at < bytes.length; ) at += writeSync(results, bytes, at);
}

const words = new TextEncoder();
function fail(error: unknown): void {
  let said: string;
  try {
    said = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  } catch {
    said = 'Error';
  }
  send(fromGuest.failed, words.encode(said.slice(0, longestError)));
}

/** Runs the cells, and gives the answers by name. */
async function answersIn({ cells, questions, names }: Cells): Promise<{ readonly [name: string]: unknown }> {
  const file = `${process.cwd()}/question.mjs`;
  writeFileSync(file, assemble(cells, questions, names));
  const { default: run } = (await import(file)) as {
    default: (load: (name: string) => Promise<unknown>, require: unknown) => Promise<{ [name: string]: unknown }>;
  };
  return await run((name) => import(name), createRequire(file));
}

async function main(): Promise<void> {
  send(fromGuest.ready);
  let answers: { readonly [name: string]: unknown } = {};
  for (let request = next(); request; request = next()) {
    try {
      if (request.kind === toGuest.cells) {
        answers = await answersIn(JSON.parse(new TextDecoder().decode(request.content)) as Cells);
        send(fromGuest.loaded);
        continue;
      }
      const [name, seed, ...inputs] = decode(request.content) as Opening;
      const answer = answers[name];
      if (typeof answer !== 'function') throw new TypeError(`there is no function ${name}`);
      if (seed !== null) manualSeed(seed);
      const value: unknown = await answer(...inputs);
      send(fromGuest.value, encode(value));
    } catch (error) {
      fail(error);
    }
  }
  process.exit(0);
}

/** What a compiler does first takes it ten times as long: it reads a small answer before any time counts. */
const example = {
  question: 'q',
  source: `import { tensor, type Tensor } from 'lectern';
export const scaled = ({ x, by = 2 }: { x: Tensor; by?: number }): number[] => [...x.mul(by).data].map((one) => one + 1);
export class Layer { constructor(readonly w: Tensor) {} forward(x: Tensor): Tensor { return x.matmul(this.w); } }
export function sum(x: number[]): number { let all = 0; for (const one of x) all += one; return all; }`,
};
assemble([example], ['q'], ['scaled', 'sum']);

// when a room is made, what V8 has compiled of the compiler by then is kept
if (process.argv[2] === '--keep') keepTypeScript();
else await main();
