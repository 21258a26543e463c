// Stops code that runs in the main thread: first by the flag that compiled loops read, then by V8.

import { Session } from 'node:inspector';
import { interruptFlag } from '../session/compiled.js';

/** Code that has not seen the flag by then is stopped by V8: a regular expression, a sort, library code. */
const patience = 40; // milliseconds

export class Interrupter {
  private timer: NodeJS.Timeout | null = null;

  /** @param notify tells the main thread's event loop, which ends a cell that awaits */
  constructor(
    private readonly state: Int32Array,
    private readonly notify: () => void,
  ) {}

  interrupt(): void {
    Atomics.store(this.state, interruptFlag, 1);
    this.notify();
    this.timer ??= setInterval(() => {
      terminate();
      this.notify();
    }, patience);
  }

  /** The main thread has reacted. */
  seen(): void {
    if (this.timer) clearInterval(this.timer);
    this.timer = null;
  }
}

/** Makes V8 leave whatever the main thread runs. A session is opened each time: one that stays open delays the exit. */
function terminate(): void {
  const session = new Session();
  session.connectToMainThread();
  session.post('Runtime.terminateExecution', () => session.disconnect());
}
