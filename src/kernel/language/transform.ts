// From a cell to the JavaScript that runs: names that live on go into boxes, loops can be interrupted,
// imports become calls, the last expression becomes the result.
//
// A name `x` of the top level is kept in a box `$x` that all cells share, and every use of it reads `$x.v`: so a
// later cell may declare it again, and a function of an earlier cell sees the new value.

import ts = require('typescript');

import { currentRun, interruptFlag, member } from '../session/compiled.js';
import { importSpecifiers, topLevelNames } from './names.js';

const { factory: f } = ts;

/** What the transformation has to know about a cell beyond its syntax tree. */
export interface CellFacts {
  checker: ts.TypeChecker;
  /** Where the student's text ends and the names of other cells are appended. */
  end: number;
  /** Name of the parameter that brings the runtime; generated names begin with it. */
  runtime: string;
  /** What to load for an import, given what the student wrote. */
  specifier(text: string): string;
}

/** The transformer for one cell, to run before TypeScript's own. */
export function cellTransformer(facts: CellFacts): ts.TransformerFactory<ts.SourceFile> {
  return (context) => (file) => new CellTransform(facts, context, file).transform();
}

/** Removes what makes the output a module; to run after TypeScript's own transformers. */
export const dropExports: ts.TransformerFactory<ts.SourceFile> = () => (file) =>
  f.updateSourceFile(
    file,
    file.statements.filter((statement) => !ts.isExportDeclaration(statement)),
  );

class CellTransform {
  private readonly boxed = new Map<ts.Symbol, string>();
  private readonly names = new Set<string>();
  private readonly used = new Set<string>();
  private readonly imports: ts.Statement[] = [];
  private readonly hoisted: ts.Statement[] = [];

  constructor(
    private readonly facts: CellFacts,
    private readonly context: ts.TransformationContext,
    private readonly file: ts.SourceFile,
  ) {
    for (const { identifier } of topLevelNames(file)) {
      const symbol = facts.checker.getSymbolAtLocation(identifier);
      if (symbol) this.boxed.set(symbol, identifier.text);
      this.names.add(identifier.text);
    }
  }

