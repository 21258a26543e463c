// What a lesson says above a figure. It stands here, and not in the cell that draws the figure: who reads the cell shall still be able to
// predict what comes.

import type { Row } from '../plot/data.js';

/** The rows of a figure, as its chart holds them. */
export type Rows = readonly Row[];

/** What is said of one figure of a lesson. */
export interface FigureRecord {
  /** What the figure shows, without what is found: the title when somebody has changed the numbers. */
  readonly shows: string;
  /** What is found, as the title. One that states numbers of the run takes them from the rows. */
  readonly finding: string | ((rows: Rows) => string);
  /** The answer to the question before the run: a number, or one of `choices`. */
  readonly answer?: (rows: Rows) => number | string;
  readonly choices?: readonly string[];
}

/** Figures by their name, which begins with the number of a demo. */
export interface FigureRecords {
  readonly [name: string]: FigureRecord;
}

/** The values of one series of a line chart, in their order. */
export const seriesOf = (rows: Rows, series: string): number[] =>
  rows.filter((row) => row['series'] === series).map(({ y }) => Number(y ?? Number.NaN));

/** A whole number, in groups of three digits from 10 000 on. */
export const inThousands = (count: number): string =>
  count < 10000 ? `${count}` : `${count}`.replace(/\B(?=(\d{3})+$)/g, ' ');
