// What a check says, and how numbers are compared.

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

/** Collects the findings of a lesson. */
export class Findings {
  readonly list: Finding[] = [];
  private figure: string | null = null;

  /** Says which figure is read from here on. */
  in(figure: string): this {
    this.figure = figure;
    return this;
  }

  /** A number and how far it may be off. */
  near(demo: string, what: string, found: number, expected: number, tolerance: number): void {
    const passed = Math.abs(found - expected) <= tolerance; // false for NaN
    const texts = { found: written(found), expected: `${written(expected)} ± ${Number(tolerance.toPrecision(2))}` };
    this.list.push({ demo, figure: this.figure, what, ...texts, passed });
  }

  /** A text, or a number that must be exact. */
  equal(demo: string, what: string, found: unknown, expected: unknown): void {
    const [a, b] = [JSON.stringify(found) ?? 'nothing', JSON.stringify(expected) ?? 'nothing'];
    this.list.push({ demo, figure: this.figure, what, found: a, expected: b, passed: a === b });
  }

  /** Something that must hold. */
  holds(demo: string, what: string, passed: boolean, found: unknown): void {
    const text = typeof found === 'number' ? written(found) : String(found);
    this.list.push({ demo, figure: this.figure, what, found: text, expected: 'that it holds', passed });
  }
}
