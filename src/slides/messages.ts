// Every wording of the comparisons that a user can meet.

export const messages = {
  layers: (expected: number, given: number) => `compare: the slide has ${expected} layers; ${given} were given`,
  verdict: (agrees: boolean, apart: string) => `${agrees ? '✓' : '✗'} ${apart} sd`,
};
