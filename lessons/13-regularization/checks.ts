// Demos 13.1 to 13.7 and the errata, checked on the numbers that the figures hold. Expected values come from closed forms, from PyTorch
// (pytorch.json, reference.json: the same seeds, so that all but the rounding agrees), and from statistics whose seeds are stated.

import { regularization as stored } from '../../src/lesson/stored/13-regularization.js';
import { exp, log, pow } from '../../src/math/index.js';
import { type Finding, Findings, type Read } from '../check.js';
import { cells, column, type Figures, lines, panel, parts, series } from '../figures.js';
import torch from './pytorch.json' with { type: 'json' };
import reference from './reference.json' with { type: 'json' };

type Cells = ReturnType<typeof cells>;

/** All checks of this lesson. */
export function check(figures: Figures): Finding[] {
  const findings = new Findings(figures);
  const take = findings.figure;
  penalties(findings, take);
  corner(findings, take);
  weightDecay(findings, take);
  masks(findings, take);
  neuron(findings, take);
  scaling(findings, take);
  wholeNet(findings, take);
  dropoutProbability(findings, take);
  ensemble(findings, take);
  monteCarlo(findings, take);
  removal(findings, take);
  pattern(findings, take);
  gap(findings, take);
  return findings.list;
}

const number = (row: Cells[number] | undefined, heading: string): number => Number(row?.[heading]);
/** Half a unit of the last of some significant digits, and a little for the rounding of two programs. */
const shown = (value: number, digits: number): number => 0.501 * pow(10, Math.floor(log(Math.abs(value)) / log(10)) + 1 - digits); // biome-ignore format: one line
const biggest = (values: number[]): number => Math.max(...values.map(Math.abs));
const sum = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0);
const mean = (values: readonly number[]): number => sum(values) / values.length;
const sd = (values: readonly number[]): number =>
  Math.sqrt(sum(values.map((x) => (x - mean(values)) * (x - mean(values)))) / (values.length - 1));

type Weights = (typeof reference.penalties)['none'];

function weightsRow(findings: Findings, what: string, row: Cells[number] | undefined, expected: Weights): void {
  const columns = [
    ['Σ w²', expected.squares],
    ['Σ |w|', expected.sizes],
    ['|w| < 0.01,\n%', expected.small],
    ['accuracy on\n1497 others, %', expected.accuracy],
  ] as const;
  for (const [heading, value] of columns)
    findings.near('13.1', `${what}: ${heading.replace('\n', ' ')}`, number(row, heading), value, shown(value, 4));
}

function penalties(findings: Findings, take: Read): void {
  const names = ['none', 'L2', 'L1', 'elastic net'] as const;
  const [scratch] = cells(take('13.1 scratch'));
  findings.equal('13.1', 'scratch and library agree', scratch?.['equal to the last digit'], 'yes');
  findings.near('13.1', 'the loss', number(scratch, 'from scratch'), reference.loss, shown(reference.loss, 6));
  findings.near(
    '13.1',
    'the loss of the library',
    number(scratch, 'library'),
    reference.loss,
    shown(reference.loss, 6),
  );
  const histograms = take('13.1 histograms');
  findings.equal('13.1', 'panels', parts(histograms).length, 4);
  for (const [i, name] of names.entries()) {
    const { bars } = panel(histograms, i);
    const middle = bars.find(({ from, to }) => from < 0 && to > 0)?.share ?? Number.NaN;
    // the bin in the middle of 41 over (−1, 1) is 2/41 wide
    findings.near('13.1', `${name}: share of the middle bin`, middle, reference.penalties[name].middle, 1e-9);
  }
  const rows = cells(take('13.1 table'));
  findings.equal(
    '13.1',
    'penalties',
    rows.map(({ penalty }) => penalty),
    names,
  );
  for (const [i, name] of names.entries()) weightsRow(findings, name, rows[i], reference.penalties[name]);
  const zeros = cells(take('13.1 zeros'));
  const counts = zeros.map((row) => number(row, 'weights that\nare exactly 0'));
  findings.equal('13.1', 'exact zeros', counts, [reference.penalties.L1.zeros, reference.shrunk.zeros]);
  weightsRow(findings, 'L1 by shrinking', zeros[1], reference.shrunk);
  const [small = {}, accuracy = {}] = parts(take('13.1 lambda'));
  for (const name of names.slice(1) as ('L2' | 'L1' | 'elastic net')[])
    for (const [i, expected] of reference.lambdas[name].entries()) {
      const at = `${name}, λ = ${[0.001, 0.01, 0.03][i]}`;
      findings.near('13.1', `${at}: small weights`, series(small, name)[i] ?? Number.NaN, expected.small, 0.01);
      findings.near('13.1', `${at}: accuracy`, series(accuracy, name)[i] ?? Number.NaN, expected.accuracy, 0.01);
    }
}

