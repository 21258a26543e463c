// What the rules may ask about a problem: the words around its place, and their types.

import ts = require('typescript');

import {
  bare,
  type Call,
  calling,
  camel,
  inOrder,
  isCall,
  isClass,
  isNamed,
  missingArguments,
  namedOptions,
  ourArguments,
  rewritten,
  spread,
  withOptions,
} from './calls.js';
import type { Cells } from './cells.js';
import { asLet, field, widened } from './declared.js';
import { nodeAt } from './diagnostics.js';
import { homeOf, type Importable, importable } from './importable.js';
import { nearest } from './near.js';
import {
  membersOfName,
  moduleIn,
  ourLiteral,
  sliceIn,
  withOurLiterals,
  withOurLogic,
  withPlainMarks,
} from './python.js';
import type { Facts } from './remedies.js';
import { asPower, decimal, unpacked } from './slips.js';

/** A problem: what the compiler says, and the student's line. */
export interface Problem {
  error: string;
  code: number;
  message: string;
  line: string;
  /** Whether TypeScript itself asks for `await`. */
  forgotAwait: boolean;
  file: ts.SourceFile | undefined;
  start: number;
  length: number;
}

/** Facts of a problem that the compiler has found. */
export function problemFacts(cells: Cells, problem: Problem): Facts {
  const plain: { [name: string]: string } = {
    error: problem.error,
    code: String(problem.code),
    message: problem.message,
    line: problem.line,
    node: String(cells.options.node),
  };
  if (problem.error === 'SyntaxError') {
    const line = withOurLiterals(problem.line);
    const lines = lineFacts(cells, line);
    return (name) => (name === 'line' ? line : (plain[name] ?? lines(name)));
  }
  const node = problem.file ? nodeAt(problem.file, problem.start, problem.length) : undefined;
  const around = node && nodeFacts(cells, node, problem);
  return (name) => plain[name] ?? around?.(name);
}

/** Facts of a line that is no TypeScript. */
function lineFacts(cells: Cells, line: string): Facts {
  const facts: { [name: string]: () => string | undefined } = {
    plainMarks: () => withPlainMarks(line),
    logic: () => withOurLogic(line),
    module: () => moduleIn(line),
    sliced: () => sliceIn(line)?.name,
    slice: () => sliceIn(line)?.range,
    slicedMembers: () => membersOfName(cells, sliceIn(line)?.name ?? '')?.join(' '),
  };
  return (name) => (Object.hasOwn(facts, name) ? facts[name]?.() : undefined);
}

