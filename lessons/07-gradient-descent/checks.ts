// Demos 7.1 to 7.8 and the errata, checked on the numbers that the figures hold. What is expected comes from closed forms, from PyTorch
// (pytorch.json, of pytorch.py), from AUDIT.md, or from independent runs in numpy (lessons/data/07-statistics.json); no seed is chosen to match.

import { exp, log, pow } from '../../src/math/index.js';
import { type Finding, Findings, type Read } from '../check.js';
import statistics from '../data/07-statistics.json' with { type: 'json' };
import { cells, drawn, type Figures, parts, pathOf, type Row, series } from '../figures.js';
import pytorch from './pytorch.json' with { type: 'json' };

type Place = [x: number, y: number];
type Statistics = readonly number[]; // mean, standard deviation over runs, runs

/** The rows of a figure that is neither a line chart nor a table. */
const rowsOf = (figure: object): Row[] => (figure as { data?: { values?: Row[] } }).data?.values ?? [];

const column = (figure: object, name: string): number[] => cells(figure).map((row) => number(row[name]));

/** A number as a table writes it: `1.5e-3`, with the minus of the language anywhere. */
const number = (text: string | undefined): number => Number((text ?? 'NaN').replaceAll('−', '-').replaceAll(',', ''));

const sum = (numbers: readonly number[]): number => numbers.reduce((total, x) => total + x, 0);

/** All checks of this lesson. */
export function check(figures: Figures): Finding[] {
  const findings = new Findings(figures);
  const { figure } = findings;
  for (const part of [
    descents,
    algorithms,
    diversity,
    orders,
    costs,
    variances,
    minimisers,
    schedules,
    convexity,
    conditioning,
    stuck,
    noise,
    walks,
    backward,
    confidence,
  ])
    part(findings, figure);
  return findings.list;
}

type Part = (findings: Findings, figure: Read) => void;

const descents: Part = (findings, figure) => {
  const scratch = cells(figure('7.1 scratch'))[0] ?? {};
  findings.equal('7.1', 'weights equal to the last digit', Object.values(scratch), ['10', '10']);
  const updates = figure('7.1 updates');
  const sizes = [1, 32, 64, 128, 256, 1000];
  findings.equal('7.1', 'batch sizes', column(updates, 'batch size B'), sizes);
  findings.equal(
    '7.1',
    'updates in a pass: ⌈1000/B⌉',
    column(updates, 'updates in a pass'),
    sizes.map((B) => Math.ceil(1000 / B)),
  );
  findings.equal('7.1', 'gradients in a pass', column(updates, 'gradients computed'), Array(6).fill(1000));
  const loss = figure('7.1 loss');
  const names = { 'batch, B = 1000': '1000', 'minibatch, B = 50': '50', 'stochastic, B = 1': '1' } as const;
  for (const [name, key] of Object.entries(names)) {
    const ours = rowsOf(loss).filter((row) => row['series'] === name);
    findings.equal('7.1', `${name}: points, and the last place`, [ours.length, ours.at(-1)?.['x']], [key === '1000' ? 26 : 501, 25_000]); // biome-ignore format: one line
    for (const [pass, expected] of pytorch[key].entries()) {
      const found = Number(ours.find(({ x }) => x === 1000 * pass)?.['y'] ?? Number.NaN);
      // float64 in both, to 1e-12; the figure keeps six digits
      findings.near('7.1', `${name}, after ${pass} passes, PyTorch`, found, expected, 1e-5 * Math.abs(expected));
    }
  }
  const last = figure('7.1 last batch');
  const [whole, printed] = column(last, 'length of the gradient');
  findings.equal('7.1', 'size of the last batch', cells(last)[0]?.['divided by'], 'its size, 40');
  findings.near('7.1', 'share of the last step as printed: 40/64', (printed ?? 0) / (whole ?? 0), 0.625, 2e-5);
  findings.near('7.1', 'the share that is shown', column(last, 'share of it')[1] ?? 0, 0.625, 1e-6);
};

/** A constant rate of ε₁ keeps the loss at its floor; with the shrinking one (÷ 21 at the end) it ends far lower. */
const algorithms: Part = (findings, figure) => {
  const errata = figure('errata algorithms');
  const [constant, shrinking] = ['k is not counted', 'k ← k + 1'].map((name) => series(errata, name));
  const tail = (losses: number[] | undefined) => sum((losses ?? []).slice(-100)) / 100;
  findings.equal('errata algorithms', 'points', [constant?.length, shrinking?.length], [201, 201]);
  findings.equal('errata algorithms', 'the last place', rowsOf(errata).at(-1)?.['x'], 10_000);
  // independent draws: ½ ε d / (2 − ε (d + 2)) with ε = 0.0998, d = 10: 0.62; shuffling helps a little
  findings.holds(
    'errata algorithms',
    'not counted: the floor of ε₁, 0.62',
    tail(constant) > 0.3 && tail(constant) < 1,
    tail(constant),
  );
  // the same with the mean rate of the last five passes, 0.0060 on average: 0.031
  findings.holds(
    'errata algorithms',
    'counted: ten times lower',
    tail(shrinking) < tail(constant) / 10,
    tail(shrinking),
  );
  findings.holds('errata algorithms', 'counted: still falling', sum((shrinking ?? []).slice(101, 121)) > 1.5 * sum((shrinking ?? []).slice(-20)), 'it does not fall'); // biome-ignore format: one line
};

