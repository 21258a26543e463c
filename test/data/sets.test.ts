import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { bundled } from '../../src/data/sets/bundled.js';
import { arange, data, ones, stack, type Tensor, tensor, train } from '../../src/index.js';
import { hypot } from '../../src/math/index.js';
import fixture from '../fixtures/data.json' with { type: 'json' };

const { accuracy } = train;
const folder = mkdtempSync(join(tmpdir(), 'lectern-sets-'));
const file = (name: string, bytes: Uint8Array | readonly number[]): string => {
  writeFileSync(join(folder, name), Uint8Array.from(bytes));
  return join(folder, name);
};

describe('digits', () => {
  const { x, y } = data.loadDigits();

  test("are scikit-learn's", () => {
    expect([x.shape, y.shape, x.dtype, y.dtype]).toEqual([[1797, 64], [1797], 'float32', 'int32']);
    expect(x.select(0, 0).tolist()).toEqual(fixture.digits.first);
    expect(x.select(0, 1796).tolist()).toEqual(fixture.digits.last);
    expect(x.to('float64').sum().item()).toBe(fixture.digits.sum);
    expect(y.narrow(0, 0, 30).tolist()).toEqual(fixture.digits.labels);
  });

  test('a damaged file is named with its checksum', () => {
    const path = file('damaged.gz', gzipSync(Uint8Array.of(0, 0, 8, 1, 0, 0, 0, 1, 7)));
    expect(() => bundled('digits-labels-idx1-ubyte', 1, path)).toThrow(
      /damaged\.gz is damaged: its SHA-256 checksum is [0-9a-f]{64}, but should be [0-9a-f]{64}; install/,
    );
    const packed = readFileSync(new URL('../../lessons/data/digits-labels-idx1-ubyte.gz', import.meta.url));
    packed[60]! ^= 1; // a flipped bit, which zlib would call incorrect data
    expect(() => bundled('digits-labels-idx1-ubyte', 1, file('flipped.gz', packed))).toThrow(
      /flipped\.gz is damaged: its SHA-256 checksum is [0-9a-f]{64}, but should be 147c9192/, // as sha256sum has it
    );
    expect(() => bundled('digits-labels-idx1-ubyte', 1, join(folder, 'none'))).toThrow(
      /there is no file .*none, which comes with the package; install/,
    );
  });
});

describe('Fashion-MNIST', () => {
  test('has 500 training and 100 test images of each class', () => {
    const { train, test } = data.loadFashionMNIST();
    expect([train.x.shape, test.x.shape]).toEqual([
      [5000, 1, 28, 28],
      [1000, 1, 28, 28],
    ]);
    const counts = (y: Tensor) => data.fashionClasses.map((_, c) => y.eq(c).to('int32').sum().item());
    expect(counts(train.y)).toEqual(Array(10).fill(500));
    expect(counts(test.y)).toEqual(Array(10).fill(100));
    expect([train.x.min().item(), train.x.max().item()]).toEqual([0, 1]);
    // the mean of all 60 000 images is 0.2860 and their deviation 0.3530
    expect(train.x.mean().item()).toBeCloseTo(0.286, 2);
    expect(train.x.std().item()).toBeCloseTo(0.353, 2);
  });

  test('the whole set is read from its four files, gzipped or not', () => {
    const images = [0, 0, 8, 3, 0, 0, 0, 1, 0, 0, 0, 2, 0, 0, 0, 2, 0, 51, 102, 255];
    const labels = [0, 0, 8, 1, 0, 0, 0, 1, 9];
    file('train-images-idx3-ubyte', images);
    file('train-labels-idx1-ubyte.gz', gzipSync(Uint8Array.from(labels)));
    file('t10k-images-idx3-ubyte', images);
    expect(() => data.loadFashionMNIST({ root: folder })).toThrow(
      /t10k-labels-idx1-ubyte, gzipped or not.*dataset-fashion-mnist/,
    );
    file('t10k-labels-idx1-ubyte', labels);
    const { train, test } = data.loadFashionMNIST({ root: folder });
    expect(
      train.x.allclose(
        tensor([
          [
            [
              [0, 0.2],
              [0.4, 1],
            ],
          ],
        ]),
      ),
    ).toBe(true);
    expect(test.y.tolist()).toEqual([9]);
  });

  test('a folder with other files is refused', () => {
    file('t10k-labels-idx1-ubyte', [0, 0, 8, 1, 0, 0, 0, 2, 9, 9]);
    expect(() => data.loadFashionMNIST({ root: folder })).toThrow(
      't10k-images-idx3-ubyte has 1 images, but t10k-labels-idx1-ubyte has 2 labels',
    );
    file('t10k-labels-idx1-ubyte', [0, 0, 8, 3, 0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0, 1, 5]);
    expect(() => data.loadFashionMNIST({ root: folder })).toThrow(
      't10k-labels-idx1-ubyte holds numbers [1, 1, 1], but must hold labels [N]',
    );
    file('t10k-images-idx3-ubyte', [0, 0, 8, 1, 0, 0, 0, 1, 9]);
    expect(() => data.loadFashionMNIST({ root: folder })).toThrow(
      't10k-images-idx3-ubyte holds numbers [1], but must hold images [N, height, width]',
    );
  });
});

