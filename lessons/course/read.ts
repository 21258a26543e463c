// What a course is made of, read from its sources: lessons with their sections and goals, homework with the lessons of its questions.

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parsePercent } from '../../src/ipynb/index.js';
import { demos } from '../demos.js';
import { type Place, places } from './course.js';
import { type Section, sectionsOf } from './sections.js';

const lessons = join(import.meta.dirname, '..');

export interface Lesson extends Place {
  number: number;
  /** Its folder, and the name of its notebook. */
  name: string;
  title: string;
  /** The lecture documents, by their letters. */
  documents: string[];
  goals: string[];
  demos: string[];
  sections: Section[];
  figures: number;
  minutes: number;
}

export interface Homework {
  name: string;
  title: string;
  points: number;
  minutes: number;
  /** For each question, the lessons that it names. */
  questions: number[][];
}

const sum = (numbers: readonly number[]) => numbers.reduce((total, one) => total + one, 0);

/** All lessons, in their order. */
export function readLessons(): Lesson[] {
  return Object.entries(demos).map(([name, own]) => {
    const cells = parsePercent(readFileSync(join(lessons, name, 'lesson.ts'), 'utf8'));
    const first = cells[0]!.source;
    const number = Number(name.slice(0, 2));
    const sections = sectionsOf(cells);
    return {
      ...places[number]!,
      number,
      name,
      title: /^# \d+ (.+)$/m.exec(first)![1]!,
      documents: [...'FMCGS'].filter((letter) => own.some(({ document }) => document.includes(letter))),
      goals: [...first.matchAll(/^- (.+(?:\n {2}.+)*)/gm)].map(([, goal]) =>
        goal!.replaceAll(/\n\s*/g, ' ').replace(/[,.]$/, ''),
      ),
      demos: own.map(({ id }) => id).filter((id) => /^\d/.test(id)),
      sections,
      figures: sum(sections.map(({ figures }) => figures.length)),
      minutes: minutesOf(sections),
    };
  });
}

/** All homework, in its order. */
export function readHomework(): Homework[] {
  const folder = join(lessons, 'homework');
  const files = readdirSync(folder).filter((file) => /^hw\d+\.ts$/.test(file));
  return files.sort().map((file) => {
    const text = readFileSync(join(folder, file), 'utf8');
    const [, points, minutes] = /^\/\/ \*(\d+) points, about (\d+) minutes/m.exec(text)!;
    return {
      name: file.replace('.ts', ''),
      title: /^\/\/ # Homework \d+: (.+)$/m.exec(text)![1]!,
      points: Number(points),
      minutes: Number(minutes),
      questions: [...text.matchAll(/^\/\/ ## Question \d+.*\n\/\/\n\/\/ \*(.*)/gm)].map(([, line]) => [
        ...new Set([...line!.matchAll(/lesson (\d\d)/gi)].map(([, number]) => Number(number))),
      ]),
    };
  });
}

/** The sections that make a lecture of a lesson. */
export function lecture({ cut, sections, name }: Lesson): Section[] {
  return cut.map((words) => {
    const section = sections.find(({ heading }) => heading === words || heading.startsWith(`${words} `));
    if (!section) throw new Error(`${name} has no section "${words}", which lessons/course/course.ts names`);
    return section;
  });
}

export const minutesOf = (sections: readonly Section[]): number => sum(sections.map(({ minutes }) => minutes));
