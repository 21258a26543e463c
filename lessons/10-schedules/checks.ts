// Demos 10.1 to 10.11 and the erratum, checked on the numbers that the figures hold. What is expected comes from closed forms, from PyTorch
// (rates: pytorch.json; losses of 20 other seeds: ../data/10-schedules.json), and from counting by hand.

import { data, functional, manualSeed, nn, optim, rand, type Tensor } from '../../src/index.js';
import { made, storedDecay } from '../../src/lesson/stored/10-schedules.js';
import { cos, exp, pow } from '../../src/math/index.js';
import { type Finding, Findings, type Read } from '../check.js';
import statistics from '../data/10-schedules.json' with { type: 'json' };
import { cells, type Figures, parts, rowsWith, series } from '../figures.js';
import { fingerprint } from '../fingerprint.js';
import torch from './pytorch.json' with { type: 'json' };

/** All checks of this lesson. */
export function check(figures: Figures): Finding[] {
  const findings = new Findings(figures);
  const { figure } = findings;
  scratch(findings, figure);
  rates(findings, figure);
  training(findings, figure);
  plateau(findings, figure);
  order(findings, figure);
  groups(findings, figure);
  claim(findings, figure);
  return findings.list;
}

const epochs = (count: number) => Array.from({ length: count + 1 }, (_, t) => t);

function scratch(findings: Findings, figure: Read): void {
  const rows = cells(figure('10.1 scratch'));
  findings.equal(
    '10.1',
    'schedules',
    rows.map((row) => row['schedule']),
    ['step', 'exponential', '1/t', 'linear'],
  );
  for (const row of rows) {
    findings.equal('10.1', `${row['schedule']}: LambdaLR gives the same bits`, row['LambdaLR: the same bits'], '21');
    // 20 multiplications, each rounded: 20 · 2⁻⁵³
    findings.near('10.1', `${row['schedule']}: own class`, Number(row['own class: furthest off']), 0, 20 * 2.3e-16);
  }
}

