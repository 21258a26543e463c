// Demos 2.1 to 2.4, checked on the numbers that the figures hold. What is expected comes from PyTorch with the same random numbers (pytorch.json),
// from closed forms, from the files read once more, and from 20 other seeds in PyTorch (accuracies: ../data/02-preprocessing.json).

import { data } from '../../src/index.js';
import { atan2 } from '../../src/math/index.js';
import { type Finding, Findings, type Read } from '../check.js';
import statistics from '../data/02-preprocessing.json' with { type: 'json' };
import { cells, drawn, type Figures, parts, type Row, rowsWith, series, titleOf } from '../figures.js';
import torch from './pytorch.json' with { type: 'json' };

/** All checks of this lesson. */
export function check(figures: Figures): Finding[] {
  const findings = new Findings(figures);
  const { figure } = findings;
  centred(findings, figure);
  whitened(findings, figure);
  turned(findings, figure);
  descent(findings, figure);
  images(findings, figure);
  tested(findings, figure);
  extremes(findings, figure);
  return findings.list;
}

type Step = keyof typeof torch.clouds;
const of = (rows: { [heading: string]: string }[], by: string, name: string) =>
  rows.find((row) => row[by] === name) ?? {};
const points = (panel: object): number[][] => rowsWith(panel, 'x').map(({ x, y }) => [Number(x), Number(y)]);

/** The panels of a figure of clouds, against PyTorch's points. */
function clouds(findings: Findings, demo: string, spec: object, steps: readonly Step[]): void {
  const panels = parts(spec);
  findings.equal(demo, 'panels', panels.map(titleOf), steps);
  for (const [i, step] of steps.entries()) {
    const found = points(panels[i] ?? {});
    findings.equal(demo, `${step}: points`, found.length, 200);
    // four or five digits behind the point are kept
    findings.nearAll(demo, `${step}: first 20 points`, found.slice(0, 20).flat(), torch.clouds[step].flat(), 0, 5.1e-5);
  }
}

function centred(findings: Findings, figure: Read): void {
  for (const [j, row] of cells(figure('2.1 scratch')).entries()) {
    findings.equal('2.1', `feature ${j + 1}: numbers`, row['numbers'], '200');
    // a mean of 200 roundings, divided by a deviation of 1 or 2: 200 · 2⁻⁵³, of numbers up to 13
    findings.near('2.1', `feature ${j + 1}: by hand`, Number(row['furthest off']), 0, 13 * 200 * 1.2e-16);
  }
  findings.equal('2.1', 'both features', cells(figure('2.1 scratch')).length, 2);
  const steps = ['original', 'zero-centred', 'normalised'] as const;
  clouds(findings, '2.1', figure('2.1 clouds'), steps);
  const table = cells(figure('2.1 table'));
  for (const step of steps) {
    const row = of(table, 'step', step);
    const [[a, b], [, c]] = torch.covariance[step] as [[number, number], [number, number]];
    findings.near('2.1', `${step}: std x₁`, Number(row['std x₁']), Math.sqrt(a), 5.1e-5); // four decimals are shown
    findings.near('2.1', `${step}: std x₂`, Number(row['std x₂']), Math.sqrt(c), 5.1e-5);
    findings.near('2.1', `${step}: correlation`, Number(row['correlation']), b / Math.sqrt(a * c), 5.1e-5);
    if (step === 'original') continue;
    findings.near('2.1', `${step}: mean x₁`, Number(row['mean x₁']), 0, 0);
    findings.near('2.1', `${step}: mean x₂`, Number(row['mean x₂']), 0, 0);
  }
  for (const j of [1, 2])
    findings.near('2.1', `normalised: std ${j} is 1`, Number(of(table, 'step', 'normalised')[`std x${'₁₂'[j - 1]}`]), 1, 0); // biome-ignore format: one line
}

