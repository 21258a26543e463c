// What a cell may use without an import, typed by our own files; and by @types/node, once something needs that.

import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { expect, test } from 'vitest';
import { libsFor } from '../../../src/kernel/language/libs.js';
import { right, wrong } from './globals-lines.js';

const root = fileURLToPath(new URL('../../..', import.meta.url))
  .replaceAll('\\', '/')
  .replace(/\/$/, '');
const globals = (name: string) => `${root}/src/kernel/language/globals/${name}.d.ts`;

const options: ts.CompilerOptions = {
  target: ts.ScriptTarget.ES2022,
  module: ts.ModuleKind.ESNext,
  moduleResolution: ts.ModuleResolutionKind.Bundler,
  lib: libsFor(20),
  strict: true,
  noEmit: true,
  typeRoots: [`${root}/node_modules/@types`],
};

const texts = new Map([right, wrong].map((lines, i) => [`${root}/test/${['right', 'wrong'][i]}.ts`, functions(lines)]));
const [rightFile = '', wrongFile = ''] = texts.keys();

/** Each line as a function of its own, so that the line of an error says which. */
function functions(lines: string[]): string {
  return lines.map((line, i) => `export async function line${i}() { ${line} }`).join('\n');
}

const parsed = new Map<string, ts.SourceFile | undefined>();

function programOf(names: string[], extra: ts.CompilerOptions): ts.Program {
  const all = { ...options, ...extra };
  const host = ts.createCompilerHost(all);
  const { getSourceFile } = host;
  host.getSourceFile = (path, settings) => {
    const text = texts.get(path);
    if (!parsed.has(path))
      parsed.set(path, text === undefined ? getSourceFile(path, settings) : ts.createSourceFile(path, text, settings));
    return parsed.get(path);
  };
  return ts.createProgram([...names.map(globals), ...texts.keys()], all, host);
}

const own = programOf(['web', 'node', 'wasm'], { types: [] });
const ownFor = (major: number) =>
  major === 20 ? own : programOf(['web', 'node', 'wasm'], { types: [], lib: libsFor(major) });
const byNode = programOf(['beside-node', 'wasm'], { types: ['node'] });
const settings: [string, ts.Program][] = [
  ['our own files', own],
  ['@types/node', byNode],
];

/** The errors in a file, by line. */
function problems(program: ts.Program, path: string): Map<number, string> {
  const file = program.getSourceFile(path);
  const found = [...program.getSyntacticDiagnostics(file), ...program.getSemanticDiagnostics(file)];
  return new Map(
    found.map(({ start = 0, messageText }) => [
      file?.getLineAndCharacterOfPosition(start).line ?? 0,
      ts.flattenDiagnosticMessageText(messageText, ' '),
    ]),
  );
}

test.each(settings)('by %s these lines are right', (_, program) => {
  const found = [...problems(program, rightFile)].map(([line, text]) => `${right[line]} // ${text}`);
  expect(found).toEqual([]);
});

test.each(settings)('by %s these lines are wrong', (_, program) => {
  const found = problems(program, wrongFile);
  expect(wrong.filter((_, line) => !found.has(line))).toEqual([]);
});

test.each([20, 26])('our files contradict neither themselves nor the libraries of Node %i', (major) => {
  const program = ownFor(major);
  for (const name of ['web', 'node', 'wasm']) expect([...problems(program, globals(name)).values()]).toEqual([]);
});

test('the file beside @types/node does not contradict it', () => {
  for (const name of ['beside-node', 'wasm']) expect([...problems(byNode, globals(name)).values()]).toEqual([]);
});

/** The names that our files make global, values and types. */
function declared(): { values: string[]; types: string[] } {
  const [values, types] = [new Set<string>(), new Set<string>()];
  const visit = (node: ts.Node): void => {
    if (ts.isModuleDeclaration(node) && node.flags & ts.NodeFlags.GlobalAugmentation) {
      if (node.body) ts.forEachChild(node.body, visit);
    } else if (ts.isVariableStatement(node)) {
      for (const { name } of node.declarationList.declarations) values.add(name.getText());
    } else if (ts.isFunctionDeclaration(node) && node.name) values.add(node.name.text);
    else if (ts.isModuleDeclaration(node) && node.name.text === 'WebAssembly') values.add(node.name.text);
    else if (ts.isInterfaceDeclaration(node) || ts.isTypeAliasDeclaration(node)) types.add(node.name.text);
  };
  for (const name of ['web', 'node', 'wasm']) {
    const file = own.getSourceFile(globals(name));
    const isGlobal = (node: ts.Node) => ts.isModuleDeclaration(node);
    for (const statement of file?.statements.filter(isGlobal) ?? []) visit(statement);
  }
  return { values: [...values], types: [...types] };
}

test('what our files declare is there', () => {
  expect(declared().values.filter((name) => !(name in globalThis))).toEqual([]);
});

/** Not declared, since Node 20 has it not, or only when asked. */
const leftOut = new Map([
  ['navigator', 'since Node 21'],
  ['Navigator', 'since Node 21'],
  ['WebSocket', 'since Node 22'],
  ['CloseEvent', 'since Node 23'],
  ['ErrorEvent', 'since Node 25'],
  ['EventSource', 'behind a flag'],
  ['Storage', 'since Node 22, for one site'],
  ['localStorage', 'since Node 22, for one site'],
  ['sessionStorage', 'since Node 22, for one site'],
  ['URLPattern', 'since Node 24'],
  ['QuotaExceededError', 'since Node 26'],
]);

test('what Node has is declared, by a library of the language or by our files', () => {
  const list = 'console.log(JSON.stringify(Object.getOwnPropertyNames(globalThis)))';
  const names = JSON.parse(
    execFileSync(process.execPath, ['--input-type=module', '-'], { input: list, encoding: 'utf8' }),
  ) as string[];
  const program = ownFor(Number(process.versions.node.split('.')[0]));
  const file = program.getSourceFile(rightFile);
  const known = file ? program.getTypeChecker().getSymbolsInScope(file, ts.SymbolFlags.Value) : [];
  const typed = new Set(known.map(({ name }) => name));
  expect(names.filter((name) => !typed.has(name) && !leftOut.has(name))).toEqual([]);
});

test('a name that our files declare stays when @types/node takes their place', () => {
  const file = byNode.getSourceFile(rightFile);
  const names = (flags: ts.SymbolFlags) =>
    new Set(
      file
        ? byNode
            .getTypeChecker()
            .getSymbolsInScope(file, flags)
            .map(({ name }) => name)
        : [],
    );
  const [values, types] = [names(ts.SymbolFlags.Value), names(ts.SymbolFlags.Type)];
  expect(declared().values.filter((name) => !values.has(name))).toEqual([]);
  expect(declared().types.filter((name) => !types.has(name))).toEqual([]);
});
