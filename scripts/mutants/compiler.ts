// Whether the compiler accepts a changed file: what it refuses never reaches a test.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { root } from '../lib/run.mjs';

/** A function that says whether a file of the checkout, given by its path below the root, compiles with another text. */
export function compiler(): (file: string, text: string) => boolean {
  const { config } = ts.readConfigFile(join(root, 'tsconfig.json'), ts.sys.readFile);
  const { options, fileNames } = ts.parseJsonConfigFileContent({ ...config, include: ['src'] }, ts.sys, root);
  const changed = { file: '', text: '', version: 0 };
  const host: ts.LanguageServiceHost = {
    // a name that is no longer used is a matter of style, and tests should find the mistake
    getCompilationSettings: () => ({ ...options, noUnusedLocals: false, noUnusedParameters: false }),
    getScriptFileNames: () => fileNames,
    getScriptVersion: (name) => (name === changed.file ? String(changed.version) : '0'),
    getScriptSnapshot: (name) => {
      if (name === changed.file) return ts.ScriptSnapshot.fromString(changed.text);
      return ts.sys.fileExists(name) ? ts.ScriptSnapshot.fromString(readFileSync(name, 'utf8')) : undefined;
    },
    getCurrentDirectory: () => root,
    getDefaultLibFileName: ts.getDefaultLibFilePath,
    fileExists: ts.sys.fileExists,
    readFile: ts.sys.readFile,
    readDirectory: ts.sys.readDirectory,
    directoryExists: ts.sys.directoryExists,
    getDirectories: ts.sys.getDirectories,
  };
  const service = ts.createLanguageService(host);
  return (file, text) => {
    Object.assign(changed, { file: join(root, file), text, version: changed.version + 1 });
    return (
      [...service.getSyntacticDiagnostics(changed.file), ...service.getSemanticDiagnostics(changed.file)].length === 0
    );
  };
}
