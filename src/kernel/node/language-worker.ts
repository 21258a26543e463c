// The language thread: owns the compiler, answers one question at a time.

import './compiler.js'; // before anything requires it

import { builtinModules } from 'node:module';
import { workerData } from 'node:worker_threads';
import { Cells } from '../language/cells.js';
import { compile } from '../language/compile.js';
import { complete, inspect, isComplete } from '../language/editor.js';
import { locate } from '../language/local-modules.js';
import { warmUp } from '../language/warm-up.js';
import { names } from '../language/who.js';
import { ts } from './compiler.js';
import type { LanguageAnswer, LanguageCall, LanguageData } from './threads.js';
import { libFolder } from './typescript.js';

const { port, folder, packageRoot, formerNames } = workerData as LanguageData;
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

port.on('message', ({ id, call }: { id: number; call: LanguageCall }) => {
  let message: LanguageAnswer;
  try {
    message = { id, value: answer(call) };
  } catch (error) {
    message = { id, failure: error instanceof Error ? error.message : String(error) };
  }
  port.postMessage(message);
  later();
});

steps.next(); // reads the library's types before they are needed
later();
