// Demos 5.1 to 5.6, checked on the numbers that the figures hold. What is expected comes from closed forms, from the slides as they are
// printed, from PyTorch (the clothes, from the same weights: pytorch.json), and from bounds that hold for many sets and starts.

import { type Finding, Findings, type Read } from '../check.js';
import { boxes, cells, column, drawn, type Figures, lines, numbersUnder, parts, series } from '../figures.js';
import torch from './pytorch.json' with { type: 'json' };

/** All checks of this lesson. */
export function check(figures: Figures): Finding[] {
  const findings = new Findings(figures);
  const { figure } = findings;
  start(findings, figure);
  penalty(findings, figure);
  heart(findings, figure);
  low(findings, figure);
  dead(findings, figure);
  high(findings, figure);
  range(findings, figure);
  return findings.list;
}

const slideLoss = 2.30261216167;
const names = ['stand-in', 'clothes'] as const;

function start(findings: Findings, figure: Read): void {
  const scratch = cells(figure('5.1 scratch'));
  findings.equal('5.1', 'numbers of the net', numbersUnder(scratch, 'numbers').slice(1), [3072 * 50, 50, 500, 10]);
  // float32: sums of 100 and of 3072 products, in another order
  for (const row of scratch)
    findings.near('5.1', `${row['what']}: by hand`, Number(row['furthest off, as a share of the largest']), 0, 1e-6);

  const rows = cells(figure('5.1 loss'));
  const loss = numbersUnder(rows, 'loss');
  findings.equal('5.1', 'rows', rows.map((row) => row['images']), ['slide', ...names, 'ln 10']); // biome-ignore format: one line
  findings.near('5.1', 'the slide', loss[0]!, slideLoss, 5e-10);
  findings.near('5.1', 'the stand-in: ln 10', loss[1]!, Math.LN10, 6e-5);
  findings.holds('5.1', 'but not to the last digit', Math.abs(loss[1]! - Math.LN10) > 1e-7, loss[1]! - Math.LN10);
  findings.near('5.1', 'the clothes, PyTorch', loss[2]!, torch.first, 1e-8);
  findings.near('5.1', 'ln 10', loss[3]!, Math.LN10, 1e-9);
  for (const [i, off] of numbersUnder(rows, 'loss − ln 10').entries())
    findings.near('5.1', `${rows[i]?.['images']}: what it is off`, off, loss[i]! - Math.LN10, 0.06 * Math.abs(off) + 2e-9); // biome-ignore format: one line

  const dots = drawn(figure('5.1 starts')).flat().filter((row) => 'value' in row); // biome-ignore format: one line
  const of = (scale: string) => dots.filter((row) => Object.values(row).includes(scale)).map(({ value }) => Number(value)); // biome-ignore format: one line
  const [pixel, unit] = [of('pixel scale'), of('divided by the std')];
  findings.equal('5.1', 'starts', [pixel.length, unit.length], [20, 20]);
  findings.holds('5.1', 'pixel scale: up to a few 1e-5', Math.max(...pixel) > 2e-6 && Math.max(...pixel) < 6e-5, Math.max(...pixel)); // biome-ignore format: one line
  findings.holds('5.1', 'divided: below 1e-6', Math.max(...unit) < 1e-6, Math.max(...unit));
  // the scores are divided by the std, and so is what is first order in them; quadratic terms are 1e-8 here
  const ratios = pixel.map((one, i) => one / unit[i]!).sort((a, b) => a - b);
  findings.near('5.1', 'divided by 64 (the median of twenty)', ratios[10] ?? Number.NaN, 64, 2);
  findings.near('5.1', 'the slide’s line', lines(figure('5.1 starts'))['slide'] ?? Number.NaN, slideLoss - Math.LN10, 1e-9); // biome-ignore format: one line
  findings.equal('5.1', 'boxes', boxes(figure('5.1 starts')).map(({ n }) => n).filter(Number.isFinite).every((n) => n === 20), true); // biome-ignore format: one line
}

