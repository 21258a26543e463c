// Whose code runs: what a callback prints belongs to the cell that handed it over, not to the one that runs by then.

import { currentRun, interruptFlag } from '../session/compiled.js';
import { apply, method, queueMicrotask } from './originals.js';

type Callback = (this: unknown, ...args: unknown[]) => unknown;
interface Wrapped {
  run: number;
  wrapper: Callback;
}

const get = method(WeakMap.prototype.get) as (map: WeakMap<Callback, Wrapped>, key: Callback) => Wrapped | undefined;
const set = method(WeakMap.prototype.set) as (map: WeakMap<Callback, Wrapped>, key: Callback, value: Wrapped) => void;
const has = method(WeakSet.prototype.has) as (set: WeakSet<Callback>, key: Callback) => boolean;
const add = method(WeakSet.prototype.add) as (set: WeakSet<Callback>, key: Callback) => void;
const { defineProperty } = Object;

const isCallback = (value: unknown): value is Callback => typeof value === 'function';

export class Attribution {
  /** The wrapper that was made last for a function. */
  private readonly wrapped = new WeakMap<Callback, Wrapped>();
  private readonly wrappers = new WeakSet<Callback>();

  /**
   * @param active the cell that runs now
   * @param stop throws what ends an interrupted cell
   */
  constructor(
    private readonly state: Int32Array,
    private readonly active: () => number | undefined,
    private readonly stop: () => never,
  ) {}

  /** Calls `callback` as code of `run`; callbacks that call for one another see an interrupt as loops do. */
  call(run: number, callback: Callback, self: unknown, args: unknown[]): unknown {
    const { state } = this;
    if (state[interruptFlag] !== 0) this.stop();
    const before = state[currentRun] as number;
    if (before === run) return apply(callback, self, args);
    state[currentRun] = run;
    try {
      return apply(callback, self, args);
    } finally {
      state[currentRun] = before;
    }
  }

  /** A function that does the same as code of the run that is current now. What is no function comes back as it is. */
  wrap<T>(value: T): T {
    if (!isCallback(value) || has(this.wrappers, value)) return value;
    const run = this.state[currentRun] as number;
    const known = get(this.wrapped, value);
    if (known?.run === run) return known.wrapper as T & Callback;
    const { call } = this;
    const own = this;
    const wrapper: Callback = function (...args) {
      return apply(call, own, [run, value, this, args]);
    };
    defineProperty(wrapper, 'name', { value: value.name, configurable: true });
    defineProperty(wrapper, 'length', { value: value.length, configurable: true });
    defineProperty(wrapper, 'listener', { value, configurable: true }); // by it `off` of an EventEmitter finds the wrapper
    set(this.wrapped, value, { run, wrapper });
    add(this.wrappers, wrapper);
    return wrapper as T & Callback;
  }

  /** The wrapper that was made for a function, to be removed where it was registered; otherwise the function. */
  unwrap<T>(value: T): T {
    return isCallback(value) ? (((get(this.wrapped, value)?.wrapper as T & Callback) ?? value) as T) : value;
  }

  /** Code of `run` goes on after an `await`. What others have waiting behind it is the active cell's again. */
  resume(run: number): void {
    const { state } = this;
    if (state[currentRun] === run) return;
    state[currentRun] = run;
    queueMicrotask(() => {
      const active = this.active();
      if (active !== undefined && state[currentRun] === run) state[currentRun] = active;
    });
  }
}
