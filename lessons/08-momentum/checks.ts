// Demos 8.1 to 8.7 and the errata, checked on the numbers that the figures hold. What is expected comes from closed forms, from the
// recurrences written once more below, in another way than in the lesson, or from PyTorch.

import { cos, log, pow, sin } from '../../src/math/index.js';
import { type Finding, Findings, type Read } from '../check.js';
import statistics from '../data/08-momentum.json' with { type: 'json' };
import { cells, type Figures, parts, pathOf, rowsWith, series } from '../figures.js';
import torch from './pytorch.json' with { type: 'json' };

/** All checks of this lesson. */
export function check(figures: Figures): Finding[] {
  const findings = new Findings(figures);
  const { figure } = findings;
  twoForms(findings, figure);
  speed(findings, figure);
  sums(findings, figure);
  unrolled(findings, figure);
  batches(findings, figure);
  nesterov(findings, figure);
  grounds(findings, figure);
  epochs(findings, figure);
  arrows(findings, figure);
  return findings.list;
}

const norm = (x: number[]) => Math.sqrt(x.reduce((sum, xi) => sum + xi * xi, 0));
const column = (figure: object, name: string) => cells(figure).map((row) => Number(row[name]));

/**
 * A coordinate with curvature h, as a recurrence without a velocity: x ← x + ρ (α′/α) (x − x₋) − α′ h x for gradients, without the
 * quotient of the rates for steps.
 */
function coordinate(
  h: number,
  rates: readonly number[],
  rho: number,
  form: 'gradients' | 'steps',
  first = 0,
): number[] {
  const path = [1, 1 + first * rho - rates[0]! * h];
  for (let t = 1; t < rates.length; t++) {
    const [x, before] = [path[t]!, path[t - 1]!];
    const kept = form === 'gradients' ? (rho * rates[t]!) / rates[t - 1]! : rho;
    path.push(x + kept * (x - before) - rates[t]! * h * x);
  }
  return path;
}

const constant = (rate: number, steps = 100) => new Array<number>(steps).fill(rate);
const halved = constant(0.02).map((rate, t) => rate / [1, 2, 4, 8, 16][Math.floor(t / 20)]!);
const most = (a: number[], b: number[]) => a.map((x, t) => Math.abs(x - b[t]!));

function twoForms(findings: Findings, figure: Read): void {
  const scratch = cells(figure('8.1 scratch'))[0] ?? {};
  findings.equal('8.1', 'scratch and library agree', Object.values(scratch), ['202', '202']); // 101 places of two numbers
  const apart = column(figure('8.1 table'), 'largest difference of x');
  findings.near('8.1', 'from rest', apart[0]!, 0, 1e-15); // AUDIT: 3e-16
  findings.near('8.1', 'from a translated velocity', apart[2]!, 0, 1e-15);
  // a velocity of 1 in the first form is a first step of −α ρ, in the second of ρ
  const ways = [1, 25].map((h) =>
    most(coordinate(h, constant(0.02), 0.9, 'gradients', -0.02), coordinate(h, constant(0.02), 0.9, 'steps', 1)),
  );
  findings.near('8.1', 'both velocities 1', apart[1]!, Math.max(...ways.flat()), 0.006);

  const [places = {}, far = {}] = parts(figure('errata forms'));
  const paths = (['gradients', 'steps'] as const).map((form) => [1, 25].map((h) => coordinate(h, halved, 0.9, form)));
  for (const [i, name] of ['adds up gradients', 'adds up steps'].entries())
    findings.nearAll('errata forms', name, series(places, name), paths[i]![0]!, 1e-5, 1e-6);
  const differences = paths[0]![0]!.map((_, t) =>
    Math.max(...[0, 1].map((i) => Math.abs(paths[0]![i]![t]! - paths[1]![i]![t]!))),
  );
  findings.nearAll('errata forms', 'difference', series(far, 'difference'), differences, 1e-5, 1e-6);
  findings.near('errata forms', 'the largest difference', Math.max(...series(far, 'difference')), 0.17, 0.005);
}

