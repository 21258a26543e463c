// Functions that a cell hands to others, who call them later: what they print belongs to the cell that handed them out.

import ts = require('typescript');

const { factory: f } = ts;

/** How a function is handed out and taken back in compiled code. */
export interface Helpers {
  /** @param getsError whether the function is called with what went wrong */
  wrap(value: ts.Expression, getsError?: boolean): ts.Expression;
  unwrap(value: ts.Expression): ts.Expression;
}

const reactions = new Set(['then', 'catch', 'finally']);
const subscriptions = new Set([
  'on',
  'once',
  'addListener',
  'prependListener',
  'prependOnceListener',
  'addEventListener',
]);

/** These take the run along by themselves, whoever calls them. */
const timers = new Set(['setTimeout', 'setInterval', 'setImmediate', 'queueMicrotask', 'nextTick']);

export class Callbacks {
  constructor(private readonly program: ts.Program) {}

  /** `visited`, the compiled form of `call`, with the functions among its arguments handed out. */
  adapt<T extends ts.CallExpression | ts.NewExpression>(visited: T, call: T, helpers: Helpers): T {
    const { expression } = call;
    const method = ts.isPropertyAccessExpression(expression) ? expression.name.text : '';
    const given = call.arguments ?? [];
    if (given.length === 0 || timers.has(ts.isIdentifier(expression) ? expression.text : method)) return visited;
    if (method === 'removeEventListener') return this.withArguments(visited, (node) => helpers.unwrap(node));
    if (reactions.has(method) || subscriptions.has(method))
      return this.withArguments(visited, (node, i) =>
        cannotBeFunction(given[i]) ? node : helpers.wrap(node, method === 'catch' || (method === 'then' && i === 1)),
      );
    if (!given.some(holdsFunction) || !this.isForeign(call)) return visited;
    return this.withArguments(visited, (node) => wrapFunctions(node, helpers));
  }

  /** `socket.onmessage = (event) => …` */
  adaptHandler(
    visited: ts.BinaryExpression,
    { left, right, operatorToken }: ts.BinaryExpression,
    helpers: Helpers,
  ): ts.BinaryExpression {
    const assigned = operatorToken.kind === ts.SyntaxKind.EqualsToken && ts.isPropertyAccessExpression(left);
    if (!assigned || !isFunction(right) || !/^on[a-z]/.test(left.name.text)) return visited;
    return f.updateBinaryExpression(visited, visited.left, visited.operatorToken, helpers.wrap(visited.right));
  }

  /** Whether what is called is known, and neither the student's nor the language's own: those call at once. */
  private isForeign(call: ts.CallExpression | ts.NewExpression): boolean {
    const file = this.program.getTypeChecker().getResolvedSignature(call)?.declaration?.getSourceFile();
    return file?.isDeclarationFile === true && !/\/lib\.es\w*(\.\w+)*\.d\.ts$/.test(file.fileName);
  }

  private withArguments<T extends ts.CallExpression | ts.NewExpression>(
    visited: T,
    change: (node: ts.Expression, i: number) => ts.Expression,
  ): T {
    const changed = (visited.arguments ?? []).map(change);
    return (
      ts.isCallExpression(visited)
        ? f.updateCallExpression(visited, visited.expression, visited.typeArguments, changed)
        : f.updateNewExpression(visited, visited.expression, visited.typeArguments, changed)
    ) as T;
  }
}

const isFunction = (node: ts.Node) => ts.isArrowFunction(node) || ts.isFunctionExpression(node);

const holdsFunction = (node: ts.Expression): boolean =>
  isFunction(node) ||
  (ts.isObjectLiteralExpression(node) &&
    node.properties.some(
      (property) =>
        ts.isMethodDeclaration(property) || (ts.isPropertyAssignment(property) && isFunction(property.initializer)),
    ));

function cannotBeFunction(node: ts.Expression | undefined): boolean {
  return !node || ts.isLiteralExpression(node) || ts.isObjectLiteralExpression(node) || ts.isSpreadElement(node);
}

/** A function, or those in an object, handed out; anything else stays. */
function wrapFunctions(node: ts.Expression, helpers: Helpers): ts.Expression {
  if (isFunction(node)) return helpers.wrap(node);
  if (!ts.isObjectLiteralExpression(node)) return node;
  return f.updateObjectLiteralExpression(
    node,
    node.properties.map((property) => {
      if (ts.isPropertyAssignment(property) && isFunction(property.initializer))
        return f.updatePropertyAssignment(property, property.name, helpers.wrap(property.initializer));
      return ts.isMethodDeclaration(property) && property.body && !usesSuper(property.body)
        ? f.createPropertyAssignment(property.name, helpers.wrap(asFunction(property, property.body)))
        : property;
    }),
  );
}

function asFunction({ modifiers, asteriskToken, parameters }: ts.MethodDeclaration, body: ts.Block): ts.Expression {
  const kept = modifiers?.filter(ts.isModifier);
  return f.createFunctionExpression(kept, asteriskToken, undefined, undefined, parameters, undefined, body);
}

function usesSuper(node: ts.Node): boolean {
  return (
    node.kind === ts.SyntaxKind.SuperKeyword ||
    (ts.forEachChild(node, (child) => usesSuper(child) || undefined) ?? false)
  );
}
