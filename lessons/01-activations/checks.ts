// Demos 1.1 to 1.8 and the errata, checked on the numbers that the figures hold. What is expected comes from closed forms, from PyTorch
// (pytorch.json), from counting by hand, from 1000 seeds of the deep net (../data/init-statistics.json), and from 20 other seeds of the small
// nets in PyTorch (../data/01-activations.json).

import { manualSeed, randn } from '../../src/index.js';
import { storedActivations } from '../../src/lesson/stored/01-activations.js';
import { exp, log, pow } from '../../src/math/index.js';
import { type Finding, Findings, type Read } from '../check.js';
import statistics from '../data/01-activations.json' with { type: 'json' };
import deep from '../data/init-statistics.json' with { type: 'json' };
import { cells, type Figures, parts, pathOf, rowsWith, series, titleOf } from '../figures.js';
import torch from './pytorch.json' with { type: 'json' };

/** All checks of this lesson. */
export function check(figures: Figures): Finding[] {
  const findings = new Findings(figures);
  const { figure } = findings;
  functions(findings, figure);
  saturation(findings, figure);
  signs(findings, figure);
  operations(findings, figure);
  faster(findings, figure);
  gates(findings, figure);
  dead(findings, figure);
  back(findings, figure);
  centres(findings, figure);
  slopes(findings, figure);
  ranking(findings, figure);
  return findings.list;
}

type Name = keyof typeof torch.curves;
const of = (rows: { [heading: string]: string }[], activation: string) =>
  rows.find((row) => row['activation'] === activation) ?? {};
const mean = (numbers: readonly number[]) => numbers.reduce((sum, one) => sum + one, 0) / numbers.length;
const std = (numbers: readonly number[]) =>
  Math.sqrt(numbers.reduce((sum, x) => sum + (x - mean(numbers)) * (x - mean(numbers)), 0) / (numbers.length - 1));
const median = (numbers: readonly number[]) => {
  const sorted = numbers.toSorted((a, b) => a - b);
  return (sorted[Math.floor((sorted.length - 1) / 2)]! + sorted[Math.ceil((sorted.length - 1) / 2)]!) / 2;
};
const group = (spec: object, name: string): number[] =>
  rowsWith(spec, 'value')
    .filter((row) => Object.values(row).includes(name))
    .map(({ value }) => Number(value));

/** ½ (1 + erf(−1/√2)), the share of normal numbers below −1. */
const belowMinusOne = 0.15865525393145707;

function functions(findings: Findings, figure: Read): void {
  for (const row of cells(figure('1.1 scratch')))
    for (const [what, off] of Object.entries(row))
      if (what !== 'activation') findings.near('1.1', `${row['activation']}, ${what}`, Number(off), 0, 4.5e-16); // two roundings of numbers up to 1
  findings.equal('1.1', 'functions', cells(figure('1.1 scratch')).length, 8);
  for (const name of ['1.1 bounded', '1.1 rectifiers']) {
    const [values = {}, derivatives = {}] = parts(figure(name));
    const shown = new Set(rowsWith(values, 'series').map((row) => String(row['series'])));
    findings.equal('1.1', `${name}: functions`, shown.size, name === '1.1 bounded' ? 3 : 4);
    for (const activation of shown) {
      const expected = torch.curves[activation as Name] ?? { f: [], slope: [] };
      // at the kink PyTorch has ½ for maxout, and the lesson's formula one side; it is no place of the grid
      findings.nearAll('1.1', `${activation}: f, PyTorch`, series(values, activation), expected.f, 1e-5, 1e-6);
      findings.nearAll(
        '1.1',
        `${activation}: f′, PyTorch`,
        series(derivatives, activation),
        expected.slope,
        1e-5,
        1e-6,
      );
    }
  }
  const half = 1 / Math.sqrt(2 * Math.PI); // the mean of a ReLU's output
  const eluMean = half + exp(0.5) * belowMinusOne - 0.5;
  const closed: { [name: string]: number } = {
    sigmoid: 0.5,
    tanh: 0,
    ReLU: half,
    'leaky ReLU, 0.1': 0.9 * half,
    'leaky ReLU, 0.01': 0.99 * half,
    'PReLU, α = 0.25': 0.75 * half,
    ELU: eluMean,
  };
  const rows = cells(figure('1.1 means'));
  for (const [name, expected] of Object.entries(closed)) {
    const row = of(rows, name);
    findings.near('1.1', `${name}: mean`, Number(row['mean']), expected, 6e-5); // four decimals, and the grid's 1e-5
    findings.near(
      '1.1',
      `${name}: of 10 000`,
      Number(row['of 10 000']),
      expected,
      5 * (Number(row['std']) / 100) + 6e-4,
    );
  }
  findings.near('1.1', 'ReLU: std', Number(of(rows, 'ReLU')['std']), Math.sqrt(0.5 - half * half), 6e-5);
  const slopes = cells(figure('errata leaky ReLU'));
  for (const [i, a] of [0.1, 0.01].entries()) {
    const row = slopes[i] ?? {};
    findings.near('errata leaky ReLU', `${a}: f(−5)`, Number(row['f(−5)']), -5 * a, 1e-9);
    findings.near('errata leaky ReLU', `${a}: f′(−5)`, Number(row['f′(−5)']), a, 1e-9);
    findings.near('errata leaky ReLU', `${a}: mean`, Number(row['mean of f']), (1 - a) * half, 6e-4);
    findings.near('errata leaky ReLU', `${a}: ten units`, Number(row['gradient left after\n10 negative units']), pow(a, 10), 1e-6 * pow(a, 10)); // biome-ignore format: one line
  }
}

