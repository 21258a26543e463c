// Whether the last statement of a cell has a result.

import ts = require('typescript');

import { skipOuterExpressions } from './internals.js';

/** Without a semicolon every expression shows its value; with one a value does, a deed (a call, an assignment) does not. */
export function shows(statement: ts.ExpressionStatement, file: ts.SourceFile): boolean {
  return !statement.getText(file).endsWith(';') || !isDeed(statement.expression);
}

/** Whether an expression is written for what it does. */
function isDeed(node: ts.Expression): boolean {
  const inner = skipOuterExpressions(node);
  if (ts.isBinaryExpression(inner)) {
    const { kind } = inner.operatorToken;
    if (kind >= ts.SyntaxKind.FirstAssignment && kind <= ts.SyntaxKind.LastAssignment) return true;
    const chooses =
      kind === ts.SyntaxKind.AmpersandAmpersandToken ||
      kind === ts.SyntaxKind.BarBarToken ||
      kind === ts.SyntaxKind.QuestionQuestionToken ||
      kind === ts.SyntaxKind.CommaToken;
    return chooses && isDeed(inner.right);
  }
  if (ts.isConditionalExpression(inner)) return isDeed(inner.whenTrue) || isDeed(inner.whenFalse);
  if (ts.isPrefixUnaryExpression(inner))
    return inner.operator === ts.SyntaxKind.PlusPlusToken || inner.operator === ts.SyntaxKind.MinusMinusToken;
  return (
    ts.isCallExpression(inner) ||
    ts.isNewExpression(inner) ||
    ts.isAwaitExpression(inner) ||
    ts.isYieldExpression(inner) ||
    ts.isDeleteExpression(inner) ||
    ts.isVoidExpression(inner) ||
    ts.isPostfixUnaryExpression(inner)
  );
}
