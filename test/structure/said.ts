// Listens to what the rooms' `messages` say, so that a test knows whether an error is one of ours.

import { messages as ofData } from '../../src/data/messages.js';
import { messages as ofEngine } from '../../src/engine/messages.js';
import { messages as ofMath } from '../../src/math/messages.js';
import { messages as ofNn } from '../../src/nn/messages.js';
import { messages as ofNotebook } from '../../src/notebook/messages.js';
import { messages as ofOptim } from '../../src/optim/messages.js';
import { messages as ofOptions } from '../../src/options/messages.js';
import { messages as ofPlot } from '../../src/plot/messages.js';
import { messages as ofTrain } from '../../src/train/messages.js';

const texts = new Set<string>();

for (const messages of [ofData, ofEngine, ofMath, ofNn, ofNotebook, ofOptim, ofOptions, ofPlot, ofTrain] as object[])
  for (const [name, message] of Object.entries(messages))
    if (typeof message === 'function')
      Object.assign(messages, {
        [name]: (...args: unknown[]) => {
          const text = message(...args);
          texts.add(text);
          return text;
        },
      });
    else texts.add(message);

/** Whether an error's words stand in a `messages.ts`. */
export const isOurs = (error: unknown): boolean => error instanceof Error && texts.has(error.message);

/** What a call throws, at once or later; null when it goes well. */
export async function thrown(f: () => unknown): Promise<unknown> {
  try {
    await f();
    return null;
  } catch (error) {
    return error;
  }
}
