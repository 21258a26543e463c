// Lessons are TypeScript modules in percent format: a line `// %%` begins a code cell, `// %% [markdown]` a text cell.

import { messages } from './messages.js';

/** One cell of a notebook. */
export interface Cell {
  type: 'code' | 'markdown';
  source: string;
  tags: string[];
}

const marker = /^\/\/ %%(?: \[(markdown)\])?(?: tags=(\[.*\]))?\s*$/;

/**
 * The cells of a module in percent format.
 *
 * The lines of a text cell are comments, and lose their `// `. Code loses `export` at the beginning of a line, which
 * stands there for the tests. What comes before the first marker is not part of the notebook.
 *
 * @throws {SyntaxError} when a line begins with `// %%` but is no marker, or a text cell has a line that is no comment
 * @example parsePercent('// %% [markdown]\n// # Title\n// %%\n1 + 1\n')
 */
export function parsePercent(text: string): Cell[] {
  const cells: Cell[] = [];
  let lines: string[] = [];
  const close = () => {
    const last = cells.at(-1);
    if (last) last.source = lines.join('\n').trim();
    lines = [];
  };
  for (const [i, line] of text.split(/\r?\n/).entries()) {
    const found = marker.exec(line);
    if (found) {
      close();
      cells.push({ type: found[1] ? 'markdown' : 'code', source: '', tags: tags(found[2], i + 1) });
    } else if (line.startsWith('// %%')) throw new SyntaxError(messages.badMarker(i + 1, line));
    else if (cells.at(-1)?.type === 'markdown') lines.push(uncomment(line, i + 1));
    else lines.push(line.replace(/^export /, ''));
  }
  close();
  return cells.filter(({ source }) => source !== '');
}

function uncomment(line: string, number: number): string {
  if (line.trim() === '') return '';
  if (!line.startsWith('//')) throw new SyntaxError(messages.notAComment(number, line));
  return line.replace(/^\/\/ ?/, '');
}

function tags(text: string | undefined, line: number): string[] {
  if (text === undefined) return [];
  try {
    return JSON.parse(text) as string[];
  } catch {
    throw new SyntaxError(messages.badTags(line, text));
  }
}
