// The figures of a lesson that was run, as files.

import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { checkFiles, figuresOf, fileOf } from '../figures/outputs.js';
import { drawAll } from '../figures/pool.js';
import { sourcesOf } from '../figures/sources.js';

/** The bytes of each figure by the name of its file: for slides of one's own, and for paper. */
export async function drawnFigures(
  notebook: string,
  said: (done: number, all: number) => void,
): Promise<Map<string, Uint8Array>> {
  const figures = sourcesOf({ lessons: [], from: notebook }).flatMap(figuresOf);
  checkFiles(figures);
  const folder = mkdtempSync(join(tmpdir(), 'lectern-handout-'));
  try {
    const tasks = figures.map((figure) => {
      const forms = (['svg', 'png'] as const).map((format) => ({
        file: fileOf(figure, 'light', format),
        theme: 'light' as const,
        format,
      }));
      return { spec: figure.spec, description: figure.description, forms, scale: 2, folder };
    });
    const done = await drawAll(tasks, availableParallelism(), (ready) => said(ready, tasks.length));
    const failed = done.find((one) => 'error' in one);
    if (failed && 'error' in failed) throw new Error(failed.error);
    const files = tasks.flatMap(({ forms }) => forms.map(({ file }) => file));
    return new Map(files.map((file) => [basename(file), readFileSync(join(folder, file))]));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
