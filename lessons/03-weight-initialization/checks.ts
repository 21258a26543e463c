// Demos 3.1 to 3.11 and the errata, checked on the numbers that the figures hold. The expected values and their spread come
// from 1000 seeds in float64 (numpy), 200 for the contrast forms; no seed is chosen to match.

import { pow } from '../../src/math/index.js';
import { type Finding, Findings, type Read } from '../check.js';
import statistics from '../data/init-statistics.json' with { type: 'json' };
import moreStarts from '../data/more-starts.json' with { type: 'json' };
import { boxes, cells, drawn, type Figures, panel, parts, series } from '../figures.js';
import pytorch from './pytorch.json' with { type: 'json' };

type Id = keyof typeof statistics.rows;
type Pair = number[]; // mean, sd

const ids = Object.keys(statistics.rows) as Id[];
const starts = {
  '3.1': '0.01 · randn',
  '3.2': '1.0 · randn',
  '3.3': 'Xavier, tanh',
  '3.4': 'Xavier, ReLU',
  '3.5': 'He, ReLU',
};
const layersOf = (id: Id) => Object.values(statistics.rows[id].layers);

/** All checks of this lesson. */
export function check(figures: Figures): Finding[] {
  const findings = new Findings(figures);
  const figure = (name: string): object => figures[name] ?? {};
  findings.in('3.1 scratch');
  const scratch = cells(figure('3.1 scratch'))[0] ?? {};
  findings.equal('3.1', 'scratch and library agree', Object.values(scratch), ['10000', '10000']);
  for (const id of ids) {
    lines(findings.in(`${id} lines`), id, figure(`${id} lines`));
    table(findings.in(`${id} table`), id, figure(`${id} table`), figure(`${id} lines`));
    histograms(findings.in(`${id} histograms`), id, figure(`${id} histograms`));
    findings.in('3.6 summary');
    const [, stds] = parts(figure(`${id} lines`));
    findings.equal(
      '3.6',
      `${id}: the summary shows the same`,
      series(figure('3.6 summary'), starts[id]),
      series(stds ?? {}, 'ours'),
    );
  }
  inPyTorch(findings.in('3.3 lines'), figure('3.3 lines'));
  seeds(findings.in('3.5 seeds'), figure('3.5 seeds'));
  for (const id of ids) backward(findings.in('3.7 table'), id, figure);
  halfTruth(findings.in('3.7 half the truth'), figure('3.7 half the truth'));
  const right = cells(figure('errata He'))[0] ?? {};
  for (const layer of [1, 2, 5, 10] as const) {
    const { mean_of_std: average, sd_of_std: sd } = statistics.rows['3.5'].layers[layer];
    findings.near(
      'errata He',
      `right, layer ${layer}`,
      Number(right[`std,\nlayer ${layer}`]),
      average,
      5 * sd + threeDigits * average,
    );
  }
  errata(findings.in('errata He'), 'errata He', cells(figure('errata He')), ['he-as-printed-py3'], 1);
  findings.equal('errata He', 'Python 2', Object.values(cells(figure('errata He'))[2] ?? {}).slice(1), [
    'Infinity',
    'NaN',
    'NaN',
    'NaN',
    'NaN',
  ]);
  const forms = ['glorot-uniform', 'glorot-uniform-as-printed', 'uniform-1/sqrt(m)'] as const;
  errata(findings.in('errata Xavier'), 'errata Xavier', cells(figure('errata Xavier')), forms, 0);
  symmetry(findings.in('3.8 table'), figure('3.8 table'));
  otherStarts(findings, figure);
  whenItMatters(findings, figure);
  thereAndBack(findings, figure);
  return findings.list;
}