/** The mean of some runs against that of many more. */
const chance = (own: number, [, sd, runs]: Statistics): number => 4 * sd! * Math.sqrt(1 / own + 1 / runs!);

const diversity: Part = (findings, figure) => {
  const chart = rowsOf(figure('7.2 diversity'));
  const table = cells(figure('7.2 table'));
  const kinds = ['one image', '1 class', '4 classes', '8 classes', 'half random', 'all random'];
  findings.equal('7.2', 'data', table.map((row) => row['data']), kinds); // biome-ignore format: one line
  for (const [rate, expected] of Object.entries(statistics.diversity))
    for (const [i, kind] of kinds.entries()) {
      findings.in('7.2 diversity');
      const found = Number(chart.find((row) => row['series'] === rate && row['place'] === kind)?.['value']);
      const shown = number(table[i]?.[rate]);
      if (kind === 'one image') findings.near('7.2', `${kind}, ${rate}: T updates are T passes`, found, 64, 0);
      else {
        const known = (expected as { [kind: string]: Statistics })[kind]!;
        // labels that are drawn once: the spread over draws counts whole, not by ten
        const tolerance = kind.endsWith('random') ? 4 * known[1]! : chance(10, known);
        findings.near('7.2', `${kind}, ${rate}, 400 orders`, found, known[0]!, Math.max(tolerance, 0.5));
      }
      findings.in('7.2 table').near('7.2', `${kind}, ${rate}: the table`, shown, found, 0.0501);
    }
  const at = (rate: string, kind: string) => number(table[kinds.indexOf(kind)]?.[rate]);
  findings.holds(
    '7.2',
    'at a rate of 0.1 random labels take more than a third, half random ones less',
    at('rate 0.1', 'all random') < 43 && at('rate 0.1', 'half random') > at('rate 0.1', 'all random'),
    at('rate 0.1', 'all random'),
  );
};

const orders: Part = (findings, figure) => {
  const chart = figure('7.2 order');
  const means = (name: string) => series(chart, name);
  // no chance in it: float64 in both
  for (const [pass, expected] of statistics.orders.sorted.entries())
    findings.near('7.2', `sorted, pass ${pass + 1}`, means('sorted')[pass] ?? Number.NaN, expected, 1e-4 * expected);
  for (const name of ['sorted', 'one order', 'new orders', 'drawn'])
    findings.equal('7.2', `${name}: passes`, means(name).length, 10);
  for (const name of ['one order', 'new orders', 'drawn'] as const)
    for (const [pass, known] of statistics.orders[name].entries())
      findings.near(
        '7.2',
        `${name}, pass ${pass + 1}, 400 runs`,
        means(name)[pass] ?? Number.NaN,
        known[0]!,
        chance(20, known),
      );
};

const costs: Part = (findings, figure) => {
  const table = figure('7.2 cost');
  const N = [1000, 4000, 16000];
  findings.equal('7.2', 'gradients an update of the batch', column(table, 'gradients an update,\nbatch'), N);
  findings.equal('7.2', 'gradients an update, B = 50', column(table, 'gradients an update,\nB = 50'), [50, 50, 50]);
  findings.equal('7.2', 'updates a pass', column(table, 'updates a pass,\nB = 50'), [20, 80, 320]);
};