/** The weight that no data touch: each penalty's step, written down once more. The figure keeps six digits of each number. */
function corner(findings: Findings, take: Read): void {
  const figure = take('13.1 corner');
  const [start = Number.NaN] = series(figure, 'none');
  findings.near('13.1', 'where it starts', start, -0.1525, 5e-5);
  const rate = 0.1 * 0.01;
  const steps = Array.from({ length: 201 }, (_, t) => t);
  const off = (name: string, expected: number[]) => {
    const found = series(figure, name);
    findings.equal('13.1', `${name}: places`, found.length, 201);
    findings.near(
      '13.1',
      `${name}: distance from the closed form`,
      biggest(found.map((w, t) => w - expected[t]!)),
      0,
      1e-6,
    );
  };
  off(
    'none',
    steps.map(() => start),
  );
  off(
    'L2',
    steps.map((t) => start * pow(1 - 2 * rate, t)),
  );
  const until = Math.floor(-start / rate); // L1 is a straight line until it crosses zero, then it goes to and fro
  const reached = series(figure, 'L1').slice(until + 1);
  findings.holds('13.1', 'L1: from step 153 on within one step of zero', reached.length > 40 && biggest(reached) <= rate, biggest(reached)); // biome-ignore format: one line
  const straight = series(figure, 'L1').slice(0, until);
  findings.near('13.1', 'L1: a straight line before', biggest(straight.map((w, t) => w - (start + rate * t))), 0, 1e-6);
  // w − η(2λw + λ sign w) below zero: w + ½ shrinks by 1 − 2ηλ
  const elastic = series(figure, 'elastic net').slice(0, 100);
  findings.near('13.1', 'elastic net: both together', biggest(elastic.map((w, t) => w - ((start - 0.5) * pow(1 - 2 * rate, t) + 0.5))), 0, 1e-6); // biome-ignore format: one line
}

function weightDecay(findings: Findings, take: Read): void {
  const id = 'errata weight decay';
  const rows = cells(take(id));
  // λ = 0.01, rate 0.1, 200 steps: ln(1 − x) as a series is exact enough
  const once = exp(200 * log(0.999));
  const twice = exp(200 * log(0.998));
  for (const [i, expected] of [twice, once, once, twice].entries()) {
    findings.near(id, `row ${i + 1}: what is left`, number(rows[i], 'left after\n200 steps'), expected, 6e-7);
    findings.near(id, `row ${i + 1}: the formula`, number(rows[i], 'that, to the\n200th power'), expected, 6e-7);
  }
  const ways = cells(take('errata weight decay, optimisers'));
  for (const [i, [name, [difference, l2, off]]] of Object.entries(
    reference['two ways'] as unknown as { [name: string]: [number, number, number] },
  ).entries()) {
    // biome-ignore format: one line
    const found = number(ways[i], 'largest\ndifference');
    findings.equal(id, 'optimiser', ways[i]?.['optimizer'], name);
    if (difference < 1e-12) findings.holds(id, `${name}: both ways agree to rounding`, found < 1e-14, found);
    else findings.near(id, `${name}: largest difference`, found, difference, shown(difference, 3));
    findings.near(id, `${name}: Σ w², in the gradient`, number(ways[i], 'Σ w²,\nλw in the gradient'), l2, shown(l2, 5));
    findings.near(
      id,
      `${name}: Σ w², off the weight`,
      number(ways[i], 'Σ w²,\nηλw off the weight'),
      off,
      shown(off, 5),
    );
  }
}

