// A box of three dimensions seen from afar: places on the screen, and which of them are nearer.

import { cos, sin } from '../../math/trigonometric.js';

export type Point = readonly [number, number, number];

/** A place in pixels from the upper left corner, and how near it is. */
export interface Seen {
  x: number;
  y: number;
  near: number;
}

/** Where the eye is: degrees around the box, and above its floor. */
export interface Eye {
  azimuth: number;
  elevation: number;
}

/** The height of the box, beside a width and a depth of 2. */
export const boxHeight = 1.3;

const radians = (degrees: number): number => (degrees * Math.PI) / 180;

/** The direction to the eye. */
export function towards({ azimuth, elevation }: Eye): Point {
  const [a, e] = [radians(azimuth), radians(elevation)];
  return [cos(e) * cos(a), cos(e) * sin(a), sin(e)];
}

/** Parallel projection, so that equal lengths stay equal; the corners of the box touch the sides of the picture. */
export function projection(eye: Eye, width: number, height: number): (point: Point) => Seen {
  const [a, e] = [radians(eye.azimuth), radians(eye.elevation)];
  const direction = towards(eye);
  const right: Point = [-sin(a), cos(a), 0];
  const up: Point = [-sin(e) * cos(a), -sin(e) * sin(a), cos(e)];
  const dot = (p: Point, q: Point) => p[0] * q[0] + p[1] * q[1] + p[2] * q[2];
  const corners = [-1, 1].flatMap((x) =>
    [-1, 1].flatMap((y) => [-1, 1].map((z): Point => [x, y, (z * boxHeight) / 2])),
  );
  const [wide, high] = [right, up].map((axis) => Math.max(...corners.map((corner) => dot(corner, axis)))) as [
    number,
    number,
  ];
  const scale = Math.min(width / (2 * wide), height / (2 * high));
  return (p) => ({ x: width / 2 + scale * dot(p, right), y: height / 2 - scale * dot(p, up), near: dot(p, direction) });
}