function rates(findings: Findings, figure: Read): void {
  const [steps = {}] = parts(figure('10.1 loss'));
  const fifths = epochs(19).map((t) => 0.3 / [1, 2, 4, 8][Math.floor(t / 5)]!);
  findings.nearAll('10.1', 'halved', series(steps, 'halved'), fifths);
  findings.nearAll(
    '10.1',
    'halved, PyTorch',
    series(steps, 'halved'),
    torch.step.slice(0, 20).map((rate) => 30 * rate),
  );
  findings.nearAll(
    '10.1',
    'constant',
    series(steps, 'constant'),
    fifths.map(() => 0.3),
  );

  const exponential = figure('10.2 rates');
  findings.nearAll('10.2', 'γ = 0.9, PyTorch', series(exponential, 'γ = 0.9'), torch.exponential.slice(0, 21));
  for (const k of [0.2, 0.05])
    findings.nearAll(
      '10.2',
      `k = ${k}`,
      series(exponential, `k = ${k}`),
      epochs(20).map((t) => 0.01 * exp(-k * t)),
    );
  findings.near(
    '10.2',
    'the end, as AUDIT has it',
    series(exponential, 'γ = 0.9').at(-1) ?? Number.NaN,
    0.0012158,
    5e-8,
  );

  const inverse = figure('10.3 rates');
  for (const k of [0.5, 0.1])
    findings.nearAll(
      '10.3',
      `1/t, k = ${k}`,
      series(inverse, `1/t, k = ${k}`),
      epochs(200).map((t) => 0.01 / (1 + k * t)),
    );
  findings.nearAll('10.3', '1/t, PyTorch', series(inverse, '1/t, k = 0.1').slice(0, 41), torch['1/t']);
  findings.nearAll(
    '10.3',
    'exponential',
    series(inverse, 'exponential, k = 0.05'),
    epochs(200).map((t) => 0.01 * exp(-0.05 * t)),
  );
  const overtakes = series(inverse, 'exponential, k = 0.05').findIndex(
    (rate, t) => t > 0 && rate < series(inverse, '1/t, k = 0.5')[t]!,
  );
  findings.equal('10.3', 'where the exponential overtakes: e^(0.05 t) > 1 + t/2', overtakes, epochs(200).findIndex((t) => t > 0 && exp(0.05 * t) > 1 + t / 2)); // biome-ignore format: one line

  const linear = figure('10.4 rates');
  // εₖ = (1 − k/τ) ε₀ + (k/τ) ε_τ, with ε_τ = ε₀ / 100
  for (const tau of [15, 10])
    findings.nearAll('10.4', `τ = ${tau}`, series(linear, `τ = ${tau}`), epochs(20).map((t) => (t < tau ? (1 - t / tau) * 0.01 + (t / tau) * 1e-4 : 1e-4))); // biome-ignore format: one line
  findings.nearAll('10.4', 'τ = 15, PyTorch', series(linear, 'τ = 15'), torch.linear.slice(0, 21));
  const list = [10, 10, 10, 5, 5, 5, 2, 2, 2, 1].map((rate) => rate / 1000);
  findings.nearAll(
    '10.4',
    'a list',
    series(linear, 'a list'),
    epochs(20).map((t) => list[t] ?? 0.001),
  );

  const waves = figure('10.5 rates');
  findings.nearAll('10.5', 'cosine, PyTorch', series(waves, 'cosine').slice(0, 40), torch.cosine.slice(0, 40));
  findings.nearAll('10.5', 'restarts, PyTorch', series(waves, 'with restarts'), torch['with restarts']);
  const restarts = [[0, 5], [5, 10], [15, 20], [35, 40]] as const; // biome-ignore format: one line
  const closed = epochs(40).map((t) => {
    const [since, period] = restarts.findLast(([from]) => from <= t)!;
    return 0.005 * (1 + cos((Math.PI * (t - since)) / period));
  });
  findings.nearAll('10.5', 'restarts at 5, 15 and 35', series(waves, 'with restarts'), closed);

  const up = figure('10.7 rates');
  for (const name of ['warm-up, cosine', 'one cycle', 'cyclic'] as const)
    findings.nearAll('10.7', `${name}, PyTorch`, series(up, name).slice(0, 40), torch[name].slice(0, 40));
  const [rate = {}, momentum = {}] = parts(figure('10.7 one cycle'));
  findings.nearAll('10.7', 'one cycle', series(rate, 'rate'), torch['one cycle'].slice(0, 41));
  // the momentum goes from 0.95 to 0.85 and back along the same half waves as the rate, whose share of the way up is (r − low)/(top − low)
  const top = 0.3 * 41 - 1;
  const share = epochs(40).map((t) => (t <= top ? (1 - cos((Math.PI * t) / top)) / 2 : (1 + cos((Math.PI * (t - top)) / (40 - top))) / 2)); // biome-ignore format: one line
  findings.nearAll(
    '10.7',
    'its momentum',
    series(momentum, 'momentum'),
    share.map((s) => 0.95 - 0.1 * s),
  );
}

type Setting = keyof typeof statistics.loss;

/** A loss of an epoch against 20 seeds of PyTorch. `n` runs were averaged. */
function near(
  findings: Findings,
  demo: string,
  what: string,
  found: number,
  setting: Setting,
  epoch: number,
  n = 1,
): void {
  const { mean, sd } = statistics.loss[setting];
  findings.near(demo, `${what}, epoch ${epoch + 1}`, found, mean[epoch]!, 5 * sd[epoch]! * Math.sqrt(1 / n + 1 / statistics.seeds)); // biome-ignore format: one line
}

