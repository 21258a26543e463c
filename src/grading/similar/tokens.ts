// The words and signs of an answer, without what a copy is changed in first: names, numbers, texts, comments, spaces.

import ts from 'typescript';

/** The tokens of code; whatever cannot be read is a token too. */
export function codeTokens(text: string): string[] {
  const scanner = ts.createScanner(ts.ScriptTarget.ESNext, true, ts.LanguageVariant.Standard, text, () => undefined);
  const tokens: string[] = [];
  const open: boolean[] = []; // for each brace, whether it stands in a template
  for (let kind = scanner.scan(); kind !== ts.SyntaxKind.EndOfFileToken; kind = scanner.scan()) {
    if (kind === ts.SyntaxKind.TemplateHead || kind === ts.SyntaxKind.OpenBraceToken)
      open.push(kind === ts.SyntaxKind.TemplateHead);
    else if (kind === ts.SyntaxKind.CloseBraceToken && open.pop()) {
      kind = scanner.reScanTemplateToken(false);
      if (kind === ts.SyntaxKind.TemplateMiddle) open.push(true);
    }
    tokens.push(tokenOf(kind, scanner.getTokenText()));
  }
  return tokens;
}

function tokenOf(kind: ts.SyntaxKind, text: string): string {
  if (kind === ts.SyntaxKind.Identifier || kind === ts.SyntaxKind.PrivateIdentifier) return 'name';
  const literal = kind >= ts.SyntaxKind.FirstLiteralToken && kind <= ts.SyntaxKind.LastTemplateToken;
  return literal ? 'literal' : text;
}

/** The words of an answer in words, in small letters. */
export const wordTokens = (text: string): string[] => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
