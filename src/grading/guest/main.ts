// What runs an answer in the sandbox: it takes a module and calls, and sends what comes out. It knows no marks, and no right answers;
// whatever a student's code does to it, it can only send other bytes.

import { writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { manualSeed } from '../../engine/index.js';
import { fromGuest, toGuest } from '../channel/frames.js';
import type { Opening } from '../channel/requests.js';
import { decode, encode } from '../channel/values.js';
import { fail, next, send } from './pipes.js';

/** What nearly every answer imports, by the name that it does; loaded before its time counts. */
const imported = 'lectern';
await import(imported);

type Answers = { readonly [name: string]: unknown };

/** Runs the module of a question's cells, and gives the answers by name. */
async function answersIn(module: Uint8Array): Promise<Answers> {
  const file = `${process.cwd()}/question.mjs`;
  writeFileSync(file, module);
  const { default: run } = (await import(file)) as {
    default: (load: (name: string) => Promise<unknown>, require: unknown) => Promise<Answers>;
  };
  return await run((name) => import(name), createRequire(file));
}

send(fromGuest.ready);
let answers: Answers = {};
for (let request = next(); request; request = next()) {
  try {
    if (request.kind === toGuest.module) {
      answers = await answersIn(request.content);
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