/** Means and standard deviations against 1000 seeds, the slide, and infinite width. */
function lines(findings: Findings, id: Id, figure: object): void {
  const [means, stds] = parts(figure);
  const chart = { mean: means ?? {}, std: stds ?? {} };
  for (const [i, layer] of layersOf(id).entries()) {
    const expected = {
      mean: {
        average: layer.mean_of_mean,
        sd: layer.sd_of_mean,
        slide: layer.slide_mean,
        wide: layer.infinite_width_mean,
      },
      std: { average: layer.mean_of_std, sd: layer.sd_of_std, slide: layer.slide_std, wide: layer.infinite_width_std },
    };
    for (const what of ['mean', 'std'] as const) {
      const { average, sd, slide, wide } = expected[what];
      const at = `${what} of layer ${i + 1}`;
      const ours = series(chart[what], 'ours')[i] ?? Number.NaN;
      findings.near(id, `${at}, 1000 seeds`, ours, average, 5 * sd);
      findings.near(id, `${at}, slide`, ours, slide, 4 * Math.SQRT2 * sd + 5e-7);
      findings.equal(id, `${at}, as printed`, (series(chart[what], 'slide')[i] ?? Number.NaN) + 0, slide + 0);
      // six digits in the recomputation; our grid is exact to 1e-5 at the kink of ReLU
      findings.near(
        id,
        `${at}, infinite width`,
        series(chart[what], '∞ wide')[i] ?? Number.NaN,
        wide,
        2e-5 * Math.abs(wide),
      );
    }
    const ours = series(chart.std, 'ours');
    const ratio = (ours[i] ?? Number.NaN) / (ours[i - 1] ?? Number.NaN);
    if (i > 0)
      findings.near(
        id,
        `std of layer ${i + 1} over layer ${i}`,
        ratio,
        layer.ratio_to_prev,
        5 * layer.sd_ratio_to_prev,
      );
  }
  findings.equal(id, 'ten layers', series(chart.std, 'ours').length, 10);
}

/** The table shows the numbers of the figure, six digits each, and every layer agrees. */
function table(findings: Findings, id: Id, figure: object, linesFigure: object): void {
  const [means, stds] = parts(linesFigure);
  const { input } = statistics.rows[id];
  const [inputs = {}, ...rows] = cells(figure);
  const number = (column: string) => Number(inputs[column]);
  findings.near(id, 'mean of the inputs', number('mean\nours'), input.mean_of_mean, 5 * input.sd_of_mean);
  findings.near(id, 'std of the inputs', number('std\nours'), input.mean_of_std, 5 * input.sd_of_std);
  const printed = [number('mean\nslide'), number('std\nslide')];
  findings.equal(id, 'the inputs of the slide', printed, [input.slide_mean, input.slide_std]);
  findings.equal(id, 'rows of the table', rows.length, 10);
  for (const [i, row] of rows.entries()) {
    const shown = [row['mean\nslide'], row['mean\nours'], row['std\nslide'], row['std\nours']].map(Number);
    const plotted = [means, stds].flatMap((chart) =>
      ['slide', 'ours'].map((name) => series(chart ?? {}, name)[i] ?? Number.NaN),
    );
    const off = Math.max(...shown.map((x, k) => Math.abs(x - plotted[k]!)));
    findings.holds(id, `row ${i + 1} of the table is what is plotted`, off <= 5.001e-7, off);
    findings.holds(id, `verdict on layer ${i + 1}`, row['verdict']?.startsWith('✓') ?? false, row['verdict']);
  }
}

/** Ten panels of 30 bins over (−1, 1), which say what lies outside. */
function histograms(findings: Findings, id: Id, figure: object): void {
  findings.equal('3.6', `${id}: panels`, parts(figure).length, 10);
  for (let layer = 1; layer <= 10; layer++) {
    const { bars, note } = panel(figure, layer - 1);
    const inside = bars.reduce((sum, { share }) => sum + share, 0);
    const outside = Number(/([\d.e-]+) % outside/.exec(note)?.[1] ?? 0) / 100;
    // the heading gives two digits
    findings.near('3.6', `${id}, layer ${layer}: inside and outside`, inside + outside, 1, 0.051 * outside + 1e-9);
    findings.holds(
      '3.6',
      `${id}, layer ${layer}: bins are 1/15 wide in (−1, 1)`,
      bars.every(({ from, to }) => from >= -1 && to <= 1 && Math.abs(to - from - 1 / 15) < 1e-12),
      bars.length,
    );
    shape(findings, id, layer, bars, outside);
  }
}

type Bars = ReturnType<typeof panel>['bars'];
const shareWithin = (bars: Bars, low: number, high: number) =>
  bars.filter(({ from, to }) => from > low - 1e-9 && to < high + 1e-9).reduce((sum, { share }) => sum + share, 0);

