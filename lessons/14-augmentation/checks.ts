// Demos 14.1 to 14.10 and the erratum, checked on the numbers that the figures hold. What is expected comes from counting by hand, from
// closed forms, from PyTorch (pixels of a small picture: pytorch.json; accuracies of 20 other seeds: ../data/14-augmentation.json), and from
// the pixels of the scenes themselves.

import { data, type Tensor } from '../../src/index.js';
import { drawScene } from '../../src/lesson/index.js';
import { cos, sin } from '../../src/math/index.js';
import { type Finding, Findings, type Read } from '../check.js';
import statistics from '../data/14-augmentation.json' with { type: 'json' };
import { cells, type Figures, numbersUnder, rowsWith } from '../figures.js';
import torch from './pytorch.json' with { type: 'json' };

/** All checks of this lesson. */
export function check(figures: Figures): Finding[] {
  const findings = new Findings(figures);
  const { figure } = findings;
  flips(findings, figure);
  crops(findings, figure);
  tenCrops(findings, figure);
  light(findings, figure);
  colours(findings, figure);
  geometry(findings, figure);
  mixes(findings, figure);
  gains(findings, figure);
  return findings.list;
}

/** The mean of each image of a sheet. */
const means = (spec: object): number[] => rowsWith(spec, 'image').map(({ mean }) => Number(mean));
const labels = (spec: object) => rowsWith(spec, 'image').map(({ label }) => label);
/** The mean of a picture as a sheet shows it, made smaller. */
const meanOf = (x: Tensor, height = 112) => data.transforms.resize(x, height).mean().item();
const scene = (name: string) => drawScene(name, 240);

/** Pixels of a small picture, against PyTorch: six digits are shown, of float32. */
function pixels(findings: Findings, figure: Read, demo: string, ...changes: (keyof typeof torch)[]): void {
  const rows = cells(figure('14 PyTorch'));
  for (const change of changes) {
    const row = rows.find((one) => one['change'] === change) ?? {};
    const { size, mean, places } = torch[change];
    const found = ['mean', 'upper left', 'lower right', 'middle'].map((name) => Number(row[name]));
    findings.equal(demo, `${change}: size`, row['size'], size.join(' × '));
    findings.nearAll(demo, `${change}, PyTorch`, found, [mean, ...places], 0, 1.5e-6);
  }
}

function flips(findings: Findings, figure: Read): void {
  const names = ['boat', 'street', 'tree', 'face', 'letters', 'wall'];
  findings.equal('14.1', 'the scenes', labels(figure('14 scenes')), names);
  findings.nearAll('14.1', 'their means', means(figure('14 scenes')), names.map((name) => meanOf(scene(name), 128)), 1e-5); // biome-ignore format: one line
  const four = ['boat', 'street', 'face', 'letters'];
  const sheet = figure('14.1 flips');
  findings.equal('14.1', 'four, and four mirror images', labels(sheet), [...four, ...four]);
  const all = means(sheet);
  findings.nearAll('14.1', 'a flip changes no mean', all.slice(4), all.slice(0, 4), 1e-6);
  const rows = cells(figure('14.1 table'));
  const count = 3 * 240 * 320;
  findings.equal('14.1', 'from scratch', numbersUnder(rows, 'from scratch: equal'), [count, count, count, count]);
  findings.equal('14.1', 'twice', numbersUnder(rows, 'flipped twice: equal'), [count, count, count, count]);
  for (const [i, once] of numbersUnder(rows, 'flipped once: equal').entries())
    findings.holds('14.1', `${four[i]}: once is something else`, once < 0.97 * count, once);
  pixels(findings, figure, '14.1', 'flip');
}

function crops(findings: Findings, figure: Read): void {
  const drawn = cells(figure('14.2 drawn'));
  const column = (name: string) => numbersUnder(drawn, name);
  for (const [i, L] of column('L').entries()) {
    findings.holds('14.2', `patch ${i + 1}: L`, L >= 256 && L <= 480, L);
    findings.holds('14.2', `patch ${i + 1}: inside`, column('top')[i]! <= L - 224 && column('left')[i]! <= Math.floor((4 * L) / 3) - 224, column('left')[i]!); // biome-ignore format: one line
  }
  findings.equal('14.2', 'as in the library', column('as in the library'), Array(6).fill(3 * 224 * 224));
  const shown = labels(figure('14.2 patches')).map(String);
  findings.equal('14.2', 'the sheet has the patches of the table', shown.slice(0, 6), column('L').map((L) => `L = ${L}`)); // biome-ignore format: one line
  const x = drawScene('street', 480);
  const expected = column('L').map((L, i) => {
    const all = data.transforms.resize(x, L);
    return meanOf(all.narrow(1, column('top')[i]!, 224).narrow(2, column('left')[i]!, 224));
  });
  findings.nearAll('14.2', 'means of the patches', means(figure('14.2 patches')).slice(0, 6), expected, 1e-5);

  const sizes = cells(figure('14.2 sizes'));
  const Ls = [256, 300, 368, 420, 480];
  const width = (L: number) => Math.floor((4 * L) / 3);
  findings.equal('14.2', 'widths', numbersUnder(sizes, 'width'), Ls.map(width));
  findings.nearAll('14.2', 'share', numbersUnder(sizes, 'shown, %'), Ls.map((L) => (100 * 224 * 224) / (L * width(L))), 0, 0.051); // biome-ignore format: one line
  findings.equal(
    '14.2',
    'places',
    numbersUnder(sizes, 'places'),
    Ls.map((L) => (L - 224 + 1) * (width(L) - 224 + 1)),
  );
  pixels(findings, figure, '14.2', 'resized to 8', 'resized to 20');
}

