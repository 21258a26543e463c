// Every wording of the data room that a user can meet.

import { shown } from '../options/index.js';

export const messages = {
  lengths: (op: string, sizes: readonly (number | undefined)[]) =>
    `${op}: the tensors have ${sizes.join(', ')} rows, but must have equally many, one for each sample`,
  tensors: (given: unknown) =>
    `DataLoader: ${shown(given)} is no list of tensors; pass one, such as [x, y], or a data set, which has length and get(i)`,
  noTensors: (op: string) => `${op}: there is no tensor; pass some, as in new data.${op}(x, y)`,
  noTensor: (op: string, at: number, given: unknown) =>
    `${op}: number ${at} of the list is ${shown(given)}, but must be a tensor; ${
      Array.isArray(given) && typeof given[0] === 'object' ? 'take its brackets away' : 'tensor(…) makes one of numbers'
    }`,
  noDataset: (op: string, given: unknown) =>
    `${op}: ${shown(given)} is no data set, which has length and get(i); new data.TensorDataset(x, y) makes one of tensors`,
  datasets: (given: unknown) =>
    `ConcatDataset: ${shown(given)} is no list of data sets; pass one, such as [first, second]`,
  noSample: (op: string, index: unknown, length: number) =>
    `${op}: there is no sample ${shown(index)}; ${
      length === 0 ? 'the data set is empty' : `${length} samples have the places 0 to ${length - 1}`
    }`,
  givesNothing: (name: string, index: number) =>
    `${name}: get(${index}) gives nothing, but must give a sample; look whether a return is missing`,
  places: (op: string, name: string, given: unknown) =>
    `${op}: ${name} is ${shown(given)}, but must be places, whole numbers from 0 on, in a list or in a tensor with one dimension`,
  noSamples: (given: unknown) =>
    `defaultCollate: ${shown(given)} is no list of samples; pass one, such as [set.get(0), set.get(1)]`,
  notCollated: (where: string, given: unknown) =>
    `defaultCollate: ${partOf(where, 0)} is ${shown(given)}, but must be a tensor, a number, true or false, a string, or a list or object { … } of those; pass a collate of your own for others${
      given instanceof Promise ? '. A get must not wait: load what it gives before' : ''
    }`,
  otherKind: (where: string, at: number, given: unknown, first: unknown) =>
    `defaultCollate: ${partOf(where, at)} is ${shown(given)}, but ${partOf(where, 0)} is ${shown(first)}; all must be of one kind`,
  otherShape: (where: string, at: number, given: readonly number[], first: readonly number[]) =>
    `defaultCollate: ${partOf(where, at)} has shape [${given.join(', ')}], ${partOf(where, 0)} has shape [${first.join(', ')}]: one batch needs one shape; bring samples to it in get, or pass a collate that pads them`,
  otherDType: (where: string, at: number, given: string, first: string) =>
    `defaultCollate: ${partOf(where, at)} is ${given}, ${partOf(where, 0)} is ${first}; convert one in get, e.g. with .to('${first}')`,
  otherLength: (where: string, at: number, given: number, first: number) =>
    `defaultCollate: ${partOf(where, at)} has length ${given}, ${partOf(where, 0)} has length ${first}: lists are put together place by place; bring them to one length in get, or pass a collate that pads them`,
  noName: (where: string, at: number, name: string) =>
    `defaultCollate: ${partOf(where, at)} has no ${name}, but ${partOf(where, 0)} has; all samples must have the same names`,
  noSource: (op: string, given: unknown) =>
    `${op}: ${shown(given)} has no samples; pass what has a length above 0, such as a data set`,
  columns: (op: string) =>
    `${op}: a list of tensors has as many places as tensors, not as rows; new data.TensorDataset(x, y) has one for each row`,
  weights: (given: unknown) =>
    `WeightedRandomSampler: the weights are ${shown(given)}, but must be numbers, 0 or more and one above 0, in a list or in a tensor with one dimension`,
  fewWeights: (numSamples: number, count: number) =>
    `WeightedRandomSampler: numSamples is ${numSamples}, but without replacement only ${count} samples with a weight above 0 can be drawn; draw fewer, or leave replacement out`,
  exclusive: (sampler: string, other: string) =>
    `DataLoader: ${sampler} says ${sampler === 'sampler' ? 'the order' : 'what each batch holds'}, so that ${other} has no meaning; leave one of them out`,
  noBatch: (given: unknown) =>
    `DataLoader: batchSampler gave ${shown(given)}, but must give lists of places, one for each batch; sampler takes single places`,
  noImages: (given: unknown) =>
    `DataLoader: transform changes a tensor that stands first in a batch, but the batch is ${shown(given)}; change samples in the data set's get instead`,
  splitLengths: (given: unknown) =>
    `randomSplit: the lengths are ${shown(given)}, but must be a list of whole numbers, such as [80, 20], or of shares that add up to 1, such as [0.8, 0.2]`,
  splitSum: (lengths: readonly number[], sum: number, count: number) =>
    `randomSplit: the lengths ${shown(lengths)} add up to ${sum}, but there are ${count} samples; let them add up to that, or, as shares, to 1`,
  splitEmpty: (share: number, at: number, count: number) =>
    `randomSplit: part ${at}, a share of ${share}, would have none of ${count} samples; take a larger share, or say how many samples each part has`,
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

/** Sample i of a batch, or the part of it that stands at `where`. */
const partOf = (where: string, i: number): string => (where === '' ? `sample ${i}` : `${where} of sample ${i}`);
