import { expect, test } from 'vitest';
import { createPipe, PipeReader, PipeWriter } from '../../../src/kernel/node/pipe.js';

function pipe(size: number) {
  const memory = createPipe(size);
  const wakes: boolean[] = [];
  const reader = new PipeReader(memory);
  const texts: string[] = [];
  const drain = () => {
    for (let frame = reader.next(); frame; frame = reader.next())
      texts.push(`${frame.kind}/${frame.cell}${frame.more ? '+' : ''}:${frame.text}`);
  };
  const writer = new PipeWriter(memory, (urgent) => wakes.push(urgent), drain);
  return { writer, drain, texts, wakes };
}

test('frames arrive in order, with kind and cell, however often the ring turns', () => {
  const { writer, drain, texts } = pipe(1 << 18);
  const expected: string[] = [];
  for (let i = 0; i < 5000; i++) {
    const text = `${i} ${'ü😀'.repeat(i % 300)}`;
    writer.write(i % 3, i, text, false);
    expected.push(`${i % 3}/${i}:${text}`);
    if (i % 7 === 0) drain();
  }
  drain();
  expect(texts).toEqual(expected);
});

test('a long text comes in pieces that make up the text, and no character is cut', () => {
  const { writer, drain, texts } = pipe(1 << 18);
  const text = `a${'😀'.repeat(100_000)}`;
  writer.write(2, 1, text, true);
  drain();
  expect(texts.map((piece) => piece.slice(piece.indexOf(':') + 1)).join('')).toBe(text);
  expect(texts.slice(0, -1).every((piece) => piece.startsWith('2/1+:'))).toBe(true);
  expect(texts.at(-1)).toMatch(/^2\/1:/);
});

test('a text is long from 64 kB on, whatever its characters', () => {
  const memory = createPipe();
  const reader = new PipeReader(memory);
  const writer = new PipeWriter(
    memory,
    () => undefined,
    () => undefined,
  );
  const long = (text: string) => {
    writer.write(0, 1, text, false);
    const frame = reader.next();
    while (reader.next());
    return frame?.long;
  };
  expect([long('x'.repeat(65_535)), long('x'.repeat(65_536))]).toEqual([false, true]);
  expect([long('é'.repeat(32_767)), long('é'.repeat(32_768))]).toEqual([false, true]);
  expect([long('漢'.repeat(21_845)), long('漢'.repeat(21_846))]).toEqual([false, true]);
});

test('a writer that is ahead waits, and can be stopped there', () => {
  const memory = createPipe(1 << 18);
  let waits = 0;
  const writer = new PipeWriter(
    memory,
    () => undefined,
    () => {
      if (++waits > 1) throw new Error('stopped');
    },
  );
  expect(() => {
    for (;;) writer.write(0, 1, 'x'.repeat(1000), false);
  }).toThrow('stopped');
});

test('the reader is woken once for many lines', () => {
  const { writer, drain, wakes } = pipe(1 << 18);
  writer.write(0, 1, 'the first line of all\n', false);
  expect(wakes).toEqual([false]);
  drain(); // falls asleep
  for (let i = 0; i < 10; i++) writer.write(0, 1, 'line\n', false);
  expect(wakes).toEqual([false, false]);
});