function speed(findings: Findings, figure: Read): void {
  const steps = Array.from({ length: 660 }, (_, t) => t + 1);
  const closed = (alpha: number) => steps.map((t) => (1 - pow(alpha, t)) / (1 - alpha));
  const lines = figure('8.2 lines');
  for (const alpha of [0.5, 0.9, 0.99])
    findings.nearAll('8.2', `α = ${alpha}`, series(lines, `α = ${alpha}`), closed(alpha), 1e-5);
  const table = figure('8.2 table');
  findings.nearAll('8.2', 'limits', column(table, '1 / (1 − α)'), [2, 5, 10, 100], 1e-6);
  findings.nearAll('8.2', 'reached', column(table, 'step 2000'), [2, 5, 10, 100], 1e-6); // 0.99²⁰⁰⁰ is 2e-9
  const when = [0.5, 0.8, 0.9, 0.99].map((alpha) => Math.ceil(log(0.01) / log(alpha)));
  findings.nearAll('8.2', '99 %', column(table, '99 % at step'), when, 0);
  findings.equal('8.2', '99 % with 0.9, as AUDIT has it', when[2], 44);

  const aligned = figure('8.2 alignment');
  const hundred = steps.slice(0, 100);
  findings.nearAll('8.2', 'always the same', series(aligned, 'always the same'), closed(0.9).slice(0, 100), 1e-5);
  const zigzag = hundred.map((t) => Math.abs((1 - pow(-0.9, t)) / 1.9));
  findings.nearAll('8.2', 'to and fro', series(aligned, 'to and fro'), zigzag, 1e-5);
  const random = series(aligned, 'at random').slice(50);
  const mean = random.reduce((sum, x) => sum + x, 0) / random.length;
  // |v|² has a relative sd of √(2/1000) a step, 2.2 % of the length; 50 steps hold about 50/19 independent ones: 1.4 %
  findings.near('8.2', 'at random: 1/√(1 − α²)', mean, 1 / Math.sqrt(1 - 0.81), (5 * 0.014) / Math.sqrt(1 - 0.81));

  const swings = figure('8.2 friction');
  for (const rho of [0, 0.5, 0.81, 0.9, 0.99])
    findings.nearAll(
      '8.2',
      `friction, ρ = ${rho}`,
      series(swings, `ρ = ${rho}`),
      coordinate(1, constant(0.01, 250), rho, 'steps'),
      1e-5,
      1e-9,
    );
  // at ρ = 0.81 both roots are 0.9: x = (1 + t/10) 0.9ᵗ
  const critical = Array.from({ length: 251 }, (_, t) => (1 + t / 10) * pow(0.9, t));
  findings.nearAll('8.2', 'critical friction, closed form', series(swings, 'ρ = 0.81'), critical, 1e-5, 1e-9);
}

function sums(findings: Findings, figure: Read): void {
  const lines = figure('errata mean');
  const [sum, mean, noisy] = ['decaying sum', 'running mean', 'the gradients'].map((name) => series(lines, name)) as [
    number[],
    number[],
    number[],
  ];
  findings.nearAll(
    'errata mean',
    'ten means',
    mean.map((m) => 10 * m),
    sum,
    2e-5,
    1e-5,
  );
  const direct = noisy.map((_, t) => noisy.slice(0, t + 1).reduce((s, g, k) => s + pow(0.9, t - k) * g, 0));
  findings.nearAll('errata mean', 'Σ 0.9ᵏ g', sum, direct, 2e-5, 1e-4);
  findings.equal('errata mean', 'steps', sum.length, 100);
  // 100 gradients of mean 1 and sd 0.5
  findings.near('errata mean', 'mean of the gradients', noisy.reduce((s, g) => s + g, 0) / 100, 1, (5 * 0.5) / 10);

  const table = figure('errata alpha');
  const expected = [0.5, 0.5, 0.5, 0.9, 0.9, 0.9].map((alpha) => (alpha - pow(alpha, 200)) / (1 - pow(alpha, 200)));
  findings.nearAll('errata alpha', 'shares', column(table, 'share of the past'), expected, 0, 5e-5);
  const larger = cells(table).map((row) => [row['α'], row['ε'], row['α > ε']].join(' '));
  findings.equal('errata alpha', 'on both sides', larger, [
    '0.5000 0.0100 yes',
    '0.5000 0.9000 no',
    '0.5000 2.0000 no',
    '0.9000 0.0100 yes',
    '0.9000 0.9000 no',
    '0.9000 2.0000 no',
  ]);
}