const variances: Part = (findings, figure) => {
  const table = figure('7.3 data sets');
  const Ns = column(table, 'N');
  findings.equal('7.3', 'sizes', Ns, [1, 10, 100, 1000]);
  for (const [i, N] of Ns.entries()) {
    // ½y² with y normal: χ²₁, of kurtosis 15; a mean of N: 3 + 12/N. 4 sd over 1000 data sets
    const relative = 4 * Math.sqrt((2 + 12 / N) / 1000);
    findings.near('7.3', `N · Var(Loss), N = ${N}`, column(table, 'N · Var(Loss)')[i]!, 60.5, 60.5 * relative);
    findings.near('7.3', `Var(Loss), N = ${N}`, column(table, 'Var(Loss)')[i]!, 60.5 / N, (60.5 / N) * relative);
    findings.near('7.3', `Var(div)/N, N = ${N}`, column(table, 'Var(div) / N')[i]!, 60.5 / N, 1e-6);
  }
  const chart = figure('7.3 batches');
  const sizes = [1, 2, 5, 10, 20, 50, 100, 200, 500];
  const law = series(chart, 'Var(div) / B');
  const varDiv = law[0] ?? Number.NaN;
  // of 1000 examples: 60.5 up to 4 sd of a variance of kurtosis 15
  findings.near('7.3', 'Var(div) of the 1000 examples', varDiv, 60.5, 60.5 * 4 * Math.sqrt(14 / 1000));
  for (const [i, B] of sizes.entries()) {
    const share = (1000 - B) / 999;
    findings.near('7.3', `Var(div)/B, B = ${B}`, law[i] ?? Number.NaN, varDiv / B, 1e-9 * varDiv);
    // kurtosis of a mean of B: 3 + 12/B; the data's own may be larger: 3 + 20/B. 4000 batches
    const relative = 4 * Math.sqrt((2 + 20 / B) / 4000);
    const [replaced, shuffled] = ['with replacement', 'shuffled'].map((name) => series(chart, name)[i] ?? Number.NaN);
    findings.near('7.3', `with replacement, B = ${B}`, replaced!, varDiv / B, (varDiv / B) * relative);
    findings.near('7.3', `shuffled, B = ${B}`, shuffled!, (varDiv / B) * share, (varDiv / B) * share * relative);
  }
  const shares = figure('7.3 shares');
  const [replaced, shuffled, exact] = ['with replacement,\nas a share of it', 'shuffled,\nas a share of it', '(N − B)/(N − 1)'].map((name) => column(shares, name)); // biome-ignore format: one line
  for (const [i, B] of [...sizes, 1000].entries()) {
    const relative = 4 * Math.sqrt((2 + 20 / B) / 4000);
    findings.near('7.3', `share, with replacement, B = ${B}`, replaced![i]!, 1, relative + 5e-4);
    findings.near(
      '7.3',
      `share, shuffled, B = ${B}`,
      shuffled![i]!,
      (1000 - B) / 999,
      ((1000 - B) / 999) * relative + 5e-4,
    );
    findings.near('7.3', `(N − B)/(N − 1), B = ${B}`, exact![i]!, (1000 - B) / 999, 5.1e-4);
  }
};

const minimisers: Part = (findings, figure) => {
  const panels = parts(figure('7.3b curves'));
  findings.equal('7.3b', 'panels', panels.length, 3);
  for (const [p, N] of [10, 100, 1000].entries()) {
    const layers = ((panels[p] as { layer?: object[] } | undefined)?.layer ?? []).map(rowsOf);
    findings.equal('7.3b', `N = ${N}: six curves and the dots`, layers.length, 7);
    for (const { x, y } of layers[6] ?? [])
      findings.near(
        '7.3b',
        `N = ${N}: expected loss at w = ${x}`,
        Number(y),
        ((Number(x) - 1) * (Number(x) - 1) + 1) / 2,
        1e-5,
      );
    for (const [d, rows] of layers.slice(0, 6).entries()) {
      const losses = rows.map(({ y }) => Number(y));
      const what = `N = ${N}, data set ${d + 1}`;
      // Σ(y − x)²/2N: half of χ²_N/N, of sd √(1/2N); at w = 0 twice as large. 5 sd
      findings.near('7.3b', `${what}: loss at w = 1`, losses[30] ?? Number.NaN, 0.5, 5 * Math.sqrt(1 / (2 * N)));
      findings.near('7.3b', `${what}: loss at w = 0`, losses[0] ?? Number.NaN, 1, 10 * Math.sqrt(1 / (2 * N)));
      // a parabola: its second difference is the mean of x², 1 ± 5√(2/N)
      const bend = losses[60]! - 2 * losses[30]! + losses[0]!;
      findings.near('7.3b', `${what}: curvature`, bend, 1, 5 * Math.sqrt(2 / N));
    }
  }
  const table = figure('7.3b table');
  const boxes = drawn(figure('7.3b minima')).flat();
  for (const N of [10, 30, 100, 300, 1000]) {
    const box = boxes.find(({ place, n }) => place === `N = ${N}` && n !== undefined) ?? {};
    const law = 1 / Math.sqrt(N - 2);
    findings.equal('7.3b', `N = ${N}: data sets`, box['n'], 2000);
    // sd of a median of 2000: 1.253 σ/√2000; of the quartiles' distance, 1.349 σ: 1.57 σ/√2000. At N = 10 the middle is wider than normal
    findings.near('7.3b', `N = ${N}: median of ŵ`, Number(box['median']), 1, (4 * 1.253 * law) / Math.sqrt(2000));
    const between = Number(box['third']) - Number(box['first']);
    findings.near(
      '7.3b',
      `N = ${N}: between the quartiles`,
      between / law,
      1.349,
      (4 * 1.57) / Math.sqrt(2000) + 1 / N,
    );
  }
  findings.in('7.3b table');
  for (const [i, N] of [10, 30, 100, 300, 1000].entries()) {
    const law = 1 / Math.sqrt(N - 2);
    const spread = column(table, 'std of ŵ')[i] ?? Number.NaN;
    findings.near('7.3b', `1/√(N − 2), N = ${N}`, column(table, '1/√(N − 2)')[i]!, law, 1e-6);
    findings.near('7.3b', `std of ŵ, N = ${N}`, spread, law, (N === 10 ? 0.08 : 0.064) * law);
    const excess = column(table, 'expected loss\nabove its minimum')[i]!;
    findings.near('7.3b', `expected loss above its minimum, N = ${N}`, excess, (law * law) / 2, (N === 10 ? 0.16 : 0.13) * ((law * law) / 2)); // biome-ignore format: one line
    findings.near('7.3b', `1/(2(N − 2)), N = ${N}`, column(table, '1/(2(N − 2))')[i]!, (law * law) / 2, 1e-6);
  }
};

