// Running means, as TensorBoard draws over the raw curve.

/**
 * s ← w s + (1 − w) y, divided by 1 − wᵗ so that the start at 0 does not show (Kingma & Ba 2015, section 3). What is no number is left
 * out, and stays a gap.
 */
export function smoothed(ys: readonly (number | null)[], weight: number): (number | null)[] {
  let [sum, share] = [0, 0];
  return ys.map((y) => {
    if (y === null) return null;
    sum = weight * sum + (1 - weight) * y;
    share = weight * share + (1 - weight);
    return sum / share;
  });
}
