// Images: one picture for a whole sheet, its pixels enlarged without smoothing.

import { base64 } from '../../notebook/bundle.js';
import { checked, finite, flag, oneOf, positiveCount, type Rule, type Rules, rangeOf } from '../../options/index.js';
import { type LayerPart, published, type UnitSpec } from '../adapter.js';
import { Chart } from '../chart.js';
import { config } from '../config.js';
import { aColumn, type Column, columnOf } from '../data.js';
import { messages } from '../messages.js';
import { isDrawable, short } from '../numbers.js';
import { type ChartOptions, chartRules, heading, schema } from '../parts/options.js';
import { pngOf } from '../parts/png.js';
import { palette, textSize, themes } from '../theme.js';
import { type Images, imagesOf, type Pixels, painted, type Rgb, type Sheet, shrunk } from '../transforms/pixels.js';

/** How images are shown. */
export interface ImageOptions extends ChartOptions {
  /** What stands above each image: names, or numbers such as labels of classes. */
  labels?: Column;
  /** Images in a row. */
  columns?: number;
  /** How many CSS pixels wide a pixel is; as many as there is room for, when left out. */
  zoom?: number;
  /** The values that are black and white; the smallest and the largest, when left out, and for colours 0 and 1, or 0 and 255, where these fit. */
  range?: readonly [number, number];
  /** Weights: zero is white, or grey in colours, and the range is as far to both sides. */
  signed?: boolean;
  /** Whether channels stand before rows and columns, as in [N, 3, H, W], or behind; of four dimensions found by itself. */
  channels?: 'first' | 'last';
}

const someLabels: Rule = { ...aColumn, text: 'a list of names or numbers, one for each image' };
const rules: Rules<ImageOptions> = {
  labels: someLabels,
  columns: positiveCount,
  zoom: positiveCount,
  range: {
    ...rangeOf(finite),
    holds: (x, o) => rangeOf(finite).holds(x, o) && (x as number[])[0]! < (x as number[])[1]!,
  },
  signed: flag,
  channels: oneOf('first', 'last'),
  ...chartRules,
};

/** Room for a sheet in CSS pixels. */
const room = { width: 720, height: 330 };
const gap = 4;
const labelHeight = 22;
/** Bytes of a picture: the address that holds it is a third longer, and a figure shall have less than 200 kB. */
const mostBytes = 140_000;
/** The sides of more images than these would be seen by nobody. */
const mostImages = 1000;

/**
 * An image, or a sheet of them: grey, in colours, or signed as the weights of a first layer are. Each pixel is a whole number of pixels wide
 * and high, and nothing is smoothed. What black and white stand for is said below the title.
 *
 * @param pixels [H, W] or [N, H, W] in grey, [H, W, 3] or [N, H, W, 3] in colours, [N, C, H, W] with 1 or 3 channels; a tensor or lists
 * @throws {TypeError} when the pixels are none of these
 * @throws {RangeError} when there are more than 1000 images, no finite value, or another number of labels
 * @example
 * plot.image(rand([100, 28, 28]), { columns: 20, title: 'A hundred images' })
 * @example
 * plot.image(randn([16, 3, 5, 5]), { signed: true, title: 'Filters of a first layer' })
 */
export function image(pixels: Pixels, given?: ImageOptions): Chart {
  const options = checked('plot.image', given, rules);
  const images = imagesOf('plot.image', pixels, options.channels);
  if (images.count > mostImages) throw new RangeError(messages.tooManyImages(images.count, mostImages));
  const labels = options.labels && columnOf('plot.image', options.labels).map((x) => String(x ?? ''));
  if (labels && labels.length !== images.count) throw new RangeError(messages.imageLabels(labels.length, images.count));
  const all = statistics(images);
  if (all.low > all.high) throw new RangeError(messages.blankImages());
  const ends = endsOf(all, images, options);
  const data = Array.from({ length: images.count }, (_, i) => {
    const { low, high, mean } = statistics(images, i);
    return { image: i + 1, ...(labels && { label: labels[i]! }), low, high, mean };
  });
  const said = [meaning(ends, images, options), ...(all.missing > 0 ? [messages.missingPixels(all.missing)] : [])];
  const colored = coloring(ends, options);
  const { sheet, png, by } = fitted(images, labels, colored, options);
  if (by > 1) said.push(messages.shrunk(by));
  const size = { width: Math.ceil(images.width / by), height: Math.ceil(images.height / by) };
  const what = messages.describeImages(images.count, images.height, images.width, images.channels, sheet.columns);
  const numbers = messages.describePixels(short(all.low), short(all.high), short(all.mean));
  const names = labels && (labels.length > 30 ? [...labels.slice(0, 30), '…'] : labels).join(', ');
  const description = [options.title, what, numbers, said.join('; '), names].filter(Boolean).join('\n');
  const rims = options.signed === true || all.low === all.high; // white is a value there, and all of an image may be white
  return new Chart(specification(png, size, sheet, labels, data, said.join('; '), rims, options), description, data);
}

