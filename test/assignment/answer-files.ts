// The files of answers in `answers/NAME/right` and `answers/NAME/wrong`.

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const folder = join(import.meta.dirname, 'answers');
export const filesIn = (...path: string[]) => readdirSync(join(folder, ...path)).sort();
export const read = (...path: string[]) => readFileSync(join(folder, ...path), 'utf8');

/** What its first lines say: the questions that are lost, and which known mistake is recognised. */
export function saidIn(text: string): Map<string, string[]> {
  const lines = [...text.matchAll(/^\/\/ loses (\w+)(?:: "(.+)")?$/gm)];
  const lost = new Map<string, string[]>();
  for (const [, id, mistake] of lines) lost.set(id!, [...(lost.get(id!) ?? []), ...(mistake ? [mistake] : [])]);
  return lost;
}
