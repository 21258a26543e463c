// What an author writes is read, and what does not fit together is refused with the line where it stands.

import { describe, expect, test } from 'vitest';
import { parseAssignment, secretsOf, stubOf } from '../../src/assignment/source.js';

const source = `// %% [markdown]
// # Homework
// %%
import { randn } from 'lectern';
// %% answer="q1" points=2 minutes=10 forbids=["init.xavierNormal_"]
/** The deviation. */
export function deviation(fanIn: number, fanOut: number): number {
  // BEGIN SOLUTION
  return Math.sqrt(2 / (fanIn + fanOut));
  // END SOLUTION
}
// %% checks="q1"
export const q1 = [];
// %% [markdown] answer="q2" points=3.5 needs=["q1"]
// Why?
// <!-- BEGIN SOLUTION -->
// Because of the variance.
// <!-- END SOLUTION -->
// <!-- BEGIN MARK SCHEME -->
// 3.5: says variance
// <!-- END MARK SCHEME -->
`;

describe('a homework', () => {
  const { cells, questions, name } = parseAssignment('hw1', source);

  test('has questions with their points and needs', () => {
    expect(name).toBe('hw1');
    expect(questions).toEqual([
      { id: 'q1', points: 2, kind: 'checked', needs: [], forbids: ['init.xavierNormal_'], minutes: 10, seconds: null },
      { id: 'q2', points: 3.5, kind: 'manual', needs: ['q1'], forbids: [], minutes: null, seconds: null },
    ]);
  });

  test('has cells that are given, answered, or check', () => {
    expect(cells.map(({ role, question, line }) => [role, question, line])).toEqual([
      ['given', null, 1],
      ['given', null, 3],
      ['answer', 'q1', 5],
      ['checks', 'q1', 12],
      ['answer', 'q2', 14],
    ]);
  });

  test('asks for code and for words where solutions stand', () => {
    expect(stubOf(cells[2]!)).toBe(
      `/** The deviation. */\nfunction deviation(fanIn: number, fanOut: number): number {\n  // Your code here.\n  throw new Error('this is not answered yet');\n}`,
    );
    expect(stubOf(cells[4]!)).toBe('Why?\n*Your answer here.*');
  });

  test('knows what students must not see', () => {
    const secrets = secretsOf(parseAssignment('hw1', source)).map((line) => line.trim());
    expect(secrets).toEqual(['return Math.sqrt(2 / (fanIn + fanOut));', 'const q1 = [];', 'Because of the variance.']);
  });
});

const answer = (marker: string, body = '// BEGIN SOLUTION\n1;\n// END SOLUTION') => `// %% ${marker}\n${body}\n`;
const checks = (id: string) => `// %% checks="${id}"\nexport const ${id} = [];\n`;
const whole = answer('answer="q1" points=1') + checks('q1');

