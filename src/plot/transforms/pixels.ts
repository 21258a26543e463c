// Images in all the forms in which their numbers come, and as one sheet of pixels.

import { isPlain } from '../../options/index.js';
import { messages } from '../messages.js';

/** Numbers of images: a tensor, or lists within lists, of which the inner ones may be typed arrays or tensors. */
export type Pixels =
  | { readonly data: ArrayLike<number>; readonly shape: ArrayLike<number> }
  | readonly (ArrayLike<number> | Pixels)[];

/** Images of one size: number, height, width, and channels last. */
export interface Images {
  count: number;
  height: number;
  width: number;
  channels: 1 | 3;
  /** The value of a channel of a pixel of an image. */
  at(image: number, row: number, column: number, channel: number): number;
}

/** Images under names: `{ real, fake }`. */
export type NamedPixels = { readonly [name: string]: Pixels };

/** Images that stand together, with a name or without. */
export interface Section {
  name: string;
  count: number;
}

interface Dense {
  shape: number[];
  values: ArrayLike<number>;
}

/** Lists within lists as one list with a shape. */
function dense(op: string, data: unknown): Dense {
  const { data: own, shape } = Object(data) as { data?: ArrayLike<number>; shape?: ArrayLike<number> };
  if (own !== undefined && shape !== undefined) return { shape: Array.from(shape), values: own };
  if (ArrayBuffer.isView(data)) return { shape: [(data as Float64Array).length], values: data as Float64Array };
  if (!Array.isArray(data) || data.length === 0) throw new TypeError(messages.noPixels(op, data));
  if (data.every((x) => typeof x === 'number')) return { shape: [data.length], values: data };
  if (data.some((x) => typeof x !== 'object' || isNumbers(x))) throw new TypeError(messages.noPixels(op, data));
  const parts = data.map((part) => dense(op, part));
  const inner = parts[0]!.shape;
  if (parts.some(({ shape }) => shape.length !== inner.length || shape.some((n, i) => n !== inner[i])))
    throw new TypeError(messages.noPixels(op, data));
  return { shape: [data.length, ...inner], values: parts.flatMap(({ values }) => Array.from(values)) };
}

const isNumbers = (x: unknown): boolean => x === null || (isPlain(x) && !('data' in x));

/**
 * The images of [H, W], [H, W, 3], [N, H, W], [N, H, W, 1 or 3] or [N, 1 or 3, H, W].
 * @param channels where the channels stand; of four dimensions they are found by their number, when left out
 * @throws {TypeError} when these are no images
 */
export function imagesOf(op: string, data: unknown, channels?: 'first' | 'last'): Images {
  const { shape, values } = dense(op, data);
  const few = (n: number | undefined): n is 1 | 3 => n === 1 || n === 3;
  const last = shape.at(-1);
  const front = shape.length === 4 ? shape[1] : shape[0];
  const rank = shape.length;
  const first = rank > 2 && (channels === 'first' || (rank === 4 && channels === undefined && few(front)));
  const colours = rank === 4 || (rank === 3 && (channels !== undefined || last === 3));
  const number = !colours ? 1 : first ? front : last;
  if (rank < 2 || rank > 4 || !few(number) || values.length === 0) throw new TypeError(messages.noImages(op, shape));
  const sizes = first ? shape.slice(-2) : colours ? shape.slice(-3, -1) : shape.slice(-2);
  const [height, width] = sizes as [number, number];
  const count = values.length / (height * width * number);
  const at = (image: number, row: number, column: number, channel: number): number =>
    first
      ? values[((image * number + channel) * height + row) * width + column]!
      : values[((image * height + row) * width + column) * number + channel]!;
  return { count, height, width, channels: number, at };
}

const isNamed = (pixels: unknown): pixels is NamedPixels =>
  isPlain(pixels) && !('data' in pixels && 'shape' in pixels) && Object.keys(pixels).length > 0;

/**
 * All images one behind the other, and how many there are of each name.
 * @throws {TypeError} when these are no images
 * @throws {RangeError} when those of one name have another size than the others
 */
