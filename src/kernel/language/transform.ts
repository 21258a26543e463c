// From a cell to the JavaScript that runs: names that live on go into boxes, loops can be interrupted,
// imports become calls, the last expression becomes the result.
//
// A name `x` of the top level is kept in a box `$x` that all cells share, and every use of it reads `$x.v`: so a
// later cell may declare it again, and a function of an earlier cell sees the new value.

import ts = require('typescript');

import { currentRun, declaring, interruptFlag, member } from '../session/compiled.js';
import { Callbacks } from './callbacks.js';
import { isBeforeFinally } from './hold.js';
import { isAssignmentTarget, isExpression } from './internals.js';
import { declaredSymbol, importSpecifiers, isVar, listOf, topLevelNames } from './names.js';
import { shows } from './result.js';
import type { Scope } from './scope.js';

const { factory: f } = ts;

/** What the transformation has to know about a cell beyond its syntax tree. */
export interface CellFacts {
  program: ts.Program;
  scope: Scope;
  /** Name of the parameter that brings the runtime; generated names begin with it. */
  runtime: string;
  /** What to load for an import, given what the student wrote. */
  specifier(text: string): string;
  /** Whether an export of that module may change while it is in use. */
  mayChange(text: string): boolean;
}

/** The names of the notebook that a cell reads, and those that it gives a value. */
export interface CellNames {
  reads: Set<string>;
  writes: Set<string>;
  /** Names that get a value though nobody has declared them; that happens in unchecked cells only. */
  implied: Set<string>;
}

/** The transformer for one cell, to run before TypeScript's own; it notes the names in `names`. */
export function cellTransformer(facts: CellFacts, names: CellNames): ts.TransformerFactory<ts.SourceFile> {
  return (context) => (file) => new CellTransform(facts, names, context, file).transform();
}

/** Removes what makes the output a module; to run after TypeScript's own transformers. */
export const dropExports: ts.TransformerFactory<ts.SourceFile> = () => (file) =>
  f.updateSourceFile(
    file,
    file.statements.filter((statement) => !ts.isExportDeclaration(statement)),
  );

class CellTransform {
  private readonly checker: ts.TypeChecker;
  private readonly callbacks: Callbacks;
  private readonly own = new Map<string, ts.Symbol>();
  /** Those of them that have a value. */
  private readonly values = new Set<string>();
  private readonly imports: ts.Statement[] = [];
  private readonly hoisted: ts.Statement[] = [];
  /** Own names that may be read before their declaration is reached. */
  private readonly early = new Set<string>();
  private modules = 0;

  constructor(
    private readonly facts: CellFacts,
    private readonly used: CellNames,
    private readonly context: ts.TransformationContext,
    private readonly file: ts.SourceFile,
  ) {
    this.checker = facts.program.getTypeChecker();
    this.callbacks = new Callbacks(facts.program);
    for (const identifier of topLevelNames(file)) {
      const symbol = declaredSymbol(identifier);
      if (symbol && !this.own.has(identifier.text)) this.own.set(identifier.text, symbol);
    }
    for (const [name, symbol] of this.own)
      if (symbol.flags & (ts.SymbolFlags.Value | ts.SymbolFlags.Alias) && facts.scope.nameOf(symbol) !== undefined)
        this.values.add(name);
  }

  transform(): ts.SourceFile {
    const own = this.file.statements.filter(
      (statement) => !ts.isExportDeclaration(statement) && !ts.isEmptyStatement(statement),
    );
    const body = own.flatMap((statement) => this.statement(statement, statement === own.at(-1)));
    const names = new Set([...this.used.reads, ...this.used.writes, ...this.values]);
    const boxes = [...names].map((name) =>
      f.createVariableDeclaration(this.boxName(name), undefined, undefined, this.boxFor(name)),
    );
    const prologue = boxes.length
      ? [f.createVariableStatement(undefined, f.createVariableDeclarationList(boxes, ts.NodeFlags.Const))]
      : [];
    return f.updateSourceFile(
      this.file,
      ts.setTextRange(
        f.createNodeArray([...prologue, ...this.imports, ...this.hoisted, ...body]),
        this.file.statements,
      ),
    );
  }