function unrolled(findings: Findings, figure: Read): void {
  const rows = (name: string) => cells(figure(name)).map((row) => ['G1', 'G2', 'G3'].map((g) => Number(row[g])));
  const right = [-0.81, -0.9, -1];
  const three = rows('8.3 table');
  for (const [i, expected] of [[-1, 0, 0], [-0.9, -1, 0], right].entries())
    findings.nearAll('8.3', `v${i + 1}`, three[i] ?? [], expected, 0, 1e-12);
  const weights = figure('8.3 weights');
  for (const rho of [0.5, 0.9, 0.99])
    findings.nearAll(
      '8.3',
      `weights, ρ = ${rho}`,
      series(weights, `ρ = ${rho}`),
      constant(rho, 60).map((r, k) => pow(r, k)),
      1e-5,
      1e-9,
    );
  const forms = rows('errata unrolled');
  for (const [i, expected] of [[-0.81, 0.9, -1], right, right].entries())
    findings.nearAll('errata unrolled', `form ${i + 1}`, forms[i] ?? [], expected, 0, 1e-12);
}

function batches(findings: Findings, figure: Read): void {
  const [mean = {}, sum = {}] = parts(figure('errata sum'));
  for (const m of [8, 32, 128]) {
    const [a, b] = [series(mean, `m = ${m}`), series(sum, `m = ${m}`)] as [number[], number[]];
    findings.equal('errata sum', `m = ${m}: steps`, [a.length, b.length], [30, 30]);
    // from 2.5 + 0.125 (five coordinates from 1 away, noise 0.5), down to less than twice the noise
    findings.near('errata sum', `m = ${m}: first loss, mean`, a[0]!, 2.52, 0.3);
    findings.holds('errata sum', `m = ${m}: the mean comes down`, a.at(-1)! < 0.3, a.at(-1)!);
    // 0.035 · 128 = 4.48 is more than 3.8; 0.035 · 8 = 0.28 is far below; batches vary their curvature
    if (m === 128) findings.holds('errata sum', 'the sum explodes', b.at(-1)! > 1e6 * b[0]!, b.at(-1)!);
    if (m === 8) findings.holds('errata sum', 'm = 8: the sum stays', Math.max(...b) < 10, Math.max(...b));
  }
  const table = figure('errata sum steps');
  findings.nearAll('errata sum', 'ratio of the first steps', column(table, 'ratio'), [8, 32, 128], 1e-6);
  // the first gradient is −(1, 1, 1, 1, 1) on average: a step of 0.035 √5; a batch of 128 strays by 20 %
  findings.near(
    'errata sum',
    'the first step, m = 128',
    column(table, 'first step, mean')[2]!,
    0.035 * Math.sqrt(5),
    0.025,
  );
}

