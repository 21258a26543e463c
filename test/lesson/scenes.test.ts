// The drawn scenes: colours at places, edges, and that a size is only a size.

import { expect, test } from 'vitest';
import { centerCrop, hflip, resize } from '../../src/data/transforms/geometry.js';
import { drawScene } from '../../src/lesson/index.js';

const all = ['boat', 'street', 'tree', 'face', 'letters', 'wall'];
const at = (name: string, row: number, column: number, height = 240) => {
  const x = drawScene(name, height);
  return [0, 1, 2].map((c) => x.select(0, c).select(0, row).select(0, column).item());
};
const close = (colour: number[]) => colour.map((x) => expect.closeTo(x, 6));

test.each(all)('%s: three colours from 0 to 1, and not its own mirror image', (name) => {
  const x = drawScene(name, 60);
  expect(x.shape).toEqual([3, 60, 80]);
  expect(x.ge(0).logicalAnd(x.le(1)).all().item()).toBeTruthy();
  expect(hflip(x).eq(x).all().item()).toBeFalsy();
});

test.each([
  ['boat', 5, 5, [0.62, 0.82, 0.95]], // the sky
  ['boat', 48, 259, [0.98, 0.83, 0.25]], // the sun
  ['street', 60, 60, [0.82, 0.16, 0.14]], // a house
  ['face', 232, 160, [0.82, 0.16, 0.14]], // a pullover
  ['letters', 60, 42, [0.97, 0.97, 0.95]], // the stem of the F
])('%s has at row %i, column %i its colour', (name, row, column, colour) => {
  expect(at(name, row, column)).toEqual(close(colour));
});

test('another size is the same scene', () => {
  const [large, small] = [resize(drawScene('street', 240), 60), drawScene('street', 60)];
  expect(large.sub(small).abs().mean().item()).toBeLessThan(0.02);
  expect(centerCrop(drawScene('wall', 60), 60).shape).toEqual([3, 60, 60]);
});

test('a scene that is none, and a height that is none, are refused', () => {
  expect(() => drawScene('boats')).toThrow("drawScene: the scene is 'boats', but must be one of 'boat', 'street'");
  expect(() => drawScene('boat', 0)).toThrow('drawScene: the height is 0, but must be a whole number');
});
