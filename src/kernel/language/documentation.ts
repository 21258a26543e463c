// The comments of declarations. Packages are parsed without them, which halves time and memory; when somebody asks, the
// comment is read where the declaration stands.

import ts = require('typescript');

import type { Documented } from './internals.js';

/** Notes the comments at the declarations of what `node` stands for, so that the compiler shows them. */
export function readDocumentation(checker: ts.TypeChecker, node: ts.Node): void {
  const named = checker.getSymbolAtLocation(node);
  const symbol = named && named.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(named) : named;
  if (!named || !symbol || !(symbol.declarations ?? []).map(readComment).includes(true)) return;
  // The compiler may have looked before, and remembers that there was nothing.
  const signatures = checker.getSignaturesOfType(checker.getTypeOfSymbol(symbol), ts.SignatureKind.Call);
  const remembering: ((ts.Symbol | ts.Signature) & Remembering)[] = [named, symbol, ...signatures];
  for (const each of remembering) {
    delete each.documentationComment;
    delete each.tags;
    delete each.jsDocTags;
  }
}

/** What symbols and signatures keep of their comments. */
interface Remembering {
  documentationComment?: unknown;
  tags?: unknown;
  jsDocTags?: unknown;
}

/** Reads the comment of one declaration; false when there is none, or it was read before. */
function readComment(declaration: ts.Node): boolean {
  const owner = ownerOf(declaration) as Documented;
  const file = owner.getSourceFile();
  if (owner.jsDoc?.length || !file.isDeclarationFile) return false;
  const before = file.text.slice(owner.pos, owner.getStart(file));
  if (!before.includes('/**')) return false;
  const parsed = ts.createSourceFile('comment.ts', `${before}let x;`, ts.ScriptTarget.ES2022, true);
  const docs = (parsed.statements[0] as Documented | undefined)?.jsDoc;
  if (docs) owner.jsDoc = docs;
  return docs !== undefined;
}

/** The node before which the comment stands: for a variable its whole statement. */
function ownerOf(declaration: ts.Node): ts.Node {
  const list = declaration.parent;
  return list && ts.isVariableDeclarationList(list) && list.parent ? list.parent : declaration;
}
