// Which brackets of a text are open.

import ts = require('typescript');

const closerOf = new Map([
  [ts.SyntaxKind.OpenBraceToken, '}'],
  [ts.SyntaxKind.OpenParenToken, ')'],
  [ts.SyntaxKind.OpenBracketToken, ']'],
  [ts.SyntaxKind.TemplateHead, '}`'],
]);

const closers = new Set([
  ts.SyntaxKind.CloseBraceToken,
  ts.SyntaxKind.CloseParenToken,
  ts.SyntaxKind.CloseBracketToken,
]);

/** What would close the brackets that `text` leaves open, outermost first; and how many it closes that it did not open. */
export function openBrackets(text: string): { open: string[]; closed: number } {
  const scanner = ts.createScanner(ts.ScriptTarget.ES2022, true, ts.LanguageVariant.Standard, text);
  const open: string[] = [];
  let closed = 0;
  let valueBefore = false;
  for (let token = scanner.scan(); token !== ts.SyntaxKind.EndOfFileToken; token = scanner.scan()) {
    if (token === ts.SyntaxKind.SlashToken && !valueBefore) token = scanner.reScanSlashToken();
    if (token === ts.SyntaxKind.CloseBraceToken && open.at(-1) === '}`') {
      if (scanner.reScanTemplateToken(false) === ts.SyntaxKind.TemplateTail) open.pop();
      valueBefore = true;
      continue;
    }
    const closer = closerOf.get(token);
    if (closer !== undefined) open.push(closer);
    else if (closers.has(token) && open.pop() === undefined) closed++;
    valueBefore = endsValue(token);
  }
  return { open, closed };
}

/** `code` with the brackets closed, right behind `offset`, that stand open there and are closed nowhere. */
export function closed(code: string, offset: number): string {
  const { open } = openBrackets(code.slice(0, offset));
  const missing = open.slice(openBrackets(code.slice(offset)).closed);
  return code.slice(0, offset) + missing.reverse().join('') + code.slice(offset);
}

/** Whether a slash after `token` divides, and begins no regular expression. */
function endsValue(token: ts.SyntaxKind): boolean {
  return (
    token === ts.SyntaxKind.Identifier ||
    token === ts.SyntaxKind.CloseParenToken ||
    token === ts.SyntaxKind.CloseBracketToken ||
    (token >= ts.SyntaxKind.FirstLiteralToken && token <= ts.SyntaxKind.LastLiteralToken)
  );
}
