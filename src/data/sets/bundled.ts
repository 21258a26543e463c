// Data sets that come with the package: IDX files in lessons/data, with their checksums.

import type { Tensor } from '../../engine/index.js';
import { packaged, readFile, sha256 } from '../../host/files.js';
import { messages } from '../messages.js';
import { parseIdx } from './idx.js';
import type { Labelled } from './labelled.js';

/** SHA-256 of the unpacked files. */
const checksums: { [name: string]: string } = {
  'digits-images-idx3-ubyte': '359cd13f0f514122884198b78a131df597421cbf5e93a76678fa96fc548f0d96',
  'digits-labels-idx1-ubyte': 'ce71631c1f31ce56fa54f31d1d498fafacff59b001e6c30c4a5e29508aa277ad',
  'fashion-train-images-idx3-ubyte': '444ed5f7ce17397f236f5eba17dd507d3f6912f04edd3e4f1701cdf82f2cc0c5',
  'fashion-train-labels-idx1-ubyte': '35d691216f65485d010cc635af5574a9dc04aa5060de9be64ab6e5cb5ead38e9',
  'fashion-t10k-images-idx3-ubyte': '7cee33c3c6414b1b86c25e665a6c4f41584269de3b7cc9768b1d351922845eef',
  'fashion-t10k-labels-idx1-ubyte': '3128d790775889812b73c4f13923559c8b9e281d112c6ea7862acf60a206a909',
};

/** One of the package's files. */
export function bundled(name: string, scale?: number, path: string = packaged(`lessons/data/${name}.gz`)): Tensor {
  const bytes = readFile(path);
  if (!bytes) throw new Error(messages.missing(path));
  const found = sha256(bytes);
  if (found !== checksums[name]) throw new Error(messages.checksum(path, checksums[name]!, found));
  return parseIdx(bytes, path, scale);
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
