// The I/O thread: sockets, session, and everything that must go on while a cell computes.

import { randomUUID } from 'node:crypto';
import { parentPort, workerData } from 'node:worker_threads';
import type { Interpreter, RuntimeEvent } from '../session/ports.js';
import { Session } from '../session/session.js';
import { Interrupter } from './interrupter.js';
import { LanguageThread } from './language-thread.js';
import { watchParent } from './parent.js';
import { type Frame, PipeReader } from './pipe.js';
import { Sockets } from './sockets.js';
import { frameKind, type IoData, partialFrame, type ToIo, type ToMain } from './threads.js';

const data = workerData as IoData;
const main = parentPort;
if (!main) throw new Error('io-worker runs as a worker thread');
const say = (message: ToMain) => main.postMessage(message);

const sockets = new Sockets(data.connection);
const interrupter = new Interrupter(data.state, () => say({ type: 'interrupt' }));
const interpreter: Interpreter = {
  run: (cell, { allowStdin }) => say({ type: 'run', cell, allowStdin }),
  input: (value) => say({ type: 'input', value }),
  interrupt: () => interrupter.interrupt(),
};
const language = new LanguageThread(data.folder, data.packageRoot);
const session = new Session({
  language,
  interpreter,
  outlet: sockets,
  clock: { now: () => new Date().toISOString(), id: randomUUID },
  onShutdown: () => void shutDown(),
  versions: data.versions,
  quiet: process.env['NBGRADER_EXECUTION'] !== undefined,
});

language.start(); // loading the compiler takes longest
await sockets.bind();
sockets.listen(
  (channel, message) => session.receive(channel, message),
  (topic) => session.welcome(topic),
);
session.start();
watchParent(() => process.kill(process.pid, 'SIGKILL'));

/** Text is collected for this long before it is sent, so that a printing loop does not become a message a line. */
const collectFor = 8; // milliseconds
/** No more is read from the pipe while iopub has this much to send. */
const backlogLimit = 4 << 20; // bytes

const pipe = new PipeReader(data.pipe);
const pieces = new Map<number, string>();
let timer: NodeJS.Timeout | null = null;
let draining = false;

main.on('message', (message: ToIo) => {
  if (message.type === 'interrupted') interrupter.seen();
  else if (message.urgent) void drain();
  else timer ??= setTimeout(() => void drain(), collectFor);
});

/** Sends everything that is in the pipe. */
async function drain(): Promise<void> {
  if (timer) clearTimeout(timer);
  timer = null;
  if (draining) return;
  draining = true;
  let text: Extract<RuntimeEvent, { type: 'stream' }> | null = null;
  const flush = () => {
    if (text) session.event(text);
    text = null;
  };
  for (let frame = pipe.next(); frame; frame = pipe.next()) {
    const stream = streamOf(frame);
    if (stream && text && (text.name !== stream || text.cell !== frame.cell || text.text.length > 1 << 16)) flush();
    if (stream) {
      if (text) text.text += frame.text;
      else text = { type: 'stream', cell: frame.cell, name: stream, text: frame.text };
    } else {
      flush();
      receiveEvent(frame);
    }
    if (sockets.backlog > backlogLimit) {
      flush();
      await sockets.flushed();
    }
  }
  flush();
  draining = false;
}

function streamOf({ kind }: Frame): 'stdout' | 'stderr' | null {
  const whole = kind % partialFrame;
  return whole === frameKind.stdout ? 'stdout' : whole === frameKind.stderr ? 'stderr' : null;
}

/** An event may come in several frames. */
function receiveEvent(frame: Frame): void {
  const text = (pieces.get(frame.cell) ?? '') + frame.text;
  if (frame.kind >= partialFrame) {
    pieces.set(frame.cell, text);
    return;
  }
  pieces.delete(frame.cell);
  const event = JSON.parse(text) as RuntimeEvent;
  if (event.type === 'done') interrupter.seen();
  session.event(event);
}

/** Closes the sockets, then ends the process; code that does not yield does not hold it up. */
async function shutDown(): Promise<void> {
  await sockets.close();
  say({ type: 'exit' });
  setTimeout(() => process.kill(process.pid, 'SIGKILL'), 300);
}
