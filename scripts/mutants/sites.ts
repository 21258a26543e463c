// Where a file can be changed so that it means something else: each change is small, and a mistake that somebody could make.

import ts from 'typescript';

/** A piece of text put in the place of another. */
interface Edit {
  start: number;
  end: number;
  text: string;
}

/** One mistake that can be made in a file. */
export interface Mutation {
  /** Path below the root of the checkout, with slashes. */
  file: string;
  /** From 1. */
  line: number;
  /** What is written there, without indentation. */
  lineText: string;
  /** `a < b → a <= b`, in one line. */
  what: string;
  edit: Edit;
  /** What is evaluated just before the changed place would be. */
  anchor: { start: number; end: number; statement: boolean };
}

/** Operators that are taken for one another, both ways. */
const operators: { [operator: string]: string } = {
  '+': '-',
  '-': '+',
  '*': '/',
  '/': '*',
  '%': '*',
  '**': '*',
  '<': '<=',
  '<=': '<',
  '>': '>=',
  '>=': '>',
  '===': '!==',
  '!==': '===',
  '&&': '||',
  '||': '&&',
  '&': '|',
  '|': '&',
  '<<': '>>',
  '>>': '<<',
  '>>>': '>>',
  '+=': '-=',
  '-=': '+=',
  '*=': '/=',
  '/=': '*=',
};

/** Functions that are taken for one another. */
const functions: { [name: string]: string } = {
  min: 'max',
  max: 'min',
  floor: 'ceil',
  ceil: 'floor',
  round: 'floor',
  trunc: 'round',
  some: 'every',
  every: 'some',
  startsWith: 'endsWith',
  endsWith: 'startsWith',
  indexOf: 'lastIndexOf',
  lastIndexOf: 'indexOf',
};

const short = (text: string): string => {
  const line = text.replace(/\s+/g, ' ');
  return line.length > 70 ? `${line.slice(0, 50)} … ${line.slice(-15)}` : line;
};

/** The ends of an operation's two sides that stand beside its operator. */
const ending = (text: string): string => (text.length > 30 ? `… ${text.slice(-26)}` : text);
const beginning = (text: string): string => (text.length > 30 ? `${text.slice(0, 26)} …` : text);

/** A whole number goes up by one, another number doubles. */
const otherNumber = (text: string): string => {
  const value = Number(text);
  return String(Number.isInteger(value) ? value + 1 : value * 2);
};