function masks(findings: Findings, take: Read): void {
  const equal = cells(take('13.2 scratch')).map((row) => row['equal to the last digit']);
  findings.equal('13.2', 'scratch and library agree', equal, ['3', '3']);
  const [h = {}, u = {}, kept = {}] = parts(take('13.2 masks'));
  const [hs, us, left] = [h, u, kept].map((part) => column(part, 'value'));
  findings.equal('13.2', 'the mask, bit by bit', us, reference.masks['U₁'].flat());
  const expected = reference.masks['H₁'].flat();
  findings.near('13.2', 'H₁', biggest(expected.map((value, i) => value - (hs?.[i] ?? Number.NaN))), 0, 1e-5); // five digits are kept
  findings.near('13.2', 'what is left', biggest(expected.map((value, i) => value * us![i]! - (left?.[i] ?? Number.NaN))), 0, 1e-5); // biome-ignore format: one line
  const figure = take('13.2 kept');
  const [drawn, theory] = [series(figure, '4000 masks'), series(figure, 'binomial')];
  findings.equal('13.2', 'numbers of units', [drawn.length, theory.length], [41, 41]);
  // 100 over 50, by 2^100
  const centre = Number((choose(100n, 50n) * 1_000_000_000_000_000n) / (1n << 100n)) / 1e15;
  findings.near('13.2', 'binomial at 50', theory[20] ?? Number.NaN, centre, 1e-12);
  for (const k of [5, 10, 15, 20, 25, 30, 35]) {
    const share = Number((choose(100n, BigInt(30 + k)) * 1_000_000_000_000_000n) / (1n << 100n)) / 1e15;
    findings.near('13.2', `binomial at ${30 + k}`, theory[k] ?? Number.NaN, share, 1e-12);
    findings.near('13.2', `drawn at ${30 + k}`, drawn[k] ?? Number.NaN, share, 5 * Math.sqrt(share / 4000));
  }
  const variance = sum(drawn.map((share, i) => share * (i - 20) * (i - 20)));
  // the sd of a variance of 25 over 4000 draws is 25·√(2/4000) = 0.56; beyond 30 and 70 lie 0.001 of it
  findings.near('13.2', 'variance of the number', variance, 25, 5 * 0.56);
  const output = take('13.2 output');
  const at = lines(output);
  const [expectedScore, testScore] = [torch.scores[0]![0]!, torch.scores[1]![0]!];
  findings.near('13.2', 'the test', at['test, × p'] ?? Number.NaN, testScore, 1e-12);
  const [from, to, share] = ['from', 'to', 'share'].map((field) => column(output, field)) as [
    number[],
    number[],
    number[],
  ];
  const centres = from.map((low, i) => (low + to[i]!) / 2);
  const average = sum(centres.map((at, i) => at * share[i]!));
  const spread = Math.sqrt(sum(centres.map((at, i) => share[i]! * (at - average) * (at - average))));
  const error = (5 * spread) / Math.sqrt(4000);
  findings.near('13.2', 'mean of the passes', at['mean of the passes'] ?? Number.NaN, expectedScore, error);
  findings.near('13.2', 'mean of the bars', average, expectedScore, error + 0.01); // a third of a bin for the binning
}

function choose(n: bigint, k: bigint): bigint {
  let result = 1n;
  for (let i = 1n; i <= k; i++) result = (result * (n - k + i)) / i;
  return result;
}

function neuron(findings: Findings, take: Read): void {
  const pictures = take('13.3 masks');
  const found = ['x', 'y', 'a'].map((field) => column(pictures, field));
  findings.equal('13.3', 'the four masks, x, y and a', found, [[1, 0, 1, 0], [1, 1, 0, 0], [2, -4, 6, 0]]); // biome-ignore format: one line
  const drawn = parts(pictures).map((part) =>
    JSON.stringify(part)
      .match(/"words":"([^"]*)"/g)
      ?.at(-1),
  );
  findings.equal(
    '13.3',
    'what is written in the neurons',
    drawn,
    ['2', '−4', '6', '0'].map((a) => `"words":"${a}"`),
  );
  const table = cells(take('13.3 table'));
  findings.equal(
    '13.3',
    'probabilities',
    table.slice(0, 4).map((row) => number(row, 'probability')),
    [0.25, 0.25, 0.25, 0.25],
  );
  findings.equal(
    '13.3',
    'a',
    table.slice(0, 4).map((row) => number(row, 'a')),
    [2, -4, 6, 0],
  );
  findings.equal(
    '13.3',
    'terms, sum and formula',
    table.map((row) => number(row, 'probability · a')),
    [0.5, -1, 1.5, 0, 1, 1],
  );
  const figure = take('13.3 any p');
  for (const [name, full] of [
    ['two inputs', 2],
    ['twelve inputs', reference.twelve],
  ] as const) {
    // biome-ignore format: one line
    const all = series(figure, `${name}: all masks`);
    const formula = series(figure, `${name}: p times the full sum`);
    findings.equal('13.3', `${name}: places`, [all.length, formula.length], [10, 10]);
    for (const values of [all, formula]) {
      const off = biggest(values.map((a, i) => a - ((i + 1) / 10) * full));
      findings.near('13.3', `${name}: distance from p times the sum`, off, 0, 1e-14);
    }
  }
}