function nesterov(findings: Findings, figure: Read): void {
  const far = column(figure('8.4 table'), 'largest difference');
  for (const [i, what] of ['x̃ and x + ρv', 'x̃ and x', 'nesterov: true', 'lookAhead'].entries())
    if (i !== 1) findings.near('8.4', what, far[i]!, 0, 1e-15);
  findings.near('8.4', 'x̃ and x: ρv after the first step, 0.9 · 0.5', far[1]!, 0.45, 1e-12);

  const places = figure('8.4 places');
  const [x, tilde] = [pathOf(places, 'x, of Algorithm 3'), pathOf(places, 'x̃, changed')];
  findings.equal('8.4', 'places', [x.length, tilde.length], [12, 12]);
  // v is the last step: x̃ = x + 0.9 (x − x₋)
  const moved = x.map((at, t) => at.map((xi, i) => xi + 0.9 * (xi - (x[t - 1] ?? at)[i]!)));
  findings.nearAll('8.4', 'x̃ from x', tilde.flat(), moved.flat(), 1e-5, 1e-5);

  const paths = figure('8.4 paths');
  const loss = (name: keyof typeof torch) => torch[name].map(([a, b]) => (a! * a! + 25 * b! * b!) / 2);
  for (const name of ['SGD', 'momentum', 'Nesterov'] as const)
    findings.nearAll(
      '8.4',
      `${name}, PyTorch`,
      pathOf(paths, name).flat(),
      torch[name].slice(0, 31).flat(),
      1e-5,
      1e-9,
    );
  const losses = figure('8.4 loss');
  for (const name of ['SGD', 'momentum', 'Nesterov'] as const)
    findings.nearAll('8.4', `loss of ${name}, PyTorch`, series(losses, name), loss(name), 2e-5);
}

/** The first t at which a distance is small enough. */
const first = (distance: (t: number) => number, limit: number) => {
  let t = 0;
  while (distance(t) > limit) t++;
  return t;
};

