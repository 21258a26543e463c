// What is changed in the scene that Vega has laid out, before it becomes text: pictures get their address, bars their hatches, and what
// nobody can see is left out.

import { pngStart, refuseAddress } from '../addresses.js';
import { pngSize } from './png.js';

/** A group of items of one kind, as Vega lays them out; those of a group hold further ones. */
export interface Marks {
  marktype: string;
  role?: string;
  items: Item[];
  bounds?: Bounds;
}
/** From left to right and from top to bottom, in pixels of the group that the marks stand in. */
export interface Bounds {
  x1: number;
  y1: number;
  x2: number;
  y2: number;
}
interface Item {
  x?: number;
  y?: number;
  bounds?: Bounds;
  items?: Marks[];
  fill?: unknown;
  stroke?: unknown;
  strokeWidth?: number;
  strokeDash?: unknown;
  opacity?: number;
  fillOpacity?: number;
  strokeOpacity?: number;
  url?: unknown;
  href?: unknown;
  image?: object;
  smooth?: boolean;
  width?: number;
  height?: number;
}

/** Each group of items, and those inside of it. */
function* all(marks: Marks): Generator<Marks> {
  yield marks;
  for (const { items = [] } of marks.marktype === 'group' ? marks.items : [])
    for (const inner of items) yield* all(inner);
}

/**
 * Gives pictures their address and their own size, which Vega would load later than they are drawn. Their pixels stay sharp where they
 * are shown enlarged.
 * @throws {RangeError} when a picture is no PNG that stands in the specification
 */
export function showPictures(root: Marks): void {
  for (const { marktype, items } of all(root))
    if (marktype === 'image')
      for (const item of items) {
        if (item.url === null || item.url === undefined) continue;
        refuseAddress(item.url, 'the url of an image mark');
        const [width, height] = pngSize(
          Buffer.from((item.url as string).slice(pngStart.length, pngStart.length + 44), 'base64'),
        );
        item.image = { src: item.url, url: item.url, complete: true, width, height };
        item.smooth ??= (item.width ?? width) < width || (item.height ?? height) < height;
      }
}

/** Takes links away: nobody clicks a still picture, and Vega would follow up each of them when it has been drawn. */
export function dropLinks(root: Marks): void {
  for (const { items } of all(root)) for (const item of items) delete item.href;
}

/**
 * Makes a translucent surface or line one whose fill or stroke is translucent, which looks the same: the rasteriser takes as long for the
 * other as for a whole picture.
 */
export function flatten(root: Marks): void {
  for (const { marktype, items } of all(root))
    if (marktype !== 'group')
      for (const item of items) {
        const { opacity = 1, fillOpacity = 1, strokeOpacity = 1 } = item;
        const both = isPaint(item.fill) && isPaint(item.stroke);
        if (opacity < 1 && !both)
          Object.assign(item, {
            opacity: 1,
            fillOpacity: opacity * fillOpacity,
            strokeOpacity: opacity * strokeOpacity,
          });
      }
}

/**
 * Leaves out what lies wholly outside of the picture, as the points of a path that diverges: where such marks are clipped or translucent,
 * the rasteriser would end the whole process.
 */
export function trim({ marktype, items, bounds }: Marks, picture: Bounds): void {
  if (marktype === 'group')
    for (const { x = 0, y = 0, items: inside = [] } of items) {
      const { x1, y1, x2, y2 } = picture;
      for (const inner of inside) trim(inner, { x1: x1 - x, y1: y1 - y, x2: x2 - x, y2: y2 - y });
    }
  else if (bounds && !meet(bounds, picture)) items.length = 0;
  else {
    const seen = items.filter((item) => (item.opacity ?? 1) === 1 || !item.bounds || meet(item.bounds, picture));
    items.splice(0, items.length, ...seen);
  }
}

/** Whether two have a place together; those of a mark that its clip hides are the wrong way round. */
const meet = (a: Bounds, b: Bounds): boolean =>
  Math.max(a.x1, b.x1) <= Math.min(a.x2, b.x2) && Math.max(a.y1, b.y1) <= Math.min(a.y2, b.y2);

const isPaint = (color: unknown): boolean => color !== undefined && color !== null && color !== 'transparent';

