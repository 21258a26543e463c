// Errors as the student should see them: cells and lines as typed, no frames of ours.

import { SourceMap, type SourceMapping } from 'node:module';
import { pathToFileURL } from 'node:url';
import { inspect } from 'node:util';
import { codeFrame, heading, hint } from '../language/frame.js';
import { remedy } from '../language/remedies.js';
import { runtimeRules } from '../language/runtime-rules.js';
import { asWritten } from '../runtime/boxes.js';
import type { CompiledCell, ErrorContent } from '../session/ports.js';
import { intact, keep } from './intact.js';
import { messages } from './messages.js';
import { method } from './originals.js';

/** What tracebacks need of a compiled cell or local file. */
interface Script {
  /** The run of a cell; a local file has none. */
  id?: number;
  name: string;
  source: string;
  map: string;
  /** A bracket that stands in the compiled text only. */
  bracket?: { line: number; column: number; length: number } | null;
}

/** A place in a cell or a local file. */
interface Place {
  script: Script;
  line: number;
  column: number;
  within: string | null;
}

/** One line of a stack: a place in a cell, or the text of a frame outside. */
type StackLine = Place | string;

const prefix = 'lectern-cell:';

/** As they were before a cell could replace them: these are asked for every error that a cell catches. */
const { Error: NativeError } = globalThis;
const includes = method(String.prototype.includes);

/** Where the language's own classes of errors have their names. */
const prototypes = new Set<unknown>(
  [Error, AggregateError, EvalError, RangeError, ReferenceError, SyntaxError, TypeError, URIError].map(
    ({ prototype }) => prototype,
  ),
);

/** How many frames are shown: the innermost, as V8 does. */
const shown = 10;

/** Source maps of the cells, and with them the stacks of errors. Installs itself as `Error.prepareStackTrace`. */
export class Traceback {
  private readonly scripts = new Map<string, { script: Script; map: SourceMap | null }>();
  private readonly stacks = new WeakMap<Error, StackLine[]>();
  private readonly hidden: string[];

  /** @param here the file that a cell takes itself for */
  constructor(packageRoot: string, here: string) {
    this.hidden = [`${packageRoot}/dist/`, `${pathToFileURL(packageRoot).href}/dist/`, here];
    Error.stackTraceLimit = 100; // a call in a cell may stand behind many frames of ours
    Error.prepareStackTrace = (error, sites) => intact(() => this.prepare(error, sites));
    keep(Error, ['prepareStackTrace']); // newer versions of Node have one of their own
  }

  add(cell: CompiledCell): void {
    this.scripts.set(this.filename(cell.id), { script: cell, map: null });
    for (const file of cell.modules) this.scripts.set(`${file.url}?v=${file.version}`, { script: file, map: null });
  }

  /** The name of a run's script. */
  filename(id: number): string {
    return `${prefix}${id}`;
  }

  /** An error that the student's code has caught: what V8 says in it names things as the student does. */
  asWritten<T>(error: T): T {
    if (error instanceof NativeError && typeof error.message === 'string' && includes(error.message, '$'))
      intact(() => reword(error));
    return error;
  }

  /** `error` for the protocol: name, message, and a traceback with the lines of the cells. */
  describe(error: unknown): ErrorContent {
    try {
      const { ename, evalue } = nameOf(error);
      return { ename, evalue, traceback: this.lines(error, new Set()) };
    } catch {
      return { ename: 'Error', evalue: messages.unreadable, traceback: [heading('Error', messages.unreadable)] };
    }
  }

  /** The run whose code stands outermost on the stack of an error: a callback belongs to the cell that wrote it. */
  runOf(error: unknown): number | null {
    const stack = error instanceof Error ? (this.stacks.get(error) ?? []) : [];
    const places = stack.filter((line) => typeof line !== 'string');
    return places.findLast(({ script }) => script.id !== undefined)?.script.id ?? null;
  }

  private lines(error: unknown, seen: Set<unknown>): string[] {
    const { ename, evalue } = nameOf(error);
    const lines = [heading(ename, evalue)];
    if (!(error instanceof Error) || seen.has(error)) return lines;
    seen.add(error);
    void error.stack; // V8 calls `prepare` when the stack is first read
    let sentence = remedyFor(ename, evalue, this.stacks.get(error) ?? []);
    for (const line of this.stacks.get(error) ?? []) {
      if (typeof line === 'string') lines.push(`    at ${line}`);
      else {
        lines.push('', messages.inPlace(line.script.name, line.line, line.within));
        lines.push(codeFrame(line.script.source, line.line, line.column));
        if (sentence !== null) lines.push(hint(sentence));
        sentence = null;
      }
    }
    lines.push(...fieldsOf(error));
    if (error instanceof AggregateError) {
      for (const [i, inner] of error.errors.entries())
        lines.push('', messages.oneOf(i + 1), ...this.lines(inner, seen));
    }
    if (error.cause !== undefined && !seen.has(error.cause))
      lines.push('', messages.causedBy, ...this.lines(error.cause, seen));
    return lines;
  }

