// Demos 9.1 to 9.8 and the errata, checked on the numbers that the figures hold. Expected are closed forms, torch's numbers
// (pytorch.json), or bounds from the number of seeds; where a figure shows few digits, the tolerance is half of the last one.

import { exp, log, pow } from '../../src/math/index.js';
import { type Finding, Findings, type Read } from '../check.js';
import { cells, drawn, type Figures, parts, pathOf, series } from '../figures.js';
import torch from './pytorch.json' with { type: 'json' };

type Checks = (findings: Findings, figure: Read) => void;

/** Rows of a table, each with numbers by heading; line breaks in headings are spaces. */
const rows = (spec: object) =>
  cells(spec).map((row) =>
    Object.fromEntries(Object.entries(row).map(([key, text]) => [key.replaceAll('\n', ' '), text])),
  );
/** The row whose first cell is a text; an empty one, if there is none. */
const rowOf = (spec: object, first: string) => rows(spec).find((row) => Object.values(row)[0] === first) ?? {};
/** A number of a table. */
const cell = (spec: object, first: string, column: string) => Number(rowOf(spec, first)[column] ?? Number.NaN);
/** The points of a series, by place; rows of labels have no number. */
const points = (spec: object, name: string) =>
  new Map(
    drawn(spec)
      .flat()
      .filter((row) => row['series'] === name && typeof row['x'] === 'number' && typeof row['y'] === 'number')
      .map((row) => [row['x'] as number, row['y'] as number]),
  );
/** The seeds of a group in a box plot. */
const seeds = (spec: object, place: string) =>
  drawn(spec)
    .flat()
    .filter((row) => row['place'] === place && 'value' in row)
    .map((row) => Number(row['value']));

const mean = (x: readonly number[]) => x.reduce((sum, one) => sum + one, 0) / x.length;
const deviation = (x: readonly number[]) => Math.sqrt(mean(x.map((one) => (one - mean(x)) * (one - mean(x)))));
/** Six digits are kept in figures of many points. */
const six = (x: number) => 6e-6 * Math.abs(x);
const last = <T>(list: readonly T[]): T | undefined => list[list.length - 1];
const relativeNames = ['AdaDelta', 'AdaMax', 'Nadam', 'AdaBelief', 'RAdam'];
const names = ['SGD', 'momentum', 'Nesterov', 'AdaGrad', 'RMSProp', 'Adam'] as const;

/** All checks of this lesson. */
export function check(figures: Figures): Finding[] {
  const findings = new Findings(figures);
  const { figure } = findings;
  for (const checks of [adagrad, adagradErrata, rmsprop, ratio, moments, training, adamErrata, relatives, decay, smallNumber, paths, saddle, smooth, rare, versus]) checks(findings, figure); // biome-ignore format: one line
  return findings.list;
}

const adagrad: Checks = (findings, figure) => {
  for (const id of ['9.1', '9.3'])
    findings.equal(
      id,
      'scratch and library agree',
      rows(figure('9.3 scratch')).map((row) => Object.values(row)),
      [
        ['AdaGrad', '200', '200'],
        ['RMSProp', '200', '200'],
        ['Adam', '200', '200'],
      ],
    );
  // scaling a gradient changes nothing: x and y stay equal in size; five digits are shown, δ = 1e-10 moves the 12th
  const diagonal = pathOf(figure('9.1 paths'), 'AdaGrad');
  findings.equal('9.1', 'places of AdaGrad', diagonal.length, 41);
  const off = Math.max(...diagonal.map(([x, y]) => Math.abs(x + y)));
  findings.near('9.1', 'how far AdaGrad is from the diagonal', off, 0, 1e-5);
  const sgd = pathOf(figure('9.1 paths'), 'SGD');
  // x shrinks by 1 − 0.072 a step, y by 1 − 25 · 0.072 = −0.8
  findings.near('9.1', 'SGD, x after 40 steps', last(sgd)?.[0] ?? Number.NaN, -2 * pow(0.928, 40), 1e-6);
  findings.near('9.1', 'SGD, y after 5 steps', sgd[5]?.[1] ?? Number.NaN, 2 * pow(-0.8, 5), 1e-5);
  const effective = figure('9.1 effective');
  const [x, y] = ['x', 'y'].map((axis) => series(effective, `AdaGrad along ${axis}`));
  for (const t of [0, 9, 39])
    findings.near('9.1', `effective rates, step ${t + 1}`, (x?.[t] ?? Number.NaN) / (y?.[t] ?? 1), 25, 1e-6);
  findings.near('9.1', 'effective rate of SGD', series(effective, 'SGD along both')[20] ?? Number.NaN, 0.072, 1e-9);
  const first = 0.6 / 2; // ε / |g| with g = x = 2
  findings.near('9.1', 'effective rate of AdaGrad, step 1', x?.[0] ?? Number.NaN, first, 1e-9);
  for (const name of ['gradient 1', 'gradient 0.01']) {
    const steps = points(figure('9.1 decay'), name);
    // δ = 1e-7 against a gradient of 0.01: 1e-5
    for (const t of [1, 4, 100, 700])
      findings.near('9.1', `${name}, step ${t}`, steps.get(t) ?? Number.NaN, 1 / Math.sqrt(t), 1.1e-5);
  }
};

const adagradErrata: Checks = (findings, figure) => {
  const fast = figure('errata S AdaGrad');
  for (const [kind, size] of [
    ['1, −1, 1, −1 …', 1],
    ['always 1', 1],
    ['always 10', 10],
    ['always 0.1', 0.1],
  ] as const)
    findings.near(
      'errata S AdaGrad',
      kind,
      cell(fast, kind, 'effective rate in step 100, over ε'),
      1 / (10 * size),
      1e-5,
    );
  const signs = figure('errata F summary');
  // w ± 0.1 w/√Σw²: calculated here once more
  for (const [name, sign] of [
    ['with the minus, Algorithm 4', -1],
    ['as on the summary slide', 1],
  ] as const) {
    let [w, sum] = [1, 0];
    for (let t = 1; t <= 300; t++) {
      sum += w * w;
      w += (sign * 0.1 * w) / Math.sqrt(sum);
    }
    const found = series(signs, name);
    findings.near('errata F summary', `${name}, step 300`, last(found) ?? Number.NaN, w, six(w) + 1e-6);
  }
  const wordings = figure('errata F wordings');
  const at = (rule: string, column: string) => cell(wordings, rule, column);
  const digits = 6e-5; // four after the point
  // first steps from (−2, 2), gradients (−2, 50), rate 0.05: by squares ±0.05; by values 0.05 g/|w|; RMSProp ±0.05/√0.1
  findings.near('errata F wordings', 'squares, x', at('AdaGrad: squared gradients', 'x, step 1'), -1.95, digits);
  findings.near('errata F wordings', 'squares, y', at('AdaGrad: squared gradients', 'y, step 1'), 1.95, digits);
  findings.near('errata F wordings', 'values, x', at('AdaGrad: squared values', 'x, step 1'), -1.95, digits);
  findings.near('errata F wordings', 'values, y', at('AdaGrad: squared values', 'y, step 1'), 0.75, digits);
  const rms = 0.05 / Math.sqrt(0.1);
  findings.near(
    'errata F wordings',
    'mean of squares',
    at('RMSProp: mean of squared gradients', 'y, step 1'),
    2 - rms,
    digits,
  );
  findings.equal(
    'errata F wordings',
    'root of a negative mean',
    rowOf(wordings, 'RMSProp: mean of gradients')['x, step 1'],
    'NaN',
  );
  const positive = 2 - (0.05 * 50) / Math.sqrt(0.1 * 50);
  findings.near(
    'errata F wordings',
    'mean of gradients, y',
    at('RMSProp: mean of gradients', 'y, step 1'),
    positive,
    digits,
  );
  for (const rule of ['AdaGrad: squared gradients', 'RMSProp: mean of squared gradients'])
    findings.near(
      'errata F wordings',
      `${rule}: x and y alike`,
      at(rule, 'x, step 20') + at(rule, 'y, step 20'),
      0,
      1e-4,
    );
};

