// Demos 11.1 to 11.7 and the errata, checked on the numbers that the figures hold. What is expected comes from closed forms, from PyTorch in
// float64 (pytorch.json), from 20 other starts in PyTorch (../data/11-second-order.json), and from counting.

import { storedDecay } from '../../src/lesson/stored/10-schedules.js';
import { log, pow } from '../../src/math/index.js';
import { type Finding, Findings, type Read } from '../check.js';
import statistics from '../data/11-second-order.json' with { type: 'json' };
import { cells, drawn, type Figures, lines, numbersUnder, parts, pathOf, series } from '../figures.js';
import torch from './pytorch.json' with { type: 'json' };

/** All checks of this lesson. */
export function check(figures: Figures): Finding[] {
  const findings = new Findings(figures);
  const { figure } = findings;
  newton(findings, figure);
  oneStep(findings, figure);
  models(findings, figure);
  saddle(findings, figure);
  costs(findings, figure);
  quasi(findings, figure);
  ranks(findings, figure);
  batches(findings, figure);
  practice(findings, figure);
  return findings.list;
}

const column = (places: readonly number[][], axis: number) => places.map((place) => place[axis]!);
const upTo = (count: number) => Array.from({ length: count }, (_, i) => i);
/** Half a unit of the last of some significant digits. */
const shown = (value: number, digits: number) =>
  0.501 * pow(10, Math.floor(log(Math.abs(value)) / log(10)) + 1 - digits);

/** Numbers that are shown with so many significant digits. */
function inDigits(
  findings: Findings,
  demo: string,
  what: string,
  found: number[],
  expected: readonly number[],
  digits: number,
): void {
  findings.equal(demo, `${what}: how many`, found.length, expected.length);
  for (const [i, value] of expected.entries())
    findings.near(demo, `${what}, row ${i + 1}`, found[i] ?? Number.NaN, value, value === 0 ? 0 : shown(value, digits));
}

function newton(findings: Findings, figure: Read): void {
  const rows = cells(figure('11.1 scratch'));
  inDigits(findings, '11.1', 'x, PyTorch', numbersUnder(rows, 'x'), column(torch.newton, 0), 5);
  inDigits(findings, '11.1', 'y, PyTorch', numbersUnder(rows, 'y'), column(torch.newton, 1), 5);
  const heights = torch.newton.map(([x, y]) => (1 - x!) * (1 - x!) + 100 * (y! - x! * x!) * (y! - x! * x!));
  // the last losses are differences of nearly equal numbers: six steps are compared
  inDigits(findings, '11.1', 'the loss', numbersUnder(rows, 'loss').slice(0, 6), heights.slice(0, 6), 3);
  for (const [i, off] of numbersUnder(rows, 'library differs by').entries())
    findings.near('11.1', `the library, step ${i}`, off, 0, 1e-11); // the condition number is 2500, seven solutions of ulp 2e-16
}

function oneStep(findings: Findings, figure: Read): void {
  const rows = cells(figure('11.1 steps'));
  const kappas = [1, 10, 100, 1000, 10000];
  findings.equal('11.1', 'condition numbers', numbersUnder(rows, 'κ'), kappas);
  // both coordinates shrink by (κ − 1)/(κ + 1)
  const steps = kappas.map((k) => (k === 1 ? 1 : Math.ceil(log(1e-6) / log((k - 1) / (k + 1)))));
  findings.equal('11.1', 'steps of gradient descent', numbersUnder(rows, 'gradient descent'), steps);
  findings.equal(
    '11.1',
    'steps of Newton’s method',
    numbersUnder(rows, "Newton's method"),
    kappas.map(() => 1),
  );

  for (const [i, part] of parts(figure('11.1 paths')).entries()) {
    const path = pathOf(part, 'Newton’s method');
    findings.equal('11.1', `places of Newton’s path, unit ${i + 1}`, path.length, 2);
    for (const [axis, at] of (path.at(-1) ?? []).entries())
      findings.near('11.1', `it ends at 0, unit ${i + 1}, axis ${axis}`, at, 0, 1e-12);
    const descent = pathOf(part, 'gradient descent');
    // in eigenvectors (1, 1) and (1, −1) of curvature 25 and 1: each step of 1/13 multiplies by −12/13 and by 12/13
    const power = pow(12 / 13, 30);
    if (i === 0)
      findings.nearAll(
        '11.1',
        'gradient descent after 30 steps',
        descent.at(-1) ?? [],
        [-power, 2.5 * power],
        1e-4,
        1e-6,
      );
    findings.equal('11.1', `places of gradient descent, unit ${i + 1}`, descent.length, 31);
  }
  const stretched = pathOf(parts(figure('11.1 paths'))[1] ?? {}, 'gradient descent');
  findings.nearAll('11.1', 'gradient descent in the other unit', stretched.at(-1) ?? [], inFifths(), 1e-4);

  const far = figure('11.1 far');
  // x becomes −x³
  for (const start of [0.7, 0.95, 1, 1.05])
    findings.nearAll(
      '11.1',
      `from ${start}`,
      series(far, `from ${start}`),
      [1, 3, 9, 27, 81].map((n) => pow(start, n)),
    );
  let x = 1.05;
  const half = upTo(5).map((t) => Math.abs(t === 0 ? x : (x -= (x + x * x * x) / 2)));
  findings.nearAll('11.1', 'half steps', series(far, 'from 1.05, rate ½'), half);
}

