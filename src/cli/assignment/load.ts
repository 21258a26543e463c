// A TypeScript module that is not part of this package, imported from where it lies, so that it finds its own packages.

import { rmSync, writeFileSync } from 'node:fs';
import { SourceMap, type SourceMapPayload } from 'node:module';
import { basename, dirname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import ts from 'typescript';
import { messages } from './messages.js';

let count = 0;

/**
 * Imports TypeScript under the name of a file: types are taken away and not checked.
 * @throws {SyntaxError} when it cannot be read; the error says where
 * @throws {Error} when it fails; the error says in which line
 */
export async function importTypeScript(file: string, text: string): Promise<{ [name: string]: unknown }> {
  const {
    outputText,
    sourceMapText = '{}',
    diagnostics = [],
  } = ts.transpileModule(text, {
    fileName: file,
    reportDiagnostics: true,
    compilerOptions: { module: ts.ModuleKind.ESNext, target: ts.ScriptTarget.ES2022, sourceMap: true },
  });
  const [first] = diagnostics;
  if (first) {
    const { line } = ts.getLineAndCharacterOfPosition(first.file!, first.start ?? 0);
    throw new SyntaxError(messages.at(line + 1, ts.flattenDiagnosticMessageText(first.messageText, '\n')));
  }
  const path = join(dirname(resolve(file)), `.${basename(file, '.ts')}-${process.pid}-${++count}.mjs`);
  writeFileSync(path, outputText.replace(/^\/\/# sourceMappingURL=.*/m, '')); // the map is not written
  try {
    return (await import(pathToFileURL(path).href)) as { [name: string]: unknown };
  } catch (error) {
    const line = lineOf(error, basename(path), new SourceMap(JSON.parse(sourceMapText) as SourceMapPayload));
    if (line === null) throw error;
    throw new Error(messages.at(line, error instanceof Error ? error.message : String(error)), { cause: error });
  } finally {
    rmSync(path, { force: true });
  }
}

/** The line of the author's file in which a module failed; null where the error does not say it. */
function lineOf(error: unknown, module: string, map: SourceMap): number | null {
  const stack = error instanceof Error ? (error.stack ?? '') : '';
  const at = stack.indexOf(`${module}:`);
  const [, line, column] = /^(\d+):(\d+)/.exec(at < 0 ? '' : stack.slice(at + module.length + 1)) ?? [];
  if (line === undefined) return null;
  const entry = map.findEntry(Number(line) - 1, Number(column) - 1);
  return 'originalLine' in entry ? entry.originalLine + 1 : null;
}
