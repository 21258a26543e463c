// Numbers that are added one after the other, kept as curves by name and, where runs are compared, by panel.

import { check, checked, finite, type Rule, record, string } from '../../options/index.js';
import type { Chart } from '../chart.js';
import { type Numbers, type Row, someNumbers, values as valuesOf } from '../data.js';
import { line, type Series } from '../marks/line.js';
import { messages } from '../messages.js';
import { short } from '../numbers.js';
import { hconcat } from '../parts/concat.js';
import type { AxesOptions } from '../parts/options.js';
import { Distribution } from './distribution.js';

const numbersByName: Rule = {
  text: 'an object { name: number }, or { name: array } for its distribution',
  holds: (x) =>
    record.holds(x, {}) &&
    Object.values(x as object).every((one) => typeof one === 'number' || someNumbers.holds(one, {})),
};
const addRules = { x: finite, run: string };

/** What `LiveChart.add` takes besides numbers. */
export interface AddOptions {
  /** The place; one more than the last one when left out. */
  x?: number;
  /** The curve's name, where several runs are compared: each number has a panel of its own then. */
  run?: string;
}

/** Whether this is a tensor of a single number without dimensions, as a loss is. */
const isSingle = (one: number | Numbers): one is Numbers =>
  (Object(one) as { shape?: ArrayLike<number> }).shape?.length === 0;

/** What was added under one name, place by place. */
export interface Curve {
  readonly panel: string;
  readonly series: string;
  readonly x: number[];
  readonly y: number[];
}

/** How wide each of several panels is, in a figure of so many pixels. */
export const panelWidth = (panels: number, width = 720): number =>
  Math.floor(width / Math.min(panels, 3)) - (panels > 1 ? 60 : 0);

/** What `add` takes by name: the next number of a curve, also as a tensor without dimensions, or an array whose distribution is shown. */
export interface Added {
  readonly [name: string]: number | Numbers;
}

/** Curves that grow, and distributions, apart from whether anybody shows them. */
export class Curves {
  private readonly byName = new Map<string, Curve>();
  private readonly arrays = new Map<string, Distribution>();

  /** All curves, in the order in which they came. */
  get all(): Curve[] {
    return [...this.byName.values()];
  }

  /** The panels, in the same order; one without a name when no runs are compared. */
  get panels(): string[] {
    return [...new Set(this.all.map(({ panel }) => panel))];
  }

  /** The distributions, in the order in which they came. */
  get distributions(): Distribution[] {
    return [...this.arrays.values()];
  }

  /**
   * Adds one number to each curve, and a step to each distribution.
   * @returns the curves that have a number more, and what distributions draw besides; null for one that draws other rows now
   * @throws {RangeError} when the values are neither numbers nor arrays by name
   */
  add(values: Added, options?: AddOptions): { curves: Curve[]; columns: (Row[] | null)[] } {
    check('add', 'the values', values, numbersByName);
    const { x, run } = checked('add', options, addRules);
    const all = Object.entries(values).map(
      ([name, one]) => [name, isSingle(one) ? valuesOf('add', one)[0]! : one] as const,
    );
    const numbers = all.flatMap(([name, one]) => (typeof one === 'number' ? [[name, one] as const] : []));
    const columns = all.flatMap(([name, array]) => {
      if (typeof array === 'number') return [];
      return [this.distribution(run === undefined ? name : `${name}, ${run}`).add(valuesOf('add', array), x)];
    });
    const curves = numbers.map(([name, y]) => {
      const curve = run === undefined ? this.curve('', name) : this.curve(name, run);
      curve.x.push(x ?? (curve.x.at(-1) ?? 0) + 1);
      curve.y.push(y);
      return curve;
    });
    return { curves, columns };
  }

  private distribution(name: string): Distribution {
    const found = this.arrays.get(name) ?? new Distribution(name);
    this.arrays.set(name, found);
    return found;
  }

  /** @throws {RangeError} when there is no curve yet */
  chart(options: AxesOptions): Chart {
    const { panels, distributions } = this;
    const count = panels.length + distributions.length;
    if (count === 0) throw new RangeError(messages.nothingAdded());
    const of = (panel: string): { [name: string]: Series } =>
      Object.fromEntries(this.all.flatMap((curve) => (curve.panel === panel ? [[curve.series, curve]] : [])));
    const { title, subtitle, name, ...axes } = options;
    const { xScale: _x, yScale: _y, yLabel: _l, ...frame } = axes;
    if (count === 1 && panels.length === 1)
      return line(of(panels[0]!), { ...(panels[0] && { yLabel: panels[0] }), ...options });
    const texts = Object.fromEntries(
      Object.entries({ title, subtitle, name }).filter(([, text]) => text !== undefined),
    );
    if (count === 1) return distributions[0]!.chart({ ...frame, yLabel: distributions[0]!.name, ...texts });
    const width = panelWidth(count, axes.width);
    const all = [
      ...panels.map((panel) => line(of(panel), { ...axes, width, ...(panel && { yLabel: panel }) })),
      ...distributions.map((one) => one.chart({ ...frame, width: width - 80, yLabel: one.name })),
    ];
    return hconcat(all, texts);
  }

  /** The newest number of each curve, in a line. */
  toString(): string {
    const newest = this.all.map(
      ({ panel, series, y }) => `${[series, panel].filter(Boolean).join(' ')} ${short(y.at(-1)!)}`,
    );
    return [...newest, ...this.distributions.map(String)].join(' · ');
  }

  private curve(panel: string, series: string): Curve {
    const key = JSON.stringify([panel, series]);
    const found = this.byName.get(key);
    if (found) return found;
    const made = { panel, series, x: [], y: [] };
    this.byName.set(key, made);
    return made;
  }
}
