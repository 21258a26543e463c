import { expect, test } from 'vitest';
import { collapsed, overwritten } from '../../../src/kernel/session/carriage.js';
import { Pending } from '../../../src/kernel/session/pending.js';
import type { RuntimeEvent } from '../../../src/kernel/session/ports.js';

const text = (words: string, name: 'stdout' | 'stderr' = 'stdout', cell = 1): RuntimeEvent => ({
  type: 'stream',
  cell,
  name,
  text: words,
});
const clear = (wait = false, cell = 1): RuntimeEvent => ({ type: 'clear', cell, wait });
const show = (value: string, displayId: string | null = null, update = false, cell = 1): RuntimeEvent => ({
  type: 'display',
  cell,
  content: { data: { 'text/plain': value }, metadata: {} },
  displayId,
  update,
});

/** What is sent, in short. */
function sent(events: RuntimeEvent[]): string[] {
  const pending = new Pending();
  for (const event of events) pending.add(event);
  return pending.take().map((event) => {
    if (event.type === 'stream') return `${event.cell} ${event.name} ${event.text}`;
    if (event.type === 'display')
      return `${event.cell} ${event.update ? 'update' : 'display'} ${event.content.data['text/plain']}`;
    return `${event.cell} ${event.type}`;
  });
}

test('text of one stream is joined, in order', () => {
  expect(sent([text('a'), text('b'), text('c', 'stderr'), text('d')])).toEqual([
    '1 stdout ab',
    '1 stderr c',
    '1 stdout d',
  ]);
});

test('a clear takes away what its cell has not shown yet, and nothing of others', () => {
  expect(sent([text('a'), text('other', 'stdout', 2), show('b'), clear(), text('c')])).toEqual([
    '2 stdout other',
    '1 clear',
    '1 stdout c',
  ]);
});

test('a clear that waits does so when the next output comes', () => {
  expect(sent([text('a'), clear(true)])).toEqual(['1 stdout a', '1 clear']);
  expect(sent([text('a'), clear(true), show('b'), clear(true), show('c')])).toEqual(['1 clear', '1 display c']);
});

test('of the updates of a display the last one counts; a clear does not touch those of displays elsewhere', () => {
  expect(
    sent([show('a', 'id'), show('b', 'id', true), text('t'), show('c', 'id', true), show('x', 'other', true)]),
  ).toEqual(['1 display a', '1 stdout t', '1 update c', '1 update x']);
  expect(sent([show('b', 'id', true), clear()])).toEqual(['1 update b', '1 clear']);
});

test('what has been handed out is not handed out again', () => {
  const pending = new Pending();
  pending.add(text('a'));
  pending.take();
  expect(pending.take()).toEqual([]);
});

test('a long text loses what its carriage returns overwrite, a short one nothing', () => {
  expect(sent([text('\r1\r2\r3')])).toEqual(['1 stdout \r1\r2\r3']);
  const counting = Array.from({ length: 2000 }, (_, i) => `\r${i}`).join('');
  expect(sent([text(`begin${counting}\nnext`)])).toEqual(['1 stdout begin\r1999\nnext']);
});

test('a collapsed text looks the same, whatever was written before it and comes after it', () => {
  const pieces = ['', 'a', 'long text', '\r', '\r\n', 'x\ry', '\rabc\rd', '\n'];
  const page = (whole: string) => whole.split('\n').map(overwritten).join('\n');
  for (const before of pieces)
    for (const one of pieces)
      for (const two of pieces)
        for (const after of pieces) {
          const written = one + two;
          expect(page(before + collapsed(written) + after)).toBe(page(before + written + after));
        }
});
