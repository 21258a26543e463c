// Demos 12.1 to 12.7 and the erratum, checked on the numbers that the figures hold. What is expected comes from closed forms, from PyTorch in
// float64 (pytorch.json), and from 20 other runs in PyTorch (../data/12-beyond-training-error.json).

import { cos, pow } from '../../src/math/index.js';
import { type Finding, Findings, type Read } from '../check.js';
import statistics from '../data/12-beyond-training-error.json' with { type: 'json' };
import { cells, drawn, type Figures, numbersUnder, parts, pathOf, series } from '../figures.js';
import torch from './pytorch.json' with { type: 'json' };

/** All checks of this lesson. */
export function check(figures: Figures): Finding[] {
  const findings = new Findings(figures);
  const { figure } = findings;
  stopping(findings, figure);
  ensembles(findings, figure);
  snapshots(findings, figure);
  arithmetic(findings, figure);
  exponential(findings, figure);
  pictures(findings, figure);
  bent(findings, figure);
  return findings.list;
}

const upTo = (count: number) => Array.from({ length: count }, (_, i) => i);
const mean = (numbers: readonly number[]) => numbers.reduce((sum, x) => sum + x, 0) / numbers.length;

/** A mean of n runs against 20 of PyTorch, in the unit of `times`. */
function near(
  findings: Findings,
  demo: string,
  what: string,
  found: number,
  known: number[],
  n: number,
  times = 1,
): void {
  const [middle = Number.NaN, sd = 0] = known;
  findings.near(demo, what, found, times * middle, times * 4 * sd * Math.sqrt(1 / n + 1 / statistics.seeds));
}

function stopping(findings: Findings, figure: Read): void {
  const curves = figure('12.1 curves');
  const validation = series(curves, 'validation');
  findings.equal('12.1', 'epochs', validation.length, 60);
  const best = Math.max(...validation);
  // the five starts share their wrong labels, and so count as little more than one run
  near(
    findings,
    '12.1',
    'the last epoch on validation',
    validation.at(-1) ?? Number.NaN,
    statistics.rules['last validation'],
    1,
  );
  findings.holds('12.1', 'it falls by five points or more', best - (validation.at(-1) ?? 1) > 0.05, best);
  const seen = series(curves, 'training, with wrong labels');
  findings.holds(
    '12.1',
    'while training goes on',
    (seen.at(-1) ?? 0) > seen[20]! && seen.length === 60,
    seen.at(-1) ?? Number.NaN,
  );
  const bests = statistics.rules.epoch;
  findings.near('12.1', 'the best epoch', validation.indexOf(best) + 1, bests[0]!, 4 * bests[1]!);

  const rows = cells(figure('12.1 rules'));
  const rules = ['first', 'patience', 'best', 'last'] as const;
  findings.equal('12.1', 'rules', rows.length, 4);
  for (const [i, rule] of rules.entries())
    for (const what of ['validation', 'test'] as const)
      near(
        findings,
        '12.1',
        `${rule}: ${what}`,
        numbersUnder(rows, `${what}, %`)[i] ?? Number.NaN,
        statistics.rules[`${rule} ${what}`],
        1,
        100,
      );
  const trained = numbersUnder(rows, 'epochs trained');
  findings.equal('12.1', 'two rules train to the end', trained.slice(2), [60, 60]);
  findings.holds(
    '12.1',
    'patience waits ten epochs longer than none, at least',
    trained[1]! >= trained[0]! + 9,
    trained.join(),
  );
  const ours = numbersUnder(rows, 'test, %');
  findings.holds(
    '12.1',
    'patience is better than none, and than the end',
    ours[1]! > ours[0]! && ours[1]! > ours[3]!,
    ours.join(),
  );
  findings.near(
    '12.1',
    'the last row is the end of the curve',
    numbersUnder(rows, 'validation, %')[3] ?? Number.NaN,
    100 * (validation.at(-1) ?? 0),
    0.0501,
  );

  const both = cells(figure('12.1 library'));
  findings.equal('12.1', 'two ways', both.length, 2);
  for (const name of ['stopped', 'best', 'test, %'])
    findings.equal('12.1', `EarlyStopping: ${name}`, both[1]?.[name], both[0]?.[name]);
  findings.equal('12.1', 'it waited for ten epochs', Number(both[1]?.['stopped']) - Number(both[1]?.['best']), 10);
}

const tasks = ['digits', 'wrong labels', 'MNIST-1D'] as const;

