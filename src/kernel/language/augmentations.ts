// `declare global` and `declare module` in cells: they change what all cells see, so of a cell that was edited and run again
// only the latest version may count.

import ts = require('typescript');

import { isGlobalScopeAugmentation } from './internals.js';

/** What a text adds to types that are not its own. */
export interface Augmentations {
  /** The members and names that are added, such as `global:Array.last`. */
  keys: Set<string>;
  /** The names of modules in `declare module 'x'`, and where those statements stand. */
  modules: { name: string; start: number; end: number }[];
}

/** Finds them; null when there are none. */
export function augmentationsOf(text: string): Augmentations | null {
  if (!/\bdeclare\s+(?:global|module)\b/.test(text)) return null;
  const file = ts.createSourceFile('cell.ts', text, ts.ScriptTarget.ES2022, true);
  const found: Augmentations = { keys: new Set(), modules: [] };
  for (const statement of file.statements) {
    if (!ts.isModuleDeclaration(statement)) continue;
    const isGlobal = isGlobalScopeAugmentation(statement);
    if (!isGlobal && !ts.isStringLiteral(statement.name)) continue;
    const target = isGlobal ? 'global' : statement.name.text;
    if (!isGlobal) found.modules.push({ name: target, start: statement.getStart(file), end: statement.end });
    const body = statement.body && ts.isModuleBlock(statement.body) ? statement.body.statements : [];
    if (body.length === 0) found.keys.add(target);
    for (const inner of body) for (const key of keysOf(inner, file)) found.keys.add(`${target}:${key}`);
  }
  return found.keys.size > 0 ? found : null;
}

function keysOf(statement: ts.Statement, file: ts.SourceFile): string[] {
  if (ts.isVariableStatement(statement))
    return statement.declarationList.declarations.map(({ name }) => name.getText(file));
  const name = (statement as ts.Node as ts.NamedDeclaration).name?.getText(file) ?? statement.getText(file);
  return ts.isInterfaceDeclaration(statement)
    ? statement.members.map((member) => `${name}.${member.name?.getText(file) ?? member.getText(file)}`)
    : [name];
}