function scaling(findings: Findings, take: Read): void {
  const rows = cells(take('13.4 neuron'));
  const [inTraining, inTest] = ['E[a] in\ntraining', 'a in\nthe test'];
  const expected = [0.5, 0.8].flatMap((p) => [['vanilla', p, 2 * p, 2 * p], ['inverted', p, 2, 2], ['nothing scaled', p, 2 * p, 2]]); // biome-ignore format: one line
  const found = rows.map((row) => [row['form'], number(row, 'p'), number(row, inTraining), number(row, inTest)]);
  findings.equal('13.4', 'the neuron: form, p, training, test', found, expected);
  for (const [i, [form, p, a, test]] of expected.entries())
    findings.near('13.4', `${form}, p = ${p}: test over training`, number(rows[i], 'test over\ntraining'), Number(test) / Number(a), 1e-9); // biome-ignore format: one line
  const figure = take('13.4 first layer');
  const [vanilla, half, chance, unscaled] = ['vanilla', 'inverted, half of it', 'σ / √K', 'nothing scaled'].map((name) => series(figure, name)); // biome-ignore format: one line
  const counts = [10, 30, 100, 300, 1000, 3000];
  const [fullHalf, sigma] = reference['first layer'] as [number, number];
  for (const [i, count] of counts.entries()) {
    findings.near('13.4', `σ/√K, K = ${count}`, chance?.[i] ?? Number.NaN, sigma / Math.sqrt(count), 1e-6);
    const ratio = (vanilla?.[i] ?? Number.NaN) / (sigma / Math.sqrt(count));
    findings.holds('13.4', `vanilla, K = ${count}: only chance is left`, ratio > 0.6 && ratio < 1.6, ratio);
    findings.near('13.4', `inverted is twice that, K = ${count}`, (half?.[i] ?? Number.NaN) / (vanilla?.[i] ?? Number.NaN), 1, 1e-9); // biome-ignore format: one line
    // what is missing is half of the full sum, give or take what chance leaves
    findings.near('13.4', `nothing scaled, K = ${count}`, unscaled?.[i] ?? Number.NaN, fullHalf, (2 * sigma) / Math.sqrt(count)); // biome-ignore format: one line
  }
  const [without = {}, biased = {}] = parts(take('13.4 nothing scaled'));
  for (const [name, factor, i] of [
    ['p = ½', 4, 0],
    ['p = 0.8', 1 / 0.64, 1],
  ] as const) {
    // biome-ignore format: one line
    const ratios = series(without, name);
    findings.equal('13.4', `${name}: inputs`, ratios.length, 20);
    findings.near('13.4', `${name}, no biases: distance from 1/p²`, biggest(ratios.map((r) => r - factor)), 0, 1e-9);
    const off = series(biased, name).map((r, k) => r - reference['with biases'][i]![k]!);
    findings.near('13.4', `${name}, with biases: no fixed factor`, biggest(off), 0, 1e-6);
  }
}

function wholeNet(findings: Findings, take: Read): void {
  const units = take('13.4 units');
  const [meanUnits, testUnits] = ['mean over 65 536 pairs of masks', 'test'].map((name) => bars(units, name));
  findings.equal('13.4', 'units', meanUnits?.length, 8);
  findings.near('13.4', 'E[h₂] of each unit', biggest(torch.units[0]!.map((h, i) => h - meanUnits![i]!)), 0, 1e-9);
  findings.near('13.4', 'h₂ in the test', biggest(torch.units[1]!.map((h, i) => h - testUnits![i]!)), 0, 1e-9);
  findings.holds('13.4', 'the mean is never below the test', meanUnits!.every((h, i) => h >= testUnits![i]! - 1e-12), meanUnits); // biome-ignore format: one line
  const scores = cells(take('13.4 scores'));
  for (const [i, expected] of [torch.scores[0]!, torch.scores[0]!, torch.scores[1]!].entries())
    for (const [c, value] of expected.entries())
      findings.near(
        '13.4',
        `${scores[i]?.['scores']}: score ${c + 1}`,
        number(scores[i], `score ${c + 1}`),
        value,
        6e-7,
      );
  const jensen = take('13.4 Jensen');
  const [x, y] = [column(jensen, 'x'), column(jensen, 'y')];
  const [z, relu] = [x.slice(0, 256), y.slice(0, 256)];
  findings.equal('13.4', 'points: masks, and two means', x.length, 258);
  findings.near('13.4', 'points lie on max(0, z)', biggest(relu.map((h, i) => h - Math.max(0, z[i]!))), 0, 1e-5);
  findings.near('13.4', 'both means stand at the mean of z', biggest(x.slice(256).map((at) => at - mean(z))), 0, 1e-5);
  const [ofRelu, reluOf] = y.slice(256) as [number, number];
  // units[0] is p times the mean of max(0, z); z is taken with the first mask of vanilla dropout
  findings.near('13.4', 'mean of max(0, z)', ofRelu, 2 * torch.units[0]![2]!, 1e-5);
  findings.near('13.4', 'max(0, mean of z)', reluOf, 2 * torch.units[1]![2]!, 1e-5);
  const gaps = take('13.4 gaps');
  for (const [i, form] of ['vanilla', 'inverted'].entries()) {
    const { bars: found } = panel(gaps, i);
    const below = sum(found.filter(({ to }) => to <= 16.001).map(({ share }) => share));
    const counted = column(parts(gaps)[i] ?? {}, 'count');
    findings.holds('13.4', `${form}: a hundred nets, but for those outside`, sum(counted) >= 94 && sum(counted) <= 100, sum(counted)); // biome-ignore format: one line
    // PyTorch's median is 15.1 and 17.3: in bins of 4 about half lie below 16
    findings.holds(
      '13.4',
      `${form}: about half below 16 %`,
      Math.abs(below - 0.5) < 0.08 || Math.abs(below - 50) < 8,
      below,
    );
  }
  const table = cells(take('13.4 gap table'));
  for (const [i, median] of torch['median gap'].entries()) {
    const at = `${table[i]?.['form']}, p = ${table[i]?.['p']}`;
    findings.near('13.4', `${at}: median gap`, number(table[i], 'median gap,\n%'), median, shown(median, 3));
    // AUDIT: 12 to 20 % in other random nets with p = ½
    if (i < 2) findings.holds('13.4', `${at}: 12 to 20 %`, median > 12 && median < 20, median);
    const above = number(table[i], 'smallest\nE[h₂] − h₂');
    findings.holds('13.4', `${at}: E[h₂] ≥ h₂ in all 800 units`, above > -1e-12, above);
  }
}