function penalty(findings: Findings, figure: Read): void {
  const expected = Math.LN10 + 0.5 * 1e3 * 154_100 * 1e-8;
  const sd = 500 * 1e-8 * Math.sqrt(2 * 154_100);
  const rows = cells(figure('5.2 loss'));
  const loss = numbersUnder(rows, 'loss');
  findings.equal('5.2', 'penalties', numbersUnder(rows, 'λ'), [0, 1e-6, 1e3]);
  findings.near('5.2', 'without', loss[0]!, Math.LN10, 6e-5);
  findings.near('5.2', 'λ = 1e3', loss[2]!, expected, 4 * sd);
  findings.near('5.2', 'Σw², PyTorch', loss[2]! - loss[0]!, 500 * torch.squares, 2e-6); // six decimals
  findings.near('5.2', 'without ½', numbersUnder(rows, 'loss, by λ · Σw²')[2]!, 2 * expected - Math.LN10, 8 * sd);
  findings.near('5.2', 'λ = 1e-6 adds', numbersUnder(rows, 'λ/2 · Σw²')[1]!, 7.7e-10, 1e-11);
  findings.near('5.2', 'λ = 1e3 adds', numbersUnder(rows, 'λ/2 · Σw²')[2]!, 500 * torch.squares, 1e-4);
  findings.equal('5.2', 'the slide', [rows[0]?.['slide'], rows[2]?.['slide']], ['2.302612', '3.068597']);
  findings.near('5.2', 'the slide lies in the spread', 3.06859716482, expected, 2 * sd);

  const found = figure('5.2 starts');
  const bars = column(found, 'count');
  findings.equal('5.2', 'starts', bars.reduce((sum, one) => sum + one, 0), 60); // biome-ignore format: one line
  const [from, to] = [column(found, 'from'), column(found, 'to')];
  const centre = bars.reduce((sum, one, i) => sum + (one * (from[i]! + to[i]!)) / 2, 0) / 60;
  findings.near('5.2', 'their mean', centre, expected, (5 * sd) / Math.sqrt(60) + (to[0]! - from[0]!) / 4);
  const marks = lines(found);
  findings.near('5.2', 'line: slide', marks['slide'] ?? Number.NaN, 3.06859716482, 1e-6);
  findings.near('5.2', 'line: expected', marks['expected'] ?? Number.NaN, expected, 1e-6);
}

type Printed = readonly (readonly [epoch: number, cost: number, train: number, val: number])[];

// as the slides print them
const printed: { [demo: string]: Printed } = {
  '5.3 table': [
    [1, 2.302603, 0.4, 0.4], [2, 2.302258, 0.45, 0.45], [3, 2.301849, 0.6, 0.6], [4, 2.301196, 0.65, 0.65],
    [5, 2.300044, 0.65, 0.65], [6, 2.297864, 0.55, 0.55], [7, 2.293595, 0.6, 0.6], [8, 2.285096, 0.55, 0.55],
    [9, 2.268094, 0.55, 0.55], [10, 2.234787, 0.5, 0.5], [11, 2.173187, 0.5, 0.5], [12, 2.076862, 0.5, 0.5],
    [13, 1.97409, 0.4, 0.4], [14, 1.895885, 0.4, 0.4], [15, 1.820876, 0.45, 0.45], [16, 1.73743, 0.45, 0.45],
    [17, 1.642356, 0.5, 0.5], [18, 1.535239, 0.6, 0.6], [19, 1.421527, 0.6, 0.6], [20, 1.30576, 0.65, 0.65],
    [195, 0.002694, 1, 1], [196, 0.002674, 1, 1], [197, 0.002655, 1, 1], [198, 0.002635, 1, 1],
    [199, 0.002617, 1, 1], [200, 0.002597, 1, 1],
  ],
  '5.4 table': [
    [1, 2.302576, 0.08, 0.103], [2, 2.302582, 0.121, 0.124], [3, 2.302558, 0.119, 0.138], [4, 2.302519, 0.127, 0.151],
    [5, 2.302517, 0.158, 0.171], [6, 2.302518, 0.179, 0.172], [7, 2.302466, 0.18, 0.176], [8, 2.302452, 0.175, 0.185],
    [9, 2.302459, 0.206, 0.192], [10, 2.30242, 0.19, 0.192],
  ],
  '5.5 table NaN': [[1, Number.NaN, 0.091, 0.087], [2, Number.NaN, 0.095, 0.087], [3, Number.NaN, 0.1, 0.087]],
  '5.5 table inf': [
    [1, 2.186654, 0.308, 0.306], [2, 2.17623, 0.33, 0.35], [3, 1.942257, 0.376, 0.352], [4, 1.827868, 0.329, 0.31],
    [5, Number.POSITIVE_INFINITY, 0.128, 0.128], [6, Number.POSITIVE_INFINITY, 0.144, 0.147],
  ],
}; // biome-ignore format: four rows a line

