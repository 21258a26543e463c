// The images of lessons 5 and 6: CIFAR-10's files where they are, in a miniature of six files, and the stand-in elsewhere.

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { makeImageSplit } from '../../src/data/index.js';
import { colourImages } from '../../src/lesson/index.js';

const home = mkdtempSync(join(tmpdir(), 'cifar-'));
const folder = join(home, 'cifar-10-batches-bin');
const perFile = 3;
const byte = (image: number, j: number) => (37 * image + 11 * j + (j >> 8)) % 256;
const record = (image: number) => [image % 10, ...Array.from({ length: 3072 }, (_, j) => byte(image, j))];

beforeAll(() => {
  mkdirSync(folder);
  const names = [1, 2, 3, 4, 5].map((i) => `data_batch_${i}.bin`);
  for (const [i, name] of [...names, 'test_batch.bin'].entries())
    writeFileSync(join(folder, name), Uint8Array.from([0, 1, 2].flatMap((k) => record(perFile * i + k))));
});
afterAll(() => rmSync(home, { recursive: true }));
const before = process.env['LECTERN_DATA'];
afterEach(() => {
  if (before === undefined) delete process.env['LECTERN_DATA'];
  else process.env['LECTERN_DATA'] = before;
});

test('the files of LECTERN_DATA are found and read, at the scale of pixels', () => {
  process.env['LECTERN_DATA'] = home;
  const { name, train, val } = colourImages(10, 4, { perFile });
  expect(name).toBe('CIFAR-10');
  expect([train.x.shape, train.y.shape, val.x.shape]).toEqual([[10, 3072], [10], [4, 3072]]); // biome-ignore format: one line
  expect(train.y.tolist()).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
  expect(val.y.tolist()).toEqual([1, 2, 3, 4]); // the last four of fifteen
  for (const j of [0, 1, 1024, 3071]) {
    const mean = Array.from({ length: 10 }, (_, image) => byte(image, j)).reduce((sum, one) => sum + one) / 10;
    expect(train.x.index(3, j).item()).toBeCloseTo(byte(3, j) - mean, 3);
    expect(val.x.index(0, j).item()).toBeCloseTo(byte(11, j) - mean, 3); // less the mean of those to train with
  }
});

test('a folder may be named; damaged files and too many images are refused', () => {
  expect(colourImages(1, 1, { root: folder, perFile }).name).toBe('CIFAR-10');
  expect(() => colourImages(1, 1, { root: folder })).toThrow(/data_batch_1.bin is damaged/);
  expect(() => colourImages(12, 4, { root: folder, perFile })).toThrow(
    'colourImages: the files have 15 images to train with, fewer than 12 + 4; ask for fewer',
  );
  expect(() => colourImages(1, 1, { root: join(home, 'nowhere') })).toThrow(/no file/);
});

test('without files it is the stand-in of the library', () => {
  process.env['LECTERN_DATA'] = join(home, 'nowhere');
  const { name, train, val } = colourImages(30, 10);
  const same = makeImageSplit(30, 10);
  expect(name).toBe('stand-in');
  expect(train.x.data).toEqual(same.train.x.data);
  expect(val.y.data).toEqual(same.test.y.data);
  expect(val.x.shape).toEqual([10, 3072]);
});