/** RMSProp's r after t gradients: ten of size 100, then ones. */
const rAfter = (t: number, rho: number) =>
  t <= 10 ? 1e4 * (1 - pow(rho, t)) : pow(rho, t - 10) * 1e4 * (1 - pow(rho, 10)) + 1 - pow(rho, t - 10);

const rmsprop: Checks = (findings, figure) => {
  const valley = figure('9.2 paths');
  for (const [name, rho] of [
    ['RMSProp 0.9', 0.9],
    ['RMSProp 0.99', 0.99],
  ] as const) {
    const first = pathOf(valley, name)[1] ?? [Number.NaN, Number.NaN];
    const step = 0.1 / Math.sqrt(1 - rho); // ε/√(1 − ρ) along each axis
    findings.near('9.2', `${name}: first step along x`, first[0], -4 + step, 1e-5);
    findings.near('9.2', `${name}: first step along y`, first[1], 1 - step, 1e-5);
  }
  const sgd = pathOf(valley, 'SGD');
  findings.near('9.2', 'SGD after 60 steps', last(sgd)?.[0] ?? Number.NaN, -4 * pow(0.928, 60), 1e-5);
  const bursts = figure('9.2 burst');
  for (const t of [1, 10, 11, 40, 100, 131, 1500]) {
    const g = t <= 10 ? 100 : 1;
    const sum = Math.min(t, 10) * 1e4 + Math.max(0, t - 10);
    const expected = {
      AdaGrad: g / Math.sqrt(sum),
      'RMSProp 0.9': g / Math.sqrt(rAfter(t, 0.9)),
      'RMSProp 0.99': g / Math.sqrt(rAfter(t, 0.99)),
    };
    for (const [name, size] of Object.entries(expected))
      findings.near(
        '9.2',
        `${name}, step ${t} of the burst`,
        points(bursts, name).get(t) ?? Number.NaN,
        size,
        six(size) + 2e-7,
      );
  }
  const recovered = [...points(bursts, 'RMSProp 0.9')].filter(([t, size]) => t > 10 && size >= 0.99).map(([t]) => t);
  findings.equal('9.2', 'back at 99 % after', Math.min(...recovered) - 10, 121);
  const falls = figure('9.2 stall');
  const slow = last(series(falls, 'AdaGrad')) ?? Number.NaN;
  findings.holds('9.2', 'AdaGrad is still near the foot of the cliff', slow > 2.9 && slow < 3, slow);
  for (const name of ['RMSProp 0.9', 'RMSProp 0.99']) {
    const place = last(series(falls, name)) ?? Number.NaN;
    findings.holds('9.2', `${name} has arrived`, place <= 0 && place > -0.06, place);
  }
  const nesterovs = figure('9.2 Nesterov');
  const [library, printed] = ['with Nesterov 0.5', 'Algorithm 6, θ + αv'].map((name) => pathOf(nesterovs, name));
  findings.equal('9.2', 'places of both', [library?.length, printed?.length], [61, 61]);
  const off = Math.max(
    ...(library ?? []).map(([x, y], t) => Math.abs(x - printed![t]![0]) + Math.abs(y - printed![t]![1])),
  );
  findings.near('9.2', 'Algorithm 6 and the library', off, 0, 1e-5); // six digits each
  const plain = pathOf(nesterovs, 'RMSProp')[1]?.[0] ?? Number.NaN;
  const ahead = library?.[1]?.[0] ?? Number.NaN;
  findings.near('9.2', 'the place ahead is 1.5 times as far', (ahead + 4) / (plain + 4), 1.5, 1e-4);
  const zero = figure('errata F Algorithm 6');
  const of = (form: string, column: string) => rowOf(zero, form)[column];
  findings.equal(
    'errata F Algorithm 6',
    'as printed, y',
    ['y, step 1', 'y, step 10'].map((c) => of('as printed', c)),
    ['NaN', 'NaN'],
  );
  findings.equal(
    'errata F Algorithm 6',
    'with δ, y stays',
    [of('with δ = 1e-8', 'y, step 1'), of('with δ = 1e-8', 'y, step 2')],
    ['1', '1'],
  );
  // v₁ = 0.1/√0.1, and half of it ahead
  const x1 = -4 + (1.5 * 0.1) / Math.sqrt(0.1);
  for (const form of ['as printed', 'with δ = 1e-8'])
    findings.near('errata F Algorithm 6', `${form}: x`, Number(of(form, 'x, step 1')), x1, 6e-5);
};

const betas = {
  '0.9, 0.999 (F, M)': [0.9, 0.999, '0.9, 0.999'],
  '0.9, 0.99 (G)': [0.9, 0.99, '0.9, 0.99'],
  '0.9, 0.9 (F, Algorithm 7)': [0.9, 0.9, '0.9, 0.9'],
} as const;
const theory = (t: number, beta1: number, beta2: number) => (1 - pow(beta1, t)) / Math.sqrt(1 - pow(beta2, t));

