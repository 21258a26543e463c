// One cell: checked, then turned into a JavaScript function expression with its source map.

import ts = require('typescript');

import type { CompileRequest, CompileResult, ErrorContent } from '../session/ports.js';
import type { CellModule, Cells } from './cells.js';
import { codeFrame, heading } from './frame.js';
import { type LocalModules, localModules, relativeName } from './local-modules.js';
import { messages } from './messages.js';
import { cellTransformer, dropExports } from './transform.js';

/** A package without types is used untyped, as in JavaScript. */
const noTypesForPackage = 7016;

/** How many problems one traceback shows. */
const shown = 5;

/** Compiles `request`; syntax errors always count, type errors only when the request says so. */
export function compile(cells: Cells, folder: string, request: CompileRequest): CompileResult {
  const cell = cells.add(request.id, request.code);
  const { service } = cells;
  const syntax = service.getSyntacticDiagnostics(cell.path);
  if (syntax.length > 0) return { status: 'error', error: report('SyntaxError', syntax, request) };
  const types = request.check
    ? service
        .getSemanticDiagnostics(cell.path)
        .filter((d) => d.category === ts.DiagnosticCategory.Error && d.code !== noTypesForPackage)
    : [];
  if (types.length > 0) return { status: 'error', error: report('TypeScriptError', types, request) };
  const { program } = cells;
  const file = program.getSourceFile(cell.path);
  if (!file) throw new Error(`${cell.path} is not part of the program`);
  const local = localModules(program, file);
  for (const { fileName, text } of local.files) {
    const problems = service.getSyntacticDiagnostics(fileName);
    const name = relativeName(folder, fileName);
    if (problems.length > 0) return { status: 'error', error: report('SyntaxError', problems, { name, code: text }) };
  }
  const { js, map } = emit(cells, file, cell, request.code, local);
  const declares = cells.declare(cell);
  return {
    status: 'ok',
    cell: {
      id: request.id,
      name: request.name,
      source: request.code,
      js,
      map,
      declares,
      modules: local.list,
    },
  };
}

function emit({ program }: Cells, file: ts.SourceFile, { end }: CellModule, code: string, local: LocalModules) {
  const runtime = unusedName(code);
  const facts = { checker: program.getTypeChecker(), end, runtime, specifier: local.specifier };
  let [js, map] = ['', ''];
  const write = (path: string, text: string) => {
    if (path.endsWith('.map')) map = text;
    else js = text;
  };
  program.emit(file, write, undefined, false, { before: [cellTransformer(facts)], after: [dropExports] });
  // The wrapper stands on a line of its own, which the loader takes for line 0.
  return {
    js: `(async function (${runtime}) { "use strict";\n${js.replace(/\/\/# sourceMappingURL=.*\s*$/, '')}\n})`,
    map,
  };
}

/** `$`, or as many of them as the student's text does not contain. */
function unusedName(code: string): string {
  let name = '$';
  while (code.includes(name)) name += '$';
  return name;
}

function report(
  ename: string,
  diagnostics: readonly ts.Diagnostic[],
  { name, code }: { name: string; code: string },
): ErrorContent {
  const problems = diagnostics.map((diagnostic) => {
    const { line, column, length } = place(diagnostic, code);
    const text = messages.problem(
      name,
      line,
      ts.flattenDiagnosticMessageText(diagnostic.messageText, '\n'),
      diagnostic.code,
    );
    return { text, frame: codeFrame(code, line, column, length) };
  });
  const evalue = problems.map(({ text }) => text).join('\n');
  const [first, ...rest] = problems.slice(0, shown);
  const traceback = [heading(ename, first?.text ?? ''), first?.frame ?? ''];
  for (const { text, frame } of rest) traceback.push('', text, frame);
  if (problems.length > shown) traceback.push('', messages.more(problems.length - shown));
  if (ename === 'TypeScriptError') traceback.push('', messages.howToRunAnyway);
  return { ename, evalue, traceback };
}

/** Where a problem stands in the student's text; what the compiler reports past its end belongs to the last character. */
function place({ start = 0, length = 1 }: ts.Diagnostic, code: string) {
  const before = code.slice(0, Math.min(start, code.trimEnd().length)).split('\n');
  const column = (before.at(-1) ?? '').length + 1;
  const endOfLine = code.indexOf('\n', start);
  return { line: before.length, column, length: endOfLine < 0 ? length : Math.min(length, endOfLine - start) };
}
