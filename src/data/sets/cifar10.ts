// CIFAR-10's binary version (Krizhevsky, 2009): files of records, a byte with the class and 3 × 32 × 32 bytes of colour.

import { Tensor } from '../../engine/index.js';
import { joinPath } from '../../host/files.js';
import { positiveCount, string, withDefaults } from '../../options/index.js';
import { messages } from '../messages.js';
import type { DataSplit, Labelled } from './labelled.js';
import { readUnpacked } from './read.js';

export const cifarClasses: readonly string[] = [
  'airplane',
  'automobile',
  'bird',
  'cat',
  'deer',
  'dog',
  'frog',
  'horse',
  'ship',
  'truck',
];

const pixels = 3 * 32 * 32;

const rules = { root: string, perFile: positiveCount };

/**
 * 50 000 images to train with and 10 000 to test, x [N, 3, 32, 32] from 0 to 1, red, green and blue. The set does not come with the
 * package; `makeImages` is a stand-in.
 * @param options.root the folder cifar-10-batches-bin, which the archive of the binary version unpacks to
 * @param options.perFile how many images each of the six files has, for files that hold a part of the set
 * @throws {Error} when a file is missing or damaged; the message says where to get it
 * @example const { train, test } = data.loadCIFAR10({ root: 'cifar-10-batches-bin' });
 * @see A. Krizhevsky, Learning Multiple Layers of Features from Tiny Images, 2009
 */
export function loadCIFAR10(options: { root: string; perFile?: number }): DataSplit {
  const { root, perFile } = withDefaults('loadCIFAR10', { perFile: 10_000 }, options, rules);
  const train = [1, 2, 3, 4, 5].map((i) => `data_batch_${i}.bin`);
  return { train: records(root, train, perFile), test: records(root, ['test_batch.bin'], perFile) };
}

function records(root: string, names: readonly string[], count: number): Labelled {
  const files = names.map((name) => {
    const path = joinPath(root, name);
    const bytes = readUnpacked(path);
    if (!bytes) throw new Error(messages.noCifar(path));
    if (bytes.length !== count * (pixels + 1)) throw new Error(messages.cifarLength(path, bytes.length, count));
    return { path, bytes };
  });
  const total = names.length * count;
  const x = new Float32Array(total * pixels);
  const y = new Int32Array(total);
  let n = 0;
  for (const { path, bytes } of files)
    for (let i = 0; i < count; i++, n++) {
      const start = i * (pixels + 1);
      const label = bytes[start]!;
      if (label > 9) throw new Error(messages.cifarLabel(path, i, label));
      y[n] = label;
      for (let j = 0; j < pixels; j++) x[n * pixels + j] = bytes[start + 1 + j]! / 255;
    }
  return { x: new Tensor(x, [total, 3, 32, 32]), y: new Tensor(y, [total]) };
}