const surfaces = new Set(['rect', 'area', 'arc', 'path', 'shape', 'line']); // of lines those that are filled, as the borders of regions

/** How lines of a colour are dashed where nothing else tells them apart: as long as a hatch is one of its colours. */
const dashes = [[], [8, 4], [2, 3], [10, 3, 2, 3], [5, 2], [12, 5]];

/**
 * Hatches in the place of colours: surfaces in one of `colors` get the pattern of its place, every other colour makes points hollow, and
 * lines of several colours get dashes.
 * @returns the definitions of the patterns in use, as SVG text
 */
export function hatch(root: Marks, colors: readonly string[]): string {
  const used = new Set<string>();
  const place = ({ fill }: Item): number => (typeof fill === 'string' ? colors.indexOf(fill.toLowerCase()) : -1);
  const shown = [...all(root)].filter(({ role }) => role === 'mark' || role === 'legend-symbol');
  const painted = (kinds: Set<string>) =>
    shown
      .filter(({ marktype }) => kinds.has(marktype))
      .flatMap(({ items, role }) => items.map((item) => ({ item, role, at: place(item) })))
      .filter(({ at }) => at >= 0);
  dash(shown, colors);
  const points = painted(new Set(['symbol']));
  for (const { item, at } of painted(surfaces)) used.add(hatched(item, at));
  for (const { item, at, role } of points)
    if (role === 'legend-symbol' && used.has(`hatch${at}`)) hatched(item, at);
    else if (at % 2 === 1) Object.assign(item, { fill: '#ffffff', stroke: colors[at], strokeWidth: 2, opacity: 1 });
    else Object.assign(item, { opacity: 1, fillOpacity: 1 });
  return [...used].sort().map(pattern).join('');
}

/** Dashes for lines, and for what stands for them in a legend, unless they have some, or are all of one colour. */
function dash(shown: readonly Marks[], colors: readonly string[]): void {
  const place = ({ stroke }: Item): number => (typeof stroke === 'string' ? colors.indexOf(stroke.toLowerCase()) : -1);
  const plain = shown.filter(
    ({ marktype, items }) => marktype === 'line' && items.every((item) => !item.strokeDash && !isPaint(item.fill)),
  );
  const places = new Set(plain.flatMap(({ items }) => items.map(place)).filter((at) => at >= 0));
  if (places.size < 2) return;
  const symbols = shown.filter(
    ({ role, items }) => role === 'legend-symbol' && items.every((item) => !item.strokeDash),
  );
  for (const { items } of [...plain, ...symbols])
    for (const item of items) {
      const at = place(item);
      if (places.has(at)) item.strokeDash = dashes[at % dashes.length];
    }
}

/** A translucent surface, such as a band, keeps what is behind it, and has no outline. */
function hatched(item: Item, place: number): string {
  const band = Math.min(item.opacity ?? 1, item.fillOpacity ?? 1) < 0.5;
  const id = `${band ? 'band' : 'hatch'}${place}`;
  const look = band ? { opacity: 1, fillOpacity: 0.6 } : { stroke: '#000000', strokeWidth: 1 };
  Object.assign(item, look, { fill: `url(#${id})` });
  return id;
}

/** Lines up, lines down, dots, level lines, both diagonals, upright lines: in a square of eight pixels, with their width. */
const drawings = [
  ['M-2 2L2 -2M-2 10L10 -2M6 10L10 6', 2],
  ['M-2 6L2 10M-2 -2L10 10M6 -2L10 2', 1],
  ['M1 2h2M5 6h2', 2],
  ['M0 2H8M0 6H8', 1],
  ['M-2 2L2 -2M-2 10L10 -2M6 10L10 6M-2 6L2 10M-2 -2L10 10M6 -2L10 2', 1],
  ['M2 0V8M6 0V8', 2],
] as const;

function pattern(id: string): string {
  const [path, width] = drawings[Number(id.replace(/\D+/, '')) % drawings.length]!;
  const ground = id.startsWith('hatch') ? '<rect width="8" height="8" fill="#ffffff"/>' : '';
  const lines = `<path d="${path}" stroke="#000000" stroke-width="${ground ? width : 1}"/>`;
  return `<pattern id="${id}" patternUnits="userSpaceOnUse" width="8" height="8">${ground}${lines}</pattern>`;
}
