// Every wording of the data room that a user can meet.

import { shown } from '../options/index.js';

export const messages = {
  lengths: (op: string, sizes: readonly (number | undefined)[]) =>
    `${op}: the tensors have ${sizes.join(', ')} rows, but must have equally many, one for each sample`,
  tensors: (given: unknown) => `DataLoader: ${shown(given)} is no list of tensors; pass one, such as [x, y]`,
  noTensor: (at: number, given: unknown) =>
    `DataLoader: number ${at} of the list is ${shown(given)}, but must be a tensor; tensor(…) makes one of numbers`,
  dropsAll: (batchSize: number, count: number) =>
    `DataLoader: with dropLast there would be no batch, as batchSize is ${batchSize}, but there are ${count} samples; take smaller batches, or leave dropLast out`,
  notFitted: (op: string) => `${op}: transforming comes after fit, which takes the training data only`,
  table: (op: string, shape: readonly number[]) =>
    `${op}: the data have shape [${shape.join(', ')}], but must be [samples, features]`,
  samples: (op: string, shape: readonly number[]) =>
    `${op}: the data have shape [${shape.join(', ')}], but must be [samples, …], with one sample at least`,
  overSamples: (op: string, dim: readonly number[]) =>
    `${op}: dim is [${dim.join(', ')}], but must hold 0: means are those over the samples`,
  fitted: (op: string, given: readonly number[], fitted: readonly number[]) =>
    `${op}: the data have shape [${given.join(', ')}], but it was fitted to samples of shape [${fitted.join(', ')}]`,
  fractions: (op: string, dtype: string) =>
    `${op}: the data are ${dtype}, but must be fractions; .to('float32') makes them so`,
  view: (op: string, shape: readonly number[], kept: number) =>
    `${op}: inverseTransform takes [N, ${kept}], as transform gives it, not [${shape.join(', ')}]`,
  missing: (path: string) =>
    `there is no file ${path}; pass the path of an IDX file, which is sought from the folder in which the program runs`,
  notInstalled: (path: string) => `there is no file ${path}, which comes with the package; install the package again`,
  unreadable: (path: string, { code, message }: { code?: string; message: string }) =>
    code === 'EISDIR'
      ? `${path} is a folder; pass the path of a file in it`
      : code === undefined // not the system's, but a page's, which has no files
        ? message
        : `${path} cannot be read: ${message}; look at who may read it`,
  unpacked: (path: string, { message }: { message: string }) =>
    `${path} is damaged: it cannot be unpacked (${message}); download it again`,
  notImages: (name: string, shape: readonly number[]) =>
    `${name} holds numbers [${shape.join(', ')}], but must hold images [N, height, width]; look whether two files were exchanged`,
  notLabels: (name: string, shape: readonly number[]) =>
    `${name} holds numbers [${shape.join(', ')}], but must hold labels [N]; look whether two files were exchanged`,
  pairs: ([images, some]: readonly [string, number], [labels, others]: readonly [string, number]) =>
    `${images} has ${some} images, but ${labels} has ${others} labels; take both from the same set`,
  checksum: (path: string, expected: string, found: string) =>
    `${path} is damaged: its SHA-256 checksum is ${found}, but should be ${expected}; install the package again`,
  noIdx: (path: string) =>
    `${path} is no IDX file: it must begin with two zeros, a known kind of numbers and the sizes`,
  length: (path: string, given: number, expected: number) =>
    `${path} is damaged: it has ${given} bytes, but should have ${expected}, as its sizes say; download it again`,
  noFashion: (path: string) =>
    `there is no file ${path}, gzipped or not. The four files of Fashion-MNIST come with Debian's package dataset-fashion-mnist, in ` +
    '/usr/share/datasets/fashion-mnist, and stand at https://github.com/zalandoresearch/fashion-mnist; without root, the part that ' +
    'comes with this package is loaded',
  noCifar: (path: string) =>
    `there is no file ${path}. Download the binary version of CIFAR-10 (cifar-10-binary.tar.gz, 162 MB) from ` +
    'https://www.cs.toronto.edu/~kriz/cifar.html, unpack it, and pass the folder cifar-10-batches-bin; makeImages needs no file',
  cifarLength: (path: string, given: number, count: number) =>
    `${path} is damaged: it has ${given} bytes, but should have ${count * 3073}, 3073 for each of ${count} images with their classes; download it again`,
  cifarLabel: (path: string, record: number, given: number) =>
    `${path} is damaged: image ${record} has class ${given}, but classes are 0 to 9`,
  testSize: (given: unknown, count: number) =>
    `trainTestSplit: testSize is ${String(given)} of ${count} samples, but must leave both parts a sample`,
  stratifyShape: (shape: readonly number[], count: number) =>
    `trainTestSplit: stratify has shape [${shape.join(', ')}], but must have [${count}], the class of each sample`,
  stratifyOrder: () =>
    'trainTestSplit: stratify needs shuffle, as samples are drawn from each class; leave one of them out',
  stratifyAlone: (label: number) =>
    `trainTestSplit: class ${label} has a single sample, but stratify needs two or more of each class`,
  stratifyFew: (size: number, classes: number) =>
    `trainTestSplit: a part has ${size} samples, but stratify needs one of each of the ${classes} classes in each part`,
  noTheory: () =>
    'theoreticalBitErrorRate: there is a short formula for BPSK and QPSK without echoes only; measure the others with bitErrorRate',
  received: (shape: readonly number[]) =>
    `detect: what was received has shape [${shape.join(', ')}], but must be [N, 2]: real and imaginary part`,
  images: (op: string, given: unknown) =>
    `${op}: images must be a tensor of float32, not ${(given as { dtype?: string } | null)?.dtype ?? shown(given)}`,
  planes: (op: string, shape: readonly number[]) =>
    `${op}: the images have shape [${shape.join(', ')}], but must end with height and width`,
  batch: (op: string, shape: readonly number[]) =>
    `${op}: the images have shape [${shape.join(', ')}], but must be [N, C, H, W], or [C, H, W] for one`,
  crop: ([top, left, height, width]: readonly number[], size: readonly number[]) =>
    `crop: ${height}×${width} pixels from row ${top}, column ${left} on are not a part of images of ${size.join('×')}`,
  cropSize: (size: number, image: readonly number[]) =>
    `RandomCrop: a part of ${size}×${size} pixels is larger than the image of ${image.join('×')}; use padding, or resize it first`,
};