  // statements

  private statement(statement: ts.Statement, isLast: boolean): ts.Statement[] {
    if (ts.isImportDeclaration(statement)) {
      this.importDeclaration(statement);
      return [];
    }
    if (ts.isImportEqualsDeclaration(statement)) return this.importEquals(statement);
    if (ts.isExpressionStatement(statement) && isLast && shows(statement, this.file)) {
      const result = f.createAssignment(this.runtime('result'), this.expression(statement.expression));
      return [this.at(f.createExpressionStatement(result), statement)];
    }
    if (ts.isFunctionDeclaration(statement)) {
      if (statement.name && statement.body)
        this.hoisted.push(this.store(statement.name, f.createIdentifier(statement.name.text)));
      return this.nodes(statement);
    }
    if (
      ts.isClassDeclaration(statement) &&
      statement.name &&
      isPlainClass(statement) &&
      !this.isExtended(statement.name)
    )
      return [this.kept(statement)];
    if (ts.isClassDeclaration(statement) || ts.isEnumDeclaration(statement) || ts.isModuleDeclaration(statement)) {
      const named =
        statement.name && ts.isIdentifier(statement.name) && !hasModifier(statement, ts.SyntaxKind.DeclareKeyword);
      const keep =
        named && this.isValue(statement.name)
          ? [this.store(statement.name, f.createIdentifier(statement.name.text))]
          : [];
      return [...this.nodes(statement), ...keep];
    }
    if (ts.isVariableStatement(statement) && isUsing(statement.declarationList)) {
      const stores = statement.declarationList.declarations.flatMap(({ name }) =>
        ts.isIdentifier(name) ? [this.store(name, f.createIdentifier(name.text))] : [],
      );
      return [...this.nodes(statement), ...stores];
    }
    return this.nodes(statement);
  }

  private nodes(statement: ts.Statement): ts.Statement[] {
    const result = ts.visitNode(statement, this.visit);
    return result ? [result as ts.Statement] : [];
  }

  private expression(node: ts.Expression): ts.Expression {
    return ts.visitNode(node, this.visit) as ts.Expression;
  }

  private readonly visit = (node: ts.Node): ts.VisitResult<ts.Node | undefined> => {
    if (ts.isExpressionWithTypeArguments(node))
      return f.updateExpressionWithTypeArguments(node, this.expression(node.expression), node.typeArguments);
    if (ts.isTypeNode(node) || ts.isInterfaceDeclaration(node) || ts.isTypeAliasDeclaration(node)) return node;
    if (ts.isIdentifier(node)) return this.read(node);
    if (ts.isVariableStatement(node) && this.isBoxedList(node.declarationList)) {
      if (hasModifier(node, ts.SyntaxKind.DeclareKeyword)) return undefined;
      const assignments = this.assignments(node.declarationList);
      return assignments && this.at(f.createExpressionStatement(assignments), node);
    }
    if (ts.isForStatement(node) && node.initializer && ts.isVariableDeclarationList(node.initializer))
      return this.loop(this.forStatement(node, node.initializer));
    if (ts.isVariableDeclarationList(node) && this.isBoxedList(node)) return this.loopTarget(node);
    if (ts.isShorthandPropertyAssignment(node)) return this.shorthand(node);
    if (ts.isCallExpression(node)) return this.call(node);
    if (ts.isNewExpression(node)) return this.callbacks.adapt(this.children(node), node, this.helpers);
    if (ts.isBinaryExpression(node)) return this.callbacks.adaptHandler(this.children(node), node, this.helpers);
    if (ts.isTaggedTemplateExpression(node) && this.isBoxed(node.tag)) {
      const template = ts.visitNode(node.template, this.visit) as ts.TemplateLiteral;
      return f.updateTaggedTemplateExpression(node, this.withoutThis(this.expression(node.tag)), undefined, template);
    }
    if (ts.isAwaitExpression(node)) return this.await(node);
    if (ts.isCatchClause(node)) return this.caught(node);
    if (ts.isMetaProperty(node) && node.keywordToken === ts.SyntaxKind.ImportKeyword) return this.runtime('meta');
    if (ts.isTypeOfExpression(node) && ts.isIdentifier(node.expression) && this.isUnknown(node.expression))
      return f.createTypeOfExpression(f.createPropertyAccessExpression(this.boxName(this.note(node.expression)), 'u'));
    if (ts.isForOfStatement(node) && node.awaitModifier && !ts.isLabeledStatement(node.parent))
      return this.awaitingLoop(node);
    if (ts.isIterationStatement(node, false)) return this.loop(this.children(node));
    return this.children(node);
  };

