// Every wording of reports.

const twoDigits = (x: number): number => Number(x.toFixed(2));

export const messages = {
  points: (got: number, points: number) => `${twoDigits(got)} of ${points} points`,
  check: (what: string, got: number, points: number, said: string) =>
    `${what} (${twoDigits(got)} of ${points}): ${said}`,
  looksLike: (name: string, hint: string) => `Looks like: ${name}. ${hint}`,
  carried: (questions: readonly string[]) =>
    `It builds on ${questions.join(', ')}, whose answer was not right; it was marked with the author's, so nothing is lost twice.`,
  right: 'Right.',
  byHand: 'Marked by hand; its points are not in the sum yet.',
  title: (assignment: string, student: string) => `${assignment}: ${student}`,
  classTitle: (assignment: string) => `${assignment}: the class`,
  hidden:
    'Besides the inputs that you can see, answers were called with others, drawn for each submission; of these only is said whether all went right.',
  weak: "Students' code ran as a user of its own, without a sandbox of namespaces: a weaker isolation.",
  none: "Students' code ran without any isolation.",
  marked: (n: number, mean: number, points: number) =>
    `${n} submissions; on average ${twoDigits(mean)} of ${points} points.`,
  questions: 'Questions',
  question: 'question',
  share: 'share of points, on average',
  all: 'with all points',
  nothing: 'with none',
  mistakes: 'Mistakes that were recognised',
  mistake: 'mistake',
  students: 'students',
  problems: 'Not marked',
  distribution: 'Points',
  range: 'share of the points',
  noMistakes: 'None.',
  versions: ({ node, marker, isolation }: { node: string; marker: string; isolation: string }) =>
    `Node ${node}, marker ${marker.slice(0, 12)}, isolation ${isolation}`,
};
