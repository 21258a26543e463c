import { EventEmitter } from 'node:events';
import { expect, test } from 'vitest';
import { Attribution } from '../../../src/kernel/node/attribution.js';
import { currentRun } from '../../../src/kernel/session/compiled.js';

function runs(active?: number) {
  const state = new Int32Array(4);
  return {
    state,
    attribution: new Attribution(
      state,
      () => active,
      () => {
        throw new Error('interrupted');
      },
    ),
  };
}

test('a wrapped callback runs as code of the run that wrapped it, with its own this and arguments', () => {
  const { state, attribution } = runs();
  state[currentRun] = 1;
  const seen: unknown[] = [];
  const f = attribution.wrap(function named(this: unknown, a: number, b: number) {
    seen.push(state[currentRun], this, a + b);
    return 'result';
  });
  state[currentRun] = 2;
  expect(f.call('self', 3, 4)).toBe('result');
  expect(seen).toEqual([1, 'self', 7]);
  expect(state[currentRun]).toBe(2);
  expect([f.name, f.length]).toEqual(['named', 2]);
});

test('an error passes through, and the run is restored', () => {
  const { state, attribution } = runs();
  state[currentRun] = 1;
  const f = attribution.wrap(() => {
    throw new Error('mine');
  });
  state[currentRun] = 2;
  expect(f).toThrow('mine');
  expect(state[currentRun]).toBe(2);
});

test('what is no function comes back as it is; a wrapper is not wrapped again', () => {
  const { attribution } = runs();
  expect([attribution.wrap(undefined), attribution.wrap('x')]).toEqual([undefined, 'x']);
  const f = attribution.wrap(() => 1);
  expect(attribution.wrap(f)).toBe(f);
});

test('a listener can be taken away: from an emitter by itself, from an event target by its wrapper', () => {
  const { attribution } = runs();
  let calls = 0;
  const f = () => calls++;
  const emitter = new EventEmitter().on('x', attribution.wrap(f));
  emitter.off('x', f).emit('x');
  const target = new EventTarget();
  target.addEventListener('x', attribution.wrap(f));
  target.addEventListener('x', attribution.wrap(f)); // the same again is none
  target.dispatchEvent(new Event('x'));
  target.removeEventListener('x', attribution.unwrap(f));
  target.dispatchEvent(new Event('x'));
  expect(calls).toBe(1);
  expect(attribution.unwrap(Math.max)).toBe(Math.max);
});

test('after an older run has gone on, what waits behind it belongs to the active one', async () => {
  const { state, attribution } = runs(2);
  state[currentRun] = 2;
  attribution.resume(1);
  expect(state[currentRun]).toBe(1);
  await null;
  expect(state[currentRun]).toBe(2);
});
