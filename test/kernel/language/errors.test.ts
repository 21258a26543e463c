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
    expect(text).toContain('Nothing was run.');
  });

  test('all are listed, the first five at length', () => {
    const result = notebook().compile(Array.from({ length: 7 }, (_, i) => `nowhere${i}`).join('\n'));
    if (result.status !== 'error') throw new Error('compiled');
    expect(result.error.evalue.split('\n')).toHaveLength(7);
    expect(result.error.traceback).toContain('… and 2 more');
  });

  test('do not count with @ts-nocheck, nor when the request says so', () => {
    expect(notebook().errors('// @ts-nocheck\nconst a: number = "x"')).toBe('');
    expect(notebook().compile('const a: number = "x"', 'off').status).toBe('ok');
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
