// `lectern figures`, as it is typed: what it draws, what it says, and when it fails.

import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeEach, describe, expect, test } from 'vitest';
import { plot } from '../../src/index.js';

const main = fileURLToPath(new URL('../../dist/cli/main.js', import.meta.url));
let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'figures-'));
  return () => rmSync(folder, { recursive: true });
});

/** Runs the command in the folder; gives the exit code and all that it says. */
function figures(...args: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [main, 'figures', ...args], {
    cwd: folder,
    encoding: 'utf8',
    env: { ...process.env, TZ: 'UTC' },
  });
  return { status, said: stdout + stderr };
}
const files = (place: string) => readdirSync(join(folder, place)).sort();
const text = (file: string) => readFileSync(join(folder, file), 'utf8');

type Shown = { chart: plot.Chart; source?: string; tags?: string[]; metadata?: boolean };

/** Saves an executed notebook in which each cell shows a chart. */
function notebook(file: string, cells: Shown[], language = 'typescript'): void {
  const bundle = ({ chart, metadata }: Shown) => {
    const data = { 'text/plain': chart.description.split(/(?<=\n)/) };
    return metadata
      ? { data: { ...data, 'text/html': '<table></table>' }, metadata: { lectern: { spec: chart.spec } } }
      : { data: { ...data, 'application/vnd.vegalite.v5+json': chart.spec }, metadata: {} };
  };
  const json = {
    cells: [
      { cell_type: 'markdown', source: '# A notebook', metadata: {} },
      ...cells.map((cell) => ({
        cell_type: 'code',
        source: [cell.source ?? '', '\nchart'],
        metadata: { tags: cell.tags ?? [] },
        outputs: [{ output_type: 'display_data', ...bundle(cell) }],
      })),
    ],
    metadata: { kernelspec: { language } },
  };
  writeFileSync(join(folder, file), JSON.stringify(json));
}
const loss = (last = 1) => plot.line({ loss: [3, 2, last] }, { name: 'the loss', title: 'It falls' });
const counts = () => plot.hist([1, 2, 2], { name: 'counts', bins: 3 });
const rows = () => plot.table([{ a: 1, b: 'x' }], { name: 'Größe 1.5', title: 'A table' });

