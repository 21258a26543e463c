// How a call would have to be written: with options for named arguments, with all arguments, each by itself.

import ts = require('typescript');

import { ourConstant, ourLiteral } from './python.js';

export type Call = ts.CallExpression | ts.NewExpression;

export const isCall = (node: ts.Node): node is Call => ts.isCallExpression(node) || ts.isNewExpression(node);

/** `name=value`, as Python writes an argument. */
export const isNamed = (node: ts.Node): node is ts.BinaryExpression =>
  ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.EqualsToken && ts.isIdentifier(node.left);

/** `zero_grad` as JavaScript writes it. */
export function camel(name: string): string {
  return name.replace(/(?<=[a-z\d])_([a-z\d])/g, (_, letter: string) => letter.toUpperCase());
}

/** The named arguments as an object. */
export function namedOptions(call: Call | undefined, named = camel): string | undefined {
  const given = call?.arguments?.filter(isNamed) ?? [];
  if (given.length === 0) return undefined;
  return `{ ${given.map(({ left, right }) => `${named(left.getText())}: ${ourLiteral(right)}`).join(', ')} }`;
}

/** The name of an option of a tensor's method, given numpy's. */
const ofTensor = (name: string): string => ({ axis: 'dim', keepdims: 'keepdim' })[name] ?? camel(name);

/** Whether a method of a tensor is called. */
const isOfTensor = (checker: ts.TypeChecker, { expression }: Call): boolean =>
  ts.isPropertyAccessExpression(expression) &&
  checker.getTypeAtLocation(expression.expression).getProperty('matmul') !== undefined;

/** The arguments by their places, when those with names are parameters that stand in this order. */
function placed(checker: ts.TypeChecker, call: Call | undefined): string | undefined {
  const [signature, ...others] = call ? signatures(checker, call) : [];
  if (!call?.arguments?.some(isNamed) || !signature || others.length > 0) return undefined;
  const inPlace = call.arguments.every(
    (one, i) => !isNamed(one) || camel(one.left.getText()) === signature.parameters[i]?.name,
  );
  const values = call.arguments.map((one) => (isNamed(one) ? ourLiteral(one.right) : rewritten(checker, one)));
  return inPlace ? values.join(', ') : undefined;
}

/** The arguments, with those that have names by their places, or as an object behind the others. */
export function ourArguments(checker: ts.TypeChecker, call: Call | undefined): string | undefined {
  const inOrder = placed(checker, call);
  if (inOrder !== undefined) return inOrder;
  const options = call && namedOptions(call, isOfTensor(checker, call) ? ofTensor : camel);
  const others = (call?.arguments ?? []).filter((one) => !isNamed(one)).map((one) => rewritten(checker, one));
  return call?.arguments && [...others, ...(options === undefined ? [] : [options])].join(', ');
}

/** An expression whose calls have the `new` and the objects of options that they need. */
export function rewritten(checker: ts.TypeChecker, node: ts.Node): string {
  if (
    ts.isCallExpression(node) &&
    (node.arguments.some(isNamed) || isClass(checker.getTypeAtLocation(node.expression)))
  )
    return `${calling(checker, node)}(${ourArguments(checker, node)})`;
  const constant = ourConstant(node);
  if (constant !== undefined) return constant;
  let text = '';
  let done = node.getStart();
  const source = node.getSourceFile().text;
  ts.forEachChild(node, (child) => {
    text += source.slice(done, child.getStart()) + rewritten(checker, child);
    done = child.end;
  });
  return text + source.slice(done, node.end);
}

/** What is called, with the `new` that it needs. */
export function calling(checker: ts.TypeChecker, call: Call | undefined): string | undefined {
  if (!call) return undefined;
  return (
    (ts.isNewExpression(call) || isClass(checker.getTypeAtLocation(call.expression)) ? 'new ' : '') +
    call.expression.getText()
  );
}

export const isClass = (type: ts.Type) =>
  type.getConstructSignatures().length > 0 && type.getCallSignatures().length === 0;

/** A call of something known with `name=value` among its arguments, written with an object. */
export function withOptions(checker: ts.TypeChecker, call: Call | undefined): string | undefined {
  if (!call || namedOptions(call) === undefined || signatures(checker, call).length === 0) return undefined;
  return `${calling(checker, call)}(${ourArguments(checker, call)})`;
}

/** A call with `name=value` among its arguments, when what it calls has places for them. */
export function inOrder(checker: ts.TypeChecker, call: Call | undefined): string | undefined {
  const values = placed(checker, call);
  return values === undefined ? undefined : `${calling(checker, call)}(${values})`;
}

/** The names of the parameters that must be given, and are not. */
export function missingArguments(checker: ts.TypeChecker, call: Call | undefined): string[] {
  const given = call?.arguments?.length ?? 0;
  const [signature, ...others] = call ? signatures(checker, call) : [];
  if (!signature || others.length > 0) return [];
  const needed = signature.parameters.filter(
    ({ valueDeclaration: at }) =>
      at &&
      ts.isParameter(at) &&
      !at.questionToken &&
      !at.initializer &&
      !at.dotDotDotToken &&
      ts.isIdentifier(at.name),
  );
  return needed.slice(given).map(({ name }) => name);
}

/** A call that gives its one value in an object although it is wanted by itself. */
export function bare(checker: ts.TypeChecker, call: Call | undefined): string | undefined {
  const [argument, ...more] = call?.arguments ?? [];
  if (!argument || more.length > 0 || !ts.isObjectLiteralExpression(argument)) return undefined;
  const [property, ...others] = argument.properties;
  if (!property || others.length > 0 || !ts.isPropertyAssignment(property)) return undefined;
  const wanted = checker.getContextualType(argument);
  const fits = wanted && checker.isTypeAssignableTo(checker.getTypeAtLocation(property.initializer), wanted);
  return fits ? `${calling(checker, call)}(${property.initializer.getText()})` : undefined;
}

/** A call that gives an array where its elements are wanted, each as an argument of its own. */
export function spread(checker: ts.TypeChecker, call: Call | undefined): string | undefined {
  const [argument, ...more] = call?.arguments ?? [];
  if (!call || !argument || more.length > 0) return undefined;
  const element = checker.getIndexTypeOfType(checker.getTypeAtLocation(argument), ts.IndexKind.Number);
  const fits = signatures(checker, call).some(({ parameters: [rest] }) => {
    const at = rest?.valueDeclaration;
    if (!rest || !at || !ts.isParameter(at) || !at.dotDotDotToken) return false;
    const wanted = checker.getIndexTypeOfType(checker.getTypeOfSymbol(rest), ts.IndexKind.Number);
    return element !== undefined && wanted !== undefined && checker.isTypeAssignableTo(element, wanted);
  });
  if (!fits) return undefined;
  const list = ts.isArrayLiteralExpression(argument)
    ? argument.elements.map((one) => one.getText()).join(', ')
    : `...${argument.getText()}`;
  return `${calling(checker, call)}(${list})`;
}

function signatures(checker: ts.TypeChecker, call: Call): readonly ts.Signature[] {
  const type = checker.getTypeAtLocation(call.expression);
  const calls = type.getCallSignatures();
  return ts.isNewExpression(call) || calls.length === 0 ? type.getConstructSignatures() : calls;
}
