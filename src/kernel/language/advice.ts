// The rules of a session, and what they say: under an error, and in the quiet line of a cell that runs.

import ts = require('typescript');

import type { CellModule, Cells } from './cells.js';
import { conditionOf, nodeFacts, type Problem, problemFacts } from './facts.js';
import { parseRules, type Rule, remedy } from './remedies.js';
import { rules } from './rules.js';
import { isDecimal, isPower } from './slips.js';

/** The rules that ship with the library; read when a session needs them first. */
const libraries = new WeakMap<Cells, readonly Rule[]>();

/** The library's rules, then those of the language. */
export function rulesOf(cells: Cells): readonly Rule[] {
  let found = libraries.get(cells);
  if (!found) {
    const { files, packageRoot } = cells.options;
    const library = files.readFile(`${packageRoot.replaceAll('\\', '/')}/dist/remedies.json`);
    libraries.set(cells, (found = [...(library === undefined ? [] : parseRules(library)), ...rules]));
  }
  return found;
}

/** One sentence about a problem; null when no rule fits. */
export function advice(cells: Cells, problem: Problem): string | null {
  return remedy(rulesOf(cells), problemFacts(cells, problem));
}

const comparisons = new Set([
  ts.SyntaxKind.EqualsEqualsToken,
  ts.SyntaxKind.EqualsEqualsEqualsToken,
  ts.SyntaxKind.ExclamationEqualsToken,
  ts.SyntaxKind.ExclamationEqualsEqualsToken,
  ts.SyntaxKind.LessThanToken,
  ts.SyntaxKind.LessThanEqualsToken,
  ts.SyntaxKind.GreaterThanToken,
  ts.SyntaxKind.GreaterThanEqualsToken,
]);

const isNegative = (node: ts.Expression): boolean =>
  ts.isPrefixUnaryExpression(node) && node.operator === ts.SyntaxKind.MinusToken && ts.isNumericLiteral(node.operand);

/** Whether a power of numbers is written with `^`. */
function isPowerOfNumbers(cells: Cells, node: ts.Node): boolean {
  const isNumber = (side: ts.Expression) =>
    (cells.program.checker.getTypeAtLocation(side).flags & ts.TypeFlags.NumberLike) !== 0;
  return isPower(node) && isNumber(node.left) && isNumber(node.right);
}

/** What in a cell compiles and does something else than it seems to. */
export function warnings(cells: Cells, { file }: CellModule): string[] {
  const found = new Set<string>();
  const visit = (node: ts.Node): void => {
    if (ts.isBinaryExpression(node) && comparisons.has(node.operatorToken.kind)) look(node, 'comparison');
    if (isPowerOfNumbers(cells, node)) look(node, 'power');
    if (isDecimal(node)) look(node, 'decimal');
    if (ts.isElementAccessExpression(node) && isNegative(node.argumentExpression)) look(node, 'negative index');
    const condition = conditionOf(node);
    if (condition) look(condition, 'condition');
    ts.forEachChild(node, visit);
  };
  const look = (node: ts.Node, error: string) => {
    const facts = nodeFacts(cells, node);
    const said = remedy(rulesOf(cells), (name) => (name === 'error' ? error : facts(name)));
    const line = file.getLineAndCharacterOfPosition(node.getStart(file)).line + 1;
    if (said !== null) found.add(`line ${line}: ${said}`);
  };
  if (
    file.checkJsDirective?.enabled !== false &&
    /==|[^=]>|[<!^]|\[\s*-|\d,\d|\?|&&|\|\||\b(?:if|while|for)\b/.test(file.text)
  )
    visit(file);
  return [...found];
}
