// Where the marks of a drawn chart stand, and what every chart keeps, whatever its data.

import { expect } from 'vitest';
import { rasterise } from '../../src/host/render.js';
import type { plot } from '../../src/index.js';

interface Place {
  x: number;
  y: number;
  /** Whether only a part of the picture shows it. */
  clipped: boolean;
}
interface Group extends Place {
  inMarks: boolean;
}

const translation = (attributes: string): [number, number] => {
  const [, x = '0', y = '0'] = /transform="translate\(([^,)]+),([^,)]+)\)/.exec(attributes) ?? [];
  return [Number(x), Number(y)];
};

/** The corners of a path; of a rectangle its middle. */
function cornersOf(path: string): [number, number][] {
  const rectangle = /^M([^,]+),([^h]+)h([^v]+)v([^h]+)h/.exec(path)?.slice(1).map(Number);
  if (rectangle) return [[rectangle[0]! + rectangle[2]! / 2, rectangle[1]! + rectangle[3]! / 2]];
  return [...path.matchAll(/[ML]([^,A-Za-z]+),([^,A-Za-z]+)/g)].map(([, x, y]) => [Number(x), Number(y)]);
}

/** The places of all marks, without axes and legends, in pixels of the picture. */
function placesOf(svg: string): Place[] {
  const stack: Group[] = [{ x: 0, y: 0, clipped: false, inMarks: false }];
  const found: Place[] = [];
  for (const [, closing, tag, attributes, alone] of svg.matchAll(/<(\/?)(\w+)([^>]*?)(\/?)>/g)) {
    if (tag === 'g' && closing) stack.pop();
    if (closing) continue;
    const [x, y] = translation(attributes!);
    const at = stack.at(-1)!;
    const here = { x: at.x + x, y: at.y + y, clipped: at.clipped || attributes!.includes('clip-path') };
    if (tag === 'g' && !alone)
      stack.push({ ...here, inMarks: at.inMarks || /mark-(?!group)\w+ role-mark/.test(attributes!) });
    if (!at.inMarks || tag === 'g' || tag === 'tspan') continue;
    const path = / d="([^"]*)"/.exec(attributes!)?.[1];
    const alsoSymbol = path === undefined || attributes!.includes('translate');
    for (const [dx, dy] of alsoSymbol ? [[0, 0] as const] : cornersOf(path))
      found.push({ x: here.x + dx, y: here.y + dy, clipped: here.clipped });
  }
  return found;
}

function inside(svg: string): (place: Place) => boolean {
  const [, width, height] = / width="([\d.]+)" height="([\d.]+)"/.exec(svg)!.map(Number) as [number, number, number];
  return ({ x, y }) => x >= 0 && x <= width && y >= 0 && y <= height;
}

/** Marks outside of the picture that no clip hides. */
const strayMarks = (svg: string): object[] => {
  const isInside = inside(svg);
  return placesOf(svg).filter((place) => !place.clipped && !isInside(place));
};

/** How many places of marks the picture has. */
export const visibleMarks = (svg: string): number => placesOf(svg).filter(inside(svg)).length;

/** The attributes of the tags of an SVG, and no texts. */
const attributes = (svg: string): string => svg.replaceAll(/>[^<]+</g, '><').replace(/ aria-label="[^"]*"/g, '');

/** What every chart keeps, whatever it is of; its picture. */
export function drawnWell(chart: plot.Chart): string {
  const svg = chart.toSVG({ embedFont: false });
  expect(strayMarks(svg)).toEqual([]);
  expect(attributes(svg)).not.toMatch(/NaN|Infinity|undefined|null/);
  expect(JSON.stringify(chart.spec).length).toBeLessThan(200_000);
  expect(chart.description).not.toMatch(/undefined|null|\(NaN/);
  expect(rasterise(svg, 0.2).length).toBeGreaterThan(100); // where it fails, it ends the process
  return svg;
}
