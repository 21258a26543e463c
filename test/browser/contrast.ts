// Contrast of colours, as the Web Content Accessibility Guidelines define it.

import { pow } from '../../src/math/index.js';

type Colour = [red: number, green: number, blue: number, alpha: number];

/** The contrast of a text's colour on grounds that lie on each other, all as a browser computes them. */
export function contrast(colour: string, grounds: string[]): number {
  const ground = grounds.map(parse).reduce(over, [255, 255, 255, 1]);
  const [low, high] = [luminance(ground), luminance(over(ground, parse(colour)))].sort((a, b) => a - b) as [
    number,
    number,
  ];
  return (high + 0.05) / (low + 0.05);
}

function parse(colour: string): Colour {
  const [red = 0, green = 0, blue = 0, alpha = 1] = (colour.match(/[\d.]+/g) ?? []).map(Number);
  return [red, green, blue, alpha];
}

function over(below: Colour, above: Colour): Colour {
  const mix = (i: 0 | 1 | 2) => above[i] * above[3] + below[i] * (1 - above[3]);
  return [mix(0), mix(1), mix(2), 1];
}

function luminance([red, green, blue]: Colour): number {
  const linear = (value: number) => {
    const part = value / 255;
    return part <= 0.04045 ? part / 12.92 : pow((part + 0.055) / 1.055, 2.4);
  };
  return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
}
