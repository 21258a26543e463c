// From an author's source to what students get, and what is refused on the way.

import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { check, Draw, vary } from '../../src/assignment/index.js';
import { inTerm } from '../../src/assignment/term.js';
import { assignment } from '../../src/cli/assignment/command.js';
import { checkerOf } from '../../src/homework/index.js';

const folder = mkdtempSync(join(import.meta.dirname, 'tmp-'));
afterAll(() => rmSync(folder, { recursive: true }));

const source = `// %% [markdown]
// # Starting weights
// %%
import { randn } from 'lectern';
// %% answer="q1" points=2 minutes=10
/** The deviation of Xavier's start. */
export function deviation(fanIn: number, fanOut: number): number {
  // BEGIN SOLUTION
  return Math.sqrt(2 / (fanIn + fanOut));
  // END SOLUTION
}
// %% checks="q1"
import { check } from 'lectern/assignment';
export const q1 = [
  check(deviation, {
    what: 'the deviation for a layer',
    visible: [[100, 200]],
    hidden: (draw) => [draw.whole(1, 99), draw.whole(1, 99)],
    mistakes: { 'variance for deviation': { by: (a, b) => 2 / (a + b), hint: 'What is the root of a variance?' } },
  }),
];
// %% [markdown] answer="q2" points=3
// Why the sum?
// <!-- BEGIN SOLUTION -->
// Because both passes count.
// <!-- END SOLUTION -->
`;

async function build(text: string, name = 'hw') {
  const file = join(folder, `${name}.ts`);
  writeFileSync(
    file,
    text
      .replaceAll("'lectern/assignment'", `'${join(import.meta.dirname, '../../src/assignment/index.ts')}'`)
      .replaceAll("'lectern'", `'${join(import.meta.dirname, '../../src/index.ts')}'`),
  );
  const lines: string[] = [];
  const voice = { say: (line: string) => void lines.push(line), complain: (line: string) => void lines.push(line) };
  const term = join(folder, 'no-term.json');
  const status = await assignment(['build', file, '--out', join(folder, 'out'), '--term', term], voice);
  return { status, said: lines.join('\n') };
}
const read = (path: string) => readFileSync(join(folder, 'out', path), 'utf8');
const cellsOf = (path: string): { source: string[]; id: string; metadata: object }[] => JSON.parse(read(path)).cells;