/** The bars of one series. */
function bars(spec: object, name: string): number[] {
  const rows = (spec as { data?: { values: { [field: string]: unknown }[] } }).data?.values ?? [];
  return rows.filter((row) => row['series'] === name).map((row) => Number(row['y'] ?? row['value']));
}

function dropoutProbability(findings: Findings, take: Read): void {
  const id = 'errata dropout';
  const figure = take(id);
  for (const [name, of] of [
    ['E[a] in training', (p: number) => 2 * p],
    ['× p, keeping', (p: number) => 2 * p],
    ['× (1 − p), dropping', (p: number) => 2 - 2 * p],
  ] as const) {
    // biome-ignore format: one line
    const values = series(figure, name);
    findings.equal(id, `${name}: places`, values.length, 10);
    findings.near(
      id,
      `${name}: distance from the formula`,
      biggest(values.map((a, i) => a - of((i + 1) / 10))),
      0,
      1e-12,
    );
  }
  const [keeping, dropping, unscaled] = cells(take('errata dropout, trained'));
  for (const [i, row] of [keeping, dropping, unscaled].entries()) {
    const [accuracies, losses] = [0, 1].map((what) => stored.slips.map((seed) => seed[i]![what]!)) as [number[], number[]]; // biome-ignore format: one line
    const test = String(row?.['test']);
    findings.near(
      id,
      `${test}: loss, 5 sd over 20 seeds`,
      number(row, 'loss,\nthis run'),
      mean(losses),
      5 * sd(losses),
    );
    findings.near(id, `${test}: accuracy, 5 sd`, number(row, 'accuracy, %,\nthis run'), 100 * mean(accuracies), 500 * sd(accuracies)); // biome-ignore format: one line
    spread(findings, id, `${test}: loss`, row?.['loss, 20 seeds\n(stored)'], losses, 1);
    spread(findings, id, `${test}: accuracy`, row?.['accuracy, %,\n20 seeds (stored)'], accuracies, 100);
  }
  // what the text says, of every seed
  const every = (holds: (seed: readonly (readonly number[])[]) => boolean) => stored.slips.filter(holds).length;
  findings.equal(id, 'seeds whose loss is three times as large', every(([a, b]) => Math.round(b![1]! / a![1]!) === 3), 20); // biome-ignore format: one line
  findings.equal(id, 'seeds whose loss without scaling lies between', every(([a, b, c]) => a![1]! < c![1]! && c![1]! < b![1]!), 20); // biome-ignore format: one line
  const fell = stored.slips.map(([a, b]) => 100 * (a![0]! - b![0]!));
  findings.near(id, 'points of accuracy, at least', Math.min(...fell), 0, 0.5);
  findings.near(id, 'points of accuracy, at most', Math.max(...fell), 10, 0.5);
  findings.near(id, 'points of accuracy', mean(fell), 4.2, 0.05);
  findings.near(id, 'their sd', sd(fell), 3.3, 0.05);
}

