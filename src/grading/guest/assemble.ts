// The cells that a question takes, as one module: as in a notebook, names of the top level are shared, and may be declared again.

import ts = require('typescript');

import { type CodeCell, declaredAtMost } from './at-most.js';

const { factory: f } = ts;

function fileOf(source: string): ts.SourceFile {
  try {
    return ts.createSourceFile('cell.ts', source, ts.ScriptTarget.ES2022, true);
  } catch (error) {
    fileOf(''); // after too many brackets the parser takes what it knew of them for what it reads next
    throw error;
  }
}

/** @throws {SyntaxError} when a cell cannot be read; the error says where */
function parsed({ source }: CodeCell): ts.SourceFile {
  const file = fileOf(source);
  const [first] = (file as unknown as { parseDiagnostics: ts.DiagnosticWithLocation[] }).parseDiagnostics;
  if (!first) return file;
  const { line } = file.getLineAndCharacterOfPosition(first.start);
  throw new SyntaxError(`line ${line + 1}: ${ts.flattenDiagnosticMessageText(first.messageText, '\n')}`);
}

/** The names that a cell declares on its top level, and all words in it that may be names. */
export function namesIn(file: ts.SourceFile): { declared: Set<string>; words: Set<string> } {
  const declared = new Set<string>();
  const words = new Set<string>();
  const bind = (name: ts.BindingName | undefined): void => {
    if (!name) return;
    if (ts.isIdentifier(name)) declared.add(name.text);
    else for (const element of name.elements) if (ts.isBindingElement(element)) bind(element.name);
  };
  for (const statement of file.statements) {
    if (ts.isVariableStatement(statement)) for (const { name } of statement.declarationList.declarations) bind(name);
    else if (ts.isImportDeclaration(statement)) for (const { local } of importsOf(statement)) declared.add(local);
    else if ('name' in statement) bind((statement as unknown as { name?: ts.Identifier }).name);
  }
  const visit = (node: ts.Node): void => {
    if (ts.isIdentifier(node)) words.add(node.text);
    ts.forEachChild(node, visit);
  };
  visit(file);
  return { declared, words };
}

type Parsed = { file: ts.SourceFile } & ReturnType<typeof namesIn>;

/** A cell with its names; null when it cannot be read, and need not be. */
function parsedUnless(needless: boolean, cell: CodeCell): Parsed | null {
  try {
    const file = parsed(cell);
    return { file, ...namesIn(file) };
  } catch (error) {
    if (!needless) throw error;
    return null; // the answer to another question
  }
}

/**
 * One module of the cells that the answers to `questions` build on, in the order of the notebook. Its default export takes a function that
 * imports modules, and gives the values of `names`, or undefined where nobody has declared one.
 * @throws {SyntaxError} when a cell cannot be read; the error says where
 */
export function assemble(cells: readonly CodeCell[], questions: readonly string[], names: readonly string[]): string {
  const known = new Map<CodeCell, Parsed | null>();
  const isOwn = ({ question }: CodeCell) => question !== null && questions.includes(question);
  const read = (cell: CodeCell): Parsed | null => {
    if (!known.has(cell)) known.set(cell, parsedUnless(cell.question !== null && !isOwn(cell), cell));
    return known.get(cell)!;
  };
  const taken = new Set(cells.filter(isOwn));
  // a set that grows while it is gone through
  for (const cell of taken) {
    const { words } = read(cell)!;
    for (const other of cells) {
      if (taken.has(other) || !declaredAtMost(other).some((name) => words.has(name))) continue;
      if ([...(read(other)?.declared ?? [])].some((name) => words.has(name))) taken.add(other);
    }
  }
  const text = script(
    cells
      .filter((cell) => taken.has(cell))
      .map(({ source }) => source)
      .join('\n;\n'),
  );
  const values = names.map((name) => `${name}: typeof ${name} === 'undefined' ? undefined : ${name}`);
  return `export default async ($load, require) => {\n${text}\n;return { ${values.join(', ')} };\n};\n`;
}

