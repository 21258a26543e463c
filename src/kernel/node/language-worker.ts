// The language thread: owns the compiler, answers one question at a time.

import { builtinModules } from 'node:module';
import { parentPort, workerData } from 'node:worker_threads';
import type { LanguageAnswer, LanguageCall } from './threads.js';
import { libFolder, loadTypeScript } from './typescript.js';

const { folder, packageRoot, formerNames } = workerData as {
  folder: string;
  packageRoot: string;
  formerNames: string[];
};
const ts = loadTypeScript();

const { Cells } = await import('../language/cells.js');
const { compile } = await import('../language/compile.js');
const { complete, inspect, isComplete } = await import('../language/editor.js');
const { locate } = await import('../language/local-modules.js');
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

cells.formerNames = new Set(formerNames);

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
    case 'locate':
      return locate(cells.program, call.specifier);
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
let waiting = false;
let warm = false;

function later(): void {
  if (!waiting) setImmediate(whenIdle);
  waiting = true;
}

function whenIdle(): void {
  waiting = false;
  warm ||= steps.next().done === true;
  if (warm) cells.tidy();
  else later();
}

parentPort?.on('message', ({ id, call }: { id: number; call: LanguageCall }) => {
  let message: LanguageAnswer;
  try {
    message = { id, value: answer(call) };
  } catch (error) {
    message = { id, failure: error instanceof Error ? error.message : String(error) };
  }
  parentPort?.postMessage(message);
  later();
});

steps.next(); // reads the library's types before they are needed
later();
