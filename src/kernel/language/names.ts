// The names that a cell declares at its top level.

import ts = require('typescript');

import { isGlobalScopeAugmentation } from './internals.js';

/** The identifiers that introduce a name which lives on after the cell, `var` in blocks and loops included. */
export function topLevelNames(file: ts.SourceFile): ts.Identifier[] {
  const found: ts.Identifier[] = [];
  for (const statement of file.statements) collect(statement, found);
  return found;
}

/** The symbol that a declaration gives its name. */
export function declaredSymbol(name: ts.Identifier): ts.Symbol | undefined {
  return (name.parent as ts.Node & { symbol?: ts.Symbol }).symbol;
}

function collect(statement: ts.Statement, found: ts.Identifier[]): void {
  if (ts.isVariableStatement(statement)) {
    for (const { name } of statement.declarationList.declarations) bindings(name, found);
  } else if (ts.isImportDeclaration(statement)) {
    const clause = statement.importClause;
    if (clause?.name) found.push(clause.name);
    if (clause?.namedBindings && ts.isNamespaceImport(clause.namedBindings)) found.push(clause.namedBindings.name);
    else for (const { name } of importSpecifiers(clause)) found.push(name);
  } else if (isNamedDeclaration(statement) && statement.name && ts.isIdentifier(statement.name)) {
    if (!isGlobalScopeAugmentation(statement)) found.push(statement.name);
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
  | ts.TypeAliasDeclaration
  | ts.ImportEqualsDeclaration;

function isNamedDeclaration(node: ts.Node): node is NamedDeclaration {
  return (
    ts.isFunctionDeclaration(node) ||
    ts.isClassDeclaration(node) ||
    ts.isEnumDeclaration(node) ||
    ts.isModuleDeclaration(node) ||
    ts.isInterfaceDeclaration(node) ||
    ts.isTypeAliasDeclaration(node) ||
    ts.isImportEqualsDeclaration(node)
  );
}

function bindings(name: ts.BindingName, found: ts.Identifier[]): void {
  if (ts.isIdentifier(name)) found.push(name);
  else for (const element of name.elements) if (ts.isBindingElement(element)) bindings(element.name, found);
}

/** `var` declarations inside blocks and loops belong to the cell, not to the block. */
function hoisted(node: ts.Node, found: ts.Identifier[]): void {
  if (ts.isFunctionLike(node) || ts.isClassLike(node) || ts.isModuleDeclaration(node)) return;
  if (ts.isVariableDeclarationList(node) && !(node.flags & ts.NodeFlags.BlockScoped)) {
    for (const { name } of node.declarations) bindings(name, found);
  }
  ts.forEachChild(node, (child) => hoisted(child, found));
}

/** Whether a declaration is one of a `var`. */
export function isVar(declaration: ts.Node): boolean {
  const list = listOf(declaration);
  return list !== undefined && (list.flags & ts.NodeFlags.BlockScoped) === 0;
}

/** The `let a = …, b = …` to which a variable belongs, also from inside a pattern. */
export function listOf(declaration: ts.Node): ts.VariableDeclarationList | undefined {
  let node: ts.Node = declaration;
  while (ts.isBindingElement(node) || ts.isBindingName(node)) node = node.parent;
  return ts.isVariableDeclaration(node) && ts.isVariableDeclarationList(node.parent) ? node.parent : undefined;
}
