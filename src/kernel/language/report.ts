// The compiler's findings as an error of the protocol: each problem with its line and a caret under the place.

import ts = require('typescript');

import type { ErrorContent } from '../session/ports.js';
import { originalOffset } from './cell-text.js';
import type { CellModule } from './cells.js';
import { codeFrame, heading } from './frame.js';
import { messages } from './messages.js';

/** How many problems one traceback shows, and how many `evalue` names. */
const shown = 5;
const named = 20;

/** `diagnostics` of a cell, or of a file when `cell` is null, as an error. */
export function report(
  ename: string,
  diagnostics: readonly ts.Diagnostic[],
  cell: CellModule | null,
  { name, code }: { name: string; code: string },
): ErrorContent {
  const all = diagnostics.map((diagnostic) => {
    const { line, column, length } = place(diagnostic, cell, code);
    const text = messages.problem(name, line, plain(diagnostic), diagnostic.code);
    return { text, message: plain(diagnostic), frame: codeFrame(code, line, column, length) };
  });
  const problems = all.filter(({ message }, i) => all.findIndex((other) => other.message === message) === i);
  const repeated = all.length - problems.length;
  const evalue = problems.slice(0, named).map(({ text }) => text);
  if (problems.length > named) evalue.push(messages.more(problems.length - named));
  const [first, ...rest] = problems.slice(0, shown);
  const traceback = [heading(ename, first?.text ?? ''), first?.frame ?? ''];
  for (const { text, frame } of rest) traceback.push('', text, frame);
  if (problems.length > shown) traceback.push('', messages.more(problems.length - shown));
  if (repeated > 0) traceback.push('', messages.repeated(repeated));
  if (ename === 'TypeScriptError' && cell) traceback.push('', messages.howToRunAnyway);
  return { ename, evalue: evalue.join('\n'), traceback };
}

/** The text of a message: without the paths of files that nobody wrote. */
export function plain({ messageText }: ts.Diagnostic): string {
  return ts.flattenDiagnosticMessageText(messageText, '\n').replace(/\b(?:typeof )?import\("[^"]*"\)\.?/g, '');
}

/** Where a problem stands in the student's text; what the compiler reports past its end belongs to the last character. */
function place({ start = 0, length = 1 }: ts.Diagnostic, cell: CellModule | null, code: string) {
  const from = cell ? originalOffset(cell.text, start) : start;
  const before = code.slice(0, Math.min(from, code.trimEnd().length)).split('\n');
  const column = (before.at(-1) ?? '').length + 1;
  const endOfLine = code.indexOf('\n', from);
  return { line: before.length, column, length: endOfLine < 0 ? length : Math.min(length, endOfLine - from) };
}
