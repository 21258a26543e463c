// What our own code writes into pictures is in their font: another letter would be an empty box.

import { readdirSync, readFileSync } from 'node:fs';
import ts from 'typescript';
import { expect, test } from 'vitest';
import { isKnown } from '../../src/host/font.js';

const folder = new URL('../../src/plot/', import.meta.url);

/** The texts that stand in a file, apart from its comments. */
function textsIn(name: string): string[] {
  const file = ts.createSourceFile(name, readFileSync(new URL(name, folder), 'utf8'), ts.ScriptTarget.Latest);
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isStringLiteralLike(node) || ts.isTemplateLiteralToken(node)) found.push(node.text);
    ts.forEachChild(node, visit);
  };
  visit(file);
  return found;
}

const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'));

test.each(files)('all letters of %s are in the font', (name) =>
  expect(textsIn(name).filter((text) => !isKnown(text))).toEqual([]),
);

test('the texts of a file are found, also those with values in them', () => {
  const all = textsIn('messages.ts').join('');
  for (const letter of '≤×…') expect(all).toContain(letter);
  expect(files.length).toBeGreaterThan(50);
});
