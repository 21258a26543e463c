// What the editor asks for while the student types: completion, documentation, whether a cell is complete.

import ts = require('typescript');

import type { MimeBundle } from '../protocol/message.js';
import { magicWords, withoutMagics } from '../session/magics.js';
import type { Completion } from '../session/ports.js';
import { closed, openBrackets } from './brackets.js';
import { cellText, originalOffset, textOffset } from './cell-text.js';
import type { Cells } from './cells.js';
import { readDocumentation } from './documentation.js';
import { importables } from './importable.js';
import type { BoundFile } from './internals.js';

/** The names that fit at `offset`, best first, and the range that they replace. */
export function complete(
  cells: Cells,
  code: string,
  offset: number,
): { start: number; end: number; entries: Completion[] } {
  const magic = magicsAt(code, offset);
  if (magic) return magic;
  if (namesModule(code, offset)) cells.program.loadNodeTypes();
  const { file, text } = cells.draft(closed(code, offset), code.slice(wordStart(code, offset), offset));
  const at = textOffset(text, offset);
  const word = { start: wordStart(code, offset), length: offset - wordStart(code, offset) };
  const found = cells.service.getCompletionsAtPosition(
    file.fileName,
    at,
    { includeCompletionsWithInsertText: false },
    {},
  );
  const aliases = importedSymbols(cells, file);
  const entries = (found?.entries ?? []).flatMap((entry) => {
    const span = entry.replacementSpan
      ? { start: originalOffset(text, entry.replacementSpan.start), length: entry.replacementSpan.length }
      : word;
    const begun = code.slice(span.start, offset).toLowerCase();
    if (!entry.name.toLowerCase().startsWith(begun) || entry.name.startsWith('__')) return [];
    const type = entry.kind === ts.ScriptElementKind.alias ? kindBehind(aliases.get(entry.name)) : entry.kind;
    return [{ text: entry.name, type, start: span.start, end: ts.textSpanEnd(span), sort: entry.sortText }];
  });
  entries.sort((a, b) => (a.sort < b.sort ? -1 : a.sort > b.sort ? 1 : 0));
  const { start, end } = entries[0] ?? { start: word.start, end: offset };
  const described = entries.length <= mostSignatures;
  const begun = code.slice(word.start, offset);
  const anyName = found?.isMemberCompletion === false && found.entries.some(({ name }) => name === 'globalThis');
  const offered = anyName && begun !== '' ? importables(cells, begun) : [];
  const present = new Set(entries.map(({ text }) => text));
  return {
    start,
    end,
    entries: [
      ...entries.map(({ text, type, start, end }) => ({
        text,
        type,
        start,
        end,
        signature: described ? signature(cells, file.fileName, at, text) : '',
      })),
      ...offered
        .filter(({ name }) => !present.has(name))
        .map(({ name, line, symbol }) => ({
          text: name,
          type: kindBehind(target(cells, symbol)),
          signature: '',
          start: word.start,
          end: offset,
          import: line,
        })),
    ],
  };
}

