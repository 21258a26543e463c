// Submissions from Canvas, Moodle and nbgrader: whose they are, and what is refused, the others collected all the same.

import { execFileSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strToU8, type Zippable, zipSync } from 'fflate';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { collect } from '../../src/cli/collect/command.js';
import { zipEntries } from '../../src/grading/collect/zip.js';

let folder = '';
beforeEach(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'lectern-collect-')));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const rosterText =
  'id,name,canvas,moodle\nada,"Lovelace, Ada",11,501\nbob,Bob Müller,,\ncem,Cem Öz,13,503\ndee,Dee Dee,14,504\n';
const notebook = (text: string) => strToU8(JSON.stringify({ cells: [{ source: text }], nbformat: 4 }));

/** Collects from an archive or a folder; what was said, and the text of each notebook. */
function run(source: string, ...more: string[]) {
  writeFileSync(join(folder, 'roster.csv'), rosterText);
  const lines: string[] = [];
  const voice = { say: (line: string) => void lines.push(line), complain: (line: string) => void lines.push(line) };
  const out = join(folder, 'submitted');
  const args = [source, '--assignment', 'hw1', '--roster', join(folder, 'roster.csv'), '--out', out, ...more];
  const status = collect(args, voice);
  const students = existsSync(out) ? readdirSync(out).sort() : [];
  const found = students.map((id) => {
    expect(readdirSync(join(out, id)), id).toEqual(['hw1']);
    return [id, JSON.parse(readFileSync(join(out, id, 'hw1/hw1.ipynb'), 'utf8')).cells[0].source];
  });
  return { status, said: lines.join('\n'), found: Object.fromEntries(found) as { [id: string]: string } };
}

function archive(files: Zippable | Uint8Array): string {
  const path = join(folder, 'submissions.zip');
  writeFileSync(path, files instanceof Uint8Array ? files : zipSync(files));
  return path;
}

