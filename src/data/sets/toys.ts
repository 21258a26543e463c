// Small data sets in the plane. Those that scikit-learn has too are the same to the last digits for the same seed.

import { RandomState, Tensor } from '../../engine/index.js';
import { cos, sin } from '../../math/index.js';
import {
  check,
  checked,
  either,
  finite,
  flag,
  listOf,
  notNegative,
  positiveCount,
  type Rules,
  share,
  wholeFrom,
} from '../../options/index.js';
import { aSeed } from '../options.js';
import type { Labelled } from './labelled.js';
import { spaced } from './spaced.js';

/** What the sets have in common. */
export interface ToyOptions {
  /** The seed of NumPy's generator. */
  randomState?: number;
  /** The standard deviation of what is added to each coordinate. */
  noise?: number;
  /** Whether the points come in random order. */
  shuffle?: boolean;
}

type Point = readonly [number, number];

const rules: Rules<ToyOptions> = { noise: notNegative, randomState: aSeed, shuffle: flag };
const atLeastTwo = wholeFrom(2);

/** Shuffles first and adds noise then, as scikit-learn does. */
function labelled(
  classes: readonly (readonly Point[])[],
  random: RandomState,
  { noise = 0, shuffle = true }: ToyOptions,
): Labelled {
  const points = classes.flatMap((list, label) => list.map((point) => ({ point, label })));
  const order = points.map((_, i) => i);
  if (shuffle) random.shuffle(order);
  const added = noise > 0 ? random.normal(0, noise, [points.length, 2]).data : null;
  const x = Float32Array.from({ length: 2 * points.length }, (_, i) => {
    return points[order[i >> 1]!]!.point[i & 1]! + (added ? added[i]! : 0);
  });
  const y = Int32Array.from(order, (i) => points[i]!.label);
  return { x: new Tensor(x, [points.length, 2]), y: new Tensor(y, [points.length]) };
}

/**
 * Two half circles that reach into each other, as `sklearn.datasets.make_moons`.
 * @throws {RangeError} when an option breaks its rule
 * @example const { x, y } = data.makeMoons(200, { noise: 0.1, randomState: 0 });
 */
export function makeMoons(nSamples = 100, options?: ToyOptions): Labelled {
  check('makeMoons', 'nSamples', nSamples, atLeastTwo);
  const { randomState = 0, ...others } = checked('makeMoons', options, rules);
  const outer = Math.floor(nSamples / 2);
  const above = spaced(0, Math.PI, outer).map((t): Point => [cos(t), sin(t)]);
  const below = spaced(0, Math.PI, nSamples - outer).map((t): Point => [1 - cos(t), 1 - sin(t) - 0.5]);
  return labelled([above, below], new RandomState(randomState), others);
}

const circleRules: Rules<ToyOptions & { factor?: number }> = { ...rules, factor: share };

/**
 * A circle and a smaller one inside, as `sklearn.datasets.make_circles`; `factor` is the size of the inner one.
 * @throws {RangeError} when an option breaks its rule
 * @example const { x, y } = data.makeCircles(200, { noise: 0.05, factor: 0.5 });
 */
export function makeCircles(nSamples = 100, options?: ToyOptions & { factor?: number }): Labelled {
  check('makeCircles', 'nSamples', nSamples, atLeastTwo);
  const { randomState = 0, factor = 0.8, ...others } = checked('makeCircles', options, circleRules);
  const outer = Math.floor(nSamples / 2);
  const circle = (n: number, r: number) => spaced(0, 2 * Math.PI, n, false).map((t): Point => [r * cos(t), r * sin(t)]);
  const circles = [circle(outer, 1), circle(nSamples - outer, factor)];
  return labelled(circles, new RandomState(randomState), others);
}

/** Where blobs lie. */
export interface BlobOptions {
  randomState?: number;
  /** How many classes there are, around centres that are drawn from the box; or the centres. */
  centers?: number | readonly Point[];
  clusterStd?: number;
  centerBox?: Point;
  shuffle?: boolean;
}

