// Errors as the student should see them: cells and lines as typed, no frames of the kernel.

import { SourceMap } from 'node:module';
import { pathToFileURL } from 'node:url';
import { inspect } from 'node:util';
import { codeFrame, heading } from '../language/frame.js';
import type { CompiledCell, ErrorContent } from '../session/ports.js';
import { messages } from './messages.js';

/** A place in a cell. */
interface Place {
  cell: CompiledCell;
  line: number;
  column: number;
  within: string | null;
}

/** One line of a stack: a place in a cell, or the text of a frame outside. */
type StackLine = Place | string;

const prefix = 'lectern-cell:';

/** Source maps of the cells, and with them the stacks of errors. Installs itself as `Error.prepareStackTrace`. */
export class Traceback {
  private readonly cells = new Map<string, { cell: CompiledCell; map: SourceMap | null }>();
  private readonly stacks = new WeakMap<Error, StackLine[]>();
  private readonly hidden: string[];

  constructor(packageRoot: string) {
    this.hidden = [`${packageRoot}/dist/kernel/`, `${pathToFileURL(packageRoot).href}/dist/kernel/`];
    Error.prepareStackTrace = (error, sites) => this.prepare(error, sites);
  }

  add(cell: CompiledCell): void {
    this.cells.set(this.filename(cell.id), { cell, map: null });
  }

  /** The name of a run's script. */
  filename(id: number): string {
    return `${prefix}${id}`;
  }

  /** `error` for the protocol: name, message, and a traceback with the lines of the cells. */
  describe(error: unknown): ErrorContent {
    const ename = error instanceof Error ? error.name || error.constructor.name || 'Error' : 'Error';
    const evalue = error instanceof Error ? String(error.message) : inspect(error);
    return { ename, evalue, traceback: this.lines(error, ename, evalue, new Set()) };
  }

  private lines(error: unknown, ename: string, evalue: string, seen: Set<unknown>): string[] {
    const lines = [heading(ename, evalue)];
    if (!(error instanceof Error) || seen.has(error)) return lines;
    seen.add(error);
    void error.stack; // V8 calls `prepare` when the stack is first read
    for (const line of this.stacks.get(error) ?? []) {
      if (typeof line === 'string') lines.push(`    at ${line}`);
      else
        lines.push(
          '',
          `${messages.inPlace(line.cell.name, line.line, line.within)}`,
          codeFrame(line.cell.source, line.line, line.column),
        );
    }
    const nested = (title: string, inner: unknown) => {
      const { ename, evalue } = this.describe(inner);
      lines.push('', title, ...this.lines(inner, ename, evalue, seen));
    };
    if (error instanceof AggregateError)
      for (const [i, inner] of error.errors.entries()) nested(messages.oneOf(i + 1), inner);
    if (error.cause !== undefined && !seen.has(error.cause)) nested(messages.causedBy, error.cause);
    return lines;
  }

  private prepare(error: Error, sites: NodeJS.CallSite[]): string {
    const lines = sites.flatMap((site) => this.line(site) ?? []);
    this.stacks.set(error, lines);
    const text = lines.map((line) => {
      if (typeof line === 'string') return `\n    at ${line}`;
      const place = `${line.cell.name}:${line.line}:${line.column}`;
      return `\n    at ${line.within === null ? place : `${line.within} (${place})`}`;
    });
    return `${describeSafely(error)}${text.join('')}`;
  }

  private line(site: NodeJS.CallSite): StackLine | null {
    const file = site.getFileName() ?? '';
    const known = this.cells.get(file);
    if (!known) {
      const internal = file === '' || file.startsWith('node:') || this.hidden.some((path) => file.startsWith(path));
      return internal ? null : site.toString();
    }
    const name = site.getFunctionName();
    const within = name === null || name === '' ? null : name;
    const [line, column] = [(site.getLineNumber() ?? 1) - 1, (site.getColumnNumber() ?? 1) - 1];
    known.map ??= new SourceMap(JSON.parse(known.cell.map));
    const entry = known.map.findEntry(line, column);
    if (!('originalLine' in entry)) return null;
    const text = known.cell.source.split('\n')[entry.originalLine] ?? '';
    return { cell: known.cell, line: entry.originalLine + 1, column: callee(text, entry.originalColumn) + 1, within };
  }
}

/** The first line of a stack; an error whose name or message cannot be read must not break the stack of another. */
function describeSafely(error: unknown): string {
  try {
    return String(error);
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