interface Statistics {
  low: number;
  high: number;
  mean: number;
  missing: number;
}

/** Of all images, or of one. */
function statistics(images: Images, only?: number): Statistics {
  let [low, high, sum, n, missing] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, 0, 0, 0];
  const [from, to] = only === undefined ? [0, images.count] : [only, only + 1];
  for (let image = from; image < to; image++)
    for (let row = 0; row < images.height; row++)
      for (let column = 0; column < images.width; column++)
        for (let channel = 0; channel < images.channels; channel++) {
          const x = images.at(image, row, column, channel);
          if (!isDrawable(x)) {
            missing++;
            continue;
          }
          sum += x;
          n++;
          if (x < low) low = x;
          if (x > high) high = x;
        }
  return { low, high, mean: sum / n, missing };
}

/** The values of black and white, or of both ends around zero. */
function endsOf({ low, high }: Statistics, { channels }: Images, options: ImageOptions): readonly [number, number] {
  const { range, signed = false } = options;
  if (range) return range;
  if (signed) {
    const most = Math.max(Math.abs(low), Math.abs(high)) || 1;
    return [-most, most];
  }
  if (channels === 3 && low >= 0 && high <= 255) return high <= 1 ? [0, 1] : [0, 255];
  return low < high ? [low, high] : low === 0 ? [0, 1] : [Math.min(0, low), Math.max(0, high)];
}

const rgb = (hex: string): Rgb => [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16)) as never as Rgb;
const [below, above] = [rgb(palette[0]!), rgb(palette[1]!)];
const white: Rgb = [255, 255, 255];
/** What is no number looks like nothing else. */
const missing: Rgb = [255, 0, 255];

/** The colour of a pixel. */
function coloring([low, high]: readonly [number, number], { signed = false }: ImageOptions) {
  const part = (x: number): number => Math.min(1, Math.max(0, (x - low) / (high - low)));
  const level = (x: number): number => Math.round(255 * part(x));
  const mix = (to: Rgb, much: number) => white.map((c, i) => Math.round(c + much * (to[i]! - c))) as never as Rgb;
  return (values: readonly number[]): Rgb => {
    if (!values.every((x) => isDrawable(x))) return missing;
    if (values.length === 3) return values.map(level) as never as Rgb;
    const [x] = values as [number];
    if (!signed) return [level(x), level(x), level(x)];
    const away = 2 * part(x) - 1;
    return away < 0 ? mix(below, -away) : mix(above, away);
  };
}

function meaning(
  [low, high]: readonly [number, number],
  { channels }: Images,
  { signed = false }: ImageOptions,
): string {
  const [a, b] = [low, high].map((x) => short(x).replace('-', '−')) as [string, string];
  if (signed && channels === 1) return messages.signedColors(a, short((low + high) / 2), b);
  return signed ? messages.signedChannels(a, b) : messages.blackAndWhite(a, b);
}

/** The sheet that fits best, and its picture; pixels are put together until it is small enough. */
function fitted(
  images: Images,
  labels: readonly string[] | undefined,
  color: (values: readonly number[]) => Rgb,
  options: ImageOptions,
): { sheet: Sheet; png: { bytes: Uint8Array; width: number; height: number }; by: number } {
  let by = Math.max(1, Math.ceil(images.width / 760), Math.ceil(images.height / 600));
  for (;;) {
    const small = shrunk(images, by);
    const sheet = arranged(small, labels !== undefined, options);
    const { width, height, pixels } = painted(small, sheet, color);
    const bytes = pngOf(width, height, pixels);
    if (bytes.length <= mostBytes || Math.max(small.width, small.height) <= 8)
      return { sheet, png: { bytes, width, height }, by };
    by++;
  }
}

