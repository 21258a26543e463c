// Lines and texts over a figure, as layers.

import type { Encoding, LayerPart } from '../adapter.js';
import { messages } from '../messages.js';
import { brief, distinctly, short } from '../numbers.js';
import { themes } from '../theme.js';
import type { quantitative } from './axes.js';
import { amount } from './interaction.js';
import { type Line, linesOf, type ReferenceOptions, reached } from './reference-options.js';
import { pixelsAlong, spread } from './spread.js';
import { lineHeight, pixelsOf, wrapped } from './wrap.js';

/** Whether anything is laid over. */
export const hasReferences = (options: ReferenceOptions): boolean =>
  Object.values(reached(options)).some((places) => places.length > 0);

/** What is laid over, and on which scales. */
type Scaled = ReferenceOptions & { xScale?: 'linear' | 'log'; yScale?: 'linear' | 'log' };

/** A logarithmic scale has no place for 0, and for what is below. */
const onScale =
  (scale: 'linear' | 'log' | undefined) =>
  ({ at }: Line): boolean =>
    scale !== 'log' || at > 0;
const isOn =
  ({ xScale, yScale }: Scaled) =>
  ({ x, y }: { x: number; y: number }): boolean =>
    (xScale !== 'log' || x > 0) && (yScale !== 'log' || y > 0);

/** Lines and texts that a logarithmic axis cannot show, in words; '' where there are none. */
export function unshown(options: Scaled): string {
  const lines = [
    ...linesOf(options.hlines).filter((line) => !onScale(options.yScale)(line)),
    ...linesOf(options.vlines).filter((line) => !onScale(options.xScale)(line)),
  ].map(({ at, name }) => (name === '' ? short(at) : `${name} (${short(at)})`));
  const texts = (options.annotations ?? []).filter((one) => !isOn(options)(one)).map(({ text }) => text);
  const all = [...lines, ...texts];
  return all.length === 0 ? '' : messages.linesBelowLog(all);
}

/** What is laid over, in words. */
export function described(options: Scaled): string[] {
  const { hlines, vlines } = options;
  const [level, upright] = [
    linesOf(hlines).filter(onScale(options.yScale)),
    linesOf(vlines).filter(onScale(options.xScale)),
  ];
  const annotations = (options.annotations ?? []).filter(isOn(options));
  const write = (lines: readonly Line[]) => lines.map(({ at }) => at).map(distinctly(lines.map(({ at }) => at)));
  const said = (along: 'x' | 'y', lines: Line[]) =>
    write(lines).map((at, i) => messages.describeReference(along, at, lines[i]!.name));
  const lines = [...said('y', level), ...said('x', upright)];
  return [
    ...(lines.length > 0 ? [messages.describeReferences(lines)] : []),
    ...annotations.map(({ x, y, text }) => messages.describeNote(text, short(x), short(y))),
  ];
}

interface Axis {
  type: 'quantitative';
  axis: ReturnType<typeof quantitative>['axis'];
  scale: { domain: number[]; type?: 'log'; [option: string]: unknown };
}

/** Of what the axes enclose, in CSS pixels. */
interface Size {
  width: number;
  height: number;
}

const { ground, ink } = themes.light;
/** Nothing here is a series, and nothing answers to the hand. */
const plain = { color: { value: ink }, opacity: { value: 1 } };

/**
 * The lines and texts as layers, on the axes of the figure.
 * @param measured the axis of numbers, where the other one has names: all lines cross that one
 * @param beside whether the names of level lines stand at the right of the frame, which is full of bars
 */
export function references(
  options: ReferenceOptions,
  { x, y }: { x?: Axis; y?: Axis },
  size: Size,
  measured: 'x' | 'y' = 'y',
  beside = false,
): LayerPart[] {
  const [hlines, vlines] = [linesOf(options.hlines), linesOf(options.vlines)];
  const [level, upright] = measured === 'y' ? [hlines, vlines] : [vlines, hlines];
  return [
    ...(y ? levelLines(within(level, y), y, size, beside) : []),
    ...(x ? uprightLines(within(upright, x), x, size, measured === 'x') : []),
    ...(x && y && options.annotations
      ? notes(options.annotations.filter(isOn({ ...scaleOf('x', x), ...scaleOf('y', y) })), x, y, size)
      : []),
  ];
}

const scaleOf = (along: 'x' | 'y', { scale }: Axis): Scaled => ({ [`${along}Scale`]: scale.type ?? 'linear' });

/** Those that the axis can show. */
const within = (lines: Line[], { scale }: Axis) => lines.filter(({ at }) => scale.type !== 'log' || at > 0);

/** Values of an axis as pixels, and back. */
const alongOf = ({ scale }: Axis, pixels: number) =>
  pixelsAlong([scale.domain[0]!, scale.domain[1]!], pixels, scale.type === 'log');

/** Level lines; their names stand above them at the right end, one below the other. */
function levelLines(lines: Line[], y: Axis, { width, height }: Size, beside: boolean): LayerPart[] {
  if (lines.length === 0) return [];
  const { to, from } = alongOf(y, height);
  const named = lines.filter(({ name }) => name !== '');
  const apart = spread(
    named.map(({ at }) => height - to(at)),
    beside ? [0, height] : [lineHeight, height],
  );
  const look = beside
    ? { align: 'left', baseline: 'middle', dx: 6 }
    : { align: 'right', baseline: 'bottom', dx: -4, dy: -3, limit: width - 8 };
  const names = named.map(({ name, at }, i) => {
    const moved = Math.abs(apart[i]! - (height - to(at))) > 0.5;
    return { name, at: moved ? brief(from(height - apart[i]!)) : at };
  });
  const across = { x: { value: 0 }, x2: { value: 'width' as const } };
  const places = { x: { value: 'width' as const }, y: { field: 'at', ...y } };
  return [rules(lines, { ...across, y: { field: 'at', ...y }, ...plain }), ...texts(names, look, 'name', places)];
}

