import { createHmac } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import type { Message } from '../../../src/kernel/protocol/message.js';
import { BadMessage, decode, encode, type Sign } from '../../../src/kernel/protocol/wire.js';

const bytes = (text: string) => new TextEncoder().encode(text);

const sign: Sign = (frames) => {
  const hmac = createHmac('sha256', 'secret');
  for (const frame of frames) hmac.update(frame);
  return hmac.digest('hex');
};

const message: Message = {
  identities: [bytes('client')],
  header: {
    msg_id: '1',
    session: 's',
    username: 'u',
    date: '2026-01-01T00:00:00Z',
    msg_type: 'execute_request',
    version: '5.5',
  },
  parentHeader: {},
  metadata: { cellId: 'c' },
  content: { code: '"ü → 😀"' },
  buffers: [Uint8Array.of(0, 255)],
};

test('what is encoded is decoded', () => expect(decode(encode(message, sign), sign)).toEqual(message));

test('the frames have the order of the protocol', () => {
  const frames = encode(message, sign).map((frame) => new TextDecoder().decode(frame));
  expect(frames[0]).toBe('client');
  expect(frames[1]).toBe('<IDS|MSG>');
  // HMAC-SHA256 over header, parent header, metadata and content
  expect(frames[2]).toBe(createHmac('sha256', 'secret').update(frames.slice(3, 7).join('')).digest('hex'));
  expect(JSON.parse(frames[6] ?? '')).toEqual(message.content);
});

describe('bad messages are refused', () => {
  const frames = encode(message, sign);
  const changed = (index: number, text: string) => frames.map((frame, i) => (i === index ? bytes(text) : frame));
  const resigned = (index: number, text: string) => {
    const list = changed(index, text);
    return list.map((frame, i) => (i === 2 ? bytes(sign(list.slice(3, 7))) : frame));
  };
  test.each([
    ['wrong signature', changed(2, 'f'.repeat(64))],
    ['no signature', changed(2, '')],
    ['changed content', changed(6, '{"code":"process.exit()"}')],
    ['no delimiter', [bytes('hello')]],
    ['nothing', []],
    ['frames are missing', frames.slice(0, 5)],
    ['no JSON', resigned(6, '{')],
    ['no UTF-8', frames.map((frame, i) => (i === 6 ? Uint8Array.of(0xff) : frame))],
    ['no object', resigned(6, '[1]')],
    ['a header without a type', resigned(3, '{"msg_id":"1"}')],
  ])('%s', (_name, list) => expect(() => decode(list, sign)).toThrow(BadMessage));
});
