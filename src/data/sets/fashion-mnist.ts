// Fashion-MNIST (Xiao, Rasul and Vollgraf, 2017): ten classes of clothes, 28×28 grey pixels.

import { joinPath } from '../../host/files.js';
import { checked, string } from '../../options/index.js';
import { messages } from '../messages.js';
import { bundled } from './bundled.js';
import { parseIdx } from './idx.js';
import type { DataSplit, Labelled } from './labelled.js';
import { readUnpacked } from './read.js';

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

/**
 * Images of clothes, x [N, 1, 28, 28] from 0 to 1, and their classes: 5 000 to train with and 1 000 to test, which come with the package.
 * @param options.root a folder with the four files of the whole set, 60 000 and 10 000 images, gzipped or not: Debian's package
 *   dataset-fashion-mnist puts them into /usr/share/datasets/fashion-mnist. MNIST's own files have the same names and are read as well.
 * @throws {Error} when a file is missing or damaged, holds something else, or there are not as many labels as images
 * @example const { train, test } = data.loadFashionMNIST();
 * @see https://arxiv.org/abs/1708.07747
 */
export function loadFashionMNIST(options?: { root?: string }): DataSplit {
  const { root } = checked('loadFashionMNIST', options, { root: string });
  const part = (name: string): Labelled => {
    const [images, labels] = [`${name}-images-idx3-ubyte`, `${name}-labels-idx1-ubyte`];
    const x = root ? whole(root, images, 255) : bundled(`fashion-${images}`, 255);
    const y = root ? whole(root, labels) : bundled(`fashion-${labels}`);
    if (x.shape.length !== 3) throw new Error(messages.notImages(images, x.shape));
    if (y.shape.length !== 1) throw new Error(messages.notLabels(labels, y.shape));
    if (x.shape[0] !== y.shape[0]) throw new Error(messages.pairs([images, x.shape[0]!], [labels, y.shape[0]!]));
    return { x: x.unsqueeze(1), y };
  };
  return { train: part('train'), test: part('t10k') };
}

function whole(root: string, name: string, scale?: number) {
  for (const path of [joinPath(root, name), joinPath(root, `${name}.gz`)]) {
    const bytes = readUnpacked(path);
    if (bytes) return parseIdx(bytes, path, scale);
  }
  throw new Error(messages.noFashion(joinPath(root, name)));
}
