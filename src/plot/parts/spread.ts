// Where texts stand along an axis, so that none covers another.

import { geometric, logRatio } from '../numbers.js';
import { lineHeight } from './wrap.js';

/** Values of an axis as pixels from its lower end, and back. */
export function pixelsAlong([low, high]: readonly [number, number], pixels: number, isLog: boolean) {
  const along = (y: number) => (isLog ? logRatio(y, low) / logRatio(high, low) : (y - low) / (high - low));
  const back = (part: number) => (isLog ? geometric(low, high, part) : low + part * (high - low));
  return { to: (value: number) => pixels * along(value), from: (place: number) => back(place / pixels) };
}

/** Places moved so far that lines of text have room there, within bounds; as many as have no room come as close as they must. */
export function spread(places: readonly number[], [least, most]: readonly [number, number]): number[] {
  const order = places.map((_, i) => i).sort((a, b) => places[a]! - places[b]!);
  const at = [...places];
  for (let pass = 0; pass < 40; pass++) {
    for (const i of order) at[i] = Math.min(most, Math.max(least, at[i]!));
    for (let k = 1; k < order.length; k++) {
      const [above, below] = [order[k - 1]!, order[k]!];
      const short = (lineHeight - (at[below]! - at[above]!)) / 2;
      if (short <= 0) continue;
      at[above]! -= short;
      at[below]! += short;
    }
  }
  return at;
}