const rates: { [name: string]: (k: number) => number } = {
  constant: () => 0.1,
  '1/√k': (k) => 1 / Math.sqrt(k),
  '1/k': (k) => 1 / k,
  '1/k²': (k) => 1 / (k * k),
};
const marks = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10_000];

/** The exact mean loss ½μ E[x²] after 1, 2, 5, … steps from 5: E[x²] ← (1 − με)² E[x²] + ε²; and E[x]², which has no chance in it. */
function moments(mu: number, rate: (k: number) => number): { loss: number; sd: number }[] {
  const found = [];
  for (let k = 1, mean = 5, square = 25; k <= 10_000; k++) {
    const e = rate(k);
    mean *= 1 - mu * e;
    square = (1 - mu * e) * (1 - mu * e) * square + e * e;
    const variance = square - mean * mean;
    // x is normal: Var(x²) = 2v² + 4vm²
    const sd = (mu / 2) * Math.sqrt(2 * variance * variance + 4 * variance * mean * mean);
    if (marks.includes(k)) found.push({ loss: (mu / 2) * square, sd });
  }
  return found;
}

const schedules: Part = (findings, figure) => {
  const table = figure('7.4 sums');
  const euler = 0.5772156649;
  const harmonic = (n: number) => log(n) + euler + 1 / (2 * n);
  const zeta = (n: number) => (Math.PI * Math.PI) / 6 - 1 / n + 1 / (2 * n * n);
  const root = (n: number) => 2 * Math.sqrt(n) - 1.4603545088 + 1 / (2 * Math.sqrt(n));
  const expected = {
    'Σε, 1000 steps': [100, root(1000), harmonic(1000), zeta(1000)],
    'Σε, 10⁶ steps': [1e5, root(1e6), harmonic(1e6), zeta(1e6)],
    'Σε², 1000 steps': [10, harmonic(1000), zeta(1000), pow(Math.PI, 4) / 90],
    'Σε², 10⁶ steps': [1e4, harmonic(1e6), zeta(1e6), pow(Math.PI, 4) / 90],
  };
  for (const [name, values] of Object.entries(expected))
    for (const [i, value] of values.entries())
      findings.near('7.4', `${name}, ${Object.keys(rates)[i]}`, column(table, name)[i] ?? Number.NaN, value, 6e-5);
  const bowl = (name: string, mu: number, own: typeof rates) => {
    const chart = figure(name);
    for (const [rate, at] of Object.entries(own)) {
      const ours = series(chart, rate);
      findings.equal('7.4', `${rate}: points`, ours.length, marks.length);
      for (const [i, { loss, sd }] of moments(mu, at).entries())
        findings.near('7.4', `${rate}, step ${marks[i]}, exact moments`, ours[i] ?? Number.NaN, loss, 0.4 * sd + 1e-9); // 4 sd / √100
    }
  };
  bowl('7.4 strongly convex', 1, rates);
  bowl('7.4 flat bowl', 0.05, { ...rates, '1/(μk)': (k) => 1 / (0.05 * k) });
  const constants = Object.fromEntries([0.3, 0.1, 0.03, 0.01].map((e) => [`ε = ${e}`, () => e]));
  bowl('7.4 floor', 1, constants);
  const edge = figure('7.4 absolute value');
  const way: { [rate: string]: number } = { '1/k': harmonic(10_000), '1/k²': zeta(10_000) };
  // x never comes near 0: x = 30 − Σε − Σ ε·noise, of sd √Σε² over √100 runs
  for (const [rate, moved] of Object.entries(way))
    findings.near(
      '7.4',
      `|x|, ${rate}: 30 − Σε`,
      series(edge, rate)[12] ?? Number.NaN,
      30 - moved,
      0.4 * Math.sqrt(1.645),
    );
  findings.near('7.4', '|x|, 1/√k, AUDIT', series(edge, '1/√k')[12] ?? Number.NaN, 0.0099, 0.004);
  // around 0: a walk of steps ±ε + ε·noise; 0.1 · (0.5 … 1.5) whatever the law
  const stays = series(edge, 'constant')[12] ?? Number.NaN;
  findings.holds('7.4', '|x|, constant: of the order of ε', stays > 0.05 && stays < 0.15, stays);
};

const convexity: Part = (findings, figure) => {
  const table = figure('errata 1/k');
  const names = Object.keys(rates);
  for (const [name, mu] of Object.entries({ '½x²': 1, '½ · 0.05 x²': 0.05 }))
    for (const [i, rate] of names.entries()) {
      const { loss, sd } = moments(mu, rates[rate]!)[12]!;
      findings.near('errata 1/k', `${name}, ${rate}`, column(table, name)[i] ?? Number.NaN, loss, 0.4 * sd + 1e-6);
    }
  const edge = column(table, '|x| from 30');
  findings.near('errata 1/k', '|x|, 1/k: 30 − Σ1/k = 20.21', edge[2] ?? Number.NaN, 20.2124, 0.513);
  findings.near('errata 1/k', '|x|, 1/√k, AUDIT', edge[1] ?? Number.NaN, 0.0099, 0.004);
  const best = (values: number[]) => names[values.indexOf(Math.min(...values))];
  findings.equal(
    'errata 1/k',
    'which is lowest',
    ['½x²', '½ · 0.05 x²', '|x| from 30'].map((name) => best(column(table, name))),
    ['1/k', '1/√k', '1/√k'],
  );
};