describe('who has handed in what', () => {
  test('Canvas says it by number, late or not, or else by the letters of the name', () => {
    const { status, said, found } = run(
      archive({
        'lovelaceada_LATE_11_900_hw1.ipynb': notebook('a'),
        'müllerbob_77_901_hw1-1.ipynb': notebook('b'),
        'özcem_13_902_my_14_903_hw1.ipynb': notebook('c'),
        'özcem_13_904_notes.txt': strToU8('x'),
      }),
    );
    expect(found).toEqual({ ada: 'a', bob: 'b', cem: 'c' });
    expect(said).toBe('handed in nothing: dee\n3 of 4 students collected');
    expect(status).toBe(0);
  });

  test('Moodle says it in a folder, or in the name of the file', () => {
    const { found, said } = run(
      archive({
        'Ada Lovelace_501_assignsubmission_file_/hw1.ipynb': notebook('a'),
        'Bob Mu\u0308ller_777_assignsubmission_file_/deep/hw1.ipynb': notebook('b'), // decomposed, as a Mac writes it
        'Cem Öz_503_assignsubmission_file_hw1.ipynb': notebook('c'),
        'Participant_504_assignsubmission_onlinetext_/onlinetext.html': strToU8('x'),
      }),
    );
    expect(found).toEqual({ ada: 'a', bob: 'b', cem: 'c' });
    expect(said).toContain('handed in nothing: dee');
  });

  test("nbgrader says it in its folders, and when: a student's own file of that name counts for nothing", () => {
    const source = join(folder, 'inbox');
    for (const id of ['ada', 'bob', 'eve']) {
      mkdirSync(join(source, id, 'hw1/sub/bob/hw1'), { recursive: true });
      writeFileSync(join(source, id, 'hw1/hw1.ipynb'), notebook(id));
      writeFileSync(join(source, id, 'hw1/sub/hw1.ipynb'), notebook('deep'));
    }
    writeFileSync(join(source, 'ada/hw1/timestamp.txt'), '2026-12-01 10:00:00.123456 UTC\n');
    writeFileSync(join(source, 'bob/hw1/timestamp.txt'), 'yesterday');
    const { found, said, status } = run(source);
    expect(found).toEqual({ ada: 'ada', bob: 'bob' });
    expect(readFileSync(join(folder, 'submitted/ada/hw1/timestamp.txt'), 'utf8')).toContain('2026-12-01');
    expect(existsSync(join(folder, 'submitted/bob/hw1/timestamp.txt'))).toBe(false);
    expect(said).toContain('bob: bob/hw1/timestamp.txt: it says no time');
    expect(said).toContain('eve/hw1/hw1.ipynb: nobody in the roster has this number or name');
    expect(status).toBe(1);
    const moodle = archive({
      'Ada_501_assignsubmission_file_/hw1.ipynb': notebook('a'),
      'Ada_501_assignsubmission_file_/timestamp.txt': strToU8('2000-01-01 00:00:00 UTC'),
    });
    rmSync(join(folder, 'submitted'), { recursive: true });
    run(moodle);
    expect(existsSync(join(folder, 'submitted/ada/hw1/timestamp.txt'))).toBe(false);
  });

  test('nobody can hand in for others by what a file or a folder of theirs is called', () => {
    const { found } = run(
      archive({
        'Cem Öz_503_assignsubmission_file_/ada/hw1/hw1.ipynb': notebook('c'),
        'Dee Dee_504_assignsubmission_file_/Ada_501_assignsubmission_file_/hw1.ipynb': notebook('d'),
        '__MACOSX/Ada_501_assignsubmission_file_/hw1.ipynb': notebook('junk'),
      }),
    );
    expect(found).toEqual({ cem: 'c', dee: 'd' });
  });

  test('two of one name are for the instructor to tell apart', () => {
    const text = rosterText;
    const source = archive({ 'doejo_99_1_hw1.ipynb': notebook('x') });
    writeFileSync(join(folder, 'two.csv'), `${text}j1,Jo Doe,,\nj2,"Doe, Jo",,\n`);
    const lines: string[] = [];
    const voice = { say: (line: string) => void lines.push(line), complain: (line: string) => void lines.push(line) };
    const args = [source, '--assignment', 'hw1', '--roster', join(folder, 'two.csv'), '--out', join(folder, 'o')];
    expect(collect(args, voice)).toBe(1);
    expect(lines.join('\n')).toContain('j1 and j2 have this name; write their numbers into the roster');
  });

  test('a name stands for nobody whose number is known and is another', () => {
    const { found, said } = run(archive({ 'lovelaceada_12_900_hw1.ipynb': notebook('not hers') }));
    expect(found).toEqual({});
    expect(said).toContain('nobody in the roster has this number or name');
  });

  test('what was downloaded without names is told so', () => {
    expect(run(archive({ 'anon_aB3x_900_hw1.ipynb': notebook('x') })).said).toContain('anonymous marking off');
  });
});

