// What an exercise asks for, and what comes of usual mistakes.

/** A number, or several. */
export type Numbers = number | readonly number[];

/** One result of an exercise. */
export interface Result {
  what: string;
  expected: Numbers;
  /** The largest relative error |x − y| / (|x| + |y|) that counts as right: numbers are typed in with two or three digits. */
  within: number;
  mistakes: { readonly [name: string]: { gives: Numbers; hint: string } };
}

/** An exercise: its results, by the names that a notebook gives them. */
export interface Exercise {
  readonly [name: string]: Result;
}

/** Exercises by their number, such as 3.2 for the second of lesson 3. */
export interface Exercises {
  readonly [number: string]: Exercise;
}

/** A result that is the same every time: three digits of it are enough. */
export const exactly = (what: string, expected: Numbers, mistakes: Result['mistakes'] = {}): Result =>
  about(what, expected, 0.003, mistakes);

/** A result that depends on what was drawn, or is given with two digits. */
export const about = (what: string, expected: Numbers, within: number, mistakes: Result['mistakes'] = {}): Result => ({
  what,
  expected,
  within,
  mistakes,
});
