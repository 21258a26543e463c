// What this room uses of TypeScript beyond its public interface. It holds for the pinned version, 6.0.

import ts = require('typescript');

/** A source file with what the binder and the program note on it. */
export interface BoundFile extends ts.SourceFile {
  path: ts.Path;
  resolvedPath: ts.Path;
  originalFileName: string;
  version: string;
  imports: ts.StringLiteralLike[];
  moduleAugmentations: (ts.StringLiteral | ts.Identifier)[];
  ambientModuleNames: string[];
  externalModuleIndicator: ts.Node | true | undefined;
  parseDiagnostics: ts.DiagnosticWithLocation[];
  locals: ts.SymbolTable;
  symbol: ts.Symbol & { exports: ts.SymbolTable };
  /** What a first line such as `// @ts-nocheck` says. */
  checkJsDirective?: { enabled: boolean };
}

type Resolutions = Map<string, ts.ResolvedModuleWithFailedLookupLocations>;

interface ModeAwareResolutions {
  set(name: string, mode: ts.ResolutionMode, resolution: ts.ResolvedModuleWithFailedLookupLocations): Resolutions;
}

interface ProgramInside {
  getSourceFiles(): ts.SourceFile[];
  getFilesByNameMap(): Map<ts.Path, ts.SourceFile>;
  readonly resolvedModules: Map<ts.Path, ModeAwareResolutions> | undefined;
  getModeForUsageLocation(file: ts.SourceFile, usage: ts.StringLiteralLike): ts.ResolutionMode;
  getCompilerOptions(): ts.CompilerOptions;
  /** A file's name as it is compared: in small letters where the system does not tell them apart. */
  getCanonicalFileName(name: string): string;
  getResolvedModule(
    file: ts.SourceFile,
    name: string,
    mode: ts.ResolutionMode,
  ): ts.ResolvedModuleWithFailedLookupLocations | undefined;
}

interface Inside {
  bindSourceFile(file: ts.SourceFile, options: ts.CompilerOptions): void;
  createModeAwareCache(): ModeAwareResolutions;
  isAssignmentTarget(node: ts.Node): boolean;
  isExpressionNode(node: ts.Node): boolean;
  skipOuterExpressions(node: ts.Expression): ts.Expression;
  isGlobalScopeAugmentation(node: ts.Node): boolean;
}

const inside = ts as typeof ts & Inside;

export type Program = Omit<ts.Program, 'getSourceFiles'> & ProgramInside;

/** Parses `text` as a module, whatever is in it, and gives its names their symbols. */
export function parseModule(path: string, text: string): BoundFile {
  const options: ts.CreateSourceFileOptions = {
    languageVersion: ts.ScriptTarget.ES2022,
    jsDocParsingMode: ts.JSDocParsingMode.ParseAll,
    setExternalModuleIndicator: (file) => {
      (file as BoundFile).externalModuleIndicator = true;
    },
  };
  return ts.createSourceFile(path, text, options, true) as BoundFile;
}

/** Makes `file` part of `program`: its imports stand for what `resolve` finds. */
export function insert(
  program: Program,
  file: BoundFile,
  resolve: (literal: ts.StringLiteralLike, mode: ts.ResolutionMode) => ts.ResolvedModuleWithFailedLookupLocations,
): void {
  file.path = program.getCanonicalFileName(file.fileName) as ts.Path;
  file.resolvedPath = file.path;
  file.originalFileName = file.fileName;
  file.version = '1';
  file.moduleAugmentations = [];
  file.ambientModuleNames = [];
  inside.bindSourceFile(file, program.getCompilerOptions());
  file.imports = importLiterals(file);
  const resolutions = inside.createModeAwareCache();
  for (const literal of file.imports) {
    const mode = program.getModeForUsageLocation(file, literal);
    resolutions.set(literal.text, mode, resolve(literal, mode));
  }
  program.resolvedModules?.set(file.path, resolutions);
  const files = program.getSourceFiles();
  const at = program.getFilesByNameMap().has(file.path)
    ? files.findIndex(({ fileName }) => fileName === file.fileName)
    : -1;
  if (at >= 0) files[at] = file;
  else files.push(file);
  program.getFilesByNameMap().set(file.path, file);
}

/** Takes a file out of `program` again. */
export function remove(program: Program, path: string): void {
  const files = program.getSourceFiles();
  const at = files.findLastIndex(({ fileName }) => fileName === path);
  if (at >= 0) files.splice(at, 1);
  const key = program.getCanonicalFileName(path) as ts.Path;
  program.getFilesByNameMap().delete(key);
  program.resolvedModules?.delete(key);
}

/** The module names that a file mentions: in imports, exports, `import()` and types. */
export function importLiterals(file: ts.SourceFile): ts.StringLiteralLike[] {
  const found: ts.StringLiteralLike[] = [];
  const nested = /\b(?:import|require)\s*\(/.test(file.text);
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) add(node.moduleSpecifier);
    else if (ts.isImportEqualsDeclaration(node) && ts.isExternalModuleReference(node.moduleReference))
      add(node.moduleReference.expression);
    else if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) add(node.argument.literal);
    else if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) add(node.arguments[0]);
    if (nested) ts.forEachChild(node, visit);
  };
  const add = (node: ts.Node | undefined) => {
    if (node && ts.isStringLiteralLike(node)) found.push(node);
  };
  file.statements.forEach(visit);
  return found;
}

/** Whether something is assigned to `node`: by `=`, `+=`, `++`, a pattern or the head of a loop. */
export const isAssignmentTarget = inside.isAssignmentTarget;

/** Whether `node` is an expression, not the name of a property, a label, a type or a declaration. */
export const isExpression = (node: ts.Node): boolean =>
  inside.isExpressionNode(node) && !(ts.isPropertyAccessExpression(node.parent) && node.parent.name === node);

/** An expression without its parentheses and what is said of its type. */
export const skipOuterExpressions = inside.skipOuterExpressions;

/** Whether `node` is a `declare global`. */
export const isGlobalScopeAugmentation = inside.isGlobalScopeAugmentation;

/** The comments before a declaration, as the parser notes them on it. */
export interface Documented extends ts.Node {
  jsDoc?: ts.JSDoc[];
}

/**
 * Tells the checker that a variable may be assigned where it does not see it: in another cell. (For the names that a module
 * exports it notes the same.)
 */
export function mayBeAssigned(symbol: ts.Symbol): void {
  if (symbol.flags & ts.SymbolFlags.Variable)
    Object.assign(symbol, { lastAssignmentPos: -Number.MAX_VALUE } satisfies { lastAssignmentPos: number });
}
