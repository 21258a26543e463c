// Which of the right names somebody meant who wrote another one.

/** What other libraries and courses call the same thing; without capitals and underscores. */
const elsewhere = new Map<string, readonly string[]>([
  ['axis', ['dim']],
  ['axes', ['dim']],
  ['unbiased', ['correction']],
  ['ddof', ['correction']],
  ['learningrate', ['lr', 'maxLr']],
  ['rate', ['p', 'lr']],
  ['beta1', ['betas']],
  ['beta2', ['betas']],
  ['seed', ['randomState', 'generator']],
  ['h', ['eps']],
  ['tolerance', ['rtol']],
  ['diverged', ['divergeFactor']],
  ['from', ['minLr']],
  ['to', ['maxLr']],
  ['slope', ['negativeSlope', 'param']],
]);

/** The name that is nearest to what was written, if one is near; capitals and underscores make no difference. */
export function nearest(given: string, names: readonly string[]): string | undefined {
  const written = plain(given);
  const same = elsewhere.get(written)?.find((name) => names.includes(name));
  if (same !== undefined) return same;
  let [best, least] = [undefined as string | undefined, 0.4]; // of the longer name's letters
  for (const name of names) {
    const part = isPart(given, name) || isPart(name, given) ? 0.39 : 1;
    const share = Math.min(part, edits(written, plain(name)) / Math.max(given.length, name.length));
    if (share < least) [best, least] = [name, share];
  }
  return best;
}

const plain = (name: string): string => name.replaceAll(/[_-]/g, '').toLowerCase();

/** Whether a name is the beginning of another one, as `eps` of `epsilon`, or a word in it, as `decay` in `weightDecay`. */
function isPart(part: string, name: string): boolean {
  const words = name.split(/_|(?=[A-Z])/).map(plain);
  return part.length > 2 && (plain(name).startsWith(plain(part)) || words.includes(plain(part)));
}

/** How many letters must be put in, left out or replaced to make b of a (Levenshtein). */
function edits(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const above = row;
    row = [i];
    for (let j = 1; j <= b.length; j++) {
      const replaced = above[j - 1]! + Number(a[i - 1] !== b[j - 1]);
      row.push(Math.min(replaced, above[j]! + 1, row[j - 1]! + 1));
    }
  }
  return row[b.length]!;
}