type Log = { [column in 'cost' | 'train' | 'val']: number[] };
const cost = (text = '') => (text === 'inf' ? Number.POSITIVE_INFINITY : text === 'nan' ? Number.NaN : text === '' ? -1 : Number(text)); // biome-ignore format: one line

/** A table of the slide's rows beside ours: the slide's are compared, ours are returned. */
function beside(findings: Findings, figure: Read, demo: string, name: string): [photos: Log, clothes: Log] {
  const rows = cells(figure(name));
  const slide = printed[name]!;
  const rights = (who: string) => rows.map((row) => (row[`train, val\n${who}`] ?? '').split(', ').map(Number));
  const of = (who: string): Log => ({
    cost: rows.map((row) => cost(row[`cost\n${who}`])),
    train: rights(who).map(([train]) => train ?? Number.NaN),
    val: rights(who).map(([, val]) => val ?? Number.NaN),
  });
  const shown = of('slide');
  const text = (all: number[]) => all.map(String);
  findings.equal(demo, 'epochs of the slide', numbersUnder(rows, 'epoch'), slide.map(([epoch]) => epoch)); // biome-ignore format: one line
  findings.equal(demo, 'its costs', text(shown.cost), text(slide.map((row) => row[1])));
  findings.equal(demo, 'its training accuracies', shown.train, slide.map((row) => row[2])); // biome-ignore format: one line
  findings.equal(demo, 'its validation accuracies', shown.val, slide.map((row) => row[3])); // biome-ignore format: one line
  return [of(names[0]), of(names[1])];
}

const falls = (all: number[]) => all.slice(1).filter((one, i) => one < all[i]!).length;
const isOf = (all: number[], unit: number) => all.every((one) => Math.abs(one / unit - Math.round(one / unit)) < 1e-6);

function heart(findings: Findings, figure: Read): void {
  const [curves = {}, rights = {}] = parts(figure('5.3 curves'));
  const costs = names.map((name) => series(curves, name));
  findings.equal('5.3', 'epochs', costs.map((one) => one.length), [200, 200]); // biome-ignore format: one line
  // the same weights and images; a plateau multiplies rounding errors
  findings.nearAll('5.3', 'clothes, costs up to 20, PyTorch', costs[1]!.slice(0, 20), torch.heart.cost.slice(0, 20), 2e-4); // biome-ignore format: one line
  findings.nearAll('5.3', 'clothes, all costs, PyTorch', costs[1]!, torch.heart.cost, 5e-3);
  const same = series(rights, names[1]).filter((one, i) => Math.abs(one - torch.heart.right[i]!) < 1e-6).length;
  findings.holds('5.3', 'clothes, accuracies, PyTorch', same >= 198, same);

  const at = (all: number[], epoch: number) => all[epoch - 1] ?? Number.NaN;
  const own = costs[0]!;
  findings.near('5.3', 'cost at 1', at(own, 1), Math.LN10, 2e-4);
  findings.holds('5.3', 'at 10 above 1.8', at(own, 10) > 1.8, at(own, 10));
  findings.holds('5.3', 'at 20 between 0.5 and 1.9', at(own, 20) > 0.5 && at(own, 20) < 1.9, at(own, 20));
  findings.holds('5.3', 'at 200 between 5e-4 and 2e-2', at(own, 200) > 5e-4 && at(own, 200) < 2e-2, at(own, 200));
  findings.near('5.3', 'accuracy at 200', at(series(rights, names[0]), 200), 1, 0);
  findings.holds('5.3', 'accuracies are twentieths', isOf(series(rights, names[0]), 0.05), '');
  findings.holds('5.3', 'they fall in between', falls(series(rights, names[0])) > 0, falls(series(rights, names[0])));
  findings.equal('5.3', 'the cost falls throughout', falls(own), 199);
  const unit = series(curves, 'divided');
  findings.near('5.3', 'divided: hardly anything in 200 epochs', at(unit, 200), 2.294, 5e-3);
  const slide = series(curves, 'slide');
  findings.nearAll('5.3', 'the slide’s curve, up to 20', slide, printed['5.3 table']!.slice(0, 20).map((row) => row[1])); // biome-ignore format: one line

  const [photos, clothes] = beside(findings, figure, '5.3', '5.3 table');
  const chosen = (all: number[]) => printed['5.3 table']!.map(([epoch]) => all[epoch - 1] ?? Number.NaN);
  findings.nearAll('5.3', 'our costs in the table', photos.cost, chosen(own), 1e-5, 1e-6);
  findings.nearAll('5.3', 'the clothes’ costs, PyTorch', clothes.cost, chosen(torch.heart.cost), 5e-3, 1e-6);
  findings.equal('5.3', 'val = train', photos.val, photos.train);

  const sets = cells(figure('5.3 sets'));
  findings.equal('5.3', 'sets', sets.length, 7);
  findings.equal('5.3', 'the slide: accuracy falls', Number(sets[0]?.['epochs up to 20\nin which\naccuracy fell']), 4);
  for (const set of sets) {
    const number = (heading: string) => Number(set[heading]);
    const who = set['images'];
    findings.holds('5.3', `${who}: at 10`, number('cost at 10') > 1.8 && number('cost at 10') < 2.31, number('cost at 10')); // biome-ignore format: one line
    findings.holds('5.3', `${who}: at 20`, number('at 20') > 0.5 && number('at 20') < 1.95, number('at 20'));
    findings.holds('5.3', `${who}: at 200`, number('at 200') > 5e-4 && number('at 200') < 2e-2, number('at 200'));
    findings.near('5.3', `${who}: learned by heart`, number('at\n200'), 1, 0);
    findings.holds('5.3', `${who}: accuracy falls in between`, number('epochs up to 20\nin which\naccuracy fell') > 0, number('epochs up to 20\nin which\naccuracy fell')); // biome-ignore format: one line
    findings.equal('5.3', `${who}: the cost does not rise`, number('in which\ncost rose'), 0);
  }
}

