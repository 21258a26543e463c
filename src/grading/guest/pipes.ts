// How a process in the sandbox talks to the marker: requests come over one pipe, and frames go out over another.

import { readSync, writeSync } from 'node:fs';
import { type Frame, FrameReader, frame, fromGuest } from '../channel/frames.js';

const [requests, results] = [0, 3];
const longestRequest = 2 ** 31;
const longestError = 500;
const reader = new FrameReader(longestRequest);
const piece = new Uint8Array(65536);

/** The next request; null when there are no more. The process rests while it waits: what an answer has left behind does not run. */
export function next(): Frame | null {
  for (;;) {
    const found = reader.next();
    if (found) return found;
    const n = readSync(requests, piece);
    if (n === 0) return null;
    reader.add(piece.slice(0, n));
  }
}

export function send(kind: number, content: Uint8Array = new Uint8Array()): void {
  const bytes = frame(kind, content);
  for (let at = 0; at < bytes.length; ) at += writeSync(results, bytes, at);
}

const words = new TextEncoder();

/** Sends what went wrong. */
export function fail(error: unknown): void {
  let said: string;
  try {
    said = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  } catch {
    said = 'Error';
  }
  send(fromGuest.failed, words.encode(said.slice(0, longestError)));
}
