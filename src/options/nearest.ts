// Which of the right names somebody meant who wrote another one.

/** What other libraries call the same thing; without capitals and underscores. */
const elsewhere: { readonly [name: string]: readonly string[] } = {
  axis: ['dim'],
  axes: ['dim'],
  unbiased: ['correction'],
  ddof: ['correction'],
  learningrate: ['lr', 'maxLr'],
  rate: ['p', 'lr'],
  beta1: ['betas'],
  beta2: ['betas'],
  seed: ['randomState', 'generator'],
};

/** The name that is nearest to what was written, if one is near; capitals and underscores make no difference. */
export function nearest(given: string, names: readonly string[]): string | undefined {
  const written = plain(given);
  const same = elsewhere[written]?.find((name) => names.includes(name));
  if (same !== undefined) return same;
  let [best, least] = [undefined as string | undefined, 0.4]; // of the longer name's letters
  for (const name of names) {
    const share = difference(written, plain(name));
    if (share <= least && (share < least || best === undefined)) [best, least] = [name, share];
  }
  return best;
}

const plain = (name: string): string => name.replaceAll(/[_-]/g, '').toLowerCase();

/** Edits as a share of the longer name; a name that is the beginning or the end of the other one is near to it. */
function difference(a: string, b: string): number {
  const share = edits(a, b) / Math.max(a.length, b.length, 1);
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  return short.length > 2 && (long.startsWith(short) || long.endsWith(short)) ? Math.min(share, 0.4) : share;
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
