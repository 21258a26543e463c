// The student's text, made ready for the compiler without moving a character.

import ts = require('typescript');

/** Blanks as long as `text`; line breaks stay. */
const blank = (text: string) => text.replace(/[^\n\r]/g, ' ');

/**
 * The text of a cell as a module: `export` is accepted and ignored, a first line that begins with `# ` is a comment
 * (nbgrader inserts one). Positions stay as the student sees them.
 */
export function cellText(code: string): string {
  const text = code.startsWith('# ') ? `//${code.slice(2)}` : code;
  if (!/\bexport\b/.test(text)) return text;
  const file = ts.createSourceFile('cell.ts', text, ts.ScriptTarget.ES2022);
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