  private children<T extends ts.Node>(node: T): T {
    return ts.visitEachChild(node, this.visit, this.context);
  }

  // names

  /** The box name of `node` when it stands for a name of the notebook. */
  private boxOf(node: ts.Identifier): string | null {
    if (!this.own.has(node.text) && !this.facts.scope.has(node.text)) return this.isUnknown(node) ? node.text : null;
    const symbol = this.checker.getSymbolAtLocation(node);
    if (!symbol) return this.isUnknown(node) ? node.text : null;
    const name = this.facts.scope.nameOf(symbol);
    if (
      name === undefined ||
      symbol.declarations?.some((declaration) => isSelfContained(declaration) && contains(declaration, node))
    )
      return null;
    return name;
  }

  /** Whether no declaration of `node` is known: a cell that runs unchecked may name what a later cell declares. */
  private isUnknown(node: ts.Identifier): boolean {
    return isExpression(node) && this.checker.getSymbolAtLocation(node) === undefined;
  }

  /** Whether a namespace of the same name puts more into a class. */
  private isExtended(name: ts.Identifier): boolean {
    return this.checker.getSymbolAtLocation(name)?.declarations?.some(ts.isModuleDeclaration) === true;
  }

  private isBoxed(node: ts.Expression): boolean {
    return ts.isIdentifier(node) && this.boxOf(node) !== null;
  }

  private read(node: ts.Identifier): ts.Node {
    const name = isDeclarationName(node) ? null : this.boxOf(node);
    if (name === null) return node;
    if (isTarget(node)) return this.at(this.written(name, node), node);
    this.used.reads.add(name);
    this.noteEarly(name, node);
    return this.at(this.box(name), node);
  }

  /** The place to which something is assigned. */
  private written(name: string, node: ts.Identifier): ts.Expression {
    this.used.writes.add(name);
    const symbol = this.checker.getSymbolAtLocation(node);
    if (!symbol) this.used.implied.add(name);
    const declaration = symbol?.valueDeclaration;
    const isImport = symbol !== undefined && (symbol.flags & ts.SymbolFlags.Alias) !== 0;
    if (!isImport && !(declaration && isConstant(declaration))) return this.box(name);
    const stand = f.createCallExpression(this.runtime('constant'), undefined, [f.createStringLiteral(name)]);
    return f.createPropertyAccessExpression(stand, 'v');
  }

  /** Whether a name of this cell may be read here before its declaration is reached. */
  private noteEarly(name: string, node: ts.Identifier): void {
    const declaration = this.own.get(name)?.valueDeclaration;
    if (!declaration || !isLexical(declaration)) return;
    if (node.pos < declaration.pos || ts.findAncestor(node, ts.isFunctionLike)) this.early.add(name);
  }

  private note(node: ts.Identifier): string {
    this.used.reads.add(node.text);
    return node.text;
  }

  private box(name: string): ts.PropertyAccessExpression {
    return f.createPropertyAccessExpression(this.boxName(name), 'v');
  }

  private boxName(name: string): ts.Identifier {
    return f.createIdentifier(`${this.facts.runtime}${name}`);
  }