describe('what cannot be taken is named, and the others are collected', () => {
  const good = { 'lovelaceada_11_900_hw1.ipynb': notebook('a') };
  test.each<[what: string, files: Zippable, said: string]>([
    [
      'two notebooks',
      { 'özcem_13_902_hw1.ipynb': notebook('1'), 'özcem_13_903_hw1-1.ipynb': notebook('2') },
      'cem: handed in 2 notebooks, özcem_13_902_hw1.ipynb, özcem_13_903_hw1-1.ipynb',
    ],
    [
      'names that differ in case or in composition',
      {
        'Cem Öz_503_assignsubmission_file_/hw1.ipynb': notebook('1'),
        'Cem O\u0308z_503_assignsubmission_file_/HW1.IPYNB': notebook('2'),
      },
      'cem: handed in 2 notebooks',
    ],
    ['no notebook', { 'özcem_13_902_hw1.pdf': strToU8('x') }, 'cem: handed in no notebook, only özcem_13_902_hw1.pdf'],
    ['half a notebook', { 'özcem_13_902_hw1.ipynb': notebook('x').slice(0, 9) }, 'it is no notebook'],
    ['another JSON', { 'özcem_13_902_hw1.ipynb': strToU8('null') }, 'it is no notebook'],
    ['JSON without an end', { 'özcem_13_902_hw1.ipynb': strToU8('['.repeat(1e5)) }, 'it is no notebook'],
    ['bytes that are no text', { 'özcem_13_902_hw1.ipynb': Uint8Array.of(0xff, 0xfe) }, 'it is no notebook'],
    ['a bomb', { 'özcem_13_902_hw1.ipynb': new Uint8Array(51e6) }, 'it has more than 50 MB'],
    [
      'a link',
      { 'özcem_13_902_hw1.ipynb': [strToU8('/etc/passwd'), { os: 3, attrs: 0o120777 << 16 }] },
      'it is a link or a device',
    ],
    [
      'a device',
      { 'özcem_13_902_hw1.ipynb': [new Uint8Array(0), { os: 3, attrs: 0o020777 << 16 }] },
      'it is a link or a device',
    ],
    ['a homoglyph', { '\u0430da/hw1/hw1.ipynb': notebook('x') }, '\u0430da/hw1/hw1.ipynb: nobody in the roster'],
    ['a reserved name', { 'NUL/hw1/hw1.ipynb': notebook('x') }, 'NUL/hw1/hw1.ipynb: nobody in the roster'],
    ['commands for a terminal', { 'x\u001b[2J\n\u202e_99_1_hw1.ipynb': notebook('x') }, 'x _99_1_hw1.ipynb: nobody'],
  ])('%s', (_what, files, said) => {
    const result = run(archive({ ...good, ...files }));
    expect(result.said).toContain(said);
    expect(result.status).toBe(1);
    expect(result.found).toEqual({ ada: 'a' });
  });

  test.each(['../../evil/hw1/hw1.ipynb', '/tmp/evil/hw1.ipynb', 'C:\\evil\\hw1.ipynb', '..\\..\\hw1\\hw1.ipynb'])(
    'the path %s leads nowhere',
    (path) => {
      const before = readdirSync(folder);
      const { found } = run(archive({ ...good, [path]: notebook('evil') }));
      expect(found).toEqual({ ada: 'a' });
      expect(readdirSync(folder).sort()).toEqual([...before, 'roster.csv', 'submissions.zip', 'submitted'].sort());
    },
  );

  test('names with NUL or 4 000 letters reach no file, and are shortened where they are shown', () => {
    const long = `${'x'.repeat(4000)}_99_1_hw1.ipynb`;
    const { said, found } = run(archive({ ...good, [long]: notebook('x'), 'y\0_98_1_hw1.ipynb': notebook('y') }));
    expect(found).toEqual({ ada: 'a' });
    expect(Math.max(...said.split('\n').map((line) => line.length))).toBeLessThan(220);
    expect(said).not.toContain('\0');
  });

  test('links and pipes in a folder are not opened', () => {
    const source = join(folder, 'inbox');
    for (const id of ['ada', 'bob', 'cem']) mkdirSync(join(source, id, 'hw1'), { recursive: true });
    writeFileSync(join(source, 'ada/hw1/hw1.ipynb'), notebook('a'));
    writeFileSync(join(folder, 'secret.ipynb'), notebook('secret'));
    symlinkSync(join(folder, 'secret.ipynb'), join(source, 'bob/hw1/hw1.ipynb'));
    execFileSync('mkfifo', [join(source, 'cem/hw1/hw1.ipynb')]);
    symlinkSync(join(source, 'ada'), join(source, 'dee'));
    const { said, found } = run(source);
    expect(found).toEqual({ ada: 'a' });
    expect(said).toContain('bob: bob/hw1/hw1.ipynb: it is a link or a device');
    expect(said).toContain('cem: cem/hw1/hw1.ipynb: it is a link or a device');
  });
});

describe('what was collected before', () => {
  const first = { 'lovelaceada_11_900_hw1.ipynb': notebook('a') };

  test('stays when it differs, unless it is to be replaced', () => {
    run(archive(first));
    expect(run(archive(first))).toMatchObject({ status: 0, found: { ada: 'a' } });
    const second = archive({ 'lovelaceada_11_901_hw1-1.ipynb': notebook('b') });
    const kept = run(second);
    expect(kept).toMatchObject({ status: 1, found: { ada: 'a' } });
    expect(kept.said).toContain('is there already, and differs; --force replaces it');
    expect(run(second, '--force')).toMatchObject({ status: 0, found: { ada: 'b' } });
  });

  test('a link in its place is replaced, not followed', () => {
    run(archive(first));
    const place = join(folder, 'submitted/ada/hw1/hw1.ipynb');
    writeFileSync(join(folder, 'other'), 'untouched');
    rmSync(place);
    symlinkSync(join(folder, 'other'), place);
    expect(run(archive(first), '--force')).toMatchObject({ found: { ada: 'a' } });
    expect(readFileSync(join(folder, 'other'), 'utf8')).toBe('untouched');
  });
});

