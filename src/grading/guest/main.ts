// What runs in the sandbox: it takes cells and calls over one pipe, and sends what comes out over another. It knows no marks, and no
// right answers; whatever a student's code does to it, it can only send other bytes.

import { keepTypeScript } from '../../kernel/node/typescript.js';
import '../../kernel/node/compiler.js';

import { readSync, writeFileSync, writeSync } from 'node:fs';
import { createRequire } from 'node:module';
import { manualSeed } from '../../engine/index.js';
import { type Frame, FrameReader, frame, fromGuest, toGuest } from '../channel/frames.js';
import type { Cells, Opening } from '../channel/requests.js';
import { decode, encode } from '../channel/values.js';

// later than the compiler above, wherever the build puts either: `typescript` is the quick one then
const { assemble } = await import('./assemble.js');

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

/** Run when a room is made: what V8 has compiled of the compiler, when it has been used once, is kept. */
const example = 'import { x } from "y"; class A { constructor(readonly a: number) {} } for (const [b] of [[1]]) x(b);';

if (process.argv[2] === '--keep') {
  assemble([{ question: 'q', source: example }], ['q'], []);
  keepTypeScript();
} else await main();