/** 30 steps of 1/13 from (−1, 12.5), with the second coordinate in fifths. */
function inFifths(): number[] {
  let [x, y] = [-1, 12.5];
  for (let t = 0; t < 30; t++) [x, y] = [x - (13 * x + (12 * y) / 5) / 13, y - ((12 * x) / 5 + (13 * y) / 25) / 13];
  return [x, y];
}

const curve = (x: number) => ((x * x - 1) * (x * x - 1)) / 4;

function models(findings: Findings, figure: Read): void {
  const both = parts(figure('11.2 models'));
  findings.equal('11.2', 'pictures', both.length, 2);
  for (const [i, x0] of [1.8, 0.3].entries()) {
    const part = both[i] ?? {};
    const [g, h] = [x0 * x0 * x0 - x0, 3 * x0 * x0 - 1];
    const at = lines(part);
    findings.near('11.2', `start, picture ${i + 1}`, at['start'] ?? Number.NaN, x0, 1e-9);
    findings.near('11.2', `step of the parabola, picture ${i + 1}`, at['parabola'] ?? Number.NaN, x0 - g / h, 1e-6);
    findings.near(
      '11.2',
      `step of the line, picture ${i + 1}`,
      at['line'] ?? Number.NaN,
      x0 - [0.2, 1.5][i]! * g,
      1e-6,
    );
    for (const name of ['curve', 'linear', 'quadratic']) {
      const points = drawn(part)
        .flat()
        .filter((row) => row['series'] === name && Number.isFinite(row['y']));
      const of = (x: number) =>
        name === 'curve'
          ? curve(x)
          : curve(x0) + g * (x - x0) + (name === 'linear' ? 0 : (h / 2) * (x - x0) * (x - x0));
      findings.holds('11.2', `${name}, picture ${i + 1}: points`, points.length > 40, points.length);
      findings.nearAll(
        '11.2',
        `${name}, picture ${i + 1}`,
        points.map(({ y }) => Number(y)),
        points.map(({ x }) => of(Number(x))),
        1e-5,
        1e-5,
      );
    }
  }
  const rows = cells(figure('errata linear'));
  const rates = [0.01, 0.05, 0.1, 1, 10, 100];
  const [g, h] = [4.032, 8.72];
  findings.equal('errata linear', 'rates', numbersUnder(rows, 'ε'), rates);
  const promise = [
    ['linear model\nfalls by', (e: number) => e * g * g],
    ['quadratic model\nfalls by', (e: number) => e * g * g - (e * e * g * g * h) / 2],
    ['the curve\nfalls by', (e: number) => curve(1.8) - curve(1.8 - e * g)],
  ] as const;
  for (const [heading, of] of promise)
    inDigits(findings, 'errata linear', heading.replace('\n', ' '), numbersUnder(rows, heading), rates.map(of), 3);
}

