// The names of the notebook, and what they are.

import ts = require('typescript');

import type { NameInfo } from '../session/ports.js';
import type { Cells } from './cells.js';

/** The names that cells have declared, sorted. */
export function names(cells: Cells): NameInfo[] {
  const { checker } = cells.program;
  return [...cells.scope.all].sort().flatMap((name) => {
    if (cells.isBuiltIn(name)) return [];
    const { value, type } = cells.scope.seen(name);
    const symbol = value ?? type;
    return symbol ? [{ name, kind: kindOf(symbol), type: value ? typeOf(checker, value) : '' }] : [];
  });
}

function kindOf({ flags, valueDeclaration }: ts.Symbol): string {
  if (flags & ts.SymbolFlags.Alias) return 'import';
  if (flags & ts.SymbolFlags.Function) return 'function';
  if (flags & ts.SymbolFlags.Class) return 'class';
  if (flags & ts.SymbolFlags.Enum) return 'enum';
  if (flags & ts.SymbolFlags.ValueModule) return 'namespace';
  if (flags & ts.SymbolFlags.Interface) return 'interface';
  if (flags & ts.SymbolFlags.TypeAlias) return 'type';
  const list = valueDeclaration && ts.getCombinedNodeFlags(valueDeclaration);
  return list && list & ts.NodeFlags.Const ? 'const' : list && list & ts.NodeFlags.Let ? 'let' : 'var';
}

function typeOf(checker: ts.TypeChecker, symbol: ts.Symbol): string {
  if (!(symbol.flags & (ts.SymbolFlags.Variable | ts.SymbolFlags.Function))) return '';
  return checker.typeToString(checker.getTypeOfSymbol(symbol)).replace(/\b(?:typeof )?import\("[^"]*"\)\.?/g, '');
}
