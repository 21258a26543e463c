// The language thread: owns the compiler, answers one question at a time.

import { builtinModules } from 'node:module';
import { parentPort, workerData } from 'node:worker_threads';
import type { LanguageAnswer, LanguageCall } from './threads.js';
import { libFolder, loadTypeScript } from './typescript.js';

const { folder, packageRoot } = workerData as { folder: string; packageRoot: string };
const ts = loadTypeScript();

const { Cells } = await import('../language/cells.js');
const { compile } = await import('../language/compile.js');
const { complete, inspect, isComplete } = await import('../language/editor.js');
const { names } = await import('../language/who.js');
const { warmUp } = await import('../language/warm-up.js');

const cells = new Cells({
  folder,
  packageRoot,
  libFolder,
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
    case 'reset':
      return cells.reset();
    case 'names':
      return names(cells);
    case 'forget':
      return cells.forget(call.cell, call.names);
  }
}

/** Work for when nobody waits: first what makes later answers quick, then what forgets the traces of earlier ones. */
const steps = warmUp(cells);
let idle: NodeJS.Immediate | null = null;
let warm = false;

function whenIdle(): void {
  idle = null;
  warm ||= steps.next().done === true;
  if (warm) cells.tidy();
  else idle = setImmediate(whenIdle);
}

parentPort?.on('message', ({ id, call }: { id: number; call: LanguageCall }) => {
  let message: LanguageAnswer;
  try {
    message = { id, value: answer(call) };
  } catch (error) {
    message = { id, failure: error instanceof Error ? error.message : String(error) };
  }
  parentPort?.postMessage(message);
  idle ??= setImmediate(whenIdle);
});

steps.next(); // reads the library's types before they are needed
idle = setImmediate(whenIdle);
