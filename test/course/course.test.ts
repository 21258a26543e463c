// The course around the lessons: its tables say what the lessons hold, its links lead somewhere, a lecture fits its time, and Persian is Persian.

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { homework as weeks } from '../../lessons/course/course.js';
import { headings, terms } from '../../lessons/course/glossary.js';
import { lecture, minutesOf, readHomework, readLessons } from '../../lessons/course/read.js';
import { sectionsOf } from '../../lessons/course/sections.js';
import { coursePages } from '../../scripts/lessons/course.js';
import type { Cell } from '../../src/ipynb/index.js';

const root = resolve(import.meta.dirname, '../..');
const lessons = readLessons();
const cell = (type: Cell['type'], source: string): Cell => ({ type, source, tags: [] });

describe('minutes', () => {
  const words = (count: number) => Array(count).fill('word').join(' ');

  test('are those of words, cells, figures, predictions and exercises', () => {
    const [first] = sectionsOf([
      cell('markdown', `## One\n\n${words(358)}`), // with the heading 360 words, 2 minutes
      cell('code', "show('1.1 a', chart);\nshow('1.1 b', chart);"), // half a minute and two figures
      cell('markdown', '**Predict:** what?'), // a minute, and next to no words
    ]);
    expect(first).toEqual({ heading: 'One', figures: ['1.1 a', '1.1 b'], exercises: 0, minutes: 6 });
  });

  test('leave out what is folded away and read by few', () => {
    const program = `<details><summary>The same in PyTorch</summary>\n\n\`\`\`python\n${words(9000)}\n\`\`\`\n</details>`;
    const solution = `<details><summary>Solution</summary>\n\n${words(9000)}\n</details>`;
    expect(minutesOf(sectionsOf([cell('markdown', `## One\n\n${program}\n\n${solution}`)]))).toBe(1);
  });

  test('of an exercise are ten', () => {
    const parts = sectionsOf([cell('markdown', '## Exercises\n\n**1.** One.'), cell('markdown', '**2.** Two.')]);
    expect(parts).toMatchObject([{ exercises: 2, minutes: 20 }]);
  });
});

test('a lecture of a lesson takes 50 minutes at most, and more than half of that', () => {
  for (const lesson of lessons) {
    const minutes = minutesOf(lecture(lesson));
    expect(minutes, lesson.name).toBeLessThanOrEqual(50);
    expect(minutes, lesson.name).toBeGreaterThan(25);
  }
});

test('lessons need earlier ones, and homework comes with the lessons that it names', () => {
  const weekOf = Object.fromEntries(lessons.map(({ number, week }) => [number, week]));
  for (const { number, needs, week } of lessons) {
    expect(needs.every((one) => one < number)).toBe(true);
    expect(week >= 1 && week <= 14).toBe(true);
    for (const one of needs) expect(weekOf[one]).toBeLessThanOrEqual(week);
  }
  for (const { name, questions } of readHomework()) {
    const { out, due } = weeks[name]!;
    expect(out).toBeLessThan(due);
    // most of its questions are about lessons that have been given when it is due
    const known = questions.filter((named) => named.every((number) => weekOf[number]! <= due));
    expect(known.length, name).toBeGreaterThan(questions.length / 2);
  }
});

test('each lesson begins with its goals, its source and the Persian heading where document F has it, and ends with what comes next', () => {
  for (const [i, { name, number, goals, documents }] of lessons.entries()) {
    const text = readFileSync(join(root, `lessons/${name}/lesson.ts`), 'utf8');
    const [first] = text.split('\n// %%\n');
    expect(goals.length, name).toBeGreaterThan(2);
    if (documents.includes('F')) {
      const persian = /<span lang="fa" dir="rtl">(.+?)<\/span>/.exec(first!)?.[1];
      expect(
        headings.some(([, words, lesson]) => words === persian && lesson === number),
        name,
      ).toBe(true);
    }
    const next = lessons[i + 1];
    const link = next ? `[${next.number} ${next.title}](${next.name}.ipynb)` : '[what holds of it](16-closing.ipynb)';
    expect(text.trimEnd().split('\n').at(-1), name).toBe(`// [The course](00-course.ipynb) · next: ${link}`);
  }
});

describe('links', () => {
  const pages = coursePages();
  const textOf = (path: string) =>
    pages.find((page) => page.path === path)?.text ?? readFileSync(join(root, path), 'utf8');
  const sources = [
    ...pages.map(({ path }) => path),
    ...readdirSync(join(root, 'notebooks')).map((file) => `notebooks/${file}`),
  ];
  /** What a page or a notebook says in Markdown. */
  const markdownOf = (path: string): string => {
    if (!path.endsWith('.ipynb')) return textOf(path);
    const { cells } = JSON.parse(textOf(path)) as { cells: { cell_type: string; source: string[] }[] };
    const texts = cells.filter((one) => one.cell_type === 'markdown').map(({ source }) => source.join(''));
    return texts.join('\n\n');
  };
  /** The headings of a notebook, as JupyterLab names them. */
  const anchors = (path: string) =>
    [...markdownOf(path).matchAll(/^#+ (.+)$/gm)].map(([, heading]) => heading!.replaceAll(' ', '-'));

  test.each([...new Set(sources)])('of %s lead to files and headings that there are', (path) => {
    const links = markdownOf(path).matchAll(
      /\]\(((?!https?:)[\w./-]+\.(?:ipynb|md|jpg|png))(?:#(\S+?))?\)(?=[\s,.;:·|)]|$)/gm,
    );
    for (const [link, file, anchor] of links) {
      const target = join(dirname(path), file!);
      expect(pages.some((page) => page.path === target) || existsSync(join(root, target)), `${path}: ${link}`).toBe(
        true,
      );
      if (anchor !== undefined && target.endsWith('.ipynb')) expect(anchors(target), link).toContain(anchor);
    }
  });
});

describe('the glossary', () => {
  const all = [...headings, ...terms];

  test('is in Persian letters, and in Persian ones where Arabic has others', () => {
    for (const [english, persian] of all) {
      expect(persian, english).toMatch(/[؀-ۿ]/);
      expect(persian, english).not.toMatch(/[يكىة\uFFFD]|Ã|Ø|Ù/); // Arabic yeh and kaf; what comes of a wrong decoding
      expect(persian, english).not.toMatch(/ \u200C|\u200C |\u200C$/); // a half-space is between two letters
    }
  });

  test('has plurals and endings behind a half-space', () => {
    for (const [, persian] of all) expect(persian).not.toMatch(/ (ها|های|هایی|ی|ای)( |$)/);
  });

  test('names each word once, and only lessons that there are', () => {
    for (const list of [headings, terms]) {
      expect(new Set(list.map(([english]) => english)).size).toBe(list.length);
      for (const [english, , number] of list) expect(number >= 1 && number <= 15, english).toBe(true);
    }
  });
});