describe('loadIdx', () => {
  test('reads numbers of each kind', () => {
    const bytes = (code: number, ...values: number[]) => [0, 0, code, 1, 0, 0, 0, 2, ...values];
    const read = (code: number, ...values: number[]) => data.loadIdx(file('idx', bytes(code, ...values)));
    expect(read(8, 1, 255).tolist()).toEqual([1, 255]);
    expect(read(9, 1, 255).tolist()).toEqual([1, -1]);
    expect(read(11, 1, 0, 255, 254).tolist()).toEqual([256, -2]);
    expect(read(12, 0, 1, 0, 0, 255, 255, 255, 255).tolist()).toEqual([65536, -1]);
    expect(read(13, 0x3f, 0x80, 0, 0, 0xc0, 0, 0, 0).tolist()).toEqual([1, -2]);
    expect([8, 9].map((code) => read(code, 1, 2).dtype)).toEqual(['int32', 'int32']);
    expect(read(13, 0, 0, 0, 0, 0, 0, 0, 0).dtype).toBe('float32');
    const wide = read(14, 0x3f, 0xf0, 0, 0, 0, 0, 0, 0, 0xc0, 0, 0, 0, 0, 0, 0, 0);
    expect([wide.tolist(), wide.dtype]).toEqual([[1, -2], 'float64']);
  });

  test('says what is wrong with a file', () => {
    expect(() => data.loadIdx(join(folder, 'nowhere'))).toThrow(/there is no file .*nowhere/);
    expect(() => data.loadIdx(join(folder, 'nowhere'))).toThrow('is sought from the folder in which the program runs');
    expect(() => data.loadIdx(folder)).toThrow(/lectern-sets-\w+ is a folder; pass the path of a file in it/);
    const packed = gzipSync(Uint8Array.of(0, 0, 8, 1, 0, 0, 0, 1, 7));
    packed[14]! ^= 255;
    expect(() => data.loadIdx(file('flipped.gz', packed))).toThrow(
      /flipped\.gz is damaged: it cannot be unpacked \(.*download/,
    );
    expect(() => data.loadIdx(file('cut.gz', packed.subarray(0, 12)))).toThrow(
      /cut\.gz is damaged: it cannot be unpacked/,
    );
    expect(() => data.loadIdx(file('text', [1, 2, 3]))).toThrow(/text is no IDX file/);
    expect(() => data.loadIdx(file('short', [0, 0, 8, 1, 0, 0, 0, 2, 1]))).toThrow(
      /short is damaged: it has 9 bytes, but should have 10/,
    );
  });
});

describe('CIFAR-10', () => {
  const record = (label: number, first: number) => [label, first, ...Array<number>(3071).fill(0)];

  test('is read from its six files', () => {
    for (let i = 1; i <= 5; i++) file(`data_batch_${i}.bin`, [...record(i, 255), ...record(0, 51)]);
    expect(() => data.loadCIFAR10({ root: folder, perFile: 2 })).toThrow(
      /no file .*test_batch.bin. Download .* from https:.*cifar.html.*makeImages/,
    );
    file('test_batch.bin', [...record(9, 102), ...record(3, 0)]);
    const { train, test } = data.loadCIFAR10({ root: folder, perFile: 2 });
    expect([train.x.shape, test.x.shape]).toEqual([
      [10, 3, 32, 32],
      [2, 3, 32, 32],
    ]);
    expect(train.y.tolist()).toEqual([1, 0, 2, 0, 3, 0, 4, 0, 5, 0]);
    expect(train.x.index(1, 0, 0, 0).item()).toBeCloseTo(0.2);
    expect(test.y.tolist()).toEqual([9, 3]);
  });

  test('every pixel of every image is where it belongs', () => {
    const byte = (image: number, j: number) => (37 * image + 11 * j + (j >> 8)) % 256; // differs from image to image
    const image = (n: number) => [n % 10, ...Array.from({ length: 3072 }, (_, j) => byte(n, j))];
    for (let i = 0; i < 5; i++)
      file(`data_batch_${i + 1}.bin`, [...image(3 * i), ...image(3 * i + 1), ...image(3 * i + 2)]);
    file('test_batch.bin', [...image(15), ...image(16), ...image(17)]);
    const { train, test } = data.loadCIFAR10({ root: folder, perFile: 3 });
    const wanted = (first: number, count: number) =>
      Array.from({ length: count * 3072 }, (_, at) =>
        Math.fround(byte(first + Math.floor(at / 3072), at % 3072) / 255),
      );
    expect([...train.x.data]).toEqual(wanted(0, 15));
    expect([...test.x.data]).toEqual(wanted(15, 3));
    expect(train.y.tolist()).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 0, 1, 2, 3, 4]);
    expect(test.y.tolist()).toEqual([5, 6, 7]);
    // the third image of the second file
    file('data_batch_2.bin', [...image(3), ...image(4), 10, ...image(5).slice(1)]);
    expect(() => data.loadCIFAR10({ root: folder, perFile: 3 })).toThrow(/data_batch_2.bin.* image 2 has class 10/);
    for (let i = 1; i <= 5; i++) file(`data_batch_${i}.bin`, [...record(i, 255), ...record(0, 51)]);
  });

  test('damaged files are found', () => {
    // the authors' files have 10 000 images each
    expect(() => data.loadCIFAR10({ root: folder })).toThrow(
      /data_batch_1.bin is damaged: it has 6146 bytes, but should have 30730000, 3073 for each of 10000 images/,
    );
    const load = () => data.loadCIFAR10({ root: folder, perFile: 2 });
    file('test_batch.bin', [1, 2]);
    expect(load).toThrow(/test_batch.bin is damaged: it has 2 bytes, but should have 6146/);
    file('test_batch.bin', record(1, 0));
    expect(load).toThrow(/test_batch.bin is damaged: it has 3073 bytes, but should have 6146/);
    file('test_batch.bin', [...record(10, 0), ...record(1, 0)]);
    expect(load).toThrow(/image 0 has class 10/);
    expect(() => data.loadCIFAR10({ root: folder, perFile: 0 })).toThrow('loadCIFAR10: perFile is 0');
  });
});