/** Facts of a place. */
export function nodeFacts(cells: Cells, node: ts.Node, problem?: Problem): Facts {
  const { checker } = cells.program;
  const nodes = new Around(node, problem?.code === notCallable);
  const typeOf = (at: ts.Node | undefined) =>
    at && !isBroken(checker, at) ? typeName(checker, typeAt(checker, at)) : undefined;
  const membersOf = (at: ts.Node | undefined) => (at ? members(checker, typeAt(checker, at)) : undefined);
  const home = () => homeOf(cells, nodes.last) ?? homeOf(cells, camel(nodes.last));
  const facts: { [name: string]: () => string | undefined } = {
    word: () => text(node),
    wordType: () => typeOf(node),
    /** `torch.nn.functional.relu`, whole, and its last name. */
    path: () => nodes.path,
    last: () => nodes.last,
    capital: () => nodes.last.charAt(0).toUpperCase() + nodes.last.slice(1),
    object: () => text(nodes.access?.expression),
    objectType: () => typeOf(nodes.access?.expression),
    objectMembers: () => membersOf(nodes.access?.expression)?.join(' '),
    /** The names that an object has, ready to be read. */
    offers: () => listed(membersOf(nodes.access?.expression)),
    member: () => nodes.member,
    index: () =>
      text(nodes.access && ts.isElementAccessExpression(nodes.access) ? nodes.access.argumentExpression : undefined),
    /** A member whose name is written a little differently. */
    near: () => nearest(nodes.member, membersOf(nodes.access?.expression)),
    /** The same, with those of the elements of that element. */
    indices: () => indices(nodes.access),
    indexType: () =>
      typeOf(nodes.access && ts.isElementAccessExpression(nodes.access) ? nodes.access.argumentExpression : undefined),
    left: () => text(nodes.binary?.left),
    right: () => text(nodes.binary?.right),
    /** The same, ready for a method to be called on it. */
    leftObject: () => operand(nodes.binary?.left),
    rightObject: () => operand(nodes.binary?.right),
    op: () => nodes.binary?.operatorToken.getText(),
    leftType: () => typeOf(nodes.binary?.left),
    rightType: () => typeOf(nodes.binary?.right),
    leftMembers: () => membersOf(nodes.binary?.left)?.join(' '),
    rightMembers: () => membersOf(nodes.binary?.right)?.join(' '),
    /** What is assigned to the element or the name. */
    value: () => text(nodes.assignment?.right),
    /** The same, when it is the place itself that is assigned to, and nothing in the value is unknown. */
    newValue: () => newValue(checker, nodes),
    calling: () => calling(checker, nodes.call),
    callee: () => text(nodes.call?.expression),
    calleeMembers: () => membersOf(nodes.call?.expression)?.join(' '),
    args: () => ourArguments(checker, nodes.call),
    first: () => text(nodes.call?.arguments?.[0]),
    firstObject: () => operand(nodes.call?.arguments?.[0]),
    second: () => text(nodes.call?.arguments?.[1]),
    secondType: () => typeOf(nodes.call?.arguments?.[1]),
    third: () => text(nodes.call?.arguments?.[2]),
    firstType: () => typeOf(nodes.call?.arguments?.[0]),
    firstMembers: () => membersOf(nodes.call?.arguments?.[0])?.join(' '),
    /** How many there are. */
    count: () => String(nodes.call?.arguments?.length ?? 0),
    missing: () => missingArguments(checker, nodes.call).join(', ') || undefined,
    spread: () => spread(checker, nodes.call),
    bare: () => bare(checker, nodes.call),
    /** What is given where something else is expected: an argument, or a first value. */
    given: () => text(nodes.given),
    givenType: () => typeOf(nodes.given),
    /** The option that a bare value could be. */
    option: () => option(checker, nodes.given),
    options: () =>
      optionsOf(checker, nodes.given)
        .map(({ name }) => name)
        .join(' '),
    /** A call with `name=value` among its arguments, written with an object; and the object. */
    withOptions: () => withOptions(checker, nodes.namedCall),
    namedOptions: () => namedOptions(nodes.call),
    /** The same call, when what it calls has places for them instead. */
    inOrder: () => inOrder(checker, nodes.namedCall),
    /** A power that is written with `^`; a number that is written with a comma; parts of an object, taken as those of an array. */
    asPower: () => asPower(node),
    decimal: () => decimal(node),
    unpacked: () => inLine(unpacked(checker, node)),
    awaited: () => awaited(checker, nodes, problem?.forgotAwait === true),
    condition: () => text(nodes.condition),
    conditionType: () => typeOf(nodes.condition),
    /** What is assigned to is a name of one's own. */
    import: () => (nodes.assignment?.left === node ? undefined : (importable(cells, text(node) ?? '') ?? undefined)),
    home: () => home()?.name,
    homeImport: () => home()?.line,
    /** A type of the notebook that the message tells apart from itself. */
    namesake: () => namesake(cells, problem?.message ?? ''),
    /** The type of an object, when only an edited run of its cell has given it the member. */
    newer: () => newer(cells, nodes.access?.expression, nodes.member),
    /** The call as it is written there, when it needs `new` or an object of options. */
    homeCall: () => homeCall(checker, home(), nodes),
    formerly: () => (cells.formerNames.has(text(node) ?? '') ? 'yes' : undefined),
    /** A name in sight that is written a little differently. */
    nearName: () => (text(node)?.[2] === undefined ? undefined : nearest(text(node), namesInSight(cells, node))),
    asLet: () => (isNamed(node.parent) && isCall(node.parent.parent) ? undefined : asLet(checker, node)),
    field: () => field(checker, node),
    widened: () => widened(checker, node),
    /** Whether a member of `Math` is called like this. */
    math: () => (Object.hasOwn(Math, text(node) ?? '') ? `Math.${text(node)}` : undefined),
    isType: () => (ts.isPartOfTypeNode(node) ? 'yes' : undefined),
    isValue: () => (ts.isPartOfTypeNode(node) ? undefined : 'yes'),
  };
  return (name) => (Object.hasOwn(facts, name) ? facts[name]?.() : undefined);
}

