// Attacks on parts of marking that are not there yet: what they would be made with, and what they wait for.

import { deflateSync } from 'node:zlib';

export interface Waiting {
  family: string;
  name: string;
  tries: string;
  /** The part of marking that it is against. */
  needs: string;
  made(): string | Uint8Array;
}

/** A PNG that says how large it is, and has hardly anything in it. */
function png(width: number, height: number): Uint8Array {
  const view = new DataView(new ArrayBuffer(13));
  view.setUint32(0, width);
  view.setUint32(4, height);
  view.setUint8(8, 8);
  const signature = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
  const chunk = (name: string, data: Uint8Array) => [
    0,
    0,
    data.length >> 8,
    data.length & 255,
    ...Buffer.from(name),
    ...data,
    0,
    0,
    0,
    0,
  ];
  return new Uint8Array([
    ...signature,
    ...chunk('IHDR', new Uint8Array(view.buffer)),
    ...chunk('IDAT', deflateSync('')),
    ...chunk('IEND', new Uint8Array()),
  ]);
}

export const waiting: readonly Waiting[] = [
  {
    family: '14-pictures',
    name: 'local-file',
    tries: 'Reads a file of the machine into a figure.',
    needs: 'pictures',
    made: () => JSON.stringify({ mark: 'point', data: { url: 'file:///etc/passwd' } }),
  },
  {
    family: '14-pictures',
    name: 'marks',
    tries: 'Has a million marks.',
    needs: 'pictures',
    made: () => JSON.stringify({ mark: 'point', data: { sequence: { start: 0, stop: 1e6 } } }),
  },
  {
    family: '14-pictures',
    name: 'size',
    tries: 'Has 60 000 times 60 000 pixels.',
    needs: 'pictures',
    made: () => png(60_000, 60_000),
  },
];
