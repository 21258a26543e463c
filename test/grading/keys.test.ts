// What is drawn from a course's secret, and where that lies.

import { existsSync, mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { drawFor, inOrder, seedFor, termChoice } from '../../src/grading/keys.js';
import { newTerm, readTerm, usualFile } from '../../src/grading/term-file.js';

describe('what is drawn', () => {
  const numbers = (secret: string, ...what: string[]) => {
    const draw = drawFor(secret, ...what);
    return [draw.whole(1, 1e6), draw.whole(1, 1e6)];
  };
  test('is the same for the same secret and the same submission, and for no other', () => {
    expect(numbers('s', 'hw', 'q1', 'anna')).toEqual(numbers('s', 'hw', 'q1', 'anna'));
    const others = [
      numbers('t', 'hw', 'q1', 'anna'),
      numbers('s', 'hw', 'q1', 'bob'),
      numbers('s', 'hw', 'q2', 'anna'),
    ];
    for (const other of others) expect(other).not.toEqual(numbers('s', 'hw', 'q1', 'anna'));
  });

  test('seeds are whole numbers that a generator takes', () => {
    for (let i = 0; i < 100; i++) expect(seedFor('s', i) % 1).toBe(0);
    expect(new Set(Array.from({ length: 100 }, (_, i) => seedFor('s', i))).size).toBe(100);
    expect(Math.max(...Array.from({ length: 100 }, (_, i) => seedFor('s', i)))).toBeLessThan(2 ** 31);
  });

  test('an order has everything once', () => {
    const all = Array.from({ length: 20 }, (_, i) => i);
    expect(inOrder('s', all, 'a')).not.toEqual(all);
    expect(inOrder('s', all, 'a')).not.toEqual(inOrder('s', all, 'b'));
    expect(inOrder('s', all, 'a').sort((a, b) => a - b)).toEqual(all);
  });

  test('constants of a term are chosen by its secret', () => {
    const chosen = new Set(Array.from({ length: 50 }, (_, i) => termChoice(`s${i}`, 'hw')('slope', 3)));
    expect([...chosen].sort()).toEqual([0, 1, 2]);
  });
});

describe('the secret of a term', () => {
  const folder = mkdtempSync(join(tmpdir(), 'lectern-term-'));
  afterAll(() => rmSync(folder, { recursive: true }));
  const file = join(folder, 'config', 'term.json');

  test('is made once, and only its owner may read it', () => {
    const term = newTerm('autumn', file);
    expect(term.secret).toMatch(/^[0-9a-f]{64}$/);
    expect(readTerm(file)).toEqual(term);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(() => newTerm('spring', file)).toThrow('exists; move it away first, and keep it');
    expect(readTerm(file)).toEqual(term);
  });

  test('does not lie in a repository', () => {
    mkdirSync(join(folder, 'course/.git'), { recursive: true });
    const inside = join(folder, 'course/homework/term.json');
    expect(() => newTerm('autumn', inside)).toThrow(`would lie in the repository ${join(folder, 'course')}`);
    expect(existsSync(inside)).toBe(false);
  });

  test('that is none is said', () => {
    const other = join(folder, 'other.json');
    expect(readTerm(other)).toBeNull();
    writeFileSync(other, '{"name": "x", "secret": "short"}');
    expect(() => readTerm(other)).toThrow('other.json holds no term');
  });

  test('lies where the environment says', () => {
    expect(usualFile({ LECTERN_TERM: '/x/y.json' })).toBe('/x/y.json');
    expect(usualFile({ XDG_CONFIG_HOME: '/x' })).toBe('/x/lectern/term.json');
  });
});
