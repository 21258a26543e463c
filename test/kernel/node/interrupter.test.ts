// The side of an interrupt that needs no V8: work is sheltered, so that no termination is sent.

import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Interrupter } from '../../../src/kernel/node/interrupter.js';
import { Shelter } from '../../../src/kernel/node/shelter.js';
import { interruptFlag } from '../../../src/kernel/session/compiled.js';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

test('an interrupt sets the flag and speaks, again and again until the main thread has reacted', () => {
  const state = new Int32Array(4);
  const said: string[] = [];
  const interrupter = new Interrupter(state, {
    interrupt: () => said.push('interrupt'),
    passed: () => said.push('passed'),
  });
  new Shelter(state).protect(() => {
    interrupter.interrupt();
    expect([state[interruptFlag], said.length]).toEqual([1, 1]);
    interrupter.interrupt(); // twice, as impatient people do
    expect([said.length, vi.getTimerCount()]).toEqual([2, 1]);
    state[interruptFlag] = 0; // a cell may have taken it
    vi.advanceTimersByTime(40);
    expect([state[interruptFlag], said.length]).toEqual([1, 3]);
    vi.advanceTimersByTime(39);
    expect(said.length).toBe(3);
    interrupter.seen();
    expect([state[interruptFlag], vi.getTimerCount()]).toEqual([0, 0]);
  });
  expect(said).toEqual(['interrupt', 'interrupt', 'interrupt']);
});