  transform(): ts.SourceFile {
    const own = this.file.statements.filter((statement) => statement.getStart(this.file) < this.facts.end);
    const body = own.flatMap((statement) => this.statement(statement, statement === own.at(-1)));
    const boxes = [...this.used].map((name) =>
      f.createVariableDeclaration(
        this.boxName(name),
        undefined,
        undefined,
        f.createCallExpression(this.runtime('box'), undefined, [f.createStringLiteral(name)]),
      ),
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

  private statement(statement: ts.Statement, isLast: boolean): ts.Statement[] {
    if (ts.isImportDeclaration(statement)) {
      this.importDeclaration(statement);
      return [];
    }
    if (ts.isExpressionStatement(statement) && isLast && !statement.getText(this.file).endsWith(';')) {
      const result = f.createAssignment(this.runtime('result'), this.expression(statement.expression));
      return [this.at(f.createExpressionStatement(result), statement)];
    }
    if (ts.isFunctionDeclaration(statement)) {
      if (statement.name && statement.body)
        this.hoisted.push(this.store(statement.name, f.createIdentifier(statement.name.text)));
      return this.nodes(statement);
    }
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
      return this.at(f.createExpressionStatement(this.assignments(node.declarationList)), node);
    }
    if (ts.isVariableDeclarationList(node) && this.isBoxedList(node)) return this.loopTarget(node);
    if (ts.isShorthandPropertyAssignment(node)) return this.shorthand(node);
    if (ts.isCallExpression(node)) return this.call(node);
    if (ts.isTaggedTemplateExpression(node) && this.isBoxed(node.tag)) {
      const template = ts.visitNode(node.template, this.visit) as ts.TemplateLiteral;
      return f.updateTaggedTemplateExpression(node, this.withoutThis(this.expression(node.tag)), undefined, template);
    }
    if (ts.isAwaitExpression(node)) {
      const resume = f.createCallExpression(this.runtime('resume'), undefined, [
        this.run(),
        f.createAwaitExpression(this.expression(node.expression)),
      ]);
      return this.at(resume, node);
    }
    if (ts.isIterationStatement(node, false)) return this.loop(ts.visitEachChild(node, this.visit, this.context));
    return ts.visitEachChild(node, this.visit, this.context);
  };

  // names

  /** The box name of `node` when it stands for a name of the top level. */
  private boxOf(node: ts.Identifier): string | null {
    if (!this.names.has(node.text)) return null;
    const symbol = this.facts.checker.getSymbolAtLocation(node);
    const name = symbol && this.boxed.get(symbol);
    if (
      !name ||
      symbol.declarations?.some((declaration) => isSelfContained(declaration) && contains(declaration, node))
    )
      return null;
    return name;
  }

  private isBoxed(node: ts.Expression): boolean {
    return ts.isIdentifier(node) && this.boxOf(node) !== null;
  }

  private read(node: ts.Identifier): ts.Node {
    const name = isDeclarationName(node) ? null : this.boxOf(node);
    return name === null ? node : this.at(this.box(name), node);
  }

  private box(name: string): ts.PropertyAccessExpression {
    this.used.add(name);
    return f.createPropertyAccessExpression(this.boxName(name), 'v');
  }

  private boxName(name: string): ts.Identifier {
    return f.createIdentifier(`${this.facts.runtime}${name}`);
  }

  private store(name: ts.Identifier, value: ts.Expression): ts.Statement {
    return f.createExpressionStatement(f.createAssignment(this.box(name.text), value));
  }

  private isValue(name: ts.Identifier): boolean {
    const symbol = this.facts.checker.getSymbolAtLocation(name);
    return symbol !== undefined && (symbol.flags & ts.SymbolFlags.Value) !== 0;
  }

  /** `{ x }` becomes `{ x: $x.v }`, as a value and as the target of an assignment. */
  private shorthand(node: ts.ShorthandPropertyAssignment): ts.Node {
    const symbol = this.names.has(node.name.text)
      ? this.facts.checker.getShorthandAssignmentValueSymbol(node)
      : undefined;
    const name = symbol && this.boxed.get(symbol);
    const fallback = node.objectAssignmentInitializer && this.expression(node.objectAssignmentInitializer);
    if (!name) return f.updateShorthandPropertyAssignment(node, node.name, fallback);
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
    const symbol = first && this.facts.checker.getSymbolAtLocation(first);
    return symbol !== undefined && this.boxed.has(symbol);
  }

  /** `let x = 1, { a } = o` becomes `$x.v = 1, { a: $a.v } = o`. */
  private assignments(list: ts.VariableDeclarationList): ts.Expression {
    const parts = list.declarations.map((declaration): ts.Expression => {
      const value = declaration.initializer ? this.named(declaration) : f.createVoidZero();
      return this.at(f.createAssignment(this.target(declaration.name), value), declaration);
    });
    return parts.reduce((left, right) => f.createComma(left, right));
  }

  /** The `var i = 0` or `var x` in the head of a loop. */
  private loopTarget(list: ts.VariableDeclarationList): ts.Expression {
    const [first] = list.declarations;
    const inOrOf = ts.isForInStatement(list.parent) || ts.isForOfStatement(list.parent);
    return inOrOf && first ? this.target(first.name) : this.assignments(list);
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
    if (ts.isIdentifier(name)) return this.at(this.box(name.text), name);
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

  // calls, loops, imports

  private call(node: ts.CallExpression): ts.Expression {
    if (node.expression.kind === ts.SyntaxKind.ImportKeyword) {
      const [what] = node.arguments;
      const specifier =
        what && ts.isStringLiteralLike(what)
          ? f.createStringLiteral(this.facts.specifier(what.text))
          : what && this.expression(what);
      return this.at(f.createCallExpression(this.runtime('load'), undefined, specifier ? [specifier] : []), node);
    }
    const visited = ts.visitEachChild(node, this.visit, this.context);
    if (!this.isBoxed(node.expression)) return visited;
    return f.updateCallExpression(
      visited,
      this.withoutThis(visited.expression),
      visited.typeArguments,
      visited.arguments,
    );
  }

  /** `(0, $f.v)`: a plain call must not see its box as `this`. */
  private withoutThis(callee: ts.Expression): ts.Expression {
    return this.at(f.createParenthesizedExpression(f.createComma(f.createNumericLiteral(0), callee)), callee);
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
    if (clause?.isTypeOnly || !hasValues) return;
    const module = f.createIdentifier(`${this.facts.runtime}${this.imports.length}`); // no name of the student's begins with a digit
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
    const pick = (name: string) =>
      f.createCallExpression(this.runtime('pick'), undefined, [
        module,
        f.createStringLiteral(name),
        f.createStringLiteral(text),
      ]);
    if (space) this.imports.push(this.store(space, module));
    if (clause?.name) this.imports.push(this.store(clause.name, pick('default')));
    for (const { name, propertyName } of specifiers)
      this.imports.push(this.store(name, pick((propertyName ?? name).text)));
  }

  private isImportedValue(name: ts.Identifier): boolean {
    const symbol = this.facts.checker.getSymbolAtLocation(name);
    if (!symbol || !(symbol.flags & ts.SymbolFlags.Alias)) return true;
    const target = this.facts.checker.getAliasedSymbol(symbol);
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