  /** The call that fetches the box of `name`. */
  private boxFor(name: string): ts.Expression {
    const text = f.createStringLiteral(name);
    if (!this.values.has(name)) return f.createCallExpression(this.runtime('box'), undefined, [text]);
    return f.createCallExpression(this.runtime('declare'), undefined, [
      text,
      f.createNumericLiteral(this.declaringOf(name)),
    ]);
  }

  private declaringOf(name: string): number {
    const symbol = this.own.get(name);
    const declaration = symbol?.valueDeclaration;
    if (symbol && declaration && isVar(declaration)) {
      const before = this.facts.scope.seen(name).value;
      const type = this.checker.getTypeOfSymbol(symbol);
      const fits = !before || this.checker.isTypeAssignableTo(this.checker.getTypeOfSymbol(before), type);
      return fits ? declaring.kept : declaring.reset;
    }
    return this.early.has(name) ? declaring.fresh : declaring.plain;
  }

  private store(name: ts.Identifier, value: ts.Expression): ts.Statement {
    this.used.writes.add(name.text);
    return f.createExpressionStatement(f.createAssignment(this.box(name.text), value));
  }

  private isValue(name: ts.Identifier): boolean {
    const symbol = this.checker.getSymbolAtLocation(name);
    return symbol !== undefined && (symbol.flags & ts.SymbolFlags.Value) !== 0;
  }

  /** `{ x }` becomes `{ x: $x.v }`, as a value and as the target of an assignment. */
  private shorthand(node: ts.ShorthandPropertyAssignment): ts.Node {
    const symbol = this.checker.getShorthandAssignmentValueSymbol(node);
    const name = symbol ? this.facts.scope.nameOf(symbol) : node.name.text;
    const fallback = node.objectAssignmentInitializer && this.expression(node.objectAssignmentInitializer);
    if (name === undefined) return f.updateShorthandPropertyAssignment(node, node.name, fallback);
    const written = isAssignmentTarget(node.name);
    this.used[written ? 'writes' : 'reads'].add(name);
    if (!written) this.noteEarly(name, node.name);
    const target = this.box(name);
    return this.at(
      f.createPropertyAssignment(node.name.text, fallback ? f.createAssignment(target, fallback) : target),
      node,
    );
  }

  // declarations

  private isBoxedList(list: ts.VariableDeclarationList): boolean {
    if (isUsing(list)) return false;
    const first = firstIdentifier(list);
    const symbol = first && declaredSymbol(first);
    return symbol !== undefined && this.own.get(first?.text ?? '') === symbol;
  }

  /** `let x = 1, { a } = o` becomes `$x.v = 1, { a: $a.v } = o`; a `var` without a value assigns nothing. */
  private assignments(list: ts.VariableDeclarationList): ts.Expression | undefined {
    const parts = list.declarations.flatMap((declaration): ts.Expression[] => {
      if (!declaration.initializer && isVar(declaration)) return [];
      const value = declaration.initializer ? this.named(declaration) : f.createVoidZero();
      return [this.at(f.createAssignment(this.target(declaration.name), value), declaration)];
    });
    return parts.length > 0 ? parts.reduce((left, right) => f.createComma(left, right)) : undefined;
  }

  private forStatement(node: ts.ForStatement, list: ts.VariableDeclarationList): ts.ForStatement {
    const initializer = this.isBoxedList(list) ? this.assignments(list) : this.children(list);
    return f.updateForStatement(
      node,
      initializer,
      node.condition && this.expression(node.condition),
      node.incrementor && this.expression(node.incrementor),
      ts.visitNode(node.statement, this.visit) as ts.Statement,
    );
  }

  /** The `var x` in the head of a `for … of` or `for … in`. */
  private loopTarget(list: ts.VariableDeclarationList): ts.Expression {
    const [first] = list.declarations;
    return first ? this.target(first.name) : f.createVoidZero();
  }