function saddle(findings: Findings, figure: Read): void {
  const paths = figure('11.3 paths');
  for (const [name, places] of [
    ['Newton’s method', torch.saddle],
    ['with damping 1.1', torch.damped],
  ] as const) {
    const path = pathOf(paths, name);
    for (const axis of [0, 1])
      findings.nearAll('11.3', `${name}, PyTorch, axis ${axis}`, column(path, axis), column(places, axis), 1e-5, 1e-9);
  }
  const [a = Number.NaN, b = Number.NaN] = pathOf(paths, 'gradient descent').at(-1) ?? [];
  findings.near('11.3', 'gradient descent ends in a minimum', a * b, 1, 1e-3);
  // the flow keeps w₁² − w₂², and steps of 0.3 nearly
  findings.near('11.3', 'on its own side', a * a - b * b, 0.81 - 0.04, 0.1);

  const map = drawn(figure('11.3 map')).flat();
  const starts = map.filter((row) => 'class' in row && 'x' in row && !('ring' in row) && Number.isFinite(row['x']));
  findings.holds('11.3', 'starts on the map', starts.length >= 64, starts.length);

  const rows = cells(figure('11.3 shares'));
  findings.equal('11.3', 'squares', numbersUnder(rows, 'weights up to'), [2, 1, 0.5]);
  findings.equal('11.3', 'starts', numbersUnder(rows, 'starts'), [10000, 10000, 10000]);
  // half of the plane has p < 0; of the rest uv < c, with c = 1/5 over the square of the half width, has the area c (1 − ln c)
  for (const [i, half] of [2, 1, 0.5].entries()) {
    const c = 0.2 / (half * half);
    findings.near(
      '11.3',
      `share up to ${half}`,
      numbersUnder(rows, 'saddle')[i] ?? Number.NaN,
      0.5 + (c * (1 - log(c))) / 2,
      0.005,
    );
    findings.near(
      '11.3',
      `the others up to ${half}`,
      numbersUnder(rows, 'minimum')[i] ?? Number.NaN,
      0.5 - (c * (1 - log(c))) / 2,
      0.005,
    );
  }
  findings.holds(
    '11.3',
    'nearly no start ends elsewhere',
    numbersUnder(rows, 'neither').every((n) => n < 50),
    numbersUnder(rows, 'neither').join(),
  );
}

function costs(findings: Findings, figure: Read): void {
  const rows = cells(figure('11.4 numbers'));
  const sizes = [65 * 16 + 17 * 10, 61706, 25.6e6, 1e8];
  findings.equal('11.4', 'parameters', numbersUnder(rows, 'N'), sizes);
  findings.equal(
    '11.4',
    'bytes of the gradient',
    numbersUnder(rows, 'bytes of\nthe gradient'),
    sizes.map((n) => 4 * n),
  );
  inDigits(
    findings,
    '11.4',
    'bytes of H',
    numbersUnder(rows, 'bytes of H'),
    sizes.map((n) => 4 * n * n),
    3,
  );
  findings.near(
    '11.4',
    'bytes for 1e8, as the slide has it',
    numbersUnder(rows, 'bytes of H')[3] ?? Number.NaN,
    4e16,
    1e13,
  );
  inDigits(
    findings,
    '11.4',
    'multiplications',
    numbersUnder(rows, 'multiplications\nto solve'),
    sizes.map((n) => (n * n * n) / 3),
    3,
  );
  inDigits(
    findings,
    '11.4',
    'years',
    numbersUnder(rows, 'years at\n10¹⁵ a second'),
    sizes.map((n) => (n * n * n) / 3e15 / 31557600),
    2,
  );

  const counted = cells(figure('11.4 operations'));
  const ns = [10, 20, 40, 80, 160];
  findings.equal('11.4', 'N', numbersUnder(counted, 'N'), ns);
  findings.equal('11.4', 'gradients', numbersUnder(counted, 'gradients for H'), ns);
  // Golub and Van Loan, Matrix Computations: (n³ + 3n² − n)/3 multiplications and divisions
  findings.equal(
    '11.4',
    'operations',
    numbersUnder(counted, 'operations'),
    ns.map((n) => (n * n * n + 3 * n * n - n) / 3),
  );
  findings.equal(
    '11.4',
    'a third of the cube',
    numbersUnder(counted, 'N³ / 3'),
    ns.map((n) => Math.round((n * n * n) / 3)),
  );
  findings.equal(
    '11.4',
    'the library agrees',
    counted.map((row) => row['library differs by']),
    ns.map(() => '< 1e-12'),
  );
}

const valley = (x: number, y: number) => (1 - x) * (1 - x) + 100 * (y - x * x) * (y - x * x);

/** Gradient descent with a rate of 0.001. */
function descended(count: number): number[] {
  let [x, y] = [-1.2, 1];
  for (let t = 0; t < count; t++) {
    const up = y - x * x;
    [x, y] = [x - 0.001 * (-2 * (1 - x) - 400 * x * up), y - 0.2 * up];
  }
  return [x, y];
}

