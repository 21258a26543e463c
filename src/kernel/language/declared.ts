// What a declaration would have to say for a line further down to be right.

import ts = require('typescript');

/** `let` in place of the `const` that declared a name. */
export function asLet(checker: ts.TypeChecker, node: ts.Node): string | undefined {
  const declaration = checker.getSymbolAtLocation(node)?.valueDeclaration;
  if (!declaration || !ts.isVariableDeclaration(declaration) || !ts.isIdentifier(declaration.name)) return undefined;
  const text = declaration.getText();
  return `let ${text.length > 80 || text.includes('\n') ? declaration.name.text : text}`;
}

/** `w: number` for the field that a class lacks, from what is assigned to it somewhere in the class. */
export function field(checker: ts.TypeChecker, node: ts.Node): string | undefined {
  const access = node.parent;
  if (!access || !ts.isPropertyAccessExpression(access) || access.expression.kind !== ts.SyntaxKind.ThisKeyword)
    return undefined;
  const name = access.name.text;
  const search = (at: ts.Node): ts.Expression | undefined => {
    const isThere =
      ts.isBinaryExpression(at) &&
      at.operatorToken.kind === ts.SyntaxKind.EqualsToken &&
      ts.isPropertyAccessExpression(at.left) &&
      at.left.expression.kind === ts.SyntaxKind.ThisKeyword &&
      at.left.name.text === name;
    return isThere ? at.right : ts.forEachChild(at, search);
  };
  const value = ts
    .findAncestor(access, ts.isClassLike)
    ?.members.map(search)
    .find((found) => found !== undefined);
  return value && `${name}: ${wideType(checker, value)}`;
}

/**
 * What holds `[]`, `{}` or `null` and no type, with the type that it needs: `loss: [] as number[]`. Found from the place
 * that is refused: a value that is pushed, a member that is set or read, an assignment.
 */
export function widened(checker: ts.TypeChecker, node: ts.Node): string | undefined {
  const { parent } = node;
  const pushed = ts.isSpreadElement(parent) ? parent : node;
  const call = pushed.parent;
  if (ts.isCallExpression(call) && ts.isPropertyAccessExpression(call.expression) && call.expression !== pushed)
    return holder(checker, call.expression.expression, emptyList, listOf(checker, node));
  if (ts.isArrayLiteralExpression(parent)) {
    const list = assignmentOf(parent);
    return list?.right === parent ? holder(checker, list.left, emptyList, listOf(checker, node)) : undefined;
  }
  const assigned = assignmentOf(node) ?? assignmentOf(parent);
  const value = assigned ? wideType(checker, assigned.right) : 'any';
  if (assigned?.left === node && holdsNothing(checker, node))
    return holder(checker, node, /^(?:null|undefined)$/, (was) =>
      value === 'any' ? value : `${element(value)} | ${was}`,
    );
  const place = isMember(node) ? node : parent;
  if (!isMember(place)) return undefined;
  return ts.isElementAccessExpression(place) &&
    assigned?.left === place &&
    !ts.isStringLiteralLike(place.argumentExpression)
    ? (holder(checker, place.expression, emptyList, listOf(checker, assigned.right)) ??
        holder(checker, place.expression, emptyObject, `Record<string, ${value}>`))
    : holder(checker, place.expression, emptyObject, `Record<string, ${value}>`);
}

const emptyList = /^\[\s*\]$/;
const emptyObject = /^\{\s*\}$/;
const listOf = (checker: ts.TypeChecker, one: ts.Node) => `${element(wideType(checker, one))}[]`;

const isMember = (node: ts.Node): node is ts.PropertyAccessExpression | ts.ElementAccessExpression =>
  ts.isPropertyAccessExpression(node) || ts.isElementAccessExpression(node);

/** The declaration behind `node`, when it begins with a value like `begins`, with its type written out. */
function holder(
  checker: ts.TypeChecker,
  node: ts.Node,
  begins: RegExp,
  type: string | ((was: string) => string),
): string | undefined {
  const at = checker.getSymbolAtLocation(ts.isPropertyAccessExpression(node) ? node.name : node)?.valueDeclaration;
  if (!at) return undefined;
  const isField = ts.isPropertyDeclaration(at);
  if (!isField && !ts.isPropertyAssignment(at) && !ts.isParameter(at) && !ts.isVariableDeclaration(at))
    return undefined;
  const start = at.initializer ?? (ts.isParameter(at) ? startOfReduce(at) : undefined);
  const was = start?.getText();
  if (was === undefined || !begins.test(was)) return undefined;
  const wide = typeof type === 'string' ? type : type(was);
  if (ts.isPropertyAssignment(at)) return `${at.name.getText()}: ${was} as ${wide}`;
  if (!at.initializer) return `${was} as ${wide}`;
  if (at.type) return undefined;
  const how = isField || ts.isParameter(at) ? '' : at.parent.flags & ts.NodeFlags.Const ? 'const ' : 'let ';
  return `${how}${at.name.getText()}: ${wide} = ${was}`;
}

/** The value that the first parameter of a function begins with, which is the last argument of the call it is given to. */
function startOfReduce(parameter: ts.ParameterDeclaration): ts.Expression | undefined {
  const call = parameter.parent.parent;
  if (!ts.isCallExpression(call) || call.arguments.length !== 2 || parameter.parent.parameters[0] !== parameter)
    return undefined;
  return call.arguments[0] === parameter.parent ? call.arguments[1] : undefined;
}

/** The assignment that `node` is a side of. */
function assignmentOf({ parent }: ts.Node): ts.BinaryExpression | undefined {
  return ts.isBinaryExpression(parent) && parent.operatorToken.kind === ts.SyntaxKind.EqualsToken ? parent : undefined;
}

function holdsNothing(checker: ts.TypeChecker, node: ts.Node): boolean {
  const symbol = checker.getSymbolAtLocation(ts.isPropertyAccessExpression(node) ? node.name : node);
  const nothing = ts.TypeFlags.Null | ts.TypeFlags.Undefined;
  return symbol !== undefined && (checker.getTypeOfSymbol(symbol).flags & nothing) !== 0;
}

/** The type of a value as one would write it; `any` where that would be long or has no name here. */
function wideType(checker: ts.TypeChecker, value: ts.Node): string {
  const type = checker.getWidenedType(checker.getBaseTypeOfLiteralType(checker.getTypeAtLocation(value)));
  const written = checker.typeToString(type);
  const isPlain = /^[\w<>[\]() |:;,{}]{1,40}$/.test(written) && !/\bnever\b|^(?:null|undefined)$|\{\}/.test(written);
  const names = written.match(/\b[A-Z]\w*/g) ?? [];
  if (!isPlain || names.length === 0) return isPlain ? written : 'any';
  const types = checker.getSymbolsInScope(value, ts.SymbolFlags.Type | ts.SymbolFlags.Alias);
  return names.every((name) => types.some((type) => type.name === name)) ? written : 'any';
}

/** The type of one thing in a list or beside `null`: a choice stands in brackets. */
const element = (type: string) => (type.replace(/\([^()]*\)|\{[^{}]*\}/g, '').includes('|') ? `(${type})` : type);