const conditioning: Part = (findings, figure) => {
  findings.equal('7.5', 'singular values of diag(1, 25)', Object.values(cells(figure('7.5 condition'))[0] ?? {}), [
    '25',
    '1',
    '25',
  ]);
  for (const e of [0.076, 0.02]) {
    const places = pathOf(figure('7.5 paths'), `ε = ${e}`).map(([x, y]) => ({ x, y }));
    findings.equal('7.5', `ε = ${e}: places`, places.length, 31);
    for (const [k, { x, y }] of places.entries()) {
      // six digits are kept
      findings.near('7.5', `ε = ${e}, step ${k}: x = −9 (1 − ε)^k`, x, -9 * pow(1 - e, k), 1e-5);
      findings.near('7.5', `ε = ${e}, step ${k}: y = 1.5 (1 − 25 ε)^k`, y, 1.5 * pow(1 - 25 * e, k), 1e-5);
    }
  }
  const table = figure('7.5 rates');
  const tried = [0.02, 0.04, 2 / 26, 0.0799, 0.0801];
  for (const [i, e] of tried.entries()) {
    const [x, y] = [-9 * pow(1 - e, 30), 1.5 * pow(1 - 25 * e, 30)];
    const [farX, farY] = [-9 * pow(1 - e, 1000), 1.5 * pow(1 - 25 * e, 1000)];
    const at = (name: string) => column(table, name)[i] ?? Number.NaN;
    const near = (what: string, found: number, expected: number) =>
      findings.near('7.5', `rate ${e.toPrecision(3)}: ${what}`, found, expected, 1e-5 * Math.abs(expected) + 1e-300);
    near('the rate', at('rate ε'), e);
    near('x after 30 steps', at('x, 30 steps'), x);
    // 1 − 25 · 0.04 is 0 but for rounding
    if (e !== 0.04) near('y after 30 steps', at('y, 30 steps'), y);
    else findings.holds('7.5', 'rate 0.04: y is gone', Math.abs(at('y, 30 steps')) < 1e-100, at('y, 30 steps'));
    near('loss after 1000 steps', at('loss, 1000 steps'), (farX * farX + 25 * farY * farY) / 2);
  }
  // at 2/κ: y = ±1.5 for ever; x = −9 · 0.92^k, whose mean over n places is −9 (1 − 0.92^n) / (0.08 n)
  const walls = figure('7.5 average');
  const [bouncing, mean] = ['ε = 0.08', 'mean of its places'].map((name) => pathOf(walls, name)) as [Place[], Place[]];
  findings.equal('7.5', 'places between the walls', [bouncing.length, mean.length], [200, 200]);
  const meanX = (n: number) => (-9 * (1 - pow(0.92, n))) / (0.08 * n);
  const apart = (path: Place[], x: (k: number) => number, y: (k: number) => number) =>
    Math.max(...path.map((place, k) => Math.max(Math.abs(place[0] - x(k)), Math.abs(place[1] - y(k)))));
  const side = (k: number) => (k % 2 === 0 ? 1.5 : -1.5);
  findings.near(
    '7.5',
    'from wall to wall',
    apart(bouncing, (k) => -9 * pow(0.92, k), side),
    0,
    5e-5,
  ); // six digits
  findings.near('7.5', 'the mean', apart(mean, (k) => meanX(k + 1), (k) => (k % 2 === 0 ? 1.5 / (k + 1) : 0)), 0, 5e-5); // biome-ignore format: one line
  const floor = figure('7.5 floor');
  for (const [i, n] of [2, 10, 50, 200].entries()) {
    const at = (name: string) => column(floor, name)[i] ?? Number.NaN;
    const x = -9 * pow(0.92, n - 1);
    const near = (what: string, found: number, expected: number) =>
      findings.near('7.5', `${n} places: ${what}`, found, expected, 1e-4 * Math.abs(expected) + 1e-4);
    near('how many', at('places'), n);
    near('loss of the last', at('loss at the last one'), (x * x + 25 * 2.25) / 2);
    near('loss of the mean', at('loss at their mean'), (meanX(n) * meanX(n)) / 2);
    near('x of the mean', at('x of the mean'), meanX(n));
  }
  const chart = figure('7.5 steps');
  for (const [i, kappa] of [2, 5, 10, 20, 50, 100, 200, 500, 1000].entries()) {
    const steps = log(1e6) / log((kappa + 1) / (kappa - 1));
    findings.near('7.5', `steps, κ = ${kappa}`, series(chart, 'counted')[i] ?? Number.NaN, Math.ceil(steps), 0);
    findings.near(
      '7.5',
      `formula, κ = ${kappa}`,
      series(chart, 'ln 10⁶ / ln((κ+1)/(κ−1))')[i] ?? Number.NaN,
      steps,
      1e-9 * steps,
    );
  }
};

