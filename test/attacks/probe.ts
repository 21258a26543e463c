// What attacks that look for a way out have in common; `corpus.ts` writes it into their answers, which can import nothing of ours.

export const can = (what: () => unknown) => {
  try {
    what();
    return true;
  } catch {
    return false;
  }
};
export const escaped = (what: readonly string[]) => {
  throw new Error(what.length > 0 ? `escaped: ${what.join(', ')}` : 'nothing found');
};
