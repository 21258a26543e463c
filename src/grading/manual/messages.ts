// Every wording of marking by hand.

const points = (n: number): string => `${n} ${n === 1 ? 'point' : 'points'}`;

export const messages = {
  // The page.
  title: (assignment: string, id: string, most: number) => `${assignment}, ${id}: ${points(most)}`,
  how: (assignment: string) =>
    `What you mark is kept in this browser. When you are done, download it and take it in: lectern mark ${assignment} --out DIR --import FILE`,
  unkept: 'This browser keeps nothing: download what you have marked before you close the page.',
  next: 'Next unmarked',
  done: '# of # marked',
  download: 'Download (#)',
  pointsAre: (most: number) => `A number from 0 to ${most}`,
  question: 'The question',
  solution: "The author's answer",
  notes: 'Notes of the mark scheme',
  nothing: 'Nobody has written an answer to this question.',
  answer: (n: number) => `Answer ${n}`,
  same: (n: number) => `the same text from ${n} students`,
  worth: (n: number) => `${points(n)}:`,
  of: (most: number) => `of ${points(most)}`,
  comment: 'Comment for the student',
  reuse: 'Written before; a click adds it:',
  changed: 'Not taken in yet.',
  undo: 'Undo',
  // Taking marks in.
  noJson: (file: string) =>
    `${file} is no file of marks: it cannot be read as JSON; give what the page of marking has downloaded`,
  noMarks: (file: string) => `${file} is no file of marks; give what the page of marking has downloaded`,
  otherHomework: (file: string, given: string, name: string) => `${file} has marks of ${given}, not of ${name}`,
  noQuestion: (file: string, given: string, ids: readonly string[]) =>
    `${file} has marks of ${given}, which is no question that is marked by hand; there ${ids.length === 1 ? 'is' : 'are'} ${ids.join(', ') || 'none'}`,
  otherPoints: (file: string, given: number, now: number) =>
    `${file} was made when the question brought ${points(given)}, and now it brings ${now}; make the page again and mark anew`,
  inMark: (file: string, n: number, what: string) => `${file}, mark ${n}: ${what}`,
  noAnswer: 'it does not say to which answer it belongs',
  twice: 'the same answer was marked before in this file',
  badPoints: (given: unknown, most: number) =>
    `${JSON.stringify(given)} cannot be its points; they are a number from 0 to ${most}`,
  badCriterion: (given: unknown) => `${JSON.stringify(given)} is no line of the mark scheme`,
  badComment: (longest: number) => `its comment is no text, or longer than ${longest} characters`,
};