/** Roots of 4x(x² − 1) + 0.3, to eight digits. */
const [deep, shallow] = [-1.03557901, 0.96014977];

const stuck: Part = (findings, figure) => {
  const ends = figure('7.6 ends');
  findings.equal('7.6', 'where the runs begin', column(ends, 'from'), [-1.8, 0.2, 1.8]);
  for (const [i, root] of [deep, shallow, shallow].entries()) {
    findings.near('7.6', `end ${i + 1}: a root of f′`, column(ends, 'ends at x')[i] ?? Number.NaN, root, 6e-6);
    findings.near('7.6', `end ${i + 1}: f′`, column(ends, 'f′ there')[i] ?? Number.NaN, 0, 1e-12);
    const f = (root * root - 1) * (root * root - 1) + 0.3 * root;
    findings.near('7.6', `end ${i + 1}: f`, column(ends, 'f')[i] ?? Number.NaN, f, 1e-6);
  }
  const dots = drawn(figure('7.6 local minimum'))
    .flat()
    .filter(({ color }) => color !== undefined);
  const curve = series({ data: { values: drawn(figure('7.6 local minimum')).flat() } }, 'f(x)');
  findings.equal('7.6', 'points of the curve, and of the runs', [curve.length, dots.length], [121, 33]);
  const wells = (x: number) => (x * x - 1) * (x * x - 1) + 0.3 * x;
  for (const { x, y } of dots) findings.near('7.6', `a dot at ${x} lies on f`, Number(y), wells(Number(x)), 1e-4);
  for (const [from, end] of [
    [-1.8, deep],
    [0.2, shallow],
    [1.8, shallow],
  ] as const) {
    // biome-ignore format: one line
    const run = dots.filter(({ color }) => color === `from ${from}`).map(({ x }) => Number(x));
    findings.near('7.6', `the run from ${from} ends at a root of f′`, run.at(-1) ?? Number.NaN, end, 1e-5);
    const second = from - 0.02 * (4 * from * (from * from - 1) + 0.3);
    const third = second - 0.02 * (4 * second * (second * second - 1) + 0.3);
    findings.near('7.6', `the run from ${from} after two steps`, run[1] ?? Number.NaN, third, 1e-5);
  }
  const traces = (figure('7.6 saddle') as { data?: { name?: string; x?: number[]; y?: number[]; z?: number[] }[] }).data ?? []; // biome-ignore format: one line
  for (const [name, y0] of Object.entries({ 'on the ridge': 0, '10⁻⁶ beside': 1e-6, '0.01 beside': 0.01 })) {
    const trace = traces.find((one) => one.name === name);
    for (let k = 0, x = -1.8, y = y0; k <= 400; k++, x *= 0.9, y += 0.1 * (y - y * y * y))
      if (k % 40 === 0) {
        const f = (x * x - y * y) / 2 + (y * y * y * y) / 4; // drawn on facets of 0.1: up to 0.0013 off
        findings.near('7.6', `${name}, step ${k}: y`, trace?.y?.[k] ?? Number.NaN, y, 1e-5);
        findings.near('7.6', `${name}, step ${k}: f`, trace?.z?.[k] ?? Number.NaN, f, 3e-3);
      }
  }
  const leaving = cells(figure('7.6 leaving'));
  const steps = (y0: number) => {
    for (let k = 0, y = y0; k < 400; k++, y += 0.1 * (y - y * y * y)) if (y > 0.5) return String(k);
    return 'never';
  };
  for (const [i, y0] of [0, 1e-12, 1e-6, 1e-3, 0.01].entries()) {
    findings.equal('7.6', `steps to leave from ${y0}`, leaving[i]?.['steps to |y| > 0.5'], steps(y0));
    findings.near(
      '7.6',
      `f after 400 steps from ${y0}`,
      number(leaving[i]?.['f after 400']),
      y0 === 0 ? 0 : -0.25,
      5e-5,
    );
  }
  // each factor of 10⁶: ln 10⁶ / ln 1.1 = 144.95 steps
  findings.near('7.6', 'from 10⁻¹² to 10⁻⁶', Number(leaving[1]?.['steps to |y| > 0.5']) - Number(leaving[2]?.['steps to |y| > 0.5']), 144.95, 1); // biome-ignore format: one line
  const bars = rowsOf(figure('7.6 dimension'));
  // 2 and 3: √½ and 1 − (π − 2√2)/(2π), exact; 4 and 5: AUDIT
  const shares = [0, Math.SQRT1_2, 1 - (Math.PI - 2 * Math.SQRT2) / (2 * Math.PI), 0.9951, 0.9997, 1, 1, 1];
  for (const [i, share] of shares.entries()) {
    const found = Number(bars.find(({ place }) => place === String(i + 1))?.['value']);
    findings.near(
      '7.6',
      `share of saddles, dimension ${i + 1}`,
      found,
      share,
      4 * Math.sqrt((share * (1 - share)) / 4000) + 5e-5,
    );
  }
};