describe('the figures of a notebook that was executed', () => {
  test('are drawn in all forms, with digests and an index', () => {
    notebook('mine.ipynb', [
      { chart: loss(), source: 'manualSeed(42)' },
      { chart: rows(), metadata: true },
    ]);
    const { status, said } = figures('--from', 'mine.ipynb', '--format', 'gif,pdf,png,svg', '--theme', 'print,light');
    expect([status, said]).toEqual([
      0,
      expect.stringMatching(/^mine: 2 figures, 16 files, [\d.]+ s\nTo look at: figures\/index\.html\n/),
    ]);
    const names = ['grosse-1-5', 'grosse-1-5-print', 'the-loss', 'the-loss-print'];
    expect(files('figures/mine')).toEqual(
      names.flatMap((name) => ['gif', 'pdf', 'png', 'svg'].map((format) => `${name}.${format}`)).sort(),
    );
    const begin = (file: string) =>
      readFileSync(join(folder, 'figures/mine', file))
        .subarray(0, 4)
        .toString('latin1');
    expect(['gif', 'pdf', 'png', 'svg'].map((format) => begin(`the-loss.${format}`))).toEqual([
      'GIF8',
      '%PDF',
      '\x89PNG',
      '<svg',
    ]);
    expect(text('figures/mine/the-loss.svg')).toBe(loss().toSVG());
    expect(text('figures/mine/the-loss-print.svg')).toBe(loss().toSVG({ theme: 'print' }));
    expect(text('figures/figures.sha256').split('\n')).toHaveLength(17);
    expect(
      spawnSync('sha256sum', ['--check', '--quiet', 'figures.sha256'], { cwd: join(folder, 'figures') }).status,
    ).toBe(0);
    const index = text('figures/index.html');
    for (const part of [
      'the loss</b> It falls',
      'mine, cell 1, seed 42',
      '\\includegraphics[width=\\linewidth]{mine/the-loss-print.pdf}',
      '![the loss: It falls](mine/the-loss.svg)',
      'lowest 1, highest 3',
    ])
      expect(index).toContain(part);
  }, 60_000);

  test('are green when nothing has changed, and red after a changed number', () => {
    notebook('mine.ipynb', [{ chart: loss() }, { chart: counts() }]);
    expect(figures('--from', 'mine.ipynb').status).toBe(0);
    const same = figures('--from', 'mine.ipynb', '--check');
    expect([same.status, same.said]).toEqual([0, expect.stringContaining('4 files, all as before')]);
    expect(same.said).not.toContain('not looked at');
    const some = figures('--from', 'mine.ipynb', '--check', '--name', 'the loss');
    expect([some.status, some.said]).toEqual([
      0,
      expect.stringMatching(/2 files, all as before\n2 digests not looked at: /),
    ]);
    notebook('mine.ipynb', [{ chart: loss(1.001) }, { chart: counts() }]);
    const { status, said } = figures('--from', 'mine.ipynb', '--check');
    expect(status).toBe(1);
    expect(said).toMatch(/mine\/the-loss\.png differs in \d+ pixels/);
    expect(said).not.toContain('counts');
    const page = text('figures/changed/index.html');
    for (const kind of ['old', 'new', 'difference']) {
      const file = `${kind}/mine/the-loss.png${kind === 'difference' ? '.png' : ''}`;
      expect(page).toContain(`src="${file}"`);
      expect(existsSync(join(folder, 'figures/changed', file))).toBe(true);
    }
    expect(figures('--from', 'mine.ipynb', '--check').status).toBe(1);
  }, 60_000);

  test('are red when a digest, a figure or the old picture is missing', () => {
    notebook('mine.ipynb', [{ chart: loss() }, { chart: counts() }]);
    figures('--from', 'mine.ipynb', '--format', 'png');
    const sums = text('figures/figures.sha256');
    writeFileSync(
      join(folder, 'figures/figures.sha256'),
      sums.replace(/^.*counts.*\n/m, '').replace(/^[0-9a-f]{8}(?=.*the-loss)/m, '01234567'),
    );
    const { status, said } = figures('--from', 'mine.ipynb', '--format', 'png', '--check');
    expect(status).toBe(1);
    expect(said).toContain('mine/counts.png is new');
    expect(said).toMatch(/mine\/the-loss\.png differs\. The old picture is not at hand/);
    writeFileSync(join(folder, 'figures/figures.sha256'), sums);
    notebook('mine.ipynb', [{ chart: counts() }]);
    const gone = figures('--from', 'mine.ipynb', '--format', 'png', '--check');
    expect([gone.status, gone.said]).toEqual([
      1,
      expect.stringContaining('mine/the-loss.png is among the digests, but is no longer drawn'),
    ]);
  }, 60_000);

  test('drawn in part leave the other digests as they are', () => {
    notebook('mine.ipynb', [{ chart: loss() }, { chart: counts() }]);
    figures('--from', 'mine.ipynb');
    const before = text('figures/figures.sha256');
    notebook('mine.ipynb', [{ chart: loss(2) }, { chart: counts() }]);
    expect(figures('--from', 'mine.ipynb', '--name', 'the loss', '--format', 'png').status).toBe(0);
    const [was, is] = [before, text('figures/figures.sha256')].map((sums) => sums.split('\n'));
    expect(is!.length).toBe(was!.length);
    expect(is!.filter((line) => !was!.includes(line)).map((line) => line.slice(66))).toEqual(['mine/the-loss.png']);
  }, 60_000);

  test('that measure time are drawn, and not compared', () => {
    notebook('mine.ipynb', [{ chart: loss(), tags: ['volatile'] }, { chart: counts() }]);
    figures('--from', 'mine.ipynb', '--format', 'svg');
    expect(files('figures/mine')).toEqual(['counts.svg', 'the-loss.svg']);
    expect(text('figures/figures.sha256')).toMatch(/^\S+ {2}mine\/counts\.svg\n$/);
  });

  test('are told apart by their names', () => {
    const line = (name: string, y: number) => ({ chart: plot.line({ a: [1, y] }, { name }) });
    notebook('twice.ipynb', [line('a', 1), line('b', 1), line('a', 2)]);
    expect(figures('--from', 'twice.ipynb')).toEqual({
      status: 2,
      said: expect.stringContaining('two figures are called "a": twice, cell 1, and twice, cell 3'),
    });
    notebook('shown-again.ipynb', [line('a', 1), line('a', 1)]);
    expect(figures('--from', 'shown-again.ipynb', '--format', 'svg').status).toBe(0);
    notebook('alike.ipynb', [line('a b', 1), line('A-b', 2)]);
    expect(figures('--from', 'alike.ipynb')).toEqual({
      status: 2,
      said: expect.stringContaining('"a b" and "A-b" would be written to the same file'),
    });
    notebook('nameless.ipynb', [{ chart: plot.line({ a: [1] }) }, { chart: plot.line({ a: [2] }) }]);
    const { status, said } = figures('--from', 'nameless.ipynb', '--format', 'svg');
    expect([status, said]).toEqual([0, expect.stringContaining('nameless: 2 figures without a name')]);
    expect(files('figures/nameless')).toEqual(['figure-1.svg', 'figure-2.svg']);
  }, 60_000);

  test('may be those of another language', () => {
    notebook('altair.ipynb', [{ chart: counts() }], 'python');
    const { status, said } = figures('altair.ipynb', '--format', 'svg');
    expect([status, said]).toEqual([
      0,
      expect.stringContaining('altair is a notebook in python: its saved outputs are read'),
    ]);
  });

  test('may not load anything', () => {
    const chart = new plot.Chart({ data: { values: [1] }, mark: 'bar' } as never, 'x');
    Object.assign(chart.spec, { mark: { type: 'image', url: '/etc/hostname' }, usermeta: { name: 'spy' } });
    notebook('bad.ipynb', [{ chart }]);
    expect(figures('--from', 'bad.ipynb')).toEqual({
      status: 1,
      said: expect.stringMatching(/bad, cell 1, "spy": .*"\/etc\/hostname", which would have to be loaded/),
    });
  });
});