describe('a homework that is built', () => {
  test('says what was written, and what it takes', async () => {
    const { status, said } = await build(source);
    expect(said).toContain('2 questions, 5 points, about 10 minutes');
    expect(status).toBe(0);
  });

  test('has a notebook for students, with a place for each answer and its check', () => {
    const cells = cellsOf('release/hw.ipynb');
    expect(cells.map(({ id }) => id)).toEqual(['cell-01', 'cell-02', 'hw-checks', 'cell-04', 'q1', 'q1-check', 'q2']);
    const table = cells[1]!.source.join('');
    expect(table).toBe(
      '| Question | Points | Minutes, about |\n| --- | ---: | ---: |\n' +
        '| q1 | 2 | 10 |\n| q2 | 3, marked by hand |  |\n|  | **5** | **10** |',
    );
    expect(cells[4]!.source.join('')).toContain("// Your code here.\n  throw new Error('this is not answered yet');");
    expect(cells[5]!.source.join('')).toBe("const verdict = await check('q1');\ndisplay(verdict);\nverdict.points");
    expect(cells[6]!.source.join('')).toBe('Why the sum?\n*Your answer here.*');
  });

  test('gives students no line of a solution or a check', () => {
    const all = ['release/hw.ipynb', 'release/hw.checks.json'].map(read).join('\n');
    for (const secret of ['Math.sqrt', 'Because both', '2 / (a + b)', 'draw.whole', 'hidden'])
      expect(all, secret).not.toContain(secret);
  });

  test('has a course of nbgrader, whose hidden inputs stay the same when it is built again', async () => {
    const hidden = read('nbgrader/hidden/hw.hidden.checks.json');
    const { runs } = JSON.parse(hidden).questions[0].checks[0];
    expect(runs).toHaveLength(4);
    expect(read('nbgrader/source/hw/hw.checks.json')).toBe(read('release/hw.checks.json'));
    expect(read('nbgrader/source/hw/hw.ipynb')).not.toContain(JSON.stringify(runs[1].inputs));
    writeFileSync(join(folder, 'out/nbgrader/nbgrader_config.py'), '# mine');
    await build(source);
    expect(read('nbgrader/hidden/hw.hidden.checks.json')).toBe(hidden);
    expect(read('nbgrader/nbgrader_config.py')).toBe('# mine');
  });

  test('does not draw other hidden inputs where the file was damaged', async () => {
    const path = join(folder, 'out/nbgrader/hidden/hw.hidden.checks.json');
    const kept = readFileSync(path);
    writeFileSync(path, '{"key": "');
    expect((await build(source)).said).toContain('hw.hidden.checks.json cannot be read; restore it');
    writeFileSync(path, kept);
  });

  test('has a notebook with the solutions', () => {
    const text = cellsOf('solution/hw.ipynb')
      .map((cell) => cell.source.join(''))
      .join('\n');
    expect(text).toContain('Math.sqrt(2 / (fanIn + fanOut))');
    expect(text).toContain('Because both passes count.');
    expect(text).not.toContain('BEGIN');
  });

  test('checks what a student writes: √(2/300) is right, 2/300 has a name', async () => {
    const ask = checkerOf(JSON.parse(read('release/hw.checks.json')));
    expect((await ask('q1', { deviation: () => 0.08164966 })).right).toBe(true); // √(2 / 300)
    const wrong = await ask('q1', { deviation: () => 2 / 300 });
    expect(wrong.results[0]!.mistake).toEqual({
      name: 'variance for deviation',
      hint: 'What is the root of a variance?',
    });
  });

  test('compares below a scale that its author gives as if numbers had that size, and says so in the sheet', async () => {
    await build(source.replace('visible: [[100, 200]],', 'visible: [[100, 200]], scale: 1,'), 'scaled');
    const sheet = JSON.parse(read('release/scaled.checks.json'));
    expect(sheet.questions[0].checks[0].scale).toBe(1);
    const ask = checkerOf(sheet);
    expect((await ask('q1', { deviation: () => 0.081655 })).right).toBe(true); // 5.3e-6 from √(2 / 300)
    expect((await ask('q1', { deviation: () => 0.08167 })).right).toBe(false);
    expect(JSON.parse(read('release/hw.checks.json')).questions[0].checks[0]).not.toHaveProperty('scale');
    for (const path of [
      'scaled.ts',
      'out/release/scaled.ipynb',
      'out/release/scaled.checks.json',
      'out/solution/scaled.ipynb',
    ])
      rmSync(join(folder, path));
  });

  test('leaves nothing else behind', () => expect(readdirSync(folder).sort()).toEqual(['hw.ts', 'out']));
});

describe('what is refused', () => {
  const changed = (from: string, to: string) => source.replace(from, to);
  test.each<[what: string, text: string, said: string]>([
    [
      'a stub that passes',
      changed(
        '  // BEGIN SOLUTION\n  return Math.sqrt(2 / (fanIn + fanOut));\n',
        '  return Math.sqrt(2 / (fanIn + fanOut));\n  // BEGIN SOLUTION\n',
      ),
      'passes the check "the deviation for a layer" before anything is written',
    ],
    [
      'a mistake that gives the same',
      changed('2 / (a + b), hint', 'Math.sqrt(2 / (a + b)), hint'),
      'the mistake "variance for deviation" gives the same as deviation for all visible inputs',
    ],
    [
      'a solution that fails a number of its own',
      changed('visible: [[100, 200]],', 'visible: [[100, 200]], expected: [0.5],'),
      'the solution fails its own check: found 0.08164966, expected 0.5',
    ],
    [
      'a solution that is never the same',
      changed('return Math.sqrt(2 / (fanIn + fanOut));', 'return randn([1]).item();'),
      'the solution does not give the same twice; give the check a seed',
    ],
    ['a solution that gives NaN', changed('return Math.sqrt(2 / (fanIn + fanOut));', 'return 0 / 0;'), 'gives NaN'],
    [
      'points that do not add up',
      changed("what: 'the deviation for a layer',", "what: 'x', points: 1,"),
      'q1 has 2 points, but those of its checks are 1',
    ],
    [
      'checks that are no list',
      changed('export const q1 = [', 'export const q3 = ['),
      'its cell of checks must say: export const q1 = [check(',
    ],
    [
      'a name that does not exist, with its line',
      changed('visible: [[100, 200]]', 'visible: [[size, 200]]'),
      'line 17: size is not defined',
    ],
    [
      'inputs that are no list of calls, with their line',
      changed('visible: [[100, 200]]', 'visible: [100, 200] as never'),
      'line 15: check: visible is [100, 200], but must be a list of calls',
    ],
    [
      'a solution that fails, with its question and inputs',
      changed('return Math.sqrt(2 / (fanIn + fanOut));', "throw new Error('too deep');"),
      'q1: deviation with visible input 1: the solution fails: too deep',
    ],
    [
      'a mistake that fails',
      changed('by: (a, b) => 2 / (a + b)', "by: () => JSON.parse('{')"),
      'q1: deviation with visible input 1: the mistake "variance for deviation" fails: ',
    ],
    ['a misspelt option', changed('visible:', 'visibel:'), 'visibel'],
    ['what is no TypeScript', changed('return Math.sqrt(', 'return Math.sqrt(('), 'line 9'],
    ['a marker that does not fit', changed('points=2', 'point=2'), 'line 5: a marker has no point'],
  ])('%s', async (_what, text, said) => {
    const result = await build(text, 'bad');
    expect(result.said).toContain(said);
    expect(result.status).toBe(1);
    expect(existsSync(join(folder, 'out/release/bad.ipynb'))).toBe(false);
  });

  test.each([
    [['build'], 'give one FILE'],
    [['build', 'a.ts', 'b.ts'], 'give one FILE'],
    [['build', 'nowhere.ts'], 'nowhere.ts does not exist'],
    [['build', 'homework.py'], 'is no TypeScript module'],
    [['make', 'a.ts'], 'unknown command "assignment make"'],
  ])('%j', async (args, said) => {
    const lines: string[] = [];
    const voice = { say: (line: string) => void lines.push(line), complain: (line: string) => void lines.push(line) };
    expect(await assignment(args, voice)).toBe(2);
    expect(lines.join('\n')).toContain(said);
  });
});