describe('archives', () => {
  const one = () => zipSync({ 'a.txt': new Uint8Array(1e5) });
  /** The archive with a number in its entry's heading changed. */
  const changed = (offset: number, value: number) => {
    const bytes = one();
    const view = new DataView(bytes.buffer);
    const at = view.getUint32(bytes.length - 6, true);
    view.setUint32(at + offset, value, true);
    return bytes;
  };

  test('give what was packed, with or without compression', () => {
    const text = strToU8('x'.repeat(1000));
    const entries = zipEntries(zipSync({ a: text, b: [text, { level: 0 }], 'c/': new Uint8Array(0) }));
    expect(entries.map(({ path, regular }) => [path, regular])).toEqual([
      ['a', true],
      ['b', true],
      ['c/', false],
    ]);
    for (const { read } of entries.slice(0, 2)) expect(read(1000)).toEqual(text);
    expect(() => entries[0]!.read(999)).toThrow('it has more than 0.000999 MB');
  });

  test('that say too little of their size are stopped all the same', () => {
    const [entry] = zipEntries(changed(24, 10));
    expect(() => entry!.read(1000)).toThrow('it has more than');
    expect(() => entry!.read(1e6)).toThrow('the archive is damaged');
  });

  test.each<[what: string, bytes: () => Uint8Array, said: string]>([
    ['no archive', () => strToU8('hello'), 'this is no zip archive'],
    ['nothing', () => new Uint8Array(0), 'this is no zip archive'],
    ['the end of one', () => one().slice(-60), 'the archive is damaged'],
    ['data beyond the end', () => changed(20, 1e6), 'the archive is damaged'],
    ['a place beyond the end', () => changed(42, 1e9), 'the archive is damaged'],
    ['an encrypted file', () => changed(8, 1 | (8 << 16)), 'it is encrypted'],
    ['another compression', () => changed(8, 14 << 16), 'it is packed in a way (14)'],
  ])('%s is refused', (_what, bytes, said) => {
    expect(() => zipEntries(bytes()).map(({ read }) => read(1e6))).toThrow(said);
  });

  test('too many files for an ordinary archive are refused', () => {
    const bytes = one();
    new DataView(bytes.buffer).setUint16(bytes.length - 12, 0xffff, true);
    expect(() => zipEntries(bytes)).toThrow('download the submissions in parts');
  });
});

describe('the command', () => {
  test.each([
    [[], 'needs a SOURCE'],
    [['x.zip'], 'needs --assignment NAME'],
    [['x.zip', '--assignment', 'hw1'], 'needs --roster FILE'],
    [['x.zip', '--assignment', '../hw1', '--roster', 'r.csv'], 'must be the name of a homework'],
    [['x.zip', '--assignment', 'hw1', '--roster', 'r.csv', '--limit', 'all'], 'must be a number of megabytes'],
    [['nowhere.zip', '--assignment', 'hw1', '--roster', 'r.csv'], 'nowhere.zip does not exist'],
    [['--what'], 'there is no option --what'],
    [['x.zip', '--roster'], '--roster needs a value'],
    [['x.zip', '--roster', '--force'], '--roster needs a value, and --force looks like an option'],
    [['x.zip', '--force=no'], '--force takes no value, so "no" is too much'],
  ])('%j', (args, said) => {
    const lines: string[] = [];
    const voice = { say: (line: string) => void lines.push(line), complain: (line: string) => void lines.push(line) };
    expect(collect(args, voice)).toBe(2);
    expect(lines.join('\n')).toContain(said);
  });

  test('names an archive that is none', () => {
    writeFileSync(join(folder, 'x.zip'), 'hello');
    expect(run(join(folder, 'x.zip'))).toMatchObject({ status: 1 });
    expect(run(join(folder, 'x.zip')).said).toContain('x.zip: this is no zip archive');
  });

  test('does not collect a folder into itself', () => {
    mkdirSync(join(folder, 'submitted'));
    expect(run(join(folder, 'submitted')).said).toContain('is both SOURCE and --out');
  });

  test('says how it is used', () => expect(run('--help')).toMatchObject({ status: 0 }));
});