function ensembles(findings: Findings, figure: Read): void {
  const gains = figure('12.2 gain');
  const rows = cells(figure('12.2 ways'));
  findings.equal(
    '12.2',
    'tasks',
    rows.map((row) => row['task']),
    tasks,
  );
  for (const [i, task] of tasks.entries()) {
    const known = statistics.gains[task];
    const own = series(gains, task);
    findings.equal('12.2', `${task}: numbers of nets`, own.length, 5);
    findings.near('12.2', `${task}: one net gains nothing`, own[0] ?? Number.NaN, 0, 1e-9);
    near(findings, '12.2', `${task}: the gain of five`, own[4] ?? Number.NaN, known.gain, 1);
    const at = (heading: string) => numbersUnder(rows, heading)[i] ?? Number.NaN;
    near(findings, '12.2', `${task}: one net`, at('one net'), known['one net'], 1);
    near(findings, '12.2', `${task}: mean of the weights`, at('mean of\nthe weights'), known.weights, 1);
    findings.near(
      '12.2',
      `${task}: gain in both figures`,
      at('probabilities') - at('one net'),
      own[4] ?? Number.NaN,
      0.11,
    );
    findings.equal('12.2', `${task}: the library’s ensemble`, at('train.Ensemble'), at('probabilities'));
    // votes lose what the probabilities say, a few points at most
    findings.near('12.2', `${task}: votes`, at('votes'), at('probabilities'), 4);
    findings.holds(
      '12.2',
      `${task}: more nets, more gain`,
      own[4]! > own[1]! - 0.5 && own[1]! > own[0]! - 0.2,
      own.join(),
    );
  }
}

function snapshots(findings: Findings, figure: Read): void {
  const [rate = {}, test = {}] = parts(figure('12.3 curves'));
  const cosine = (t: number, period: number) => 0.1 * (1 + cos((Math.PI * t) / period));
  findings.nearAll(
    '12.3',
    'the cyclic rate',
    series(rate, 'with restarts'),
    upTo(40).map((t) => cosine(t % 10, 10)),
  );
  findings.nearAll(
    '12.3',
    'one cosine',
    series(rate, 'one cosine'),
    upTo(40).map((t) => cosine(t, 40)),
    1e-5,
    1e-9,
  );
  const known = statistics.snapshots;
  near(
    findings,
    '12.3',
    'the end, cyclic',
    series(test, 'with restarts').at(-1) ?? Number.NaN,
    known['last snapshot'],
    2,
  );
  near(findings, '12.3', 'the end, one cosine', series(test, 'one cosine').at(-1) ?? Number.NaN, known['one net'], 2);
  const rows = cells(figure('12.3 table'));
  const who = ['one net', 'last snapshot', 'snapshots', 'short net', 'four nets'] as const;
  const means = numbersUnder(rows, 'mean, %');
  findings.equal('12.3', 'rows', means.length, 5);
  for (const [i, name] of who.entries()) {
    near(findings, '12.3', name, means[i] ?? Number.NaN, known[name], 2, 100);
    const two = ['first start, %', 'second start, %'].map((heading) => numbersUnder(rows, heading)[i] ?? Number.NaN);
    findings.near('12.3', `${name}: the mean of both`, means[i] ?? Number.NaN, mean(two), 0.11);
  }
  findings.near(
    '12.3',
    'the last snapshot is the net at the end',
    means[1] ?? Number.NaN,
    100 * (series(test, 'with restarts').at(-1) ?? 0),
    0.051,
  );
  findings.holds('12.3', 'four snapshots are better than the last', means[2]! > means[1]!, means.join());
  findings.holds('12.3', 'four short nets are better than one', means[4]! > means[3]!, means.join());
}

/** Expected squares of a coordinate of curvature h and of its mean after each step: descent with rate 0.1 and noise of variance 1. */
function expected(h: number, start: number, count: number): { place: number[]; mean: number[] } {
  const q = 1 - 0.1 * h;
  const found = { place: [] as number[], mean: [] as number[] };
  // s: the sum of places; second moments of (x, s), step by step
  let [xx, xs, ss] = [start * start, 0, 0];
  for (let t = 1; t <= count; t++) {
    const [nextXX, nextXS] = [q * q * xx + 0.01, q * xs];
    [xx, xs, ss] = [nextXX, nextXS + nextXX, ss + 2 * nextXS + nextXX];
    found.place.push(xx);
    found.mean.push(ss / (t * t));
  }
  return found;
}

