// How questions did in a class: how hard they were, and how well they tell who knows much from who knows little.

import type { FinalMarks, FinalQuestion } from '../marks/final.js';
import type { Outline } from '../outline.js';

export interface Item {
  id: string;
  /** How many answers have points. */
  marked: number;
  /** How many are still to be marked by hand. */
  open: number;
  /** The mean share of the points. */
  share: number;
  /** How many have all points, and how many none. */
  all: number;
  none: number;
  /**
   * The correlation of its points with those of all other questions, from −1 to 1 (the corrected item-total correlation); null where one
   * of both is the same for everybody, or fewer than `fewest` are marked.
   */
  discrimination: number | null;
}

/** Of fewer submissions a correlation says nothing. */
export const fewest = 10;

/** @param marks those of submissions that could be marked */
export function itemsOf({ questions }: Outline, marks: readonly FinalMarks[]): Item[] {
  const of = (id: string, one: FinalMarks): FinalQuestion => one.questions.find((question) => question.id === id)!;
  const isOpen = ({ by }: FinalQuestion) => by === 'open';
  const whole = new Set(questions.flatMap(({ id }) => (marks.some((one) => isOpen(of(id, one))) ? [] : [id])));
  return questions.map(({ id, points }) => {
    const marked = marks.filter((one) => !isOpen(of(id, one)));
    const got = marked.map((one) => of(id, one).got);
    const rest = marked.map(({ questions: all }) =>
      all.filter((one) => one.id !== id && whole.has(one.id)).reduce((sum, one) => sum + one.got, 0),
    );
    return {
      id,
      marked: marked.length,
      open: marks.length - marked.length,
      share: mean(got) / points,
      all: got.filter((one) => one >= points).length,
      none: got.filter((one) => one === 0).length,
      discrimination: marked.length < fewest ? null : correlation(got, rest),
    };
  });
}

export const mean = (all: readonly number[]): number =>
  all.length === 0 ? 0 : all.reduce((sum, one) => sum + one, 0) / all.length;

/** Σ(x−x̄)(y−ȳ) / √(Σ(x−x̄)² Σ(y−ȳ)²); null where one of both does not vary. */
function correlation(x: readonly number[], y: readonly number[]): number | null {
  const [dx, dy] = [x, y].map((all) => {
    const middle = mean(all);
    return all.map((one) => one - middle);
  }) as [number[], number[]];
  const dot = (a: readonly number[], b: readonly number[]) => a.reduce((sum, one, i) => sum + one * b[i]!, 0);
  const size = Math.sqrt(dot(dx, dx) * dot(dy, dy));
  return size < 1e-9 ? null : dot(dx, dy) / size;
}