const ratio: Checks = (findings, figure) => {
  const lines = figure('9.3 ratio');
  const table = figure('9.3 table');
  for (const [name, [beta1, beta2, key]] of Object.entries(betas)) {
    findings.in('9.3 ratio');
    const curve = points(lines, name);
    for (const t of [1, 2, 12, 13, 100, 4000])
      findings.near('9.3', `${name}, t = ${t}`, curve.get(t) ?? Number.NaN, theory(t, beta1, beta2), 1e-5);
    const off = Math.max(...[...curve].map(([t, y]) => Math.abs(y - theory(t, beta1, beta2))));
    findings.near('9.3', `${name}, all steps`, off, 0, 1e-5); // six digits are kept
    findings.in('9.3 table');
    const of = torch.ratio[key];
    findings.near('9.3', `${name}: first, torch`, cell(table, name, 'at t = 1'), of.first, 6e-7);
    findings.near('9.3', `${name}: highest, torch`, cell(table, name, 'highest'), of.peak, 6e-6);
    if (beta1 !== beta2) findings.equal('9.3', `${name}: where, torch`, cell(table, name, 'at t ='), of.at);
    findings.equal('9.3', `${name}: within 10 %, torch`, cell(table, name, 'within 10 % from t ='), of['10 %']);
    findings.equal('9.3', `${name}: within 1 %, torch`, cell(table, name, 'within 1 % from t ='), of['1 %']);
  }
  // what the contract says
  const usual = (column: string) => cell(table, '0.9, 0.999 (F, M)', column);
  findings.near('9.3', 'first step', usual('at t = 1'), 3.1623, 5e-5);
  findings.near('9.3', 'peak', usual('highest'), 6.5685, 5e-5);
  findings.equal(
    '9.3',
    'peak at, within 10 % and 1 %',
    ['at t =', 'within 10 % from t =', 'within 1 % from t ='].map(usual),
    [12, 1751, 3925],
  );
  findings.near('9.3', 'G: peak', cell(table, '0.9, 0.99 (G)', 'highest'), 2.131, 5e-4);
  findings.equal('9.3', 'G: at', cell(table, '0.9, 0.99 (G)', 'at t ='), 13);
  findings.holds('9.3', 'equal betas never exceed 1', cell(table, '0.9, 0.9 (F, Algorithm 7)', 'highest') <= 1 + 1e-5, cell(table, '0.9, 0.9 (F, Algorithm 7)', 'highest')); // biome-ignore format: one line
  const first = figure('errata S first step');
  for (const t of [1, 2, 5, 12, 50, 200, 1000]) {
    const at = (column: string) => cell(first, String(t), column);
    findings.near('errata S first step', `s, step ${t}`, at('s'), 1 - pow(0.9, t), 5.1e-5);
    findings.near('errata S first step', `√r, step ${t}`, at('√r'), Math.sqrt(1 - pow(0.999, t)), 5.1e-5);
    findings.near('errata S first step', `step ${t}`, at('s / √r'), theory(t, 0.9, 0.999), 5.1e-5);
    const way = Array.from({ length: t }, (_, i) => theory(i + 1, 0.9, 0.999)).reduce((sum, x) => sum + x, 0);
    findings.near('errata S first step', `way up to step ${t}`, at('way so far, uncorrected'), way, 5.1e-5);
    findings.equal('errata S first step', `corrected way up to step ${t}`, at('way so far, corrected'), t);
  }
  const small = figure('9.3 small gradients');
  for (const id of ['9.3', 'errata S first step'])
    for (const [name, k1, k2] of [
      ['uncorrected', 0.1, 0.001],
      ['corrected', 1, 1],
    ] as const) {
      const curve = points(small, name);
      findings.equal(id, `${name}: places`, curve.size, 61);
      const off = [...curve].map(([g, y]) => Math.abs(y - (k1 * g) / (Math.sqrt(k2) * g + 1e-5)));
      findings.near(id, `${name}: k₁g / (√k₂ g + 1e-5)`, Math.max(...off), 0, 2e-5);
    }
  const near = [...points(small, 'uncorrected')].filter(([g]) => g > 2.9e-4 && g < 3.4e-4).map(([, y]) => y);
  findings.near('9.3', 'halved at 3·10⁻⁴', near[0] ?? Number.NaN, Math.sqrt(10) / 2, 0.05);
};

const moments: Checks = (findings, figure) => {
  const [first, second] = parts(figure('9.3 moments'));
  const forty = Math.sqrt(40);
  // one gradient: sd ½; g² of N(1, ¼): sd √(4·¼ + 2/16) = 1.06. Five standard errors of forty
  const squareSd = Math.sqrt(1 + 1 / 8);
  for (const t of [1, 2, 5, 20, 100]) {
    const [plain, corrected] = ['s, β₁ = 0.9', 'corrected '].map(
      (name) => points(first ?? {}, name).get(t) ?? Number.NaN,
    );
    findings.near('9.3', `ŝ, step ${t}: unbiased`, corrected!, 1, (5 * 0.5) / forty);
    findings.near('9.3', `s over ŝ, step ${t}`, plain! / corrected!, 1 - pow(0.9, t), 1e-5);
    const right = points(second ?? {}, '0.999, corrected').get(t) ?? Number.NaN;
    findings.near('9.3', `r̂, step ${t}: unbiased`, right, 1.25, (5 * squareSd) / forty);
    const plainSquare = points(second ?? {}, 'r, β₂ = 0.999').get(t) ?? Number.NaN;
    findings.near('9.3', `r over r̂, step ${t}`, plainSquare / right, 1 - pow(0.999, t), 1e-5);
    for (const beta of [0.9, 0.99]) {
      const at = points(second ?? {}, `r, β₂ = ${beta}`).get(t) ?? Number.NaN;
      const share = 1 - pow(beta, t);
      findings.near('9.3', `r, β₂ = ${beta}, step ${t}`, at, 1.25 * share, (5 * squareSd * share) / forty);
    }
  }
  const panels = parts(figure('9.3 steps'));
  for (const [k, [name, [beta1, beta2]]] of Object.entries(betas).entries()) {
    const [plain, corrected] = ['uncorrected', 'corrected'].map((form) => points(panels[k] ?? {}, form));
    for (const t of [1, 12, 13, 150]) {
      const share = (plain?.get(t) ?? Number.NaN) / (corrected?.get(t) ?? Number.NaN);
      findings.near(
        '9.3',
        `${name}, steps at t = ${t}`,
        share,
        theory(t, beta1, beta2),
        2e-5 * theory(t, beta1, beta2),
      );
    }
    findings.near('9.3', `${name}: first step is ε`, corrected?.get(1) ?? Number.NaN, 1, 1e-6);
  }
};

