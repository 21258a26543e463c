// What a check says, and how numbers are compared.

import type { Figures } from './figures.js';

/** One comparison: what is shown, what it should be, and whether it is. */
export interface Finding {
  demo: string;
  /** The figure that is read, where the check has said so. */
  figure: string | null;
  what: string;
  found: string;
  expected: string;
  passed: boolean;
}

/** A number in as many digits as a person reads. */
const written = (x: number): string => (Number.isFinite(x) ? String(Number(x.toPrecision(6))) : String(x));

/** Takes a figure by its name; what is found from there on is said to be in it. */
export type Read = (name: string) => object;

/** Collects the findings of a lesson. */
export class Findings {
  readonly list: Finding[] = [];
  private place: string | null = null;

  constructor(private readonly figures: Figures) {}

  /** Says which figure is read from here on. */
  in(figure: string): this {
    this.place = figure;
    return this;
  }

  /** A figure, an empty one if it is not there; it is the one that is read from here on. */
  readonly figure: Read = (name) => {
    this.in(name);
    return this.figures[name] ?? {};
  };

  /** A number and how far it may be off. */
  near(demo: string, what: string, found: number, expected: number, tolerance: number): void {
    const passed = Math.abs(found - expected) <= tolerance; // false for NaN
    const texts = { found: written(found), expected: `${written(expected)} ± ${Number(tolerance.toPrecision(2))}` };
    this.list.push({ demo, figure: this.place, what, ...texts, passed });
  }

  /**
   * Two lists, number by number; what is said is the worst place. A number may be off by `relative` of what is expected, and by
   * `absolute` more.
   */
  nearAll(
    demo: string,
    what: string,
    found: readonly number[],
    expected: readonly number[],
    relative = 1e-5,
    absolute = 0,
  ): void {
    this.equal(demo, `${what}: how many`, found.length, expected.length);
    const tolerance = (i: number) => relative * Math.abs(expected[i]!) + absolute;
    const excess = expected.map((x, i) => {
      const off = Math.abs((found[i] ?? Number.NaN) - x);
      return off === 0 ? 0 : Number.isNaN(off) ? Number.POSITIVE_INFINITY : off / tolerance(i);
    });
    const worst = excess.indexOf(Math.max(...excess));
    this.near(
      demo,
      `${what}, at the worst place`,
      found[worst] ?? Number.NaN,
      expected[worst] ?? Number.NaN,
      tolerance(worst),
    );
  }

  /** A text, or a number that must be exact. */
  equal(demo: string, what: string, found: unknown, expected: unknown): void {
    const [a, b] = [JSON.stringify(found) ?? 'nothing', JSON.stringify(expected) ?? 'nothing'];
    this.list.push({ demo, figure: this.place, what, found: a, expected: b, passed: a === b });
  }

  /** Something that must hold. */
  holds(demo: string, what: string, passed: boolean, found: unknown): void {
    const text = typeof found === 'number' ? written(found) : String(found);
    this.list.push({ demo, figure: this.place, what, found: text, expected: 'that it holds', passed });
  }
}