function training(findings: Findings, figure: Read): void {
  const [, losses = {}] = parts(figure('10.1 loss'));
  for (const name of ['constant', 'halved'] as const) {
    const own = series(losses, name);
    findings.equal('10.1', `${name}: epochs`, own.length, 20);
    for (const [epoch, loss] of own.entries()) near(findings, '10.1', name, loss, `${name} 0.3`, epoch, 3);
  }
  findings.equal('10.1', 'the first five epochs are the same', series(losses, 'constant').slice(0, 5), series(losses, 'halved').slice(0, 5)); // biome-ignore format: one line

  const sweep = figure('10.4 sweep');
  for (const [i, lr] of ([0.03, 0.1, 0.2, 0.3, 0.45, 0.6] as const).entries()) {
    near(findings, '10.4', `constant, ${lr}`, series(sweep, 'constant')[i] ?? Number.NaN, `constant ${lr}`, 19);
    near(findings, '10.4', `linear, ${lr}`, series(sweep, 'linear to 1 %')[i] ?? Number.NaN, `linear ${lr}`, 19);
  }
  const test = figure('10.4 range test');
  const batches = series(test, 'each batch');
  findings.near('10.4', 'range test: begins at guessing, ln 10', batches[0] ?? Number.NaN, Math.LN10, 0.15); // one batch, first weights
  findings.holds(
    '10.4',
    'range test: falls, and explodes',
    Math.min(...batches) < 2 && (batches.at(-1) ?? 0) > 4,
    batches.at(-1),
  );

  const four = figure('10.11 loss');
  for (const lr of [0.7, 0.4, 0.1, 0.003] as const) {
    const own = series(four, `rate ${lr}`);
    findings.equal('10.11', `rate ${lr}: epochs`, own.length, 20);
    for (const [epoch, loss] of own.entries()) near(findings, '10.11', `rate ${lr}`, loss, `constant ${lr}`, epoch);
  }
  const [veryHigh, high, good, low] = [0.7, 0.4, 0.1, 0.003].map((lr) => series(four, `rate ${lr}`)) as [number[], number[], number[], number[]]; // biome-ignore format: one line
  findings.holds('10.11', 'very high: above guessing', Math.max(...veryHigh) > 2.5, Math.max(...veryHigh));
  findings.holds('10.11', 'good ends lowest', good[19]! < Math.min(high[19]!, low[19]!, veryHigh[19]!), good[19]!);
  findings.holds(
    '10.11',
    'low never rises',
    low.every((loss, t) => t === 0 || loss < low[t - 1]! + 0.01),
    low[19]!,
  );
}

/** Keras's counting, as its callback has it: act after `patience` epochs that are no better; and PyTorch's, after more than that. */
function reduced(metric: number[], wait: number, factor: number, first: number): number[] {
  let [best, bad, rate] = [Infinity, 0, first];
  return metric.map((loss) => {
    bad = loss < best * (1 - 1e-4) ? 0 : bad + 1;
    best = Math.min(best, loss < best * (1 - 1e-4) ? loss : best);
    if (bad >= wait) [bad, rate] = [0, rate * factor];
    return rate;
  });
}

function plateau(findings: Findings, figure: Read): void {
  const table = cells(figure('10.6 table'));
  const column = (name: string) => table.map((row) => Number(row[name]));
  const metric = [1, 0.8, 0.7, 0.7, 0.71, 0.705, 0.6, 0.6, 0.6, 0.6, 0.6, 0.5];
  findings.nearAll('10.6', 'the metric', column('loss'), metric);
  findings.nearAll('10.6', 'PyTorch', column('rate, PyTorch'), torch.plateau);
  findings.nearAll('10.6', 'PyTorch, counted once more', column('rate, PyTorch'), reduced(metric, 3, 0.1, 0.1));
  findings.nearAll('10.6', 'Keras', column('rate, Keras'), reduced(metric, 2, 0.1, 0.1));

  const [rate = {}, loss = {}] = parts(figure('10.6 training'));
  const losses = series(loss, 'loss');
  // the rate of an epoch is the one after the epoch before
  findings.nearAll(
    '10.6',
    'the rate follows the loss',
    series(rate, 'rate'),
    [0.5, ...reduced(losses, 3, 0.3, 0.5)].slice(0, 20),
  );
  findings.holds('10.6', 'it acts', (series(rate, 'rate').at(-1) ?? 1) < 0.5, series(rate, 'rate').at(-1) ?? 1);
  findings.holds('10.6', 'and the loss falls', losses.at(-1)! < losses[0]! / 2, losses.at(-1)!);
}

