// Fewer points that look the same: a curve keeps the first, the lowest, the highest and the last point of each stretch.

/**
 * The places of at most about `most` points, in order. Where a value is no number the curve is broken, and one such place of a stretch
 * is kept.
 */
export function thinned(ys: ArrayLike<number | null>, most: number): number[] {
  if (ys.length <= most) return Array.from(ys, (_, i) => i);
  const stretches = Math.max(1, Math.floor(most / 4));
  const kept: number[] = [];
  for (let s = 0; s < stretches; s++) {
    const from = Math.floor((s * ys.length) / stretches);
    const to = Math.floor(((s + 1) * ys.length) / stretches);
    kept.push(...new Set(outstanding(ys, from, to)));
  }
  return kept;
}

/** Places evenly among `n`, at most `most` of them, the first and the last among them. */
export function picked(n: number, most: number): number[] {
  const some = Math.min(n, most);
  return Array.from({ length: some }, (_, i) => (some === 1 ? 0 : Math.round((i * (n - 1)) / (some - 1))));
}

function outstanding(ys: ArrayLike<number | null>, from: number, to: number): number[] {
  let [low, high, gap] = [from, from, -1];
  for (let i = from; i < to; i++) {
    const y = ys[i];
    if (y === null || !Number.isFinite(y)) gap = i;
    else {
      if (!(y! >= (ys[low] ?? Number.POSITIVE_INFINITY))) low = i;
      if (!(y! <= (ys[high] ?? Number.NEGATIVE_INFINITY))) high = i;
    }
  }
  return [from, low, high, gap, to - 1].filter((i) => i >= 0).sort((a, b) => a - b);
}