/** What each histogram must look like. */
function shape(findings: Findings, id: Id, layer: number, bars: Bars, outside: number): void {
  const at = `layer ${layer}`;
  const bin = 1 / 15;
  if (id === '3.1' && layer >= 3)
    findings.near(id, `${at}: the two bins around zero`, shareWithin(bars, -bin, bin), 1, 1e-9);
  // |tanh z| > 14/15 means |z| > 1.6811; z has standard deviation √(500·0.9637) = 21.95 (layer 1: 22.36)
  if (id === '3.2')
    findings.near(id, `${at}: the two outer bins`, 1 - shareWithin(bars, -1 + bin, 1 - bin), 0.939, 0.004);
  // the density of tanh z at 0 is that of z; two bins around zero hold about 2/15 of it
  if (id === '3.3')
    findings.holds(
      id,
      `${at}: within the range of tanh, outer bins small`,
      1 - shareWithin(bars, -1 + bin, 1 - bin) < 0.1,
      1 - shareWithin(bars, -1 + bin, 1 - bin),
    );
  // half of z is below zero; exact zeros fall into the bin right of zero
  if (id === '3.4' || id === '3.5') findings.near(id, `${at}: nothing below zero`, shareWithin(bars, -1, 0), 0, 0);
  // P(z > 1) with Var z = 1 and 2: 0.1587 and 0.2398. The std of layer 1 varies by 0.23 %, the share by 0.001
  if (layer === 1 && id === '3.4') findings.near(id, `${at}: outside`, outside, 0.1587, 0.005);
  if (layer === 1 && id === '3.5') findings.near(id, `${at}: outside`, outside, 0.2398, 0.005);
}

/** Standard deviation over seeds of He's layers with 200 inputs: 200 seeds, numpy. */
const spread200 = [0.0034, 0.0157, 0.0278, 0.0414, 0.0529, 0.0622, 0.0741, 0.0882, 0.0963, 0.1013];

/** The mean of five seeds, and a band that contains it. */
function seeds(findings: Findings, figure: object): void {
  const mean = series(figure, 'ours, five seeds');
  findings.equal('3.5', 'layers in the figure of the seeds', mean.length, 10);
  for (const [i, layer] of layersOf('3.5').entries()) {
    const tolerance = 4 * spread200[i]! * Math.sqrt(1 / 5 + 1 / 200);
    findings.near('3.5', `mean of five seeds, layer ${i + 1}`, mean[i] ?? Number.NaN, layer.mean_of_std, tolerance);
  }
}

/** Half a unit of the third digit, relative. */
const threeDigits = 0.005;

function backward(findings: Findings, id: Id, figure: Read): void {
  const expected = statistics.backward.rows[id];
  const name = starts[id];
  for (const [what, target] of [
    ['dH', expected.rms_dH],
    ['dW', expected.rms_dW],
  ] as const) {
    const [rms, median] = parts(figure(`3.7 ${what}`)).map((part) => series(part, name));
    const targets = Object.entries(target) as [string, Pair][];
    findings.equal('3.7', `${id}: layers of ${what}`, [rms?.length, median?.length], [targets.length, targets.length]);
    for (const [i, [layer, [average, sd]]] of targets.entries()) {
      findings.near('3.7', `${id}: rms of ${what}, layer ${layer}`, rms?.[i] ?? Number.NaN, average!, 5 * sd!);
      // of a normal number the median size is 0.6745 rms; heavier tails make it less, never more
      const share = (median?.[i] ?? Number.NaN) / (rms?.[i] ?? Number.NaN);
      findings.holds(
        '3.7',
        `${id}: median of ${what}, layer ${layer}, is at most that of a normal number`,
        share > 0.05 && share < 0.7,
        share,
      );
    }
  }
  const row = cells(figure('3.7 table')).find(({ start }) => start === name) ?? {};
  const [top, bottom] = [expected.rms_dH['10'], expected.rms_dH['0']] as [Pair, Pair];
  const relative =
    5 * Math.sqrt((bottom[1]! / bottom[0]!) * (bottom[1]! / bottom[0]!) + (top[1]! / top[0]!) * (top[1]! / top[0]!));
  const factor = expected.dH_factor_per_layer_back;
  findings.near(
    '3.7',
    `${id}: factor a layer`,
    Number(row['∂L/∂H, factor\na layer back']),
    factor,
    factor * (relative / 10 + threeDigits / 10),
  );
  // ReLU passes exactly half of the mean square; four digits are shown. Finite width moves the others by 1e-3
  const exact = id === '3.4' ? Math.SQRT1_2 : id === '3.5' ? 1 : null;
  const [wide, tolerance] = exact === null ? [factor, factor * 2e-3] : [exact, 5.1e-5];
  findings.near('3.7', `${id}: factor, infinite width`, Number(row['the same,\n∞ wide']), wide, tolerance);
  findings.near(
    '3.7',
    `${id}: input over layer 10`,
    Number(row['∂L/∂H, input\nover layer 10']),
    expected.dH0_over_dH10,
    expected.dH0_over_dH10 * (relative + threeDigits),
  );
  const [first, last] = [expected.rms_dW['1'], expected.rms_dW['10']] as [Pair, Pair];
  const spread = 5 * (first[1]! / first[0]! + last[1]! / last[0]!);
  findings.near(
    '3.7',
    `${id}: ∂L/∂W, layer 1 over layer 10`,
    Number(row['∂L/∂W, layer 1\nover layer 10']),
    expected.dW1_over_dW10,
    expected.dW1_over_dW10 * (spread + threeDigits),
  );
}

