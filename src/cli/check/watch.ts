// Ends the command where an answer runs for ever: nothing else of this process runs then but a thread of its own.

import { Worker } from 'node:worker_threads';

const program = `
const { parentPort, workerData } = require('node:worker_threads');
const { rmSync, writeSync } = require('node:fs');
let timer;
parentPort.on('message', (text) => {
  clearTimeout(timer);
  if (text === null) return;
  timer = setTimeout(() => {
    writeSync(2, text + '\\n');
    rmSync(workerData.folder, { recursive: true, force: true });
    process.kill(process.pid, 'SIGKILL');
  }, 1000 * workerData.seconds);
});`;

export class Watch {
  private readonly thread: Worker;

  /** @param folder what is removed when the command is ended */
  constructor(folder: string, seconds: number) {
    this.thread = new Worker(program, { eval: true, execArgv: [], workerData: { folder, seconds } });
    this.thread.unref();
  }

  /** @param text what is said if it does not end in time */
  begin(text: string): void {
    this.thread.postMessage(text);
  }

  end(): void {
    this.thread.postMessage(null);
  }

  close(): void {
    void this.thread.terminate();
  }
}
