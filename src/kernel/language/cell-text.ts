// The student's text, made ready for the compiler. Characters stay where they are; only an object that is the last
// statement is put into brackets.

import ts = require('typescript');

import { withoutMagics } from '../session/magics.js';
import type { BoundFile } from './internals.js';

/** What stands before such an object; without the semicolon it would belong to the line above. */
export const opening = ';(';

/** A text for the compiler, and where the student's own characters stand in it. */
export interface CellText {
  text: string;
  /** The place of the inserted opening; null when there is none. */
  inserted: number | null;
}

/** Where a place in the compiler's text stands in the student's. */
export function originalOffset({ inserted }: CellText, offset: number): number {
  return inserted !== null && offset > inserted ? Math.max(inserted, offset - opening.length) : offset;
}

/** Where a place in the student's text stands in the compiler's. */
export function textOffset({ inserted }: CellText, offset: number): number {
  return inserted !== null && offset >= inserted ? offset + opening.length : offset;
}

/**
 * The text of a cell as a module: `export` is accepted and ignored, a first line that begins with `# ` is a comment
 * (nbgrader inserts one), as is one that names a program (`#!`), magics are blanks, and a last statement that can be an object with values is one.
 */
export function cellText(code: string): CellText {
  const own = withoutMagics(code);
  const text = withoutExports(/^#[ !]/.test(own) ? `//${own.slice(2)}` : own);
  const object = lastObject(text);
  if (!object) return { text, inserted: null };
  const { start, end } = object;
  return { text: `${text.slice(0, start)}${opening}${text.slice(start, end)})${text.slice(end)}`, inserted: start };
}

const parse = (text: string) => ts.createSourceFile('cell.ts', text, ts.ScriptTarget.ES2022, true) as BoundFile;

/** Blanks as long as `text`; line breaks stay. */
const blank = (text: string) => text.replace(/[^\n\r]/g, ' ');

function withoutExports(text: string): string {
  if (!/\bexport\b/.test(text)) return text;
  const file = parse(text);
  const cuts: [number, number][] = [];
  for (const statement of file.statements) {
    if (ts.isExportDeclaration(statement)) cuts.push([statement.getStart(file), statement.end]);
    else if (ts.isExportAssignment(statement))
      cuts.push([statement.getStart(file), statement.expression.getStart(file)]);
    else if (ts.canHaveModifiers(statement)) {
      for (const modifier of ts.getModifiers(statement) ?? []) {
        if (modifier.kind === ts.SyntaxKind.ExportKeyword || modifier.kind === ts.SyntaxKind.DefaultKeyword) {
          cuts.push([modifier.getStart(file), modifier.end]);
        }
      }
    }
  }
  return cuts.reduce(
    (result, [start, end]) => result.slice(0, start) + blank(result.slice(start, end)) + result.slice(end),
    text,
  );
}

/** Where a last statement stands that looks like a block and can be read as an object with at least one value. */
function lastObject(text: string): { start: number; end: number } | null {
  const tail = /\}(?:[\s;]|\/\/[^\n]*|\/\*(?:[^*]|\*(?!\/))*\*\/)*$/.exec(text);
  if (!tail) return null;
  const end = tail.index + 1;
  for (const statement of parse(text).statements) {
    const start = statement.getStart();
    if (!ts.isBlock(statement) || start > end) continue;
    const file = parse(`(${text.slice(start, end)})`);
    const [only, ...others] = file.statements;
    if (file.parseDiagnostics.length > 0 || others.length > 0 || !only || !ts.isExpressionStatement(only)) continue;
    const object = ts.isParenthesizedExpression(only.expression) ? only.expression.expression : null;
    if (object && ts.isObjectLiteralExpression(object) && object.properties.some(hasValue)) return { start, end };
  }
  return null;
}

const hasValue = (property: ts.ObjectLiteralElementLike) =>
  ts.isPropertyAssignment(property) || ts.isSpreadAssignment(property);
