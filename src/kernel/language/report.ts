// The compiler's findings as an error of the protocol: each problem with its line and a caret under the place.

import ts = require('typescript');

import type { ErrorContent } from '../session/ports.js';
import { advice } from './advice.js';
import { originalOffset } from './cell-text.js';
import type { CellModule, Cells } from './cells.js';
import { nodeAt } from './diagnostics.js';
import { ours } from './foreign.js';
import { codeFrame, heading, hint } from './frame.js';
import { messages } from './messages.js';

/** How many problems one traceback shows, and how many `evalue` names. */
const shown = 5;
const named = 20;

/** `diagnostics` of a cell, or of a file when `cell` is null, as an error. */
export function report(
  cells: Cells,
  ename: string,
  diagnostics: readonly ts.Diagnostic[],
  cell: CellModule | null,
  { name, code }: { name: string; code: string },
): ErrorContent {
  const all = diagnostics.map((diagnostic) => {
    const { line, column, length } = place(diagnostic, cell, code);
    const text = messages.problem(name, line, plain(diagnostic), diagnostic.code);
    const frame = codeFrame(code, line, column, length);
    return { diagnostic, line, text, message: plain(diagnostic), frame };
  });
  const sentenceOf = ({ diagnostic, line, message }: (typeof all)[number]) =>
    advice(cells, {
      error: ename,
      code: diagnostic.code,
      message,
      line: code.split('\n')[line - 1] ?? '',
      forgotAwait: diagnostic.relatedInformation?.some(({ code }) => code === forgotAwait) === true,
      file: diagnostic.file ?? cell?.file,
      start: diagnostic.start ?? 0,
      length: diagnostic.length ?? 0,
    });
  const problems = all.filter(({ message }, i) => all.findIndex((other) => other.message === message) === i);
  const repeated = all.length - problems.length;
  const evalue = problems.slice(0, named).map(({ text }) => text);
  if (problems.length > named) evalue.push(messages.more(problems.length - named));
  const traceback: string[] = [];
  const said = new Set<string>();
  const answered = new Set<number>();
  const withAdvice = problems.slice(0, shown).map((problem) => {
    const isSaid = problem.diagnostic.source === ours;
    return { ...problem, sentence: isSaid ? '' : sentenceOf(problem) };
  });
  for (const { line, text, frame, sentence } of withAdvice) {
    if (ename === 'SyntaxError' && answered.has(line)) continue; // what follows from a sentence of another language
    if (traceback.length === 0) traceback.push(heading(ename, text), frame);
    else traceback.push('', text, frame);
    if (sentence === null) continue;
    answered.add(line);
    if (sentence !== '' && !said.has(sentence)) traceback.push(hint(sentence));
    said.add(sentence);
  }
  if (problems.length > shown) traceback.push('', messages.more(problems.length - shown));
  if (repeated > 0) traceback.push('', messages.repeated(repeated));
  if (ename === 'TypeScriptError' && cell) {
    const helps =
      withAdvice.some(({ sentence }) => sentence === null) &&
      !all.some(({ diagnostic }) => failsAnyway(diagnostic, cell.file));
    traceback.push('', helps ? messages.howToRunAnyway : messages.nothingRun);
  }
  return { ename, evalue: evalue.join('\n'), traceback };
}

/** The compiler's "Did you forget to use 'await'?", which stands beside the message. */
const forgotAwait = 2773;

/** Names and modules that are not there, which is an error of the running cell too. */
const missing = new Set([2304, 2305, 2307, 2503, 2552, 2580, 2591, 2614, 2693, 2724, 18004]);

/** Calls of what cannot be called, and assignments to constants. */
const refused = new Set([2348, 2349, 6234, 2351, 2588, 2632, 2722]);

/** Whether a cell would fail at this place although its types were not checked. */
function failsAnyway({ code, start = 0, length = 0 }: ts.Diagnostic, file: ts.SourceFile): boolean {
  if (refused.has(code) || code < 2000) return true; // codes below are of syntax
  const node = nodeAt(file, start, length);
  if (missing.has(code)) return !node || !ts.isPartOfTypeNode(node);
  if (code !== 2339 && code !== 2551) return false;
  const access = node?.parent;
  return access !== undefined && ts.isCallOrNewExpression(access.parent) && access.parent.expression === access;
}

/** Properties that options do not have, and values that are no options: of a chain of reasons the one that a reader needs. */
const noSuchOption = new Set([2353, 2559, 2561]);

/** The first reason at the end of a chain, when it is one of these; else the whole chain. */
function reason(chain: string | ts.DiagnosticMessageChain): string | ts.DiagnosticMessageChain {
  let last = chain;
  while (typeof last !== 'string' && last.next?.length) last = last.next[0]!;
  return typeof last !== 'string' && noSuchOption.has(last.code) ? last : chain;
}

/** The text of a message: without the paths of files that nobody wrote, and without advice about the compiler's settings. */
export function plain({ messageText }: ts.Diagnostic): string {
  return ts
    .flattenDiagnosticMessageText(reason(messageText), '\n')
    .replace(/\btypeof import\("([^"]*)"\)(?!\.)/g, (_, path: string) => moduleName(path))
    .replace(/\b(?:typeof )?import\("[^"]*"\)\.?/g, '')
    .replace(/ Do you need to (?:change your target library|install type definitions)\?.*$/gm, '');
}

/** How a message calls a module: by the last word of its path. */
function moduleName(path: string): string {
  return path.replace(/\/index$/, '').replace(/^.*\//, '');
}

/** Where a problem stands in the student's text; what the compiler reports past its end belongs to the last character. */
function place({ start = 0, length = 1 }: ts.Diagnostic, cell: CellModule | null, code: string) {
  const from = cell ? originalOffset(cell.text, start) : start;
  const before = code.slice(0, Math.min(from, code.trimEnd().length)).split('\n');
  const column = (before.at(-1) ?? '').length + 1;
  const endOfLine = code.indexOf('\n', from);
  return { line: before.length, column, length: endOfLine < 0 ? length : Math.min(length, endOfLine - from) };
}
