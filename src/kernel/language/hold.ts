// An `await` behind which a `finally` waits: an interrupt must end it, so that the `finally` runs.

import ts = require('typescript');

import { holdSymbol } from '../session/compiled.js';

const { factory: f } = ts;

/** Whether `node` stands in a `try` whose `finally` must run when the cell is interrupted. */
export function isBeforeFinally(node: ts.Node): boolean {
  for (let at = node; at.parent && !ts.isFunctionLike(at); at = at.parent)
    if (ts.isTryStatement(at.parent) && at.parent.finallyBlock && at !== at.parent.finallyBlock) return true;
  return false;
}

/** In a local file, which knows no runtime: what it awaits there is handed to the function that the kernel left for it. */
export const holdAwaits: ts.TransformerFactory<ts.SourceFile> = (context) => (file) => {
  const symbol = f.createCallExpression(
    f.createPropertyAccessExpression(f.createIdentifier('Symbol'), 'for'),
    undefined,
    [f.createStringLiteral(holdSymbol.description ?? '')],
  );
  const visit = (node: ts.Node): ts.Node => {
    const visited = ts.visitEachChild(node, visit, context);
    if (!ts.isAwaitExpression(node) || !isBeforeFinally(node)) return visited;
    const hold = f.createElementAccessExpression(f.createIdentifier('globalThis'), symbol);
    const held = f.createCallExpression(hold, undefined, [(visited as ts.AwaitExpression).expression]);
    return f.updateAwaitExpression(visited as ts.AwaitExpression, held);
  };
  return ts.visitNode(file, visit) as ts.SourceFile;
};