function saturation(findings: Findings, figure: Read): void {
  const rows = cells(figure('1.2 gates'));
  for (const activation of ['sigmoid', 'tanh'] as const) {
    const own = rows.filter((row) => row['activation'] === activation);
    const { f, slope } = torch.gates[activation];
    for (const [i, row] of own.entries()) {
      findings.near('1.2', `${activation}(${row['x']})`, Number(row['f(x)']), f[i]!, 1e-9);
      findings.near('1.2', `${activation}′(${row['x']}), PyTorch`, Number(row['f′(x)']), slope[i]!, 6e-5 * slope[i]!); // five digits
    }
    findings.equal('1.2', `${activation}: places`, own.map((row) => row['x']), ['-10', '0', '10']); // biome-ignore format: one line
  }
  // σ′(±10) and tanh′(±10) by the slides' questions
  for (const [i, expected] of [4.5396e-5, 0.25, 4.5396e-5, 8.2446e-9, 1, 8.2446e-9].entries())
    findings.near('1.2', `row ${i + 1}`, Number(rows[i]?.['f′(x)']), expected, 6e-5 * expected);
  const one = cells(figure('1.2 one'));
  // 1 + e⁻ˣ is rounded to 1 where e⁻ˣ < 2⁻⁵³; the result to 1 where 1 − σ < 2⁻⁵⁴: 53 ln 2 = 36.7, 54 ln 2 = 37.4, half of that for tanh (2e⁻²ˣ: ln 2 more)
  const first = (bits: number, factor: number) => Math.ceil((bits * Math.LN2) / factor);
  const expected = {
    sigmoid: [first(53, 1), first(54, 1), first(24, 1)],
    tanh: [first(53, 2), first(55, 2), first(26, 2)],
  };
  for (const [activation, numbers] of Object.entries(expected))
    for (const [i, what] of ['the formula,\nfloat64', 'the library,\nfloat64', 'the library,\nfloat32'].entries())
      findings.equal('1.2', `${activation}, ${what}`, Number(of(one, activation)[what]), numbers[i]);
}