test('makeMNIST1D gives the numbers of its authors', () => {
  const { train, test } = data.makeMNIST1D(50, { randomState: 7 });
  const wanted = fixture['MNIST-1D'];
  expect([train.y.tolist(), test.y.tolist()]).toEqual([wanted.y, wanted.y_test]);
  // ours is rounded to float32
  expect(train.x.allclose(tensor(wanted.x), { rtol: 1e-6, atol: 1e-6 })).toBe(true);
  expect(test.x.allclose(tensor(wanted.x_test), { rtol: 1e-6, atol: 1e-6 })).toBe(true);
  expect(() => data.makeMNIST1D(55)).toThrow(/nSamples is 55, but must be a multiple of 10/);
});

describe('trainTestSplit', () => {
  const split = (options: data.SplitOptions) =>
    data.trainTestSplit(arange(11).reshape([11, 1]), arange(11).to('int32'), options);

  test("parts samples as scikit-learn's", () => {
    for (const [randomState, testSize] of [
      [0, 0.25],
      [3, 4],
    ] as const) {
      const { train, test } = split({ randomState, testSize });
      expect([train.y.tolist(), test.y.tolist()]).toEqual(fixture.split[`${randomState}` as '0' | '3']);
      expect(train.x.flatten().tolist()).toEqual(train.y.tolist());
    }
  });

  test('takes the last samples when it does not shuffle, and refuses empty parts', () => {
    expect(split({ shuffle: false, testSize: 2 }).test.y.tolist()).toEqual([9, 10]);
    expect(() => split({ testSize: 11 })).toThrow(/testSize is 11 of 11 samples/);
    expect(() => data.trainTestSplit(ones([2]), ones([3]))).toThrow(/2, 3 rows/);
  });

  const repeated = (...runs: [label: number, times: number][]) =>
    runs.flatMap(([label, times]) => Array<number>(times).fill(label));
  const parts = (labels: number[], options: data.SplitOptions) => {
    const stratify = tensor(labels, { dtype: 'int32' });
    const { train, test } = data.trainTestSplit(arange(labels.length), stratify, { stratify, ...options });
    expect(train.y.tolist()).toEqual(Array.from(train.x.data, (i) => labels[i]));
    return [train.x.tolist(), test.x.tolist()];
  };

  // train_test_split(range(n), stratify=labels, …) of scikit-learn 1.9.1
  test.each([
    [repeated([0, 5], [1, 6]), 0.25, 0, [0, 6, 3, 9, 2, 5, 1, 7], [8, 4, 10]],
    [[0, 1, 2, 0, 1, 2, 0, 1, 2, 0, 1, 2, 2, 2, 2], 5, 3, [7, 8, 4, 6, 11, 10, 9, 12, 5, 2], [14, 3, 13, 0, 1]],
    [[1, 0, 1, 0, 1, 0, 1, 0, 1, 0], 4, 1, [9, 0, 4, 3, 8, 5], [2, 6, 1, 7]],
    [
      repeated([3, 20], [7, 5], [-1, 7], [0, 3]),
      0.3,
      7,
      [4, 15, 32, 5, 0, 16, 25, 18, 2, 24, 17, 13, 30, 27, 11, 9, 12, 31, 20, 22, 28, 33, 3, 1],
      [8, 34, 10, 21, 29, 6, 7, 19, 26, 23, 14],
    ],
    [repeated([0, 2], [1, 2], [2, 2]), 3, 0, [4, 2, 1], [0, 5, 3]],
  ])('parts each class in proportion: %j', (labels, testSize, randomState, train, test) => {
    expect(parts(labels, { testSize, randomState })).toEqual([train, test]);
  });

  test('refuses what cannot be parted so, as scikit-learn does', () => {
    expect(() => parts([0, 0, 0, 1], { testSize: 0.5 })).toThrow('class 1 has a single sample, but stratify needs two');
    const eight = [0, 0, 1, 1, 2, 2, 3, 3];
    expect(() => parts(eight, { testSize: 3 })).toThrow(
      'a part has 3 samples, but stratify needs one of each of the 4',
    );
    expect(() => parts(eight, { testSize: 6 })).toThrow('a part has 2 samples, but');
    expect(() => parts(eight, { shuffle: false })).toThrow('stratify needs shuffle');
    expect(() => split({ stratify: ones([3]) })).toThrow('stratify has shape [3], but must have [11]');
    expect(() => split({ stratify: true as never })).toThrow('trainTestSplit: stratify is true, but must be a tensor');
    expect(() => split(0.5 as never)).toThrow(
      'trainTestSplit: the options are 0.5, but must be an object, such as { tes',
    );
    expect(() => split({ test_size: 0.5 } as never)).toThrow("no option 'test_size'; did you mean testSize?");
  });
});

