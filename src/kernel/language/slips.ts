// Slips of notation that are JavaScript and mean something else: `^` for a power, a comma in a number, an object's parts taken as an array's.

import ts = require('typescript');

import { isCall } from './calls.js';

const isOperator = (node: ts.Node, kind: ts.SyntaxKind): node is ts.BinaryExpression =>
  ts.isBinaryExpression(node) && node.operatorToken.kind === kind;

/** What stands directly before an operator that binds weakly: `10` in `5*10^2`. */
function before({ left }: ts.BinaryExpression): ts.Expression {
  let last = left;
  while (ts.isBinaryExpression(last)) last = last.right;
  return last;
}

/** What stands directly behind it: `2` in `10^2*5`. */
function behind({ right }: ts.BinaryExpression): ts.Expression {
  let first = right;
  while (ts.isBinaryExpression(first)) first = first.left;
  return first;
}

/** A number as one writes it in a formula; 0 and 1 are bits, what is written by bits is one, and large ones mix those of a hash. */
function isQuantity(node: ts.Expression): boolean {
  if (ts.isPrefixUnaryExpression(node)) return isQuantity(node.operand);
  return ts.isNumericLiteral(node) && !/^(?:[01]|0[xbo].*)$/i.test(node.getText()) && Number(node.text) < 1000;
}

const ofBits = /^(?:&|\||<<|>>>?)$/;

/** Whether an operand is computed from bits. */
function hasBits(node: ts.Expression): boolean {
  const inner = ts.isParenthesizedExpression(node) ? node.expression : node;
  return ts.isBinaryExpression(inner) && ofBits.test(inner.operatorToken.getText());
}

/** `^` beside a number of a formula. */
export function isPower(node: ts.Node): node is ts.BinaryExpression {
  if (!isOperator(node, ts.SyntaxKind.CaretToken) || hasBits(node.left) || hasBits(node.right)) return false;
  return isQuantity(before(node)) || isQuantity(behind(node));
}

/** What stands directly around the `^`, with `**`: whatever the formula, this is the power that is meant. */
export function asPower(node: ts.Node): string | undefined {
  if (!isOperator(node, ts.SyntaxKind.CaretToken)) return undefined;
  const base = before(node);
  return `${(ts.isPrefixUnaryExpression(base) ? base.operand : base).getText()} ** ${behind(node).getText()}`;
}

/** `0,5` in brackets of a call, or after a sign of equality; with a point. */
export function decimal(node: ts.Node): string | undefined {
  if (isDecimal(node)) return withPoint(node.getSourceFile().text.slice(before(node).getStart(), behind(node).end));
  const given =
    [node, node.parent]
      .find(isCall)
      ?.arguments?.map((one) => one.getFullText())
      .join(',') ?? '';
  return fraction.test(given) ? withPoint(given) : undefined;
}

const withPoint = (text: string): string => text.replace(',', '.');
/** A comma before three digits may be one of thousands. */
const written = /^-?(?:0,\d+|\d+,(?:\d{1,2}|\d{4,}))$/;
/** Two arguments that are one number: dimensions are smaller. */
const fraction = /^-?0,(?:[5-9]|\d{2,})$/;

/** `0,5` where one expression is expected. */
export function isDecimal(node: ts.Node): node is ts.BinaryExpression {
  if (!isOperator(node, ts.SyntaxKind.CommaToken)) return false;
  if ([node.left, node.parent].some((one) => isOperator(one, ts.SyntaxKind.CommaToken))) return false;
  return written.test(node.getSourceFile().text.slice(before(node).getStart(), behind(node).end));
}

/** A declaration that takes an object's parts like an array's, with their names. */
export function unpacked(checker: ts.TypeChecker, node: ts.Node): string | undefined {
  const pattern = [node, node.parent].find((one) => one && ts.isArrayBindingPattern(one)) as
    | ts.ArrayBindingPattern
    | undefined;
  const declaration = pattern?.parent;
  if (!pattern || !declaration || !ts.isVariableDeclaration(declaration) || !declaration.initializer) return undefined;
  const names = pattern.elements.map((one) => one.getText());
  const parts = checker.getPropertiesOfType(checker.getTypeAtLocation(declaration.initializer)).map(({ name }) => name);
  const sameNames = names.every((name) => parts.includes(name));
  if (!sameNames && names.length !== parts.length) return undefined;
  const pairs = sameNames ? names : names.map((name, i) => (name === parts[i] ? name : `${parts[i]}: ${name}`));
  const keyword = declaration.parent.flags & ts.NodeFlags.Const ? 'const' : 'let';
  return `${keyword} { ${pairs.join(', ')} } = ${declaration.initializer.getText()}`;
}