const training: Checks = (findings, figure) => {
  const [slow, fast] = parts(figure('9.3 training')).map((part) =>
    ['corrected', 'uncorrected'].map((form) => series(part, form)),
  );
  const at = (runs: number[][] | undefined, t: number) => (runs ?? []).map((run) => run[t] ?? Number.NaN);
  const [c0 = Number.NaN, u0 = Number.NaN] = at(slow, 0);
  findings.near('9.3', 'all start alike', c0 - u0, 0, 1e-9); // the same nets and batches
  findings.near('9.3', 'and near ln 10', c0, log(10), 0.1); // ten seeds of a fresh net
  const [c1 = Number.NaN, u1 = Number.NaN] = at(slow, 20);
  findings.holds('9.3', 'rate 0.001: uncorrected is ahead after 20 steps, by more than 0.3', c1 - u1 > 0.3, c1 - u1);
  const [c2 = Number.NaN, u2 = Number.NaN] = at(fast, 59);
  findings.holds('9.3', 'rate 0.1: corrected ends below 0.5', c2 < 0.5, c2);
  findings.holds('9.3', 'rate 0.1: uncorrected ends above 1', u2 > 1, u2);
  findings.holds(
    '9.3',
    'rate 0.1: uncorrected rises above 10',
    Math.max(...(fast?.[1] ?? [])) > 10,
    Math.max(...(fast?.[1] ?? [])),
  );
};

const adamErrata: Checks = (findings, figure) => {
  const g = figure('errata G Adam');
  const of = (form: string, column: string) => cell(g, form, column);
  findings.equal('errata G Adam', 'minus signs', rowOf(g, 'as printed: minus, factor g')['w after step 1'], 'NaN');
  // AUDIT §4: −1.02, −1.42 after 10 steps, −3.7e5 after 300
  findings.near('errata G Adam', 'factor g, step 1', of('plus, factor g', 'w after step 1'), -1.02, 1e-6);
  findings.near('errata G Adam', 'factor g, step 10', of('plus, factor g', 'step 10'), -1.42, 5e-3);
  findings.near('errata G Adam', 'factor g, step 300', of('plus, factor g', 'step 300'), -3.7e5, 5e3);
  findings.near('errata G Adam', 'no factor, step 1', of('plus, no factor', 'w after step 1'), -0.99, 1e-6);
  findings.near('errata G Adam', 'paper, step 1', of('the same, corrected (paper)', 'w after step 1'), -0.99, 1e-6);
  for (const form of ['plus, no factor', 'the same, corrected (paper)'])
    findings.near('errata G Adam', `${form}: arrives`, of(form, 'step 300'), 0, 1e-3);
  // ten steps once more, with σ for the sign and φ for the factor
  for (const [form, factor] of [
    ['plus, factor g', true],
    ['plus, no factor', false],
  ] as const) {
    let [w, v, s] = [-1, 0, 0];
    for (let t = 0; t < 100; t++) {
      v += 0.1 * (2 * w - v);
      s += 0.01 * (4 * w * w - s);
      w -= ((0.01 * v) / Math.sqrt(s + 1e-10)) * (factor ? 2 * w : 1);
    }
    findings.near('errata G Adam', `${form}, step 100`, of(form, 'step 100'), w, six(w) + 1e-6);
  }
  const exponent = figure('errata S exponent');
  findings.equal('errata S exponent', 't = 0', rowOf(exponent, '0')['exponent t, as printed'], 'NaN');
  for (const t of [1, 2, 9, 99]) {
    const expected = theory(t + 1, 0.9, 0.999) / theory(t, 0.9, 0.999);
    findings.near('errata S exponent', `t = ${t}`, cell(exponent, String(t), 'exponent t, as printed'), expected, 1e-6);
  }
  for (const t of [0, 1, 2, 9, 99])
    findings.near('errata S exponent', `t + 1, t = ${t}`, cell(exponent, String(t), 'exponent t + 1'), 1, 1e-6);
  const seven = figure('errata F Algorithm 7');
  const distance = 'largest distance to Algorithm 7';
  const [same, paper, nesterov] = ['Adam, betas 0.9 and 0.9, δ inside', 'Adam of the paper: 0.9 and 0.999', 'RMSProp with Nesterov (Algorithm 6)'] as const; // biome-ignore format: one line
  findings.near('errata F Algorithm 7', 'it is Adam', cell(seven, same, distance), 0, 5e-5);
  findings.holds(
    'errata F Algorithm 7',
    'not the paper’s',
    cell(seven, paper, distance) > 5,
    cell(seven, paper, distance),
  );
  findings.holds('errata F Algorithm 7', 'not RMSProp with Nesterov', cell(seven, nesterov, distance) > 5, cell(seven, nesterov, distance)); // biome-ignore format: one line
  for (const name of [same, paper]) findings.near('errata F Algorithm 7', `${name}: first step`, cell(seven, name, 'first step'), 1, 5e-5); // biome-ignore format: one line
  // 1.9 · 0.1/√0.1: a step and the look ahead
  findings.near(
    'errata F Algorithm 7',
    'Nesterov: first step',
    cell(seven, nesterov, 'first step'),
    0.19 / Math.sqrt(0.1),
    1e-4,
  );
  // E g/√E g² with E g = 1, E g² = 1.25; m has sd ½·√(0.1/1.9): 0.103 over √1.25; 3000 steps, 5 standard errors
  const wide = (0.5 * Math.sqrt(0.1 / 1.9)) / Math.sqrt(1.25);
  findings.near(
    'errata F Algorithm 7',
    'the paper’s mean step',
    cell(seven, paper, 'mean step'),
    1 / Math.sqrt(1.25),
    0.05,
  );
  findings.near('errata F Algorithm 7', 'the paper’s spread', cell(seven, paper, 'spread of steps'), wide, 0.015);
  findings.holds('errata F Algorithm 7', 'with 0.9 steps scatter less than half as much', cell(seven, same, 'spread of steps') < wide / 2, cell(seven, same, 'spread of steps')); // biome-ignore format: one line
  const bracket = rows(figure('errata F bracket')).map((row) => Object.values(row));
  findings.equal('errata F bracket', 'the line and the loop', bracket, [
    ['as printed', '2', '3', 'SyntaxError'],
    ['with one bracket less', '2', '2', 'runs'],
    ['range(1, 1000)', '', '', '999 steps'],
    ['range(1, 1000 + 1)', '', '', '1000 steps'],
  ]);
};