function order(findings: Findings, figure: Read): void {
  const lines = figure('10.8 rates');
  const twenty = epochs(19);
  findings.nearAll('10.8', 'before each epoch', series(lines, 'before each epoch'), torch.exponential.slice(1, 21));
  findings.nearAll('10.8', 'after each epoch', series(lines, 'after each epoch'), torch.exponential.slice(0, 20));
  findings.nearAll(
    '10.8',
    'after all',
    series(lines, 'after all'),
    twenty.map(() => 0.01),
  );
  const rows = cells(figure('errata scheduler')).map((row) => ['epoch 1', 'epoch 20', 'after the training'].map((name) => Number(row[name]))); // biome-ignore format: one line
  const [before = [], after = [], outside = []] = rows;
  const powers = (...exponents: number[]) => exponents.map((n) => 0.01 * pow(0.9, n));
  for (const [
    what,
    found,
    expected,
  ] of [['before', before, powers(1, 20, 20)], ['after', after, powers(0, 19, 20)], ['outside', outside, powers(0, 0, 1)]] as const) // biome-ignore format: one line
    for (const demo of ['10.8', 'errata scheduler'])
      for (const [i, number] of expected.entries())
        findings.near(demo, `${what}, column ${i + 1}`, found[i] ?? Number.NaN, number, 5.1e-8); // seven digits are shown
}

function groups(findings: Findings, figure: Read): void {
  const lines = figure('10.9 rates');
  findings.nearAll('10.9', 'base', series(lines, 'base'), torch.exponential.slice(0, 21));
  findings.nearAll(
    '10.9',
    'classifier',
    series(lines, 'classifier'),
    torch.exponential.slice(0, 21).map((rate) => rate / 10),
  );
  const rows = cells(figure('10.9 table'));
  findings.equal(
    '10.9',
    'momentum of both',
    rows.map((row) => row['momentum']),
    ['0.9', '0.9'],
  );
  for (const [i, rate] of [0.01, 0.001].entries()) {
    findings.near('10.9', `rate of ${rows[i]?.['group']}`, Number(rows[i]?.['lr']), rate * pow(0.9, 20), 1e-5 * rate);
    // the step is rounded to float32 relative to weights of size 0.3: 3e-8 against steps of 1e-4 times a gradient of 0.1
    findings.near(
      '10.9',
      `step of ${rows[i]?.['group']}`,
      Number(rows[i]?.['|step| / |gradient|']),
      rate * pow(0.9, 20),
      2e-3 * rate,
    );
  }
}

const known = new Map<string, { test: number; loss: number }>();

/** The reduced run of two seeds, two trials and five epochs, without the library's schedules, loaders of rates and means. */
function again(kind: string, endFactor: number): { test: number; loss: number } {
  const key = `${kind} ${endFactor}`;
  if (!known.has(key)) known.set(key, average([0, 1].map((seed) => best(kind, endFactor, seed))));
  return known.get(key)!;
}

const average = (runs: { test: number; loss: number }[]) => ({
  test: (runs[0]!.test + runs[1]!.test) / 2,
  loss: (runs[0]!.loss + runs[1]!.loss) / 2,
});

function best(kind: string, endFactor: number, seed: number) {
  manualSeed(1000 + seed);
  const draws = [...rand([2], { dtype: 'float64' }).data].map(Number);
  const runs = draws.map((u) => once(kind, pow(10, (kind === 'Adam' ? -4 : -3) + 3 * u), endFactor, seed));
  return runs[1]!.validation > runs[0]!.validation ? runs[1]! : runs[0]!;
}

