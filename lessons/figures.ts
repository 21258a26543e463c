// Reads the numbers and texts that a figure shows out of what a notebook keeps of it: its Vega-Lite specification, or its table.

/** What a notebook keeps of an output, by media type. */
export interface Bundle {
  readonly [type: string]: unknown;
}

/** Figures by their name. */
export type Figures = { readonly [name: string]: object };

export type Row = { [field: string]: string | number | boolean | null };
interface Spec {
  usermeta?: { name?: string };
  data?: { values: Row[] };
  title?: { text?: string; subtitle?: string | string[] };
  hconcat?: Spec[];
  vconcat?: Spec[];
  concat?: Spec[];
  layer?: Spec[];
}

const text = (html: string): string =>
  html
    .replaceAll('<br>', '\n')
    .replace(/<[^>]*>/g, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&');

/** The texts of all elements of a kind. */
const texts = (html: string, tag: string): string[] =>
  [...html.matchAll(new RegExp(`<${tag}\\b[^>]*>(.*?)</${tag}>`, 'gs'))].map(([, inner]) => text(inner!));

/** A table of HTML in the form of a specification: a row of headings, and rows of cells. */
function table(html: string): Spec {
  const name = / data-name="([^"]*)"/.exec(html)?.[1];
  const [title = '', ...subtitle] = texts(html, 'caption')[0]?.split('\n') ?? [];
  const line = (cells: string[]) => Object.fromEntries(cells.map((cell, c) => [`c${c}`, cell]));
  const [, body = ''] = html.split('<tbody>');
  const rows = body.split('</tr>').slice(0, -1);
  return {
    ...(name === undefined ? {} : { usermeta: { name: text(name) } }),
    title: { text: title, subtitle },
    data: { values: [line(texts(html, 'th')), ...rows.map((row) => line(texts(row, 'td')))] },
  };
}

/** The figure that an output shows; nothing when it is none. */
export function figureOf(bundle: Bundle): object | undefined {
  const html = [bundle['text/html'] ?? ''].flat().join('');
  if (html.startsWith('<table class="lectern-table"')) return table(html);
  const moving = bundle['application/vnd.plotly.v1+json'] as { layout?: { meta?: { name?: string } } } | undefined;
  if (moving) return { ...moving, usermeta: { ...moving.layout?.meta } };
  return bundle['application/vnd.vegalite.v5+json'] as object | undefined;
}

/** The name that the lesson gave to a figure. */
export const nameOf = (spec: object): string | undefined => (spec as Spec).usermeta?.name;

/** The title, in one line. */
export function titleOf(spec: object): string {
  const { title, layout } = spec as Spec & { layout?: { title?: { text?: string } } };
  return [title?.text ?? layout?.title?.text ?? ''].flat().join(' ');
}

/** What stands under the title, in one line. */
export const subtitle = (spec: object): string => [(spec as Spec).title?.subtitle ?? ''].flat().join(' ');

/** The parts of a figure of several charts, row by row; a single chart is its own part. */
export function parts(spec: object): object[] {
  const { hconcat, vconcat, concat } = spec as Spec;
  return (hconcat ?? vconcat ?? concat)?.flatMap(parts) ?? [spec];
}

const rowsOf = (spec: object): Row[] => (spec as Spec).data?.values ?? [];

/** The cells of a table: for each row its texts, by heading; numbers with the minus of the language. */
export function cells(spec: object): { [heading: string]: string }[] {
  const [head, ...body] = rowsOf(spec);
  const columns = Object.keys(head ?? {}).filter((key) => /^c\d+$/.test(key));
  return body.map((row) =>
    Object.fromEntries(columns.map((c) => [String(head![c]), String(row[c]).replace(/^−/, '-')])),
  );
}

/** The numbers under a heading of a table; NaN where there is none. */
export const numbersUnder = (rows: ReturnType<typeof cells>, heading: string): number[] =>
  rows.map((row) => Number(row[heading]?.replace('−', '-')));

/** The values of one series of a line chart; NaN where the line is broken. */
export function series(spec: object, name: string): number[] {
  return rowsOf(spec)
    .filter((row) => row['series'] === name)
    .map(({ y }) => (y === null || y === undefined ? Number.NaN : Number(y)));
}

/** The bars of one panel of a histogram, empty ones left out, and what its heading says. */
export function panel(
  spec: object,
  index: number,
): { bars: { from: number; to: number; share: number }[]; note: string } {
  const part = parts(spec)[index] ?? {};
  const bars = rowsOf(part).map(({ from, to, share }) => ({
    from: Number(from),
    to: Number(to),
    share: Number(share),
  }));
  return {
    bars: bars.filter(({ share }) => share > 0),
    note: [(part as Spec).title?.subtitle ?? ''].flat().join(', '),
  };
}

/** The boxes of a box plot. */
export function boxes(
  spec: object,
): { low: number; first: number; median: number; third: number; high: number; n: number }[] {
  const [box] = (spec as { layer?: { data?: { values?: unknown } }[] }).layer ?? [];
  return (box?.data?.values ?? []) as ReturnType<typeof boxes>;
}

/** The rows of all data in a figure, list by list, from the top. */
export function drawn(spec: object): Row[][] {
  const { data, layer = [], hconcat = [], vconcat = [], concat = [] } = spec as Spec;
  const inside = [...layer, ...hconcat, ...vconcat, ...concat].flatMap(drawn);
  return data?.values ? [data.values, ...inside] : inside;
}

/** The numbers of one field in all rows of a chart, and of the charts that are laid over it, in their order. */
export function column(spec: object, field: string): number[] {
  const { data, layer = [] } = spec as Spec;
  const own = (data?.values ?? []).filter((row) => field in row).map((row) => Number(row[field]));
  return [...own, ...layer.flatMap((part) => column(part, field))];
}

/** Where the lines that are laid over a chart lie, by their names. */
export function lines(spec: object): { [name: string]: number } {
  const { data, layer = [] } = spec as Spec;
  const own = (data?.values ?? []).filter((row) => 'at' in row && 'name' in row);
  const below = layer.toReversed().map(lines); // the lines themselves stand before their names, which are moved apart
  return Object.assign({}, ...below, Object.fromEntries(own.map((row) => [String(row['name']), Number(row['at'])])));
}

/** The rows of the first layer of a figure whose rows have a field, such as `path` or `arrow`. */
export function rowsWith(spec: object, field: string): Row[] {
  const { layer = [] } = spec as { layer?: object[] };
  const own = rowsOf(spec);
  if (own.some((row) => field in row)) return own;
  for (const part of layer) {
    const found = rowsWith(part, field);
    if (found.length > 0) return found;
  }
  return [];
}

/** The places of a path over contours, step by step. */
export function pathOf(spec: object, name: string): [number, number][] {
  const places = new Map<number, [number, number]>(); // its rim is drawn of rows of its own
  for (const { path, step, x, y } of drawn(spec).flat())
    if (path === name) places.set(Number(step), [Number(x), Number(y)]);
  return [...places].sort(([a], [b]) => a - b).map(([, place]) => place);
}
