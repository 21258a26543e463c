// A few lines of source around a place, with a caret under it.

const red = (text: string) => `\u001b[31m${text}\u001b[39m`;
const bold = (text: string) => `\u001b[1m${text}\u001b[22m`;
const dim = (text: string) => `\u001b[2m${text}\u001b[22m`;

/**
 * The lines around `line` (from 1) of `source`, numbered; a caret stands under columns `column` to `column + length` (from 1).
 * @example codeFrame('const a = 1;\na.b.c;', 2, 5) // two lines and a caret under the c
 */
export function codeFrame(source: string, line: number, column: number, length = 1, context = 2): string {
  const lines = source.split('\n');
  const first = Math.max(1, line - context);
  const last = Math.min(lines.length, line + context);
  const width = String(last).length;
  const out: string[] = [];
  for (let n = first; n <= last; n++) {
    const text = lines[n - 1] ?? '';
    const gutter = String(n).padStart(width);
    if (n !== line) {
      out.push(dim(`  ${gutter} | `) + text);
      continue;
    }
    const carets = '^'.repeat(Math.max(1, Math.min(length, text.length - column + 1)));
    const indent = text.slice(0, column - 1).replace(/[^\t]/g, ' ');
    out.push(`${red('>')} ${gutter} ${dim('|')} ${text}`, `  ${' '.repeat(width)} ${dim('|')} ${indent}${red(carets)}`);
  }
  return out.join('\n');
}

/** The heading of a traceback, as `Name: message`. */
export function heading(ename: string, evalue: string): string {
  return evalue === '' ? red(ename) : `${red(ename)}: ${evalue}`;
}

/** What to do about a problem, under its frame. */
export function hint(sentence: string): string {
  return bold(`→ ${sentence}`);
}
