// Answers of a class that have much in common, question by question.

import type { ClassMarks } from '../marks/class.js';
import { type Pair, similarPairs } from './pairs.js';
import { codeTokens, wordTokens } from './tokens.js';

export interface SimilarPair extends Pair {
  question: string;
}

/** The pairs of all questions, in the order of these. */
export function similarAnswers({ outline, answers }: Pick<ClassMarks, 'outline' | 'answers'>): SimilarPair[] {
  const { questions, given } = outline;
  const handedOut = {
    checked: codeTokens([given.code, ...questions.map(({ stub }) => stub)].join('\n')),
    manual: wordTokens([given.text, ...questions.map(({ stub }) => stub)].join('\n')),
  };
  return questions.flatMap(({ id, kind }) => {
    const tokensOf = kind === 'checked' ? codeTokens : wordTokens;
    const texts = [...answers].flatMap(([student, own]) => {
      const text = Object.hasOwn(own, id) ? own[id]! : '';
      return text === '' ? [] : [[student, { text, tokens: tokensOf(text) }] as const];
    });
    return similarPairs(new Map(texts), handedOut[kind]).map((pair) => ({ ...pair, question: id }));
  });
}