/** The magics that fit at `offset`, where one may stand. */
function magicsAt(code: string, offset: number) {
  const start = offset - (/%{1,2}\w*$/.exec(code.slice(0, offset))?.[0].length ?? 0);
  const above = withoutMagics(code.slice(0, start)).replace(/^[ \t]*(?:\/\/|# ).*$/gm, '');
  if (start === offset || above.trim() !== '') return null;
  const entries = magicWords(code.slice(start, offset)).map((text) => ({
    text,
    type: 'keyword',
    signature: '',
    start,
    end: offset,
  }));
  return { start, end: offset, entries };
}

function target(cells: Cells, symbol: ts.Symbol): ts.Symbol {
  return symbol.flags & ts.SymbolFlags.Alias ? cells.program.checker.getAliasedSymbol(symbol) : symbol;
}

/** Whether the cursor stands in the name of a module. */
function namesModule(code: string, offset: number): boolean {
  return /(?:\bfrom|\bimport|\b(?:import|require)\s*\()\s*['"`][^'"`\n]*$/.test(code.slice(0, offset));
}

/** A longer list comes without signatures: each costs a question to the compiler. */
const mostSignatures = 50;

/** The type of a name that completion offers, as TypeScript writes it. */
function signature({ service }: Cells, path: string, offset: number, name: string): string {
  const details = service.getCompletionEntryDetails(path, offset, name, undefined, undefined, undefined, undefined);
  return withoutAlias(ts.displayPartsToString(details?.displayParts));
}

/** Names of other cells may be imported, which is not what the student did. */
function withoutAlias(signature: string): string {
  return signature.replace(/^\(alias\) |\nimport \S+$/g, '');
}

/** What the imported names in sight stand for. */
function importedSymbols(cells: Cells, file: ts.SourceFile): Map<string, ts.Symbol> {
  const { checker } = cells.program;
  const symbols = checker.getSymbolsInScope(file, ts.SymbolFlags.Alias);
  return new Map(symbols.map((symbol) => [symbol.name, checker.getAliasedSymbol(symbol)]));
}

/** The kind of what an import stands for, first match. */
const kinds: [ts.SymbolFlags, string][] = [
  [ts.SymbolFlags.Function, 'function'],
  [ts.SymbolFlags.Class, 'class'],
  [ts.SymbolFlags.Enum, 'enum'],
  [ts.SymbolFlags.Module, 'module'],
  [ts.SymbolFlags.Variable, 'const'],
  [ts.SymbolFlags.Interface, 'interface'],
  [ts.SymbolFlags.TypeAlias, 'type'],
];

function kindBehind(symbol: ts.Symbol | undefined): string {
  return kinds.find(([flag]) => ((symbol?.flags ?? 0) & flag) !== 0)?.[1] ?? 'alias';
}

/** Signature and documentation of the name at or just before `offset`, as Markdown and as text; null when there is none. */
export function inspect(cells: Cells, code: string, offset: number): MimeBundle | null {
  const { file, text } = cells.draft(code);
  const places = [offset, offset - 1, callee(code, offset)].filter((place) => place >= 0);
  const info = places.reduce<ts.QuickInfo | undefined>(
    (found, place) => found ?? quickInfo(cells, file, textOffset(text, place)),
    undefined,
  );
  if (!info) return null;
  const described = withoutAlias(ts.displayPartsToString(info.displayParts));
  if (described === 'any') return null; // the compiler knows nothing of that name
  const documentation = ts.displayPartsToString(info.documentation);
  const tags = (info.tags ?? []).map(({ name, text }) => ({ name, text: ts.displayPartsToString(text) }));
  const markdown = [
    '```typescript',
    described,
    '```',
    '',
    documentation,
    ...tags.flatMap(({ name, text }) => ['', tagMarkdown(name, text)]),
  ];
  const plain = [described, '', documentation, ...tags.map(({ name, text }) => `@${name} ${text}`)];
  return { 'text/markdown': markdown.join('\n').trimEnd(), 'text/plain': plain.join('\n').trimEnd() };
}

/** What the compiler says of a place, with the comment at the declaration. */
function quickInfo(cells: Cells, file: ts.SourceFile, offset: number): ts.QuickInfo | undefined {
  const node = identifierAt(file, offset);
  if (node) readDocumentation(cells.program.checker, node);
  return cells.service.getQuickInfoAtPosition(file.fileName, offset);
}

function identifierAt(file: ts.SourceFile, offset: number): ts.Node | undefined {
  const search = (node: ts.Node): ts.Node | undefined => {
    if (offset < node.getStart(file) || offset > node.end) return undefined;
    return ts.isIdentifier(node) ? node : ts.forEachChild(node, search);
  };
  return search(file);
}

/** Whether a console should run `code`, or wait for more lines (with the indent of the next). */
export function isComplete(
  code: string,
): { status: 'complete' | 'invalid' } | { status: 'incomplete'; indent: string } {
  const file = ts.createSourceFile('cell.ts', cellText(code).text, ts.ScriptTarget.ES2022) as BoundFile;
  const [first] = file.parseDiagnostics;
  if (!first) return { status: 'complete' };
  const open = mayGoOn.has(first.code) || (first.start >= code.trimEnd().length && first.code !== unterminatedString);
  return open ? { status: 'incomplete', indent: '  '.repeat(openBrackets(code).open.length) } : { status: 'invalid' };
}

/** Compiler codes of what the next line may close, a template and a comment; and of what it may not. */
const mayGoOn = new Set([1160, 1010]);
const unterminatedString = 1002;

function wordStart(code: string, offset: number): number {
  return offset - (/[\p{ID_Continue}$]*$/u.exec(code.slice(0, offset))?.[0].length ?? 0);
}

/** The place of the function's name when the cursor stands among the arguments of a call; otherwise -1. */
function callee(code: string, offset: number): number {
  let open = 0;
  for (let i = offset - 1; i >= 0; i--) {
    const character = code[i];
    if (character === ')') open++;
    else if (character === '(' && open-- === 0) return wordStart(code, code.slice(0, i).trimEnd().length);
  }
  return -1;
}

function tagMarkdown(name: string, text: string): string {
  if (name === 'example') return text.includes('```') ? text : `\`\`\`typescript\n${text}\n\`\`\``;
  if (name === 'param') return `- \`${text.split(' ')[0]}\` ${text.split(' ').slice(1).join(' ')}`;
  return `*${name}* ${text}`;
}