/** The probability that all ten entries have one sign, from 20 000 batches of another generator's numbers. */
function signs(findings: Findings, figure: Read): void {
  const lines = figure('1.3 signs');
  const [positive, centred] = [series(lines, 'positive'), series(lines, 'zero mean')];
  findings.equal('1.3', 'positive, one example: always', positive[0], 1);
  findings.equal('1.3', 'batch sizes', positive.length, 7);
  for (const [i, size] of [1, 2, 5, 10, 20, 50, 100].entries()) {
    const share = statistics.signs[String(size) as keyof typeof statistics.signs];
    const sd = Math.sqrt((share * (1 - share)) / 1000 + (share * (1 - share)) / 20000);
    findings.near('1.3', `positive, batches of ${size}, PyTorch`, positive[i] ?? Number.NaN, share, 4 * sd);
    // two of 1024 patterns of signs: 2⁻⁹, and 4 sd of 1000 batches
    findings.near(
      '1.3',
      `zero mean, batches of ${size}`,
      centred[i] ?? Number.NaN,
      1 / 512,
      4 * Math.sqrt(1 / 512 / 1000) + 0.001,
    );
  }
  const panels = parts(figure('1.3 paths'));
  findings.equal('1.3', 'panels', panels.map(titleOf), ['positive', 'zero mean']);
  for (const [i, shift] of [0, -0.5].entries()) {
    const found = pathOf(panels[i] ?? {}, 'one by one');
    const expected = walk(0, shift);
    findings.nearAll('1.3', `${titleOf(panels[i] ?? {})}: the path`, found.flat(), expected.flat(), 0, 1e-4); // four digits are kept
    const steps = expected.slice(1).map(([u, v], k) => [u! - expected[k]![0]!, v! - expected[k]![1]!] as const);
    const alike = steps.filter(([a, b]) => a * b > 0).length / steps.length;
    findings.holds(
      '1.3',
      `${titleOf(panels[i] ?? {})}: steps of one sign`,
      shift === 0 ? alike === 1 : alike < 1,
      alike,
    );
  }
  const lengths = figure('1.3 lengths');
  for (const [name, shift] of [
    ['positive', 0],
    ['zero mean', -0.5],
  ] as const) {
    // biome-ignore format: one line
    const expected = Array.from({ length: 20 }, (_, seed) => ratio(walk(seed, shift)));
    const sorted = (numbers: number[]) => numbers.toSorted((a, b) => a - b);
    findings.nearAll('1.3', `${name}: lengths`, sorted(group(lengths, `${name}, one by one`)), sorted(expected), 1e-4);
    for (const length of group(lengths, `${name}, all at once`))
      findings.near('1.3', `${name}, all at once: nearly straight`, length, 1, 0.02);
  }
  const least = Math.min(...group(lengths, 'positive, one by one'));
  findings.holds('1.3', 'in all seeds longer than any with zero mean', least > Math.max(...group(lengths, 'zero mean, one by one')), least); // biome-ignore format: one line
}

/** The path once more, with its own arithmetic. */
function walk(seed: number, shift: number): number[][] {
  manualSeed(seed);
  const x = [...randn([1000, 2], { dtype: 'float64' }).data].map((z) => 1 / (1 + exp(-Number(z))) + shift);
  const size = Math.sqrt(x.reduce((sum, one) => sum + one * one, 0) / 1000);
  const w = [0, 0];
  const path = [[0, 0]];
  for (let k = 0; (w[0]! - 1) * (w[0]! - 1) + (w[1]! + 1) * (w[1]! + 1) > 0.02; k++) {
    const [a, b] = [x[(2 * k) % 2000]! / size, x[(2 * k + 1) % 2000]! / size];
    const error = w[0]! * a + w[1]! * b - (a - b);
    w[0]! -= 0.3 * error * a;
    w[1]! -= 0.3 * error * b;
    path.push([...w]);
  }
  return path;
}

function ratio(path: number[][]): number {
  const length = (from: number[], to: number[]) =>
    Math.sqrt((to[0]! - from[0]!) * (to[0]! - from[0]!) + (to[1]! - from[1]!) * (to[1]! - from[1]!));
  return path.slice(1).reduce((sum, to, k) => sum + length(path[k]!, to), 0) / length([0, 0], path.at(-1)!);
}

function operations(findings: Findings, figure: Read): void {
  const rows = cells(figure('1.4 operations'));
  manualSeed(0);
  const negative = [...randn([10000], { dtype: 'float64' }).data].filter((x) => Number(x) <= 0).length / 10000;
  const expected: { [name: string]: number[] } = {
    // exp, ÷, ×, ±, compare
    sigmoid: [1, 1, 0, 1, 0],
    tanh: [1, 1, 2, 2, 0],
    ELU: [negative, 0, 0, negative, 1],
    'leaky ReLU': [0, 0, negative, 0, 1],
    ReLU: [0, 0, 0, 0, 1],
  };
  for (const [name, counts] of Object.entries(expected))
    for (const [i, what] of ['exp', '÷', '×', '±', 'compare'].entries())
      findings.near('1.4', `${name}: ${what}`, Number(of(rows, name)[what]), counts[i]!, 6e-4); // three decimals are shown
}