const relatives: Checks = (findings, figure) => {
  const formulas = figure('9.4 formulas');
  for (const method of ['AdaMax', 'Nadam', 'AdaBelief', 'AdamW'])
    findings.near(
      '9.4',
      `${method}: formula and library`,
      cell(formulas, method, 'largest difference to the formula'),
      0,
      1e-13,
    );
  for (const [method, [first, end]] of Object.entries(torch.relatives) as [string, [number, number]][]) {
    findings.near('9.4', `${method}: step 1, torch`, cell(formulas, method, 'step 1'), first, 6e-6);
    findings.near('9.4', `${method}: step 200, torch`, cell(formulas, method, 'step 200'), end, 6e-7);
  }
  // (g − m)² = (0.9 g)² at first: 1/0.9 times Adam's step
  findings.near('9.4', 'AdaBelief: step 1', cell(formulas, 'AdaBelief', 'step 1'), -1 / 0.9, 6e-6);
  const kinds = figure('9.4 regimes');
  const at = (method: string, kind: string) => cell(kinds, method, kind);
  for (const method of ['Adam', 'AdaMax', 'RMSProp'])
    findings.near('9.4', `${method}, always 1`, at(method, 'always 1'), 1, 1e-4);
  for (const method of ['Adam', 'AdaMax'])
    findings.near('9.4', `${method}, in turn`, at(method, '1, −1 in turn'), 0.1 / 1.9, 1e-4);
  findings.near('9.4', 'RMSProp, in turn', at('RMSProp', '1, −1 in turn'), 1, 1e-4);
  // (μ 0.1/1.9 on one side, 1 − μ on the other, μ at step 950: 0.9 (1 − ½ 0.96^3.8)
  const mu = 0.9 * (1 - 0.5 * pow(0.96, 0.004 * 950));
  findings.near('9.4', 'Nadam, in turn', at('Nadam', '1, −1 in turn'), 1 - mu + (mu * 0.1) / 1.9, 3e-3);
  // s sums up 0.001 (0.9^t)² 0.999^(n − t) and δ: at n = 950
  const belief = (n: number) => {
    let s = 0;
    for (let t = 1; t <= n; t++) s = 0.999 * s + 0.001 * pow(0.81, t) + 1e-8;
    return Math.sqrt((1 - pow(0.999, n)) / s);
  };
  const hundred = Array.from({ length: 100 }, (_, i) => belief(901 + i));
  findings.near('9.4', 'AdaBelief, always 1', at('AdaBelief', 'always 1'), mean(hundred), 1e-3);
  const noise = 1 / Math.sqrt(1.25);
  findings.near('9.4', 'Adam, around 1', at('Adam', 'around 1'), noise, 0.05); // 100 steps, correlated over ten
  const [l2, apart] = parts(figure('9.4 decoupling'));
  const end = (part: object | undefined, sigma: number) =>
    last(series(part ?? {}, `gradients ±${sigma}`)) ?? Number.NaN;
  // the gradients themselves move a weight by up to 2ε in the first steps, and by 0.0526 ε later
  for (const sigma of [0.01, 1, 100])
    findings.near('9.4', `AdamW, ±${sigma}`, end(apart, sigma), pow(0.9995, 2000), 1e-3);
  findings.near('9.4', 'L2 in Adam, ±100', end(l2, 100), 1 - (0.001 * 0.5 * 2000) / 100, 2.5e-3);
  findings.holds('9.4', 'L2 in Adam, ±0.01', end(l2, 0.01) < 0.05, end(l2, 0.01));
  findings.holds('9.4', 'L2 in Adam, ±1', end(l2, 1) > 0.36 && end(l2, 1) < 0.45, end(l2, 1));
};

const decay: Checks = (findings, figure) => {
  const one = figure('errata S weight decay');
  const off = (method: string) => cell(one, method, 'largest difference');
  findings.near('errata S weight decay', 'SGD', off('SGD'), 0, 1e-14);
  for (const method of ['SGD + momentum', 'RMSProp', 'Adam'])
    findings.holds('errata S weight decay', `${method}: two things`, off(method) > 1e-3, off(method));
  const bracket = figure('errata S AdamW');
  // η (g/√(g² + 1e-8) + λ), η (g/(g + 1e-8) + λ), η (1 to 7 digits)
  for (const [text, g] of [
    ['1', 1],
    ['0.000001', 1e-6],
  ] as const) {
    const at = (column: string) => cell(bracket, text, column);
    const inside = 0.001 * (g / Math.sqrt(g * g + 1e-8) + 0.1);
    findings.near('errata S AdamW', `by hand, g = ${text}`, at("S's bracket, by hand"), inside, 6e-8);
    findings.near('errata S AdamW', `ε inside, g = ${text}`, at('AdamW, ε inside'), inside, 6e-8);
    findings.near(
      'errata S AdamW',
      `paper, g = ${text}`,
      at('AdamW of the paper'),
      0.001 * (g / (g + 1e-8) + 0.1),
      6e-8,
    );
    findings.near('errata S AdamW', `L2, g = ${text}`, at('Adam with L2'), 0.001, 6e-8);
  }
  const nadam = figure('errata S Nadam');
  for (const t of [1, 2, 5, 20, 50]) {
    const at = (reading: string) => cell(nadam, reading, `step ${t}`);
    const right = (0.9 * (1 - pow(0.9, t))) / (1 - pow(0.9, t + 1)) + 0.1 / (1 - pow(0.9, t));
    findings.near('errata S Nadam', `Dozat, step ${t}`, at('Dozat, μ = 0.9'), right, 5.1e-5);
    findings.near('errata S Nadam', `kept apart, step ${t}`, at('all δ are β₁, result kept apart'), right, 5.1e-5);
  }
  findings.holds('errata S Nadam', 'overwritten: far above 1', cell(nadam, 'all δ are β₁, m overwritten', 'step 20') > 100, cell(nadam, 'all δ are β₁, m overwritten', 'step 20')); // biome-ignore format: one line
  // step 2: 0.9 · (0.9 · (0.09/0.19 + 1) + 0.1)/(1 − 0.9³) + 0.1/0.19
  const second = (0.9 * (0.9 * (0.09 / 0.19 + 1) + 0.1)) / (1 - 0.729) + 0.1 / 0.19;
  findings.near(
    'errata S Nadam',
    'overwritten, step 2',
    cell(nadam, 'all δ are β₁, m overwritten', 'step 2'),
    second,
    6e-5,
  );
  const literal = (0.999 * 0.1) / 0.19 + 0.1 / 0.1; // δ₂ m₁/(1 − 0.81) + (1 − δ₁) g/(1 − 0.9)
  findings.near(
    'errata S Nadam',
    'by index, step 1',
    cell(nadam, 'δ₁ = 0.9, δ₂ = 0.999 by index', 'step 1'),
    literal,
    6e-5,
  );
  const second2 = (0.999 * 0.19) / 0.271 + 0.001 / 0.19;
  findings.near(
    'errata S Nadam',
    'by index, step 2',
    cell(nadam, 'δ₁ = 0.9, δ₂ = 0.999 by index', 'step 2'),
    second2,
    6e-5,
  );
  const divisor = figure('errata second moment');
  // five standard errors of 3000: of g² 1.061; of m² about 2 sd(m), correlated over 19 steps; of squares of a normal number √2 Var
  const of = (first: string) => cell(divisor, first, 'measured');
  const error = 5 / Math.sqrt(3000);
  findings.near('errata second moment', 'E[g²]', of('E[g²], the raw second moment'), 1.25, error * Math.sqrt(1.125));
  findings.near('errata second moment', 'm²', of('m², the momentum squared'), 1 + 0.25 / 19, error * 2 * 0.5);
  findings.near(
    'errata second moment',
    'E[(g − m)²]',
    of('E[(g − m)²]'),
    0.81 * 0.25 * (1 + 0.1 / 1.9),
    error * 1.5 * 0.2132,
  );
  findings.near('errata second moment', 'Var g', of('Var g'), 0.25, error * Math.SQRT2 * 0.25);
  for (const [k, row] of rows(divisor).entries())
    findings.near('errata second moment', `row ${k + 1}, torch`, Number(row['measured']), torch.divisors[k]!, 5.1e-5);
  const guard = figure('errata S AdaMax');
  const steps = [1, 2, 3, 4, 5].map((t) => `w, step ${t}`);
  findings.equal(
    'errata S AdaMax',
    'as printed',
    steps.map((c) => rowOf(guard, 'as printed')[c]),
    ['NaN', 'NaN', 'NaN', 'NaN', 'NaN'],
  );
  findings.equal(
    'errata S AdaMax',
    'with a guard, no gradient',
    steps.slice(0, 2).map((c) => rowOf(guard, 'with |g| + 1e-8')[c]),
    ['1', '1'],
  );
  // m₃ = 0.1, over 1 − 0.9³
  findings.near(
    'errata S AdaMax',
    'with a guard, step 3',
    cell(guard, 'with |g| + 1e-8', 'w, step 3'),
    1 - (0.1 * 0.1) / 0.271,
    6e-5,
  );
};