/** The compiler's code for a call of what cannot be called; its place is what is called. */
const notCallable = 2349;

/** The expressions around a place; `isCalled` when it is what is called. */
class Around {
  constructor(
    readonly node: ts.Node,
    private readonly isCalled: boolean,
  ) {}

  /** The member or element that the place is about. */
  get access(): ts.PropertyAccessExpression | ts.ElementAccessExpression | undefined {
    return this.climb(
      (node): node is ts.PropertyAccessExpression | ts.ElementAccessExpression =>
        ts.isPropertyAccessExpression(node) || ts.isElementAccessExpression(node),
    );
  }

  get member(): string | undefined {
    const { access } = this;
    if (!access) return undefined;
    if (ts.isPropertyAccessExpression(access)) return access.name.text;
    return ts.isStringLiteralLike(access.argumentExpression) ? access.argumentExpression.text : undefined;
  }

  /** The chain of names that begins at the place, or whose last name it is. */
  get path(): string {
    let { node } = this;
    while (isAccessOf(node.parent, node)) node = node.parent;
    return node.getText();
  }

  get last(): string {
    return /[\p{ID_Continue}$]*$/u.exec(this.path)?.[0] ?? '';
  }

  get binary(): ts.BinaryExpression | undefined {
    return this.climb(ts.isBinaryExpression);
  }

  /** The assignment whose target the place is in. */
  get assignment(): ts.BinaryExpression | undefined {
    const { binary, node } = this;
    const isTarget = binary?.operatorToken.kind === ts.SyntaxKind.EqualsToken && binary.left.end >= node.end;
    return isTarget ? binary : undefined;
  }

  /** The call that the place is the callee of, or an argument of. */
  get call(): Call | undefined {
    const { parent } = this.node;
    return this.isCalled && isCall(parent) && parent.expression === this.node ? parent : this.climb(isCall);
  }

  /** A call with named arguments, when the place is in one of these, or is what is called. */
  get namedCall(): Call | undefined {
    const { node } = this;
    const within = (outer: ts.Node) => outer.pos <= node.pos && outer.end >= node.end;
    return this.climb(
      (at): at is Call =>
        isCall(at) &&
        at.arguments?.some(isNamed) === true &&
        [at.expression, ...at.arguments.filter(isNamed)].some(within),
    );
  }

  get given(): ts.Expression | undefined {
    const { node } = this;
    if (ts.isVariableDeclaration(node.parent) && node.parent.name === node) return node.parent.initializer;
    if (ts.isPropertyAssignment(node.parent) && node.parent.name === node) return node.parent.initializer;
    return ts.isExpression(node) ? node : undefined;
  }

  /** What `if`, `while`, `&&`, `!` or `?` asks. */
  get condition(): ts.Expression | undefined {
    const { node } = this;
    return ts.isExpression(node) && conditionOf(node.parent) === node ? node : undefined;
  }

  private climb<T extends ts.Node>(is: (node: ts.Node) => node is T): T | undefined {
    for (let node = this.node; node && !ts.isStatement(node) && !ts.isFunctionLike(node); node = node.parent)
      if (is(node)) return node;
    return undefined;
  }
}

