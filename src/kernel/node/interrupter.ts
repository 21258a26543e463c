// Stops code that runs in the main thread: first by the flag that compiled loops read, then by V8.

import { Session } from 'node:inspector';
import { interruptFlag } from '../session/compiled.js';
import { mayStrike, over } from './shelter.js';

/** Code that has not seen the flag by then is stopped by V8: a regular expression, a sort, library code. */
const patience = 40; // milliseconds

/** What the interrupter says to the main thread's event loop. */
export interface Voice {
  /** An interrupt is wanted: a cell that awaits ends. */
  interrupt(): void;
  /** A termination was under way and may have swallowed what was said before. */
  passed(): void;
}

export class Interrupter {
  private timer: NodeJS.Timeout | null = null;
  private wanted = false;
  private underWay = false;

  constructor(
    private readonly state: Int32Array,
    private readonly voice: Voice,
  ) {}

  interrupt(): void {
    this.wanted = true;
    Atomics.store(this.state, interruptFlag, 1);
    this.voice.interrupt();
    this.timer ??= setInterval(() => this.again(), patience);
  }

  /** The main thread has reacted. */
  seen(): void {
    this.wanted = false;
    Atomics.store(this.state, interruptFlag, 0);
    if (!this.underWay) this.rest();
  }

  private again(): void {
    if (this.underWay) return this.voice.passed(); // it hits the first code that runs, so something must run
    if (!this.wanted) return this.rest();
    Atomics.store(this.state, interruptFlag, 1);
    if (mayStrike(this.state)) {
      this.underWay = true;
      terminate(() => {
        this.underWay = false;
        over(this.state);
        this.voice.passed();
        if (!this.wanted) this.rest();
      });
    }
    this.voice.interrupt();
  }

  private rest(): void {
    if (this.timer) clearInterval(this.timer);
    this.timer = null;
  }
}

/**
 * Makes V8 leave whatever the main thread runs; calls `done` when it has. A session is opened each time: one that stays
 * open delays the exit.
 */
function terminate(done: () => void): void {
  const session = new Session();
  session.connectToMainThread();
  session.post('Runtime.terminateExecution', () => {
    session.disconnect();
    done();
  });
}