function whitened(findings: Findings, figure: Read): void {
  const steps = ['zero-centred', 'decorrelated', 'whitened'] as const;
  clouds(findings, '2.2', figure('2.2 clouds'), steps);
  const table = cells(figure('2.2 covariance'));
  for (const step of steps) {
    const row = of(table, 'step', step);
    const [[a, b], [, c]] = torch.covariance[step] as [[number, number], [number, number]];
    for (const [name, expected] of [['Var(x₁)', a], ['Var(x₂)', c], ['Cov(x₁, x₂)', b]] as const) // biome-ignore format: one line
      findings.near('2.2', `${step}: ${name}`, Number(row[name]), expected, 5.1e-6); // five decimals are shown
    // the eigenvalues do not change by turning
    const [most, least] = step === 'whitened' ? [1, 1] : [torch.covariance.decorrelated[0]![0]!, torch.covariance.decorrelated[1]![1]!]; // biome-ignore format: one line
    findings.near('2.2', `${step}: λ₁`, Number(row['λ₁, formula']), most, 5.1e-6);
    findings.near('2.2', `${step}: λ₂`, Number(row['λ₂, formula']), least, 5.1e-6);
  }
  const signs = cells(figure('2.2 signs'));
  for (const [step, share] of Object.entries(torch['one sign']))
    findings.near('2.2', `${step}: gradients of one sign`, Number(of(signs, 'step', step)['gradients of one sign']), share, 1e-9); // biome-ignore format: one line
  // ½ + arcsin(ρ)/π for a normal cloud; 4 sd of a share of 200 points
  const rho = torch.covariance.normalised[0]![1]!;
  const expected = 0.5 + atan2(rho, Math.sqrt(1 - rho * rho)) / Math.PI;
  const found = Number(of(signs, 'step', 'zero-centred')['gradients of one sign']);
  findings.near('2.2', 'zero-centred: the formula', found, expected, 4 * Math.sqrt((expected * (1 - expected)) / 200));
}

const rises = (form: 0 | 1) => torch.rises.map((pair) => pair[form]!);

function turned(findings: Findings, figure: Read): void {
  const panels = parts(figure('2.3 boundaries'));
  findings.equal('2.3', 'both forms', panels.map(titleOf), ['before', 'after']);
  for (const [i, panel] of panels.entries()) {
    const rows = drawn(panel).flat();
    const line = (name: string) =>
      rows.filter((row) => row['series'] === name).map(({ x, y }) => [Number(x), Number(y)]);
    const slope = (name: string) => {
      const [[x0, y0], [x1, y1]] = [line(name)[0] ?? [], line(name).at(-1) ?? []] as [
        [number, number],
        [number, number],
      ];
      return atan2(y1 - y0, x1 - x0);
    };
    // a turn of w turns the boundary by as much
    const angle = ((slope('turned by 5°') - slope('fitted')) * 180) / Math.PI;
    findings.near('2.3', `${titleOf(panel)}: the line turns by 5°`, angle, 5, 1e-3);
    // around the place that is nearest to the origin when it lies there, and far from it otherwise
    const middle = Math.floor(line('fitted').length / 2);
    const moved = Math.abs(
      (line('turned by 5°')[middle]?.[1] ?? Number.NaN) - (line('fitted')[middle]?.[1] ?? Number.NaN),
    );
    findings.holds('2.3', `${titleOf(panel)}: how far its middle moves`, i === 0 ? moved > 0.3 : moved < 0.05, moved);
  }
  const loss = figure('2.3 loss');
  for (const [form, name] of [
    [0, 'before'],
    [1, 'after'],
  ] as const) {
    // biome-ignore format: one line
    const own = series(loss, name);
    findings.equal('2.3', `${name}: angles`, own.length, 41);
    const [at, least] = [(degrees: number) => own[20 + 2 * degrees] ?? Number.NaN, own[20] ?? Number.NaN];
    // six digits of a loss of 0.23
    findings.near('2.3', `${name}: rise at 5°, PyTorch`, (at(5) + at(-5)) / 2 - least, rises(form)[0]!, 2e-6);
    findings.holds(
      '2.3',
      `${name}: least where it was fitted`,
      own.every((x) => x >= least - 1e-6),
      least,
    );
  }
  findings.near('2.3', 'both forms have one loss', series(loss, 'before')[20] ?? Number.NaN, series(loss, 'after')[20] ?? 0, 1e-6); // biome-ignore format: one line
  const rows = rowsWith(figure('2.3 seeds'), 'value');
  const found = (name: string) =>
    rows.filter((row) => Object.values(row).includes(name)).map(({ value }) => Number(value));
  const sorted = (numbers: readonly number[]) => numbers.toSorted((a, b) => a - b);
  for (const [form, name] of [[0, 'before'], [1, 'after']] as const) // biome-ignore format: one line
    findings.nearAll('2.3', `${name}: 20 seeds, PyTorch`, sorted(found(name)), sorted(rises(form)), 1e-4);
  const ratios = torch.rises.map(([before, after]) => before! / after!);
  findings.holds('2.3', 'more than ten times with each seed', Math.min(...ratios) > 10, Math.min(...ratios));
}