/** 1.0 · randn: the typical ∂L/∂Z is zero in float32 (below 1e-8 in float64), the rms grows all the same. */
function halfTruth(findings: Findings, figure: object): void {
  const rows = cells(figure);
  findings.equal('3.7', 'layers of the half truth', rows.length, 10);
  const expected = Object.values(statistics.backward.rows['3.2'].rms_dH) as Pair[];
  for (const [i, row] of rows.entries()) {
    findings.equal('3.7', `median of ∂L/∂Z, layer ${i + 1}`, row['median\nof |∂L/∂Z|'], '0');
    const [average, sd] = expected[i + 1]!;
    findings.near(
      '3.7',
      `rms of ∂L/∂H, layer ${i + 1}`,
      Number(row['rms\nof ∂L/∂H']),
      average!,
      5 * sd! + threeDigits * average!,
    );
  }
}

/** Rows of standard deviations in layers 1, 2, 5 and 10 against 200 seeds. */
function errata(
  findings: Findings,
  demo: string,
  rows: ReturnType<typeof cells>,
  forms: readonly (keyof typeof statistics.contrast.rows)[],
  skip: number,
): void {
  for (const [r, form] of forms.entries()) {
    const row = rows[r + skip] ?? {};
    const stds: { [layer: string]: Pair } = statistics.contrast.rows[form].std;
    for (const layer of [1, 2, 5, 10]) {
      const [average, sd] = stds[layer]!;
      findings.near(
        demo,
        `${form}, layer ${layer}`,
        Number(row[`std,\nlayer ${layer}`]),
        average!,
        5 * sd! + threeDigits * average!,
      );
    }
  }
}

function symmetry(findings: Findings, figure: object): void {
  const everything = 'W1 W2 W3 b1 b2 b3';
  findings.equal(
    '3.8',
    'the table',
    cells(figure).map((row) => Object.values(row)),
    [
      ['all 0.1', '1, 1', '1, 1', '1, 1', everything],
      ['0.1, the last layer random', '1, 1', '1, 20', '1, 20', everything],
      ['all 0', '1, 1', '1, 1', '1, 1', 'b3'],
      ['Xavier', '20, 20', '20, 20', '20, 20', everything],
    ],
  );
}

/** PyTorch draws the same numbers and adds them in another order: float32 has seven digits, and ten layers may lose one. */
function inPyTorch(findings: Findings, figure: object): void {
  for (const [i, what] of (['mean', 'std'] as const).entries()) {
    const ours = series(parts(figure)[i] ?? {}, 'ours');
    for (const [layer, expected] of pytorch[what].entries())
      findings.near('3.3', `${what} of layer ${layer + 1}, PyTorch`, ours[layer] ?? Number.NaN, expected, 2e-6);
  }
}