  /** The initialiser; functions and classes keep the name that the declaration would have given them. */
  private named({ name, initializer }: ts.VariableDeclaration): ts.Expression {
    const value = this.expression(initializer ?? f.createVoidZero());
    const anonymous =
      initializer &&
      (ts.isArrowFunction(initializer) ||
        ((ts.isFunctionExpression(initializer) || ts.isClassExpression(initializer)) && !initializer.name));
    if (!anonymous || !ts.isIdentifier(name)) return value;
    const property = f.createComputedPropertyName(f.createStringLiteral(name.text));
    return f.createElementAccessExpression(
      f.createObjectLiteralExpression([f.createPropertyAssignment(property, value)]),
      f.createStringLiteral(name.text),
    );
  }

  /** A binding pattern as the target of an assignment. */
  private target(name: ts.BindingName): ts.Expression {
    if (ts.isIdentifier(name)) {
      this.used.writes.add(name.text);
      return this.at(this.box(name.text), name);
    }
    if (ts.isArrayBindingPattern(name)) {
      return f.createArrayLiteralExpression(
        name.elements.map((element) => {
          if (ts.isOmittedExpression(element)) return element;
          return element.dotDotDotToken ? f.createSpreadElement(this.target(element.name)) : this.withDefault(element);
        }),
      );
    }
    return f.createObjectLiteralExpression(
      name.elements.map((element) => {
        if (element.dotDotDotToken) return f.createSpreadAssignment(this.target(element.name));
        const key = element.propertyName ?? f.createIdentifier((element.name as ts.Identifier).text);
        const property = ts.isComputedPropertyName(key)
          ? f.createComputedPropertyName(this.expression(key.expression))
          : key;
        return f.createPropertyAssignment(property, this.withDefault(element));
      }),
    );
  }

  private withDefault({ name, initializer }: ts.BindingElement): ts.Expression {
    const target = this.target(name);
    return initializer ? f.createAssignment(target, this.expression(initializer)) : target;
  }

  /** A class without effects of its own is made once for its cell: what an older run of the same cell made stays one of its instances. */
  private kept(node: ts.ClassDeclaration): ts.Statement {
    const name = node.name as ts.Identifier;
    const heritage = node.heritageClauses?.find(({ token }) => token === ts.SyntaxKind.ExtendsKeyword);
    const base = f.createIdentifier(`${this.facts.runtime}${this.modules++}`);
    const visited = this.children(node);
    const inner = heritage
      ? f.updateClassDeclaration(
          visited,
          visited.modifiers,
          visited.name,
          visited.typeParameters,
          [
            f.createHeritageClause(ts.SyntaxKind.ExtendsKeyword, [
              f.createExpressionWithTypeArguments(base, undefined),
            ]),
          ],
          visited.members,
        )
      : visited;
    const parent = heritage?.types[0] && this.expression(heritage.types[0].expression);
    const made = f.createCallExpression(this.runtime('keep'), undefined, [
      f.createStringLiteral(`${this.file.fileName}:${name.text}`),
      parent ?? f.createVoidZero(),
      f.createArrowFunction(
        undefined,
        undefined,
        [f.createParameterDeclaration(undefined, undefined, base)],
        undefined,
        undefined,
        f.createBlock([inner, f.createReturnStatement(f.createIdentifier(name.text))], true),
      ),
    ]);
    return this.at(this.store(name, made), node);
  }

  // calls, loops, errors

  private call(node: ts.CallExpression): ts.Expression {
    if (node.expression.kind === ts.SyntaxKind.ImportKeyword) {
      const [what] = node.arguments;
      const specifier =
        what && ts.isStringLiteralLike(what)
          ? f.createStringLiteral(this.facts.specifier(what.text))
          : what && this.expression(what);
      return this.at(f.createCallExpression(this.runtime('load'), undefined, specifier ? [specifier] : []), node);
    }
    const visited = this.callbacks.adapt(this.children(node), node, this.helpers);
    if (!this.isBoxed(node.expression)) return visited;
    return f.updateCallExpression(
      visited,
      this.withoutThis(visited.expression),
      visited.typeArguments,
      visited.arguments,
    );
  }