describe('what may have been forgotten is said, and the homework is built', () => {
  test.each([
    ['words without a mark scheme', source, 'note: q2 has no mark scheme'],
    [
      'lines that add up to other points',
      source.replace(
        '// Because both passes count.\n// <!-- END SOLUTION -->',
        '// Because both passes count.\n// <!-- END SOLUTION -->\n// <!-- BEGIN MARK SCHEME -->\n// 2 points: names both\n// 2 points: says why\n// <!-- END MARK SCHEME -->',
      ),
      'note: q2 brings 3 points, and the lines of its mark scheme add up to 4',
    ],
    [
      'a check of which everything is seen',
      source.replace('    hidden: (draw) => [draw.whole(1, 99), draw.whole(1, 99)],\n', ''),
      'note: q1: the check "the deviation for a layer" has no hidden inputs',
    ],
  ])('%s', async (_what, text, note) => {
    const { status, said } = await build(text, 'advised');
    expect(said).toContain(note);
    expect(status).toBe(0);
  });

  test('nothing is said where nothing is missing', async () => {
    const whole = source.replace(
      '// <!-- END SOLUTION -->',
      '// <!-- END SOLUTION -->\n// <!-- BEGIN MARK SCHEME -->\n// 3 points: says so\n// <!-- END MARK SCHEME -->',
    );
    expect((await build(whole, 'advised')).said).not.toContain('note:');
  });
});

describe('the table of questions', () => {
  const titled = source
    .replace('// %% answer="q1"', '// %% [markdown]\n// ## 1. A | deviation\n// %% answer="q1"')
    .replace('// Why the sum?', '// ## 2. Why?\n// Why the sum?');

  test('calls them by their headings', async () => {
    await build(titled, 'titled');
    const cells = cellsOf('release/titled.ipynb').map(({ source }) => source.join(''));
    expect(cells[1]).toContain('| 1. A \\| deviation (q1) | 2 | 10 |\n| 2. Why? (q2) | 3, marked by hand |  |');
  });

  test('has no minutes where none are said', async () => {
    await build(source.replace(' minutes=10', ''), 'titled');
    expect(cellsOf('release/titled.ipynb')[1]!.source.join('')).toContain(
      '| Question | Points |\n| --- | ---: |\n| q1 | 2 |',
    );
  });
});