function descent(findings: Findings, figure: Read): void {
  const lines = figure('2.3 descent');
  const rows = cells(figure('2.3 table'));
  for (const name of ['before', 'after'] as const) {
    const losses = series(lines, name);
    const row = of(rows, 'form', name);
    findings.equal('2.3', `${name}: steps`, losses.length, 300);
    findings.near('2.3', `${name}: begins at ln 2`, losses[0] ?? Number.NaN, Math.LN2, 1e-6);
    findings.nearAll('2.3', `${name}: the losses, PyTorch`, losses, torch.losses[name], 1e-5);
    findings.near('2.3', `${name}: the last loss`, Number(row['loss after\n300 steps']), losses[299] ?? 0, 5.1e-5);
    const [least, , most] = torch.curvatures[name] as [number, number, number];
    findings.near('2.3', `${name}: largest eigenvalue`, Number(row['largest\neigenvalue']), most, 0.006 * most); // three digits
    findings.near('2.3', `${name}: smallest eigenvalue`, Number(row['smallest\neigenvalue']), least, 0.006 * least);
    const steepest = torch['at the start'][name][2]!;
    findings.near('2.3', `${name}: rate, PyTorch`, Number(row['rate']), 1 / steepest, 0.006 / steepest); // three digits
    findings.near('2.3', `${name}: κ`, Number(row['κ']), most / least, 0.5 + 1e-4 * (most / least));
  }
  const [before, after] = ['before', 'after'].map((name) => series(lines, name)) as [number[], number[]];
  const best = Number(of(rows, 'form', 'after')['loss, as fitted']);
  findings.holds('2.3', 'after: done after 30 steps', (after[29] ?? 1) < best + 0.001, after[29] ?? 1);
  const most = Math.max(...[before, after].flatMap((losses) => losses.slice(1).map((loss, i) => loss - losses[i]!)));
  findings.holds('2.3', 'the loss rises in no step', most < 1e-6, most);
  findings.holds('2.3', 'before: far from it after 300', (before[299] ?? 0) > 2 * best, before[299] ?? 0);
}

function images(findings: Findings, figure: Read): void {
  const table = cells(figure('2.4 shapes'));
  findings.equal(
    '2.4',
    'shapes',
    table.map((row) => row['shape,\nchannels last']),
    ['[32,32,3]', '[1,1,3]'],
  );
  findings.equal('2.4', 'numbers', table.map((row) => row['numbers']), ['3072', '3']); // biome-ignore format: one line
  // the same images once more, their means by loops
  const { train, test } = data.makeImageSplit(500, 100);
  const byte = (value: number, channel: number) => Math.min(255, Math.max(0, value + [125.3, 123, 113.9][channel]!));
  const sums = (x: Float32Array, count: number) => {
    const image = new Float64Array(3072);
    for (let n = 0; n < count; n++) for (let j = 0; j < 3072; j++) image[j]! += byte(x[n * 3072 + j]!, Math.floor(j / 1024)) / count; // biome-ignore format: one line
    return image;
  };
  const [a, b] = [sums(train.x.data as Float32Array, 500), sums(test.x.data as Float32Array, 100)];
  const channel = (image: Float64Array, c: number) =>
    image.slice(1024 * c, 1024 * (c + 1)).reduce((s, v) => s + v, 0) / 1024;
  const rms = (numbers: number[]) => Math.sqrt(numbers.reduce((sum, x) => sum + x * x, 0) / numbers.length);
  const expected = [
    { first: [0, 1, 2].map((c) => a[1024 * c]!), left: rms([...a].map((v, j) => b[j]! - v)) },
    { first: [0, 1, 2].map((c) => channel(a, c)), left: rms([0, 1, 2].map((c) => channel(b, c) - channel(a, c))) },
  ];
  for (const [i, { first, left }] of expected.entries()) {
    const row = table[i] ?? {};
    const found = (row['the first\nthree'] ?? '').split(', ').map(Number);
    findings.nearAll('2.4', `${row['subtracted']}: the first three`, found, first, 0, 0.051); // one decimal is shown
    findings.near('2.4', `${row['subtracted']}: left in the test images`, Number(row['rms of the\nmean left, test']), left, 0.06); // biome-ignore format: two digits
  }
}

