// What the compiler finds wrong, and what of it stops a cell.

import ts = require('typescript');

import type { TypeChecks } from '../session/ports.js';
import type { CellModule, Cells } from './cells.js';
import { includeModules } from './importable.js';
import type { BoundFile } from './internals.js';
import { messages } from './messages.js';
import { isVar } from './names.js';

/**
 * A package without types is used untyped, as in JavaScript; `import fs = require('fs')` works in cells; what a regular
 * expression may be is for Node to say.
 */
const neverCount = new Set([7016, 1202, 1501]);

/**
 * What may be implicit in a notebook: a missing type is `any`, and a value that may be missing is looked at. 2794 is a
 * `new Promise` whose type nobody has said, fulfilled without a value.
 */
const impliedAny = new Set([
  7005, 7006, 7008, 7009, 7010, 7011, 7018, 7019, 7020, 7022, 7023, 7024, 7031, 7034, 7041, 2794,
]);
const lenient = new Set([...impliedAny, 2683, 18046, 18050, 2454, 2564]);

/** Messages that Node's own types may answer: its names, its namespace, what is not in our short list of globals. */
const perhapsNode = new Set([2304, 2339, 2503, 2551, 2552, 2580, 2591, 2694, 2867, 2868]);
const nodeNames = /\b(?:NodeJS|Buffer|process|global|performance|crypto|console|fetch|require|module)\b/;

/** What is wrong with a cell: what stops it, and a quiet line about the rest. */
export interface CheckResult {
  errors: readonly ts.Diagnostic[];
  notes: string | null;
}

export function syntaxOf(file: ts.SourceFile): readonly ts.Diagnostic[] {
  return (file as BoundFile).parseDiagnostics;
}

/** Checks the types of a cell. */
export function checkCell(cells: Cells, cell: CellModule, types: TypeChecks): CheckResult {
  if (types === 'off') return { errors: [], notes: null };
  const { file } = cell;
  let found = problems(cells, file);
  if (found.some(({ code }) => perhapsNode.has(code)) && nodeNames.test(file.text) && cells.program.loadNodeTypes())
    found = problems(cells, file);
  if (found.length > 0 && stops(cells, file, found, types).errors.length > 0) {
    // Now it is looked at with all names in sight, of which one may be meant, and by a checker of its own: a checker
    // makes ten proposals in its life, and words them by what it has seen before.
    cells.scope.open(file, cells.scope.all);
    includeModules(cells);
    cells.program.renew();
    found = problems(cells, file);
  }
  return stops(cells, file, found, types);
}

/** Checks a local file that a cell imports; null when nothing is wrong with it. */
export function checkFile(
  cells: Cells,
  file: ts.SourceFile,
  types: TypeChecks,
): { ename: string; list: readonly ts.Diagnostic[] } | null {
  const syntax = syntaxOf(file);
  if (syntax.length > 0) return { ename: 'SyntaxError', list: syntax };
  if (types === 'off') return null;
  const { errors } = stops(cells, file, problems(cells, file), types);
  return errors.length > 0 ? { ename: 'TypeScriptError', list: errors } : null;
}

function problems(cells: Cells, file: ts.SourceFile): readonly ts.Diagnostic[] {
  return cells.program.program
    .getSemanticDiagnostics(file)
    .filter(({ category, code }) => category === ts.DiagnosticCategory.Error && !neverCount.has(code));
}

function stops(cells: Cells, file: ts.SourceFile, found: readonly ts.Diagnostic[], types: TypeChecks): CheckResult {
  if (types === 'strict') return { errors: found, notes: null };
  const errors = found.filter((diagnostic) => !isLenient(cells, file, diagnostic));
  const noted = found.filter(
    (diagnostic) => isLenient(cells, file, diagnostic) && !comesFromOtherCell(cells, file, diagnostic),
  );
  return { errors, notes: noted.length > 0 ? messages.note(noted.map((d) => noteOf(file, d))) : null };
}

function isLenient(cells: Cells, file: ts.SourceFile, diagnostic: ts.Diagnostic): boolean {
  if (lenient.has(diagnostic.code)) return true;
  return diagnostic.code === 7053 && isStringVariableIndex(cells, file, diagnostic);
}

/** `counts[word]`: a variable of type string as the key of a plain object. */
function isStringVariableIndex(cells: Cells, file: ts.SourceFile, { start = 0, length = 0 }: ts.Diagnostic): boolean {
  const access = nodeAt(file, start, length);
  if (!access || !ts.isElementAccessExpression(access) || !ts.isIdentifier(access.argumentExpression)) return false;
  const checker = cells.program.checker;
  const index = checker.getTypeAtLocation(access.argumentExpression);
  const object = checker.getTypeAtLocation(access.expression);
  return (index.flags & ts.TypeFlags.String) !== 0 && isPlainObject(object);
}

function isPlainObject(type: ts.Type): boolean {
  return type.symbol !== undefined && (type.symbol.flags & ts.SymbolFlags.ObjectLiteral) !== 0;
}

/**
 * Whether another cell is behind it, and nothing need be said: a name that was declared there without a type is `any`
 * here, and a `var` that is declared once more keeps the value from there.
 */
function comesFromOtherCell(
  cells: Cells,
  file: ts.SourceFile,
  { code, start = 0, length = 0 }: ts.Diagnostic,
): boolean {
  if (code !== 7005 && code !== 7034 && code !== 2454) return false;
  const node = nodeAt(file, start, length);
  const symbol = node && cells.program.checker.getSymbolAtLocation(node);
  if (!symbol?.valueDeclaration) return false;
  if (code !== 2454) return symbol.valueDeclaration.getSourceFile() !== file;
  const name = cells.scope.nameOf(symbol);
  return name !== undefined && isVar(symbol.valueDeclaration) && cells.scope.seen(name).value !== undefined;
}

/** The innermost node that stands exactly there: a cell of one name is a file and a statement too. */
export function nodeAt(file: ts.SourceFile, start: number, length: number): ts.Node | undefined {
  const search = (node: ts.Node): ts.Node | undefined => {
    const inner = ts.forEachChild(node, (child) =>
      child.pos <= start && child.end >= start + length ? search(child) : undefined,
    );
    return inner ?? (node.getStart(file) === start && node.end === start + length ? node : undefined);
  };
  return search(file);
}

function noteOf(file: ts.SourceFile, { start = 0, code }: ts.Diagnostic) {
  const line = file.getLineAndCharacterOfPosition(start).line + 1;
  const word = /^[\p{ID_Continue}$]+/u.exec(file.text.slice(start))?.[0] ?? '';
  return { line, word, isAny: impliedAny.has(code) || code === 2683 || code === 7053 || code === 18046 };
}