describe('what is refused', () => {
  test.each<[what: string, text: string, messages: string[]]>([
    ['no question', '// %%\n1;\n', ['line 1: no cell is an answer']],
    [
      'an unclosed region',
      answer('answer="q1" points=1', '// BEGIN SOLUTION\n1;') + checks('q1'),
      ['line 2: BEGIN SOLUTION has no END SOLUTION'],
    ],
    [
      'an end without a beginning',
      answer('answer="q1" points=1', '// END SOLUTION\n1;') + checks('q1'),
      ['line 2: END SOLUTION ends nothing', 'line 1: the answer q1 has no solution'],
    ],
    [
      'regions in regions',
      answer(
        'answer="q1" points=1',
        '// BEGIN SOLUTION\n// BEGIN MARK SCHEME\n1;\n// END MARK SCHEME\n// END SOLUTION',
      ) + checks('q1'),
      [
        'line 3: BEGIN MARK SCHEME stands where BEGIN SOLUTION, the first line of the cell, has no END SOLUTION yet',
        'line 6: END SOLUTION ends nothing',
      ],
    ],
    ...['// BEGIN MARKSCHEME', '// end solution', '// BEGIN SOLUTON'].map((line): [string, string, string[]] => [
      `a region that is misspelt: ${line}`,
      answer('answer="q1" points=1', `// BEGIN SOLUTION\n1;\n// END SOLUTION\n${line}`) + checks('q1'),
      [`line 5: ${JSON.stringify(line)} begins or ends nothing that is known`],
    ]),
    [
      'no comment that only begins so',
      answer('answer="q1" points=1', '// end of the beginning\n1;') + checks('q1'),
      ['line 1: the answer q1 has no solution'],
    ],
    [
      'a region of nbgrader that is a cell here',
      `${whole}// %%\n// BEGIN HIDDEN TESTS\n1;\n// END HIDDEN TESTS\n`,
      ['line 8: hidden tests have no region here'],
    ],
    [
      'the same question twice',
      whole + answer('answer="q1" points=1'),
      ['line 7: there is an answer q1 in line 1 already'],
    ],
    ['checks twice', whole + checks('q1'), ['line 7: q1 is checked in line 5 already']],
    ['points without a check', answer('answer="q1" points=1'), ['line 1: q1 has points, but nothing checks it']],
    ['checks without an answer', whole + checks('q7'), ['line 7: checks="q7" belongs to no answer; there are: q1']],
    [
      'checks of a text',
      `${whole}// %% [markdown] answer="q2" points=1\n// BEGIN SOLUTION\n// x\n// END SOLUTION\n${checks('q2')}`,
      ['line 11: q2 is answered in words'],
    ],
    [
      'checks in words',
      `${answer('answer="q1" points=1')}// %% [markdown] checks="q1"\n// x\n`,
      ['line 5: checks are code'],
    ],
    ['no points', answer('answer="q1"') + checks('q1'), ['line 1: q1 needs points above 0, such as points=2']],
    ['points in words', answer('answer="q1" points="two"') + checks('q1'), ['such as points=2, not "two"']],
    ['no points at all', answer('answer="q1" points=0') + checks('q1'), ['line 1: q1 needs points above 0']],
    ['a bad name', answer('answer="q 1" points=1'), ['line 1: "q 1" cannot name a question']],
    [
      'needs that are no list',
      answer('answer="q1" points=1 needs="q0"') + checks('q1'),
      ['line 1: needs="q0" must be a list of names'],
    ],
    [
      'a need that is missing',
      answer('answer="q1" points=1 needs=["q0"]') + checks('q1'),
      ['line 1: q1 needs q0, but there is no such question'],
    ],
    [
      'a need that comes later',
      answer('answer="q1" points=1 needs=["q2"]') + checks('q1') + answer('answer="q2" points=1') + checks('q2'),
      ['line 1: q1 needs q2, which must stand before it'],
    ],
    [
      'a need of itself',
      answer('answer="q1" points=1 needs=["q1"]') + checks('q1'),
      ['line 1: q1 needs q1, which must stand before it'],
    ],
    [
      'a solution in what is given',
      `${whole}// %%\n// BEGIN SOLUTION\n1;\n// END SOLUTION\n`,
      ['line 7: a solution stands in a cell that is no answer'],
    ],
    [
      'an answer without a solution',
      answer('answer="q1" points=1', '1;') + checks('q1'),
      ['line 1: the answer q1 has no solution'],
    ],
    ['points of nothing', `${whole}// %% points=2\n1;\n`, ['line 7: points can be said of an answer only']],
    [
      'two roles',
      '// %% answer="q1" checks="q1" points=1\n// BEGIN SOLUTION\n// END SOLUTION\n',
      ['line 1: a cell is an answer, checks answers or says what varies'],
    ],
    [
      'a bad time',
      answer('answer="q1" points=1 minutes=-5') + checks('q1'),
      ['line 1: minutes=-5 must be a number above 0'],
    ],
    [
      'an option that does not exist',
      answer('answer="q1" point=1'),
      ['line 1: a marker has no point; it may have tags, answer, checks, term, points'],
    ],
  ])('%s', (_what, text, said) => {
    const parse = () => parseAssignment('hw', text);
    for (const message of said) expect(parse).toThrow(message);
    expect(parse).toThrow(SyntaxError);
  });

  test('all that is wrong is said at once', () => {
    const two = answer('answer="q1" points=1') + answer('answer="q2" points=1 needs=["q0"]');
    expect(() => parseAssignment('hw', two)).toThrow(/line 1: q1 .*\n.*line 5: q2 has.*\n.*line 5: q2 needs q0/s);
  });
});
