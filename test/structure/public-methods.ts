// What methods a user can call: neither private nor protected, nor marked @internal, and so left out of the package's types.

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

const src = fileURLToPath(new URL('../../src', import.meta.url));
const rooms = ['data', 'engine', 'math', 'nn', 'notebook', 'optim', 'plot', 'train'];

/** The methods that take something, by the name of the class that has them. */
const found = new Map<string, Set<string>>();

for (const room of rooms)
  for (const file of readdirSync(join(src, room), { recursive: true, encoding: 'utf8' }))
    if (file.endsWith('.ts')) {
      const text = readFileSync(join(src, room, file), 'utf8');
      visit(ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true));
    }

function visit(node: ts.Node): void {
  if (ts.isClassDeclaration(node) && node.name) {
    const methods = node.members.filter(isCalledByUsers).map((method) => method.name.getText());
    found.set(node.name.text, new Set([...(found.get(node.name.text) ?? []), ...methods]));
  }
  ts.forEachChild(node, visit);
}

function isCalledByUsers(member: ts.ClassElement): member is ts.MethodDeclaration {
  const hidden = ts.getCombinedModifierFlags(member) & (ts.ModifierFlags.Private | ts.ModifierFlags.Protected);
  const internal = ts.getJSDocTags(member).some(({ tagName }) => tagName.text === 'internal');
  return (
    ts.isMethodDeclaration(member) &&
    ts.isIdentifier(member.name) &&
    !hidden &&
    !internal &&
    member.parameters.length > 0
  );
}

/** The methods with parameters, of a class and of those above it, that a user can call. */
export function publicMethods(kind: { prototype: object }): string[] {
  const names = new Set<string>();
  for (let p = kind.prototype; p && p !== Object.prototype; p = Object.getPrototypeOf(p)) {
    const known = found.get(p.constructor.name);
    for (const name of Object.getOwnPropertyNames(p)) if (known?.has(name)) names.add(name);
  }
  return [...names];
}