function quasi(findings: Findings, figure: Read): void {
  const paths = figure('11.5 paths');
  const path = pathOf(paths, 'BFGS');
  findings.equal('11.5', 'places of BFGS', path.length, 41);
  for (const [axis, at] of (path.at(-1) ?? []).entries())
    findings.near('11.5', `BFGS arrives, axis ${axis}`, at, 1, 1e-6);
  findings.nearAll(
    '11.5',
    'Newton’s path, PyTorch',
    column(pathOf(paths, 'Newton’s method'), 0),
    column(torch.newton, 0),
  );
  const descent = pathOf(paths, 'gradient descent').at(-1) ?? [];
  findings.nearAll('11.5', 'gradient descent', descent, descended(300), 1e-4);

  const loss = figure('11.5 loss');
  const least = (numbers: readonly number[]) => numbers.map((x) => Math.max(x, 1e-16));
  // where the line search compares losses that differ by rounding, the two programs part: losses below 1e-9 are not compared
  const own = series(loss, 'L-BFGS');
  const compared = torch.lbfgs.findIndex((x) => x < 1e-9);
  findings.nearAll('11.5', 'L-BFGS, PyTorch', own.slice(0, compared), torch.lbfgs.slice(0, compared), 1e-5);
  findings.holds('11.5', 'and it arrives', (own.at(-1) ?? 1) < 1e-10, own.at(-1) ?? Number.NaN);
  const bfgs = series(loss, 'BFGS');
  findings.nearAll(
    '11.5',
    'losses of BFGS are those of its path',
    bfgs.slice(0, 36),
    least(path.map(([x, y]) => valley(x, y))).slice(0, 36),
    0.01,
  );
  findings.holds(
    '11.5',
    'BFGS goes down with each step',
    bfgs.every((x, i) => i === 0 || x <= bfgs[i - 1]!),
    bfgs.length,
  );
  const arrived = bfgs.findIndex((x) => x < 1e-10);
  findings.holds(
    '11.5',
    'BFGS needs more steps than Newton’s method, and fewer than 45',
    arrived > 6 && arrived < 45,
    arrived,
  );

  const rows = cells(figure('11.5 estimate'));
  const [library, scratch] = [numbersUnder(rows, 'B, library'), numbersUnder(rows, 'B, from scratch')];
  findings.nearAll('11.5', 'B from scratch', scratch, library, 0, 1.1e-4); // four digits are shown
  // the last steps are short: what B has learned is the inverse to a few per cent
  findings.nearAll('11.5', 'B is nearly the inverse', library, [0.5, 1, 1, 2.005], 0.05);
  findings.nearAll('11.5', 'the inverse of ((802, −400), (−400, 200))', numbersUnder(rows, 'inverse of H,\nat the minimum'), [200, 400, 400, 802].map((x) => x / (802 * 200 - 160000)), 1e-9); // biome-ignore format: one line
}

function ranks(findings: Findings, figure: Read): void {
  const rows = cells(figure('errata rank'));
  for (const [name, reference] of [
    ['BFGS', torch.bfgs],
    ['SR1', torch.sr1],
  ] as const) {
    findings.equal(
      'errata rank',
      `${name}, PyTorch`,
      numbersUnder(rows, `rank of the\nupdate, ${name}`).slice(0, 4),
      reference.ranks,
    );
    inDigits(
      findings,
      'errata rank',
      `distance, ${name}`,
      numbersUnder(rows, `distance,\n${name}`).slice(0, 4),
      reference.distances.slice(0, 4),
      3,
    );
    findings.equal('errata rank', `${name} arrives with step 5`, rows[4]?.[`distance,\n${name}`], '< 1e-9');
  }
  findings.equal(
    'errata rank',
    'B y = s',
    rows.slice(0, 4).map((row) => row['B y − s,\nboth']),
    upTo(4).map(() => '< 1e-9'),
  );
}

type Known = { loss: number[]; right: number[] };

/** A loss after 40 passes against 20 starts of PyTorch; a mean of n, as logarithms. */
function near(
  findings: Findings,
  what: string,
  loss: number,
  { loss: [mean = Number.NaN, sd = 0] }: Known,
  n: number,
): void {
  findings.near(
    '11.6',
    `${what}, logarithm`,
    log(loss) / log(10),
    mean,
    4 * sd * Math.sqrt(1 / n + 1 / statistics.seeds),
  );
}

