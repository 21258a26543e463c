// Pictures for the lesson on augmentation: scenes with colours and with a left and a right, drawn from shapes at any size, always the same.

import { Tensor } from '../engine/index.js';
import { check, oneOf, positiveCount } from '../options/index.js';

type Colour = readonly [red: number, green: number, blue: number];
type Place = readonly [x: number, y: number];
/** How far outside of a shape a place lies, below 0 inside; and between which places all of it is. */
interface Shape {
  outside(x: number, y: number): number;
  readonly bounds: readonly [left: number, top: number, right: number, bottom: number];
}
type Painted = readonly [shape: Shape, colour: Colour];

const ellipse = (cx: number, cy: number, rx: number, ry: number): Shape => ({
  outside(x, y) {
    const [u, v] = [(x - cx) / rx, (y - cy) / ry];
    return (Math.sqrt(u * u + v * v) - 1) * Math.min(rx, ry);
  },
  bounds: [cx - rx, cy - ry, cx + rx, cy + ry],
});
const circle = (cx: number, cy: number, r: number): Shape => ellipse(cx, cy, r, r);

const box = (left: number, top: number, right: number, bottom: number): Shape => ({
  outside: (x, y) => Math.max(left - x, x - right, top - y, y - bottom),
  bounds: [left, top, right, bottom],
});

/** All of a picture. */
const everywhere = box(-1, -1, 3, 3);

/** What lies around some places, `by` further out. */
const around = (places: readonly Place[], by = 0): Shape['bounds'] => {
  const [x, y] = [places.map(([x]) => x), places.map(([, y]) => y)];
  return [Math.min(...x) - by, Math.min(...y) - by, Math.max(...x) + by, Math.max(...y) + by];
};

/** A convex polygon, its corners clockwise as one sees it. */
function polygon(...corners: readonly Place[]): Shape {
  const edges = corners.map(([x, y], i) => {
    const [u, v] = corners[(i + 1) % corners.length]!;
    const [across, down] = [u - x, v - y];
    const length = Math.sqrt(across * across + down * down);
    return { x, y, nx: down / length, ny: -across / length };
  });
  const outside = (px: number, py: number) =>
    edges.reduce((most, { x, y, nx, ny }) => Math.max(most, (px - x) * nx + (py - y) * ny), -1e9);
  return { outside, bounds: around(corners) };
}

/** A stroke through some places. */
function stroke(width: number, ...places: readonly Place[]): Shape {
  const parts = places.slice(1).map((to, i) => [places[i]!, to] as const);
  const outside = (x: number, y: number) =>
    parts.reduce((least, [[a, b], [c, d]]) => {
      const [across, down] = [c - a, d - b];
      const t = Math.max(0, Math.min(1, ((x - a) * across + (y - b) * down) / (across * across + down * down)));
      const [u, v] = [x - a - t * across, y - b - t * down];
      return Math.min(least, Math.sqrt(u * u + v * v));
    }, 1e9) -
    width / 2;
  return { outside, bounds: around(places, width / 2) };
}

const white: Colour = [0.97, 0.97, 0.95];
const black: Colour = [0.1, 0.1, 0.12];
const red: Colour = [0.82, 0.16, 0.14];
const sky: Colour = [0.62, 0.82, 0.95];
const blue: Colour = [0.13, 0.36, 0.65];
const green: Colour = [0.29, 0.56, 0.22];
const brown: Colour = [0.45, 0.29, 0.16];
const yellow: Colour = [0.98, 0.83, 0.25];
const grey: Colour = [0.5, 0.5, 0.52];

