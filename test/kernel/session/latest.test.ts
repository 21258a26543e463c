import { expect, test } from 'vitest';
import { Latest } from '../../../src/kernel/session/latest.js';

/** Questions that are answered by hand. */
function line() {
  const latest = new Latest();
  const asked: string[] = [];
  const answers = new Map<string, { resolve(value: string): void; reject(error: Error): void }>();
  const ask = (name: string) =>
    latest.ask(() => {
      asked.push(name);
      return new Promise<string>((resolve, reject) => answers.set(name, { resolve, reject }));
    }, 'outdated');
  return { ask, asked, answers };
}

test('the first and the last are asked, those between give way', async () => {
  const { ask, asked, answers } = line();
  const [a, b, c] = [ask('a'), ask('b'), ask('c')];
  expect(await b).toBe('outdated');
  expect(asked).toEqual(['a']);
  answers.get('a')?.resolve('A');
  expect(await a).toBe('A');
  answers.get('c')?.resolve('C');
  expect(await c).toBe('C');
  expect(asked).toEqual(['a', 'c']);
});

test('a failure does not hold up the line, and a free line asks at once', async () => {
  const { ask, asked, answers } = line();
  const [a, b] = [ask('a'), ask('b')];
  answers.get('a')?.reject(new Error('failed'));
  await expect(a).rejects.toThrow('failed');
  answers.get('b')?.resolve('B');
  expect(await b).toBe('B');
  void ask('c');
  expect(asked).toEqual(['a', 'b', 'c']);
});
