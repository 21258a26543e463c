// Which cells the answers to questions may build on, found without a parser: there are texts of 200 letters that keep one busy for ever.

/** A cell of code: given by the author, or a student's. */
export interface CodeCell {
  /** The question that it answers; null for what is given. */
  question: string | null;
  source: string;
}

/** Comments and texts; one that is not closed goes on to the end. */
const silent =
  /\/\*(?:[^*]|\*(?!\/))*(?:\*\/)?|\/\/[^\n]*|"(?:\\.|[^"\\\n])*"?|'(?:\\.|[^'\\\n])*'?|`(?:\\[\s\S]|[^`\\])*`?/g;
const tokens = /[\w$\u0080-\uffff]+|\S/g;
const reserved = new Set(
  'class const default else enum export for function if import let new return var while'.split(' '),
);
/** Whether it may be a name. */
const isWord = (token: string): boolean => /^[A-Za-z_$\u0080-\uffff]/.test(token) && !reserved.has(token);
const wordsIn = (source: string): string[] => (source.match(tokens) ?? []).filter(isWord);

/** A pattern opens behind these. */
const beforePattern = new Set(['const', 'let', 'var', 'import', 'type', ',']);

/** Whether a regular expression may hold what looks like the beginning of a text. */
const isDoubtful = (source: string): boolean =>
  source.split('\n').some((line) => {
    const slash = line.search(/(?<![/*])\/(?![/*])/);
    return slash >= 0 && /['"`]/.test(line.slice(slash));
  });

/** All that a cell may declare on its top level, and more: words that stand in no brackets, and those in patterns. */
export function declaredAtMost({ source }: CodeCell): string[] {
  const found: string[] = [];
  let [depth, isPattern, before] = [0, false, ''];
  for (const token of source.replace(silent, ' ').match(tokens) ?? []) {
    if ('([{'.includes(token) && depth++ === 0) isPattern = token !== '(' && beforePattern.has(before);
    else if (')]}'.includes(token) && --depth < 0) break;
    else if (isWord(token) && (depth === 0 || isPattern)) found.push(token);
    before = token;
  }
  return depth === 0 && !isDoubtful(source) ? found : wordsIn(source);
}

/** The cells that answer `questions`, all that they may build on, and more. */
export function cellsAtMost<T extends CodeCell>(cells: readonly T[], questions: readonly string[]): T[] {
  const taken = new Set(cells.filter(({ question }) => question !== null && questions.includes(question)));
  // a set that grows while it is gone through
  for (const { source } of taken) {
    if (source.includes('\\u')) return [...cells]; // a name may be written in escapes
    const used = new Set(wordsIn(source));
    for (const other of cells) if (declaredAtMost(other).some((name) => used.has(name))) taken.add(other);
  }
  return cells.filter((cell) => taken.has(cell));
}
