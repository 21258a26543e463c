// The submissions that a command names: notebooks, and folders of them as nbgrader has them.

import { lstatSync, readdirSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import type { Entry } from '../../grading/run.js';
import { Refused } from '../refused.js';
import { messages } from './messages.js';

/**
 * The students and their notebooks in files and folders: a file `alice.ipynb`, or a file with the homework's name in a folder
 * `alice` or `alice/hw1`; a folder of either, as nbgrader's `submitted`.
 * @throws {Refused} when a folder may be that of a student and that of a class
 */
export function entriesIn(paths: readonly string[], assignment: string): Entry[] {
  return paths.flatMap((path) => {
    if (!isFolder(path)) return [{ student: studentOf(path, assignment), file: path }];
    const [own, students] = [entryOf(path, assignment), studentsIn(path, assignment)];
    if (own.file === null) return students;
    const names = students
      .filter(({ file }) => file !== null && dirname(file) !== dirname(own.file!))
      .map(({ student }) => student);
    if (names.length > 0) throw new Refused(messages.bothKinds(path, own.file, names));
    return [own];
  });
}

/** The students of a folder of submissions. */
const studentsIn = (folder: string, assignment: string): Entry[] =>
  readdirSync(folder)
    .sort()
    .flatMap((name): Entry[] => {
      const inside = join(folder, name);
      if (isFolder(inside)) return name === assignment ? [] : [entryOf(inside, assignment)];
      return isLink(inside) || name.endsWith('.ipynb')
        ? [{ student: studentOf(inside, assignment), file: inside }]
        : [];
    });

/** What lies in a student's folder. Links are not followed: one that stands for a folder is taken for the notebook, and refused as that. */
function entryOf(folder: string, assignment: string): Entry {
  const [name, inner] = [`${assignment}.ipynb`, join(folder, assignment)];
  const file = [join(folder, name), isLink(inner) ? inner : join(inner, name)].find(exists) ?? null;
  const others = [folder, inner]
    .filter(isFolder)
    .flatMap((place) => readdirSync(place).map((one) => join(place, one)))
    .filter((path) => path.endsWith('.ipynb') && path !== file)
    .map((path) => basename(path))
    .sort();
  return { student: basename(resolve(folder)), file, ...(others.length > 0 && { others }) };
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
