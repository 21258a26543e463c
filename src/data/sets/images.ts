// Images that no camera has taken: a stand-in for CIFAR-10 at pixel scale, where the numbers of a lecture depend on scale and contrast.

import { arange, Generator, noGrad, rand, randint, randn, Tensor, where } from '../../engine/index.js';
import { cos } from '../../math/index.js';
import { check, checked, positiveCount, whole } from '../../options/index.js';
import type { DataSplit, Labelled } from './labelled.js';

const size = 32;
const pixels = 3 * size * size;
/**
 * How the variance of an image is shared out between what is its own, its class's, and one of four kinds' within the class. With these
 * shares a net 3072-50-10 at rate 3e-3, in batches of 100, is beyond three times its first cost after 73 to 148 steps, for six sets of 5000
 * and 20 000 images; the more is the class's, the later (51 to 923 steps at 0.61 and 0.35).
 */
const shares = { own: 0.76, class: 0.2, kind: 0.04 };
const kinds = 4;
/** Standard deviations: of the logarithm of an image's contrast, of its brightness against all else in it, of all pixels. */
const contrast = 0.4;
const brightness = 1.3;
const pixelStd = 64;
const rules = { randomState: whole };

/**
 * Random colour images in ten classes, x [N, 3, 32, 32] and labels y [N], a stand-in for CIFAR-10 where scale and contrast decide what
 * a net does. Amplitudes fall with 1/frequency, as in photographs; brightness varies 1.3 times as much as all patterns together. Of an
 * image's variance 20 % is its class's, 4 % that of one of four kinds in the class. Contrast differs by e^N(0, 0.4²). Pixels have standard
 * deviation 64, as CIFAR-10's from 0 to 255, and the mean image is subtracted. Half of the labels are replaced by random ones, so that no
 * net gets much beyond 55 to 60 % of a test set right.
 *
 * Another seed makes other classes, from which nothing can be told about these: images to test with come from `makeImageSplit`.
 * @param options.randomState the seed, of PyTorch's generator
 * @throws {RangeError} when `nSamples` is no whole number above 0
 * @example const { x, y } = data.makeImages(1000, { randomState: 1 });
 */
export function makeImages(nSamples = 5000, options?: { randomState?: number }): Labelled {
  check('makeImages', 'nSamples', nSamples, positiveCount);
  const { randomState = 0 } = checked('makeImages', options, rules);
  return drawn(nSamples, nSamples, randomState);
}

/**
 * Images of the same ten classes to train and to test with. The mean image and the scale are those of the training images, as nothing may
 * be learned from the others.
 * @param options.randomState the seed, of PyTorch's generator
 * @throws {RangeError} when a number is no whole one above 0
 * @example const { train, test } = data.makeImageSplit(5000, 1000);
 */
export function makeImageSplit(nTrain = 5000, nTest = 1000, options?: { randomState?: number }): DataSplit {
  check('makeImageSplit', 'nTrain', nTrain, positiveCount);
  check('makeImageSplit', 'nTest', nTest, positiveCount);
  const { randomState = 0 } = checked('makeImageSplit', options, rules);
  const { x, y } = drawn(nTrain + nTest, nTrain, randomState);
  const part = (start: number, size: number) => ({ x: x.narrow(0, start, size), y: y.narrow(0, start, size) });
  return { train: part(0, nTrain), test: part(nTrain, nTest) };
}

/** Images and labels, centred and scaled by the first `fitted` of them. */
function drawn(nSamples: number, fitted: number, randomState: number): Labelled {
  const generator = new Generator(randomState);
  return noGrad(() => {
    const within = fields(10 * kinds, generator).mul(Math.sqrt(shares.kind));
    const classes = fields(10, generator)
      .mul(Math.sqrt(shares.class))
      .indexSelect(
        0,
        arange(10 * kinds)
          .div(kinds)
          .floor()
          .to('int32'),
      );
    const means = within.add(classes).data as Float32Array;
    const kind = randint(0, 10 * kinds, [nSamples], { generator });
    const x = new Float32Array(nSamples * pixels);
    for (let start = 0; start < nSamples; start += 500) {
      const count = Math.min(500, nSamples - start);
      const own = fields(count, generator).data as Float32Array;
      const stretch = randn([count], { generator }).mul(contrast).exp().data;
      for (let i = 0; i < count; i++) {
        const mean = kind.data[start + i]! * pixels;
        for (let j = 0; j < pixels; j++) {
          const value = Math.sqrt(shares.own) * own[i * pixels + j]! + means[mean + j]!;
          x[(start + i) * pixels + j] = value * stretch[i]!;
        }
      }
    }
    centre(x, fitted);
    const wrong = rand([nSamples], { generator }).lt(0.5);
    const label = kind.div(kinds).floor().to('int32');
    const y = where(wrong, randint(0, 10, [nSamples], { generator }), label);
    return { x: new Tensor(x, [nSamples, 3, size, size]), y };
  });
}

/** Subtracts the mean of the first `fitted` images from all, and brings the standard deviation of their pixels to what it shall be. */
function centre(x: Float32Array, fitted: number): void {
  const count = fitted * pixels;
  const mean = new Float64Array(pixels);
  for (let i = 0; i < count; i++) mean[i % pixels]! += x[i]! / fitted;
  for (let i = 0; i < x.length; i++) x[i]! -= mean[i % pixels]!;
  let squares = 0;
  for (let i = 0; i < count; i++) squares += x[i]! * x[i]!;
  const factor = squares > 0 ? pixelStd / Math.sqrt(squares / count) : 1;
  for (let i = 0; i < x.length; i++) x[i]! *= factor;
}

/** Random fields [count, 3, 32, 32] of variance 1 with amplitude 1/f and a brightness; three quarters of it are common to the colours. */
function fields(count: number, generator: Generator): Tensor {
  const modes = randn([count * 4, size, size], { generator }).mul(spectrum);
  const across = modes
    .reshape([count * 4 * size, size])
    .matmul(waves)
    .reshape([count * 4, size, size]);
  const both = across
    .transpose(1, 2)
    .reshape([count * 4 * size, size])
    .matmul(waves)
    .reshape([count, 4, size, size]);
  return both
    .narrow(1, 1, 3)
    .mul(Math.sqrt(0.25))
    .add(both.narrow(1, 0, 1).mul(Math.sqrt(0.75)));
}

/** The cosine waves of a line of pixels, one row for each frequency, of mean square 1. */
const waves = new Tensor(
  Float32Array.from({ length: size * size }, (_, i) => {
    const frequency = Math.floor(i / size);
    return frequency === 0 ? 1 : Math.SQRT2 * cos((Math.PI * frequency * ((i % size) + 0.5)) / size);
  }),
  [size, size],
);

/** 1/f for each pair of frequencies and what brightness is to have; the squares of all but the first add up to 1. */
const spectrum = (() => {
  const power = Float64Array.from({ length: size * size }, (_, i) => {
    const row = Math.floor(i / size);
    const column = i % size;
    return 1 / (row * row + column * column);
  });
  power[0] = 0;
  const total = power.reduce((sum, value) => sum + value, 0);
  power[0] = brightness * brightness * total;
  return new Tensor(
    Float32Array.from(power, (value) => Math.sqrt(value / total)),
    [size, size],
  );
})();
