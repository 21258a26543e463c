// Timers as cells see them: they call back as code of the cell that has set them, and end with it.

import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { Attribution } from '../../../src/kernel/node/attribution.js';
import { Timers } from '../../../src/kernel/node/timers.js';
import { Turns } from '../../../src/kernel/node/turns.js';
import { currentRun } from '../../../src/kernel/session/compiled.js';

const replaced = [
  ...['setTimeout', 'setInterval', 'setImmediate', 'clearTimeout', 'clearInterval', 'clearImmediate', 'queueMicrotask'],
] as const;
const before = Object.fromEntries(replaced.map((name) => [name, Reflect.get(globalThis, name) as unknown]));
const { nextTick } = process;
const wait = before['setTimeout'] as typeof setTimeout;

const state = new Int32Array(4);
let timers: Timers;
let seen: unknown[];
beforeEach(() => {
  state.fill(0);
  seen = [];
  const attribution = new Attribution(
    state,
    () => undefined,
    () => {
      throw new Error('interrupted');
    },
  );
  timers = new Timers(state, attribution, new Turns());
  timers.install();
});
const restore = () => {
  Object.assign(globalThis, before);
  process.nextTick = nextTick;
};
afterEach(() => {
  timers.stop();
  restore();
});

/** Notes whose code it is, and what it was given. */
const note = (...given: unknown[]) => void seen.push([state[currentRun], ...given]);
const after = (milliseconds: number) => new Promise((done) => wait(done, milliseconds));

test('each calls back as code of the run that has set it, with its arguments', async () => {
  state[currentRun] = 7;
  setTimeout(note, 0, 'timeout');
  setImmediate(note, 'immediate');
  queueMicrotask(() => note('microtask'));
  process.nextTick(note, 'tick');
  const interval = setInterval(() => {
    note('interval');
    clearInterval(interval);
  }, 1);
  state[currentRun] = 8;
  await after(30);
  expect(seen.toSorted()).toEqual([
    [7, 'immediate'],
    [7, 'interval'],
    [7, 'microtask'],
    [7, 'tick'],
    [7, 'timeout'],
  ]);
  expect(state[currentRun]).toBe(8);
});

test('those of one run are stopped, or those of all', async () => {
  for (const run of [1, 2]) {
    state[currentRun] = run;
    setTimeout(note, 1);
    setInterval(note, 1);
    setImmediate(note);
  }
  timers.stop(1);
  await after(20);
  expect(seen.length).toBeGreaterThan(2); // an interval, which goes on
  expect(new Set(seen.flat())).toEqual(new Set([2]));
  timers.stop();
  const count = seen.length;
  await after(10);
  expect(seen.length).toBe(count);
});

test('what is taken back does not come', async () => {
  clearTimeout(setTimeout(note, 1));
  clearInterval(setInterval(note, 1));
  clearImmediate(setImmediate(note));
  clearImmediate(undefined as never);
  await after(10);
  expect(seen).toEqual([]);
});

describe('what setImmediate returns', () => {
  test('can be let go, and held again', () => {
    const immediate = setImmediate(note);
    expect(immediate.hasRef()).toBe(true);
    expect([immediate.unref(), immediate.hasRef()]).toEqual([immediate, false]);
    expect([immediate.ref(), immediate.hasRef()]).toEqual([immediate, true]);
  });

  test('can be disposed of', async () => {
    (setImmediate(note) as unknown as { [Symbol.dispose](): void })[Symbol.dispose]();
    await after(5);
    expect(seen).toEqual([]);
  });
});

test('what is no function is refused as Node does', () => {
  for (const start of [setTimeout, setInterval, setImmediate, queueMicrotask, process.nextTick])
    expect(() => start('text' as never)).toThrow(/callback.*must be of type function/);
});

test("names and what hangs on Node's functions stay", () => {
  const { promisify } = process.getBuiltinModule('node:util');
  expect(setTimeout.name).toBe('setTimeout');
  expect(promisify(setTimeout)).toBe(promisify(wait));
});