function arithmetic(findings: Findings, figure: Read): void {
  const path = figure('12.4 path');
  const [places, means] = [pathOf(path, 'places'), pathOf(path, 'their mean')];
  findings.equal('12.4', 'places', [places.length, means.length], [300, 300]);
  for (const axis of [0, 1]) {
    const own = places.map((at) => at[axis]!);
    const sums = own.map((_, i) => mean(own.slice(0, i + 1)));
    findings.nearAll(
      '12.4',
      `the mean of the places, axis ${axis}`,
      means.map((at) => at[axis]!),
      sums,
      1e-4,
      1e-5,
    );
  }
  const distance = figure('12.4 distance');
  const [x, y] = [expected(1, 3, 1000), expected(4, 1, 1000)];
  for (const [name, of] of [
    ['place', 'place'],
    ['mean', 'mean'],
  ] as const) {
    const own = series(distance, name);
    findings.holds('12.4', `${name}: steps`, own.length >= 100, own.length);
    findings.near(
      '12.4',
      `${name}, at the end`,
      own.at(-1) ?? Number.NaN,
      Math.sqrt(x[of][999]! + y[of][999]!),
      0.11 * Math.sqrt(x[of][999]! + y[of][999]!),
    );
    findings.near(
      '12.4',
      `${name}, at first`,
      own[0] ?? Number.NaN,
      Math.sqrt(x[of][0]! + y[of][0]!),
      0.02 * Math.sqrt(x[of][0]! + y[of][0]!),
    );
    const rows = drawn(distance)
      .flat()
      .filter((row) => row['series'] === name && Number.isFinite(row['y']));
    const expectedAt = rows.map((row) => Math.sqrt(x[of][Number(row['x']) - 1]! + y[of][Number(row['x']) - 1]!));
    findings.nearAll(
      '12.4',
      `${name}, at all steps`,
      rows.map((row) => Number(row['y'])),
      expectedAt,
      0.15,
    );
  }
  const rows = cells(figure('12.4 library'));
  findings.nearAll('12.4', 'the library', numbersUnder(rows, 'library'), numbersUnder(rows, 'by hand'), 0, 1.1e-6);
  for (const [i, [h, start]] of (
    [
      [1, 3],
      [4, 1],
    ] as const
  ).entries()) {
    // biome-ignore format: one line
    // 100 steps: the mean is start · (1 − q¹⁰⁰) q / (1 − q) / 100, and noise of variance below 1/(100 h²)
    const q = 1 - 0.1 * h;
    findings.near(
      '12.4',
      `the mean of 100, axis ${i}`,
      numbersUnder(rows, 'by hand')[i] ?? Number.NaN,
      (start * q * (1 - pow(q, 100))) / (1 - q) / 100,
      5 / (10 * h),
    );
  }
}

function exponential(findings: Findings, figure: Read): void {
  const forms = figure('errata Polyak');
  const all = (of: (t: number) => number) => upTo(200).map((i) => of(2 * (i + 1)));
  const fromZero = all((t) => 1 - pow(0.995, t));
  for (const demo of ['12.5', 'errata Polyak']) {
    findings.nearAll(
      demo,
      'as printed it never moves',
      series(forms, 'as printed'),
      all(() => 0),
    );
    findings.nearAll(demo, 'the code from 0', series(forms, 'the code, from 0'), fromZero);
    findings.near(demo, 'after 200 steps', series(forms, 'the code, from 0')[99] ?? Number.NaN, 0.633, 0.0005);
    findings.near(demo, 'half after 138', series(forms, 'the code, from 0')[68] ?? Number.NaN, 0.5, 0.0015);
    findings.nearAll(
      demo,
      'divided',
      series(forms, 'divided by 1 − 0.995ᵗ'),
      all(() => 1),
      1e-9,
    );
    findings.nearAll(
      demo,
      'from θ',
      series(forms, 'the code, from θ'),
      all(() => 1),
      1e-9,
    );
  }
  const nets = figure('12.5 net');
  const end = (name: string) => series(nets, name).at(-1) ?? Number.NaN;
  const { means } = statistics;
  findings.equal('12.5', 'epochs', series(nets, 'the weights').length, 40);
  near(findings, '12.5', 'the weights', end('the weights'), means['the weights'], 2);
  near(findings, '12.5', 'arithmetic mean', end('arithmetic mean'), means['arithmetic mean'], 2);
  near(findings, '12.5', 'exponential mean', end('from the first weights'), means['exponential mean'], 2);
  // after 800 steps the start has a share of 0.995⁸⁰⁰ = 2 %
  findings.near('12.5', 'both starts end alike', end('divided by 1 − 0.995ᵗ'), end('from the first weights'), 0.01);
  const first = (name: string) => series(nets, name)[0] ?? Number.NaN;
  findings.holds(
    '12.5',
    'at first the mean hangs on its start',
    first('divided by 1 − 0.995ᵗ') > first('from the first weights') + 0.05,
    first('from the first weights'),
  );
  findings.holds(
    '12.5',
    'means are better at a constant rate',
    end('from the first weights') > end('the weights') + 0.02,
    end('from the first weights'),
  );
}

