// Lectern without what a question forbids: the code of those names is taken out of the files that a sandbox sees, so that no path leads to it.

import { readFileSync } from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';
import ts from 'typescript';
import { messages } from './messages.js';

/** Where a name is declared. */
interface Declared {
  file: string;
  node: ts.Node;
}

/** A piece of a file, and what stands there instead. */
interface Edit {
  file: string;
  start: number;
  end: number;
  text: string;
}

/**
 * Files in which the named parts of Lectern only throw, by their path in the package.
 * @param lectern the folder of the package
 * @param names as a student writes them: `optim.Adam`, `nn.init.xavierNormal_`, `Tensor.softmax`, `math.tanh` of `lectern/math`
 * @throws {RangeError} when Lectern has no such name
 */
export function without(lectern: string, names: readonly string[]): Map<string, string> {
  const files = new Files();
  const edits = names.flatMap((name) => editsFor(files, lectern, name));
  const changed = new Map<string, string>();
  for (const file of new Set(edits.map((edit) => edit.file))) {
    let text = files.parsed(file).text;
    const own = edits.filter((edit) => edit.file === file).sort((a, b) => b.start - a.start);
    for (const [i, { start, end, text: instead }] of own.entries()) {
      if (i > 0 && end > own[i - 1]!.start) continue; // inside of what is taken out as a whole
      text = text.slice(0, start) + instead + text.slice(end);
    }
    changed.set(relative(lectern, file), text);
  }
  return changed;
}

function editsFor(files: Files, lectern: string, name: string): Edit[] {
  const isMath = name.startsWith('math.'); // a door of its own, as `import { tanh } from 'lectern/math'`
  const door = join(lectern, isMath ? 'dist/math/index.js' : 'dist/index.js');
  const [first = '', ...rest] = name.split('.').slice(isMath ? 1 : 0);
  let at = files.exported(door, first);
  for (const [i, part] of rest.entries()) {
    const members = at && files.namespace(at);
    if (members) at = files.local(at!.file, members.get(part) ?? '');
    else if (at && isClass(at.node) && i === rest.length - 1) return methodEdits(files, at, part, name);
    else at = null;
  }
  if (!at) throw new RangeError(messages.noName(name));
  return editsOf(files, at, name);
}

/** What is declared, or, for a namespace, all that it holds. */
function editsOf(files: Files, at: Declared, name: string): Edit[] {
  const members = files.namespace(at);
  if (!members) return [edit(at, name)];
  return [...members.values()].flatMap((member) => {
    const one = files.local(at.file, member);
    return one ? editsOf(files, one, name) : [];
  });
}

const thrown = (name: string): string => {
  const error = JSON.stringify(messages.forbidden(name));
  return `throw Object.assign(new Error(${error}), { name: 'ForbiddenError' });`;
};

const isClass = (node: ts.Node): node is ts.ClassLikeDeclaration =>
  ts.isClassDeclaration(node) || ts.isClassExpression(node);

/** A function that throws, a class whose instances cannot be made. */
function edit({ file, node }: Declared, name: string): Edit {
  if (isClass(node)) {
    const own = node.name?.text ?? '';
    const base = node.heritageClauses ? ' extends Object' : '';
    const text = `class ${own}${base} { constructor() { ${thrown(name)} } }`;
    return { file, start: node.getStart(), end: node.end, text };
  }
  if (ts.isFunctionLike(node) && 'body' in node && node.body)
    return {
      file,
      start: (node.body as ts.Node).getStart(),
      end: (node.body as ts.Node).end,
      text: `{ ${thrown(name)} }`,
    };
  return { file, start: node.getStart(), end: node.end, text: `(() => { ${thrown(name)} })` };
}

/** A method, and the operation behind it. */
function methodEdits(files: Files, { file, node }: Declared, method: string, name: string): Edit[] {
  const found: Edit[] = [];
  for (const member of (node as ts.ClassLikeDeclaration).members)
    if (ts.isMethodDeclaration(member) && member.name.getText() === method)
      found.push(edit({ file, node: member }, name));
  if (found.length === 0) throw new RangeError(messages.noName(name));
  const visit = (at: ts.Node): void => {
    if (ts.isPropertyAssignment(at) && at.name.getText() === method && ts.isObjectLiteralExpression(at.initializer))
      for (const part of at.initializer.properties)
        if (ts.isPropertyAssignment(part) && part.name.getText() === 'forward')
          found.push({
            file,
            start: part.initializer.getStart(),
            end: part.initializer.end,
            text: `() => { ${thrown(name)} }`,
          });
    ts.forEachChild(at, visit);
  };
  visit(files.parsed(file));
  return found;
}

/** The files of the package, and what stands for what in them. */
class Files {
  private readonly known = new Map<string, ts.SourceFile>();

  parsed(path: string): ts.SourceFile {
    let file = this.known.get(path);
    if (!file) {
      file = ts.createSourceFile(
        basename(path),
        readFileSync(path, 'utf8'),
        ts.ScriptTarget.ES2022,
        true,
        ts.ScriptKind.JS,
      );
      this.known.set(path, file);
    }
    return file;
  }

  /** What a file exports under a name. */
  exported(path: string, name: string): Declared | null {
    for (const statement of this.parsed(path).statements) {
      if (!ts.isExportDeclaration(statement) || !statement.exportClause || !ts.isNamedExports(statement.exportClause))
        continue;
      for (const one of statement.exportClause.elements)
        if (one.name.text === name) {
          const own = (one.propertyName ?? one.name).text;
          const from = statement.moduleSpecifier as ts.StringLiteral | undefined;
          return from ? this.exported(join(dirname(path), from.text), own) : this.local(path, own);
        }
    }
    return null;
  }

  /** What a name stands for in a file. */
  local(path: string, name: string): Declared | null {
    for (const statement of this.parsed(path).statements) {
      const found = this.declaredBy(statement, path, name);
      if (found) return found;
    }
    return null;
  }

  private declaredBy(statement: ts.Statement, path: string, name: string): Declared | null {
    if (ts.isImportDeclaration(statement)) {
      const named = statement.importClause?.namedBindings;
      const one =
        named && ts.isNamedImports(named) ? named.elements.find((element) => element.name.text === name) : undefined;
      const from = (statement.moduleSpecifier as ts.StringLiteral).text;
      if (!one || !from.startsWith('.')) return null;
      return this.exported(join(dirname(path), from), (one.propertyName ?? one.name).text);
    }
    if (ts.isFunctionDeclaration(statement) || ts.isClassDeclaration(statement))
      return statement.name?.text === name ? { file: path, node: statement } : null;
    if (!ts.isVariableStatement(statement)) return null;
    for (const { name: own, initializer } of statement.declarationList.declarations) {
      if (!ts.isIdentifier(own) || own.text !== name || !initializer) continue;
      return ts.isIdentifier(initializer) ? this.local(path, initializer.text) : { file: path, node: initializer };
    }
    return null;
  }

  /** The members of a namespace, by name; null where it is none. */
  namespace({ node }: Declared): Map<string, string> | null {
    const call = ts.isParenthesizedExpression(node) ? node.expression : node;
    if (!ts.isCallExpression(call) || !call.expression.getText().startsWith('__exportAll')) return null;
    const members = new Map<string, string>();
    const [object] = call.arguments;
    if (object && ts.isObjectLiteralExpression(object))
      for (const one of object.properties)
        if (ts.isPropertyAssignment(one) && ts.isArrowFunction(one.initializer))
          members.set(one.name.getText().replace(/^["']|["']$/g, ''), one.initializer.body.getText());
    return members;
  }
}