/** The narrowest that a name may become where its line leaves no room. */
const narrowest = 80;

/**
 * Upright lines; their names stand beside them where there is room, in rows from above, so that none covers another.
 * @param above whether they stand above the frame, which is full of bars
 */
function uprightLines(lines: Line[], x: Axis, { width }: Size, above: boolean): LayerPart[] {
  if (lines.length === 0) return [];
  const { to } = alongOf(x, width);
  const taken: [from: number, to: number][][] = [];
  const free = (row: number, [from, end]: [number, number]) =>
    (taken[row] ?? []).every(([start, stop]) => end < start || stop < from);
  const named = lines.filter(({ name }) => name !== '').sort((a, b) => a.at - b.at);
  const names = named.map(({ name, at }) => {
    const [left, right, long] = [to(at) - 6, width - to(at) - 6, pixelsOf(name) + 6];
    const crosses = (from: number, end: number) => lines.some((one) => to(one.at) > from && to(one.at) < end);
    const fits = { left: long <= right, right: long <= left };
    const clear = { left: !crosses(to(at), to(at) + long), right: !crosses(to(at) - long, to(at)) };
    const sides = ['left', 'right'] as const; // of the text, that is at its line
    const align =
      sides.find((side) => fits[side] && clear[side]) ??
      sides.find((side) => fits[side]) ??
      (right >= left ? 'left' : 'right');
    const text = wrapped(name, Math.max(narrowest, align === 'left' ? right : left));
    const wide = Math.max(...text.map(pixelsOf));
    const span: [number, number] = align === 'left' ? [to(at), to(at) + 12 + wide] : [to(at) - 12 - wide, to(at)];
    let row = 0;
    while (text.some((_, i) => !free(row + i, span))) row++;
    for (const i of text.keys()) (taken[row + i] ??= []).push(span);
    return { at, text, align, row };
  });
  const top = above ? -lineHeight * taken.length - 4 : 2;
  const looks = new Map(names.map(({ align, row }) => [`${align} ${row}`, { align, row }]));
  return [
    rules(lines, { y: { value: 0 }, y2: { value: 'height' }, x: { field: 'at', ...x }, ...plain }),
    ...[...looks.values()].flatMap(({ align, row }) =>
      texts(
        names
          .filter((one) => one.align === align && one.row === row)
          .map(({ at, text }) => ({ at, name: inOne(text) })),
        { align, baseline: 'top', dx: align === 'left' ? 6 : -6 },
        'name',
        { x: { field: 'at', ...x }, y: { value: top + lineHeight * row } },
      ),
    ),
  ];
}

/** Lines as a text mark takes them. */
const inOne = (lines: string[]): string | string[] => (lines.length === 1 ? lines[0]! : lines);

/** Texts at places, each on the side where the frame has more room. */
function notes(annotations: NonNullable<ReferenceOptions['annotations']>, x: Axis, y: Axis, { width }: Size) {
  const { to } = alongOf(x, width);
  const places = { x: { field: 'x', ...x }, y: { field: 'y', ...y } };
  const all = annotations.map((one) => {
    const align = to(one.x) <= width / 2 ? ('left' as const) : ('right' as const);
    const room = (align === 'left' ? width - to(one.x) : to(one.x)) - 9;
    return { ...one, align, lines: wrapped(one.text, Math.max(narrowest, room)) };
  });
  const looks = new Map(all.map(({ align, lines }) => [`${align} ${lines.length}`, { align, high: lines.length }]));
  return [
    {
      data: { values: annotations.map((one) => ({ ...one })) },
      mark: { type: 'point', filled: true, size: 50 },
      encoding: { ...places, ...plain },
    } as LayerPart,
    ...[...looks.values()].flatMap(({ align, high }) =>
      texts(
        all
          .filter((one) => one.align === align && one.lines.length === high)
          .map(({ x, y, lines }) => ({ x, y, text: inOne(lines) })),
        { align, baseline: 'bottom', dx: align === 'left' ? 9 : -9, dy: -3 - lineHeight * (high - 1) },
        'text',
        places,
      ),
    ),
  ];
}

const rules = (values: Line[], encoding: Encoding): LayerPart => ({
  data: { values: values.map((line) => ({ ...line })) },
  mark: { type: 'rule', strokeWidth: 2, strokeDash: [6, 4] },
  encoding: {
    ...encoding,
    tooltip: [
      { field: 'name' },
      amount(
        'at',
        undefined,
        values.map(({ at }) => at),
      ),
    ],
  },
});

/** Texts with a rim in the colour of the ground, so that they can be read over anything. */
function texts(values: readonly object[], look: object, field: string, places: Encoding): LayerPart[] {
  if (values.length === 0) return [];
  const mark = { type: 'text' as const, lineHeight, ...look };
  const text = {
    data: { values: values.map((one) => ({ ...one })) },
    encoding: { ...places, text: { field }, ...plain },
  };
  const rim = { ...text.encoding, color: { value: ground } };
  return [
    { ...text, mark: { ...mark, filled: false, strokeWidth: 4 }, encoding: rim },
    { ...text, mark },
  ];
}