function grounds(findings: Findings, figure: Read): void {
  const [hollows = {}, saddle = {}] = parts(figure('8.5 zero gradients'));
  // 0.2 x + 0.6 sin 2x = 0
  const hollow = (x: number): number => {
    for (let k = 0; k < 50; k++) x -= (0.2 * x + 0.6 * sin(2 * x)) / (0.2 + 1.2 * cos(2 * x));
    return x;
  };
  const next = Math.abs(hollow(-2.6));
  for (const [name, x] of [
    ['SGD', -next],
    ['momentum', 0],
  ] as const)
    findings.nearAll('8.5', `${name} ends in a hollow`, pathOf(hollows, name).at(-1) ?? [], [x, 0], 0, 0.03);
  findings.equal(
    '8.5',
    'both start at one place',
    [pathOf(hollows, 'SGD')[0], pathOf(hollows, 'momentum')[0]],
    [
      [-4.2, 1],
      [-4.2, 1],
    ],
  );
  findings.nearAll('8.5', 'momentum ends below the saddle', pathOf(saddle, 'momentum').at(-1) ?? [], [0, 1], 0, 0.05);
  findings.nearAll(
    '8.5',
    'SGD is still near it',
    pathOf(saddle, 'SGD').at(-1) ?? [],
    [pow(0.95, 80), 0.001 * pow(1.05, 80)],
    0.02,
  );

  const [narrow = {}, noisy = {}] = parts(figure('8.5 steep and noisy'));
  const valley = (name: string, rate: number, rho: number) => {
    const path = [-3, 0.6].map((x, i) =>
      coordinate([1, 25][i]!, constant(rate, 30), rho, 'steps').map((one) => x * one),
    );
    findings.nearAll(
      '8.5',
      `valley, ${name}`,
      pathOf(narrow, name).flat(),
      path[0]!.flatMap((x, t) => [x, path[1]![t]!]),
      1e-5,
      1e-6,
    );
  };
  valley('SGD', 0.075, 0);
  valley('momentum', 0.02, 0.74);
  const roughness = ['SGD', 'momentum'].map((name) => {
    const path = pathOf(noisy, name).slice(60);
    return path.slice(1).reduce((sum, at, t) => sum + norm(at.map((x, i) => x - path[t]![i]!)), 0);
  });
  // 4.5 on average; a path of 60 steps strays
  findings.holds(
    '8.5',
    'the noisy path is longer without momentum',
    roughness[0]! > 3 * roughness[1]!,
    roughness[0]! / roughness[1]!,
  );

  const landings = figure('8.5 landings');
  findings.nearAll(
    '8.5',
    'landings, α = 0.05',
    column(landings, 'ends at, α = 0.05'),
    [-next, -next, -next, 0, 0],
    0,
    1e-3,
  );
  findings.nearAll(
    '8.5',
    'landings, α = 0.1',
    column(landings, 'ends at, α = 0.1'),
    [-next, -next, 0, 0, next],
    0,
    1e-3,
  );

  const leaves = cells(figure('8.5 saddle'));
  // beside the ridge x₂ grows by the larger root of z² − (1 + ρ + α) z + ρ; the quartic term slows it near ½
  for (const [name, rho] of [
    ['SGD', 0],
    ['ρ = 0.5', 0.5],
    ['ρ = 0.9', 0.9],
  ] as const) {
    const b = 1.05 + rho;
    const growth = (b + Math.sqrt(b * b - 4 * rho)) / 2;
    const steps = leaves.map((row) => Number(row[name]));
    // a hundredth of the distance is ln 100 / ln growth steps more
    for (const i of [1, 2])
      findings.near(
        '8.5',
        `saddle, ${name}: from 10^${-2 * i} to 10^${-2 * i - 2}`,
        steps[i]! - steps[i - 1]!,
        log(100) / log(growth),
        2,
      );
    findings.equal('8.5', `saddle, ${name}: from the ridge`, leaves[3]?.[name], 'never');
  }
  findings.near(
    '8.5',
    'saddle, SGD, from 0.01: between linear growth and the end',
    Number(leaves[0]?.['SGD']),
    log(50) / log(1.05),
    4,
  );

  const conditioning = figure('8.5 conditioning');
  const kappas = [3, 10, 30, 100, 300, 1000];
  const sgd = kappas.map((k) => Math.ceil(log(1e-3) / log((k - 1) / (k + 1)) - 1e-9));
  findings.nearAll('8.5', 'SGD: ln 10⁻³ / ln((κ−1)/(κ+1))', series(conditioning, 'SGD'), sgd, 0, 1);
  // double roots: (1 + (1 − r) t) rᵗ along, (1 + (1 + r) t) rᵗ across
  const heavy = kappas.map((k) => {
    const r = (Math.sqrt(k) - 1) / (Math.sqrt(k) + 1);
    return first((t) => norm([1 + (1 - r) * t, 1 + (1 + r) * t]) * pow(r, t), 1e-3 * Math.SQRT2);
  });
  findings.nearAll('8.5', 'momentum: double roots', series(conditioning, 'momentum'), heavy, 0, 1);

  const noise = figure('8.5 noise');
  // x ← (1 + ρ − α) x − ρ x₋ + α e: stationary variance, and that of a step
  for (const [i, [rate, rho]] of (
    [
      [0.1, 0],
      [0.01, 0.9],
    ] as const
  ).entries()) {
    const variance = (rate * (1 + rho)) / ((1 - rho) * (2 * (1 + rho) - rate));
    const step = 2 * variance * (1 - (1 + rho - rate) / (1 + rho));
    const [distance, length] = ['distance, rms', 'step, rms'].map((name) => column(noise, name)[i]!) as [
      number,
      number,
    ];
    findings.near('8.5', `noise, ρ = ${rho}: distance`, distance, Math.sqrt(variance), 0.05 * Math.sqrt(variance));
    findings.near('8.5', `noise, ρ = ${rho}: step`, length, Math.sqrt(step), 0.05 * Math.sqrt(step));
  }
}