function ensemble(findings: Findings, take: Read): void {
  const counts = cells(take('13.5 masks'));
  findings.equal('13.5', 'units, masks, digits, atoms', counts.map((row) => Object.values(row)), [
    ['2', '4', '1', 'no'],
    ['8', '256', '3', 'no'],
    ['16', '65536', '5', 'no'],
    ['272', '7.588 · 10^81', '82', 'no'],
    ['273', '1.517 · 10^82', '83', 'yes'],
    ['4096', '1.044 · 10^1233', '1234', 'yes'], // 4096 lg 2 = 1233.0187; 10^0.0187 = 1.044
  ]); // biome-ignore format: one line
  const rows = cells(take('13.5 means'));
  const order = [0, 1, 2];
  for (const [n, net] of ['one softmax layer', 'two hidden layers'].entries())
    for (const m of order) {
      const row = rows[3 * n + m];
      const expected = reference.means[n]![2]![m]!;
      const at = `${net}, ${row?.['mean']}`;
      for (const [c, value] of expected.entries())
        findings.near('13.5', `${at}: class ${c + 1}`, number(row, `class ${c + 1}`), value, 6e-7);
      const distance = biggest(expected.map((value, c) => value - reference.means[n]![2]![0]![c]!));
      const found = number(row, 'largest distance\nfrom scaled');
      if (distance < 1e-12) findings.holds('13.5', `${at}: the scaled net itself`, found < 1e-14, found);
      else findings.near('13.5', `${at}: distance`, found, distance, shown(distance, 2));
    }
  findings.equal('13.5', 'means', rows.map((row) => row['mean']), ['scaled', 'arithmetic', 'geometric', 'scaled', 'arithmetic', 'geometric']); // biome-ignore format: one line
  const figure = take('13.5 distances');
  for (const [n, net] of ['one layer', 'two hidden layers'].entries())
    for (const [m, kind] of ['arithmetic', 'geometric'].entries()) {
      const found = series(figure, `${net}, ${kind}`);
      findings.equal('13.5', `${net}, ${kind}: places`, found.length, 5);
      for (const [i, ofP] of reference.means[n]!.entries()) {
        const distance = biggest(ofP[m + 1]!.map((value, c) => value - ofP[0]![c]!));
        const at = `${net}, ${kind}, p = ${[0.1, 0.3, 0.5, 0.7, 0.9][i]}`;
        if (n === 0 && m === 1) findings.holds('13.5', `${at}: exact`, found[i]! < 1e-14, found[i]);
        else findings.near('13.5', at, found[i] ?? Number.NaN, distance, 1e-9);
      }
    }
}

function monteCarlo(findings: Findings, take: Read): void {
  const [accuracy = {}, loss = {}] = parts(take('13.5 Monte Carlo'));
  const [right, losses] = [accuracy, loss].map((part) => series(part, 'K masks, three times')) as [number[], number[]];
  const scaled = [accuracy, loss].map((part) => lines(part)['scaled net'] ?? Number.NaN) as [number, number];
  findings.equal('13.5', 'numbers of masks', [right.length, losses.length], [6, 6]);
  // 500 images: a standard error of 0.018 of an accuracy, of which most is common to both
  findings.near('13.5', 'accuracy with 32 masks against the scaled net', right[5] ?? Number.NaN, scaled[0], 0.02);
  findings.holds('13.5', 'one mask is worse than 32', right[0]! < right[5]! - 0.01, right[0]);
  findings.holds('13.5', 'the loss falls with every doubling', losses.every((value, i) => i === 0 || value < losses[i - 1]!), losses); // biome-ignore format: one line
  findings.near('13.5', 'loss with 32 masks against the scaled net', losses[5] ?? Number.NaN, scaled[1], 0.08);
  findings.near('13.5', 'accuracy of the scaled net, against 20 seeds', 100 * scaled[0], 100 * mean(stored.gap.dropout.map(([, held]) => held!)), 6 * 2); // biome-ignore format: one line
}

