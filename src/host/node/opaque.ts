// A PNG without transparency, on white: that on a page of paper is not taken apart then, which Node would do in its own way.

import { pngStart } from '../addresses.js';
import { pngOf, pngSize } from './png.js';
import { pixelsOf } from './raster.js';

/** The address of the same picture, opaque. */
export function opaque(url: string): string {
  const { rgb, width, height } = pixelsOnWhite(Buffer.from(url.slice(pngStart.length), 'base64'));
  return `${pngStart}${Buffer.from(pngOf(rgb, width, height)).toString('base64')}`;
}

/** The colours of a PNG file on white: red, green and blue of each pixel, row by row. */
export function pixelsOnWhite(png: Uint8Array): { rgb: Uint8Array; width: number; height: number } {
  const { pixels, width, height } = pixelsOf(pictureAlone(png), 1);
  const rgb = new Uint8Array(3 * width * height);
  for (let i = 0; i < width * height; i++) {
    const white = 255 - pixels[4 * i + 3]!; // colours are already multiplied by their opacity
    for (let c = 0; c < 3; c++) rgb[3 * i + c] = pixels[4 * i + c]! + white;
  }
  return { rgb, width, height };
}

/** An SVG that shows the picture in its own size. */
function pictureAlone(png: Uint8Array): string {
  const [width, height] = pngSize(png);
  const size = `width="${width}" height="${height}"`;
  const names = 'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"';
  const url = `${pngStart}${Buffer.from(png).toString('base64')}`;
  return `<svg ${names} ${size}><image xlink:href="${url}" ${size} image-rendering="optimizeSpeed"/></svg>`;
}
