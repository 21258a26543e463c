// The tables of the course in Markdown, made from lessons and homework: for the index, the README and the plan of a term.

import type { Demo } from '../demo.js';
import { homework as weeks } from './course.js';
import type { Entry } from './glossary.js';
import { type Homework, type Lesson, lecture, minutesOf } from './read.js';

const table = (head: readonly string[], rows: readonly (readonly string[])[], rules = head.map(() => '---')): string =>
  [head, rules, ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n');

const padded = (number: number) => String(number).padStart(2, '0');
const link = (folder: string, { name, number, title }: Lesson) => `[${number} ${title}](${folder}${name}.ipynb)`;

/** 9.1 to 9.8, in one line. */
const range = (ids: readonly string[]) => (ids.length > 1 ? `${ids[0]}\u00a0to\u00a0${ids.at(-1)}` : (ids[0] ?? '–'));

/** The homework whose questions name a lesson, with the numbers of these questions. */
const askedIn = (homework: readonly Homework[], lesson: number): string[] =>
  homework.flatMap(({ name, questions }) => {
    const numbers = questions.flatMap((named, i) => (named.includes(lesson) ? [i + 1] : []));
    return numbers.length > 0 ? [`${name} (${numbers.join(', ')})`] : [];
  });

/** Lesson, documents, demos, figures, minutes, what it needs, homework with its questions, what comes next. */
export function indexTable(lessons: readonly Lesson[], homework: readonly Homework[], folder = ''): string {
  const rows = lessons.map((lesson, i) => [
    link(folder, lesson),
    lesson.documents.join(', '),
    range(lesson.demos),
    String(lesson.figures),
    String(lesson.minutes),
    lesson.needs.length > 0 ? lesson.needs.join(', ') : 'nothing',
    askedIn(homework, lesson.number).join('; ') || '–',
    i + 1 < lessons.length ? String(lessons[i + 1]!.number) : `[closing](${folder}16-closing.ipynb)`,
  ]);
  return table(['lesson', 'document', 'demos', 'figures', 'minutes', 'needs', 'homework (questions)', 'next'], rows);
}

/** Fourteen weeks: what is taught, how long it takes in class and at home, and what is handed out and due. */
export function weeksTable(lessons: readonly Lesson[], homework: readonly Homework[]): string {
  const rows = Array.from({ length: 14 }, (_, i) => i + 1).map((week) => {
    const own = lessons.filter((lesson) => lesson.week === week);
    const inClass = own.reduce((total, lesson) => total + minutesOf(lecture(lesson)), 0);
    const whole = own.reduce((total, lesson) => total + lesson.minutes, 0);
    const named = (when: 'out' | 'due') => homework.filter(({ name }) => weeks[name]?.[when] === week);
    return [
      String(week),
      own.map(({ number, title }) => `${number} ${title}`).join('; '),
      String(inClass),
      String(whole - inClass),
      named('out')
        .map(({ name, minutes }) => `${name} (${minutes} minutes)`)
        .join(', '),
      named('due')
        .map(({ name }) => name)
        .join(', '),
    ];
  });
  return table(['week', 'lesson', 'minutes in class', 'at home', 'handed out', 'due'], rows);
}

/** For each lesson its sections with their minutes, the lecture of 50 minutes in bold, its goals, and the questions that test them. */
export function lessonPlans(lessons: readonly Lesson[], homework: readonly Homework[]): string {
  return lessons
    .map((lesson) => {
      const { number, title, name, needs, goals, sections, minutes } = lesson;
      const shown = lecture(lesson);
      const parts = sections.map((section) => {
        const mark = shown.includes(section) ? '**' : '';
        return `${mark}${section.heading} ${section.minutes}${mark}`;
      });
      return [
        `### ${number} ${title}`,
        `[${padded(number)}](../notebooks/${name}.ipynb); needs ${needs.length > 0 ? `lesson${needs.length > 1 ? 's' : ''} ${needs.join(' and ')}` : 'no other lesson'}; ${minutes} minutes in all, ${minutesOf(shown)} in the lecture.`,
        `Minutes: ${parts.join(' · ')}`,
        `Afterwards a student can\n\n${goals.map((goal) => `- ${goal}`).join('\n')}`,
        `Tested by ${askedIn(homework, number).join('; ') || `the lesson's own exercises, \`check('${number}.1')\``}.`,
      ].join('\n\n');
    })
    .join('\n\n');
}

/** Homework: its points, minutes and lessons. */
export function homeworkTable(homework: readonly Homework[]): string {
  const rows = homework.map(({ name, title, points, minutes, questions }) => [
    name,
    title,
    [...new Set(questions.flat())].sort((a, b) => a - b).join(', '),
    String(questions.length),
    String(points),
    String(minutes),
    `${weeks[name]!.out} to ${weeks[name]!.due}`,
  ]);
  return table(['homework', 'what it asks for', 'lessons', 'questions', 'points', 'minutes', 'weeks'], rows);
}

/** The headings and remarks of the documents that the demos of each lesson name. */
export function quotesTable(demos: { readonly [lesson: string]: readonly Demo[] }): string {
  const rows = Object.values(demos)
    .flat()
    .map(({ id, document, heading }) => [
      id,
      document.match(/[FMCGS]/g)!.join(', '),
      heading.replaceAll(/[|*]/g, '\\$&'),
    ]);
  return table(['demo or erratum', 'document', 'heading or remark'], rows);
}

/** Text in Persian, whose direction is its own. */
export const persian = (text: string): string => `<span lang="fa" dir="rtl">${text}</span>`;

/** English, Persian, and where the word belongs. */
export function glossaryTable(lessons: readonly Lesson[], entries: readonly Entry[]): string {
  const rows = entries.map(([english, word, number]) => {
    const lesson = lessons.find((one) => one.number === number);
    return [english, persian(word), lesson ? link('', lesson) : `lesson ${number}`];
  });
  return table(['English', persian('فارسی'), 'lesson'], rows, ['---', '---:', '---']);
}