describe('makeImages', () => {
  const { x, y } = data.makeImages(1200, { randomState: 3 });

  test('has the scale of pixels and no mean image', () => {
    expect([x.shape, y.shape]).toEqual([[1200, 3, 32, 32], [1200]]);
    expect(x.std().item()).toBeCloseTo(64, 3);
    expect(x.mean({ dim: 0 }).abs().max().item()).toBeLessThan(1e-4);
    expect(data.makeImages(3, { randomState: 3 }).y.tolist()).toEqual(
      data.makeImages(3, { randomState: 3 }).y.tolist(),
    );
  });

  test('neighbouring pixels and colours are alike', () => {
    const correlation = (a: Tensor, b: Tensor) => a.mul(b).mean().item() / (a.std().item() * b.std().item());
    expect(correlation(x.narrow(3, 0, 31), x.narrow(3, 1, 31))).toBeGreaterThan(0.8);
    expect(correlation(x.narrow(1, 0, 1), x.narrow(1, 1, 1))).toBeGreaterThan(0.6);
  });

  test('all classes are there', () => {
    for (let c = 0; c < 10; c++) expect(y.eq(c).to('float32').mean().item()).toBeCloseTo(0.1, 1);
    expect(() => data.makeImages(0)).toThrow(/nSamples is 0/);
  });
});

