// Which declarations a student's program loads: those of the packages that draw would cost a hundred files and the time to read them.

import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { describe, expect, test } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));
const options: ts.CompilerOptions = {
  module: ts.ModuleKind.NodeNext,
  moduleResolution: ts.ModuleResolutionKind.NodeNext,
  target: ts.ScriptTarget.ES2022,
  strict: true,
  types: [],
};

/** The files beside TypeScript's own that a program of one import is made of, as paths from the root of the package. */
function loaded(door: string): { ours: string[]; others: string[] } {
  const file = `${root}student.ts`;
  const host = ts.createCompilerHost(options);
  const { getSourceFile, fileExists } = host;
  host.getSourceFile = (name, target, ...others) =>
    name === file
      ? ts.createSourceFile(name, `import * as all from '${door}';\nall;`, target)
      : getSourceFile(name, target, ...others);
  host.fileExists = (name) => name === file || fileExists(name);
  const program = ts.createProgram([file], options, host);
  expect(program.getSemanticDiagnostics(program.getSourceFile(file)).map(({ messageText }) => messageText)).toEqual([]);
  const files = program.getSourceFiles().map(({ fileName }) => fileName.slice(root.length));
  return {
    ours: files.filter((name) => name.startsWith('dist/')),
    others: files.filter((name) => !name.startsWith('dist/') && !/^student|node_modules\/typescript\//.test(name)),
  };
}

/** How many of our own there are at most: a door that opens much more has let something in. */
const most = {
  lectern: 190,
  'lectern/plot': 55,
  'lectern/notebook': 15,
  'lectern/math': 8,
  'lectern/slides': 5,
  'lectern/lesson': 80,
};

describe.each(Object.entries(most))('%s', (door, bound) => {
  test('loads few declarations, and none of other packages', () => {
    const { ours, others } = loaded(door);
    expect(others).toEqual([]);
    expect(ours.length).toBeGreaterThan(0);
    expect(ours.length).toBeLessThanOrEqual(bound);
  });
});