function once(kind: string, lr: number, endFactor: number, seed: number) {
  const { train, test } = data.makeMNIST1D(7500);
  const part = (from: Tensor, start: number, count: number) => from.narrow(0, start, count);
  manualSeed(seed);
  const net = new nn.Sequential(new nn.Linear(40, 64), new nn.ReLU(), new nn.Linear(64, 10));
  const set = [part(train.x, 0, 2000), part(train.y, 0, 2000)] as const;
  const loader = new data.DataLoader(set, { batchSize: 64, shuffle: true });
  const optimizer = kind === 'Adam' ? new optim.Adam(net.parameters(), { lr }) : new optim.SGD(net.parameters(), { lr, momentum: 0.9 }); // biome-ignore format: one line
  let sum = 0;
  for (let epoch = 0; epoch < 5; epoch++) {
    sum = 0;
    optimizer.paramGroups[0]!.lr = lr * (1 - ((1 - endFactor) * epoch) / 5);
    for (const [x, y] of loader) {
      const loss = functional.crossEntropy(net.forward(x!), y!);
      optimizer.zeroGrad();
      loss.backward();
      optimizer.step();
      sum += loss.item();
    }
  }
  const right = (x: Tensor, y: Tensor) => {
    const guesses = net.forward(x).argmax(1).data;
    return Array.from(y.data).filter((label, i) => Number(guesses[i]) === Number(label)).length / y.numel();
  };
  const validation = right(part(train.x, 2000, 1500), part(train.y, 2000, 1500));
  return { validation, test: right(test.x, test.y), loss: sum / 32 }; // 2000 in batches of 64 are 32
}

function claim(findings: Findings, figure: Read): void {
  const dots = rowsWith(figure('10.10 gains'), 'value');
  const text = JSON.stringify(storedDecay);
  findings.equal('10.10', 'the stored run', fingerprint(text), made.data);
  const gainsOf = (kind: string) => storedDecay.runs.filter((run) => run.kind === kind).map(({ constant, decayed }) => 100 * (decayed.test - constant.test)); // biome-ignore format: one line
  for (const kind of ['SGD + momentum', 'Adam']) {
    findings.in('10.10 gains');
    const shown = dots.filter((row) => Object.values(row).includes(kind)).map(({ value }) => Number(value));
    findings.nearAll(
      '10.10',
      `${kind}: the gains`,
      shown.sort((a, b) => a - b),
      gainsOf(kind).sort((a, b) => a - b),
      1e-3,
    );
    findings.equal('10.10', `${kind}: seeds`, shown.length, 20);
  }
  const rows = cells(figure('10.10 table'));
  const budgets = rows.map((row) => row['seeds × trials\n× epochs']);
  findings.equal('10.10', 'equal budgets', budgets, [
    '2×2×5, here',
    '2×2×5, here',
    '20×8×20, stored',
    '20×8×20, stored',
  ]);
  for (const [i, kind] of ['SGD + momentum', 'Adam'].entries()) {
    const gains = gainsOf(kind);
    const mean = gains.reduce((sum, gain) => sum + gain, 0) / 20;
    findings.near('10.10', `${kind}: mean gain`, Number.parseFloat(rows[2 + i]?.['gain,\npoints'] ?? ''), mean, 0.0051);
    const won = gains.filter((gain) => gain > 0).length;
    findings.equal('10.10', `${kind}: seeds that gain`, Number(rows[2 + i]?.['seeds\nthat gain']), won);
    // the reduced run, done once more below: half a unit of the last digit shown
    const shown = (name: string) => (rows[i]?.[name] ?? '').split(' → ').map(Number);
    const [accuracies, losses] = [shown('test, %'), shown('training\nloss')] as const;
    for (const [k, endFactor] of [1, 0.01].entries()) {
      if (rows.length === 0) continue;
      const { test, loss } = again(kind, endFactor);
      findings.near(
        '10.10',
        `${kind}, run here, to ${endFactor}: accuracy`,
        accuracies[k] ?? Number.NaN,
        100 * test,
        0.051,
      );
      findings.near('10.10', `${kind}, run here, to ${endFactor}: loss`, losses[k] ?? Number.NaN, loss, 0.00051);
    }
  }
  const differences = gainsOf('SGD + momentum').map((gain, seed) => gain - gainsOf('Adam')[seed]!);
  const mean = differences.reduce((sum, one) => sum + one, 0) / 20;
  const error = Math.sqrt(differences.reduce((sum, one) => sum + (one - mean) * (one - mean), 0) / 19 / 20);
  findings.holds('10.10', 'SGD gains more, by more than three standard errors', mean > 3 * error, mean / error);
}
