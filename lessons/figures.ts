// Reads the numbers and texts that a figure shows out of its Vega-Lite specification.

/** Specifications by the name of the figure. */
export type Figures = { readonly [name: string]: object };

type Row = { [field: string]: string | number | boolean | null };
interface Spec {
  usermeta?: { name?: string };
  data?: { values: Row[] };
  title?: { text?: string; subtitle?: string | string[] };
  hconcat?: Spec[];
  vconcat?: Spec[];
}

/** The name that the lesson gave to a figure. */
export const nameOf = (spec: object): string | undefined => (spec as Spec).usermeta?.name;

/** What stands under the title, in one line. */
export const subtitle = (spec: object): string => [(spec as Spec).title?.subtitle ?? ''].flat().join(' ');

/** The parts of a figure of several charts, row by row; a single chart is its own part. */
export function parts(spec: object): object[] {
  const { hconcat, vconcat } = spec as Spec;
  return (hconcat ?? vconcat)?.flatMap(parts) ?? [spec];
}

const rowsOf = (spec: object): Row[] => (spec as Spec).data?.values ?? [];

/** The cells of a table: for each row its texts, by heading. */
export function cells(spec: object): { [heading: string]: string }[] {
  const [head, ...body] = rowsOf(spec);
  const columns = Object.keys(head ?? {}).filter((key) => /^c\d+$/.test(key));
  return body.map((row) => Object.fromEntries(columns.map((c) => [String(head![c]), String(row[c])])));
}

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
