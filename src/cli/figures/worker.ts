// A process that draws figures, one after the other, as it is told.

import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { drawn, type Form } from './draw.js';

/** A figure to draw, and where its files go. */
export interface Task {
  spec: object;
  description: string;
  forms: Form[];
  scale: number;
  folder: string;
}

/** The digests of the files, or what went wrong. */
export type Done = { sums: [file: string, sum: string][] } | { error: string };

process.on('message', (task: Task) => {
  let done: Done;
  try {
    const files = drawn(task.spec, task.description, task.forms, task.scale);
    const sums = task.forms.map(({ file }, i): [string, string] => {
      const target = join(task.folder, file);
      mkdirSync(dirname(target), { recursive: true });
      writeFileSync(target, files[i]!);
      return [file, createHash('sha256').update(files[i]!).digest('hex')];
    });
    done = { sums };
  } catch (error) {
    done = { error: error instanceof Error ? error.message : String(error) };
  }
  process.send!(done);
});
process.on('disconnect', () => process.exit());