const noise: Part = (findings, figure) => {
  const table = figure('errata noise');
  const arrived = column(table, 'of 200 in the deep valley');
  findings.equal('errata noise', 'batch sizes', column(table, 'batch size B'), [1, 2, 4, 16, 256]);
  for (const [i, size] of (['1', '2', '4', '16'] as const).entries()) {
    const [share, spread] = statistics.noise[size].share as [number, number];
    // spread: over data sets of 100 runs each; 200 runs of one data set cannot spread more
    findings.near(
      'errata noise',
      `share, B = ${size}, 20 000 runs`,
      (arrived[i] ?? Number.NaN) / 200,
      share,
      4 * spread + 1e-9,
    );
    const { std } = statistics.noise[size];
    if (std !== null && share * 200 > 40)
      findings.near(
        'errata noise',
        `std of x there, B = ${size}`,
        column(table, 'std of x there')[i]!,
        std,
        0.35 * std,
      );
  }
  findings.equal('errata noise', 'the gradient of all never leaves', arrived[4], 0);
};

const walks: Part = (findings, figure) => {
  const table = cells(figure('7.7 table'));
  findings.equal('7.7', 'steps', table.map((row) => row['step']), ['10', '20', '40', '80']); // biome-ignore format: one line
  const chart = figure('7.7 average');
  const [descent, mean] = ['gradient descent', 'mean of 100 SGD paths'].map((name) => series(chart, name));
  findings.in('7.7 table');
  for (const row of table) {
    const k = Number(row['step']);
    const error = number(row['std of a run']) / Math.sqrt(100);
    // E[θ] of independent batches on a quadratic loss is the path of gradient descent
    findings.near(
      '7.7',
      `step ${k}: the mean of 100`,
      number(row['mean of 100']),
      number(row['gradient descent']),
      4 * error,
    );
    findings.near(
      '7.7',
      `step ${k}: the figure says the same`,
      number(row['mean of 100']),
      mean?.[k] ?? Number.NaN,
      5.1e-5,
    );
    findings.holds('7.7', `step ${k}: a run strays by 0.08 to 0.6`, error > 0.008 && error < 0.06, 10 * error);
  }
  findings.in('7.7 average');
  for (const k of [1, 5, 30, 60]) {
    // between the steps of the table: no further than 4 · 0.35/√100
    findings.near(
      '7.7',
      `step ${k}: mean and gradient descent`,
      mean?.[k] ?? Number.NaN,
      descent?.[k] ?? Number.NaN,
      0.14,
    );
  }
  findings.equal('7.7', 'both begin at −4', [descent?.[0], mean?.[0]], [-4, -4]);
  const smooth = pathOf(figure('7.7 paths'), 'gradient descent').map(([x, y]) => ({ x, y }));
  for (const k of [0, 1, 10, 40, 80]) findings.near('7.7', `gradient descent, step ${k}: both figures`, smooth[k]?.x ?? Number.NaN, descent?.[k] ?? Number.NaN, 1e-5); // biome-ignore format: one line
  // ŵ₁ keeps 1 − ε · mean x² of its distance, with mean x² = 1 ± 4√(2/256)
  const kept = (smooth[11]?.x ?? Number.NaN) / (smooth[10]?.x ?? Number.NaN);
  findings.near('7.7', 'gradient descent: what a step keeps of w₁', kept, 0.95, 0.02);
  for (const name of ['SGD', 'SGD with momentum']) {
    const path = pathOf(figure('7.7 paths'), name).map(([x, y]) => ({ x, y }));
    findings.equal('7.7', `${name}: places`, path.length, 81);
    // 4 sd of a run; momentum lags by up to ten steps
    const away = Math.max(...path.map(({ x }, k) => Math.abs(x - (descent?.[k] ?? Number.NaN))));
    findings.holds('7.7', `${name}: not further from gradient descent than 1.6`, away < 1.6, away);
  }
  const shape = figure('7.7 shape');
  const names = ['cosine of\nnext steps', 'length of\nthe path', 'distance at\nthe end'];
  for (const [r, [method, known]] of Object.entries(statistics.shapes).entries())
    for (const [c, name] of names.entries()) {
      const [average, sd] = known[c] as [number, number];
      // one set of data: its own spread counts whole, and is most of that of gradient descent; three digits shown
      const found = column(shape, name)[r] ?? Number.NaN;
      findings.near('7.7', `${method}: ${name.replace('\n', ' ')}, 400 runs`, found, average, 4 * sd + 5e-4);
    }
  const cosines = column(shape, names[0]!);
  // a step of SGD is new noise: |cos| within 4 sd of a mean of 20 · 79; momentum keeps 0.9 of a velocity
  findings.near('7.7', 'SGD: next steps are unrelated', cosines[1] ?? Number.NaN, 0, 0.12);
  findings.near('7.7', 'momentum: they agree by ρ', cosines[2] ?? Number.NaN, 0.9, 0.05);
  const [, sgd, momentum] = column(shape, names[1]!);
  findings.holds('7.7', 'momentum: the path is at most 0.6 as long', momentum! < 0.6 * sgd!, momentum! / sgd!);
};

