// Timers of cells: each calls back as code of the cell that has set it. An interrupt stops those of the cell that runs, and
// all of them when none does.

import { currentRun } from '../session/compiled.js';
import type { Attribution } from './attribution.js';
import * as originals from './originals.js';
import { alike } from './originals.js';
import type { Turns } from './turns.js';

type Callback = (this: unknown, ...args: unknown[]) => unknown;
type Timer = NodeJS.Timeout | Immediate;
type Starter = (callback: Callback, ...rest: unknown[]) => Timer;

/** What `setImmediate` returns. */
class Immediate {
  private referenced = true;

  constructor(
    private readonly turns: Turns,
    private readonly id: number,
  ) {}

  ref(): this {
    this.referenced = true;
    return this;
  }

  unref(): this {
    this.referenced = false;
    return this;
  }

  hasRef(): boolean {
    return this.referenced;
  }

  clear(): void {
    this.turns.remove(this.id);
  }

  [Symbol.dispose](): void {
    this.clear();
  }
}

type Running = Map<Timer, number>;
const set = originals.method(Map.prototype.set) as (map: Running, timer: Timer, run: number) => void;
const remove = originals.method(Map.prototype.delete) as (map: Running, timer: Timer) => void;

export class Timers {
  /** The run that has set each of them. */
  private readonly running: Running = new Map();

  constructor(
    private readonly state: Int32Array,
    private readonly attribution: Attribution,
    private readonly turns: Turns,
  ) {}

  /** Replaces the global functions; `node:timers`, Node itself and the kernel keep the original ones. */
  install(): void {
    const { setTimeout, setInterval, setImmediate, queueMicrotask, nextTick } = originals;
    const { clearTimeout, clearInterval, clearImmediate } = originals;
    const start: Starter = (callback, ...args) =>
      new Immediate(
        this.turns,
        this.turns.add(() => callback(...args)),
      );
    Object.assign(globalThis, {
      setTimeout: this.starter(setTimeout as Starter, true),
      setInterval: this.starter(setInterval as Starter, false),
      setImmediate: this.starter(alike(setImmediate, start), true),
      clearTimeout: this.stopper(clearTimeout),
      clearInterval: this.stopper(clearInterval),
      clearImmediate: this.stopper((timer: unknown) =>
        timer instanceof Immediate ? timer.clear() : clearImmediate(timer as NodeJS.Immediate),
      ),
      queueMicrotask: this.later(queueMicrotask),
    });
    process.nextTick = this.later(nextTick);
  }

  /** Stops the timers that a run has set, or those of all runs. */
  stop(run?: number): void {
    for (const [timer, by] of [...this.running]) {
      if (run !== undefined && by !== run) continue;
      if (timer instanceof Immediate) timer.clear();
      else originals.clearTimeout(timer);
      remove(this.running, timer);
    }
  }

  private starter(start: Starter, once: boolean): Starter {
    const { running, attribution, state } = this;
    return alike(start, (callback: Callback, ...rest: unknown[]) => {
      if (typeof callback !== 'function') return (originals.setTimeout as Starter)(callback); // which says what is wrong
      const run = state[currentRun] as number;
      const timer = start(
        function (...args) {
          if (once) remove(running, timer);
          return attribution.call(run, callback, this, args);
        },
        ...rest,
      );
      set(running, timer, run);
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