function low(findings: Findings, figure: Read): void {
  const logs = beside(findings, figure, '5.4', '5.4 table');
  const [cost54 = {}, right54 = {}] = parts(figure('5.4 curves'));
  for (const [i, name] of names.entries()) {
    const { cost, val } = logs[i]!;
    findings.nearAll('5.4', `${name}: the curve is the table's`, series(cost54, name), cost, 0, 1e-6);
    findings.nearAll('5.4', `${name}: the accuracies, too`, series(right54, name), val, 0, 1e-5);
    findings.nearAll('5.4', `${name}: the cost stands still`, cost, cost.map(() => Math.LN10), 0, 1e-3); // biome-ignore format: one line
    findings.holds('5.4', `${name}: accuracies are thousandths`, isOf(val, 0.001), '');
    const error = Math.sqrt((0.1 * 0.9) / 1000);
    findings.holds('5.4', `${name}: and accuracy is above chance`, val[9]! > 0.1 + 4 * error, val[9]!);
    findings.holds('5.4', `${name}: it has risen`, val[9]! > val[0]! + 0.04, val[9]! - val[0]!);
  }
  const why = cells(figure('5.4 why'));
  const rights = numbersUnder(why, 'accuracy');
  findings.equal('5.4', 'the accuracy of multiplied scores', new Set(rights).size, 1);
  findings.near('5.4', 'it is that of the table', rights[0] ?? Number.NaN, logs[0].val[9]!, 1e-6);
  findings.near('5.4', 'their cost, as they are', Number(why[0]?.['cost']), Math.LN10, 1e-3);
  findings.holds(
    '5.4',
    'times 1000: another cost',
    Number(why[3]?.['cost']) < Math.LN10 - 0.01,
    Number(why[3]?.['cost']),
  );
  const [smallest, largest] = [numbersUnder(why, 'smallest probability'), numbersUnder(why, 'largest')];
  findings.holds('5.4', 'probabilities are a tenth', smallest[0]! > 0.099 && largest[0]! < 0.101, `${smallest[0]} … ${largest[0]}`); // biome-ignore format: one line
  const whole = cells(figure('5.4 whole'));
  const [before, after] = numbersUnder(whole, 'cost over all images') as [number, number];
  findings.near('5.4', 'before: ln 10', before, Math.LN10, 6e-5);
  findings.holds('5.4', 'all images: it falls by 1e-5 to 3e-4', before - after > 1e-5 && before - after < 3e-4, before - after); // biome-ignore format: one line
  findings.nearAll('5.4', 'below ln 10', numbersUnder(whole, 'below ln 10 by'), [before, after].map((one) => Math.LN10 - one), 0, 2e-7); // biome-ignore format: one line
}