/** As many columns as let the pixels be largest; of these the number that leaves the fewest places empty. */
function arranged(images: Images, labelled: boolean, { columns, zoom }: ImageOptions): Sheet {
  const { count, width, height } = images;
  const gapY = labelled ? labelHeight : gap;
  const rowsOf = (columns: number) => Math.ceil(count / columns);
  const zoomOf = (columns: number): number => {
    const across = (room.width - (columns - 1) * gap) / columns / width;
    const down = (room.height - rowsOf(columns) * gapY) / rowsOf(columns) / height;
    return Math.max(1, Math.min(40, Math.floor(Math.min(across, down))));
  };
  const overflow = (columns: number): number => {
    const [w, h] = [columns * (width + gap), rowsOf(columns) * (height + gapY)];
    return Math.max(0, w - room.width) + Math.max(0, h - room.height);
  };
  const choices = columns ? [Math.min(columns, count)] : Array.from({ length: count }, (_, i) => i + 1);
  const empty = (columns: number) => rowsOf(columns) * columns - count;
  const best = choices.reduce((a, b) => {
    const differ = overflow(a) - overflow(b) || zoomOf(b) - zoomOf(a) || empty(a) - empty(b);
    return differ < 0 ? a : b;
  });
  return { columns: best, rows: rowsOf(best), zoom: zoom ?? zoomOf(best), gapX: gap, gapY };
}

function specification(
  png: { bytes: Uint8Array; width: number; height: number },
  size: { width: number; height: number },
  { columns, zoom, gapX, gapY }: Sheet,
  labels: readonly string[] | undefined,
  data: readonly { image: number; label?: string; low: number; high: number; mean: number }[],
  said: string,
  rims: boolean,
  options: ImageOptions,
) {
  const [w, h] = [size.width * zoom, size.height * zoom];
  const top = labels ? labelHeight : 0;
  const { bytes, width, height } = png;
  const places = data.map((row, i) => {
    const [x, y] = [(i % columns) * (w + gapX), top + Math.floor(i / columns) * (h + gapY)];
    return { ...row, x, x2: x + w, y, y2: y + h };
  });
  const at = (field: string) => ({ field, type: 'quantitative' as const, scale: null, axis: null });
  const mark = { type: 'image', width, height, aspect: false, align: 'left', baseline: 'top', smooth: false };
  const layer: LayerPart[] = [
    {
      data: { values: [{}] },
      mark: mark as UnitSpec['mark'],
      encoding: {
        x: { value: 0 },
        y: { value: top },
        url: { value: `data:image/png;base64,${base64(bytes)}` },
      },
    },
  ];
  if (rims)
    layer.push({
      mark: { type: 'rect', filled: false, stroke: themes.light.line, strokeWidth: 1 },
      encoding: { x: at('x'), x2: { field: 'x2' }, y: at('y'), y2: { field: 'y2' } },
    });
  if (labels)
    layer.push({
      mark: { type: 'text', align: 'center', baseline: 'bottom', dy: -2, fontSize: textSize, limit: w + gapX },
      encoding: { x: { ...at('middle') }, y: at('y'), text: { field: 'label' } },
      transform: [{ calculate: '(datum.x + datum.x2) / 2', as: 'middle' }],
    });
  if (data.length <= 400) {
    const names = [...(labels ? ['label'] : ['image']), 'low', 'high', 'mean'];
    layer.push({
      name: 'hover',
      mark: { type: 'rect', opacity: 0 },
      encoding: {
        x: at('x'),
        x2: { field: 'x2' },
        y: at('y'),
        y2: { field: 'y2' },
        tooltip: names.map((field) => ({ field })),
      },
    });
  }
  return published({
    $schema: schema,
    ...heading(options, said),
    data: { values: places },
    width,
    height: height + top,
    layer,
    config,
  });
}