const backward: Part = (findings, figure) => {
  // by hand
  const texts = drawn(figure('7.8 graph'))
    .flat()
    .flatMap(({ text }) => (typeof text === 'string' ? [text.replaceAll('−', '-')] : []));
  for (const expected of ['x; 2', 'F¹; 0.5; grad 6', 'h = relu; 1; grad 3', 'F²; -1.5; grad -2', 'y = mul; -1.5; grad -2', 'yGT; 0.5', 'sub; -2', 'square; 4', 'ε = mul; 2; grad 1']) // biome-ignore format: one line
    findings.holds('7.8', `a box that says ${expected}`, texts.includes(expected), texts.join(' | '));
  const scores = figure('7.8 scores');
  const [score, confident, target, dy, ds] = ['score s', 'confidence y', 'target yGT', '∂ε/∂y', '∂ε/∂s'].map((name) => column(scores, name)); // biome-ignore format: one line
  findings.equal('7.8', 'classes', score?.length, 10);
  const exps = score!.map((s) => exp(s));
  for (let c = 0; c < 10; c++) {
    // four digits shown; the score's own rounding is 5e-5 of e^s
    findings.near('7.8', `class ${c}: softmax`, confident![c]!, exps[c]! / sum(exps), 1.1e-4);
    findings.near('7.8', `class ${c}: ∂ε/∂s = y − yGT`, ds![c]!, confident![c]! - target![c]!, 1.01e-4);
    const expected = target![c]! === 1 ? -1 / confident![c]! : 0;
    findings.near('7.8', `class ${c}: ∂ε/∂y = −yGT/y`, dy![c]!, expected, 2e-4 * expected * expected + 1e-4);
  }
  findings.near('7.8', 'confidences add up to 1', sum(confident!), 1, 5e-4);
  findings.near('7.8', 'the target is one-hot', sum(target!), 1, 0);
  const table = cells(figure('7.8 average'));
  const off = column(figure('7.8 average'), 'difference from the batch');
  findings.equal('7.8', 'rows', table.length, 10);
  findings.near('7.8', 'the average is the gradient of the batch', off[8] ?? Number.NaN, 0, 1e-14);
  const lengths = ['length, layer 1', 'length, layer 2'].map((name) => column(figure('7.8 average'), name));
  for (const [l, layer] of lengths.entries()) {
    findings.near('7.8', `layer ${l + 1}: both rows`, layer[8] ?? 0, layer[9] ?? 1, 1e-4);
    // the triangle inequality, and more: they point in different directions
    findings.holds(
      '7.8',
      `layer ${l + 1}: shorter than the mean length`,
      layer[8]! < sum(layer.slice(0, 8)) / 8,
      layer[8],
    );
  }
  findings.holds(
    '7.8',
    'single gradients differ from it',
    off.slice(0, 8).every((d) => d > 0.01),
    Math.min(...off.slice(0, 8)),
  );
  const relative = column(figure('7.8 check'), '|a − n| / |n|');
  findings.equal('7.8', 'numbers compared', column(figure('7.8 check'), 'numbers'), [1024, 160, 1024]);
  findings.holds('7.8', 'layer 1 below 1e-7', relative[0]! > 0 && relative[0]! < 1e-7, relative[0]);
  findings.holds('7.8', 'layer 2 below 1e-7', relative[1]! > 0 && relative[1]! < 1e-7, relative[1]);
  findings.holds('7.8', 'a forgotten slope is noticed', relative[2]! > 0.01, relative[2]);
  const sizes = figure('7.8 step size');
  const [one, centred, single] = ['one-sided, float64', 'centred, float64', 'centred, float32'].map((name) =>
    series(sizes, name),
  );
  // δ = 10^(i − 13). Errors of δ and δ²: by 10 and by 100 for each factor of 10, where rounding is small
  findings.near('7.8', 'one-sided: error ∝ δ', one![9]! / one![8]!, 10, 0.5);
  findings.near('7.8', 'centred: error ∝ δ²', centred![10]! / centred![9]!, 100, 5);
  findings.holds('7.8', 'centred at 1e-5: below 1e-7', centred![8]! < 1e-7, centred![8]);
  findings.holds('7.8', 'one-sided never reaches 1e-9', Math.min(...one!) > 1e-9, Math.min(...one!));
  findings.holds('7.8', 'float32 never reaches 1e-6', Math.min(...single!) > 1e-6, Math.min(...single!));
  findings.holds('7.8', 'rounding: worse again at 1e-13', centred![0]! > 1e4 * centred![8]!, centred![0]);
};

const confidence: Part = (findings, figure) => {
  const table = figure('errata confidence');
  const shown = 5e-5;
  const check = (column_: string, expected: readonly number[]) => {
    for (const [i, value] of expected.entries())
      findings.near(
        'errata confidence',
        `${column_}, row ${i + 1}`,
        column(table, column_)[i] ?? Number.NaN,
        value,
        1.01 * shown,
      );
  };
  check('sum of the four', [1.18, 1]);
  check('ε = −ln y of the cat', [0.248461, 0.413976]);
  check('sum of ∂ε/∂s = y − yGT', [0.18, 0]);
};
