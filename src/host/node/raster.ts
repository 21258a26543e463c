// From SVG to pixels, with the bundled font and no other.

import { fontFamily } from '../font.js';
import { messages } from '../messages.js';
import { fontFilesFor } from './fonts.js';
import { indexed } from './indexed.js';
import { require } from './require.js';

interface Raster {
  asPng(): Uint8Array;
  pixels: Uint8Array;
  width: number;
  height: number;
}
interface Package {
  Resvg: new (svg: string, options: object) => { width: number; height: number; render(): Raster };
}

/** Of more pixels the memory would not be enough. */
const mostPixels = 50_000_000;

/** @throws {RangeError} when a picture of this size in CSS pixels would have more pixels than memory holds */
export function refuseTooMany(width: number, height: number, scale: number): void {
  const [wide, high] = [Math.ceil(width * scale), Math.ceil(height * scale)];
  if (wide * high > mostPixels)
    throw new RangeError(messages.tooManyPixels(wide, high, mostPixels, scale * Math.sqrt(mostPixels / (wide * high))));
}

function render(svg: string, scale: number): Raster {
  const { Resvg } = require('@resvg/resvg-js') as Package;
  const font = {
    loadSystemFonts: false,
    fontFiles: fontFilesFor(svg),
    defaultFontFamily: fontFamily,
    sansSerifFamily: fontFamily,
  };
  const picture = new Resvg(svg, { fitTo: { mode: 'zoom', value: scale }, font });
  refuseTooMany(picture.width, picture.height, scale);
  return picture.render();
}

/** The pixels of an SVG as a PNG file, `scale` pixels to a CSS pixel; with at most so many colours, when it is told. */
export function rasterise(svg: string, scale: number, colors?: number): Uint8Array {
  const drawn = render(svg, scale);
  return colors === undefined ? drawn.asPng() : indexed(drawn, colors);
}

/** The pixels themselves: red, green, blue and opacity of each, row by row; colours are multiplied by their opacity. */
export function pixelsOf(svg: string, scale: number): { pixels: Uint8Array; width: number; height: number } {
  const { pixels, width, height } = render(svg, scale);
  return { pixels, width, height };
}
