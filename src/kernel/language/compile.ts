// One cell: checked, then turned into a JavaScript function expression with its source map.

import type { CompileRequest, CompileResult, ErrorContent } from '../session/ports.js';
import { warnings } from './advice.js';
import { type CellText, opening } from './cell-text.js';
import type { CellModule, Cells } from './cells.js';
import { checkCell, checkFile, syntaxOf } from './diagnostics.js';
import { inOurWords, refusedImports, syntaxInOurWords } from './foreign.js';
import { LocalModules } from './local-modules.js';
import { report } from './report.js';
import { type CellNames, cellTransformer, dropExports } from './transform.js';

/** Compiles `request`; syntax errors always count, type errors as the request says. */
export function compile(cells: Cells, request: CompileRequest): CompileResult {
  const cell = cells.add(request.id, request.code);
  const syntax = syntaxOf(cell.file);
  if (syntax.length > 0)
    return refused(cells, cell, report(cells, 'SyntaxError', syntaxInOurWords(cell.file, syntax), cell, request));
  const nowhere = refusedImports(cell.file);
  if (nowhere.length > 0) return refused(cells, cell, report(cells, 'ImportError', nowhere, cell, request));
  const { errors, notes } = checkCell(cells, cell, request.types);
  if (errors.length > 0) {
    const told = errors.map((error) => inOurWords(cells, cell.file, error));
    return refused(cells, cell, report(cells, 'TypeScriptError', told, cell, request));
  }
  const local = new LocalModules(cells.program, cell.file.fileName, cell.file.text);
  for (const file of local.files) {
    const nowhere = refusedImports(file);
    if (nowhere.length > 0)
      return refused(cells, cell, report(cells, 'ImportError', nowhere, null, local.source(file)));
    const problems = checkFile(cells, file, request.types);
    if (problems) return refused(cells, cell, report(cells, problems.ename, problems.list, null, local.source(file)));
  }
  const names: CellNames = { reads: new Set(), writes: new Set(), implied: new Set() };
  const { js, map } = emit(cells, cell, request.code, local, names);
  cells.imply(request.id, names.implied);
  return {
    status: 'ok',
    cell: {
      id: request.id,
      name: request.name,
      source: request.code,
      js,
      map,
      bracket: bracketOf(cell.text),
      declares: cells.declare(request.id, request.code, cell),
      reads: [...names.reads],
      writes: [...names.writes],
      note: [notes ?? [], request.types === 'off' ? [] : warnings(cells, cell)].flat().join('; ') || null,
      modules: local.list,
    },
  };
}

function refused(cells: Cells, cell: CellModule, error: ErrorContent): CompileResult {
  cells.discard(cell);
  return { status: 'error', error };
}

function emit(cells: Cells, { file }: CellModule, code: string, local: LocalModules, names: CellNames) {
  const { program } = cells.program;
  const runtime = unusedName(code);
  const facts = {
    program,
    scope: cells.scope,
    runtime,
    specifier: (text: string) => local.specifier(text),
    mayChange: (text: string) => local.mayChange(text),
  };
  let [js, map] = ['', ''];
  const write = (path: string, text: string) => {
    if (path.endsWith('.map')) map = text;
    else js = text;
  };
  program.emit(file, write, undefined, false, { before: [cellTransformer(facts, names)], after: [dropExports] });
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

function bracketOf({ text, inserted }: CellText) {
  if (inserted === null) return null;
  const before = text.slice(0, inserted).split('\n');
  return { line: before.length - 1, column: before.at(-1)?.length ?? 0, length: opening.length };
}