function tenCrops(findings: Findings, figure: Read): void {
  const rows = cells(figure('14.3 table'));
  findings.equal('14.3', 'the scales', numbersUnder(rows, 'scale'), [224, 256, 384, 480, 640]);
  findings.equal('14.3', 'square: different', numbersUnder(rows, 'different, square'), [2, 10, 10, 10, 10]);
  findings.equal('14.3', '4 : 3: different', numbersUnder(rows, 'different, 4 : 3'), [6, 10, 10, 10, 10]);
  const sheet = means(figure('14.3 crops'));
  findings.equal('14.3', 'five crops at two scales', sheet.length, 10);
  findings.holds('14.3', 'at 224 the left corners are one, and the right ones', sheet[0] === sheet[2] && sheet[1] === sheet[3] && sheet[0] !== sheet[1], sheet[0]!); // biome-ignore format: one line

  const demo = 'errata ResNet test';
  const windows = cells(figure(demo));
  // a window of 224 every 32 pixels
  const places = [224, 256, 384, 480, 640].map((S) => ((S - 224) / 32 + 1) * ((S - 224) / 32 + 1));
  findings.equal(demo, 'places of the paper', numbersUnder(windows, 'places of the paper'), places);
  findings.equal(demo, 'crops of the slide', numbersUnder(windows, 'crops of the slide'), [10, 10, 10, 10, 10]);
  findings.equal(demo, 'in the corners the same', windows.map((row) => row['corners agree']), Array(5).fill('yes')); // biome-ignore format: one line
}

function light(findings: Findings, figure: Read): void {
  const x = scene('face');
  const numbers = Array.from(x.data, Number);
  const n = numbers.length / 3;
  const grey = (all: number[]) => average(Array.from({ length: n }, (_, i) => 0.2989 * all[i]! + 0.587 * all[n + i]! + 0.114 * all[2 * n + i]!)); // biome-ignore format: one line
  const average = (all: number[]) => all.reduce((a, b) => a + b, 0) / all.length;
  const level = grey(numbers);
  const cut = (v: number) => Math.max(0, Math.min(1, v));
  const factors = [0, 0.5, 1, 1.5, 2];
  const bright = factors.map((f) => numbers.map((v) => cut(f * v)));
  const changed = factors.map((f) => numbers.map((v) => cut(f * v + (1 - f) * level)));
  const spread = (all: number[]) => {
    const middle = average(all);
    return Math.sqrt(average(all.map((v) => (v - middle) * (v - middle))));
  };
  const rows = cells(figure('14.4 table'));
  findings.nearAll('14.4', 'brightness', numbersUnder(rows, 'brightness: grey'), bright.map(grey), 0, 5.1e-4); // three digits are shown
  findings.nearAll('14.4', 'contrast', numbersUnder(rows, 'contrast: grey'), changed.map(grey), 0, 5.1e-4);
  findings.nearAll('14.4', 'its spread', numbersUnder(rows, 'contrast: std'), changed.map(spread), 0, 5.1e-4);
  for (const off of numbersUnder(rows, 'from scratch: furthest off'))
    findings.near('14.4', 'from scratch', off, 0, 1e-6);
  findings.nearAll('14.4', 'the sheet', means(figure('14.4 sheet')), [...bright, ...changed].map(average), 2e-2, 1e-3);
  pixels(findings, figure, '14.4', 'brightness', 'contrast');
}