function dead(findings: Findings, figure: Read): void {
  const logs = beside(findings, figure, '5.5', '5.5 table NaN');
  const shares = cells(figure('5.5 shares'));
  for (const [i, name] of names.entries()) {
    const { cost, train, val } = logs[i]!;
    findings.equal('5.5', `${name}: NaN from the first epoch`, cost.map(String), ['NaN', 'NaN', 'NaN']);
    findings.equal('5.5', `${name}: frozen`, [new Set(val).size, new Set(train).size], [1, 1]);
    const share = Number(shares[i]?.['share of class 0 in validation']);
    findings.near('5.5', `${name}: the share of class 0`, val[2]!, share, 5e-4);
    findings.near('5.5', `${name}: as the dead net has it`, Number(shares[i]?.['accuracy of the dead net']), share, 0);
    findings.equal('5.5', `${name}: arg-max of NaN`, shares[i]?.['arg-max of ten NaN'], '0');
  }
  // 100 clothes of each class to validate with
  findings.near('5.5', 'the clothes: a tenth', Number(shares[1]?.['share of class 0 in validation']), 0.1, 0);
  findings.near('5.5', 'and PyTorch’s arg-max of NaN is class 0, too', torch.frozen, torch.share, 1e-7);
  const steps = cells(figure('5.5 steps'));
  findings.near('5.5', 'step 1: ln 10', Number(steps[0]?.['stable']), Math.LN10, 1e-3);
  findings.equal('5.5', 'step 2: the naive cost', steps[1]?.['naive'], 'Infinity');
  findings.holds('5.5', 'step 2: the stable one', Number(steps[1]?.['stable']) > 1e6, steps[1]?.['stable']);
  findings.equal('5.5', 'PyTorch, z = (200, 0): naive and stable', [torch.naive, torch.stable], ['inf', 200]);
  // NaN at step 3 or 4 in float32: 80 of 80 runs
  const last = steps.at(-1);
  findings.equal('5.5', 'the last step: NaN', [last?.['naive'], last?.['stable']], ['NaN', 'NaN']);
  findings.holds('5.5', 'which is the third or fourth', steps.length === 3 || steps.length === 4, steps.length);
}