function batches(findings: Findings, figure: Read): void {
  const panels = parts(figure('11.6 loss'));
  for (const [i, group] of [statistics.whole, statistics.parts].entries())
    for (const name of ['Adam', 'SGD + momentum', 'L-BFGS'] as const) {
      const losses = series(panels[i] ?? {}, name);
      findings.equal('11.6', `${name}: passes`, losses.length, 40);
      near(findings, `${name}, ${i === 0 ? 'whole' : 'parts'}`, losses.at(-1) ?? Number.NaN, group[name], 3);
    }
  const noise = figure('11.6 noise');
  near(
    findings,
    'with dropout',
    series(noise, 'L-BFGS, dropout').at(-1) ?? Number.NaN,
    statistics.whole['L-BFGS, dropout'],
    3,
  );
  findings.nearAll('11.6', 'without', series(noise, 'L-BFGS'), series(panels[0] ?? {}, 'L-BFGS'), 1e-9);

  const rows = cells(figure('11.6 uses'));
  const names = ['Adam', 'L-BFGS', 'L-BFGS, 20, search', 'L-BFGS, 20'] as const;
  findings.equal('11.6', 'uses', rows.length, 4);
  for (const [i, name] of names.entries()) {
    const { right } = statistics.parts[name];
    const loss = Number(rows[i]?.['loss after 40 passes']);
    if (name === 'L-BFGS, 20') findings.holds('11.6', 'without a line search it explodes', !(loss < 100), loss);
    else near(findings, `${name}, one start`, loss, statistics.parts[name], 1);
    const allowed = 400 * right[1]! * Math.sqrt(1 + 1 / statistics.seeds);
    findings.near('11.6', `${name}: accuracy`, Number(rows[i]?.['test, %']), 100 * right[0]!, allowed);
  }
}

function practice(findings: Findings, figure: Read): void {
  const rows = cells(figure('11.7 claim'));
  const of = (kind: string, how: 'constant' | 'decayed') =>
    storedDecay.runs.filter((run) => run.kind === kind).map((run) => 100 * run[how].test);
  for (const [i, how] of (['constant', 'decayed'] as const).entries()) {
    const adam = of('Adam', how);
    const gains = of('SGD + momentum', 'decayed').map((sgd, seed) => sgd - adam[seed]!);
    const mean = gains.reduce((sum, gain) => sum + gain, 0) / 20;
    const error = Math.sqrt(gains.reduce((sum, gain) => sum + (gain - mean) * (gain - mean), 0) / 19 / 20);
    const [found = Number.NaN, spread = Number.NaN] = (rows[i]?.['ahead by, points'] ?? '').split(' ± ').map(Number);
    findings.near('11.7', `ahead of Adam, ${how}`, found, mean, 0.0501);
    findings.near('11.7', `its standard error, ${how}`, spread, error, 0.0501);
    findings.equal(
      '11.7',
      `seeds ahead, ${how}`,
      Number(rows[i]?.['seeds ahead, of 20']),
      gains.filter((gain) => gain > 0).length,
    );
    findings.holds('11.7', 'by more than two standard errors', mean > 2 * error, mean / error);
  }
  const kept = cells(figure('11.7 numbers'));
  const nets = [[64, 16, 10], [784, 100, 10], [3072, 1024, 1024, 10]]; // biome-ignore format: one line
  findings.equal(
    '11.7',
    'nets',
    kept.map((row) => row['net']),
    nets.map((sizes) => sizes.join('-')),
  );
  const total = (sizes: number[], of: (into: number, out: number) => number) =>
    sizes.slice(1).reduce((sum, out, l) => sum + of(sizes[l]! + 1, out), 0);
  const weights = nets.map((sizes) => total(sizes, (into, out) => into * out));
  for (const [heading, times] of [
    ['weights', 1],
    ['SGD +\nmomentum', 1],
    ['Adam', 2],
    ['L-BFGS,\nm = 10', 20],
  ] as const)
    findings.equal(
      '11.7',
      heading.replace('\n', ' '),
      numbersUnder(kept, heading),
      weights.map((n) => times * n),
    );
  findings.equal(
    '11.7',
    'K-FAC',
    numbersUnder(kept, 'K-FAC'),
    nets.map((sizes) => total(sizes, (into, out) => into * into + out * out)),
  );
  inDigits(
    findings,
    '11.7',
    'Newton',
    numbersUnder(kept, 'BFGS,\nNewton'),
    weights.map((n) => n * n),
    3,
  );
}