function colours(findings: Findings, figure: Read): void {
  const rows = cells(figure('14.5 colours'));
  const lambda = numbersUnder(rows, 'λ');
  const p = ['R', 'G', 'B'].map((name) => numbersUnder(rows, name));
  // the covariance, from the pixels, plainly
  const names = ['boat', 'street', 'tree', 'face', 'letters', 'wall'];
  const all = names.map((name) => data.transforms.resize(scene(name), 60));
  const channel = (c: number) => all.flatMap((x) => Array.from(x.select(0, c).data, Number));
  const rgb = [0, 1, 2].map(channel);
  const average = (list: number[]) => list.reduce((a, b) => a + b, 0) / list.length;
  const middle = rgb.map(average);
  const covariance = rgb.map((a, i) => rgb.map((b, j) => average(a.map((v, k) => (v - middle[i]!) * (b[k]! - middle[j]!))))); // biome-ignore format: one line
  for (const k of [0, 1, 2])
    for (const i of [0, 1, 2]) {
      const product = covariance[i]!.reduce((sum, c, j) => sum + c * p[j]![k]!, 0);
      findings.near('14.5', `C p${k + 1} = λ p${k + 1}, ${'RGB'[i]}`, product, lambda[k]! * p[i]![k]!, 1e-4); // four digits are shown
    }
  const trace = covariance.reduce((sum, row, i) => sum + row[i]!, 0);
  findings.near(
    '14.5',
    'the variances add up',
    lambda.reduce((a, b) => a + b, 0),
    trace,
    2e-4,
  );
  findings.holds('14.5', 'in descending order', lambda[0]! > lambda[1]! && lambda[1]! > lambda[2]!, String(lambda));
  findings.near('14.5', 'from scratch', numbersUnder(rows, 'λ, from scratch')[0] ?? Number.NaN, lambda[0]!, 1.1e-4);
  const scales = cells(figure('14.5 scales'));
  const formula = numbersUnder(scales, '0.1 λ₁ / range');
  findings.near('14.5', '0 to 1', formula[0] ?? Number.NaN, 0.1 * lambda[0]!, 6e-5);
  findings.near('14.5', '0 to 255', formula[1]! / 255, 0.1 * lambda[0]!, 1.1e-5);
  const root = 0.1 * Math.sqrt(lambda.reduce((sum, one) => sum + one * one, 0)); // the root of the mean square of all three together
  const found = numbersUnder(scales, 'drawn, all three: rms / range');
  // a mean square of 200 draws has a standard deviation of 10 %, its root 5 %
  findings.near('14.5', 'offsets, 0 to 1', found[0] ?? Number.NaN, root, 0.25 * root);
  findings.near('14.5', 'offsets, 0 to 255', found[1]! / 255, root, 0.25 * root);
  const sheet = means(figure('14.5 sheet'));
  findings.equal('14.5', 'three rows of five', sheet.length, 15);
  findings.nearAll('14.5', 'in their middles the scene', [2, 7, 12].map((i) => sheet[i] ?? Number.NaN), Array(3).fill(meanOf(scene('tree'), 76)), 1e-5); // biome-ignore format: one line
}

function geometry(findings: Findings, figure: Read): void {
  const rows = cells(figure('14.6 table'));
  findings.equal('14.6', 'from scratch', rows.map((row) => row['from scratch agrees']), Array(5).fill('yes')); // biome-ignore format: one line
  findings.nearAll('14.6', 'determinants', numbersUnder(rows, 'determinant'), [1, 1, 1, 1.3, 1], 1e-9);
  const angle = (20 * Math.PI) / 180;
  const [c, s] = [cos(angle).toFixed(3), sin(angle).toFixed(3)];
  findings.equal('14.6', 'a rotation', rows[2]?.['A'], `[${c}, −${s}; ${s}, ${c}]`);
  findings.equal('14.6', 'a shear', rows[4]?.['A'], `[1.000, −${(sin(angle) / cos(angle)).toFixed(3)}; 0.000, 1.000]`);
  const sheet = figure('14.6 sheet');
  findings.equal('14.6', 'the sheet', labels(sheet), ['as it is', 'translation', 'rotation', 'stretching', 'shearing']);
  const x = scene('letters');
  const kept = x.narrow(1, 0, 220).narrow(2, 0, 280); // what a move by 40 and 20 leaves
  const all = means(sheet);
  findings.near('14.6', 'as it is', all[0] ?? Number.NaN, meanOf(x), 1e-5);
  findings.near('14.6', 'moved', all[1] ?? Number.NaN, (kept.mean().item() * 220 * 280) / (240 * 320), 2e-3);
  pixels(findings, figure, '14.6', 'affine');

  const lenses = cells(figure('14.7 table'));
  const ks = [-0.3, -0.15, 0, 0.15, 0.3];
  findings.nearAll('14.7', 'k', numbersUnder(lenses, 'k'), ks, 1e-9);
  findings.nearAll(
    '14.7',
    'r = 0.5',
    numbersUnder(lenses, 'r = 0.5 shows'),
    ks.map((k) => 0.5 + k / 8),
    0,
    5.1e-5,
  );
  findings.nearAll(
    '14.7',
    'r = 1',
    numbersUnder(lenses, 'r = 1 shows'),
    ks.map((k) => 1 + k),
    0,
    5.1e-5,
  );
  findings.equal('14.7', 'from scratch', lenses.map((row) => row['from scratch agrees']), Array(5).fill('yes')); // biome-ignore format: one line
  const walls = means(figure('14.7 sheet'));
  findings.near('14.7', 'k = 0 is the wall', walls[2] ?? Number.NaN, meanOf(scene('wall')), 1e-5);
  findings.holds('14.7', 'k > 0 shows the black beyond', walls[4]! < walls[3]! && walls[3]! < walls[2]!, walls[4]!);
  pixels(findings, figure, '14.7', 'lens');
}

