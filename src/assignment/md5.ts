// MD5 (RFC 1321), in which nbgrader keeps what a cell said when it was handed out. It protects nothing.

import { sin } from '../math/index.js';

/** ⌊2³² |sin i|⌋ for i from 1 to 64. */
const sines = Uint32Array.from({ length: 64 }, (_, i) => Math.floor(2 ** 32 * Math.abs(sin(i + 1))));
/** By how much each step of a round turns its word. */
const turns = [
  [7, 12, 17, 22],
  [5, 9, 14, 20],
  [4, 11, 16, 23],
  [6, 10, 15, 21],
];

/**
 * The MD5 digest of a text's UTF-8 as 32 hexadecimal digits.
 * @example md5('abc') // 900150983cd24fb0d6963f7d28e17f72
 */
export function md5(text: string): string {
  const state = Uint32Array.of(0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476);
  const blocks = padded(new TextEncoder().encode(text));
  for (let at = 0; at < blocks.byteLength; at += 64) mix(state, blocks, at);
  const bytes = new DataView(new ArrayBuffer(16));
  for (const [i, word] of state.entries()) bytes.setUint32(4 * i, word, true);
  return Array.from({ length: 16 }, (_, i) => bytes.getUint8(i).toString(16).padStart(2, '0')).join('');
}

/** The message, a bit that is set, zeros, and its length in bits: a multiple of 64 bytes. */
function padded(message: Uint8Array): DataView {
  const bytes = new Uint8Array(64 * Math.ceil((message.length + 9) / 64));
  bytes.set(message);
  bytes[message.length] = 0x80;
  const view = new DataView(bytes.buffer);
  view.setBigUint64(bytes.length - 8, 8n * BigInt(message.length), true);
  return view;
}

function mix(state: Uint32Array, blocks: DataView, at: number): void {
  let [a, b, c, d] = state as unknown as [number, number, number, number];
  for (let i = 0; i < 64; i++) {
    const round = i >> 4;
    const [f, word] = [
      [(b & c) | (~b & d), i],
      [(d & b) | (~d & c), 5 * i + 1],
      [b ^ c ^ d, 3 * i + 5],
      [c ^ (b | ~d), 7 * i],
    ][round] as [number, number];
    const sum = (a + f + sines[i]! + blocks.getUint32(at + 4 * (word % 16), true)) | 0;
    const turn = turns[round]![i % 4]!;
    [a, d, c, b] = [d, c, b, (b + ((sum << turn) | (sum >>> (32 - turn)))) | 0];
  }
  for (const [i, word] of [a, b, c, d].entries()) state[i] = (state[i]! + word) | 0;
}
