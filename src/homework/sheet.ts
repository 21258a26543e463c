// What a student's copy of a homework knows of its checks: for the visible inputs, what comes out, and what comes out of known mistakes.

import type { Concealed } from './conceal.js';
import type { Quality } from './quality.js';
import type { Stored } from './values.js';

/** What a known mistake gives for an input; rounded, since only its likeness is looked for. */
export interface KnownMistake {
  name: string;
  hint: string;
  gives: Stored | Concealed;
}

/** One call of the function that is checked. */
export interface VisibleRun {
  /** The seed before the call; null where nothing is drawn. */
  seed: number | null;
  inputs: Stored[];
  expected: Stored | Concealed;
  mistakes: KnownMistake[];
  /** The share of errors that the best method makes; where an answer is judged beside it. */
  best?: number;
}

export interface VisibleCheck {
  /** The function that is called, as the notebook names it. */
  calls: string;
  what: string;
  points: number;
  /** The largest relative error that counts as right. */
  within: number;
  /** Numbers below it are compared as if they had this size; 1e-8 when left out. */
  scale?: number;
  /** How good it must be, where it need not be the same. */
  quality?: Quality;
  runs: VisibleRun[];
}

export interface VisibleQuestion {
  id: string;
  points: number;
  /** Marked by hand: there is nothing to check. */
  manual: boolean;
  minutes: number | null;
  checks: VisibleCheck[];
}

/** The file beside a student's notebook, NAME.checks.json. */
export interface CheckSheet {
  format: 1;
  assignment: string;
  questions: VisibleQuestion[];
}
