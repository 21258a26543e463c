// Lessons are TypeScript modules in percent format: a line `// %%` begins a code cell, `// %% [markdown]` a text cell.

import { messages } from './messages.js';

/** One cell of a notebook. */
export interface Cell {
  type: 'code' | 'markdown';
  source: string;
  tags: string[];
  /** What else its marker says. */
  options?: { [name: string]: unknown };
  /** Where its marker stands. */
  line?: number;
  /** Metadata besides its tags. */
  metadata?: { [name: string]: unknown };
  id?: string;
}

const marker = /^\/\/ %%(?: \[(markdown)\])?((?: \w+=\S.*)?)$/;
/** A name, and a string, a list or a word as JSON writes it. */
const option = /^ (\w+)=("(?:[^"\\]|\\.)*"|\[[^\]]*\]|\S+)/;

/**
 * The cells of a module in percent format.
 *
 * The lines of a text cell are comments, and lose their `// `. Code loses `export` at the beginning of a line, which
 * stands there for the tests. What comes before the first marker is not part of the notebook.
 *
 * @param names what a marker may say besides `tags`; cells have `options` and `line` then
 * @throws {SyntaxError} when a line begins with `// %%` but is no marker, or a text cell has a line that is no comment
 * @example parsePercent('// %% [markdown]\n// # Title\n// %%\n1 + 1\n')
 */
export function parsePercent(text: string, names?: readonly string[]): Cell[] {
  const cells: Cell[] = [];
  let lines: string[] = [];
  const close = () => {
    const last = cells.at(-1);
    if (last) last.source = lines.join('\n').trim();
    lines = [];
  };
  for (const [i, line] of text.split(/\r?\n/).entries()) {
    const found = marker.exec(line.trimEnd());
    if (found) {
      close();
      const { tags = [], ...options } = optionsOf(found[2]!, line, i + 1, names ?? []);
      if (!Array.isArray(tags)) throw new SyntaxError(messages.badOption(i + 1, 'tags', JSON.stringify(tags)));
      const type = found[1] ? 'markdown' : 'code';
      cells.push({ type, source: '', tags: tags as string[], ...(names && { options, line: i + 1 }) });
    } else if (line.startsWith('// %%')) throw new SyntaxError(messages.badMarker(i + 1, line));
    else if (cells.at(-1)?.type === 'markdown') lines.push(uncomment(line, i + 1));
    else lines.push(line.replace(/^export /, ''));
  }
  close();
  return cells.filter(({ source }) => source !== '');
}

/** What a marker says behind its kind. */
function optionsOf(text: string, line: string, number: number, names: readonly string[]): { [name: string]: unknown } {
  const options: { [name: string]: unknown } = {};
  for (let rest = text; rest !== ''; ) {
    const [whole = '', name = '', value = ''] = option.exec(rest) ?? [];
    if (whole === '') throw new SyntaxError(messages.badMarker(number, line));
    if (name !== 'tags' && !names.includes(name)) throw new SyntaxError(messages.noOption(number, name, names));
    if (name in options) throw new SyntaxError(messages.badMarker(number, line));
    options[name] = parsed(name, value, number);
    rest = rest.slice(whole.length);
  }
  return options;
}

function parsed(name: string, text: string, line: number): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new SyntaxError(messages.badOption(line, name, text));
  }
}

function uncomment(line: string, number: number): string {
  if (line.trim() === '') return '';
  if (!line.startsWith('//')) throw new SyntaxError(messages.notAComment(number, line));
  return line.replace(/^\/\/ ?/, '');
}
