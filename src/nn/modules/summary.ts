// What a summary of a net says, and how it looks.

import type { Tensor } from '../../engine/index.js';
import { messages } from '../messages.js';

/** A call of a layer, or a layer that was not called. A type, of which tables are made, and no interface, which may grow. */
export type SummaryRow = {
  /** Its place in the net; the net itself has none. */
  layer: string;
  kind: string;
  /** Null when it was not called. */
  outputShape: readonly number[] | null;
  /** How many numbers it learns, layers inside of it apart; null when it was called before. What several layers share is the first one's. */
  parameters: number | null;
};

/**
 * What `summary` of a module gives: a row for each call of a layer, and how many numbers are learned. It shows itself as a table.
 * @example
 * net.summary([16, 2]).rows.map(({ kind }) => kind) // [Sequential, Linear, Tanh, Linear]
 * @see https://github.com/TylerYep/torchinfo
 */
export class Summary {
  /** How many numbers are learned, */
  readonly parameters: number;
  /** those that want a gradient, */
  readonly trainable: number;
  /** and those that want none. */
  readonly nonTrainable: number;
  /** The memory that they take. */
  readonly bytes: number;

  constructor(
    readonly rows: readonly SummaryRow[],
    parameters: readonly Tensor[],
  ) {
    const size = (list: readonly Tensor[]) => list.reduce((sum, parameter) => sum + parameter.numel(), 0);
    this.parameters = size(parameters);
    this.trainable = size(parameters.filter(({ requiresGrad }) => requiresGrad));
    this.nonTrainable = this.parameters - this.trainable;
    this.bytes = parameters.reduce((sum, { data }) => sum + data.byteLength, 0);
  }

  /** The table, and below it the totals. */
  toString(): string {
    const lines = [messages.summaryColumns(), ...this.cells()];
    const widths = lines[0]!.map((_, column) => Math.max(...lines.map((line) => line[column]!.length)));
    const written = lines.map((line) =>
      line.map((cell, column) => (isNumber(column) ? cell.padStart(widths[column]!) : cell.padEnd(widths[column]!))),
    );
    const [head, ...body] = written.map((cells) => cells.join('  ').trimEnd());
    return [head, widths.map((width) => '─'.repeat(width)).join('  '), ...body, '', this.totals()].join('\n');
  }

  [Symbol.for('nodejs.util.inspect.custom')](): string {
    return this.toString();
  }

  [Symbol.for('Jupyter.display')](): { [type: string]: string } {
    const cell = (tag: string, text: string, column: number) =>
      `<${tag} style="text-align:${isNumber(column) ? 'right' : 'left'}">${escaped(text)}</${tag}>`;
    const row = (tag: string, cells: readonly string[]) =>
      `<tr>${cells.map((text, column) => cell(tag, text, column)).join('')}</tr>`;
    const head = messages.summaryColumns();
    const body = this.cells().map((cells) => row('td', cells));
    const foot = `<tr><td colspan="${head.length}" style="text-align:left">${this.totals()}</td></tr>`;
    const table = `<thead>${row('th', head)}</thead><tbody>${body.join('')}</tbody><tfoot>${foot}</tfoot>`;
    return {
      'text/html': `<table class="lectern-table" style="font-variant-numeric:tabular-nums">${table}</table>`,
      'text/plain': this.toString(),
    };
  }

  private cells(): string[][] {
    return this.rows.map(({ layer, kind, outputShape, parameters }) => [
      layer,
      kind,
      outputShape ? `[${outputShape.join(', ')}]` : messages.notCalled(),
      parameters === null ? messages.calledBefore() : grouped(parameters),
    ]);
  }

  private totals(): string {
    const { parameters, bytes, trainable, nonTrainable } = this;
    return messages.summaryTotals(grouped(parameters), grouped(bytes), grouped(trainable), grouped(nonTrainable));
  }
}

/** The last column. */
const isNumber = (column: number): boolean => column === messages.summaryColumns().length - 1;

/** 1234567 as 1,234,567. */
const grouped = (n: number): string => String(n).replace(/\B(?=(\d{3})+$)/g, ',');

const escaped = (text: string): string => text.replace(/[&<>]/g, (character) => `&#${character.charCodeAt(0)};`);
