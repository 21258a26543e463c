// Pictures that follow each other, as one GIF for slides: the same frames give the same bytes.

import { messages } from '../messages.js';
import { pixelsOf } from './raster.js';
import { require } from './require.js';

type Palette = number[][];
interface Package {
  GIFEncoder(): {
    writeFrame(index: Uint8Array, width: number, height: number, options: object): void;
    finish(): void;
    bytes(): Uint8Array;
  };
  quantize(pixels: Uint8Array, colors: number): Palette;
  applyPalette(pixels: Uint8Array, palette: Palette): Uint8Array;
}

export interface GifOptions {
  /** How long a frame stands, in milliseconds: GIF counts hundredths of a second. */
  delay: number;
  /** How often all is played; 0 for ever. */
  loops: number;
  /** Pixels to a CSS pixel. */
  scale: number;
  /** How many bytes it may take at most: 2 MB when left out. */
  most?: number;
}

/**
 * A GIF of SVG pictures of one size, with one palette for all frames. What would take too many bytes is made smaller, by as much as it is
 * too large and a little more.
 * @throws {RangeError} when there is no frame, sizes differ, or the smallest is still too large
 */
export function framesToGif(
  svgs: readonly string[],
  { delay, loops, scale, most = 2_000_000 }: GifOptions,
): Uint8Array {
  if (svgs.length === 0) throw new RangeError(messages.noFrames());
  let [factor, bytes] = [1, encoded(svgs, delay, loops, scale)];
  while (bytes.length > most && factor > 1 / 4) {
    factor = Math.max(1 / 4, factor * Math.min(0.9, 0.9 * Math.sqrt(most / bytes.length)));
    bytes = encoded(svgs, delay, loops, scale * factor);
  }
  if (bytes.length > most) throw new RangeError(messages.tooLarge((bytes.length / 1e6).toFixed(1), most / 1e6));
  return bytes;
}

function encoded(svgs: readonly string[], delay: number, loops: number, scale: number): Uint8Array {
  const { GIFEncoder, quantize, applyPalette } = require('gifenc') as Package;
  const frames = svgs.map((svg) => pixelsOf(svg, scale));
  const { width, height } = frames[0]!;
  for (const frame of frames)
    if (frame.width !== width || frame.height !== height)
      throw new RangeError(messages.frameSizes(`${width} × ${height}`, `${frame.width} × ${frame.height}`));
  const palette = quantize(sample(frames.map(({ pixels }) => pixels)), 255);
  const unchanged = palette.length; // one colour more, which lets the frame before show
  const gif = GIFEncoder();
  let before: Uint8Array | null = null;
  for (const { pixels } of frames) {
    const index = applyPalette(pixels, palette);
    const drawn = before === null ? index : index.map((color, i) => (color === before![i] ? unchanged : color));
    gif.writeFrame(drawn, width, height, {
      ...(before === null
        ? { palette: [...palette, [0, 0, 0]], repeat: loops === 0 ? 0 : loops === 1 ? -1 : loops - 1 }
        : {}),
      delay,
      transparent: before !== null,
      transparentIndex: unchanged,
      dispose: 1, // what is drawn stays
    });
    before = index;
  }
  gif.finish();
  return gif.bytes();
}

/** Pixels of all frames for the palette: about a million of them, evenly taken. */
function sample(frames: readonly Uint8Array[]): Uint8Array {
  const total = frames.reduce((sum, pixels) => sum + pixels.length / 4, 0);
  const step = Math.ceil(total / 1_000_000);
  const taken = new Uint8Array(4 * Math.ceil(total / step));
  let [at, next] = [0, 0];
  for (const pixels of frames) {
    for (; next < pixels.length / 4; next += step) {
      taken.set(pixels.subarray(4 * next, 4 * next + 4), at);
      at += 4;
    }
    next -= pixels.length / 4;
  }
  return taken;
}
