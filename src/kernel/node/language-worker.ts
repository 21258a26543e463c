// The language thread: owns the compiler, answers one question at a time.

import { parentPort, workerData } from 'node:worker_threads';
import { Cells } from '../language/cells.js';
import { compile } from '../language/compile.js';
import { complete, inspect, isComplete } from '../language/editor.js';
import type { LanguageAnswer, LanguageCall } from './threads.js';

const { folder, packageRoot } = workerData as { folder: string; packageRoot: string };
const cells = new Cells({ folder, packageRoot });

function answer(call: LanguageCall): unknown {
  switch (call.type) {
    case 'compile':
      return compile(cells, folder, call.request);
    case 'complete':
      return complete(cells, call.code, call.offset);
    case 'inspect':
      return inspect(cells, call.code, call.offset);
    case 'isComplete':
      return isComplete(call.code);
    case 'forget':
      return cells.forget(call.cell, call.names);
  }
}

parentPort?.on('message', ({ id, call }: { id: number; call: LanguageCall }) => {
  let message: LanguageAnswer;
  try {
    message = { id, value: answer(call) };
  } catch (error) {
    message = { id, failure: error instanceof Error ? error.message : String(error) };
  }
  parentPort?.postMessage(message);
});

compile(cells, folder, { id: 0, name: 'warm-up', code: 'console.log([1].map((x) => x))', check: true }); // reads the library's types before they are needed