describe('SymbolChannel', () => {
  /** ½ erfc(√snr), the error rate of a bit in BPSK and QPSK (Proakis, 4.3-13); from scipy.special.erfc at 4 dB and 6 dB. */
  const theory = { 4: 0.012500818040737556, 6: 0.0023882907809328 };

  test.each([
    ['BPSK', 4],
    ['QPSK', 4],
    ['QPSK', 6],
  ] as const)('%s at %d dB has the errors of theory', (modulation, snr) => {
    const channel = new data.SymbolChannel({ modulation, snr, randomState: 1 });
    const { x, y } = channel.transmit(40000);
    const bits = 40000 * channel.bitsPerSymbol;
    const found = channel.bitErrorRate(channel.detect(x), y);
    // five standard errors of a share among so many bits
    expect(Math.abs(found - theory[snr])).toBeLessThan(5 * Math.sqrt(theory[snr] / bits));
  });

  test('theory itself is known in all digits, also where errors are rare', () => {
    // 0.5 * scipy.special.erfc(sqrt(10**(dB/10)))
    const scipy = {
      '-10': 0.32736042300928847,
      '0': 0.07864960352514258,
      '4': 0.01250081804073755,
      '6': 0.002388290780932807,
      '7': 0.0007726748153784446,
      '10': 3.872108215522035e-6,
      '15': 9.123957362628105e-16,
    };
    for (const [snr, rate] of Object.entries(scipy))
      for (const modulation of ['BPSK', 'QPSK'] as const) {
        const channel = new data.SymbolChannel({ modulation, snr: Number(snr) });
        expect(channel.theoreticalBitErrorRate / rate).toBeCloseTo(1, 12);
      }
    const message = 'for BPSK and QPSK without echoes only';
    expect(() => new data.SymbolChannel({ modulation: '16QAM' }).theoreticalBitErrorRate).toThrow(message);
    const echo: [number, number][] = [
      [1, 0],
      [0.5, 0],
    ];
    expect(() => new data.SymbolChannel({ taps: echo }).theoreticalBitErrorRate).toThrow(message);
  });

  test("16QAM's neighbours differ in one bit, and all points have mean energy 1", () => {
    const channel = new data.SymbolChannel({ modulation: '16QAM' });
    const points = channel.points.tolist() as [number, number][];
    expect(channel.points.square().sum().item() / 16).toBeCloseTo(1);
    for (let a = 0; a < 16; a++)
      for (let b = 0; b < a; b++) {
        const distance = hypot(points[a]![0] - points[b]![0], points[a]![1] - points[b]![1]);
        if (distance < 0.64) expect([1, 2, 4, 8]).toContain(a ^ b); // neighbours are 2/√10 = 0.632 apart
      }
  });

  test('the higher bits are coded along the real axis, the lower ones along the other', () => {
    const points = (modulation: 'BPSK' | 'QPSK' | '16QAM', size: number) =>
      new data.SymbolChannel({ modulation }).points.mul(Math.sqrt(size)).round().tolist();
    expect(points('BPSK', 1)).toEqual([
      [1, 0],
      [-1, 0],
    ]);
    expect(points('QPSK', 2)).toEqual([
      [1, 1],
      [1, -1],
      [-1, 1],
      [-1, -1],
    ]);
    const gray = [3, 1, -3, -1]; // 00, 01, 10, 11
    expect(points('16QAM', 10)).toEqual(gray.flatMap((real) => gray.map((imaginary) => [real, imaginary])));
  });

  test('errors are counted bit by bit', () => {
    const channel = new data.SymbolChannel({ modulation: '16QAM' });
    const whole = (list: number[]) => tensor(list, { dtype: 'int32' });
    expect(channel.bitErrorRate(whole([15, 8, 5, 0]), whole([0, 0, 0, 0]))).toBe((4 + 1 + 2) / 16);
    expect(channel.bitErrorRate(whole([3]), whole([6]))).toBe(2 / 4);
  });

  test("Viterbi's path is the best of all sequences", () => {
    const taps = [
      [1, 0],
      [0.5, -0.4],
      [0.2, 0.1],
    ] as const;
    const channel = new data.SymbolChannel({ modulation: 'QPSK', snr: 0, taps, randomState: 2 });
    const energy = Math.sqrt(1 + 0.41 + 0.05);
    const points = channel.points.tolist() as [number, number][];
    for (let trial = 0; trial < 3; trial++) {
      const { x } = channel.transmit(5);
      const received = x.tolist() as [number, number][];
      let [least, best] = [Infinity, [] as number[]];
      for (let code = 0; code < 1024; code++) {
        const symbols = Array.from({ length: 5 }, (_, t) => (code >> (2 * t)) & 3);
        let cost = 0;
        received.forEach(([real, imaginary], t) => {
          taps.forEach(([a, b], j) => {
            if (j > t) return;
            const [c, d] = points[symbols[t - j]!]!;
            real -= (a * c - b * d) / energy;
            imaginary -= (a * d + b * c) / energy;
          });
          cost += real * real + imaginary * imaginary;
        });
        if (cost < least) [least, best] = [cost, symbols];
      }
      expect(channel.detect(x).tolist()).toEqual(best);
    }
  });

  test('refuses what it cannot send', () => {
    expect(() => new data.SymbolChannel({ modulation: 'FM' as 'BPSK' })).toThrow(
      "modulation is 'FM', but must be one of 'BPSK', 'QPSK', '16QAM'",
    );
    expect(() => new data.SymbolChannel({ snr: Number.NaN })).toThrow('snr is NaN, but must be a finite number');
    expect(() => new data.SymbolChannel({ modulation: 'toString' as 'BPSK' })).toThrow("modulation is 'toString'");
    for (const taps of [[1, 0.5], [[1]], [[1, Number.NaN]], 'x'])
      expect(() => new data.SymbolChannel({ taps: taps as never })).toThrow(
        /taps is .*, but must be a list of finite complex numbers/,
      );
    expect(() => new data.SymbolChannel({ taps: [[0, 0]] })).toThrow(/taps/);
    expect(() => new data.SymbolChannel().detect(ones([3]))).toThrow(/shape \[3\]/);
  });
});

