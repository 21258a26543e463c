import { inflateSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { widthOf } from '../../src/host/render.js';
import { plot, tensor } from '../../src/index.js';
import { themes } from '../../src/plot/theme.js';
import { placesOf, texts } from './texts.js';

interface Layer {
  mark: { type: string; width: number; height: number };
  encoding: { url?: { value: string } };
}
const layers = (chart: plot.Chart) => chart.spec['layer'] as unknown as Layer[];

/** The picture of a chart: its size, and [red, green, blue, opacity] of each pixel. */
function picture(chart: plot.Chart): { width: number; height: number; at(x: number, y: number): number[] } {
  const address = layers(chart)[0]!.encoding.url!.value;
  expect(address.startsWith('data:image/png;base64,')).toBe(true);
  const png = Buffer.from(address.slice('data:image/png;base64,'.length), 'base64');
  const [width, height] = [png.readUInt32BE(16), png.readUInt32BE(20)];
  const length = png.readUInt32BE(33);
  expect(png.toString('latin1', 37, 41)).toBe('IDAT');
  const bytes = inflateSync(png.subarray(41, 41 + length));
  const line = 4 * width;
  for (let row = 1; row < height; row++)
    for (let i = 1; i <= line; i++) bytes[row * (line + 1) + i]! += bytes[(row - 1) * (line + 1) + i]!;
  return { width, height, at: (x, y) => [...bytes.subarray(y * (line + 1) + 1 + 4 * x, y * (line + 1) + 5 + 4 * x)] };
}
const grey = (level: number) => [level, level, level, 255];

test('each pixel is a whole number of pixels wide, and nothing is smoothed', () => {
  const chart = plot.image(
    [
      [0, 1, 2],
      [3, 4, 5],
    ],
    { zoom: 3 },
  );
  const { width, height, at } = picture(chart);
  expect([width, height]).toEqual([9, 6]);
  expect(layers(chart)[0]!.mark).toMatchObject({ type: 'image', width: 9, height: 6 });
  for (let y = 0; y < 6; y++)
    for (let x = 0; x < 9; x++) expect(at(x, y)).toEqual(grey(51 * (3 * Math.floor(y / 3) + Math.floor(x / 3))));
  expect(String(chart)).toContain('Black is 0, white is 5');
});

test('the file is a PNG whose checksums are right', () => {
  const [first, last] = [picture(plot.image([[0, 1]], { zoom: 1 })), picture(plot.image([[1, 0]], { zoom: 1 }))];
  expect([first.at(0, 0), first.at(1, 0)]).toEqual([grey(0), grey(255)]);
  expect([last.at(0, 0), last.at(1, 0)]).toEqual([grey(255), grey(0)]);
  const address = layers(plot.image([[0]]))[0]!.encoding.url!.value;
  const png = Buffer.from(address.split(',')[1]!, 'base64');
  expect(png.subarray(-12).toString('hex')).toBe('0000000049454e44ae426082'); // IEND as the specification prints it
});

test('all forms: grey, colours, channels before or behind, lists of tensors', () => {
  const said = (pixels: plot.Pixels, options?: plot.ImageOptions) => String(plot.image(pixels, options)).split('\n')[0];
  const shaped = (...shape: number[]) => ({ data: new Float32Array(shape.reduce((a, b) => a * b)).fill(0.5), shape });
  expect(said(shaped(4, 5))).toBe('Image of 4 × 5 pixels, one channel');
  expect(said(shaped(4, 5, 3))).toBe('Image of 4 × 5 pixels, red, green and blue');
  expect(said(shaped(2, 4, 5))).toBe('Sheet of 2 images in 2 columns, each of 4 × 5 pixels, one channel');
  expect(said(shaped(2, 4, 5, 3))).toContain('each of 4 × 5 pixels, red, green and blue');
  expect(said(shaped(2, 3, 4, 5))).toContain('each of 4 × 5 pixels, red, green and blue');
  expect(said(shaped(2, 1, 4, 5))).toContain('each of 4 × 5 pixels, one channel');
  expect(said(shaped(3, 4, 5), { channels: 'first' })).toBe('Image of 4 × 5 pixels, red, green and blue');
  expect(said(shaped(2, 3, 4, 3), { channels: 'last' })).toContain('each of 3 × 4 pixels, red');
  expect(said([tensor([[1, 2]]), tensor([[3, 4]])])).toContain('2 images in 2 columns, each of 1 × 2 pixels');
});

test('colours in both orders are the same picture', () => {
  const last = picture(
    plot.image(
      [
        [
          [1, 0, 0],
          [0, 0.2, 1],
        ],
      ],
      { zoom: 1 },
    ),
  );
  const first = picture(plot.image([[[[1, 0]], [[0, 0.2]], [[0, 1]]]], { zoom: 1 }));
  for (const { at } of [last, first])
    expect([at(0, 0), at(1, 0)]).toEqual([
      [255, 0, 0, 255],
      [0, 51, 255, 255],
    ]);
  expect(picture(plot.image([[[255, 0, 51]]], { zoom: 1 })).at(0, 0)).toEqual([255, 0, 51, 255]); // of bytes
});

test('signed weights: zero is white, and both sides are as far', () => {
  const chart = plot.image([[-2, 0, 1]], { signed: true, zoom: 1 });
  const { at } = picture(chart);
  expect([at(0, 0), at(1, 0)]).toEqual([[0, 114, 178, 255], grey(255)]);
  expect(at(2, 0)[2]).toBe(Math.round(255 / 2)); // half way to orange, #c24700
  expect(String(chart)).toContain('Blue is −2, white 0, orange 2');
});

test('a sheet: images in rows, what lies between them is transparent, labels above', () => {
  const images = Array.from({ length: 5 }, (_, i) => [[i]]);
  const chart = plot.image(images, { columns: 3, zoom: 20, labels: ['a', 'b', 'c', 'd', 'e'], range: [0, 5] });
  const { width, height, at } = picture(chart);
  expect([width, height]).toEqual([3 * 20 + 2 * 4, 2 * 20 + 22]);
  expect([at(0, 0), at(24, 0), at(48, 0), at(0, 42), at(24, 42)]).toEqual([0, 51, 102, 153, 204].map(grey));
  expect([at(20, 0), at(48, 42)]).toEqual([
    [0, 0, 0, 0],
    [0, 0, 0, 0],
  ]);
  expect(chart.data[3]).toEqual({ image: 4, label: 'd', low: 3, high: 3, mean: 3 });
  expect(() => plot.image(images, { labels: ['a'] })).toThrow('1 label for 5 images');
});

test('each image has a frame, in every theme: it may be as white, or as black, as the ground', () => {
  for (const theme of ['light', 'dark', 'print'] as const)
    for (const [pixels, n] of [
      [[[1]], 1],
      [[[[1]], [[0]], [[1]]], 3],
    ] as const) {
      // biome-ignore format: one line
      const svg = plot.image(pixels as unknown as plot.Pixels).toSVG({ theme, embedFont: false });
      const frames = [
        ...svg.matchAll(/<path[^>]* d="M[\d.]+,[\d.]+h40v40h-40Z"[^>]* stroke="(#\w+)" stroke-width="1"/g),
      ];
      expect(frames.map(([, color]) => color)).toEqual(Array(n).fill(themes[theme].line));
    }
});

test('small numbers are written as powers of ten', () => {
  expect(String(plot.image([[1.55e-6, 1]]))).toContain('Black is 1.55·10⁻⁶, white is 1');
  expect(String(plot.image([[-2e-7, 0]], { signed: true }))).toContain('Blue is −2·10⁻⁷, white 0, orange 2·10⁻⁷');
});

test('long labels have room, and none is cut', () => {
  for (const n of [1, 2, 8, 50]) {
    const labels = Array.from({ length: n }, (_, i) => `a label that is long: ${i}`);
    const chart = plot.image(labels.map(() => [[0, 1]]), { labels }); // biome-ignore format: one line
    expect(texts(chart)).toEqual(expect.arrayContaining(labels));
    const drawn = placesOf(chart).filter(({ text }) => text.startsWith('a label'));
    expect(Number(/ width="([\d.]+)"/.exec(chart.toSVG())![1])).toBeLessThan(800);
    for (const [i, one] of drawn.entries())
      for (const other of drawn.slice(0, i))
        if (one.y === other.y) expect(Math.abs(one.x - other.x)).toBeGreaterThan(16 * widthOf(labels.at(-1)!));
  }
});

test('named images have their names above them', () => {
  const chart = plot.image({ 'the original': [[0, 1]], 'its reconstruction': [[0.5, 1]] });
  expect(texts(chart)).toEqual(expect.arrayContaining(['the original', 'its reconstruction']));
  expect(chart.data.map(({ label }) => label)).toEqual(['the original', 'its reconstruction']);
  expect(String(chart)).toContain('Sheet of 2 images in 2 columns');
});

test('named sheets: those of each name begin a row, on one scale', () => {
  const sheet = (n: number, value: number) => ({ data: new Float32Array(n).fill(value), shape: [n, 1, 1] });
  const chart = plot.image({ real: sheet(3, 1), fake: sheet(2, 0.5), none: sheet(1, 0) }, { columns: 2, zoom: 2 });
  const { width, height, at } = picture(chart);
  expect([width, height]).toEqual([2 * 2 + 4, 4 * 2 + 3 * 22]);
  const rows = [0, 1, 2, 3].map((row) => [at(0, 24 * row), at(6, 24 * row)].map(([level, , , opacity]) => opacity && level)); // biome-ignore format: one line
  expect(rows).toEqual([[255, 255], [255, 0], [128, 128], [0, 0]]); // biome-ignore format: one line
  expect(at(6, 24)[3]).toBe(0);
  const above = placesOf(chart).filter(({ text }) => ['real', 'fake', 'none'].includes(text));
  expect(above.map(({ text, x, y }) => [text, x, y - above[0]!.y])).toEqual([['real', 0, 0], ['fake', 0, 48], ['none', 0, 72]]); // biome-ignore format: one line
  expect(chart.data.map(({ label }) => label)).toEqual(['real', 'real', 'real', 'fake', 'fake', 'none']);
  expect(() => plot.image({ a: [[1]], b: [[1, 2]] })).toThrow('but b has 1 × 2 × 1, and a 1 × 1 × 1');
  expect(() => plot.image({ a: [[1]] }, { labels: ['b'] })).toThrow('the images have names already');
});

test('what is no number is magenta, and said', () => {
  const chart = plot.image([[0, Number.NaN, Number.POSITIVE_INFINITY, 1]], { zoom: 1 });
  expect(picture(chart).at(1, 0)).toEqual([255, 0, 255, 255]);
  expect(String(chart)).toContain('2 values that are no numbers: magenta');
  expect(() => plot.image([[Number.NaN]])).toThrow('none of the pixels is a finite number');
  expect(picture(plot.image([[2, 2]], { zoom: 1 })).at(0, 0)).toEqual(grey(255)); // all the same, and not 0
});

test('a figure has less than 200 kB: of a large picture pixels are put together, which is said', () => {
  const noise = Float64Array.from({ length: 500 * 400 * 3 }, (_, i) => (i * i * 0.6180339887) % 1);
  const chart = plot.image({ data: noise, shape: [500, 400, 3] });
  expect(JSON.stringify(chart.spec).length).toBeLessThan(200_000);
  expect(String(chart)).toMatch(/each pixel shown is the mean of (\d) × \1/);
  const hundred = { data: noise.map((x) => Math.round(16 * x)).subarray(0, 100 * 28 * 28), shape: [100, 28, 28] };
  const sheet = plot.image(hundred);
  expect(String(sheet)).not.toContain('mean of 2');
  expect(JSON.stringify(sheet.spec).length).toBeLessThan(200_000);
});

test('what is no image is refused', () => {
  for (const wrong of [[], [1, 2], 'x', 3, [[1], [1, 2]], [['a']], { a: [1] }])
    expect(() => plot.image(wrong as never), JSON.stringify(wrong)).toThrow(
      /^plot\.image: .* is (no image|that of no image)/,
    );
  expect(() => plot.image({ data: [1, 2], shape: [1, 1, 1, 1, 2] })).toThrow(
    'the shape [1, 1, 1, 1, 2] is that of no image',
  );
  expect(() => plot.image({ data: new Float32Array(1001), shape: [1001, 1, 1] })).toThrow('1\u202f001 images');
});
