// How far to go along a direction: the strong Wolfe conditions (Nocedal & Wright, Numerical Optimization, 2006, algorithms 3.5
// and 3.6), with the numbers that PyTorch uses.

import { dot, largestSize } from './flat.js';

/** What is known at a distance t along the direction. */
export interface Point {
  readonly t: number;
  readonly loss: number;
  readonly gradient: Float64Array;
  /** The derivative of the loss along the direction. */
  readonly slope: number;
}

/** Loss and gradient at a distance. */
export type Probe = (t: number) => { loss: number; gradient: Float64Array };

/** The loss must fall by this part of what the slope at the start promises, */
const fall = 1e-4;
/** and the slope to this part of what it was. */
const flat = 0.9;
/** Parameters that differ by less are taken for the same. */
const narrowest = 1e-9;

/**
 * A point whose loss is well below, and whose slope is well flatter than at `start`; the best one found, when there is no such
 * point within so many probes.
 */
export function strongWolfe(
  probe: Probe,
  start: Point,
  direction: Float64Array,
  first: number,
  mostProbes: number,
): { point: Point; probes: number } {
  let probes = 0;
  const at = (t: number): Point => {
    probes++;
    const { loss, gradient } = probe(t);
    return { t, loss, gradient, slope: dot(gradient, direction) };
  };
  const tooHigh = ({ t, loss }: Point) => loss > start.loss + fall * t * start.slope;
  const flatEnough = ({ slope }: Point) => Math.abs(slope) <= -flat * start.slope;

  let [previous, current] = [start, at(first)];
  let steps = 0;
  for (; steps < mostProbes; steps++) {
    if (tooHigh(current) || (steps > 1 && current.loss >= previous.loss)) break;
    if (flatEnough(current)) return { point: current, probes };
    if (current.slope >= 0) break;
    const { t } = current;
    const farther = at(lowest(previous, current, t + 0.01 * (t - previous.t), 10 * t));
    [previous, current] = [current, farther];
  }
  if (steps === mostProbes) previous = start;

  let [low, high] = previous.loss <= current.loss ? [previous, current] : [current, previous];
  let stuck = false;
  const width = largestSize(direction);
  for (; steps < mostProbes && Math.abs(high.t - low.t) * width >= narrowest; steps++) {
    const [left, right] = low.t < high.t ? [low, high] : [high, low];
    let t = lowest(left, right, left.t, right.t);
    const margin = 0.1 * (right.t - left.t);
    const atEdge = Math.min(right.t - t, t - left.t) < margin;
    if (atEdge && (stuck || t >= right.t || t <= left.t)) {
      t = Math.abs(t - right.t) < Math.abs(t - left.t) ? right.t - margin : left.t + margin;
      stuck = false;
    } else stuck = atEdge;
    const point = at(t);
    if (tooHigh(point) || point.loss >= low.loss) {
      high = point;
      if (high.loss < low.loss) [low, high] = [high, low];
    } else {
      if (flatEnough(point)) return { point, probes };
      if (point.slope * (high.t - low.t) >= 0) high = low;
      low = point;
    }
  }
  return { point: low, probes };
}

/** Where the cubic through losses and slopes of two points is lowest, within bounds. */
function lowest(p: Point, q: Point, from: number, to: number): number {
  const [a, b] = p.t <= q.t ? [p, q] : [q, p];
  const d1 = p.slope + q.slope - (3 * (p.loss - q.loss)) / (p.t - q.t);
  const square = d1 * d1 - p.slope * q.slope;
  if (!(square >= 0)) return (from + to) / 2;
  const d2 = Math.sqrt(square);
  const t = b.t - (b.t - a.t) * ((b.slope + d2 - d1) / (b.slope - a.slope + 2 * d2));
  return Math.min(Math.max(t, from), to);
}