function removal(findings: Findings, take: Read): void {
  const figure = take('13.5b removed');
  const kinds = [['without dropout', 'plain'], ['with dropout', 'dropout']] as const; // biome-ignore format: one line
  const places = [0, 16, 32, 48, 64, 80, 96, 112, 120];
  findings.equal('13.5b', 'units removed', column(figure, 'x').slice(0, 9), places);
  for (const [name, kind] of kinds) {
    const [ours, seeds] = [series(figure, `${name}, this run`), series(figure, `${name}, 20 seeds (stored)`)];
    findings.equal('13.5b', `${name}: places`, [ours.length, seeds.length], [9, 9]);
    for (let i = 0; i < 9; i++) {
      const all = stored.removal[kind].map((run) => 100 * run[i]!);
      findings.equal('13.5b', `${name}: seeds`, all.length, 20);
      findings.near('13.5b', `${name}, place ${i}: mean of the stored runs`, seeds[i] ?? Number.NaN, mean(all), 1e-3);
      findings.near(
        '13.5b',
        `${name}, place ${i}: this run, 6 sd of a seed`,
        ours[i] ?? Number.NaN,
        mean(all),
        6 * sd(all),
      );
    }
    findings.near(
      '13.5b',
      `${name}: with all units removed but 8, not far from a tenth`,
      ours[8] ?? Number.NaN,
      15,
      12,
    );
  }
  const half = stored.removal.dropout.map((run, seed) => 100 * (run[4]! - stored.removal.plain[seed]![4]!));
  const error = sd(half) / Math.sqrt(20);
  findings.holds('13.5b', 'half removed: dropout is ahead by more than 5 standard errors', mean(half) > 5 * error, mean(half)); // biome-ignore format: one line
  const rows = cells(take('13.5b units'));
  for (const [i, [name, kind]] of kinds.entries()) {
    const [correlations, worths] = [0, 1].map((k) => stored.units[kind].map((one) => one[k]!)) as [number[], number[]];
    const row = rows[i];
    findings.equal('13.5b', 'net', row?.['net'], name);
    spread(findings, '13.5b', `${name}: correlation`, row?.['20 seeds\n(stored)'], correlations, 1);
    spread(findings, '13.5b', `${name}: worth of a unit`, row?.['20 seeds,\n% (stored)'], worths, 100);
    findings.near('13.5b', `${name}: correlation, this run`, number(row, 'mean |correlation|,\nthis run'), mean(correlations), 6 * sd(correlations)); // biome-ignore format: one line
    findings.near('13.5b', `${name}: worth, this run`, number(row, 'the best unit is\nworth, %, this run'), 100 * mean(worths), 600 * sd(worths)); // biome-ignore format: one line
  }
}

/** A cell of mean ± sd against the stored runs. */
function spread(
  findings: Findings,
  id: string,
  what: string,
  cell: string | undefined,
  runs: readonly number[],
  factor: number,
): void {
  // biome-ignore format: one line
  const [centre = Number.NaN, width = Number.NaN] = (cell ?? '').replace('−', '-').split(' ± ').map(Number);
  const expected = [factor * mean(runs), factor * sd(runs)] as const;
  findings.near(id, `${what}: mean of 20 seeds`, centre, expected[0], shown(expected[0], 3) + 1e-9);
  findings.near(id, `${what}: sd over 20 seeds`, width, expected[1], shown(expected[1], 2) + 1e-9);
}

function pattern(findings: Findings, take: Read): void {
  const names = ['none', 'dropout', 'batch norm', 'augmentation', 'DropConnect', 'stochastic depth', 'fractional max pooling'] as const; // biome-ignore format: one line
  const rows = cells(take('13.6 table'));
  findings.equal(
    '13.6',
    'noises',
    rows.map((row) => row['noise z']),
    names,
  );
  for (const [i, name] of names.entries()) {
    const runs = stored.patterns[name];
    const row = rows[i];
    findings.equal('13.6', `${name}: seeds`, runs.length, 20);
    spread(
      findings,
      '13.6',
      `${name}: one run with z`,
      row?.['one run with z,\n20 seeds\n(stored)'],
      runs.map((run) => run[0]!),
      100,
    );
    spread(
      findings,
      '13.6',
      `${name}: test run`,
      row?.['test run,\n20 seeds\n(stored)'],
      runs.map((run) => run[1]!),
      100,
    );
    const gain = runs.map((run, seed) => run[1]! - stored.patterns.none[seed]![1]!);
    if (i > 0) spread(findings, '13.6', `${name}: gain`, row?.['gain over\nnone\n(stored)'], gain, 100);
    const [noisy, test] = ['one run\nwith z,\nthis run', 'test\nrun,\nthis run'].map((heading) => number(row, heading)) as [number, number]; // biome-ignore format: one line
    // three epochs in the place of eight, 150 images: between a net that has begun to learn and the stored ones
    findings.holds('13.6', `${name}: this run has learned`, test > 45 && test < 90, test);
    findings.holds('13.6', `${name}: with the noise on it is not better by more than chance`, noisy < test + 8, noisy);
  }
  findings.equal('13.6', 'without noise both runs are one', rows[0]?.['one run\nwith z,\nthis run'], rows[0]?.['test\nrun,\nthis run']); // biome-ignore format: one line
  const away = cells(take('13.6 averages'));
  for (const [i, name] of names.entries()) {
    const runs = stored.patterns[name];
    const [one, test] = ['one run with z,\nthis run', 'test run,\nthis run'].map((heading) => number(away[i], heading)) as [number, number]; // biome-ignore format: one line
    if (name === 'none') {
      findings.equal('13.6', 'without noise nothing is away from the mean', [one, test], [0, 0]);
      continue;
    }
    findings.holds('13.6', `${name}: runs with the noise differ`, one > 0.05, one);
    spread(findings, '13.6', `${name}: one run away`, away[i]?.['one run with z,\n20 seeds (stored)'], runs.map((run) => Number((100 * run[3]!).toFixed(3))), 1); // biome-ignore format: one line
    spread(findings, '13.6', `${name}: test run away`, away[i]?.['test run,\n20 seeds (stored)'], runs.map((run) => Number((100 * run[4]!).toFixed(3))), 1); // biome-ignore format: one line
    // dropout, DropConnect, augmentation, depth: scaling or averaging brings the test run nearer to the mean
    if (name !== 'batch norm') findings.holds('13.6', `${name}: the test run is nearer to the mean, this run`, test < one, test); // biome-ignore format: one line
  }
  const figure = take('13.6 batch');
  const [found, formula] = ['x = 1 after batch norm', '√(3/2) / √B'].map((name) => series(figure, name));
  for (const [i, size] of [4, 8, 16, 32, 64, 128, 256].entries()) {
    const expected = Math.sqrt(1.5 / size);
    findings.near('13.6', `√(3/2)/√B, B = ${size}`, formula?.[i] ?? Number.NaN, expected, 1e-6);
    // 5 sd over 4000 batches, √(1/8000) of it each; the formula is for large batches: less than 2/B off
    const tolerance = expected * (5 / Math.sqrt(8000) + 2 / size);
    findings.near('13.6', `spread, B = ${size}`, found?.[i] ?? Number.NaN, expected, tolerance);
  }
}