/** Cells, each of which can be read, as statements of a function: `var` for what they declare, `await` for what they import. */
function script(text: string): string {
  let imports = 0;
  const statement = (node: ts.Statement): ts.Statement[] => {
    if (ts.isImportDeclaration(node)) return importing(node, `$m${imports++}`);
    if (ts.isExportAssignment(node) || ts.isExportDeclaration(node)) return [];
    if (ts.isVariableStatement(node)) {
      const { declarations } = node.declarationList;
      return [f.createVariableStatement(withoutExport(node.modifiers), f.createVariableDeclarationList(declarations))];
    }
    if (ts.isClassDeclaration(node) && node.name) {
      const { name, typeParameters, heritageClauses, members } = node;
      const decorators = ts.getDecorators(node);
      const made = f.createClassExpression(decorators, name, typeParameters, heritageClauses, members);
      return [variable(name, made)];
    }
    if (ts.isFunctionDeclaration(node)) {
      const { asteriskToken, name, typeParameters, parameters, type, body } = node;
      const modifiers = withoutExport(node.modifiers);
      return [f.createFunctionDeclaration(modifiers, asteriskToken, name, typeParameters, parameters, type, body)];
    }
    if (ts.isEnumDeclaration(node))
      return [f.createEnumDeclaration(withoutExport(node.modifiers), node.name, node.members)];
    if (ts.isModuleDeclaration(node))
      return [f.createModuleDeclaration(withoutExport(node.modifiers), node.name, node.body, node.flags)];
    return [node];
  };
  const lift: ts.TransformerFactory<ts.SourceFile> = () => (source) =>
    f.updateSourceFile(source, source.statements.flatMap(statement));
  const { outputText } = ts.transpileModule(text, {
    compilerOptions: { module: ts.ModuleKind.ESNext, target: ts.ScriptTarget.ES2022, verbatimModuleSyntax: false },
    transformers: { before: [lift] },
  });
  return outputText.replace(/^export \{\s*\};?\s*$/m, '');
}

const withoutExport = (modifiers: readonly ts.ModifierLike[] | undefined): ts.Modifier[] =>
  (modifiers ?? []).filter(
    (one): one is ts.Modifier =>
      ts.isModifier(one) && one.kind !== ts.SyntaxKind.ExportKeyword && one.kind !== ts.SyntaxKind.DefaultKeyword,
  );

const variable = (name: string | ts.BindingName, value: ts.Expression): ts.Statement =>
  f.createVariableStatement(undefined, [f.createVariableDeclaration(name, undefined, undefined, value)]);

/** What an import declares: the name in the module, null for all of it, and the local one. */
function importsOf({ importClause: clause }: ts.ImportDeclaration): { from: string | null; local: string }[] {
  if (!clause || clause.isTypeOnly) return [];
  const own = clause.name ? [{ from: 'default', local: clause.name.text }] : [];
  const { namedBindings: named } = clause;
  if (!named) return own;
  if (ts.isNamespaceImport(named)) return [...own, { from: null, local: named.name.text }];
  const values = named.elements.filter(({ isTypeOnly }) => !isTypeOnly);
  return [...own, ...values.map(({ name, propertyName }) => ({ from: (propertyName ?? name).text, local: name.text }))];
}

function importing(node: ts.ImportDeclaration, module: string): ts.Statement[] {
  const load = f.createAwaitExpression(
    f.createCallExpression(f.createIdentifier('$load'), undefined, [node.moduleSpecifier]),
  );
  if (node.importClause?.isTypeOnly) return [];
  const values = importsOf(node).map(({ from, local }) =>
    variable(
      local,
      from === null
        ? f.createIdentifier(module)
        : f.createElementAccessExpression(f.createIdentifier(module), f.createStringLiteral(from)),
    ),
  );
  return [variable(module, load), ...values];
}