type Stored = keyof typeof storedActivations.runs;
const names = Object.keys(storedActivations.runs) as Stored[];
const rates = storedActivations.rates;
const column = (name: Stored, i: number, which: number) => storedActivations.runs[name][i]!.map((run) => run[which]!);
const epochs = (name: Stored, i: number) => column(name, i, 0).map((epoch) => epoch || 21);
const best = (scores: number[]) => scores.indexOf(Math.max(...scores));
/** The fastest rate; where the epochs are equal, that with the lowest training error in the end. */
const fastest = (name: Stored) => best(rates.map((_, i) => -median(epochs(name, i)) - mean(column(name, i, 1)) / 100));

function faster(findings: Findings, figure: Read): void {
  const rows = cells(figure('1.5 table'));
  findings.equal('1.5', 'rows', rows.map((row) => row['activation']), names); // biome-ignore format: one line
  for (const name of names) {
    const row = of(rows, name);
    const i = fastest(name);
    const found = median(epochs(name, i));
    findings.near('1.5', `${name}: the fastest rate`, Number(row['rate']), rates[i]!, 1e-9);
    findings.equal('1.5', `${name}: median epochs`, row['median\nepochs'], found > 20 ? '> 20' : `${found}`);
    findings.equal('1.5', `${name}: seeds that do not get there`, Number(row['of 20 seeds\nnot in 20']), epochs(name, i).filter((epoch) => epoch > 20).length); // biome-ignore format: one line
    const { reached } = statistics.nets[name][String(rates[i]) as '0.02'];
    findings.near('1.5', `${name}: median epochs, PyTorch`, found, reached, 1.5);
    if (found <= 20) findings.near('1.5', `${name}: times ReLU`, Number(row['times\nReLU']), found / median(epochs('ReLU', fastest('ReLU'))), 0.0051); // biome-ignore format: one line
    const here = (row['here,\nthree seeds'] ?? '')
      .split(', ')
      .filter(Boolean)
      .map((epoch) => (epoch === '–' ? 0 : Number(epoch)));
    if (['sigmoid', 'tanh', 'ReLU'].includes(name))
      findings.equal('1.5', `${name}: run here and stored are the same`, here, column(name, i, 0).slice(0, 3));
  }
  const errors = figure('1.5 errors');
  for (const name of ['sigmoid', 'tanh', 'ReLU'] as const) {
    const own = series(errors, name);
    findings.equal('1.5', `${name}: epochs`, own.length, 20);
    const last = mean(column(name, fastest(name), 1).slice(0, 3));
    findings.near('1.5', `${name}: the last error, as stored`, own.at(-1) ?? Number.NaN, last, 1e-4);
    const [average, sd] = statistics.nets[name][String(rates[fastest(name)]) as '0.02'].error as [number, number];
    findings.near('1.5', `${name}: the last error, PyTorch`, own.at(-1) ?? Number.NaN, average, 5 * sd * Math.sqrt(1 / 3 + 1 / 20)); // biome-ignore format: one line
  }
}

function gates(findings: Findings, figure: Read): void {
  const rows = cells(figure('1.6 gates'));
  for (const [
    name,
    slopes,
  ] of [['ReLU', [0, 0, 1]], ['leaky ReLU, 0.01', [0.01, 0.01, 1]], ['ELU', [exp(-10), 1, 1]]] as const) // biome-ignore format: one line
    for (const [i, place] of ['f′(−10)', 'f′(0)', 'f′(10)'].entries()) {
      findings.near('1.6', `${name}: ${place}`, Number(of(rows, name)[place]), slopes[i]!, 6e-8);
      findings.near(
        '1.6',
        `${name}: ${place}, PyTorch`,
        Number(of(rows, name)[place]),
        torch.gates[name].slope[i]!,
        6e-8,
      );
    }
  const panels = parts(figure('1.6 cloud'));
  findings.equal('1.6', 'panels', panels.map(titleOf), ['active ReLU', 'dead ReLU']);
  manualSeed(0);
  const x = [...randn([200, 2], { dtype: 'float64' }).data].map(Number);
  for (const [i, b] of [-0.4, -4.2].entries()) {
    const rowsOf = rowsWith(panels[i] ?? {}, 'color');
    const on = rowsOf.filter((row) => row['color'] === 'gradient').length;
    const expected = Array.from({ length: 200 }, (_, n) => x[2 * n]! + 0.6 * x[2 * n + 1]! + b).filter((z) => z > 0);
    findings.equal('1.6', `${titleOf(panels[i] ?? {})}: points with a gradient`, [rowsOf.length, on], [200, expected.length]); // biome-ignore format: one line
  }
}

