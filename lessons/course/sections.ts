// How long the parts of a lesson take a student, by what they hold.

import type { Cell } from '../../src/ipynb/index.js';

/** What stands under a heading of the second rank. */
export interface Section {
  heading: string;
  /** The names of the figures that it shows. */
  figures: string[];
  exercises: number;
  minutes: number;
}

/** Minutes: to read a word; to read a cell of code; to look at a figure; to write a prediction down; to do an exercise. */
const pace = { word: 1 / 180, code: 0.5, figure: 1, prediction: 1, exercise: 10 };

/** What is folded away is read by few: programs in Python, and the numbers of an exercise. */
const folded = /```[\s\S]*?```|<details><summary>(Numbers to compare with|Solution)<\/summary>[\s\S]*?<\/details>/g;

/** The sections of a lesson. What comes before the first heading belongs to none. */
export function sectionsOf(cells: readonly Cell[]): Section[] {
  const sections: Section[] = [];
  for (const { type, source } of cells) {
    const heading = type === 'markdown' ? /^## (.+)$/m.exec(source)?.[1] : undefined;
    if (heading !== undefined) sections.push({ heading, figures: [], exercises: 0, minutes: 0 });
    const section = sections.at(-1);
    if (!section) continue;
    if (type === 'markdown') {
      const exercises = section.heading === 'Exercises' ? source.match(/^\*\*\d+\.\*\*/gm)?.length : undefined;
      section.exercises += exercises ?? 0;
      section.minutes += pace.exercise * (exercises ?? 0);
      section.minutes += pace.word * source.replace(folded, '').split(/\s+/).length;
      section.minutes += pace.prediction * (source.match(/\*\*Predict:\*\*/g)?.length ?? 0);
    } else {
      const figures = [...source.matchAll(/\bshow\(\s*(['"])(.+?)\1/g)].map(([, , name]) => name!);
      section.figures.push(...figures);
      section.minutes += pace.code + pace.figure * figures.length;
    }
  }
  return sections.map((section) => ({ ...section, minutes: Math.max(1, Math.round(section.minutes)) }));
}
