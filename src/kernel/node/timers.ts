// Timers of cells: each calls back as code of the cell that has set it, and an interrupt of an idle kernel stops them all.

import { currentRun } from '../session/compiled.js';
import type { Attribution } from './attribution.js';
import * as originals from './originals.js';
import { alike } from './originals.js';

type Callback = (this: unknown, ...args: unknown[]) => unknown;
type Timer = NodeJS.Timeout | NodeJS.Immediate;
type Starter = (callback: Callback, ...rest: unknown[]) => Timer;

const add = originals.method(Set.prototype.add) as (set: Set<Timer>, timer: Timer) => void;
const remove = originals.method(Set.prototype.delete) as (set: Set<Timer>, timer: Timer) => void;

export class Timers {
  private readonly running = new Set<Timer>();

  constructor(
    private readonly state: Int32Array,
    private readonly attribution: Attribution,
  ) {}

  /** Replaces the global functions; `node:timers`, Node itself and the kernel keep the original ones. */
  install(): void {
    const { setTimeout, setInterval, setImmediate, queueMicrotask, nextTick } = originals;
    const { clearTimeout, clearInterval, clearImmediate } = originals;
    Object.assign(globalThis, {
      setTimeout: this.starter(setTimeout as Starter, true),
      setInterval: this.starter(setInterval as Starter, false),
      setImmediate: this.starter(setImmediate as Starter, true),
      clearTimeout: this.stopper(clearTimeout),
      clearInterval: this.stopper(clearInterval),
      clearImmediate: this.stopper(clearImmediate),
      queueMicrotask: this.later(queueMicrotask),
    });
    process.nextTick = this.later(nextTick);
  }

  /** Stops every timer that a cell has set. */
  stop(): void {
    for (const timer of [...this.running]) {
      if ('refresh' in timer) originals.clearTimeout(timer);
      else originals.clearImmediate(timer);
    }
    this.running.clear();
  }

  private starter(start: Starter, once: boolean): Starter {
    const { running, attribution, state } = this;
    return alike(start, (callback: Callback, ...rest: unknown[]) => {
      if (typeof callback !== 'function') return start(callback, ...rest); // which says what is wrong
      const run = state[currentRun] as number;
      const timer = start(
        function (...args) {
          if (once) remove(running, timer);
          return attribution.call(run, callback, this, args);
        },
        ...rest,
      );
      add(running, timer);
      return timer;
    });
  }

  private stopper<T>(stop: (timer: T) => void): (timer: T) => void {
    return alike(stop, (timer: T) => {
      remove(this.running, timer as T & Timer);
      stop(timer);
    });
  }

  private later<F extends (callback: Callback, ...args: never[]) => void>(start: F): F {
    const { attribution, state } = this;
    return alike(start, ((callback: Callback, ...rest: never[]) => {
      if (typeof callback !== 'function') return start(callback, ...rest);
      const run = state[currentRun] as number;
      const called: Callback = (...args) => attribution.call(run, callback, undefined, args);
      start(called, ...rest);
    }) as F);
  }
}