test('the checksums are those of the files in the package', () => {
  const names = ['digits-images-idx3-ubyte', 'fashion-t10k-labels-idx1-ubyte'];
  for (const name of names) expect(bundled(name).numel()).toBeGreaterThan(0);
  expect(readFileSync(new URL('../../lessons/data/README.md', import.meta.url), 'utf8')).toContain('CC BY 4.0');
});

test('makeImageSplit has the same classes in both parts, and the mean of the first', () => {
  const { train, test } = data.makeImageSplit(1000, 300, { randomState: 3 });
  expect([train.x.shape, test.x.shape, test.y.shape]).toEqual([[1000, 3, 32, 32], [300, 3, 32, 32], [300]]);
  expect(train.x.std().item()).toBeCloseTo(64, 3);
  expect(train.x.mean({ dim: 0 }).abs().max().item()).toBeLessThan(1e-4);
  expect(test.x.mean({ dim: 0 }).abs().max().item()).toBeGreaterThan(1);
  const [seen, held] = [train.x.reshape([1000, 3072]), test.x.reshape([300, 3072])];
  const means = Array.from({ length: 10 }, (_, c) => {
    const mask = train.y.eq(c).to('float32');
    return mask.unsqueeze(0).matmul(seen).div(mask.sum()).squeeze(0);
  });
  const nearest = (x: Tensor) => stack(means.map((m) => x.sub(m).square().sum({ dim: 1 }).neg())).T;
  // the nearest mean is right more often than 0.1 + five standard errors of 0.017
  expect(accuracy(nearest(held), test.y)).toBeGreaterThan(0.19);
  const other = data.makeImages(300, { randomState: 4 });
  expect(accuracy(nearest(other.x.reshape([300, 3072])), other.y)).toBeLessThan(0.19);
  expect(() => data.makeImageSplit(0)).toThrow('makeImageSplit: nTrain is 0');
  expect(() => data.makeImageSplit(1, 0.5)).toThrow('makeImageSplit: nTest is 0.5');
});