  private readonly helpers = {
    wrap: (value: ts.Expression, getsError = false) =>
      f.createCallExpression(this.runtime('wrap'), undefined, getsError ? [value, f.createTrue()] : [value]),
    unwrap: (value: ts.Expression) => f.createCallExpression(this.runtime('unwrap'), undefined, [value]),
  };

  /** `(0, $f.v)`: a plain call must not see its box as `this`. */
  private withoutThis(callee: ts.Expression): ts.Expression {
    return this.at(f.createParenthesizedExpression(f.createComma(f.createNumericLiteral(0), callee)), callee);
  }

  private await(node: ts.AwaitExpression): ts.Expression {
    const awaited = this.expression(node.expression);
    const held = isBeforeFinally(node) ? f.createCallExpression(this.runtime('hold'), undefined, [awaited]) : awaited;
    const resume = f.createCallExpression(this.runtime('resume'), undefined, [
      this.run(),
      f.createAwaitExpression(held),
    ]);
    return this.at(resume, node);
  }

  private caught(node: ts.CatchClause): ts.CatchClause {
    const block = ts.visitNode(node.block, this.visit) as ts.Block;
    const variable = node.variableDeclaration;
    if (!variable) return f.updateCatchClause(node, undefined, block);
    const told = (error: ts.Expression) => f.createCallExpression(this.runtime('caught'), undefined, [error]);
    if (ts.isIdentifier(variable.name)) {
      const first = f.createExpressionStatement(told(f.createIdentifier(variable.name.text)));
      return f.updateCatchClause(node, variable, f.updateBlock(block, [first, ...block.statements]));
    }
    const error = f.createIdentifier(`${this.facts.runtime}${this.modules++}`);
    const pattern = this.children(variable.name);
    const first = f.createVariableStatement(
      undefined,
      f.createVariableDeclarationList(
        [f.createVariableDeclaration(pattern, undefined, undefined, told(error))],
        ts.NodeFlags.Let,
      ),
    );
    return f.updateCatchClause(
      node,
      f.createVariableDeclaration(error),
      f.updateBlock(block, [first, ...block.statements]),
    );
  }

  /** `for await`: each round, and what follows the loop, is this run's again. */
  private awaitingLoop(node: ts.ForOfStatement): ts.Statement {
    const run = f.createIdentifier(`${this.facts.runtime}${this.modules++}`);
    const resumed = f.createExpressionStatement(
      f.createCallExpression(this.runtime('resume'), undefined, [run, f.createNumericLiteral(0)]),
    );
    const loop = this.loop(this.children(node)) as ts.ForOfStatement;
    const body = loop.statement as ts.Block;
    const declaration = f.createVariableDeclaration(run, undefined, undefined, this.run());
    return f.createBlock(
      [
        f.createVariableStatement(undefined, f.createVariableDeclarationList([declaration], ts.NodeFlags.Const)),
        f.updateForOfStatement(
          loop,
          loop.awaitModifier,
          loop.initializer,
          loop.expression,
          f.updateBlock(body, [resumed, ...body.statements]),
        ),
        resumed,
      ],
      true,
    );
  }

  private loop(node: ts.IterationStatement): ts.IterationStatement {
    const flag = f.createElementAccessExpression(this.runtime('state'), interruptFlag);
    const check = f.createIfStatement(
      flag,
      f.createExpressionStatement(f.createCallExpression(this.runtime('stop'), undefined, [])),
    );
    const body = f.createBlock(
      [check, ...(ts.isBlock(node.statement) ? node.statement.statements : [node.statement])],
      true,
    );
    if (ts.isForStatement(node))
      return f.updateForStatement(node, node.initializer, node.condition, node.incrementor, body);
    if (ts.isForOfStatement(node))
      return f.updateForOfStatement(node, node.awaitModifier, node.initializer, node.expression, body);
    if (ts.isForInStatement(node)) return f.updateForInStatement(node, node.initializer, node.expression, body);
    if (ts.isWhileStatement(node)) return f.updateWhileStatement(node, node.expression, body);
    if (ts.isDoStatement(node)) return f.updateDoStatement(node, body, node.expression);
    return node;
  }

