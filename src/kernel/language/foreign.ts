// What notebooks of other kernels write and this one does not have: the compiler's words for it are replaced by a sentence
// that says what to write here.

import ts = require('typescript');

import type { Cells } from './cells.js';
import { nodeAt } from './diagnostics.js';
import { messages } from './messages.js';
import { packageOf, refusal } from './specifiers.js';

/** The source of a sentence that says what to write, so that nothing need be added to it. */
export const ours = 'lectern';

/** Imports of a file for which nothing can ever be loaded. */
export function refusedImports(file: ts.SourceFile): ts.Diagnostic[] {
  return ts.preProcessFile(file.text, true, true).importedFiles.flatMap(({ fileName, pos, end }) => {
    const reason = refusal(fileName);
    return reason === null ? [] : [problem(file, noModule, pos, end - pos, reason)];
  });
}

/** Syntax errors of a cell: one sentence where it is JSX, or a line for a shell or for IPython. */
export function syntaxInOurWords(file: ts.SourceFile, found: readonly ts.Diagnostic[]): readonly ts.Diagnostic[] {
  const [first] = found;
  if (!first) return found;
  const line = lineAt(file.text, first.start ?? 0);
  const command = /^\s*!\s*([\w./~-].*)$/.exec(line.text)?.[1];
  const indent = line.text.length - line.text.trimStart().length;
  const whole = [line.start + indent, line.text.trim().length] as const;
  if (command !== undefined) return [problem(file, first.code, ...whole, messages.shell(command.trim()))];
  if (/^\s*%%?[a-z]\w*(?:\s|$)/.test(line.text))
    return [problem(file, first.code, ...whole, messages.magicBelow(line.text.trim().split(/\s/)[0] ?? ''))];
  const element = jsxIn(file.text);
  return element ? [problem(file, noJsx, element.getStart(), element.getWidth(), messages.jsx())] : found;
}

/** A type error, in our words when it is about a word of another kernel. */
export function inOurWords(cells: Cells, file: ts.SourceFile, found: ts.Diagnostic): ts.Diagnostic {
  const { start = 0, length = 0 } = found;
  const node = nodeAt(file, start, length);
  const text = node && sentence(cells, file, node, found.code);
  return text ? { ...found, messageText: text, source: ours } : found;
}

function sentence(cells: Cells, file: ts.SourceFile, node: ts.Node, code: number): string | null {
  if (ts.isStringLiteralLike(node))
    return noModules.has(code) && node.text.startsWith('npm:') ? messages.npmMissing(packageOf(node.text)) : null;
  if (!ts.isIdentifier(node)) return null;
  const { parent } = node;
  if (ts.isPropertyAccessExpression(parent) && parent.name === node && isDeno(cells, parent.expression))
    return messages.deno(parent.getText(file));
  if (ts.isQualifiedName(parent) && parent.getText(file).startsWith('Deno.'))
    return messages.deno(parent.getText(file));
  if (!noNames.has(code)) return null;
  if (node.text === '$$') {
    const asked = ts.isPropertyAccessExpression(parent) && parent.expression === node ? parent.name.text : '';
    return messages.ijavascript(asked);
  }
  const old = /^\$\$(\w+)\$\$$/.exec(node.text)?.[1];
  if (old !== undefined) return messages.ijavascript(old);
  const line = lineAt(file.text, node.getStart(file)).text;
  const command = /^\s*!\s*(([a-z]+).*)$/.exec(line);
  return command && shellWords.has(command[2] ?? '') ? messages.shell((command[1] ?? '').trim()) : null;
}

/** Whether `node` is `Deno` or `Deno.jupyter`, as every cell has them. */
function isDeno(cells: Cells, node: ts.Expression): boolean {
  if (ts.isPropertyAccessExpression(node)) return node.name.text === 'jupyter' && isDeno(cells, node.expression);
  return ts.isIdentifier(node) && node.text === 'Deno' && cells.isBuiltIn('Deno');
}

/** The compiler's codes: no such module; no such name; JSX without a factory. */
const noModule = 2307;
const noModules = new Set([noModule, 2792, 2882]);
const noNames = new Set([2304, 2552, 2581, 2584]);
const noJsx = 17004;

/** Programs that a line may start when it is read as a name behind a `!`. */
const shellWords = new Set(
  'ls cd pwd cat echo head tail wc grep find mkdir rm cp mv touch which env date python pip npm npx node deno git curl wget'.split(
    ' ',
  ),
);

function problem(file: ts.SourceFile, code: number, start: number, length: number, text: string): ts.Diagnostic {
  return { category: ts.DiagnosticCategory.Error, code, file, start, length, messageText: text, source: ours };
}

function lineAt(text: string, offset: number): { start: number; text: string } {
  const start = text.lastIndexOf('\n', offset - 1) + 1;
  const end = text.indexOf('\n', start);
  return { start, text: text.slice(start, end < 0 ? undefined : end) };
}

/** The first element of a text that is right as JSX; undefined when it is not. */
function jsxIn(text: string): ts.Node | undefined {
  if (!/<(?:[A-Za-z]|>)/.test(text)) return undefined;
  const options = { languageVersion: ts.ScriptTarget.ES2022 };
  const file = ts.createSourceFile('cell.tsx', text, options, true, ts.ScriptKind.TSX);
  if ((file as ts.SourceFile & { parseDiagnostics: readonly unknown[] }).parseDiagnostics.length > 0) return undefined;
  const search = (node: ts.Node): ts.Node | undefined =>
    ts.isJsxElement(node) || ts.isJsxSelfClosingElement(node) || ts.isJsxFragment(node)
      ? node
      : ts.forEachChild(node, search);
  return search(file);
}
