// The words and signs of an answer, without what a copy is changed in first: names, numbers, texts, comments, spaces.

import ts from 'typescript';

export interface Token {
  text: string;
  /** Where it begins and ends in the answer. */
  start: number;
  end: number;
}

/** The tokens of code; whatever cannot be read is a token too. */
export function codeTokens(text: string): Token[] {
  const scanner = ts.createScanner(ts.ScriptTarget.ESNext, true, ts.LanguageVariant.Standard, text, () => undefined);
  const tokens: Token[] = [];
  const open: boolean[] = []; // for each brace, whether it stands in a template
  for (let kind = scanner.scan(); kind !== ts.SyntaxKind.EndOfFileToken; kind = scanner.scan()) {
    if (kind === ts.SyntaxKind.TemplateHead || kind === ts.SyntaxKind.OpenBraceToken)
      open.push(kind === ts.SyntaxKind.TemplateHead);
    else if (kind === ts.SyntaxKind.CloseBraceToken && open.pop()) {
      kind = scanner.reScanTemplateToken(false);
      if (kind === ts.SyntaxKind.TemplateMiddle) open.push(true);
    }
    tokens.push({
      text: said(kind, scanner.getTokenText()),
      start: scanner.getTokenStart(),
      end: scanner.getTokenEnd(),
    });
  }
  return tokens;
}

function said(kind: ts.SyntaxKind, text: string): string {
  if (kind === ts.SyntaxKind.Identifier || kind === ts.SyntaxKind.PrivateIdentifier) return 'name';
  const literal = kind >= ts.SyntaxKind.FirstLiteralToken && kind <= ts.SyntaxKind.LastTemplateToken;
  return literal ? 'literal' : text;
}

/** The words of an answer in words, in small letters. */
export const wordTokens = (text: string): Token[] =>
  [...text.matchAll(/[\p{L}\p{N}]+/gu)].map(({ 0: word, index }) => ({
    text: word.toLowerCase(),
    start: index,
    end: index + word.length,
  }));
