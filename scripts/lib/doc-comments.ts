// What the doc comments of public names say, and what they leave out.

import { readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import ts from 'typescript';
import { root } from './run.mjs';

/** What a doc comment can lack. */
export type Part = 'description' | '@throws' | '@example' | 'formula or paper';

export interface Documented {
  /** `optim.Adam`, or `optim.Adam.step` for a method. */
  name: string;
  file: string;
  line: number;
  missing: Part[];
}

/** Rooms whose functions and classes compute what a formula or a paper says. */
const computing = [
  'math/',
  'nn/functional/',
  'nn/init/',
  'nn/modules/',
  'optim/',
  'data/preprocessing',
  'slides/compare',
];

/** A sign that a formula has and a sentence has not; or where it comes from. */
const formula = /[=←√Σ∑Π∂∇·×≤≥²³ᵗᵀˣ‖]| [−/+] |\b(?:log|exp|max|min|ln)\b/;
const source = /@see|https?:|\b(?:19|20)\d\d\b|slide|CS231n|PyTorch|torch\.|Keras|NumPy|scikit-learn/i;

/** All functions, classes and methods behind the package's doors, each once, under the name by which it is found first. */
export function documented(): Documented[] {
  const { exports } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
    exports: { [door: string]: { types: string } | string };
  };
  const doors = Object.entries(exports).flatMap(([door, target]) =>
    typeof target === 'string'
      ? []
      : [
          {
            prefix: door.replace(/^\.\/?/, ''),
            file: join(root, target.types.replace('dist', 'src').replace('.d.ts', '.ts')),
          },
        ],
  );
  const { config } = ts.readConfigFile(join(root, 'tsconfig.json'), ts.sys.readFile);
  const { options } = ts.convertCompilerOptionsFromJson(config.compilerOptions, root);
  const program = ts.createProgram(
    doors.map(({ file }) => file),
    { ...options, noLib: true, types: [] }, // what the language and Node bring is not asked about
  );
  const checker = program.getTypeChecker();
  const seen = new Set<ts.Symbol>();
  const found: Documented[] = [];

  const add = (name: string, node: ts.Node, parts: readonly Part[], has: (part: Part) => boolean) => {
    const file = node.getSourceFile();
    const line = file.getLineAndCharacterOfPosition(node.getStart(file)).line + 1;
    const missing = parts.filter((part) => !has(part));
    found.push({ name, file: relative(root, file.fileName).replaceAll('\\', '/'), line, missing });
  };

  const visit = (name: string, exported: ts.Symbol): void => {
    const symbol = exported.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(exported) : exported;
    if (seen.has(symbol)) return;
    seen.add(symbol);
    if (symbol.flags & ts.SymbolFlags.ValueModule) {
      for (const inner of checker.getExportsOfModule(symbol)) visit(`${name}${name && '.'}${inner.name}`, inner);
      return;
    }
    const node = symbol.valueDeclaration;
    if (!node?.getSourceFile().fileName.startsWith(join(root, 'src'))) return;
    if (ts.isClassDeclaration(node)) {
      const made = node.members.find(ts.isConstructorDeclaration);
      const comment = `${commentOf(node)}${made ? commentOf(made) : ''}`;
      const throws: Part[] = made && refuses(made) ? ['@throws'] : [];
      add(name, node, ['description', ...throws, '@example', ...formulas(node)], (part) => says(comment, part));
      for (const member of node.members) if (isPublicMethod(member)) method(`${name}.${member.name.getText()}`, member);
    } else {
      const body = ts.isVariableDeclaration(node) ? node.initializer : node;
      if (!body || !ts.isFunctionLike(body)) return;
      const parts: Part[] = [
        'description',
        ...(refuses(body) ? (['@throws'] as const) : []),
        '@example',
        ...formulas(node),
      ];
      const at = ts.isVariableDeclaration(node) ? node.parent.parent : node;
      add(name, at, parts, (part) => says(commentOf(at), part));
    }
  };

  const method = (name: string, node: ts.MethodDeclaration) => {
    const parts: Part[] = ['description', ...(refuses(node) ? (['@throws'] as const) : [])];
    const inherited = node.modifiers?.some(({ kind }) => kind === ts.SyntaxKind.OverrideKeyword);
    if (!inherited) add(name, node, parts, (part) => says(commentOf(node), part));
  };

  for (const { prefix, file } of doors) {
    const module = checker.getSymbolAtLocation(program.getSourceFile(file)!);
    if (module)
      for (const inner of checker.getExportsOfModule(module)) visit(`${prefix && `${prefix}.`}${inner.name}`, inner);
  }
  return found.sort((a, b) => a.file.localeCompare(b.file) || a.line - b.line);
}

/** The doc comment in front of a node, with its tags. */
function commentOf(node: ts.Node): string {
  const text = node.getSourceFile().text;
  const ranges = ts.getLeadingCommentRanges(text, node.pos) ?? [];
  const last = ranges.filter(({ pos }) => text.startsWith('/**', pos)).at(-1);
  return last ? text.slice(last.pos + 3, last.end - 2).replace(/^\s*\* ?/gm, '') : '';
}

function says(comment: string, part: Part): boolean {
  const description = comment.split(/^@/m)[0]!.trim();
  switch (part) {
    case 'description':
      return description !== '';
    case 'formula or paper':
      return formula.test(description) || source.test(comment);
    default:
      return comment.includes(part);
  }
}

/** Whether it throws, or calls what checks, itself; errors from further below are not seen. */
function refuses(node: ts.Node): boolean {
  let found = false;
  const visit = (inner: ts.Node): void => {
    if (ts.isThrowStatement(inner)) found = true;
    if (ts.isCallExpression(inner) && /^check[A-Z]?\w*$/.test(inner.expression.getText())) found = true;
    ts.forEachChild(inner, visit);
  };
  visit(node);
  return found;
}

function formulas(node: ts.Node): Part[] {
  const file = relative(join(root, 'src'), node.getSourceFile().fileName).replaceAll('\\', '/');
  return computing.some((room) => file.startsWith(room)) ? ['formula or paper'] : [];
}

function isPublicMethod(member: ts.ClassElement): member is ts.MethodDeclaration {
  const hidden = ts.getCombinedModifierFlags(member) & (ts.ModifierFlags.Private | ts.ModifierFlags.Protected);
  return ts.isMethodDeclaration(member) && !hidden && ts.isIdentifier(member.name);
}

/** How many lack each part. */
export function counts(list: readonly Documented[]): { [P in Part]: number } {
  const result = { description: 0, '@throws': 0, '@example': 0, 'formula or paper': 0 };
  for (const { missing } of list) for (const part of missing) result[part]++;
  return result;
}
