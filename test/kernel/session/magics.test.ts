import { describe, expect, test } from 'vitest';
import { magicWords, parseMagics, withoutMagics } from '../../../src/kernel/session/magics.js';
import { fakeSession } from './fakes.js';

describe('magics of a cell', () => {
  test.each([
    ['%time f(1)', [{ word: 'time' }], '      f(1)'],
    ['%%time\nf(1)\ng()', [{ word: 'time' }], '      \nf(1)\ng()'],
    ['%time\nf(1)', [{ word: 'time' }], '     \nf(1)'],
    ['%who', [{ word: 'who' }], '    '],
    ['%whos\n%reset -f\nx', [{ word: 'who' }, { word: 'reset' }], '     \n         \nx'],
    [
      '// first\n\n  %types strict\nx',
      [{ word: 'types', types: 'strict', whole: false }],
      '// first\n\n               \nx',
    ],
    ['%%types off\nx', [{ word: 'types', types: 'off', whole: true }], '           \nx'],
    ['%types loose', [{ word: 'none', given: '%types', rest: 'loose' }], '            '],
    ['%timeit f(1)\nx', [{ word: 'none', given: '%timeit', rest: 'f(1)' }], '            \nx'],
    ['%%bash\nls -l', [{ word: 'none', given: '%%bash', rest: '' }], '      \n     '],
    ['%%bash\nls', [{ word: 'none', given: '%%bash', rest: '' }], '      \n  '],
    ['%time f(1)\n%who', [{ word: 'time' }], '      f(1)\n%who'], // it begins the program
    ['%types off\n%who', [{ word: 'types', types: 'off', whole: false }, { word: 'who' }], '          \n    '],
    ['%timeit f(1)\n%who', [{ word: 'none', given: '%timeit', rest: 'f(1)' }, { word: 'who' }], '            \n    '],
    [
      '%who\n\n// more\n  # and more\n%time',
      [{ word: 'who' }, { word: 'time' }],
      '    \n\n// more\n  # and more\n     ',
    ],
    ['%who\r\nx', [{ word: 'who' }], '    \r\nx'],
    ['%time\n%types off\nx', [{ word: 'time' }, { word: 'types', types: 'off', whole: false }], '     \n          \nx'],
  ])('%j', (cell, magics, code) => expect(parseMagics(cell)).toEqual({ magics, code }));

  test.each(['1 % 2', 'const a = 5\n  % 3', 'x\n%who', '`\n%who`', '% 2', '', '!flag', '%constructor_'])(
    '%j is left alone, or is none of ours',
    (cell) => expect(parseMagics(cell).magics.every(({ word }) => word === 'none')).toBe(true),
  );

  test('every character that is no magic stays where it was', () => {
    const cell = '# added\n%time\n%types off\nconst a = 1 % 2';
    expect(withoutMagics(cell)).toHaveLength(cell.length);
    expect(withoutMagics(cell)).toBe('# added\n     \n          \nconst a = 1 % 2');
  });

  test('completion', () => {
    expect(magicWords('%t')).toEqual(['%time', '%types']);
    expect(magicWords('%%')).toEqual(['%%time', '%%types']);
    expect(magicWords('%x')).toEqual([]);
    expect(magicWords('5')).toEqual([]);
  });
});

describe('a session', () => {
  /** What a cell prints, and its error. */
  async function say(code: string) {
    const { sent, request, settle, last } = fakeSession();
    request('execute_request', { code });
    await settle();
    const text = sent.filter(({ type }) => type === 'stream').map(({ content }) => content['text']);
    return { text: text.join(''), error: String(last('error')?.['evalue'] ?? '') };
  }

  test('lists names and magics', async () => {
    expect((await say('%who')).text).toBe('x      const      number\nShape  interface\n');
    expect((await say('%help')).text).toContain('%types strict|notebook|off');
  });

  test('says how long a cell took', async () => {
    expect((await say('%time hello')).text).toMatch(/^%time hellotook \d+\.\d ms\n$/);
  });

  test.each([
    ['%timeit f()', '%time before the expression'],
    ['%matplotlib inline', 'nothing is needed'],
    ['%run train.py', "await import('./train.py')"],
    ['%load_ext autoreload', 'packages are imported'],
    ['%pip install d3', "execSync('npm install d3'"],
    ['%cd ..', "process.chdir('..')"],
    ["%cd 'my data'", "process.chdir('my data')"],
    ["%ls '/tmp'", "execSync('ls \\'/tmp\\''"],
    ['%%bash\nls', 'child_process'],
    ['%%html\n<b>hi</b>', 'display(html('],
    ['%%writefile a.ts\nx', "writeFileSync('a.ts'"],
    ['%nonsense', '%help lists those'],
    ['%constructor', '%help lists those'],
    ['%types', 'strict, notebook or off'],
  ])('says what to write instead of %s', async (code, advice) => expect((await say(code)).error).toContain(advice));
});