  // imports

  /** `import d, { a } from 'm'` loads `m` and fills the boxes; an import of types only loads nothing. */
  private importDeclaration(node: ts.ImportDeclaration): void {
    const clause = node.importClause;
    const text = (node.moduleSpecifier as ts.StringLiteral).text;
    const specifiers = importSpecifiers(clause).filter(
      ({ name, isTypeOnly }) => !isTypeOnly && this.isImportedValue(name),
    );
    const space =
      clause?.namedBindings && ts.isNamespaceImport(clause.namedBindings) ? clause.namedBindings.name : undefined;
    const hasValues = !clause || clause.name || space || specifiers.length > 0 || importSpecifiers(clause).length === 0;
    if (clause?.phaseModifier === ts.SyntaxKind.TypeKeyword || !hasValues) return;
    const module = f.createIdentifier(`${this.facts.runtime}${this.modules++}`); // no name of the student's begins with a digit
    const load = f.createAwaitExpression(
      f.createCallExpression(this.runtime('load'), undefined, [f.createStringLiteral(this.facts.specifier(text))]),
    );
    const resumed = f.createCallExpression(this.runtime('resume'), undefined, [this.run(), load]);
    const declaration = f.createVariableDeclaration(module, undefined, undefined, resumed);
    this.imports.push(
      this.at(
        f.createVariableStatement(undefined, f.createVariableDeclarationList([declaration], ts.NodeFlags.Const)),
        node,
      ),
    );
    if (space) this.imports.push(this.store(space, module));
    if (clause?.name) this.imports.push(this.imported(clause.name, module, 'default', text));
    for (const { name, propertyName } of specifiers)
      this.imports.push(this.imported(name, module, (propertyName ?? name).text, text));
  }

  /** Fills the box of an imported name, or ties it to the export when that may change. */
  private imported(name: ts.Identifier, module: ts.Identifier, exported: string, from: string): ts.Statement {
    const texts = [f.createStringLiteral(exported), f.createStringLiteral(from)];
    if (!this.facts.mayChange(from))
      return this.store(name, f.createCallExpression(this.runtime('pick'), undefined, [module, ...texts]));
    this.used.writes.add(name.text);
    return f.createExpressionStatement(
      f.createCallExpression(this.runtime('link'), undefined, [this.boxName(name.text), module, ...texts]),
    );
  }

  /** `import fs = require('fs')`, and `import Short = Long.Name`. */
  private importEquals(node: ts.ImportEqualsDeclaration): ts.Statement[] {
    if (node.isTypeOnly) return [];
    const { moduleReference } = node;
    if (!ts.isExternalModuleReference(moduleReference))
      return this.isImportedValue(node.name)
        ? [this.at(this.store(node.name, this.entity(moduleReference)), node)]
        : [];
    const text = ts.isStringLiteralLike(moduleReference.expression) ? moduleReference.expression.text : '';
    const required = f.createCallExpression(this.runtime('require'), undefined, [f.createStringLiteral(text)]);
    this.imports.push(this.at(this.store(node.name, required), node));
    return [];
  }

  private entity(name: ts.EntityName): ts.Expression {
    if (ts.isIdentifier(name)) return this.read(name) as ts.Expression;
    return f.createPropertyAccessExpression(this.entity(name.left), name.right.text);
  }

  private isImportedValue(name: ts.Identifier): boolean {
    const symbol = this.checker.getSymbolAtLocation(name);
    if (!symbol || !(symbol.flags & ts.SymbolFlags.Alias)) return true;
    const target = this.checker.getAliasedSymbol(symbol);
    return target.escapedName === 'unknown' || (target.flags & ts.SymbolFlags.Value) !== 0;
  }