/** Letters of strokes in a square of side 1, the upper left corner at [0, 0]. */
const letterStrokes: { readonly [letter: string]: readonly (readonly Place[])[] } = {
  F: [[[0.2, 1], [0.2, 0], [0.8, 0]], [[0.2, 0.45], [0.65, 0.45]]], // biome-ignore format: one line
  R: [[[0.2, 1], [0.2, 0], [0.7, 0], [0.8, 0.25], [0.7, 0.5], [0.2, 0.5]], [[0.45, 0.5], [0.85, 1]]], // biome-ignore format: one line
  E: [[[0.8, 0], [0.2, 0], [0.2, 1], [0.8, 1]], [[0.2, 0.5], [0.65, 0.5]]], // biome-ignore format: one line
  K: [[[0.2, 0], [0.2, 1]], [[0.8, 0], [0.2, 0.55]], [[0.4, 0.4], [0.85, 1]]], // biome-ignore format: one line
  S: [[[0.8, 0.08], [0.5, 0], [0.2, 0.15], [0.3, 0.42], [0.7, 0.58], [0.8, 0.85], [0.5, 1], [0.2, 0.92]]], // biome-ignore format: one line
  '7': [
    [
      [0.15, 0],
      [0.85, 0],
      [0.4, 1],
    ],
  ],
};

function letter(name: string, left: number, top: number, size: number, colour: Colour): Painted[] {
  const placed = (places: readonly Place[]) => places.map(([x, y]): Place => [left + size * x, top + size * y]);
  return letterStrokes[name]!.map((places) => [stroke(0.15 * size, ...placed(places)), colour] as const);
}

const row = <T>(count: number, to: (i: number) => T): T[] => Array.from({ length: count }, (_, i) => to(i));

/** Each scene is 4/3 wide and 1 high; what is painted later covers what was painted before. */
const scenes: { readonly [name: string]: readonly Painted[] } = {
  boat: [
    [everywhere, sky],
    [circle(1.08, 0.2, 0.1), yellow],
    [box(-1, 0.6, 3, 2), blue],
    ...row(5, (i): Painted => [stroke(0.012, [0.1 + 0.26 * i, 0.75 + 0.04 * (i % 3)], [0.24 + 0.26 * i, 0.75 + 0.04 * (i % 3)]), sky]), // biome-ignore format: one line
    [stroke(0.018, [0.55, 0.16], [0.55, 0.62]), brown],
    [polygon([0.57, 0.18], [0.9, 0.52], [0.57, 0.55]), white],
    [polygon([0.53, 0.26], [0.53, 0.55], [0.34, 0.55]), red],
    [polygon([0.25, 0.6], [0.95, 0.6], [0.82, 0.74], [0.36, 0.74]), brown],
  ],
  street: [
    [everywhere, sky],
    [box(0.02, 0.12, 0.42, 0.72), red],
    [box(0.44, 0.3, 0.84, 0.72), yellow],
    [polygon([0.42, 0.3], [0.64, 0.14], [0.86, 0.3]), brown],
    ...row(6, (i): Painted => [box(0.08 + 0.18 * (i % 2), 0.18 + 0.17 * Math.floor(i / 2), 0.18 + 0.18 * (i % 2), 0.28 + 0.17 * Math.floor(i / 2)), white]), // biome-ignore format: one line
    [box(0.52, 0.4, 0.64, 0.52), white],
    [box(0.7, 0.5, 0.8, 0.72), brown],
    [box(-1, 0.72, 3, 2), grey],
    ...row(4, (i): Painted => [box(0.05 + 0.36 * i, 0.91, 0.22 + 0.36 * i, 0.93), white]),
    [polygon([0.98, 0.64], [1.02, 0.54], [1.2, 0.54], [1.24, 0.64]), blue],
    [box(0.9, 0.64, 1.28, 0.76), blue],
    [polygon([1.03, 0.56], [1.1, 0.56], [1.1, 0.63], [1.0, 0.63]), sky],
    [circle(0.99, 0.77, 0.045), black],
    [circle(1.19, 0.77, 0.045), black],
  ],
  tree: [
    [everywhere, [0.97, 0.85, 0.65]],
    [ellipse(0.3, 1.1, 0.9, 0.45), green],
    [ellipse(1.2, 1.15, 0.7, 0.4), [0.42, 0.62, 0.26]],
    [polygon([0.36, 0.4], [0.44, 0.4], [0.48, 0.78], [0.32, 0.78]), brown],
    [circle(0.4, 0.28, 0.2), green],
    [circle(0.27, 0.37, 0.13), [0.2, 0.45, 0.2]],
    [circle(0.52, 0.38, 0.13), [0.36, 0.62, 0.26]],
    ...row(5, (i): Painted => [circle(0.29 + 0.06 * i, 0.3 + 0.07 * (i % 2), 0.022), red]),
    ...row(6, (i): Painted => [box(0.74 + 0.1 * i, 0.62, 0.77 + 0.1 * i, 0.84), white]),
    [box(0.72, 0.68, 1.3, 0.71), white],
  ],
  face: [
    [everywhere, [0.36, 0.6, 0.62]],
    [ellipse(0.667, 1.12, 0.46, 0.32), red],
    [circle(0.667, 0.36, 0.29), brown],
    [ellipse(0.667, 0.48, 0.25, 0.32), [0.93, 0.75, 0.6]],
    [polygon([0.4, 0.34], [0.5, 0.14], [0.84, 0.14], [0.93, 0.24], [0.92, 0.36]), brown],
    [ellipse(0.57, 0.45, 0.045, 0.028), white],
    [ellipse(0.77, 0.45, 0.045, 0.028), white],
    [circle(0.58, 0.45, 0.022), black],
    [circle(0.78, 0.45, 0.022), black],
    [stroke(0.018, [0.67, 0.47], [0.71, 0.58], [0.66, 0.59]), brown],
    [stroke(0.025, [0.58, 0.68], [0.66, 0.71], [0.75, 0.66]), red],
    [circle(0.5, 0.57, 0.016), brown],
  ],
  letters: [
    [everywhere, [0.95, 0.92, 0.82]],
    [box(0.06, 0.08, 1.27, 0.92), blue],
    ...letter('F', 0.12, 0.16, 0.3, white),
    ...letter('R', 0.5, 0.16, 0.3, yellow),
    ...letter('E', 0.88, 0.16, 0.3, white),
    ...letter('S', 0.12, 0.56, 0.3, yellow),
    ...letter('K', 0.5, 0.56, 0.3, white),
    ...letter('7', 0.88, 0.56, 0.3, red),
  ],
  wall: [
    [everywhere, [0.72, 0.42, 0.3]],
    ...row(9, (i): Painted => [box(-1, 0.11 * i + 0.05, 3, 0.11 * i + 0.06), [0.9, 0.85, 0.78]]),
    [box(0.2, 0.2, 1.13, 0.83), white],
    ...row(6, (i): Painted => [box(0.24 + 0.29 * (i % 3), 0.24 + 0.3 * Math.floor(i / 3), 0.5 + 0.29 * (i % 3), 0.49 + 0.3 * Math.floor(i / 3)), sky]), // biome-ignore format: one line
    [box(0.16, 0.83, 1.17, 0.88), grey],
    [circle(0.95, 0.74, 0.05), green],
  ],
};