const blobRules: Rules<BlobOptions> = {
  centers: either(positiveCount, listOf(listOf(finite, 2))),
  clusterStd: notNegative,
  centerBox: listOf(finite, 2),
  randomState: aSeed,
  shuffle: flag,
};

/**
 * Normally distributed clouds, as `sklearn.datasets.make_blobs`.
 * @throws {RangeError} when an option breaks its rule
 * @example const { x, y } = data.makeBlobs(200, { centers: [[0, 0], [3, 3]] });
 */
export function makeBlobs(nSamples = 100, options?: BlobOptions): Labelled {
  check('makeBlobs', 'nSamples', nSamples, positiveCount);
  const given = checked('makeBlobs', options, blobRules);
  const { randomState = 0, centers = 3, clusterStd = 1, centerBox = [-10, 10], shuffle = true } = given;
  const random = new RandomState(randomState);
  const places =
    typeof centers === 'number' ? (random.uniform(...centerBox, [centers, 2]).tolist() as unknown as Point[]) : centers;
  const classes = places.map(([x, y], i): Point[] => {
    const count = Math.floor(nSamples / places.length) + (i < nSamples % places.length ? 1 : 0);
    const { data } = random.normal(0, 1, [count, 2]);
    return Array.from({ length: count }, (_, j) => [x + clusterStd * data[2 * j]!, y + clusterStd * data[2 * j + 1]!]);
  });
  return labelled(classes, random, { shuffle });
}

const spiralRules = { nClasses: positiveCount, noise: notNegative, randomState: aSeed };

/**
 * Arms of a spiral, one for each class (CS231n, "Putting it together: minimal neural network case study"): at r from 0 to 1 the angle is
 * 4 (class + r) + 0.2 · noise.
 * @throws {RangeError} when a number is no whole one above 0
 * @example data.makeSpirals(100, { nClasses: 3 }).x.shape // [300, 2]
 */
export function makeSpirals(
  nPerClass = 100,
  options?: { randomState?: number; nClasses?: number; noise?: number },
): Labelled {
  check('makeSpirals', 'nPerClass', nPerClass, positiveCount);
  const { randomState = 0, nClasses = 3, noise = 0.2 } = checked('makeSpirals', options, spiralRules);
  const random = new RandomState(randomState);
  const radii = spaced(0, 1, nPerClass);
  const arms = Array.from({ length: nClasses }, (_, arm) => {
    const { data } = random.randn([nPerClass]);
    const angles = spaced(4 * arm, 4 * (arm + 1), nPerClass);
    return radii.map((r, i): Point => {
      const angle = angles[i]! + noise * data[i]!;
      return [r * sin(angle), r * cos(angle)];
    });
  });
  return labelled(arms, random, { shuffle: false });
}

const xorRules = { noise: notNegative, randomState: aSeed };

/**
 * Points of the square from −1 to 1, in the order in which they are drawn; class 1 where exactly one coordinate is above 0. No line parts
 * the two.
 * @throws {RangeError} when an option breaks its rule
 * @example const { x, y } = data.makeXor(200, { noise: 0.1 });
 */
export function makeXor(nSamples = 200, options?: Omit<ToyOptions, 'shuffle'>): Labelled {
  check('makeXor', 'nSamples', nSamples, positiveCount);
  const { randomState = 0, noise = 0 } = checked('makeXor', options, xorRules);
  const random = new RandomState(randomState);
  const { data } = random.uniform(-1, 1, [nSamples, 2]);
  const points = Array.from({ length: nSamples }, (_, i): Point => [data[2 * i]!, data[2 * i + 1]!]);
  const { x } = labelled([points], random, { noise, shuffle: false });
  const y = Int32Array.from(points, ([a, b]) => Number(a > 0 !== b > 0));
  return { x, y: new Tensor(y, [nSamples]) };
}