/** The expression whose truth decides in `node`. */
export function conditionOf(node: ts.Node): ts.Expression | undefined {
  if (ts.isIfStatement(node) || ts.isWhileStatement(node) || ts.isDoStatement(node)) return node.expression;
  if (ts.isConditionalExpression(node) || ts.isForStatement(node)) return node.condition;
  if (ts.isPrefixUnaryExpression(node) && node.operator === ts.SyntaxKind.ExclamationToken) return node.operand;
  const logical = ts.isBinaryExpression(node) ? node.operatorToken.kind : undefined;
  if (logical === ts.SyntaxKind.AmpersandAmpersandToken || logical === ts.SyntaxKind.BarBarToken)
    return (node as ts.BinaryExpression).left;
  return undefined;
}

const isAccessOf = (parent: ts.Node, node: ts.Node): parent is ts.PropertyAccessExpression =>
  ts.isPropertyAccessExpression(parent) && (parent.expression === node || parent.name === node);

/** The indices of an element, and those of the element of it that stand behind. */
function indices(access: ts.Node | undefined): string | undefined {
  if (!access || !ts.isElementAccessExpression(access)) return undefined;
  const { argumentExpression, parent } = access;
  const more = ts.isElementAccessExpression(parent) && parent.expression === access ? indices(parent) : undefined;
  return more === undefined ? text(argumentExpression) : `${text(argumentExpression)}, ${more}`;
}

/** Longer texts are no sentence's part. */
const longest = 80;

function text(node: ts.Node | undefined): string | undefined {
  return short(node?.getText());
}

function short(written: string | undefined): string | undefined {
  return written !== undefined && written.length <= longest ? inLine(written) : undefined;
}

/** A text of any length, when it stands in one line. */
function inLine(written: string | undefined): string | undefined {
  return written?.includes('\n') ? undefined : written;
}

/** A text that a method may be called on. */
function operand(node: ts.Node | undefined): string | undefined {
  const written = text(node);
  const simple = !node || ts.isLeftHandSideExpression(node) ? !(node && ts.isNumericLiteral(node)) : false;
  return written === undefined || simple ? written : `(${written})`;
}

function typeName(checker: ts.TypeChecker, type: ts.Type): string {
  return checker
    .typeToString(checker.getBaseTypeOfLiteralType(type))
    .replace(/\b(?:typeof )?import\("[^"]*"\)\.?/g, '');
}

/** The type of an expression; of a constant that something is assigned to the compiler knows it no more. */
function typeAt(checker: ts.TypeChecker, node: ts.Node): ts.Type {
  const type = checker.getTypeAtLocation(node);
  const symbol = type.flags & ts.TypeFlags.Any ? checker.getSymbolAtLocation(node) : undefined;
  return symbol ? checker.getTypeOfSymbol(symbol) : type;
}

function members(checker: ts.TypeChecker, type: ts.Type): string[] {
  return checker.getPropertiesOfType(checker.getApparentType(type)).map(({ name }) => name);
}

function listed(names: string[] | undefined): string | undefined {
  if (!names || names.length === 0 || names.length > 8) return undefined;
  return names.map((name) => `\`${name}\``).join(', ');
}

/** The options that are expected where something else is given: an object of which nothing must be there. */
function optionsOf(checker: ts.TypeChecker, given: ts.Expression | undefined): ts.Symbol[] {
  const expected = given && !isNamed(given) && checker.getContextualType(given);
  const type = expected && checker.getNonNullableType(expected);
  const list = type && type.flags & ts.TypeFlags.Object ? checker.getPropertiesOfType(type) : [];
  return list.every(({ flags }) => flags & ts.SymbolFlags.Optional) ? list : [];
}

function option(checker: ts.TypeChecker, given: ts.Expression | undefined): string | undefined {
  if (!given) return undefined;
  const type = checker.getTypeAtLocation(given);
  return optionsOf(checker, given).find((property) => {
    const wanted = checker.getTypeOfSymbolAtLocation(property, given);
    return checker.isTypeAssignableTo(type, wanted) && !(wanted.flags & ts.TypeFlags.Any);
  })?.name;
}

/** The expression with the `await` that it lacks. */
function awaited(checker: ts.TypeChecker, around: Around, asked: boolean): string | undefined {
  const isPromise = (node: ts.Node | undefined) =>
    node !== undefined && checker.getTypeAtLocation(node).symbol?.name === 'Promise';
  const { access, binary, given, node } = around;
  if (access && access !== node && isPromise(access.expression))
    return `(await ${access.expression.getText()}).${around.member}`;
  if (binary && isPromise(binary.left))
    return `(await ${binary.left.getText()}) ${binary.operatorToken.getText()} ${binary.right.getText()}`;
  if (binary && isPromise(binary.right))
    return `${binary.left.getText()} ${binary.operatorToken.getText()} (await ${binary.right.getText()})`;
  if (given && isPromise(given)) return `await ${given.getText()}`;
  return asked ? `await ${node.getText()}` : undefined;
}

/** Two runs of an edited cell have made two types of one name, which a message sets against each other; or against a member of an enum. */
function namesake(cells: Cells, message: string): string | undefined {
  const found = /\b[Tt]ypes? '([^'\n]+?)(?:\.[\p{ID_Continue}$]+)?' [a-z ]*'\1'/u.exec(message)?.[1];
  const names = found?.match(/[\p{ID_Start}$_][\p{ID_Continue}$]*/gu);
  return names?.some((name) => cells.scope.has(name)) ? found : undefined;
}

