import { stripVTControlCharacters } from 'node:util';
import { describe, expect, test } from 'vitest';
import { notebook } from './notebook.js';

describe('type errors', () => {
  test('are found before anything runs, with cell, line, code', () => {
    expect(notebook().errors('const ok = 1\nconst a: number = "x"')).toBe(
      "TypeScriptError: In [1], line 2: Type 'string' is not assignable to type 'number'. (TS2322)",
    );
  });

  test('are found across cells', () => {
    const { compile, errors } = notebook();
    compile('function f(x: number) { return x }');
    compile('let n = 1; const c = 1');
    expect(errors('f("a")')).toContain("In [3], line 1: Argument of type 'string'");
    expect(errors('n = "a"')).toContain("Type 'string' is not assignable to type 'number'");
    expect(errors('c = 2')).toContain("Cannot assign to 'c' because it is a constant");
  });

  test('show the line with a caret', () => {
    const result = notebook().compile('const a: number = "x"');
    const text = result.status === 'error' ? stripVTControlCharacters(result.error.traceback.join('\n')) : '';
    expect(text).toContain('> 1 | const a: number = "x"\n    |       ^');
    expect(text).toMatch(/\n\n[^\n]*Nothing was run\.[^\n]*$/);
  });

  test('show two lines before it and two behind', () => {
    const result = notebook().compile(
      Array.from({ length: 12 }, (_, i) => (i === 7 ? 'nowhere' : `'${i}'`)).join('\n'),
    );
    const text = result.status === 'error' ? stripVTControlCharacters(result.error.traceback.join('\n')) : '';
    expect(text.match(/^[ >] +\d+ \|/gm)).toEqual(['   6 |', '   7 |', '>  8 |', '   9 |', '  10 |']);
  });

  test('all are listed, the first five at length', () => {
    const result = notebook().compile(Array.from({ length: 7 }, (_, i) => `nowhere${i}`).join('\n'));
    if (result.status !== 'error') throw new Error('compiled');
    expect(result.error.evalue.split('\n')).toHaveLength(7);
    expect(result.error.traceback).toContain('… and 2 more');
  });

  test.each([
    [5, 5, undefined],
    [6, 6, '… and 1 more'],
    [20, 20, '… and 15 more'],
    [21, 21, '… and 16 more'],
  ])(
    'of %d the value of the error names %d lines, the last of which may say how many are left',
    (count, lines, more) => {
      const result = notebook().compile(Array.from({ length: count }, (_, i) => `nowhere${i}`).join('\n'));
      if (result.status !== 'error') throw new Error('compiled');
      const named = result.error.evalue.split('\n');
      expect(named).toHaveLength(lines);
      expect(named.at(-1)).toBe(
        count > 20 ? '… and 1 more' : `In [1], line ${count}: Cannot find name 'nowhere${count - 1}'. (TS2304)`,
      );
      expect(result.error.traceback.find((text) => text.startsWith('…'))).toBe(more);
    },
  );

  test.each([
    [1, undefined],
    [2, 'The same again in 1 other place.'],
    [3, 'The same again in 2 other places.'],
  ])('one that is met %d times is shown once', (count, again) => {
    const result = notebook().compile('nowhere\n'.repeat(count));
    if (result.status !== 'error') throw new Error('compiled');
    expect(result.error.evalue).toBe("In [1], line 1: Cannot find name 'nowhere'. (TS2304)");
    expect(result.error.traceback.find((text) => text.startsWith('The same'))).toBe(again);
  });

  test('do not count with @ts-nocheck, nor when the request says so', () => {
    expect(notebook().errors('// @ts-nocheck\nconst a: number = "x"')).toBe('');
    expect(notebook().compile('const a: number = "x"', 'off').status).toBe('ok');
  });

  test.each([
    ['const a = { list: [] }\na.list.push(2 > 1 ? 1 : "x")', 'list: [] as (string | number)[]'],
    ['const a = { list: [] }\na.list.push(1)', 'list: [] as number[]'],
    ['const a = { list: [] }\na.list.push((x: number) => 1 + x)', 'list: [] as any[]'],
    ['const a = { last: null }\na.last = 1', 'last: null as number | null'],
  ])('%j: the type that is missing is written out', (code, expected) => {
    const result = notebook().compile(code);
    expect(result.status === 'error' && stripVTControlCharacters(result.error.traceback.join('\n'))).toContain(
      `\`${expected}\``,
    );
  });

  test('an unknown module is named', () =>
    expect(notebook().errors('import x from "nowhere"')).toContain("Cannot find module 'nowhere'"));
});

test('a cell with an error declares nothing', () => {
  const { errors } = notebook();
  errors('const a = 1; const b: number = ""');
  expect(errors('a')).toContain("Cannot find name 'a'");
});

test.each([
  ['let 3x = 1', 'SyntaxError: In [1], line 1: '],
  ['const a = (1,', 'SyntaxError: In [1], line 1: '],
  ['const a = `open', 'SyntaxError: In [1], line 1: Unterminated template literal'],
])('%j is a syntax error in its own line', (code, message) => expect(notebook().errors(code)).toContain(message));

describe('an error at the end of a line', () => {
  /** The heading's line number, and the frame's line with its caret. */
  const placed = (code: string): [line: number, text: string, carets: string] => {
    const result = notebook().compile(code);
    if (result.status !== 'error') throw new Error('compiled');
    const text = stripVTControlCharacters(result.error.traceback.join('\n'));
    const [, line] = /line (\d+): /.exec(text)!;
    const [, shown, carets] = /> *\d+ \| (.*)\n *\| ([ \t]*\^+)/.exec(text)!;
    return [Number(line), shown!, carets!];
  };

  test.each([
    ['nothing after =', 'const a =\nconst b = 1', 2, 'const b = 1', '^^^^^'],
    ['nothing more at all', 'const a = (1,', 1, 'const a = (1,', '             ^'],
    ['nothing more but blank lines', 'const a = (1,\n\n\n', 1, 'const a = (1,', '             ^'],
    ['an open string', "const a = 'x\nconst b = 1", 1, "const a = 'x", '            ^'],
    ['the last word of a line', 'let a = 1\na = nowhere\na', 2, 'a = nowhere', '    ^^^^^^^'],
    ['the last character', 'let a = 1\na = x', 2, 'a = x', '    ^'],
    [
      'something of several lines, marked to the end of its first',
      'const a: { x: number } = { y: [\n1,\n2] }',
      1,
      'const a: { x: number } = { y: [',
      '                           ^',
    ],
    ['a call of several lines', 'function f(x: { a: number; b: number }) {}\nf({\n  a: 1,\n})', 2, 'f({', '  ^'],
    ['the first character', 'x', 1, 'x', '^'],
    ['behind a tab', '{\n\tnowhere\n}', 2, '\tnowhere', '\t^^^^^^^'],
    [
      'below a first line that is a comment of another tool',
      '# added\nlet a = nowhere',
      2,
      'let a = nowhere',
      '        ^^^^^^^',
    ],
    ['below a magic', '%types strict\nlet a = nowhere', 2, 'let a = nowhere', '        ^^^^^^^'],
    ['an object as the last statement', '1\n{ a: 1, b: nowhere }', 2, '{ a: 1, b: nowhere }', '           ^^^^^^^'],
  ])('%s', (_name, code, line, shown, carets) => expect(placed(code)).toEqual([line, shown, carets]));
});
