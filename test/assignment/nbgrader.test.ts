// Metadata and checksums are those that nbgrader itself writes.

import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { check } from '../../src/assignment/index.js';
import { md5 } from '../../src/assignment/md5.js';
import { checksum, type Part, pythonFloat, releaseMetadata, sourceMetadata } from '../../src/assignment/nbgrader.js';
import { nbgraderCells, releaseCells } from '../../src/assignment/notebooks.js';
import { hiddenSheetOf, sheetOf } from '../../src/assignment/sheet.js';
import { parseAssignment } from '../../src/assignment/source.js';

const fixture = JSON.parse(readFileSync(join(import.meta.dirname, '../fixtures/nbgrader-checksums.json'), 'utf8')) as {
  cells: { kind: Part; type: 'code' | 'markdown'; source: string; id: string; points: number; checksum: string }[];
  floats: { x: number; text: string }[];
};

test.each(fixture.cells)('the checksum of $kind "$source" for $points points', ({ kind, id, points, ...cell }) => {
  expect(checksum(cell, sourceMetadata(kind, id, points))).toBe(cell.checksum);
});

test.each(fixture.floats)('$x is $text in Python', ({ x, text }) => expect(pythonFloat(x)).toBe(text));

test('MD5 is that of Node for every length up to three blocks', () => {
  for (let n = 0; n < 200; n++) {
    const text = `${'é𝛽'.repeat(n % 5)}${'a'.repeat(n)}`;
    expect(md5(text)).toBe(createHash('md5').update(text).digest('hex'));
  }
});

describe('metadata', () => {
  const cell = { type: 'code' as const, source: '1' };

  test('of tests say that the cell cannot be changed', () => {
    const metadata = releaseMetadata(cell, sourceMetadata('tests', 'q1-check', 2));
    const { checksum: sum, ...nbgrader } = metadata.nbgrader;
    expect({ ...metadata, nbgrader }).toEqual({
      deletable: false,
      editable: false,
      nbgrader: {
        schema_version: 3,
        grade_id: 'q1-check',
        grade: true,
        solution: false,
        locked: true,
        task: false,
        points: 2,
        cell_type: 'code',
      },
    });
    expect(sum).toMatch(/^[0-9a-f]{32}$/);
  });

  test('of answers leave the cell open, and have points only where a person gives them', () => {
    const { nbgrader, ...beside } = releaseMetadata(cell, sourceMetadata('answer', 'q1', 2));
    expect(beside).toEqual({ deletable: false });
    expect(nbgrader).not.toHaveProperty('points');
    expect(nbgrader).toMatchObject({ grade: false, solution: true, locked: false });
    expect(sourceMetadata('manual', 'q2', 3)).toMatchObject({ grade: true, solution: true, locked: false, points: 3 });
  });
});

const source = `// %% [markdown] answer="q1" points=2
// Why?
//
// <!-- BEGIN SOLUTION -->
// Because.
// <!-- END SOLUTION -->
//
// <!-- BEGIN MARK SCHEME -->
// 2: says because
// <!-- END MARK SCHEME -->
// %%
const given = 1;
// %% answer="q2" points=1.5
export function half(x: number): number {
    // BEGIN SOLUTION
    return x / 2;
    // END SOLUTION
}
// %% checks="q2"
export const q2 = [];
`;

describe('the two versions', () => {
  const homework = parseAssignment('hw1', source);

  test('have the same cells, with and without what students must not see', () => {
    const [hidden, shown] = [nbgraderCells(homework), releaseCells(homework)];
    expect(hidden.map(({ id }) => id)).toEqual([undefined, 'hw1-checks', 'q1', undefined, 'q2', 'q2-check']);
    expect(shown.map(({ id }) => id)).toEqual(hidden.map(({ id }) => id));
    // nbgrader's own check of what a student has changed leaves solutions out, and mark schemes not
    expect(hidden[2]!.source).toMatch(
      /BEGIN SOLUTION -->\nBecause\.\n<!-- BEGIN MARK SCHEME -->\n2: says because[\s\S]*END SOLUTION/,
    );
    expect(shown[2]!.source).toBe('Why?\n\n*Your answer here.*\n');
    expect(hidden[5]!.source).toContain(shown[5]!.source);
    expect(hidden[5]!.source).toContain("await hiddenPoints('hw1', 'q2')");
    expect(shown[5]!.source.split('\n').at(-1)).toBe('verdict.points');
  });

  test('a name that nbgrader or a notebook refuses is refused', () => {
    expect(() => parseAssignment('hw 1', source)).toThrow('line 1: "hw 1" cannot name a homework');
    expect(() => parseAssignment('a'.repeat(41), source)).toThrow('cannot name a homework');
  });
});

describe('the sheet of hidden checks', () => {
  const half = (x: number) => x / 2;
  const checks = new Map([
    ['q2', [check(half, { visible: [[3]], hidden: (draw) => [draw.whole(1, 1e6)], hiddenCalls: 2, seed: 1 })]],
  ]);
  const homework = parseAssignment('hw1', source);

  test('has the visible inputs and those that its key draws', async () => {
    const visible = await sheetOf(homework, checks);
    const [one, again, other] = await Promise.all([7, 7, 8].map((key) => hiddenSheetOf(visible, checks, key)));
    const { runs } = one!.questions[1]!.checks[0]!;
    expect(runs.map(({ inputs, expected }) => Number(inputs[0]) / Number(expected))).toEqual([2, 2, 2]);
    expect(runs[0]!.inputs).toEqual([3]);
    expect(new Set(runs.map(({ seed }) => seed)).size).toBe(3);
    expect(again).toEqual(one);
    expect(other!.questions[1]!.checks[0]!.runs[1]!.inputs).not.toEqual(runs[1]!.inputs);
    expect(visible.questions[1]!.checks[0]!.runs).toHaveLength(1);
  });
});