function newer(cells: Cells, object: ts.Node | undefined, member: string | undefined): string | undefined {
  const { checker } = cells.program;
  const symbol = object && checker.getTypeAtLocation(object).symbol;
  const latest = symbol && cells.scope.seen(symbol.name).type;
  if (!latest || latest === symbol || !cells.scope.nameOf(symbol)) return undefined;
  return members(checker, checker.getDeclaredTypeOfSymbol(latest)).includes(member ?? '') ? symbol.name : undefined;
}

/** The names of the notebook, and those that this text declares itself. */
function namesInSight(cells: Cells, node: ts.Node): string[] {
  const values = ts.SymbolFlags.Value | ts.SymbolFlags.Alias;
  const own = cells.program.checker
    .getSymbolsInScope(node, values)
    .filter(({ declarations }) => declarations?.every((one) => one.getSourceFile() === node.getSourceFile()));
  return [...new Set([...own.map(({ name }) => name), ...cells.scope.all])];
}

/** Whether arithmetic is done with what is no number, which is an error of its own: it has no type worth a word. */
function isBroken(checker: ts.TypeChecker, node: ts.Node): boolean {
  const at = ts.isParenthesizedExpression(node) ? node.expression : node;
  if (!ts.isBinaryExpression(at) || !/^(?:[-+*/%]|\*\*)$/.test(at.operatorToken.getText())) return false;
  return [at.left, at.right].some((side) => {
    const { flags } = checker.getTypeAtLocation(side);
    const plain = ts.TypeFlags.NumberLike | ts.TypeFlags.BigIntLike | ts.TypeFlags.StringLike | ts.TypeFlags.Any;
    return !(flags & plain) || isBroken(checker, side);
  });
}

function newValue(checker: ts.TypeChecker, { assignment, node }: Around): string | undefined {
  if (!assignment || assignment.left !== node || isCall(assignment.parent)) return undefined;
  return isKnown(checker, assignment.right) ? short(rewritten(checker, assignment.right)) : undefined;
}

/** Whether all names in `node` are known. */
function isKnown(checker: ts.TypeChecker, node: ts.Node): boolean {
  if (ts.isIdentifier(node) && ourLiteral(node) === node.text && !checker.getSymbolAtLocation(node)) return false;
  return ts.forEachChild(node, (child) => !isKnown(checker, child)) !== true;
}

function homeCall(checker: ts.TypeChecker, home: Importable | null, { path, call }: Around): string | undefined {
  if (!home || !call || call.expression.getText() !== path) return undefined;
  const makes = isClass(checker.getTypeOfSymbolAtLocation(home.symbol, call));
  if (!makes && namedOptions(call) === undefined) return undefined;
  if (!call.arguments?.every((one) => isKnown(checker, isNamed(one) ? one.right : one))) return undefined;
  return `${makes ? 'new ' : ''}${home.name}(${ourArguments(checker, call)})`;
}
