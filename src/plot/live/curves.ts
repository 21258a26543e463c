// Numbers that are added one after the other, kept as curves by name and, where runs are compared, by panel.

import { check, checked, finite, type Rule, record, string } from '../../options/index.js';
import type { Chart } from '../chart.js';
import { line, type Series } from '../marks/line.js';
import { messages } from '../messages.js';
import { short } from '../numbers.js';
import { hconcat } from '../parts/concat.js';
import type { AxesOptions } from '../parts/options.js';

const numbersByName: Rule = {
  text: 'an object { name: number }',
  holds: (x) => record.holds(x, {}) && Object.values(x as object).every((one) => typeof one === 'number'),
};
const addRules = { x: finite, run: string };

/** What `LiveChart.add` takes besides numbers. */
export interface AddOptions {
  /** The place; one more than the last one when left out. */
  x?: number;
  /** The curve's name, where several runs are compared: each number has a panel of its own then. */
  run?: string;
}

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

/** Curves that grow, apart from whether anybody shows them. */
export class Curves {
  private readonly byName = new Map<string, Curve>();

  /** All curves, in the order in which they came. */
  get all(): Curve[] {
    return [...this.byName.values()];
  }

  /** The panels, in the same order; one without a name when no runs are compared. */
  get panels(): string[] {
    return [...new Set(this.all.map(({ panel }) => panel))];
  }

  /**
   * Adds one number to each curve.
   * @returns the curves that have a number more
   * @throws {RangeError} when the values are no numbers by name
   */
  add(values: { readonly [name: string]: number }, options?: AddOptions): Curve[] {
    check('add', 'the values', values, numbersByName);
    const { x, run } = checked('add', options, addRules);
    return Object.entries(values).map(([name, y]) => {
      const curve = run === undefined ? this.curve('', name) : this.curve(name, run);
      curve.x.push(x ?? (curve.x.at(-1) ?? 0) + 1);
      curve.y.push(y);
      return curve;
    });
  }

  /** @throws {RangeError} when there is no curve yet */
  chart(options: AxesOptions): Chart {
    const { panels } = this;
    if (panels.length === 0) throw new RangeError(messages.nothingAdded());
    const of = (panel: string): { [name: string]: Series } =>
      Object.fromEntries(this.all.flatMap((curve) => (curve.panel === panel ? [[curve.series, curve]] : [])));
    const { title, subtitle, name, ...axes } = options;
    if (panels.length === 1) return line(of(panels[0]!), { ...(panels[0] && { yLabel: panels[0] }), ...options });
    const width = panelWidth(panels.length, axes.width);
    const all = panels.map((panel) => line(of(panel), { ...axes, width, yLabel: panel }));
    const texts = Object.entries({ title, subtitle, name }).filter(([, text]) => text !== undefined);
    return hconcat(all, Object.fromEntries(texts));
  }

  /** The newest number of each curve, in a line. */
  toString(): string {
    return this.all
      .map(({ panel, series, y }) => `${[series, panel].filter(Boolean).join(' ')} ${short(y.at(-1)!)}`)
      .join(' · ');
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
