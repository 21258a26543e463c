// What a check says, and how numbers are compared.

/** One comparison: what is shown, what it should be, and whether it is. */
export interface Finding {
  demo: string;
  what: string;
  found: string;
  expected: string;
  passed: boolean;
}

/** Collects the findings of a lesson. */
export class Findings {
  readonly list: Finding[] = [];

  /** A number and how far it may be off. */
  near(demo: string, what: string, found: number, expected: number, tolerance: number): void {
    const passed = Math.abs(found - expected) <= tolerance; // false for NaN
    this.list.push({ demo, what, found: String(found), expected: `${expected} ± ${tolerance}`, passed });
  }

  /** A text, or a number that must be exact. */
  equal(demo: string, what: string, found: unknown, expected: unknown): void {
    const [a, b] = [JSON.stringify(found) ?? 'nothing', JSON.stringify(expected) ?? 'nothing'];
    this.list.push({ demo, what, found: a, expected: b, passed: a === b });
  }

  /** Something that must hold. */
  holds(demo: string, what: string, passed: boolean, found: unknown): void {
    this.list.push({ demo, what, found: String(found), expected: what, passed });
  }
}
