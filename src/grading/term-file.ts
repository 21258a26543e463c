// The secret of a course's term. It lies outside of every repository: who knows it knows the inputs that students do not see.

import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { messages } from './messages.js';

export interface Term {
  /** What the term is called. */
  name: string;
  secret: string;
}

/** Where the secret lies when nobody says otherwise. */
export const usualFile = (environment: NodeJS.ProcessEnv = process.env): string =>
  environment['LECTERN_TERM'] ||
  join(environment['XDG_CONFIG_HOME'] || join(homedir(), '.config'), 'lectern', 'term.json');

/** The term in a file; null when there is none. @throws {Error} when the file holds none */
export function readTerm(file: string): Term | null {
  if (!existsSync(file)) return null;
  try {
    const { name, secret } = JSON.parse(readFileSync(file, 'utf8')) as Partial<Term>;
    if (typeof name === 'string' && typeof secret === 'string' && secret.length >= 32) return { name, secret };
  } catch {
    // said below
  }
  throw new Error(messages.badTerm(file));
}

/** Makes the secret of a term. @throws {Error} when there is one already, or the file would lie in a repository */
export function newTerm(name: string, file: string): Term {
  if (existsSync(file)) throw new Error(messages.termExists(file));
  const repository = repositoryOf(file);
  if (repository !== null) throw new Error(messages.termInRepository(file, repository));
  const term = { name, secret: randomBytes(32).toString('hex') };
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  writeFileSync(file, `${JSON.stringify(term, null, 2)}\n`, { mode: 0o600, flag: 'wx' });
  return term;
}

/** The repository that a file lies in; null when it lies in none. */
function repositoryOf(file: string): string | null {
  for (let folder = dirname(resolve(file)); ; folder = dirname(folder)) {
    if (existsSync(join(folder, '.git'))) return folder;
    if (folder === dirname(folder)) return null;
  }
}