function epochs(findings: Findings, figure: Read): void {
  const [momenta = {}, losses = {}] = parts(figure('8.6 epochs'));
  const [six = {}, ten = {}] = parts(figure('8.6 spread'));
  const courses = {
    '0.5': constant(0.5, 10),
    '0.9': constant(0.9, 10),
    '0.5 → 0.9': [0.5, 0.55, 0.6, 0.65, 0.7, 0.75, 0.8, 0.85, 0.9, 0.9],
  };
  for (const [name, course] of Object.entries(courses) as [keyof typeof courses, number[]][]) {
    findings.in('8.6 epochs');
    findings.nearAll('8.6', `momentum, ${name}`, series(momenta, name), course, 0, 1e-9);
    const { mean, sd } = statistics.loss[name];
    for (const [epoch, loss] of series(losses, name).entries())
      findings.near(
        '8.6',
        `${name}, epoch ${epoch + 1}`,
        loss,
        mean[epoch]!,
        5 * sd[epoch]! * Math.sqrt(1 / 20 + 1 / statistics.seeds),
      );
    findings.equal('8.6', `${name}: epochs`, series(losses, name).length, 10);
    findings.in('8.6 spread');
    for (const [panel, epoch] of [
      [six, 5],
      [ten, 9],
    ] as const) {
      const starts = dots(panel, name);
      findings.equal('8.6', `${name}, epoch ${epoch + 1}: starts`, starts.length, 20);
      const average = starts.reduce((sum, x) => sum + x, 0) / starts.length;
      findings.near(
        '8.6',
        `${name}, epoch ${epoch + 1}: mean of the dots`,
        average,
        series(losses, name)[epoch]!,
        1e-4,
      );
    }
  }
  // what the text says of the rate 0.4: three means that chance may have made
  const fast = Object.values(statistics['loss at 0.4']).map(({ mean, sd }) => ({ mean: mean[5]!, sd: sd[5]! }));
  for (const [i, one] of fast.entries())
    for (const other of fast.slice(i + 1)) {
      const error = Math.sqrt((one.sd * one.sd + other.sd * other.sd) / statistics.seeds);
      const apart = Math.abs(one.mean - other.mean);
      findings.holds('8.6', 'at 0.4, 60 starts do not part the three courses', apart < 2 * error, apart);
    }
  // before the momentum first changes the two courses are one
  const [flat, rising] = ['0.5', '0.5 → 0.9'].map((name) => series(losses, name)) as [number[], number[]];
  findings.equal('8.6', 'the first epoch', flat[0], rising[0]);
}

/** The single numbers of a group in a box plot. */
const dots = (figure: object, group: string): number[] =>
  rowsWith(figure, 'value')
    .filter((row) => Object.values(row).includes(group))
    .map(({ value }) => Number(value));

function arrows(findings: Findings, figure: Read): void {
  const panels = parts(figure('8.7 vectors'));
  // curvatures 1 and 4, rate 0.2, from (−2, 1): the first step is −0.2 (−2, 4)
  const [x, v] = [
    [-1.6, 0.2],
    [0.4, -0.8],
  ] as const;
  const kept = x.map((xi, i) => xi + 0.9 * v[i]!);
  for (const [i, from] of [[...x], kept].entries()) {
    const rows = rowsWith(panels[i] ?? {}, 'arrow');
    const ends = (name: string) => {
      const { x = 0, y = 0, x2 = 0, y2 = 0 } = rows.find((row) => row['arrow'] === name) ?? {};
      return [x, y, x2, y2].map(Number);
    };
    const down = from.map((xi, k) => -0.2 * [1, 4][k]! * xi);
    const name = ['momentum', 'Nesterov'][i]!;
    findings.in('8.7 vectors');
    findings.nearAll('8.7', `${name}: velocity`, ends('velocity'), [...x, ...kept], 0, 1e-12);
    findings.nearAll(
      '8.7',
      `${name}: gradient`,
      ends('gradient'),
      [...from, ...from.map((xi, k) => xi + down[k]!)],
      0,
      1e-12,
    );
    findings.nearAll('8.7', `${name}: step`, ends('step'), [...x, ...kept.map((xi, k) => xi + down[k]!)], 0, 1e-12);
    const row = cells(figure('8.7 table'))[i] ?? {};
    const numbers = ['tip, x₁', 'tip, x₂', 'next x₁', 'next x₂'].map((key) => Number(row[key]));
    const next = kept.map((xi, k) => xi + down[k]!);
    findings.nearAll('8.7', `${name}: the run goes there`, numbers, [...next, ...next], 0, 1e-9);
  }
}
