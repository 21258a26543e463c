/** Checks of homework, for students. */

export type { Concealed, Digests } from './conceal.js';
export { hiddenPoints } from './hidden.js';
export { type Checker, checkerOf, homework } from './homework.js';
export type { Quality } from './quality.js';
export type { CheckSheet, KnownMistake, VisibleCheck, VisibleQuestion, VisibleRun } from './sheet.js';
export type { Stored } from './values.js';
export { type CheckResult, type Progress, Verdict } from './verdict.js';
