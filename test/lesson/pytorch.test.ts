// The Python that a lesson shows is the program whose numbers its checks compare with.

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { root } from '../../scripts/lib/run.mjs';

const lessons = readdirSync(`${root}/lessons`).filter((name) => existsSync(`${root}/lessons/${name}/pytorch.py`));
const read = (lesson: string, file: string) => readFileSync(`${root}/lessons/${lesson}/${file}`, 'utf8');

test('there are lessons with a program in Python', () => expect(lessons.length).toBeGreaterThan(5));

test.each(lessons)('%s', (lesson) => {
  const blocks = [...read(lesson, 'lesson.ts').matchAll(/^\/\/ ```python\n(.*?)^\/\/ ```$/gms)];
  const shown = blocks.map(([, lines]) => lines!.replace(/^\/\/ ?/gm, ''));
  expect(shown).toEqual([read(lesson, 'pytorch.py')]);
});
