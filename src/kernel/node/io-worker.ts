// The I/O thread: sockets, session, and everything that must go on while a cell computes.

import { randomUUID } from 'node:crypto';
import { parentPort, workerData } from 'node:worker_threads';
import { Pending } from '../session/pending.js';
import type { Interpreter, RuntimeEvent } from '../session/ports.js';
import { Session } from '../session/session.js';
import { answer } from './answer.js';
import { leaveNames } from './former-names.js';
import { Interrupter } from './interrupter.js';
import { LanguageThread, startLanguage } from './language-thread.js';
import { alive, watchParent } from './parent.js';
import { Pictures } from './pictures.js';
import { type Frame, PipeReader } from './pipe.js';
import { descendants, signal } from './processes.js';
import { Sockets } from './sockets.js';
import { TextFiles } from './text-files.js';
import { frameKind, type IoData, type ToIo, type ToMain } from './threads.js';

const data = workerData as IoData;
const main = parentPort;
if (!main) throw new Error('io-worker runs as a worker thread');
const say = (message: ToMain) => main.postMessage(message);

const sockets = new Sockets(data.connection);
/** The cell that runs, as the main thread was told of it. */
let running: Extract<ToMain, { type: 'run' }> | null = null;
const interrupter = new Interrupter(data.state, {
  interrupt: () => say({ type: 'interrupt', run: running?.cell.id ?? 0 }),
  passed: () => {
    if (running) say(running);
    say({ type: 'passed' });
  },
});
const interpreter: Interpreter = {
  run: (cell, { allowStdin }) => {
    for (const name of cell.declares) names.add(name);
    say((running = { type: 'run', cell, allowStdin }));
  },
  input: (value) => {
    if (!answer(data.answer, value)) say({ type: 'input', value });
  },
  reset: () => say({ type: 'reset' }),
  interrupt: () => {
    interrupter.interrupt();
    if (running) endChildren(running.cell.id);
  },
};
/** What cells have declared so far. */
const names = new Set<string>();
const texts = new TextFiles();
/** Processes that cells do not wait for, with the run that has started them. */
const children = new Map<number, number>();

function note(pid: number, run: number | null): void {
  if (run === null) children.delete(pid);
  else children.set(pid, run);
}

/** Ends the processes that a run has started, more and more firmly; also one for which the main thread waits. */
function endChildren(run: number): void {
  const pids = descendants((child) => (children.get(child) ?? run) === run, children.keys());
  signal(pids, 'SIGINT');
  const firmly = (after: number, name: NodeJS.Signals) =>
    pids.length > 0 && setTimeout(() => signal(pids, name), after);
  firmly(300, 'SIGTERM');
  firmly(1000, 'SIGKILL');
}

const { folder, packageRoot } = data;
const language = new LanguageThread(data.language, () => startLanguage({ folder, packageRoot, formerNames: [] }));
const session = new Session({
  language,
  interpreter,
  spool: texts,
  outlet: sockets,
  clock: { now: () => new Date().toISOString(), id: randomUUID },
  onShutdown: (restart) => {
    if (restart) leaveNames(data.connectionFile, names);
    void shutDown();
  },
  versions: data.versions,
  types: data.types,
  quiet: process.env['NBGRADER_EXECUTION'] !== undefined,
});

await sockets.bind();
sockets.listen(
  (channel, message) => session.receive(channel, message),
  (topic) => session.welcome(topic),
);
session.start();
watchParent(() => {
  texts.remove();
  signal(
    descendants(() => true, children.keys()),
    'SIGKILL',
  );
  process.kill(process.pid, 'SIGKILL');
});

/** Text is collected for this long before it is sent, so that a printing loop does not become a message a line. */
const collectFor = 8; // milliseconds
/** So much is read from the pipe before it is sent: UTF-16 units, and what handling a frame costs beside them. */
const portion = 1 << 16;
const perFrame = 64;
/** No more is read from the pipe while iopub has this much to send. */
const backlogLimit = 4 << 20; // bytes

const pipe = new PipeReader(data.pipe);
const pending = new Pending();
let pieces = '';
let timer: NodeJS.Timeout | null = null;
const pictures = new Pictures();
let draining = false;
/** More may have come since the pipe was found empty. */
let more = false;

main.on('message', (message: ToIo) => {
  if (message.type === 'interrupted') interrupter.seen();
  else if (message.type === 'locate') void locate(message.id, message.specifier);
  else if (message.type === 'child') note(message.pid, message.run);
  else if (message.urgent) void drain();
  else timer ??= setTimeout(() => void drain(), collectFor);
});

async function locate(id: number, specifier: string): Promise<void> {
  const located = await language.locate(specifier).catch(() => null);
  say({ type: 'located', id, located });
}

/** Sends everything that is in the pipe, and what comes meanwhile. */
async function drain(): Promise<void> {
  if (timer) clearTimeout(timer);
  timer = null;
  more = true;
  if (draining) return;
  draining = true;
  while (more) {
    more = false;
    await empty();
  }
  draining = false;
}

async function empty(): Promise<void> {
  let read = 0;
  let sent = performance.now();
  for (let frame = pipe.next(); frame; frame = pipe.next()) {
    receive(frame);
    read += frame.text.length + perFrame;
    if (read < portion) continue;
    read = 0;
    // A loop may write as fast as this one reads: the interrupt that ends it must be heard.
    await new Promise((resolve) => setImmediate(resolve));
    if (pending.size < portion && performance.now() - sent < 2 * collectFor) continue;
    sent = performance.now();
    await send(false);
    if (sockets.backlog > backlogLimit) await sockets.flushed();
  }
  await send(true);
}

/** In order: what stands behind a picture waits until that is drawn. */
async function send(all: boolean): Promise<void> {
  for (const event of pending.take(all)) {
    const failure = await pictures.draw(event);
    if (failure !== null) session.event({ type: 'stream', cell: event.cell, name: 'stderr', text: failure });
    session.event(event);
  }
}

/** An event may come in several frames. One that an interrupt has cut off is dropped with the next that begins. */
function receive({ kind, cell, text, long, continues, more }: Frame): void {
  if (kind === frameKind.stdout || kind === frameKind.stderr) {
    pending.add({ type: 'stream', cell, name: kind === frameKind.stdout ? 'stdout' : 'stderr', text, long });
    return;
  }
  if (!continues) pieces = '';
  pieces += text;
  if (more) return;
  const event = JSON.parse(pieces) as RuntimeEvent;
  pieces = '';
  if (event.type === 'done') {
    running = null;
    interrupter.seen();
  }
  pending.add(event);
}

/** Closes the sockets, then ends the process; code that does not yield does not hold it up. */
async function shutDown(): Promise<void> {
  const left = descendants(() => true, children.keys());
  signal(left, 'SIGTERM');
  await sockets.close();
  for (let tries = 0; tries < 20 && left.some(alive); tries++) await new Promise((resolve) => setTimeout(resolve, 20));
  signal(left.filter(alive), 'SIGKILL');
  texts.remove();
  say({ type: 'exit' });
  setTimeout(() => process.kill(process.pid, 'SIGKILL'), 1000); // the main thread may be in a loop that nothing ends
}