function dead(findings: Findings, figure: Read): void {
  const base = series(figure('1.6 base line'), 'two seeds');
  findings.equal('1.6', 'base line: layers', base.length, 10);
  const layers = Object.values(deep.rows['3.5'].layers);
  for (const [l, { share_dead_units: share, sd_share_dead_units: sd }] of layers.entries())
    findings.near('1.6', `base line, layer ${l + 1}, 1000 seeds`, base[l] ?? Number.NaN, share, 5 * sd * Math.sqrt(1 / 2) + 1e-9); // biome-ignore format: one line
  const starts = cells(figure('1.6 bad start'));
  for (const [bias, { mean: average, sd }] of Object.entries(statistics.starts)) {
    const row = starts.find((one) => Number(one['first bias']) === Number(bias)) ?? {};
    for (const l of [0, 1, 2])
      // one of 64 units is 0.016
      findings.near('1.6', `bias ${bias}, layer ${l + 1}, PyTorch`, Number(row[`dead in\nlayer ${l + 1}`]), average[l]!, 5 * sd[l]! + 0.016); // biome-ignore format: one line
  }
  const lines = figure('1.6 rates');
  for (const l of [0, 1, 2]) {
    const own = series(lines, `layer ${l + 1}`);
    findings.equal('1.6', `layer ${l + 1}: rates`, own.length, 6);
    for (const [i, lr] of (['0.02', '0.06', '0.1', '0.2', '0.3', '0.6'] as const).entries()) {
      const { mean: average, sd } = statistics.killed[lr];
      findings.near('1.6', `rate ${lr}, layer ${l + 1}, PyTorch`, own[i] ?? Number.NaN, average[l]!, 5 * sd[l]! * Math.sqrt(1 / 3 + 1 / 20) + 0.016); // biome-ignore format: one line
    }
  }
}

function back(findings: Findings, figure: Read): void {
  const lines = figure('1.6 revive');
  const starts = Array.from({ length: 20 }, (_, i) => i / 2 - 10);
  // 1 − az shrinks by 1 − a² a step: from 1 − a z₀ to below 1
  for (const a of [0.1, 0.01]) {
    const expected = starts.map((z) => Math.floor(log(1 - a * z) / -log(1 - a * a)) + 1);
    findings.nearAll('1.6', `leaky ReLU, ${a}: steps`, series(lines, `leaky ReLU, ${a}`), expected, 0, 0.51);
  }
  const elu = series(lines, 'ELU');
  for (const [z, [tenth, hundredth, steps]] of Object.entries(torch.revived) as [string, [number, number, number]][]) {
    const i = starts.indexOf(Number(z));
    findings.equal('1.6', `ELU from ${z}, PyTorch`, elu[i], steps);
    findings.equal('1.6', `leaky ReLU, 0.1, from ${z}, PyTorch`, series(lines, 'leaky ReLU, 0.1')[i], tenth);
    findings.equal('1.6', `leaky ReLU, 0.01, from ${z}, PyTorch`, series(lines, 'leaky ReLU, 0.01')[i], hundredth);
  }
  // e^−z falls by 2 a step while e^z is small
  findings.near('1.6', 'ELU from −10: e¹⁰/2', elu[0] ?? Number.NaN, exp(10) / 2, 0.001 * exp(10));
  const noise = figure('1.6 noise');
  for (const a of [0.1, 0.01])
    findings.near('1.6', `leaky ReLU, ${a}: noise at −10`, series(noise, `leaky ReLU, ${a}`)[0] ?? Number.NaN, 0.5 * a, 1e-4 * a); // biome-ignore format: one line
  // e^(z + σx) is log-normal: standard deviation e^(z + σ²/2) √(e^σ² − 1)
  for (const [i, z] of [-10, -8, -6].entries())
    findings.near('1.6', `ELU: noise at ${z}`, series(noise, 'ELU')[4 * i] ?? Number.NaN, exp(z + 0.125) * Math.sqrt(exp(0.25) - 1), 0.001 * exp(z)); // biome-ignore format: one line
}

