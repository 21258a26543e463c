// `lectern handout`: what students get of a lesson, as one zip.

import { existsSync, mkdirSync, statSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { type Zippable, zipSync } from 'fflate';
import { argumentsIn } from '../arguments.js';
import type { Voice } from '../figures/command.js';
import { Refused } from '../refused.js';
import { root } from '../root.js';
import { drawnFigures } from './figures.js';
import { filesOf, lessonOf, type Places } from './lesson.js';
import { messages } from './messages.js';

const options = { out: { type: 'string' }, from: { type: 'string' } } as const;

/** Runs the command; 0 when all went well, 1 when something failed, 2 when it is refused. */
export async function handout(args: string[], voice: Voice): Promise<number> {
  try {
    const { values, positionals } = argumentsIn(args, options);
    if (values.help || positionals.length === 0) {
      voice.say(messages.help);
      return values.help ? 0 : 2;
    }
    const places = { notebooks: join(root, 'notebooks'), from: values.from ?? join(root, 'output/lessons') };
    const out = values.out ?? '.';
    if (existsSync(out) && !statSync(out).isDirectory()) throw new Refused(messages.noFolder(out));
    const lessons = [...new Set(positionals.map((given) => lessonOf(given, places)))];
    const packed = lessons.map((name) => ({ name, files: filesOf(name, places) })); // refused before anything is drawn
    for (const { name, files } of packed) await pack(name, files, places, out, voice);
    return 0;
  } catch (error) {
    voice.complain(`lectern handout: ${error instanceof Error ? error.message : String(error)}`);
    return error instanceof Refused ? 2 : 1;
  }
}

async function pack(
  name: string,
  files: ReadonlyMap<string, Uint8Array>,
  { from }: Places,
  out: string,
  { say, progress }: Voice,
): Promise<void> {
  const figures = await drawnFigures(join(from, `${name}.ipynb`), (done, all) =>
    progress(messages.drawing(name, done, all)),
  );
  const zip = zipped(
    name,
    new Map([...files, ...[...figures].map(([file, bytes]) => [`figures/${file}`, bytes] as const)]),
  );
  mkdirSync(out, { recursive: true });
  const target = join(out, `${name}.zip`);
  writeFileSync(target, zip);
  say(messages.written(relative('.', target) || target, figures.size / 2, (zip.length / 1e6).toFixed(1)));
}

/** The files in a folder of this name; the same files give the same bytes. */
export function zipped(name: string, files: ReadonlyMap<string, Uint8Array>): Uint8Array {
  const zip: Zippable = {};
  for (const [file, bytes] of [...files].sort(([a], [b]) => (a < b ? -1 : 1)))
    zip[`${name}/${file}`] = [bytes, { level: file.endsWith('.png') ? 0 : 6 }];
  return zipSync(zip, { mtime: new Date(1980, 0, 1) });
}
