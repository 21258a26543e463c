// The submissions that a command names: notebooks, and folders of them as nbgrader has them.

import { lstatSync, readdirSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import type { Entry } from '../../grading/run.js';

/**
 * The students and their notebooks in files and folders: a file `alice.ipynb`, or a file with the homework's name in a folder
 * `alice` or `alice/hw1`; a folder of either, as nbgrader's `submitted`.
 */
export function entriesIn(paths: readonly string[], assignment: string): Entry[] {
  return paths.flatMap((path) => {
    if (!isFolder(path)) return [{ student: studentOf(path, assignment), file: path }];
    const own = notebookIn(path, assignment);
    if (own) return [{ student: basename(resolve(path)), file: own }];
    return readdirSync(path)
      .sort()
      .flatMap((name): Entry[] => {
        const inside = join(path, name);
        if (isFolder(inside)) return [{ student: name, file: notebookIn(inside, assignment) }];
        if (isLink(inside)) return [{ student: studentOf(inside, assignment), file: inside }];
        return name.endsWith('.ipynb') ? [{ student: studentOf(inside, assignment), file: inside }] : [];
      });
  });
}

/** The notebook in a student's folder; null when there is none. Links are not followed: one that stands for a folder is taken for the notebook, and refused as that. */
function notebookIn(folder: string, assignment: string): string | null {
  const [file, inner] = [`${assignment}.ipynb`, join(folder, assignment)];
  return [join(folder, file), isLink(inner) ? inner : join(inner, file)].find(exists) ?? null;
}

function studentOf(file: string, assignment: string): string {
  const name = basename(file, '.ipynb');
  if (name !== assignment) return name;
  const folder = dirname(resolve(file));
  return basename(basename(folder) === assignment ? dirname(folder) : folder);
}

const kind = (path: string) => lstatSync(path, { throwIfNoEntry: false });
const isFolder = (path: string): boolean => kind(path)?.isDirectory() ?? false;
const isLink = (path: string): boolean => kind(path)?.isSymbolicLink() ?? false;
const exists = (path: string): boolean => kind(path) !== undefined;