const deltas = { '1e-5 (S)': 1e-5, '1e-7 (F, M)': 1e-7, '1e-8 (ours)': 1e-8, '1e-10 (G)': 1e-10 };

const smallNumber: Checks = (findings, figure) => {
  const table = figure('9.5 table');
  const forms = {
    outside: (g: number, delta: number) => g / (g + delta),
    inside: (g: number, delta: number) => g / Math.sqrt(g * g + delta),
  };
  for (const [name, delta] of Object.entries(deltas))
    for (const [text, g] of [
      ['1e-6', 1e-6],
      ['1e-8', 1e-8],
    ] as const)
      for (const [form, step] of Object.entries(forms)) {
        const expected = step(g, delta); // three digits are shown
        findings.near(
          '9.5',
          `${name}, ${form}, g = ${text}`,
          cell(table, name, `${form}, g = ${text}`),
          expected,
          5.1e-3 * expected,
        );
      }
  // AUDIT §4
  findings.near('9.5', '1e-8 outside at 1e-6', cell(table, '1e-8 (ours)', 'outside, g = 1e-6'), 0.99, 1e-3);
  findings.near('9.5', '1e-8 inside at 1e-6', cell(table, '1e-8 (ours)', 'inside, g = 1e-6'), 0.01, 1e-4);
  const panels = parts(figure('9.5 lines'));
  for (const [k, step] of [forms.outside, forms.inside].entries())
    for (const [name, delta] of Object.entries(deltas)) {
      const curve = [...points(panels[k] ?? {}, name)];
      findings.equal('9.5', `${name}, panel ${k + 1}: places`, curve.length, 49);
      const off = Math.max(...curve.map(([g, y]) => Math.abs(y - step(g, delta))));
      findings.near('9.5', `${name}, panel ${k + 1}`, off, 0, 1e-6);
    }
  const letter = figure('errata S 1e-5');
  for (const g of [1, 0.1, 0.01, 0.001, 0.0001]) {
    const at = (column: string) => cell(letter, g.toFixed(4), column);
    findings.near('errata S 1e-5', `as meant, g = ${g}`, at('1e-5, as meant'), g / (g + 1e-5), 5.1e-5);
    findings.near('errata S 1e-5', `e⁻⁵, g = ${g}`, at('e⁻⁵, as written'), g / (g + exp(-5)), 5.1e-5);
  }
};

const paths: Checks = (findings, figure) => {
  const table = figure('9.6 table');
  const three = 5.1e-3; // three digits
  for (const name of names)
    for (const [land, rate, end] of [
      ['valley', 'valley: rate', 'loss after 100 steps'],
      ['Beale', 'Beale: rate', 'loss after 100 steps '],
    ] as const) {
      const of = torch[land][name];
      findings
        .in('9.6 table')
        .near('9.6', `${name}, ${land}: rate, torch`, cell(table, name, rate), of.lr, three * of.lr);
      findings.near('9.6', `${name}, ${land}: loss, torch`, cell(table, name, end), of.loss, three * of.loss);
      // six digits in the figure; RMSProp's jumps on Beale's floor amplify rounding
      const digits = name === 'RMSProp' && land === 'Beale' ? 1e-3 : 1e-5;
      const [x, y] = last(pathOf(figure(`9.6 ${land}`), name)) ?? [Number.NaN, Number.NaN];
      findings.near('9.6', `${name}, ${land}: end, x, torch`, x, of.end[0]!, digits);
      findings.near('9.6', `${name}, ${land}: end, y, torch`, y, of.end[1]!, digits);
    }
  const arrivals = names.map((name) => cell(table, name, 'steps to 1 %'));
  findings.equal('9.6', 'steps to 1 % in the valley', arrivals, [39, 14, 11, 10, 14, 9]);
  for (const [three, flat, frames] of [
    ['9.6 valley 3-D', '9.6 valley', 20],
    ['9.6 Beale 3-D', '9.6 Beale', 20],
    ['9.6 saddle 3-D', '9.6 saddle', 30],
    ['9.6 saddle still', '9.6 saddle', 0],
    ['9.6 rest 3-D', '9.6 rest', 20],
    ['9.6 rest Beale 3-D', '9.6 rest Beale', 20],
    ['9.6 rest saddle 3-D', '9.6 rest saddle', 30],
  ] as const)
    surface(findings, figure(three), figure(flat), three, frames);
  const rest = figure('9.6 rest table');
  const delta = torch.valley.AdaDelta;
  findings.near('9.6', 'AdaDelta: rate, torch', cell(rest, 'AdaDelta', 'valley: rate'), delta.lr, three * delta.lr);
  findings.near(
    '9.6',
    'AdaDelta: loss, torch',
    cell(rest, 'AdaDelta', 'loss after 100 steps'),
    delta.loss,
    three * delta.loss,
  );
  findings.equal(
    '9.6',
    'the rest: steps to 1 %',
    rows(rest).map((row) => row['steps to 1 %']),
    ['never', '6', '12', '24', 'never'],
  );
  for (const [name, land] of [
    ['9.6 rest', 'valley'],
    ['9.6 rest Beale', 'Beale'],
    ['9.6 rest saddle', 'saddle'],
  ] as const)
    for (const method of relativeNames) {
      const [start] = pathOf(figure(name), method);
      findings.equal('9.6', `${method}: start, ${land}`, start, { valley: [-4, 1], Beale: [1, 1.5], saddle: [-1.4, 0.001] }[land]); // biome-ignore format: one line
    }
  const onBeale = torch.Beale.AdaDelta;
  const [endX, endY] = last(pathOf(figure('9.6 rest Beale'), 'AdaDelta')) ?? [Number.NaN, Number.NaN];
  findings.near('9.6', 'AdaDelta, Beale: end, x, torch', endX, onBeale.end[0]!, 1e-5);
  findings.near('9.6', 'AdaDelta, Beale: end, y, torch', endY, onBeale.end[1]!, 1e-5);
};

