// Entry point of the kernel process. Its main thread runs the student's code and nothing else.
//
// The order matters: first nothing may kill the process, then the other threads start, so that clients are answered while
// the rest of this thread still loads.

import './flags.js';

import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { parseConnection } from '../protocol/connection.js';
import { isTypeChecks } from '../session/magics.js';
import type { Located } from '../session/ports.js';
import { createAnswer } from './answer.js';
import { takeFormerNames } from './former-names.js';
import { intact } from './intact.js';
import { startLanguage } from './language-thread.js';
import { messages } from './messages.js';
import { callable } from './originals.js';
import { createPipe, PipeWriter } from './pipe.js';
import type { IoData, ToIo, ToMain } from './threads.js';

process.on('SIGINT', () => undefined); // interrupts come as messages; the signal must not kill
process.removeAllListeners('warning'); // it would write to the server's terminal

// Meant for this process (kernel.json sets them), not for those that cells start.
delete process.env['MALLOC_ARENA_MAX'];
delete process.env['MALLOC_TOP_PAD_'];

const exit = process.exit.bind(process);
const connectionFile = process.argv[2];
if (!connectionFile) {
  console.error(messages.usage);
  exit(2);
}

const chosen = process.argv.find((argument) => argument.startsWith('--types='))?.slice('--types='.length);
const types = isTypeChecks(chosen) ? chosen : 'notebook';
if (chosen !== undefined && types !== chosen) console.error(messages.badTypes(chosen));

const packageRoot = resolve(dirname(fileURLToPath(import.meta.url)), '../../..');
const folder = process.cwd();
// Loading the compiler takes longest, so its thread begins first.
const language = startLanguage({ folder, packageRoot, formerNames: takeFormerNames(connectionFile ?? '') });

const version = (file: string) => (JSON.parse(readFileSync(file, 'utf8')) as { version: string }).version;
const data: IoData = {
  connectionFile: connectionFile ?? '',
  connection: parseConnection(readFileSync(connectionFile ?? '', 'utf8')),
  language,
  pipe: createPipe(),
  state: new Int32Array(new SharedArrayBuffer(12)),
  answer: createAnswer(),
  folder,
  packageRoot,
  versions: {
    lectern: version(`${packageRoot}/package.json`),
    typescript: version(fileURLToPath(import.meta.resolve('typescript/package.json'))),
  },
  types,
};

const io = new Worker(new URL('./io-worker.js', import.meta.url), { workerData: data, transferList: [language] });
const post = io.postMessage.bind(io);
const say = (message: ToIo) => post(message);
const complain = process.stderr.write.bind(process.stderr); // what cells find there is another
io.on('error', (error) => {
  complain(`${error.stack ?? error.message}\n`);
  exit(1);
});

const early: ToMain[] = []; // what arrives before this thread can run anything
let receive = (message: ToMain): void => {
  early.push(message);
};
io.on(
  'message',
  callable((message: ToMain) => receive(message)),
);

/** Questions to the language thread about files that a cell imports while it runs. */
const locating = new Map<number, (located: Located) => void>();
let lastLocating = 0;

const { Runtime } = await import('./runtime.js');
const runtime = new Runtime({
  state: data.state,
  folder,
  packageRoot,
  pipe: (waiting) => new PipeWriter(data.pipe, (urgent) => say({ type: 'wake', urgent }), waiting),
  interrupted: () => say({ type: 'interrupted' }),
  locate: (specifier) =>
    new Promise((resolve) => {
      locating.set(++lastLocating, resolve);
      say({ type: 'locate', id: lastLocating, specifier });
    }),
  child: (pid, run) => say({ type: 'child', pid, run }),
  answer: data.answer,
});
const obey = (message: ToMain) => {
  if (message.type === 'run') runtime.run(message.cell, message.allowStdin);
  else if (message.type === 'input') runtime.inputReply(message.value);
  else if (message.type === 'reset') runtime.reset();
  else if (message.type === 'interrupt') runtime.interrupt(message.run);
  else if (message.type === 'passed') runtime.passed();
  else if (message.type === 'located') {
    locating.get(message.id)?.(message.located);
    locating.delete(message.id);
  } else exit(0);
};
receive = (message) => intact(() => obey(message));
early.forEach(receive);
intact(() => undefined); // is prepared now, before somebody waits for the first cell
