// Fashion-MNIST (Xiao, Rasul and Vollgraf, 2017): ten classes of clothes, 28×28 grey pixels.

import { joinPath, readFile } from '../../host/files.js';
import { messages } from '../messages.js';
import { bundled } from './bundled.js';
import { parseIdx } from './idx.js';
import type { DataSplit } from './labelled.js';

export const fashionClasses: readonly string[] = [
  'T-shirt/top',
  'Trouser',
  'Pullover',
  'Dress',
  'Coat',
  'Sandal',
  'Shirt',
  'Sneaker',
  'Bag',
  'Ankle boot',
];

const parts = [
  'train-images-idx3-ubyte',
  'train-labels-idx1-ubyte',
  't10k-images-idx3-ubyte',
  't10k-labels-idx1-ubyte',
];

/**
 * Images of clothes, x [N, 1, 28, 28] from 0 to 1, and their classes: 5 000 to train with and 1 000 to test, which come with the package.
 * @param options.root a folder with the four files of the whole set, 60 000 and 10 000 images, gzipped or not: Debian's package
 *   dataset-fashion-mnist puts them into /usr/share/datasets/fashion-mnist. MNIST's own files have the same names and are read as well.
 * @throws {Error} when a file is missing or damaged
 * @example const { train, test } = data.loadFashionMNIST();
 * @see https://arxiv.org/abs/1708.07747
 */
export function loadFashionMNIST({ root }: { root?: string } = {}): DataSplit {
  const read = (name: string, scale?: number) => (root ? whole(root, name, scale) : bundled(`fashion-${name}`, scale));
  const [images, labels, testImages, testLabels] = parts.map((name) =>
    read(name, /images/.test(name) ? 255 : undefined),
  );
  return { train: { x: images!.unsqueeze(1), y: labels! }, test: { x: testImages!.unsqueeze(1), y: testLabels! } };
}

function whole(root: string, name: string, scale?: number) {
  for (const path of [joinPath(root, name), joinPath(root, `${name}.gz`)]) {
    const bytes = readFile(path);
    if (bytes) return parseIdx(bytes, path, scale);
  }
  throw new Error(messages.noFashion(joinPath(root, name)));
}