function centres(findings: Findings, figure: Read): void {
  const boxes = figure('1.7 means');
  for (const name of names) {
    const found = group(boxes, name);
    const { mean: average, sd } = statistics.centres[name];
    findings.equal('1.7', `${name}: seeds`, found.length, 5);
    for (const [seed, off] of found.entries())
      findings.near('1.7', `${name}, seed ${seed}: mean over rms, PyTorch`, off, average[0]!, 5 * sd[0]! + 0.005);
  }
  const rows = cells(figure('1.7 maxout'));
  findings.equal('1.7', 'maxout: compared', rows.map((row) => row['compared with']), ['ReLU', 'leaky ReLU, 0.25']); // biome-ignore format: one line
  for (const row of rows) {
    findings.equal('1.7', `maxout as ${row['compared with']}: difference`, Number(row['largest difference']), 0);
    findings.equal('1.7', 'parameters of maxout', Number(row['maxout']), 2 * (500 * 500 + 500));
    findings.equal('1.7', 'parameters of a layer', Number(row['linear layer']), 500 * 500 + 500);
  }
  const paths = figure('1.7 alpha');
  for (const l of [0, 1, 2]) {
    const own = series(paths, `layer ${l + 1}`);
    findings.equal('1.7', `α of layer ${l + 1}: epochs`, own.length, 7);
    findings.near('1.7', `α of layer ${l + 1} begins at 0.25`, own[0] ?? Number.NaN, 0.25, 1e-9);
    const { mean: average, sd } = statistics.alphas;
    findings.near('1.7', `α of layer ${l + 1} at the end, PyTorch`, own.at(-1) ?? Number.NaN, average[l]!, 5 * sd[l]! * Math.sqrt(1 / 3 + 1 / 20)); // biome-ignore format: one line
  }
}

function slopes(findings: Findings, figure: Read): void {
  const demo = 'errata PReLU';
  const rows = cells(figure('errata PReLU'));
  for (const [i, a] of [0.25, 1, 2].entries()) {
    const found = ['right: f(−2)', 'f(2)', 'as printed: f(−2)', 'f(2) '].map((what) => Number(rows[i]?.[what]));
    findings.nearAll(demo, `α = ${a}`, found, [-2 * a, 2, Math.max(-2 * a, -2), Math.max(2 * a, 2)], 0, 1e-9);
  }
  const lines = figure('errata PReLU, learned');
  findings.nearAll(demo, 'the right form, PyTorch', series(lines, 'right'), torch.slopes, 1e-4);
  const printed = series(lines, 'as printed');
  findings.near(demo, 'the printed form ends at 1', printed.at(-1) ?? Number.NaN, 1, 0.02);
  findings.equal(demo, 'steps', printed.length, 101);
}

function ranking(findings: Findings, figure: Read): void {
  const boxes = figure('1.8 ranking');
  const rows = cells(figure('1.8 table'));
  const chosen = (name: Stored) => best(rates.map((_, i) => mean(column(name, i, 2))));
  const relu = column('ReLU', chosen('ReLU'), 3);
  for (const name of names) {
    const tests = column(name, chosen(name), 3);
    findings.in('1.8 ranking');
    const sorted = (numbers: readonly number[]) => numbers.toSorted((a, b) => a - b);
    findings.nearAll('1.8', `${name}: accuracies`, sorted(group(boxes, name)), sorted(tests.map((a) => 100 * a)), 1e-4);
    const { test } = statistics.nets[name][String(rates[chosen(name)]) as '0.02'];
    const [average, sd] = test as [number, number];
    findings.near('1.8', `${name}: mean, PyTorch`, mean(tests), average, 5 * sd * Math.sqrt(2 / 20));
    findings.in('1.8 table');
    const row = of(rows, name);
    findings.near('1.8', `${name}: rate`, Number(row['rate']), rates[chosen(name)]!, 1e-9);
    findings.near('1.8', `${name}: test`, Number(row['test, %']), 100 * mean(tests), 0.0051);
    findings.near('1.8', `${name}: sd`, Number(row['sd of\na seed']), 100 * std(tests), 0.051);
    const gains = tests.map((a, seed) => 100 * (a - relu[seed]!));
    findings.near('1.8', `${name}: more than ReLU`, Number.parseFloat((row['more than\nReLU'] ?? '').replace('−', '-')), mean(gains), 0.0051); // biome-ignore format: one line
    findings.equal('1.8', `${name}: seeds in which it is better`, Number(row['seeds in which\nit is better']), gains.filter((x) => x > 0).length); // biome-ignore format: one line
  }
  const average = (name: Stored) => mean(column(name, chosen(name), 3));
  findings.holds('1.8', 'sigmoid is last, by more than 10 points', names.every((name) => name === 'sigmoid' || average(name) > average('sigmoid') + 0.1), average('sigmoid')); // biome-ignore format: one line
}