const counts = ['1', '3', '10', '40'] as const;

function pictures(findings: Findings, figure: Read): void {
  const four = parts(figure('12.6 pictures'));
  findings.equal('12.6', 'pictures', four.length, 4);
  for (const [i, count] of counts.entries()) {
    const path = pathOf(four[i] ?? {}, 'gradient descent');
    const middle = pathOf(four[i] ?? {}, 'its mean');
    findings.equal(
      '12.6',
      `${count} steps: places`,
      [path.length, middle.length],
      [Number(count) + 1, Number(count) + 1],
    );
    findings.nearAll('12.6', `${count} steps: the place, PyTorch`, path.at(-1) ?? [], torch.bowl[count].last);
    findings.nearAll(
      '12.6',
      `${count} steps: the mean, PyTorch`,
      middle.at(-1) ?? [],
      torch.bowl[count].mean,
      1e-5,
      1e-6,
    );
    findings.nearAll(
      '12.6',
      `${count} steps: bounces`,
      path.map(([, y]) => y),
      path.map((_, t) => pow(-0.99, t)),
    );
  }
  const rows = cells(figure('12.6 table'));
  const loss = ([x = 0, y = 0]: number[]) => (x * x + 25 * y * y) / 2;
  for (const [i, count] of counts.entries()) {
    const { last, mean } = torch.bowl[count];
    for (const [who, at] of [
      ['the place', last],
      ['the mean', mean],
    ] as const) {
      const found = numbersUnder(rows, `loss of\n${who}`)[i] ?? Number.NaN;
      findings.near('12.6', `${count} steps: the loss of ${who}`, found, loss(at), 0.000501);
      for (const [axis, z] of at.entries()) {
        const name = 'xy'[axis];
        const printed = numbersUnder(rows, `${name} of\n${who}`)[i] ?? Number.NaN;
        findings.near('12.6', `${count} steps: ${name} of ${who}`, printed, z, 0.000501); // printed with three digits
      }
    }
  }
}

function bent(findings: Findings, figure: Read): void {
  const { last, mean, exponential } = torch.valley;
  const valley = figure('12.7 valley');
  const names = ['the last place', 'mean of all', 'exponential mean'] as const;
  const places = [last, mean, exponential];
  const loss = ([x = 0, y = 0]: number[]) => (1 - x) * (1 - x) + 100 * (y - x * x) * (y - x * x);
  const rows = cells(figure('12.7 table'));
  findings.equal(
    '12.7',
    'candidates',
    rows.map((row) => row['who']),
    names,
  );
  for (const [i, name] of names.entries()) {
    findings.nearAll('12.7', `${name}, PyTorch`, pathOf(valley, name).at(-1) ?? [], places[i]!);
    findings.near('12.7', `${name}: loss`, numbersUnder(rows, 'loss')[i] ?? Number.NaN, loss(places[i]!), 0.0000501);
  }
  findings.equal('12.7', 'places drawn', pathOf(valley, 'descent').length, 201);

  const line = figure('12.7 line');
  const known = statistics.snapshots;
  const ways = [
    ['two independent nets', known['between independent']],
    ['snapshots 3 and 4, cyclic rate', known['between cyclic']],
    ['snapshots 3 and 4, constant rate', known['between constant']],
  ] as const;
  for (const [name, rise] of ways) {
    const own = series(line, name);
    findings.equal('12.7', `${name}: places`, own.length, 21);
    near(findings, '12.7', `${name}: half-way, over the ends`, own[10]! - (own[0]! + own[20]!) / 2, rise, 1);
  }
  findings.holds(
    '12.7',
    'between independent nets it falls by ten points',
    Math.min(...series(line, ways[0][0])) < series(line, ways[0][0])[0]! - 0.1,
    series(line, ways[0][0])[10]!,
  );
}