  private runtime(name: keyof typeof member): ts.PropertyAccessExpression {
    return f.createPropertyAccessExpression(f.createIdentifier(this.facts.runtime), member[name]);
  }

  /** The run that is current before an `await`, to be restored after it. */
  private run(): ts.Expression {
    return f.createElementAccessExpression(this.runtime('state'), currentRun);
  }

  /** Gives a new node the place of the old one, for the source map. */
  private at<T extends ts.Node>(node: T, original: ts.Node): T {
    return ts.setSourceMapRange(ts.setTextRange(node, original), original);
  }
}

function isUsing(list: ts.VariableDeclarationList): boolean {
  const flags = list.flags & ts.NodeFlags.BlockScoped;
  return flags === ts.NodeFlags.Using || flags === ts.NodeFlags.AwaitUsing;
}

function firstIdentifier(list: ts.VariableDeclarationList): ts.Identifier | undefined {
  const search = (name: ts.BindingName): ts.Identifier | undefined => {
    if (ts.isIdentifier(name)) return name;
    for (const element of name.elements) {
      const found = ts.isBindingElement(element) ? search(element.name) : undefined;
      if (found) return found;
    }
    return undefined;
  };
  for (const { name } of list.declarations) {
    const found = search(name);
    if (found) return found;
  }
  return undefined;
}

function hasModifier(node: ts.HasModifiers, kind: ts.SyntaxKind): boolean {
  return ts.getModifiers(node)?.some((modifier) => modifier.kind === kind) ?? false;
}

/** Declarations whose own name is in scope inside them. */
function isSelfContained(declaration: ts.Node): boolean {
  return ts.isClassLike(declaration) || ts.isEnumDeclaration(declaration) || ts.isModuleDeclaration(declaration);
}

function contains(outer: ts.Node, inner: ts.Node): boolean {
  return inner.pos >= outer.pos && inner.end <= outer.end && inner.getSourceFile() === outer.getSourceFile();
}

/** The identifier of a declaration that stays a declaration. */
function isDeclarationName(node: ts.Identifier): boolean {
  const { parent } = node;
  const declares = ts.isFunctionDeclaration(parent) || ts.isVariableDeclaration(parent) || isSelfContained(parent);
  return declares && (parent as ts.NamedDeclaration).name === node;
}

/** The `let`, `const` or `class` of a top level: it cannot be read before its declaration. */
function isLexical(declaration: ts.Node): boolean {
  return ts.isClassDeclaration(declaration) || ((listOf(declaration)?.flags ?? 0) & ts.NodeFlags.BlockScoped) !== 0;
}

function isConstant(declaration: ts.Node): boolean {
  return ((listOf(declaration)?.flags ?? 0) & ts.NodeFlags.Constant) !== 0;
}

/** Whether something is assigned to `node`, whatever type it is said to have. */
function isTarget(node: ts.Expression): boolean {
  let outer: ts.Node = node;
  while (
    ts.isAsExpression(outer.parent) ||
    ts.isTypeAssertionExpression(outer.parent) ||
    ts.isSatisfiesExpression(outer.parent) ||
    ts.isParenthesizedExpression(outer.parent) ||
    ts.isNonNullExpression(outer.parent)
  )
    outer = outer.parent;
  return isAssignmentTarget(outer);
}

/** A class whose definition does nothing but define it. */
function isPlainClass(node: ts.ClassDeclaration): boolean {
  if (ts.getModifiers(node)?.some(({ kind }) => kind === ts.SyntaxKind.DeclareKeyword)) return false;
  if (ts.canHaveDecorators(node) && ts.getDecorators(node)?.length) return false;
  return node.members.every((member) => {
    if (ts.isClassStaticBlockDeclaration(member) || (ts.canHaveDecorators(member) && ts.getDecorators(member)?.length))
      return false;
    if (ts.isPropertyDeclaration(member) && hasModifier(member, ts.SyntaxKind.StaticKeyword)) return false;
    return !member.name || !ts.isComputedPropertyName(member.name) || ts.isStringLiteralLike(member.name.expression);
  });
}