function high(findings: Findings, figure: Read): void {
  const lost = figure('5.5 cost');
  const [naive, stable] = [series(lost, '−ln of the softmax'), series(lost, 'from the scores')];
  const end = (all: number[]) => (all.length < 294 ? all.length + 1 : 0); // the step after the last number, of 294
  findings.near('5.5', '3e-3: it begins at ln 10', stable[0] ?? Number.NaN, Math.LN10, 1e-3);
  findings.near('5.5', 'three times that', lines(lost)['3 × the first'] ?? Number.NaN, 3 * stable[0]!, 1e-5);
  findings.holds('5.5', '−ln p ends', end(naive) > 1, end(naive));
  findings.holds('5.5', 'from the scores the cost goes on', end(stable) === 0 || end(stable) > end(naive) + 50, end(stable)); // biome-ignore format: one line
  findings.nearAll('5.5', 'until then both are the same', stable.slice(0, end(naive) - 1), naive.slice(0, end(naive) - 1), 1e-3); // biome-ignore format: one line
  const highest = Math.max(...stable);
  findings.holds('5.5', 'up to absurd numbers', highest > 1e20, highest);

  const rows = cells(figure('5.5 symptoms'));
  findings.equal('5.5', 'rates', rows.map((row) => row['rate']), ['1e6', '3e-3', '3e-3', '3e-3', '3e-3']); // biome-ignore format: one line
  const [rule, infinite, none] = ['cost > 3 × first', '−ln p infinite', 'from scores:\nno number'].map((heading) => numbersUnder(rows, heading)) as [number[], number[], number[]]; // biome-ignore format: one line
  for (const [i, row] of rows.slice(0, 4).entries()) {
    const who = `${row['rate']}, seed ${row['seed']}`;
    findings.holds('5.5', `${who}: the rule fires before infinity, or with it`, rule[i]! > 1 && rule[i]! <= infinite[i]!, rule[i]); // biome-ignore format: one line
    findings.holds('5.5', `${who}: infinity before NaN`, !(none[i]! <= infinite[i]!), none[i]);
    findings.holds('5.5', `${who}: the stable cost is above three times ln 10 then`, Number(row['from scores:\nits cost then']) > 6.9, row['from scores:\nits cost then']); // biome-ignore format: one line
  }
  findings.equal('5.5', 'the figure’s run is the first of them', [infinite[1], none[1]], [end(naive), end(stable)]);
  const above = stable.findIndex((one) => !(one <= 3 * stable[0]!)) + 1;
  findings.equal('5.5', 'and its rule', rule[1], above);
  findings.equal('5.5', 'the clothes: nothing', [rows[4]?.['cost > 3 × first'], rows[4]?.['−ln p infinite']], ['–', '–']); // biome-ignore format: one line

  const [photos, clothes] = beside(findings, figure, '5.5', '5.5 table inf');
  findings.holds('5.5', 'six epochs: the stand-in is lost', photos.cost.some((one) => !(one <= 7)), photos.cost.at(-1)); // biome-ignore format: one line
  findings.near('5.5', 'its accuracy then', photos.val[5]!, 0.1, 0.06); // a class's share, or near it
  findings.holds('5.5', 'the clothes learn', clothes.val[5]! > 0.75 && clothes.cost[5]! < 1, clothes.val[5]);

  const ended = cells(figure('5.5 detection'));
  findings.equal('5.5', 'what ends each', ended.map((row) => row['ended by']), ['StopDiverging', 'DivergedError', 'StopDiverging', 'TerminateOnNaN', 'DivergedError']); // biome-ignore format: one line
  const after = numbersUnder(ended, 'after batches');
  findings.equal('5.5', 'fit ends when the single steps say so', after, [rule[1], none[1], rule[0], none[0], none[0]]);
}

function range(findings: Findings, figure: Read): void {
  const [test = {}, passes = {}] = parts(figure('5.6 rates'));
  for (const name of names) {
    const mean = series(test, name);
    findings.near('5.6', `${name}: the range test begins at ln 10`, mean[0] ?? Number.NaN, Math.LN10, 1e-3);
    const first = drawn(test)
      .flat()
      .find((row) => row['series'] === name);
    findings.near('5.6', `${name}: with the rate 1e-6`, Number(first?.['x']), 1e-6, 1e-12);
    findings.holds('5.6', `${name}: it ends above`, (mean.at(-1) ?? 0) > 3, mean.at(-1));
    const ends = drawn(passes).flat().filter((row) => row['series'] === name).map(({ x, y }) => [Number(x), Number(y)] as const); // biome-ignore format: one line
    const at = (lr: number) => ends.find(([x]) => Math.abs(x / lr - 1) < 1e-3)?.[1] ?? Number.NaN;
    const [six, five, four, three] = [1e-6, 1e-5, 1e-4, 1e-3].map(at) as [number, number, number, number];
    findings.nearAll('5.6', `${name}: 1e-6 and 1e-5, nothing`, [six, five], [Math.LN10, Math.LN10], 0, 1e-3);
    findings.holds('5.6', `${name}: the higher, the lower, up to 1e-3`, six > five && five > four && four > three, three); // biome-ignore format: one line
    findings.holds('5.6', `${name}: 1e-2 explodes`, ends.length > 3 && Number.isNaN(at(1e-2)), ends.length);
    findings.near('5.6', `${name}: the best is 1e-3`, three, Math.min(...ends.map(([, y]) => y)), 0);
    // eight other stand-ins: 1.87 … 2.00, and 3e-3 explodes
    if (name === 'stand-in') findings.holds('5.6', 'it, at 1e-3', three > 1.7 && three < 2.15, three);
    if (name === 'stand-in') findings.holds('5.6', '3e-3 explodes, or is worse', !(at(3e-3) < three), at(3e-3));
  }
}