function tested(findings: Findings, figure: Read): void {
  const rows = rowsWith(figure('2.4 accuracy'), 'value');
  const ways = ['training mean', 'test mean', 'mean of one class', 'nothing'] as const;
  const found = (name: string) =>
    rows.filter((row: Row) => Object.values(row).includes(name)).map(({ value }) => Number(value));
  for (const way of ways) {
    const { mean, sd } = statistics.accuracy[way];
    findings.equal('2.4', `${way}: nets`, found(way).length, 5);
    for (const [i, accuracy] of found(way).entries())
      findings.near('2.4', `${way}, net ${i + 1}, against 20 in PyTorch`, accuracy, mean, 5 * sd);
  }
  const average = (name: string) => found(name).reduce((sum, one) => sum + one, 0) / found(name).length;
  const [training, test, alone, nothing] = ways.map(average) as [number, number, number, number];
  const { mean, sd } = statistics.accuracy['test mean − training mean'];
  findings.near('2.4', 'test mean against training mean', test - training, mean, 5 * sd * Math.sqrt(1 / 5 + 1 / 20));
  findings.holds('2.4', 'the order', alone < nothing && nothing < training, alone);
}

function extremes(findings: Findings, figure: Read): void {
  const table = cells(figure('2.4 extremes'));
  const { x } = data.loadDigits();
  const [count, pixels] = [1797, 64];
  const at = (n: number, j: number) => Number(x.data[n * pixels + j]);
  const columns = Array.from({ length: pixels }, (_, j) => Array.from({ length: count }, (_, n) => at(n, j)));
  const centre = columns.map((column) => {
    const mean = column.reduce((sum, one) => sum + one, 0) / count;
    return column.map((one) => one - mean);
  });
  const scaled = centre.map((column) => {
    const std = Math.sqrt(column.reduce((sum, one) => sum + one * one, 0) / count);
    return column.map((one) => (std > 0 ? one / std : 0));
  });
  for (const [step, numbers] of [
    ['original', columns],
    ['zero-centred', centre],
    ['normalised', scaled],
  ] as const) {
    // biome-ignore format: one line
    const all = numbers.flat();
    const rms = Math.sqrt(all.reduce((sum, one) => sum + one * one, 0) / all.length);
    const largest = all.reduce((most, one) => Math.max(most, Math.abs(one)), 0);
    const row = of(table, 'step', step);
    findings.near('2.4', `${step}: rms`, Number(row['rms of all numbers']), rms, 0.0051 * rms); // three digits
    findings.near('2.4', `${step}: largest`, Number(row['largest size']), largest, 0.0051 * largest);
    findings.near('2.4', `${step}: ratio`, Number(row['that, in rms']), largest / rms, (0.0051 * largest) / rms);
  }
  // three of 64 pixels are the same in all images: variance 61/64 at most, also when whitened
  findings.near('2.4', 'whitened: rms', Number(of(table, 'step', 'whitened')['rms of all numbers']), Math.sqrt(61 / 64), 0.0011); // biome-ignore format: one line
}
