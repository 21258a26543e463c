// The names that a cell declares at its top level.

import ts = require('typescript');

/** How a later cell sees a name: as a variable that it may assign, as a constant, or as whatever an import brings. */
export type NameKind = 'let' | 'const' | 'import';

/** One declaration: the identifier that introduces the name. */
export interface TopLevelName {
  kind: NameKind;
  identifier: ts.Identifier;
}

/** All declarations of `file` that live on after the cell, `var` in blocks and loops included. */
export function topLevelNames(file: ts.SourceFile, end = file.end): TopLevelName[] {
  const found: TopLevelName[] = [];
  for (const statement of file.statements) {
    if (statement.getStart(file) >= end) break;
    collect(statement, found);
  }
  return found;
}

function collect(statement: ts.Statement, found: TopLevelName[]): void {
  if (ts.isVariableStatement(statement)) {
    const { flags } = statement.declarationList;
    const kind = flags & ts.NodeFlags.Constant ? 'const' : 'let';
    for (const { name } of statement.declarationList.declarations) bindings(name, kind, found);
  } else if (ts.isImportDeclaration(statement)) {
    const clause = statement.importClause;
    if (clause?.name) found.push({ kind: 'import', identifier: clause.name });
    if (clause?.namedBindings && ts.isNamespaceImport(clause.namedBindings))
      found.push({ kind: 'import', identifier: clause.namedBindings.name });
    else for (const { name } of importSpecifiers(clause)) found.push({ kind: 'import', identifier: name });
  } else if (isNamedDeclaration(statement) && statement.name && ts.isIdentifier(statement.name)) {
    found.push({ kind: 'import', identifier: statement.name });
  } else {
    hoisted(statement, found);
  }
}

/** The `{ a, b as c }` of an import. */
export function importSpecifiers(clause: ts.ImportClause | undefined): readonly ts.ImportSpecifier[] {
  const named = clause?.namedBindings;
  return named && ts.isNamedImports(named) ? named.elements : [];
}

type NamedDeclaration =
  | ts.FunctionDeclaration
  | ts.ClassDeclaration
  | ts.EnumDeclaration
  | ts.ModuleDeclaration
  | ts.InterfaceDeclaration
  | ts.TypeAliasDeclaration;

function isNamedDeclaration(node: ts.Node): node is NamedDeclaration {
  return (
    ts.isFunctionDeclaration(node) ||
    ts.isClassDeclaration(node) ||
    ts.isEnumDeclaration(node) ||
    ts.isModuleDeclaration(node) ||
    ts.isInterfaceDeclaration(node) ||
    ts.isTypeAliasDeclaration(node)
  );
}

function bindings(name: ts.BindingName, kind: NameKind, found: TopLevelName[]): void {
  if (ts.isIdentifier(name)) found.push({ kind, identifier: name });
  else for (const element of name.elements) if (ts.isBindingElement(element)) bindings(element.name, kind, found);
}

/** `var` declarations inside blocks and loops belong to the cell, not to the block. */
function hoisted(node: ts.Node, found: TopLevelName[]): void {
  if (ts.isFunctionLike(node) || ts.isClassLike(node) || ts.isModuleDeclaration(node)) return;
  if (ts.isVariableDeclarationList(node) && !(node.flags & ts.NodeFlags.BlockScoped)) {
    for (const { name } of node.declarations) bindings(name, 'let', found);
  }
  ts.forEachChild(node, (child) => hoisted(child, found));
}