describe('what is drawn', () => {
  test('is the same for the same key, and within its bounds', () => {
    const all = (key: number) => {
      const draw = new Draw(key);
      return [draw.whole(3, 5), draw.number(-1, 1), draw.oneOf(['a', 'b']), draw.normal(2, 2).tolist(), draw.seed()];
    };
    expect(all(1)).toEqual(all(1));
    expect(all(1)).not.toEqual(all(2));
    const draw = new Draw(3);
    expect(new Set(Array.from({ length: 60 }, () => draw.whole(3, 5)))).toEqual(new Set([3, 4, 5]));
  });

  test('a check needs a function with a name, and inputs', () => {
    expect(() => check(() => 1, { visible: [[]] })).toThrow('a function with a name');
    expect(() => check(Math.abs, { visible: [] })).toThrow('a list of calls');
  });
});

describe('what varies from term to term', () => {
  const varying = `// %% term=true
import { vary } from 'lectern/assignment';
export const slope = vary('slope', [0.05, 0.08]);
// %% [markdown]
// Negative numbers are multiplied by {{slope}}.
// %% answer="q1" points=2
/** Leaky with {{slope}}. */
export function leaky(x: number): number {
  // BEGIN SOLUTION
  return x > 0 ? x : slope * x;
  // END SOLUTION
}
// %% checks="q1"
import { check } from 'lectern/assignment';
export const q1 = [check(leaky, { visible: [[-2]] })];
`;

  test('is told to students where it is named, and written out in the solution', async () => {
    expect((await build(varying, 'vary')).said).toContain('1 question');
    const cells = cellsOf('release/vary.ipynb').map(({ source }) => source.join(''));
    expect(cells.join('\n')).toContain('Negative numbers are multiplied by 0.05.');
    expect(cells.join('\n')).toContain('/** Leaky with 0.05. */');
    expect(cells.join('\n')).not.toContain('slope');
    const solution = cellsOf('solution/vary.ipynb').map(({ source }) => source.join(''));
    expect(solution[0]).toBe('const slope = 0.05;');
  });

  test('must be declared', async () => {
    const { said } = await build(varying.replaceAll('{{slope}}', '{{slop}}'), 'vary');
    expect(said).toContain('line 4: {{slop}} names nothing that varies');
    expect(said).toContain('line 6: {{slop}} names nothing that varies');
  });

  test('is chosen by a secret', async () => {
    const chosen = inTerm(
      (name, n) => (name === 'slope' ? n - 1 : 0),
      async () => vary('slope', [1, 2, 3]),
    );
    expect(await chosen).toBe(3);
    expect(vary('slope', [1, 2, 3])).toBe(1);
  });
});

describe('a check of quality', () => {
  const bits = (x: number[]) => x.map((one) => (one > 0 ? 1 : 0));
  const judged = `// %% answer="q1" points=2
export function bits(x: number[]): number[] {
  // BEGIN SOLUTION
  return x.map((one) => (one > 0 ? 1 : 0));
  // END SOLUTION
}
// %% checks="q1"
import { quality } from 'lectern/assignment';
export const q1 = [quality(bits, { visible: [{ inputs: [[1, -1, 2, -3]], expected: [1, 0, 1, 0] }], full: 0.95, none: 0.1 })];
`;

  test('keeps the right numbers, not those of the solution, and gives points in proportion', async () => {
    expect((await build(judged, 'judged')).said).toContain('1 question');
    const ask = checkerOf(JSON.parse(read('release/judged.checks.json')));
    expect((await ask('q1', { bits })).points).toBe(2);
    const half = await ask('q1', { bits: () => [0, 1, 0, 0] }); // 1 of 4; Wilson: at most 0.6994
    expect(half.points).toBeCloseTo((2 * (0.6993583 - 0.1)) / 0.85, 5);
    expect(String(half)).toContain('25 % are right; all points are given from 95 % on');
  });

  test('that the solution does not reach is refused', async () => {
    const { said } = await build(judged.replace('expected: [1, 0, 1, 0]', 'expected: [0, 1, 0, 1]'), 'judged');
    expect(said).toContain('q1: bits with visible input 1: the solution fails its own check: 0 % are right');
  });
});

test('what must not be said is concealed in what students get, and nowhere else', async () => {
  const { said } = await build(
    source.replace('visible: [[100, 200]],', 'visible: [[100, 200]],\n    conceal: true,'),
    'concealed',
  );
  expect(said).toContain('2 questions');
  const text = read('release/concealed.checks.json');
  expect(text).not.toContain('0.0816');
  const ask = checkerOf(JSON.parse(text));
  expect((await ask('q1', { deviation: (a: number, b: number) => Math.sqrt(2 / (a + b)) })).right).toBe(true);
  expect(String(await ask('q1', { deviation: (a: number, b: number) => 2 / (a + b) }))).toContain(
    'variance for deviation',
  );
});
