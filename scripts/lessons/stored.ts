// The runs over many seeds that lessons show beside their own. They are made with the functions of the lesson's cells, so that a changed
// cell needs new runs: the digest of the program that made them is kept with them, and a test compares it.

import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import ts from 'typescript';
import { fingerprint } from '../../lessons/fingerprint.js';
import { slice } from '../../test/lessons/slice.js';
import { root } from '../lib/run.mjs';

/**
 * The cells of a lesson that some runs need, and the runs.
 * @param lesson the name of its folder
 * @param imports what the cells import
 * @param runs a last cell, in which the functions of the lesson are run; it leaves the results in `globalThis.result`
 */
export function programOf(lesson: string, imports: string, runs: string): string {
  const text = readFileSync(join(root, `lessons/${lesson}/lesson.ts`), 'utf8');
  const last = `// %%\n${runs}show('stored');\n`; // so that `slice` takes it for the cell of a figure
  const [, ...cells] = slice(`${text}\n${last}`, ['stored']).split(/^(?=\/\/ %%)/m);
  return [`${imports}const show = () => undefined;`, ...cells].map((cell) => cell.trim()).join('\n');
}

/** Which program it is. Comments, types and the lines' ends do not count. */
export function digestOfProgram(text: string): string {
  const target = { target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.ESNext, removeComments: true };
  const bare = ts.transpileModule(text, { compilerOptions: target }).outputText.replace(/\s+/g, '');
  return fingerprint(bare);
}

/** Which numbers they are. */
export const digestOfData = (data: unknown): string => fingerprint(JSON.stringify(data));

/**
 * Runs a program, and gives its results. In it `part(name, make)` makes a part, notes it when it is done, and does not make it again when
 * the same program is run once more.
 */
export async function resultOf<T>(program: string): Promise<T> {
  const folder = join(root, 'output/stored');
  mkdirSync(folder, { recursive: true });
  const path = join(folder, digestOfProgram(program));
  const parts: { [name: string]: unknown } = existsSync(`${path}.json`)
    ? JSON.parse(readFileSync(`${path}.json`, 'utf8'))
    : {};
  const globals = globalThis as unknown as { part: (name: string, make: () => unknown) => unknown; result: T };
  globals.part = (name, make) => {
    if (!(name in parts)) {
      parts[name] = make();
      writeFileSync(`${path}.json`, JSON.stringify(parts));
      console.error(name);
    }
    return parts[name];
  };
  writeFileSync(`${path}.ts`, program);
  await import(pathToFileURL(`${path}.ts`).href);
  rmSync(folder, { recursive: true });
  return globals.result;
}

/** Writes what lessons read. */
export const write = (file: string, text: string): void => writeFileSync(join(root, 'src/lesson/stored', file), text);
