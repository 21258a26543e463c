// Data sets that come with the package: IDX files in lessons/data, with their checksums.

import type { Tensor } from '../../engine/index.js';
import { packaged, sha256, unzip } from '../../host/files.js';
import { messages } from '../messages.js';
import { parseIdx } from './idx.js';
import type { Labelled } from './labelled.js';
import { readPacked } from './read.js';

/** SHA-256 of the files as they are, packed. */
const checksums: { [name: string]: string } = {
  'digits-images-idx3-ubyte': 'c41c947a1014aa9bb82e371b01f16724f9ef929893351173edcc47aa0fc03930',
  'digits-labels-idx1-ubyte': '147c9192405199869317e6d9c62ea444f9770c3f8c6dd65035ba3a3690cc5460',
  'fashion-train-images-idx3-ubyte': '43293cd6d291761cb070201552a541a0c46b16bafbee82af7bcbff102286ec78',
  'fashion-train-labels-idx1-ubyte': '6d5f1ae86a2399a0f2d1aae475d39d8367a73d801147b510e9266a8661779c3f',
  'fashion-t10k-images-idx3-ubyte': '1d883f3966f98d7fc5011e0ff22f6e190d3b994ad0583bfd53c4b120eb39f754',
  'fashion-t10k-labels-idx1-ubyte': '4f81dd80fbbee90c38545ee999e120b1c191bf127f0aa516f21ef7e023d316a9',
};

/** One of the package's files. */
export function bundled(name: string, scale?: number, path: string = packaged(`lessons/data/${name}.gz`)): Tensor {
  const bytes = readPacked(path);
  if (!bytes) throw new Error(messages.notInstalled(path));
  const found = sha256(bytes);
  if (found !== checksums[name]) throw new Error(messages.checksum(path, checksums[name]!, found));
  return parseIdx(unzip(bytes), path, scale);
}

/**
 * 1797 handwritten digits: x [1797, 64], grey values from 0 to 16 of 8×8 pixels, y their classes; scikit-learn's `load_digits`.
 * @throws {Error} when the package's file is missing or damaged
 * @example
 * const { x, y } = data.loadDigits();
 * const { train, test } = data.trainTestSplit(x.div(16), y, { testSize: 360 });
 * @see E. Alpaydin and C. Kaynak, Optical Recognition of Handwritten Digits, UCI Machine Learning Repository, 1998
 */
export function loadDigits(): Labelled {
  const x = bundled('digits-images-idx3-ubyte', 1);
  return { x: x.reshape([x.shape[0]!, 64]), y: bundled('digits-labels-idx1-ubyte') };
}
