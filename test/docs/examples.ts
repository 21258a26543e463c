// The examples of doc comments, as parts of one program.

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

export const root = fileURLToPath(new URL('../..', import.meta.url));

/** What stands behind `@example`. */
export interface Example {
  /** Its file below `src`, and the line of the tag. */
  file: string;
  line: number;
  code: string;
}

/** All examples in `src`, in the order of their files. */
export function findExamples(): Example[] {
  const files = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })
    .map((name) => name.replaceAll('\\', '/'))
    .filter((name) => name.endsWith('.ts') && !name.endsWith('.d.ts'))
    .sort();
  return files.flatMap((file) => examplesOf(file, readFileSync(join(root, 'src', file), 'utf8')));
}

function examplesOf(file: string, text: string): Example[] {
  const comments = [...text.matchAll(/\/\*\*.*?\*\//gs)];
  return comments.flatMap((comment) => {
    const first = text.slice(0, comment.index).split('\n').length;
    const lines = comment[0]
      .replace(/^\/\*\*|\*\/$/g, '')
      .split('\n')
      .map((line) => line.replace(/^\s*\* ?/, ''));
    return lines.flatMap((line, at) => {
      if (!line.startsWith('@example')) return [];
      const end = lines.findIndex((other, i) => i > at && /^@\w/.test(other));
      const code = [line.slice('@example'.length), ...lines.slice(at + 1, end < 0 ? undefined : end)];
      return [{ file, line: first + at, code: code.join('\n').trim() }];
    });
  });
}

/** The names that a text uses, other than those behind a point and those of properties. */
export function namesIn(code: string): Set<string> {
  const names = new Set<string>();
  const visit = (node: ts.Node): void => {
    const { parent } = node;
    const isProperty =
      (ts.isPropertyAccessExpression(parent ?? node) && (parent as ts.PropertyAccessExpression).name === node) ||
      (ts.isPropertyAssignment(parent ?? node) && (parent as ts.PropertyAssignment).name === node);
    if (ts.isIdentifier(node) && !isProperty) names.add(node.text);
    ts.forEachChild(node, visit);
  };
  visit(parse(code));
  return names;
}

/** What a file exports as values. */
export const exportsOf = (text: string): string[] =>
  [...text.matchAll(/^export (?:async )?(?:function|class|const) (\w+)/gm)].map(([, name]) => name!);

const parse = (code: string) => ts.createSourceFile('example.ts', code, ts.ScriptTarget.ESNext, true);

/**
 * The code, with `said(value, 'remark')` for each value that a remark at the end of its line describes: the expression before it, the
 * name that is declared there, or the name that the remark says, `w is 0 now`.
 */
export function withRemarks(code: string): string {
  const file = parse(code);
  let out = '';
  let from = 0;
  for (const statement of file.statements) {
    const remark = /^[ \t]*\/\/ ?(.*)/.exec(code.slice(statement.end))?.[1];
    if (remark === undefined) continue;
    const named = /^(\w+) is (.+) now$/.exec(remark);
    const said = (value: string, text: string) => `said(${value}, ${JSON.stringify(text)});`;
    if (!named && ts.isExpressionStatement(statement)) {
      out += code.slice(from, statement.getStart(file)) + said(statement.expression.getText(file), remark);
    } else {
      const value = named?.[1] ?? (ts.isVariableStatement(statement) ? namesOf(statement)[0] : undefined);
      out += `${code.slice(from, statement.end)};${value ? said(value, named?.[2] ?? remark) : ''}`;
    }
    from = statement.end;
  }
  return out + code.slice(from);
}

/** The names that a statement declares. */
function namesOf({ declarationList }: ts.VariableStatement): string[] {
  const inside = (name: ts.BindingName): string[] =>
    ts.isIdentifier(name)
      ? [name.text]
      : name.elements.flatMap((element) => (ts.isBindingElement(element) ? inside(element.name) : []));
  return declarationList.declarations.flatMap(({ name }) => inside(name));
}
