import { describe, expect, test } from 'vitest';
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

describe('frames that may be read with their neighbours', () => {
  /** What the reader gets of texts that were all written before it looks. */
  const read = (write: (writer: PipeWriter) => void) => {
    const memory = createPipe();
    const writer = new PipeWriter(
      memory,
      () => undefined,
      () => {
        throw new Error('there is room for all');
      },
    );
    write(writer);
    const reader = new PipeReader(memory);
    const frames = [];
    for (let frame = reader.next(); frame; frame = reader.next()) frames.push(frame);
    return frames;
  };
  const texts = (write: (writer: PipeWriter) => void) => read(write).map(({ text }) => text);

  test('come as one text, short and long, ASCII or not', () => {
    const lines = ['a\n', 'ü\n', '😀'.repeat(200), 'x'.repeat(127), 'y'.repeat(128), 'z'.repeat(129), '', 'end'];
    expect(texts((writer) => lines.forEach((line) => void writer.write(1, 5, line, false)))).toEqual([lines.join('')]);
  });

  test('do so up to 128 kB', () => {
    const write = (size: number, count: number) => (writer: PipeWriter) => {
      for (let i = 0; i < count; i++) writer.write(1, 5, 'x'.repeat(size), false);
    };
    const sizes = (size: number, count: number) => texts(write(size, count)).map(({ length }) => length);
    expect(sizes(1024, 130)).toEqual([131_072, 2048]);
    expect(sizes(1000, 132)).toEqual([131_000, 1000]);
    expect(sizes(32_768, 5)).toEqual([131_072, 32_768]);
    expect(sizes(64, 2100)).toEqual([131_072, 52 * 64]);
  });

  test.each<[string, (writer: PipeWriter) => void]>([
    ['kind', (writer) => writer.write(2, 5, 'b', false)],
    ['cell', (writer) => writer.write(1, 6, 'b', false)],
    ['haste', (writer) => writer.write(1, 5, 'b', true)],
    ['will', (writer) => writer.write(1, 5, 'b', false, false)],
  ])('those of another %s stay apart', (_name, other) => {
    const frames = texts((writer) => {
      writer.write(1, 5, 'a', false);
      other(writer);
      writer.write(1, 5, 'c', false);
      writer.write(1, 5, 'd', false);
    });
    expect(frames).toEqual(['a', 'b', 'cd']);
  });

  test('a long text stays apart from short ones, and what is longer than a joined text is whole', () => {
    const text = '漢'.repeat(100_000); // its first piece has 192 kB, the second one 100
    const frames = read((writer) => {
      writer.write(1, 5, 'a', false);
      writer.write(1, 5, text, false);
      writer.write(1, 5, 'b', false);
    });
    expect(frames.map(({ long }) => long)).toEqual([false, true, true, false]);
    expect(frames.map((frame) => frame.text).join('')).toBe(`a${text}b`);
  });

  test('pieces of a text say that they go on, and with what; one that just fits into a piece is whole', () => {
    const most = 65_536;
    const pieces = (text: string) =>
      read((writer) => writer.write(1, 5, text, true)).map(({ text, continues, more }) => [
        text.length,
        continues ? 'continues' : '',
        more ? 'more' : '',
      ]);
    expect(pieces('x'.repeat(most))).toEqual([[most, '', '']]);
    expect(pieces('x'.repeat(most + 1))).toEqual([
      [most, '', 'more'],
      [1, 'continues', ''],
    ]);
    expect(pieces('x'.repeat(2 * most + 1))).toEqual([
      [most, '', 'more'],
      [most, 'continues', 'more'],
      [1, 'continues', ''],
    ]);
  });

  test.each([-2, -1, 0, 1])(
    'a character of two units that stands %d units from the end of a piece is not cut',
    (from) => {
      const text = `${'x'.repeat(65_536 + from)}😀${'y'.repeat(10)}`;
      const found = texts((writer) => writer.write(1, 5, text, true));
      expect(found.map(({ length }) => length)).toEqual(from === -1 ? [65_535, 12] : [65_536, from + 12]);
      expect(found.join('')).toBe(text);
    },
  );

  test('and so they do where the ring turns', () => {
    const memory = createPipe(1 << 12);
    const reader = new PipeReader(memory);
    const writer = new PipeWriter(
      memory,
      () => undefined,
      () => {
        throw new Error('there is room');
      },
    );
    for (let i = 0; i < 200; i++) {
      const lines = [`${i} `.repeat(50), `ü${i}`, '-'.repeat(i)];
      for (const line of lines) writer.write(1, 5, line, false);
      expect([reader.next()?.text, reader.next()]).toEqual([lines.join(''), null]);
    }
  });
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

test.each(['', 'a', 'ü', '漢', '漢漢', '漢漢漢', '😀', 'abc漢', 'x'.repeat(128), 'x'.repeat(129)])(
  'a frame of %j is whole wherever the ring ends',
  (text) => {
    const size = 1 << 11;
    for (let rest = 4; rest < 512; rest += 4) {
      const { writer, drain, texts } = pipe(size);
      const put = (text: string) => {
        writer.write(0, 1, text, false, false);
        drain();
      };
      // frames of 16 and of 12 bytes lead to where so many are left
      let left = size - rest;
      for (; left % 12 > 0; left -= 16) put('four');
      for (; left > 0; left -= 12) put('');
      texts.length = 0;
      for (let i = 0; i < 3; i++) put(text);
      expect(texts, `${rest} bytes before the end`).toEqual(Array(3).fill(`0/1:${text}`));
    }
  },
);

test('the reader of something urgent is woken at once, awake or asleep', () => {
  const { writer, drain, wakes } = pipe(1 << 18);
  writer.write(0, 1, 'urgent', true);
  expect(wakes).toEqual([true]);
  drain();
  writer.write(0, 1, 'a line', false);
  writer.write(0, 1, 'urgent', true);
  expect(wakes).toEqual([true, false, true]);
});

test('the reader is woken once for many lines', () => {
  const { writer, drain, wakes } = pipe(1 << 18);
  writer.write(0, 1, 'the first line of all\n', false);
  expect(wakes).toEqual([false]);
  drain(); // falls asleep
  for (let i = 0; i < 10; i++) writer.write(0, 1, 'line\n', false);
  expect(wakes).toEqual([false, false]);
});