export function sectionsOf(op: string, pixels: unknown, channels?: 'first' | 'last'): [Images, Section[]] {
  if (!isNamed(pixels)) {
    const images = imagesOf(op, pixels, channels);
    return [images, [{ name: '', count: images.count }]];
  }
  const all = Object.entries(pixels).map(([name, own]) => ({ name, images: imagesOf(op, own, channels) }));
  const [first] = all as [(typeof all)[number]];
  const sizeOf = ({ height, width, channels }: Images) => [height, width, channels].join(' × ');
  for (const { name, images } of all)
    if (sizeOf(images) !== sizeOf(first.images))
      throw new RangeError(messages.imageSizes(op, name, sizeOf(images), first.name, sizeOf(first.images)));
  const places = all.flatMap(({ images }) => Array.from({ length: images.count }, (_, own) => ({ images, own })));
  const at: Images['at'] = (image, ...where) => places[image]!.images.at(places[image]!.own, ...where);
  return [{ ...first.images, count: places.length, at }, all.map(({ name, images: { count } }) => ({ name, count }))];
}

/** The same images with the mean of each block of pixels in its place. */
export function shrunk(images: Images, by: number): Images {
  if (by === 1) return images;
  const { count, channels } = images;
  const [height, width] = [Math.ceil(images.height / by), Math.ceil(images.width / by)];
  const means = new Float64Array(count * height * width * channels);
  const place = (image: number, row: number, column: number, channel: number) =>
    ((image * height + row) * width + column) * channels + channel;
  for (let image = 0; image < count; image++)
    for (let row = 0; row < height; row++)
      for (let column = 0; column < width; column++)
        for (let channel = 0; channel < channels; channel++)
          means[place(image, row, column, channel)] = meanOf(images, by, image, row, column, channel);
  return { ...images, height, width, at: (...where) => means[place(...where)]! };
}

function meanOf(images: Images, by: number, image: number, row: number, column: number, channel: number): number {
  let [sum, n] = [0, 0];
  for (let i = row * by; i < Math.min(images.height, (row + 1) * by); i++)
    for (let j = column * by; j < Math.min(images.width, (column + 1) * by); j++) {
      sum += images.at(image, i, j, channel);
      n++;
    }
  return sum / n;
}

/** How images stand on a sheet, in pixels. */
export interface Sheet {
  columns: number;
  rows: number;
  /** Where each image stands. */
  places: readonly { column: number; row: number }[];
  /** How many pixels wide and high a pixel of an image is. */
  zoom: number;
  gapX: number;
  gapY: number;
}

export type Rgb = readonly [number, number, number];

/** Width, height and pixels (red, green, blue, opacity) of a sheet; what lies between the images is transparent. */
export function painted(images: Images, sheet: Sheet, color: (values: readonly number[]) => Rgb) {
  const { columns, rows, places, zoom, gapX, gapY } = sheet;
  const [w, h] = [images.width * zoom, images.height * zoom];
  const [width, height] = [columns * (w + gapX) - gapX, rows * (h + gapY) - gapY];
  const pixels = new Uint8Array(4 * width * height);
  const values = Array<number>(images.channels);
  for (let image = 0; image < images.count; image++) {
    const [left, top] = [places[image]!.column * (w + gapX), places[image]!.row * (h + gapY)];
    for (let row = 0; row < images.height; row++) {
      for (let column = 0; column < images.width; column++) {
        for (let c = 0; c < images.channels; c++) values[c] = images.at(image, row, column, c);
        const [r, g, b] = color(values);
        const start = 4 * ((top + row * zoom) * width + left + column * zoom);
        for (let i = 0; i < zoom; i++) pixels.set([r, g, b, 255], start + 4 * i);
      }
      const line = 4 * ((top + row * zoom) * width + left);
      for (let i = 1; i < zoom; i++) pixels.copyWithin(line + 4 * i * width, line, line + 4 * w);
    }
  }
  return { width, height, pixels };
}