function mixes(findings: Findings, figure: Read): void {
  const all = means(figure('14.8 sheet'));
  findings.equal('14.8', 'pictures', all.length, 12);
  findings.equal('14.8', 'all different', new Set(all).size, 12);
  const rows = numbersUnder(cells(figure('14.8 count')), 'number');
  let patches = 0;
  for (let L = 256; L <= 480; L++) patches += (L - 224 + 1) * (Math.floor((L * 640) / 480) - 224 + 1);
  findings.equal('14.8', 'counted', rows, [225, 33 * 118, 257 * 417, patches, 2 * patches]);
}

type Kind = keyof typeof statistics.accuracy;
const kinds: Kind[] = ['nothing', 'flips', 'crops and flips'];

/** A mean accuracy of three starts against 20 seeds of PyTorch. */
function near(
  findings: Findings,
  demo: string,
  found: number,
  kind: Kind,
  test: 'middle' | 'moved' | 'ten crops',
  digits = 0,
): void {
  const { mean, sd } = statistics.accuracy[kind][test];
  const tolerance = 5 * sd * Math.sqrt(1 / 3 + 1 / statistics.seeds) + digits;
  findings.near(demo, `learned with ${kind}, ${test}`, found, mean, tolerance);
}

function gains(findings: Findings, figure: Read): void {
  const accuracies = rowsWith(figure('14.9 accuracy'), 'value');
  const mean = (all: number[]) => all.reduce((a, b) => a + b, 0) / all.length;
  const by = ['as they are', 'moved'].map((where) =>
    kinds.map((kind) =>
      accuracies.filter(({ place }) => place === `${where}: ${kind}`).map(({ value }) => Number(value)),
    ),
  );
  for (const [i, test] of (['middle', 'moved'] as const).entries())
    for (const [k, kind] of kinds.entries()) {
      findings.equal('14.9', `${kind}, ${test}: starts`, by[i]?.[k]?.length, 3);
      near(findings, '14.9', mean(by[i]?.[k] ?? []), kind, test);
    }
  const [asTheyAre, moved] = by.map((all) => all.map(mean)) as [number[], number[]];
  findings.holds('14.9', 'on moved pictures they gain ten points', (moved?.[2] ?? 0) > (moved?.[0] ?? 1) + 0.1, moved?.[2] ?? Number.NaN); // biome-ignore format: one line
  const long = statistics['after 200 epochs'];
  findings.near('14.9', 'points lost after 200 epochs, PyTorch', 100 * (long.nothing.middle.mean - long['crops and flips'].middle.mean), 4, 0.5); // biome-ignore format: one line
  findings.holds('14.9', 'as they are: they lose', (asTheyAre?.[2] ?? 1) < (asTheyAre?.[0] ?? 0), asTheyAre?.[2] ?? Number.NaN); // biome-ignore format: one line

  const rows = cells(figure('14.10 table'));
  const [one, ten, gain] = ['one crop', 'ten crops', 'gain'].map((name) => numbersUnder(rows, name)) as [number[], number[], number[]]; // biome-ignore format: one line
  for (const [k, kind] of kinds.entries()) {
    near(findings, '14.10', one[k] ?? Number.NaN, kind, 'middle', 5e-4);
    near(findings, '14.10', ten[k] ?? Number.NaN, kind, 'ten crops', 5e-4);
  }
  findings.nearAll(
    '14.10',
    'gains',
    gain,
    one.map((x, k) => ten[k]! - x),
    0,
    1.1e-3,
  );
  findings.holds('14.10', 'without crops they lose ten points', gain[0]! < -0.1 && gain[1]! < -0.1, String(gain));
  const { middle, 'ten crops': averaged } = long['crops and flips'];
  findings.nearAll(
    '14.10',
    'after 200 epochs, PyTorch, %',
    [100 * middle.mean, 100 * averaged.mean],
    [69.3, 72.1],
    0,
    0.05,
  );
  findings.holds('14.10', 'and in PyTorch those with crops gain', statistics.accuracy['crops and flips']['ten crops'].mean > statistics.accuracy['crops and flips'].middle.mean, gain[2]!); // biome-ignore format: one line
}
