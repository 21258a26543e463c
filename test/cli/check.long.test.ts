// `lectern check`, and what students get: as they have it, and all that can be found in it.

import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { unzipSync, zipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parseAssignment, secretsOf } from '../../src/assignment/source.js';

const root = join(import.meta.dirname, '../..');
const homeworks = readdirSync(join(root, 'lessons/homework')).filter((name) => name.endsWith('.ts'));
const folder = mkdtempSync(join(tmpdir(), 'lectern-student-'));
afterAll(() => rmSync(folder, { recursive: true }));

const lectern = (...args: string[]) => {
  const env = { ...process.env, LECTERN_TERM: join(folder, 'no-term.json') };
  const command = [join(root, 'dist/cli/main.js'), ...args];
  const { status, stdout, stderr } = spawnSync(process.execPath, command, { cwd: folder, encoding: 'utf8', env });
  return { status, stdout, stderr };
};

beforeAll(() => {
  mkdirSync(join(folder, 'node_modules'));
  symlinkSync(root, join(folder, 'node_modules/lectern'));
  for (const name of homeworks) {
    cpSync(join(root, 'lessons/homework', name), join(folder, name));
    expect(lectern('assignment', 'build', name, '--out', 'out')).toMatchObject({ status: 0, stderr: '' });
  }
}, 300_000);

describe.each(homeworks)('%s', (source) => {
  const name = basename(source, '.ts');
  const at = (kind: string) => join('out', kind, `${name}.ipynb`);

  test('as it is handed out, has nothing right yet', () => {
    const { status, stdout, stderr } = lectern('check', at('release'));
    expect([status, stderr]).toEqual([1, '']);
    expect(stdout).toContain('not yet');
    expect(stdout).not.toMatch(/: right$/m);
    expect(stdout).not.toContain('cannot be run');
  }, 300_000);

  test('with the solutions has all points', () => {
    cpSync(join(folder, `out/release/${name}.checks.json`), join(folder, `out/solution/${name}.checks.json`));
    const { status, stdout, stderr } = lectern('check', at('solution'));
    expect([status, stderr]).toEqual([0, '']);
    expect(stdout).not.toContain('not yet');
  }, 300_000);
});

test.each<[what: string, args: string[], said: string]>([
  ['no such file', ['nowhere.ipynb'], 'nowhere.ipynb does not exist'],
  ['two notebooks', ['a.ipynb', 'b.ipynb'], 'give one notebook'],
  [
    'no such question',
    [`out/release/${basename(homeworks[0]!, '.ts')}.ipynb`, '--question', 'q99'],
    'there is no question q99',
  ],
])('a command with %s is refused', (_what, args, said) => {
  expect(lectern('check', ...args)).toMatchObject({ status: 2, stderr: expect.stringContaining(said) });
});

describe('what students get', () => {
  /** Lines of the lessons, which everybody has. */
  const lessons = new Set(
    readdirSync(join(root, 'lessons'), { recursive: true, encoding: 'utf8' })
      .filter((name) => /^\d\d-.*lesson\.ts$/.test(name))
      .flatMap((name) => readFileSync(join(root, 'lessons', name), 'utf8').split('\n'))
      .map((line) => line.trim()),
  );
  /** Lines that are alike in all programs: imports, the head of a loop, of a cell, and of a call without what is called with. */
  const idiom = /^(import|\/\/ %%)|^for \(const \w+ of \w+\) \{$|^const \w+ = (new )?[\w.]+\($/;
  /** Lines of solutions and checks that say something of their own: an `}` is in every text. */
  const secrets = homeworks.flatMap((name) => {
    const assignment = parseAssignment(
      basename(name, '.ts'),
      readFileSync(join(root, 'lessons/homework', name), 'utf8'),
    );
    const shown = assignment.cells
      .filter(({ role }) => role === 'given' || role === 'answer')
      .map(({ source }) =>
        source.replace(/BEGIN SOLUTION[\s\S]*?END SOLUTION|BEGIN MARK SCHEME[\s\S]*?END MARK SCHEME/g, ''),
      )
      .join('\n');
    return secretsOf(assignment)
      .map((line) => line.trim())
      .filter((line) => line.length >= 25 && !shown.includes(line) && !lessons.has(line) && !idiom.test(line));
  });

  /** All texts in files, also in archives, in base64 and in source maps. */
  function textsIn(name: string, bytes: Uint8Array): string[] {
    if (/\.(zip)$/.test(name))
      return Object.entries(unzipSync(bytes)).flatMap(([inner, content]) => textsIn(inner, content));
    const text = new TextDecoder().decode(bytes);
    const encoded = (text.match(/[A-Za-z0-9+/]{60,}={0,2}/g) ?? [])
      .slice(0, 2000)
      .map((one) => Buffer.from(one, 'base64').toString('utf8'));
    const json = name.endsWith('.ipynb') ? JSON.stringify(JSON.parse(text)).replaceAll('\\"', '"') : '';
    return [text, json, ...encoded];
  }

  const files = (): { [path: string]: Uint8Array } => {
    const pack = spawnSync('npm', ['pack', '--json', '--pack-destination', folder], { cwd: root, encoding: 'utf8' });
    const [{ filename }] = JSON.parse(pack.stdout) as [{ filename: string }];
    spawnSync('tar', ['-xzf', join(folder, filename), '-C', folder]);
    const all: { [path: string]: Uint8Array } = {};
    for (const place of ['package', 'out/release'])
      for (const entry of readdirSync(join(folder, place), { recursive: true, withFileTypes: true }))
        if (entry.isFile()) {
          const path = join(entry.parentPath, entry.name);
          all[path.slice(folder.length + 1)] = readFileSync(path);
        }
    return all;
  };

  test('holds no line of a solution and no hidden check', () => {
    expect(secrets.length).toBeGreaterThan(50);
    const all = files();
    all['homework.zip'] = zipSync(Object.fromEntries(Object.entries(all).filter(([path]) => path.startsWith('out/'))));
    writeFileSync(join(folder, 'homework.zip'), all['homework.zip']);
    const found = Object.entries(all).flatMap(([path, bytes]) => {
      const texts = textsIn(path, bytes).join('\n');
      return secrets.filter((line) => texts.includes(line)).map((line) => `${path}: ${line}`);
    });
    expect(found).toEqual([]);
    expect(Object.keys(all).filter((path) => path.endsWith('.map'))).toEqual([]);
  }, 300_000);
});