  private prepare(error: Error, sites: NodeJS.CallSite[]): string {
    const lines = sites.flatMap((site) => this.line(site) ?? []).slice(0, shown);
    this.stacks.set(error, lines);
    const text = lines.map((line) => {
      if (typeof line === 'string') return `\n    at ${line}`;
      const place = `${line.script.name}:${line.line}:${line.column}`;
      return `\n    at ${line.within === null ? place : `${line.within} (${place})`}`;
    });
    return `${describeSafely(error)}${text.join('')}`;
  }

  private line(site: NodeJS.CallSite): StackLine | null {
    const file = site.getFileName() ?? '';
    const known = this.scripts.get(file);
    if (!known) {
      const internal = file === '' || file.startsWith('node:') || this.hidden.some((path) => file.startsWith(path));
      return internal ? null : site.toString();
    }
    const name = site.getFunctionName();
    const within = name === null || name === '' ? null : name;
    const [line, column] = [(site.getLineNumber() ?? 1) - 1, (site.getColumnNumber() ?? 1) - 1];
    if (known.script.map === '') return null;
    known.map ??= new SourceMap(JSON.parse(known.script.map));
    const entry = known.map.findEntry(line, column);
    if (!('originalLine' in entry)) return null;
    const text = known.script.source.split('\n')[entry.originalLine] ?? '';
    return {
      script: known.script,
      line: entry.originalLine + 1,
      column: callee(text, withoutBracket(known.script, entry)) + 1,
      within,
    };
  }
}

function reword(error: Error): void {
  const value = asWritten(error.message);
  if (value !== error.message)
    Object.defineProperty(error, 'message', { value, configurable: true, writable: true, enumerable: false });
}

/** The column in the student's text. */
function withoutBracket({ bracket }: Script, { originalLine, originalColumn }: SourceMapping): number {
  return bracket && originalLine === bracket.line && originalColumn > bracket.column
    ? Math.max(bracket.column, originalColumn - bracket.length)
    : originalColumn;
}

/** Name and message of whatever was thrown; the name is never empty. */
function nameOf(error: unknown): { ename: string; evalue: string } {
  if (!(error instanceof Error)) return { ename: 'Error', evalue: inspect(error) };
  const own = hasInheritedName(error) ? error.constructor?.name : error.name;
  return { ename: String(own || error.name || 'Error'), evalue: asWritten(String(error.message)) };
}

/** Whether an error is called as the language's own class is: a class of the student's that extends it may not set a name. */
function hasInheritedName(error: Error): boolean {
  let holder: object | null = error;
  while (holder !== null && !Object.hasOwn(holder, 'name')) holder = Object.getPrototypeOf(holder) as object | null;
  return prototypes.has(holder) && error.constructor?.name !== 'NodeError'; // Node's own, of which nobody has heard
}

/** One sentence about an error and the innermost line of a cell; null when no rule fits. */
function remedyFor(error: string, message: string, stack: readonly StackLine[]): string | null {
  const place = stack.find((line) => typeof line !== 'string');
  const line = place?.script.source.split('\n')[place.line - 1];
  const facts = new Map([
    ['error', error],
    ['message', message],
  ]);
  if (line !== undefined) facts.set('line', line);
  return remedy(runtimeRules, (name) => facts.get(name));
}

/** What an error carries besides its message. */
function fieldsOf(error: Error): string[] {
  const known = new Set(['name', 'message', 'stack', 'cause', 'errors']);
  const fields = Object.entries(error).filter(([key]) => !known.has(key));
  return fields.length > 0 ? [`  ${inspect(Object.fromEntries(fields), { depth: 2, maxArrayLength: 20 })}`] : [];
}

/** The first line of a stack; an error whose name or message cannot be read must not break the stack of another. */
function describeSafely(error: unknown): string {
  try {
    if (error instanceof Error || typeof error !== 'object' || error === null) return String(error);
    // `console.trace` and `Error.captureStackTrace` give a stack to whatever they are given.
    const { name = 'Error', message = '' } = error as { name?: unknown; message?: unknown };
    return message === '' ? String(name) : `${name}: ${message}`;
  } catch {
    return 'Error';
  }
}

/** A call through a box is reported at its bracket; the student looks for the name before it. */
function callee(line: string, column: number): number {
  return line[column] === '('
    ? column - (/[\p{ID_Continue}$]*$/u.exec(line.slice(0, column))?.[0].length ?? 0)
    : column;
}