function gap(findings: Findings, take: Read): void {
  const kinds = ['plain', 'dropout', 'batch norm', 'dropout and batch norm'] as const;
  const budget = cells(take('13.7 budget'));
  for (const [i, kind] of kinds.entries()) {
    const row = budget[i];
    findings.equal('13.7', 'net', row?.['net'], kind.includes('and') ? 'both' : kind);
    const tried = [...stored.tried[kind]].sort(([a], [b]) => a! - b!);
    const accuracies = Object.entries(row ?? {})
      .filter(([heading]) => heading.startsWith('rate'))
      .map(([, cell]) => Number(cell));
    findings.equal('13.7', `${kind}: six rates for each`, accuracies, tried.map(([, accuracy]) => Number((100 * accuracy!).toPrecision(3)))); // biome-ignore format: one line
    const best = tried.reduce((a, b) => (b[1]! > a[1]! ? b : a))[0]!;
    findings.near('13.7', `${kind}: the best rate is taken`, number(row, 'taken\n(stored)'), best, shown(best, 3));
    findings.holds(
      '13.7',
      `${kind}: rates within the range`,
      tried.every(([lr]) => lr! >= 3e-4 && lr! <= 1e-2),
      best,
    );
  }
  const panels = parts(take('13.7 curves'));
  const table = take('13.7 table');
  const rows = cells(table);
  for (const [i, kind] of kinds.entries()) {
    const [seen, unseen] = ['training', 'held out'].map((name) => series(panels[i] ?? {}, name)) as [
      number[],
      number[],
    ];
    findings.equal('13.7', `${kind}: epochs`, [seen.length, unseen.length], [30, 30]);
    const runs = stored.gap[kind];
    const [own, held] = [0, 1].map((k) => runs.map((run) => 100 * run[k]!)) as [number[], number[]];
    const gaps = runs.map(([a, b]) => a! - b!);
    findings.near('13.7', `${kind}: training images, this run`, 100 * seen[29]!, mean(own), 6 * sd(own) + 0.5);
    findings.near('13.7', `${kind}: held out, this run`, 100 * unseen[29]!, mean(held), 6 * sd(held) + 4); // 500 of the 1000 images
    findings.near(
      '13.7',
      `${kind}: gap, this run`,
      number(rows[i], 'gap,\nthis run'),
      100 * (seen[29]! - unseen[29]!),
      0.051,
    );
    findings.near(
      '13.7',
      `${kind}: held out in the table`,
      number(rows[i], 'held out,\nthis run'),
      100 * unseen[29]!,
      0.051,
    );
    spread(findings, '13.7', `${kind}: gap`, rows[i]?.['gap,\n20 seeds (stored)'], gaps, 100);
    spread(
      findings,
      '13.7',
      `${kind}: held out`,
      rows[i]?.['held out,\n20 seeds (stored)'],
      runs.map(([, b]) => b!),
      100,
    );
    const less = gaps.map((one, seed) => one - (stored.gap.plain[seed]![0]! - stored.gap.plain[seed]![1]!));
    if (i > 0) spread(findings, '13.7', `${kind}: against plain`, rows[i]?.['less plain’s\n(stored)'], less, 100);
    findings.holds('13.7', `${kind}: learning goes up`, seen[29]! > seen[0]! && unseen[29]! > unseen[0]!, seen[0]);
  }
}