function otherStarts(findings: Findings, figure: Read): void {
  findings.in('3.9 starts');
  const rows = cells(figure('3.9 starts'));
  findings.equal('3.9', 'starts', rows.map(({ start }) => start), Object.keys(moreStarts.rows)); // biome-ignore format: one line
  const formulas = [1 / 600, 1 / 200, 1 / 200, 1 / 200, 1.00501 / 200]; // e^(1/200) = 1.00501
  // the square of a weight varies by √(4/5), √2 … of its mean, over 400 000 of them; of sparse weights, by √(3·200/15 − 1) = 6.2
  const relative = [0.008, 0.008, 0.008, 0.05, 0.012];
  for (const [i, [start, stds]] of Object.entries(moreStarts.rows).entries()) {
    const row = rows[i] ?? {};
    const formula = formulas[i]!;
    findings.near('3.9', `${start}: formula`, Number(row['E[w²],\nformula']), formula, threeDigits * formula);
    findings.near('3.9', `${start}: measured`, Number(row['E[w²],\nmeasured']), formula, (relative[i]! + threeDigits) * formula); // biome-ignore format: one line
    for (const [layer, [average, sd]] of Object.entries(stds) as [string, Pair][])
      findings.near('3.9', `${start}: std of layer ${layer}`, Number(row[`std,\nlayer ${layer}`]), average!, 5 * sd! + threeDigits * average!); // biome-ignore format: one line
  }
  findings.in('3.9 promises');
  const ends = cells(figure('3.9 promises')).map(({ least, most }) => [Number(least), Number(most)]);
  findings.equal('3.9', 'singular values, and weights of a unit', ends.slice(0, 2), [[1.3, 1.3], [15, 15]]); // biome-ignore format: one line
  for (const end of ends[2] ?? [Number.NaN]) findings.near('3.9', 'variance after LSUV', end, 1, 0.01); // what it promises
  findings.in('3.9 gain');
  const layers = [1, 5, 10].map((layer) => series(figure('3.9 gain'), `layer ${layer}`));
  findings.equal('3.9', 'gains', layers.map(({ length }) => length), [13, 13, 13]); // biome-ignore format: one line
  // infinitely wide layers (numpy, 200 001 places from -10 to 10); one net of 200 units is off by up to 2 % where it settles
  const wide = { 4: [0.62793, 0.32162, 0.22847], 8: [0.73529, 0.60094, 0.59403], 12: [0.79703, 0.72901, 0.72827] };
  for (const [at, expected] of Object.entries(wide))
    for (const [i, std] of expected.entries())
      findings.near('3.9', `gain ${0.5 + Number(at) / 8}, layer ${[1, 5, 10][i]}`, layers[i]![Number(at)] ?? Number.NaN, std, 0.02 * std); // biome-ignore format: one line
  // |tanh z| < |z|, and an orthogonal matrix keeps lengths: layer 10 has at most g¹⁰ of the inputs' rms, which is 1 within 1 %
  for (const at of [0, 1, 2, 3]) {
    const [g, std] = [0.5 + at / 8, layers[2]![at] ?? Number.NaN];
    findings.holds('3.9', `gain ${g}: layer 10 has at most g¹⁰`, std < 1.01 * pow(g, 10), std);
  }
}

/** 115 of the 200 points have x₁ x₂ > 0 (PyTorch's numbers of seed 3): the entropy of the labels. */
const entropy = 0.6818546;

function whenItMatters(findings: Findings, figure: Read): void {
  findings.in('3.10 depth');
  for (const [layers, learns] of [
    [2, true],
    [3, true],
    [10, false],
  ] as const) {
    // biome-ignore format: one line
    const loss = series(figure('3.10 depth'), `${layers} layers`);
    // weights of 0.01 give logits of up to 0.03
    findings.near('3.10', `${layers} layers: the first loss is ln 2`, loss[0] ?? Number.NaN, Math.LN2, 0.01);
    if (learns) findings.holds('3.10', `${layers} layers learn`, loss.at(-1)! < 0.1, loss.at(-1));
    else findings.near('3.10', `${layers} layers: the entropy of the labels`, loss.at(-1) ?? Number.NaN, entropy, 1e-4);
  }
  findings.in('3.10 starts');
  const [convex, others] = boxes(figure('3.10 starts'));
  const spread = (box: ReturnType<typeof boxes>[number] | undefined) => (box ? box.high - box.low : Number.NaN);
  findings.holds('3.10', 'convex: all starts end at one loss', spread(convex) < 1e-3, spread(convex));
  findings.holds('3.10', 'not convex: they do not', spread(others) > 0.05, spread(others));
  findings.equal('3.10', 'starts', [convex?.n, others?.n], [10, 10]);
}

function thereAndBack(findings: Findings, figure: Read): void {
  findings.in('3.11 net');
  const counts = drawn(figure('3.11 net')).map(({ length }) => length);
  // 3·4 + 4·4 + 4·2 connections, 3 + 4 + 4 + 2 units, 3 matrices, 4 layers
  findings.equal('3.11', 'connections, units, matrices, layers', counts, [36, 13, 3, 4]);
  findings.in('3.11 duality');
  const [up, down, copies] = cells(figure('3.11 duality')).map(({ value }) => Number(value));
  // PyTorch's numbers of seed 0; twelve digits are shown
  findings.near('3.11', 'y · (W x), PyTorch', up ?? Number.NaN, 1.142216790285628, 1e-12);
  findings.near('3.11', '(W^T y) · x', down ?? Number.NaN, up ?? Number.NaN, 1e-12);
  findings.equal('3.11', 'the gradient of three copies', copies, 2 + 3 - 1);
}
