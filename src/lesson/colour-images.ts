// The images of the slides on babysitting, at the scale of pixels: CIFAR-10's where its files lie, or else images like them.

import { loadCIFAR10, makeImageSplit } from '../data/index.js';
import type { Tensor } from '../engine/index.js';
import { fileSize, joinPath, packaged } from '../host/files.js';
import { environment } from '../host/machine.js';
import { check, checked, positiveCount, string } from '../options/index.js';
import { messages } from './messages.js';

/** Images as rows of 3072 numbers, and their classes. */
export interface Pictures {
  x: Tensor;
  y: Tensor;
}

const folder = 'cifar-10-batches-bin';

/**
 * The folder in which CIFAR-10's files lie; undefined when there is none.
 * @internal
 */
export function cifar10Folder(): string | undefined {
  const place = joinPath(environment('LECTERN_DATA') || packaged('work/data'), folder);
  return fileSize(joinPath(place, 'data_batch_1.bin')) > 0 ? place : undefined;
}

/**
 * Colour images to train with, x [N, 3072] and y [N], and others to validate with, as the slides have them: numbers from 0 to 255 less the mean
 * image, and not divided by anything. Where the six files of CIFAR-10's binary version lie in `cifar-10-batches-bin` below the folder that
 * the environment's LECTERN_DATA names, or without that variable below the package's `work/data`, these are its first images, and the last of
 * its training set to validate with; nothing is downloaded. Elsewhere they are those of `data.makeImageSplit`, and `name` says so.
 * @param nTrain how many to train with
 * @param nVal how many to validate with
 * @param options.root the folder of CIFAR-10's files
 * @param options.perFile how many images each file has, as in `data.loadCIFAR10`
 * @throws {RangeError} when a number is no whole one above 0, or there are not as many images
 * @throws {Error} when a file is missing or damaged
 * @example const { name, train, val } = colourImages(4900, 1000);
 */
export function colourImages(nTrain: number, nVal: number, options?: { root?: string; perFile?: number }) {
  check('colourImages', 'the number of images to train with', nTrain, positiveCount);
  check('colourImages', 'the number of images to validate with', nVal, positiveCount);
  const { root = cifar10Folder(), ...given } = checked('colourImages', options, {
    root: string,
    perFile: positiveCount,
  });
  if (root === undefined) {
    const { train, test } = makeImageSplit(nTrain, nVal);
    const rows = ({ x, y }: Pictures): Pictures => ({ x: x.flatten(1), y });
    return { name: messages.standIn(), train: rows(train), val: rows(test) };
  }
  const { x, y } = loadCIFAR10({ root, ...given }).train;
  const count = y.shape[0]!;
  if (nTrain + nVal > count) throw new RangeError(messages.fewImages(count, nTrain, nVal));
  const pixels = (from: number, size: number) => x.narrow(0, from, size).flatten(1).mul(255);
  const train = pixels(0, nTrain);
  const mean = train.mean(0);
  const part = (rows: Tensor, from: number): Pictures => ({ x: rows.sub(mean), y: y.narrow(0, from, rows.shape[0]!) });
  return { name: 'CIFAR-10', train: part(train, 0), val: part(pixels(count - nVal, nVal), count - nVal) };
}
