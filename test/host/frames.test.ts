// Pictures that follow each other: as one GIF, and side by side.

import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { pixelsOf } from '../../src/host/node/raster.js';
import { frameStrip, framesToGif } from '../../src/host/render.js';

const names = 'xmlns="http://www.w3.org/2000/svg"';
const ground = '<rect width="40" height="20" fill="#ffffff"/>';
/** A red square that moves. */
const frame = (x: number, size = 'width="40" height="20"') =>
  `<svg ${names} ${size}>${ground}<rect x="${x}" y="5" width="8" height="8" fill="#d00000"/></svg>`;
const frames = [0, 10, 20, 30].map((x) => frame(x));
const options = { delay: 250, loops: 3, scale: 1 };

/** The extensions of a GIF: what stands between an exclamation mark and the next zero. */
const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');

describe('a GIF', () => {
  const gif = framesToGif(frames, options);
  test('has the size of its frames, and ends', () => {
    expect(Buffer.from(gif).subarray(0, 6).toString()).toBe('GIF89a');
    expect([Buffer.from(gif).readUInt16LE(6), Buffer.from(gif).readUInt16LE(8)]).toEqual([40, 20]);
    expect(gif.at(-1)).toBe(0x3b);
  });

  test('has each frame once, for its time, in one palette', () => {
    const controls = [...hex(gif).matchAll(/21f904(..)(....)(..)00/g)];
    expect(controls).toHaveLength(4);
    for (const [, , delay] of controls) expect(delay).toBe('1900'); // 25 hundredths of a second
    const images = [...hex(gif).matchAll(/2c0000000028001400(..)/g)];
    expect(images.map(([, flags]) => Number.parseInt(flags!, 16) & 0x80)).toEqual([0, 0, 0, 0]); // no palettes of their own
  });

  test.each([
    [0, 'NETSCAPE2.0\u0003\u0001\u0000\u0000'],
    [3, 'NETSCAPE2.0\u0003\u0001\u0002\u0000'], // twice again
    [1, ''],
  ])('is played %i times (0: for ever)', (loops, extension) => {
    const text = Buffer.from(framesToGif(frames, { ...options, loops })).toString('latin1');
    if (extension === '') expect(text).not.toContain('NETSCAPE');
    else expect(text).toContain(extension);
  });

  test('is the same for the same frames', () => {
    expect(createHash('sha256').update(framesToGif(frames, options)).digest('hex')).toBe(
      createHash('sha256').update(gif).digest('hex'),
    );
    expect(hex(framesToGif([...frames].reverse(), options))).not.toBe(hex(gif));
  });

  test('that would be too large is made smaller, and refused when that is not enough', () => {
    const width = (scale: number, most?: number) =>
      Buffer.from(framesToGif(frames, { ...options, scale, ...(most && { most }) })).readUInt16LE(6);
    const bytes = framesToGif(frames, { ...options, scale: 8 }).length;
    expect(width(8)).toBe(320);
    expect(width(8, bytes)).toBe(320);
    expect(width(8, bytes - 1)).toBeLessThan(320);
    expect(framesToGif(frames, { ...options, scale: 8, most: bytes - 1 }).length).toBeLessThan(bytes);
    expect(() => width(8, 100)).toThrow(/takes 0\.\d MB at a quarter of its size; at most 0\.0001 MB/);
  });

  test('of no frames, or of several sizes, is refused', () => {
    expect(() => framesToGif([], options)).toThrow('at least one frame');
    expect(() => framesToGif([frame(0), frame(0, 'width="41" height="20"')], options)).toThrow(
      '40 × 20 pixels, another 41 × 20',
    );
  });
});

describe('a strip of frames', () => {
  const drawn = frames.map((source) => ({ source, width: 40, height: 20 }));
  test('shows them in rows', () => {
    const { source, width, height } = frameStrip(drawn, 3);
    expect([width, height]).toEqual([3 * 40 + 2 * 8, 2 * 20 + 8]);
    const { pixels } = pixelsOf(source, 1);
    const red = (x: number, y: number) => pixels[4 * (y * width + x)] === 0xd0 && pixels[4 * (y * width + x) + 1] === 0;
    for (const [i, x] of [0, 10, 20, 30].entries())
      expect(red((i % 3) * 48 + x + 4, Math.floor(i / 3) * 28 + 9)).toBe(true);
    expect(red(4 + 10, 9)).toBe(false);
  });

  test('keeps what frames refer to apart', () => {
    const own = (color: string) => ({
      source: `<svg ${names} width="9" height="9"><defs><pattern id="a" width="1" height="1"><rect width="9" height="9" fill="${color}"/></pattern></defs><rect width="9" height="9" fill="url(#a)"/><text> id="b" </text></svg>`,
      width: 9,
      height: 9,
    });
    const { source } = frameStrip([own('#00ff00'), own('#0000ff')], 2, 0);
    const { pixels, width } = pixelsOf(source, 1);
    const at = (x: number) => [...pixels.subarray(4 * (4 * width + x), 4 * (4 * width + x) + 3)];
    expect([at(4), at(13)]).toEqual([[0, 255, 0], [0, 0, 255]]); // biome-ignore format: two colours
    expect(source).toContain('> id="b" <');
  });
});