/** A surface in three dimensions holds the paths of the flat figure, and moves in so many pictures. */
function surface(findings: Findings, space: object, flat: object, name: string, frames: number): void {
  const { data: traces = [], frames: pictures = [] } = space as {
    data?: { name?: string; type: string; x: number[]; y: number[]; meta?: { stride: number } }[];
    frames?: object[];
  };
  findings.in(name).equal('9.6', `${name}: pictures`, pictures.length, frames);
  for (const method of name.startsWith('9.6 rest') ? relativeNames : names) {
    const trace = traces.find((one) => one.name === method);
    const whole = pathOf(flat, method);
    const [x, y] = whole[whole.length - 1] ?? [Number.NaN, Number.NaN];
    findings.near('9.6', `${name}, ${method}: end, x`, last(trace?.x ?? []) ?? Number.NaN, x, 1e-4);
    findings.near('9.6', `${name}, ${method}: end, y`, last(trace?.y ?? []) ?? Number.NaN, y, 1e-4);
  }
}

const saddle: Checks = (findings, figure) => {
  const leaving = figure('9.6 leaving');
  const steps = (method: string) => series(leaving, method);
  // y grows by 1.05 a step while it is small
  const decade = log(10) / log(1.05);
  findings.near('9.6', 'SGD: steps a factor of ten', (steps('SGD')[8]! - steps('SGD')[2]!) / 6, decade, 1 / 6 + 0.01);
  // momentum's larger root of r² − 1.95 r + 0.9
  const root = (1.95 + Math.sqrt(1.95 * 1.95 - 3.6)) / 2;
  findings.near(
    '9.6',
    'momentum: steps a factor of ten',
    (steps('momentum')[8]! - steps('momentum')[2]!) / 6,
    log(10) / log(root),
    0.35,
  );
  for (const method of ['AdaGrad', 'RMSProp', 'Adam']) {
    const spread = steps(method)[8]! - steps(method)[2]!;
    findings.holds('9.6', `${method} hardly depends on the distance`, spread >= 0 && spread <= 2, spread);
    findings.holds('9.6', `${method} leaves before all unscaled ones`, ['SGD', 'momentum', 'Nesterov'].every((other) => steps(other)[2]! > steps(method)[2]!), steps(method)[2]); // biome-ignore format: one line
  }
  const table = figure('9.6 saddle table');
  for (const method of names) {
    findings.equal(
      '9.6',
      `${method} never leaves the ridge`,
      rowOf(table, method)['start on the ridge: leaves after'],
      'never',
    );
    findings.equal(
      '9.6',
      `${method}: table and lines`,
      cell(table, method, 'leaves after (start 1e-3 beside)'),
      steps(method)[2],
    );
    const before = cell(table, method, 'passes the saddle before it leaves');
    const swings = method === 'momentum' || method === 'Nesterov';
    findings.holds(
      '9.6',
      `${method} ${swings ? 'swings' : 'does not swing'} first`,
      swings ? before >= 2 : before === 0,
      before,
    );
  }
  const swing = figure('9.6 oscillation');
  // along the ridge: x shrinks by 0.95 a step
  findings.near(
    '9.6',
    'SGD along the ridge, step 50',
    points(swing, 'SGD').get(51) ?? Number.NaN,
    -1.4 * pow(0.95, 50),
    1e-5,
  );
  // momentum's complex roots have the size √0.9
  let [x, v] = [-1.4, 0];
  for (let t = 0; t < 50; t++) {
    v = 0.9 * v + x;
    x -= 0.05 * v;
  }
  findings.near('9.6', 'momentum along the ridge, step 50', points(swing, 'momentum').get(51) ?? Number.NaN, x, 1e-5);
  const flat = figure('9.6 saddle');
  for (const method of names) {
    const start = pathOf(flat, method)[0];
    findings.equal('9.6', `${method}: start`, start, [-1.4, 0.001]);
  }
};

const smooth: Checks = (findings, figure) => {
  const table = figure('9.6 smooth');
  const at = (method: string, column: string) => cell(table, method, column);
  const noisy = (method: string) => at(method, 'noise: cosine, 20 seeds');
  // four standard errors of the difference of two means of 20
  const apart = (a: string, b: string) => {
    const error = Math.sqrt(
      (at(a, '± over seeds') * at(a, '± over seeds') + at(b, '± over seeds') * at(b, '± over seeds')) / 19,
    );
    findings.holds(
      '9.6',
      `under noise ${a} is smoother than ${b}`,
      noisy(a) - noisy(b) > 4 * error,
      noisy(a) - noisy(b),
    );
  };
  for (const [a, b] of [
    ['momentum', 'SGD'],
    ['Nesterov', 'SGD'],
    ['Adam', 'RMSProp'],
    ['momentum', 'AdaGrad'],
  ] as const)
    apart(a, b);
  for (const method of ['SGD', 'AdaGrad', 'RMSProp'])
    findings.holds('9.6', `under noise ${method} turns back more than on`, noisy(method) < 0, noisy(method));
  for (const method of ['SGD', 'AdaGrad'])
    findings.equal('9.6', `${method} does not overshoot`, at(method, 'beyond the minimum'), 0);
  for (const method of ['momentum', 'Nesterov', 'Adam'])
    findings.holds(
      '9.6',
      `${method} overshoots`,
      at(method, 'beyond the minimum') > 0.9,
      at(method, 'beyond the minimum'),
    );
  const floor = (method: string) => at(method, 'loss of the last 40 steps');
  findings.holds(
    '9.6',
    'AdaGrad settles lowest',
    names.every((name) => floor('AdaGrad') <= floor(name)),
    floor('AdaGrad'),
  );
  findings.holds('9.6', 'RMSProp and Adam settle no lower than SGD', floor('RMSProp') > floor('SGD') && floor('Adam') > floor('SGD'), floor('RMSProp')); // biome-ignore format: one line
  // the path that the cosine is taken from is drawn in 9.6 valley: calculated from there
  for (const method of ['SGD', 'momentum', 'Adam']) {
    const steps = pathOf(figure('9.6 valley'), method).slice(0, 51).map(([x, y], t, all) => [x - (all[t - 1]?.[0] ?? x), y - (all[t - 1]?.[1] ?? y)]).slice(1); // biome-ignore format: one line
    const cosines = steps.slice(1).map(([x, y], t) => {
      const [a, b] = steps[t]!;
      return (x! * a! + y! * b!) / Math.sqrt((x! * x! + y! * y!) * (a! * a! + b! * b!));
    });
    findings
      .in('9.6 smooth')
      .near('9.6', `${method}: cosine without noise`, at(method, 'no noise: cosine'), mean(cosines), 2e-3);
  }
};