/**
 * A drawn scene in colours, [3, height, 4/3 · height], from 0 to 1: `boat`, `street`, `tree`, `face`, `letters`, or `wall`. Edges are
 * smoothed over a pixel.
 * @param name which one
 * @param height how many pixels it is high, a multiple of three
 * @throws {RangeError} when there is no such scene, or the height is no whole number above 0
 * @example drawScene('boat', 48).shape // [3, 48, 64]
 */
export function drawScene(name: string, height = 480): Tensor {
  check('drawScene', 'the scene', name, oneOf(...Object.keys(scenes)));
  check('drawScene', 'the height', height, positiveCount);
  const width = Math.round((4 * height) / 3);
  const size = width * height;
  const pixels = new Float32Array(3 * size);
  for (const [{ outside, bounds }, colour] of scenes[name]!) {
    const [left, top, right, bottom] = bounds.map((x) => x * height) as [number, number, number, number];
    for (let i = Math.max(0, Math.floor(top) - 1); i < Math.min(height, bottom + 1); i++)
      for (let j = Math.max(0, Math.floor(left) - 1); j < Math.min(width, right + 1); j++) {
        const share = Math.max(0, Math.min(1, 0.5 - outside((j + 0.5) / height, (i + 0.5) / height) * height));
        for (let channel = 0; share > 0 && channel < 3; channel++) {
          const place = channel * size + i * width + j;
          pixels[place] = pixels[place]! * (1 - share) + share * colour[channel]!;
        }
      }
  }
  return new Tensor(pixels, [3, height, width]);
}
