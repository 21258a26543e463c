import { expect, test } from 'vitest';
import { mayStrike, over, Shelter } from '../../../src/kernel/node/shelter.js';

test("while the kernel's own work is done, nothing may strike", () => {
  const state = new Int32Array(4);
  const shelter = new Shelter(state);
  const seen: boolean[] = [];
  const done = shelter.protect(() => {
    seen.push(shelter.inside, mayStrike(state));
    shelter.protect(() => undefined); // work within work does not end the shelter
    seen.push(shelter.inside, mayStrike(state));
  });
  expect([done, ...seen]).toEqual([true, true, false, true, false]);
  expect([shelter.inside, mayStrike(state)]).toEqual([false, true]);
});

test('nothing is sheltered while an order is under way', () => {
  const state = new Int32Array(4);
  const shelter = new Shelter(state);
  expect(mayStrike(state)).toBe(true);
  expect(mayStrike(state)).toBe(false); // one order at a time
  expect(shelter.protect(() => expect.unreachable())).toBe(false);
  expect(shelter.inside).toBe(false);
  over(state);
  expect(shelter.protect(() => undefined)).toBe(true);
});

test('work that fails leaves the shelter', () => {
  const state = new Int32Array(4);
  const shelter = new Shelter(state);
  const fail = () => {
    throw new Error('broken');
  };
  expect(() => shelter.protect(fail)).toThrow('broken');
  expect([shelter.inside, mayStrike(state)]).toEqual([false, true]);
});

test('the words of the state are told apart', () => {
  const state = new Int32Array(4);
  const words: number[] = [state[2]!];
  new Shelter(state).protect(() => words.push(state[2]!));
  mayStrike(state);
  words.push(state[2]!);
  expect(words).toEqual([0, 1, 2]);
  expect([...state.subarray(0, 2), state[3]]).toEqual([0, 0, 0]); // the flag and the run are others' words
});
