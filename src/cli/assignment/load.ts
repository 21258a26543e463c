// A TypeScript module that is not part of this package, imported from where it lies, so that it finds its own packages.

import { rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import ts from 'typescript';
import { messages } from './messages.js';

let count = 0;

/**
 * Imports TypeScript under the name of a file: types are taken away and not checked.
 * @throws {SyntaxError} when it cannot be read; the error says where
 */
export async function importTypeScript(file: string, text: string): Promise<{ [name: string]: unknown }> {
  const { outputText, diagnostics = [] } = ts.transpileModule(text, {
    fileName: file,
    reportDiagnostics: true,
    compilerOptions: { module: ts.ModuleKind.ESNext, target: ts.ScriptTarget.ES2022 },
  });
  const [first] = diagnostics;
  if (first) {
    const { line } = ts.getLineAndCharacterOfPosition(first.file!, first.start ?? 0);
    throw new SyntaxError(messages.badSyntax(line + 1, ts.flattenDiagnosticMessageText(first.messageText, '\n')));
  }
  const path = join(dirname(resolve(file)), `.${basename(file, '.ts')}-${process.pid}-${++count}.mjs`);
  writeFileSync(path, outputText);
  try {
    return (await import(pathToFileURL(path).href)) as { [name: string]: unknown };
  } finally {
    rmSync(path, { force: true });
  }
}