describe('a lesson or a notebook of the user', () => {
  const lesson = (more = '') => `// %% [markdown]
// # Mine
// %%
import { manualSeed, plot, randn } from 'lectern';
import { display } from 'lectern/notebook';
manualSeed(7);
export const drawn = plot.hist(randn([100]), { name: 'normal', title: 'Numbers' });
display(drawn);
// %%
plot.line({ a: [1, 2] }, { name: 'last line' })
${more}`;

  test('is run, and gives what the library gives', () => {
    writeFileSync(join(folder, 'mine.ts'), lesson());
    const { status, said } = figures('mine.ts', '--format', 'svg');
    expect([status, said]).toEqual([0, expect.stringMatching(/^mine: 2 figures, 2 files/)]);
    expect(text('figures/mine/last-line.svg')).toBe(plot.line({ a: [1, 2] }).toSVG());
    expect(text('figures/index.html')).toContain('mine, cell 1, seed 7');
    const cells = [`import { plot } from 'lectern';`, `plot.line({ a: [1, 2] }, { name: 'last line' })`];
    const source = cells.map((cell) => ({ cell_type: 'code', source: [cell], outputs: [], metadata: {} }));
    writeFileSync(join(folder, 'own.ipynb'), JSON.stringify({ cells: source, metadata: {} }));
    expect(figures('own.ipynb', '--format', 'svg').status).toBe(0);
    expect(text('figures/own/last-line.svg')).toBe(text('figures/mine/last-line.svg'));
  }, 120_000);

  test('that fails is named with its cell', () => {
    writeFileSync(join(folder, 'mine.ts'), lesson("// %%\nthrow new RangeError('too far')"));
    expect(figures('mine.ts')).toEqual({ status: 1, said: 'lectern figures: mine, cell 3: RangeError: too far\n' });
    writeFileSync(join(folder, 'mine.ts'), lesson('// %%\nprocess.exit(3)'));
    expect(figures('mine.ts').status).toBe(1);
  }, 120_000);
});

test.each<[what: string, args: string[], said: string]>([
  [
    'a lesson',
    ['03-weight-initialisation'],
    'there is no lesson "03-weight-initialisation", nor a file of this name; there are',
  ],
  ['the nearest lesson', ['weight-initialization'], 'Did you mean "03-weight-initialization"?'],
  ['a file', ['nowhere.ipynb'], 'there is no file nowhere.ipynb'],
  ['a format', ['--format', 'png,pngg'], '--format "pngg" is none of svg, png, pdf, gif. Did you mean "png"?'],
  ['a format twice', ['--format', 'png,png'], '--format names "png" twice'],
  ['a theme', ['--theme', 'darc'], 'Did you mean "dark"?'],
  ['a scale', ['--scale', '0'], '--scale is "0", but must be a number above 0'],
  ['an option', ['--themes', 'dark'], 'did you mean --theme?'],
  ['digests', ['--check'], 'there is no figures/figures.sha256 to compare with'],
  ['outputs', ['--from', 'nowhere'], 'there is no file nowhere'],
])('%s that does not exist is an error of the command line', (_what, args, said) => {
  expect(figures(...args)).toEqual({ status: 2, said: expect.stringContaining(said) });
});

test('the name of a figure that is not there brings the nearest', () => {
  notebook('mine.ipynb', [{ chart: loss() }, { chart: counts() }]);
  expect(figures('--from', 'mine.ipynb', '--name', 'the lost')).toEqual({
    status: 2,
    said: 'lectern figures: there is no figure "the lost". Did you mean "the loss"? There are "the loss", "counts"\n',
  });
});

test('--help says how', () => {
  const { status, said } = figures('--help');
  expect([status, said]).toEqual([0, expect.stringContaining('Usage: lectern figures')]);
});