/** All mutations of a file, in the order of the text. */
export function mutationsOf(file: string, text: string): Mutation[] {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.ESNext, true);
  const lines = text.split('\n');
  const found: Mutation[] = [];
  const textOf = (node: ts.Node): string => node.getText(source);

  /** Notes a mistake in which `at`, or what stands from it to `last`, is replaced; `before` and `after` say what is shown of it. */
  const add = (
    at: ts.Node,
    replacement: string,
    anchor: ts.Node,
    before = textOf(at),
    after = replacement,
    last = at,
  ) => {
    const start = at.getStart(source);
    const line = source.getLineAndCharacterOfPosition(start).line;
    found.push({
      file,
      line: line + 1,
      lineText: lines[line]!.trim(),
      what: `${short(before)} → ${short(after)}`,
      edit: { start, end: last.end, text: replacement },
      anchor: { start: anchor.getStart(source), end: anchor.end, statement: ts.isStatement(anchor) },
    });
  };

  /** The text of `node` when `inner` reads `replacement`. */
  const within = (node: ts.Node, inner: ts.Node, replacement: string): string => {
    const whole = textOf(node);
    const from = inner.getStart(source) - node.getStart(source);
    return whole.slice(0, from) + replacement + whole.slice(from + textOf(inner).length);
  };

  const literal = (node: ts.Node, other: string) => {
    const shown = textOf(node.parent).length <= 60 ? node.parent : node;
    add(node, other, node, textOf(shown), within(shown, node, other));
  };

  const condition = (test: ts.Expression) => {
    const comparison = ts.isBinaryExpression(test) && operators[textOf(test.operatorToken)] !== undefined;
    if (comparison || ts.isPrefixUnaryExpression(test)) return; // these are changed where they stand
    add(test, `!(${textOf(test)})`, test);
  };

  const binary = (node: ts.BinaryExpression) => {
    const operator = textOf(node.operatorToken);
    const other = operators[operator];
    if (other === undefined) return;
    const { kind } = node.operatorToken;
    const assigns = kind >= ts.SyntaxKind.FirstAssignment && kind <= ts.SyntaxKind.LastAssignment;
    const sides = (operator: string) => `${ending(textOf(node.left))} ${operator} ${beginning(textOf(node.right))}`;
    add(node.operatorToken, other, assigns ? node.right : node, sides(operator), sides(other));
  };

  const call = (node: ts.CallExpression) => {
    const [first, second] = node.arguments;
    if (!first || ts.isSpreadElement(first)) return;
    const name = ts.isPropertyAccessExpression(node.expression) ? node.expression.name : node.expression;
    const other = ts.isIdentifier(name) && Object.hasOwn(functions, name.text) ? functions[name.text] : undefined;
    if (other) add(name, other, first, textOf(node.expression), within(node.expression, name, other));
    if (/^Math\.(min|max|hypot|imul)$|^dot$|\.transpose$/.test(textOf(node.expression))) return; // their order makes no difference
    if (!second || ts.isSpreadElement(second) || ts.isFunctionLike(first) || ts.isFunctionLike(second)) return;
    const [a, b] = [textOf(first), textOf(second)];
    if (a === b) return;
    const between = text.slice(first.end, second.getStart(source));
    const swapped = `${b}${between}${a}`;
    const after = textOf(node).replace(`${a}${between}${b}`, () => swapped);
    add(first, swapped, first, textOf(node), after, second);
  };

  const visit = (node: ts.Node): void => {
    // what a class extends is a type to TypeScript, and yet computes
    if (ts.isTypeNode(node) && !ts.isExpressionWithTypeArguments(node)) return;
    if (ts.isInterfaceDeclaration(node) || ts.isTypeAliasDeclaration(node)) return;
    if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node) || ts.isEnumDeclaration(node)) return;
    if (ts.isIfStatement(node) || ts.isWhileStatement(node) || ts.isDoStatement(node)) condition(node.expression);
    if (ts.isConditionalExpression(node)) condition(node.condition);
    if (ts.isBinaryExpression(node)) binary(node);
    if (ts.isCallExpression(node)) call(node);
    if (ts.isNumericLiteral(node) && !isName(node)) literal(node, otherNumber(node.text));
    if (node.kind === ts.SyntaxKind.TrueKeyword) literal(node, 'false');
    if (node.kind === ts.SyntaxKind.FalseKeyword) literal(node, 'true');
    if (ts.isPrefixUnaryExpression(node)) {
      if ([ts.SyntaxKind.ExclamationToken, ts.SyntaxKind.MinusToken].includes(node.operator))
        add(node, ` ${textOf(node.operand)}`, node);
    }
    if (ts.isExpressionStatement(node) && !isSuper(node.expression)) add(node, ';', node);
    if (ts.isThrowStatement(node) || ts.isContinueStatement(node) || ts.isBreakStatement(node)) {
      if (!ts.isCaseOrDefaultClause(node.parent)) add(node, ';', node);
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

/** Whether a literal is the name of a property: `{ 1: … }`. */
const isName = (node: ts.Node): boolean =>
  (ts.isPropertyAssignment(node.parent) || ts.isMethodDeclaration(node.parent)) && node.parent.name === node;

/** `super(…)`, without which nothing works, and directives. */
const isSuper = (node: ts.Expression): boolean =>
  ts.isStringLiteral(node) || (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.SuperKeyword);

/** The file with the mistake. */
export const mutated = (text: string, { edit }: Mutation): string =>
  text.slice(0, edit.start) + edit.text + text.slice(edit.end);

/** The file as it is, which notes the numbers of those mutations whose places are reached in `globalThis.reached`. */
export function probed(text: string, mutations: readonly (readonly [id: number, mutation: Mutation])[]): string {
  const inserts: { at: number; order: number; text: string }[] = [];
  for (const [id, { anchor }] of mutations) {
    const note = `globalThis.reached?.add(${id})`;
    // at one place what ends comes before what begins; of what begins there the longest comes first
    inserts.push({
      at: anchor.start,
      order: 1e9 - anchor.end + (anchor.statement ? -0.5 : 0),
      text: anchor.statement ? `{${note};` : `(${note}, `,
    });
    inserts.push({
      at: anchor.end,
      order: -anchor.start + (anchor.statement ? 0.5 : 0),
      text: anchor.statement ? '}' : ')',
    });
  }
  inserts.sort((a, b) => a.at - b.at || a.order - b.order);
  let out = '';
  let from = 0;
  for (const { at, text: inserted } of inserts) {
    out += text.slice(from, at) + inserted;
    from = at;
  }
  return out + text.slice(from);
}
