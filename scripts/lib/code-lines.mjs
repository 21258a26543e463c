// How long code is.

import ts from 'typescript';

/** The number of lines on which something other than a comment stands. */
export function codeLines(text) {
  const file = ts.createSourceFile('file.ts', text, ts.ScriptTarget.Latest, true);
  const lines = new Set();
  const lineOf = (position) => file.getLineAndCharacterOfPosition(position).line;
  const visit = (node) => {
    const parts = node.getChildren(file).filter(({ kind }) => !ts.isJSDoc({ kind }));
    for (const part of parts) visit(part);
    if (parts.length === 0 && node.getWidth(file) > 0)
      for (let line = lineOf(node.getStart(file)); line <= lineOf(node.end - 1); line++) lines.add(line);
  };
  visit(file);
  return lines.size;
}
