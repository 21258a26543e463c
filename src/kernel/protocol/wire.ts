// The bytes of a message: frames, delimiter, signature. Pure; the hash is handed in.

import type { Header, JsonObject, Message } from './message.js';

/** Hex digest of the four JSON frames; the empty string when the connection has no key. */
export type Sign = (frames: Uint8Array[]) => string;

const delimiter = '<IDS|MSG>';
const encoder = new TextEncoder();
const decoder = new TextDecoder('utf-8', { fatal: true });

/** A message that must be dropped: its frames are broken or its signature is wrong. */
export class BadMessage extends Error {
  override name = 'BadMessage';
}

/** The frames of `message`, signed: identities, delimiter, signature, header, parent header, metadata, content, buffers. */
export function encode(message: Message, sign: Sign): Uint8Array[] {
  const parts = [message.header, message.parentHeader, message.metadata, message.content];
  const frames = parts.map((part) => encoder.encode(JSON.stringify(part)));
  return [
    ...message.identities,
    encoder.encode(delimiter),
    encoder.encode(sign(frames)),
    ...frames,
    ...message.buffers,
  ];
}

/**
 * The message in `frames`.
 * @throws {BadMessage} when the delimiter is missing, a frame is missing or is no JSON object, or the signature is wrong.
 */
export function decode(frames: Uint8Array[], sign: Sign): Message {
  const start = frames.findIndex((frame) => equal(frame, encoder.encode(delimiter)));
  if (start < 0) throw new BadMessage('no delimiter');
  const [signature, header, parent, metadata, content, ...buffers] = frames.slice(start + 1);
  if (!signature || !header || !parent || !metadata || !content) throw new BadMessage('frames are missing');
  if (!equal(signature, encoder.encode(sign([header, parent, metadata, content]))))
    throw new BadMessage('wrong signature');
  return {
    identities: frames.slice(0, start),
    header: asHeader(json(header, 'header')),
    parentHeader: json(parent, 'parent header'),
    metadata: json(metadata, 'metadata'),
    content: json(content, 'content'),
    buffers,
  };
}

function json(frame: Uint8Array, name: string): JsonObject {
  let value: unknown;
  try {
    value = JSON.parse(decoder.decode(frame));
  } catch {
    throw new BadMessage(`${name} is not JSON`);
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new BadMessage(`${name} is not an object`);
  return value as JsonObject;
}

function asHeader(value: JsonObject): Header {
  const { msg_id, msg_type } = value;
  if (typeof msg_id !== 'string' || typeof msg_type !== 'string')
    throw new BadMessage('header has no msg_id or msg_type');
  const text = (name: string) => String(value[name] ?? '');
  return {
    ...value,
    msg_id,
    msg_type,
    session: text('session'),
    username: text('username'),
    date: text('date'),
    version: text('version'),
  };
}

/** Byte equality in a time that does not depend on where the first difference stands. */
function equal(a: Uint8Array, b: Uint8Array): boolean {
  if (a.length !== b.length) return false;
  let difference = 0;
  for (let i = 0; i < a.length; i++) difference |= (a[i] ?? 0) ^ (b[i] ?? 0);
  return difference === 0;
}
