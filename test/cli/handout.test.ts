// What a handout is made of, and when it is refused.

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { beforeEach, expect, test, vi } from 'vitest';
import { handout, zipped } from '../../src/cli/handout/command.js';
import { filesOf, lessonOf } from '../../src/cli/handout/lesson.js';

let places = { notebooks: '', from: '' };
beforeEach(() => {
  const folder = mkdtempSync(join(tmpdir(), 'handout-'));
  places = { notebooks: join(folder, 'notebooks'), from: join(folder, 'run') };
  for (const place of Object.values(places)) mkdirSync(place);
  for (const name of ['03-weights', '10-schedules', '13-noise']) write('notebooks', `${name}.ipynb`, notebook('a'));
  return () => rmSync(folder, { recursive: true });
});
const write = (place: 'notebooks' | 'from', file: string, text: string) =>
  writeFileSync(join(places[place], file), text);
const notebook = (source: string | string[], more: object = {}) =>
  JSON.stringify({ cells: [{ cell_type: 'code', source, outputs: [], ...more }] });

test('a lesson is named by the beginning of its name', () => {
  for (const given of ['03', '3', '03-w']) expect(lessonOf(given, places)).toBe('03-weights');
  expect(() => lessonOf('1', places)).toThrow('there is no lesson "1"'); // and not 10 or 13
  expect(lessonOf('10-schedules', places)).toBe('10-schedules');
  write('notebooks', '10-more.ipynb', notebook('a'));
  expect(() => lessonOf('10', places)).toThrow('"10" may be 10-more, 10-schedules; write more of the name');
  rmSync(join(places.notebooks, '10-more.ipynb'));
  expect(() => lessonOf('04', places)).toThrow('there is no lesson "04". There are 03-weights, 10-schedules, 13-noise');
  expect(() => lessonOf('03-wieghts', places)).toThrow('Did you mean "03-weights"?');
});

test('what was not run, or has changed since, is refused', () => {
  const files = () => [...filesOf('03-weights', places).keys()];
  expect(files).toThrow(
    /^03-weights has not been run: there is no .*03-weights\.ipynb\. First: npm run lessons -- 03-weights$/,
  );
  write('from', '03-weights.ipynb', notebook(['a'], { execution_count: 1 }));
  write('from', '03-weights.html', 'page');
  expect(files).toThrow('03-weights.slides.html');
  write('from', '03-weights.slides.html', 'slides');
  expect(files()).toEqual(['03-weights.ipynb', '03-weights.html', '03-weights.slides.html']);
  write('notebooks', '03-weights.ipynb', notebook('b'));
  expect(files).toThrow('03-weights has changed since it was run. First: npm run lessons -- 03-weights');
});

test('the notebook is the one without outputs', () => {
  write('from', '03-weights.ipynb', notebook('a', { outputs: [{ output_type: 'stream' }] }));
  for (const kind of ['html', 'slides.html']) write('from', `03-weights.${kind}`, kind);
  const text = new TextDecoder().decode(filesOf('03-weights', places).get('03-weights.ipynb'));
  expect(text).toBe(notebook('a'));
});

test('the same files are the same bytes, in whichever order and wherever', () => {
  const files: [string, Uint8Array][] = [
    ['a.html', new TextEncoder().encode('a')],
    ['figures/b.png', Uint8Array.of(1, 2)],
  ];
  const made = (there: string, given: [string, Uint8Array][]) => {
    vi.stubEnv('TZ', there);
    return zipped('x', new Map(given));
  };
  const zip = made('Asia/Tokyo', files);
  expect(made('America/New_York', files.toReversed())).toEqual(zip);
  vi.unstubAllEnvs();
  expect(Object.keys(unzipSync(zip))).toEqual(['x/a.html', 'x/figures/b.png']);
});

test('the command says what it takes, and refuses with status 2', async () => {
  const lines: string[] = [];
  const voice = {
    say: (line: string) => void lines.push(line),
    complain: (line: string) => void lines.push(line),
    progress: () => {},
  };
  expect(await handout(['--help'], voice)).toBe(0);
  expect(await handout([], voice)).toBe(2);
  expect(await handout(['nothing'], voice)).toBe(2);
  expect(await handout(['03', '--fromm', 'x'], voice)).toBe(2);
  expect(lines).toEqual([
    expect.stringContaining('Usage: lectern handout LESSON…'),
    expect.stringContaining('Usage: lectern handout LESSON…'),
    expect.stringContaining('lectern handout: there is no lesson "nothing"'),
    expect.stringContaining('did you mean --from?'),
  ]);
});
