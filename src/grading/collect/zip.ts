// Zip archives, read with a bound on what they unpack to. What their names say is never trusted, only handed on.

import { Inflate } from 'fflate';
import { messages } from './messages.js';

export interface ZipEntry {
  /** As the archive has it: it may be anything. */
  path: string;
  /** Neither a folder nor a link nor a device. */
  regular: boolean;
  /**
   * What is packed.
   * @throws {RangeError} when it has more bytes than `limit`, whatever the archive says of its size
   */
  read(limit: number): Uint8Array;
}

const [endMark, entryMark, localMark] = [0x06054b50, 0x02014b50, 0x04034b50];
/** The end of an archive is this long, and before it a remark may stand. */
const endSize = 22;

/** @throws {SyntaxError} when it is no archive, or a damaged one */
export function zipEntries(bytes: Uint8Array): ZipEntry[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = endOf(view);
  const count = view.getUint16(end + 10, true);
  let at = view.getUint32(end + 16, true);
  if (count === 0xffff || at === 0xffffffff) throw new SyntaxError(messages.zip64);
  try {
    return Array.from({ length: count }, () => {
      const { entry, next } = entryAt(view, at);
      at = next;
      return entry;
    });
  } catch (error) {
    throw error instanceof SyntaxError ? error : new SyntaxError(messages.damaged); // read beyond the end
  }
}

function endOf(view: DataView): number {
  const first = Math.max(0, view.byteLength - endSize - 0xffff);
  for (let at = view.byteLength - endSize; at >= first; at--) if (view.getUint32(at, true) === endMark) return at;
  throw new SyntaxError(messages.noZip);
}

function entryAt(view: DataView, at: number): { entry: ZipEntry; next: number } {
  if (view.getUint32(at, true) !== entryMark) throw new SyntaxError(messages.damaged);
  const short = (offset: number) => view.getUint16(at + offset, true);
  const long = (offset: number) => view.getUint32(at + offset, true);
  const names = at + 46;
  const next = names + short(28) + short(30) + short(32);
  const path = textOf(bytesOf(view, names, short(28)));
  const packed = { flags: short(8), method: short(10), size: long(20), unpacked: long(24), at: long(42) };
  const fromUnix = short(4) >> 8 === 3;
  const kind = fromUnix ? (long(38) >>> 28) & 0xf : 0; // the first digit of a mode: 8 a file, 4 a folder, 10 a link
  const regular = (kind === 0 || kind === 8) && !/[\\/]$/.test(path);
  return { entry: { path, regular, read: (limit) => unpack(view, packed, limit) }, next };
}

interface Packed {
  flags: number;
  method: number;
  size: number;
  unpacked: number;
  at: number;
}

function unpack(view: DataView, { flags, method, size, unpacked, at }: Packed, limit: number): Uint8Array {
  if (flags & 1) throw new SyntaxError(messages.encrypted);
  if (unpacked > limit) throw new RangeError(messages.tooLarge(limit));
  if (at + 30 > view.byteLength || view.getUint32(at, true) !== localMark) throw new SyntaxError(messages.damaged);
  const start = at + 30 + view.getUint16(at + 26, true) + view.getUint16(at + 28, true);
  const data = bytesOf(view, start, size);
  if (method !== 0 && method !== 8) throw new SyntaxError(messages.method(method));
  const content = method === 0 ? data : inflated(data, limit);
  if (content.length !== unpacked) throw new SyntaxError(messages.damaged);
  return content;
}

/** A byte unpacks to a thousand at most: pieces of this size keep what is held before it is counted small. */
const piece = 1 << 14;

function inflated(data: Uint8Array, limit: number): Uint8Array {
  const parts: Uint8Array[] = [];
  let total = 0;
  const inflate = new Inflate((part) => {
    total += part.length;
    if (total > limit) throw new RangeError(messages.tooLarge(limit));
    parts.push(part);
  });
  try {
    for (let at = 0; at < data.length; at += piece)
      inflate.push(data.subarray(at, at + piece), at + piece >= data.length);
  } catch (error) {
    throw error instanceof RangeError && total > limit ? error : new SyntaxError(messages.damaged);
  }
  const whole = new Uint8Array(total);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

function bytesOf(view: DataView, at: number, length: number): Uint8Array {
  if (at + length > view.byteLength) throw new SyntaxError(messages.damaged);
  return new Uint8Array(view.buffer, view.byteOffset + at, length);
}

/** A name in UTF-8, as all of today write it, or in Latin-1. */
function textOf(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('latin1').decode(bytes);
  }
}