const rare: Checks = (findings, figure) => {
  const box = figure('9.7 rare');
  const of = (method: string) => seeds(box, method);
  const all = ['SGD', 'SGD + momentum', 'AdaGrad', 'RMSProp', 'Adam'];
  for (const method of all) findings.equal('9.7', `${method}: seeds`, of(method).length, 20);
  for (const method of all.slice(1)) {
    const better = of(method).filter((error, seed) => error < of('SGD')[seed]!).length;
    findings.equal('9.7', `${method}: seeds where SGD is worse`, better, 20); // by chance once in a million
  }
  findings.holds(
    '9.7',
    'AdaGrad is best on average',
    all.every((name) => mean(of('AdaGrad')) <= mean(of(name))),
    mean(of('AdaGrad')),
  );
  const table = figure('9.7 table');
  const live = figure('9.7 live');
  for (const method of all) {
    const at = (column: string) => cell(table, method, column);
    findings
      .in('9.7 table')
      .near('9.7', `${method}: table and box`, at('harder: rare'), mean(of(method)), 5.1e-3 * mean(of(method)));
    findings.equal('9.7', `${method}: seeds, table`, at('SGD is worse in'), method === 'SGD' ? 0 : 20);
    findings.holds('9.7', `${method}: nice`, at('nice: all') < 1e-3, at('nice: all'));
    findings.holds('9.7', `${method}: dense`, at('harder: dense') < 2e-3, at('harder: dense'));
    // inside the three decades, by more than a third of a decade
    const [low, high] = method === 'AdaGrad' ? [0.01, 10] : [0.001, 1];
    findings.holds('9.7', `${method}: rates not at an edge`, at('rates from') > 2 * low! && at('to') < high! / 2, at('to')); // biome-ignore format: one line
    const column = (name: string) => rowOf(live, method)[name];
    findings.in('9.7 live');
    findings.equal(
      '9.7',
      `${method}: live is what is stored, rare`,
      column('live, seed 0: rare'),
      column('stored, seed 0: rare'),
    );
    findings.equal('9.7', `${method}: live is what is stored, dense`, column('dense'), column('dense '));
    findings.near('9.7', `${method}: stored mean`, Number(column('20 seeds: rare')), mean(of(method)), 5.1e-3 * mean(of(method))); // biome-ignore format: one line
  }
};

const versus: Checks = (findings, figure) => {
  const live = rows(figure('9.8 live'));
  findings.equal('9.8', 'methods', live.length, 4);
  for (const row of live)
    findings.equal(
      '9.8',
      `${row['MNIST-1D']}: live is what is stored`,
      row['live: seed 0, 2 trials'],
      row['stored: seed 0, the same 2 trials'],
    );
  const box = figure('9.8 difference');
  const by = (name: string) => seeds(box, name);
  const error = (x: number[]) => deviation(x) / Math.sqrt(x.length - 1);
  const decayed = by('MNIST-1D: momentum, decay');
  findings.equal('9.8', 'seeds', decayed.length, 20);
  findings.holds(
    '9.8',
    'MNIST-1D: momentum with decay is above Adam, by three standard errors',
    mean(decayed) > 3 * error(decayed),
    mean(decayed),
  );
  for (const name of [
    'digits: momentum',
    'digits: momentum, decay',
    'digits: Adam, decay',
    'MNIST-1D: momentum',
    'MNIST-1D: Adam, decay',
  ])
    findings.holds(
      '9.8',
      `${name}: no difference by three standard errors`,
      Math.abs(mean(by(name))) < 3 * error(by(name)),
      mean(by(name)),
    );
  const table = figure('9.8 table');
  for (const row of rows(table)) {
    const name = row['stored, 20 seeds, against Adam']!;
    const x = by(name);
    findings.in('9.8 table').near('9.8', `${name}: mean`, Number(row['mean difference, points']), mean(x), 5.1e-3);
    findings.near('9.8', `${name}: standard error`, Number(row['± standard error']), error(x), 5.1e-3);
    const signs = [x.filter((d) => d > 0).length, x.filter((d) => d < 0).length];
    findings.equal('9.8', `${name}: signs`, [Number(row['seeds above']), Number(row['seeds below'])], signs);
  }
  const accuracy = figure('9.8 accuracy');
  const tuning = parts(figure('9.8 tuning'));
  for (const [k, task] of ['digits', 'MNIST-1D'].entries()) {
    const of = (method: string) => cell(accuracy, `${task}: ${method}`, 'accuracy, %');
    for (const method of ['momentum', 'momentum, decay', 'Adam', 'Adam, decay']) {
      const best = series(tuning[k] ?? {}, method);
      findings.in('9.8 tuning').equal('9.8', `${task}, ${method}: trials`, best.length, 10);
      findings.near('9.8', `${task}, ${method}: all ten trials`, best[9] ?? Number.NaN, of(method), 5.1e-3);
      findings.holds('9.8', `${task}, ${method}: one trial is too few`, best[9]! - best[0]! > 2, best[9]! - best[0]!);
      if (method !== 'Adam')
        findings.near(
          '9.8',
          `${task}, ${method}: over Adam`,
          of(method) - of('Adam'),
          mean(by(`${task}: ${method}`)),
          0.011,
        );
    }
    findings.in('9.8 accuracy');
    for (const rate of ['1e-3', '5e-4'])
      findings.holds('9.8', `${task}: Adam at ${rate} is more than 3 points behind`, of('Adam') - of(`Adam, ${rate}`) > 3, of(`Adam, ${rate}`)); // biome-ignore format: one line
  }
};
