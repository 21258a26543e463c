// The language thread: owns the compiler, answers one question at a time.

import { builtinModules, createRequire } from 'node:module';
import { dirname } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import type { LanguageAnswer, LanguageCall } from './threads.js';

const { folder, packageRoot } = workerData as { folder: string; packageRoot: string };
const require = createRequire(import.meta.url);
const ts = require('typescript') as typeof import('typescript');

const { Cells } = await import('../language/cells.js');
const { compile } = await import('../language/compile.js');
const { complete, inspect, isComplete } = await import('../language/editor.js');

const cells = new Cells({
  folder,
  packageRoot,
  libFolder: dirname(require.resolve('typescript')).replaceAll('\\', '/'),
  files: ts.sys,
  node: Number(process.versions.node.split('.')[0]),
  builtins: builtinModules,
});

function answer(call: LanguageCall): unknown {
  switch (call.type) {
    case 'compile':
      return compile(cells, call.request);
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

compile(cells, { id: 0, name: 'warm-up', code: 'console.log([1].map((x) => x))', types: 'notebook' }); // reads the library's types before they are needed
