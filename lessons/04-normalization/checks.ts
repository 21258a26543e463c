// Demos 4.1 to 4.9 and the errata, checked on the numbers that the figures hold. What is expected comes from closed forms, from PyTorch
// (pytorch.json), and from sums that are written out here without the library's tensors.

import { manualSeed, randn } from '../../src/index.js';
import { exp, log, pow, tanh } from '../../src/math/index.js';
import { type Finding, Findings, type Read } from '../check.js';
import { boxes, cells, type Figures, numbersUnder, parts, rowsWith, series } from '../figures.js';
import torch from './pytorch.json' with { type: 'json' };

/** All checks of this lesson. */
export function check(figures: Figures): Finding[] {
  const findings = new Findings(figures);
  const { figure } = findings;
  forwardAndBackward(findings, figure);
  matrix(findings, figure);
  identity(findings, figure);
  questions(findings, figure);
  directions(findings, figure);
  evaluation(findings, figure);
  axes(findings, figure);
  decorrelated(findings, figure);
  benefits(findings, figure);
  curvature(findings, figure);
  chain(findings, figure);
  normedChain(findings, figure);
  return findings.list;
}

/** A few roundings of float64 in sums of a few dozen numbers. */
const rounding = 1e-13;
/** What is at most so large, in size. */
const small = (findings: Findings, demo: string, what: string, found: readonly number[], limit = rounding) =>
  findings.holds(demo, `${what}: at most ${limit}`, found.length > 0 && found.every((x) => Math.abs(x) <= limit), Math.max(...found.map(Math.abs))); // biome-ignore format: one line

function forwardAndBackward(findings: Findings, figure: Read): void {
  const rows = cells(figure('4.1 scratch'));
  findings.equal('4.1', 'comparisons', rows.length, 5);
  small(findings, '4.1', 'scratch, library and autograd', numbersUnder(rows, 'relative error').slice(0, 4));
  small(findings, '4.1', 'centred differences', numbersUnder(rows, 'relative error').slice(4), 1e-7); // CS231n's bound
  const through = cells(figure('4.1 in and out'));
  findings.equal('4.1', 'units', through.length, 6);
  small(findings, '4.1', 'means, after', numbersUnder(through, 'mean, after'), 1e-9);
  findings.nearAll('4.1', 'variances, after', numbersUnder(through, 'variance, after'), Array(6).fill(1), 1e-9);
  const sizes = [0.1, 0.3, 1, 3, 10, 30];
  // 64 draws: 5 sd of a mean of 3 and of a variance of 1 are 5/8 and 5√(2/63)
  findings.nearAll('4.1', 'means, before', numbersUnder(through, 'mean, before'), sizes.map((size) => 3 * size), 0.21); // biome-ignore format: one line
  findings.nearAll('4.1', 'variances, before', numbersUnder(through, 'variance, before'), sizes.map((size) => size * size), 0.9); // biome-ignore format: one line
  const beside = parts(figure('4.1 PyTorch'));
  for (const [i, name] of (['y', 'dx', 'dGamma', 'dBeta'] as const).entries())
    findings.nearAll(
      '4.1',
      `${name}, PyTorch`,
      series(beside[i < 2 ? 0 : 1] ?? {}, name),
      torch.batchNorm[name].flat(),
      1e-6,
      1e-6,
    );
}

function matrix(findings: Findings, figure: Read): void {
  const [printed = {}, right = {}] = cells(figure('errata matrix'));
  manualSeed(2);
  const added = [5, -5, 1, 0];
  const h = (randn([8, 4], { dtype: 'float64' }).tolist() as number[][]).map((row) => row.map((x, j) => x + added[j]!));
  const sums = h.map((row) => row.reduce((sum, x) => sum + x, 0) / 8); // over units, as printed
  const left = added.map((_, j) => Math.abs(h.reduce((sum, row, i) => sum + row[j]! - sums[i]!, 0) / 8));
  findings.near('errata matrix', 'as printed', Number(printed['largest column mean left']), Math.max(...left), 0.01);
  small(findings, 'errata matrix', 'over examples', [Number(right['largest column mean left'])]);
  findings.equal('errata matrix', 'shapes', [printed['shape of μ'], right['shape of μ']], ['8 × 1', '1 × 4']);
}

function identity(findings: Findings, figure: Read): void {
  const found = figure('4.2 identity');
  const epsilons = [1e-2, 1e-3, 1e-4, 1e-5, 1e-6, 1e-7];
  const expected = epsilons.map((eps) => 1 - 1 / Math.sqrt(1 + eps));
  findings.nearAll('4.2', 'γ = √Var', series(found, 'γ = √Var, as on the slide'), expected, 1e-4);
  findings.near('4.2', 'ε/2 at 1e-5', series(found, 'γ = √Var, as on the slide')[3] ?? Number.NaN, 5e-6, 1e-9);
  small(findings, '4.2', 'γ = √(Var + ε)', series(found, 'γ = √(Var + ε)'), 1e-14);
  manualSeed(3);
  const drawn = () => (randn([1000, 1], { dtype: 'float64' }).tolist() as number[][]).map(([x]) => x!);
  const moments = (xs: number[]): [mean: number, variance: number] => {
    const mean = xs.reduce((sum, x) => sum + x, 0) / 1000;
    return [mean, xs.reduce((sum, x) => sum + (x - mean) * (x - mean), 0) / 1000];
  };
  const [centre, square] = moments(drawn()); // of the batch itself
  const next = drawn().map((x) => (x - centre) / Math.sqrt(square));
  const [mean, variance] = moments(next);
  const size = Math.max(...next.map(Math.abs));
  const off = epsilons.map((eps) => {
    const scale = Math.sqrt((1 + eps) / (variance + eps));
    return Math.max(...next.map((x) => Math.abs((x - mean) * scale - x))) / size;
  });
  findings.nearAll('4.2', 'the same γ and β, the next batch', series(found, 'the same γ, next batch'), off, 1e-5);
}

function questions(findings: Findings, figure: Read): void {
  const ways = figure('4.2 why');
  const [bowl, weights] = [series(ways, 'γ and β'), series(ways, 'all weights')];
  findings.near('4.2', 'the loss of γ = 1, β = 0', bowl[0] ?? Number.NaN, 4 + 4, 0.2); // the deviation of the batch, with ε, is a little below 1
  const ratios = bowl.slice(1, 7).map((loss, i) => loss / bowl[i]!);
  findings.nearAll('4.2', 'each step halves the distance', ratios, Array(6).fill(0.25), 0.05);
  const steps = (losses: number[]) => losses.findIndex((loss) => loss < 1e-3);
  findings.equal('4.2', 'steps of γ and β', steps(bowl), 7);
  findings.holds('4.2', 'all weights take more', steps(weights) > steps(bowl), steps(weights));

  const shares = series(figure('4.2 tanh'), 'straight');
  findings.nearAll('4.2', 'share of a straight line', shares, [0.1, 0.2, 0.5, 1, 2, 3, 5, 10].map(straightShare), 1e-5);

  const moons = figure('4.2 moons');
  const names = ['γ = 0.1', 'γ = 0.3', 'γ = 1', 'γ = 2', 'γ learned'];
  const rows = rowsWith(moons, 'series');
  const after = (steps: number) =>
    names.map((name) => Number(rows.filter(({ series, x }) => series === name && Number(x) < steps).at(-1)?.['y']));
  const [tenth, third, one, two, learned] = after(600) as [number, number, number, number, number];
  findings.holds('4.2', 'held at 0.1 and 0.3: as a straight line', Math.min(tenth, third) > 0.23 && Math.max(tenth, third) < 0.28, [tenth, third].join(', ')); // biome-ignore format: one line
  findings.holds('4.2', 'held at 1: lower', one < third / 4, one);
  findings.holds(
    '4.2',
    'held at 2: as low as learned',
    two < 2 * learned && learned < 0.005,
    [two, learned].join(', '),
  );
  const early = after(150);
  findings.holds('4.2', 'learned, it is there sooner', early[4]! < 0.03 && early.slice(0, 4).every((loss) => loss > 0.15), early.join(', ')); // biome-ignore format: one line
}

/** The share of the variance of tanh(γz) that the best line explains, by another grid than the lesson's. */
function straightShare(scale: number): number {
  let [weights, along, square] = [0, 0, 0];
  for (let i = -6000; i <= 6000; i++) {
    const z = i / 600;
    const [weight, h] = [exp((-z * z) / 2), tanh(scale * z)];
    weights += weight;
    along += weight * h * z;
    square += weight * h * h;
  }
  return (along * along) / (weights * square);
}

function directions(findings: Findings, figure: Read): void {
  const rows = cells(figure('4.2b identities'));
  findings.equal('4.2b', 'rows', rows.length, 4);
  small(findings, '4.2b', 'Σ ∂L/∂x', numbersUnder(rows, 'Σ ∂L/∂x').slice(0, 3));
  small(findings, '4.2b', 'a gradient of 1 for all', numbersUnder(rows, 'largest\n|∂L/∂x|').slice(3));
  const [scale, formula] = ['Σ (x − μ) ∂L/∂x,\nrelative', 'as the formula\nsays, relative'].map((name) => numbersUnder(rows, name)); // biome-ignore format: one line
  small(findings, '4.2b', 'along the scale, ε = 0', scale!.slice(0, 1));
  findings.nearAll('4.2b', 'along the scale, as the formula', scale!.slice(1, 3), formula!.slice(1, 3), 0.01);
  findings.near('4.2b', 'in proportion to ε', scale![2]! / scale![1]!, 1000, 100); // two digits are shown, and ε is not small beside the variance

  const found = figure('4.2b penalty');
  const names = ['no penalty', 'λ = 0.01', 'λ = 0.1', 'λ = 1'];
  const [none, little, much, most] = names.map((name) => series(found, name));
  findings.near('4.2b', 'λ = 1: there', most!.at(-1)!, 1, 0.05);
  findings.near('4.2b', 'no penalty: where it was', none!.at(-1)! / none![0]!, 1, 0.1);
  const ends = [none, little, much].map((one) => one!.at(-1)!);
  findings.holds('4.2b', 'more penalty, nearer to 1', ends[0]! > ends[1]! && ends[1]! > ends[2]! && ends[2]! > 1, ends.join(', ')); // biome-ignore format: one line
  findings.holds('4.2b', 'λ = 0.01: still far from 1', ends[1]! > 2, ends[1]!);
  const after = cells(figure('4.2b losses'));
  const shown = [none, little, much, most].map((one) => one!.at(-1)!);
  findings.nearAll('4.2b', 'σ at step 100, as drawn', numbersUnder(after, 'σ at step 100'), shown, 0, 0.006);
  const losses = numbersUnder(after, 'loss at step 100');
  findings.nearAll('4.2b', 'losses, PyTorch', losses, torch.penalised, 0, 1e-3); // three digits are shown
}

function evaluation(findings: Findings, figure: Read): void {
  const found = figure('4.3 running');
  const steps = Array.from({ length: 61 }, (_, t) => t);
  const filled = steps.map((t) => 1 - pow(0.9, t));
  // an average with 0.1 scatters by √(0.1/1.9) of what a batch does: 2/16 for the mean, 4√(2/255) for the variance; 5 of these
  findings.nearAll('4.3', 'running mean', series(found, 'running mean'), filled.map((f) => 5 * f), 0, 0.144); // biome-ignore format: one line
  findings.nearAll('4.3', 'running variance', series(found, 'running variance'), filled.map((f) => 1 - f + 4 * f), 0, 0.41); // biome-ignore format: one line
  findings.nearAll('4.3', 'the formula', series(found, '5 (1 − 0.9ᵗ)'), filled.map((f) => 5 * f), 1e-5); // biome-ignore format: one line
  const [training = {}, evaluating = {}] = cells(figure('4.3 modes'));
  const [inBatch, alone] = ['first, in its batch', 'first, alone'];
  findings.equal('4.3', 'alone, in training', training[alone!], 'an error: no variance');
  findings.equal('4.3', 'alone, in evaluation', Number(evaluating[alone!]), Number(evaluating[inBatch!]));
  findings.near('4.3', 'both modes, nearly', Number(training[inBatch!]), Number(evaluating[inBatch!]), 0.15);
  findings.equal('4.3', 'in training', [Number(training['batch mean']), Number(training['batch std'])], [0, 1]); // biome-ignore format: one line
  findings.near('4.3', 'in evaluation, the mean', Number(evaluating['batch mean']), 0, 0.4);
  findings.near('4.3', 'in evaluation, the deviation', Number(evaluating['batch std']), 1, 0.3);
  // the running values of PyTorch for another sequence, by hand: batches of 0 … 7, times t
  let [mean, variance] = [0, 1];
  const byHand = [1, 2, 3, 4, 5].map((t) => {
    mean = 0.9 * mean + 0.1 * 3.5 * t;
    variance = 0.9 * variance + 0.1 * 6 * t * t;
    return [mean, variance];
  });
  findings.nearAll('4.3', 'PyTorch averages in the same way', torch.running.flat(), byHand.flat(), 1e-12);
}

function axes(findings: Findings, figure: Read): void {
  const rows = cells(figure('4.4 axes'));
  const expected = [
    ['batch', '1 × 6 × 1 × 1'],
    ['layer', '4 × 1 × 1 × 1'],
    ['instance', '4 × 6 × 1 × 1'],
    ['group, G = 3', '4 × 3 × 1 × 1'],
  ];
  findings.equal('4.4', 'norms and shapes', rows.map((row) => [row['norm'], row['shape of μ, σ']]), expected); // biome-ignore format: one line
  small(findings, '4.4', 'from scratch', numbersUnder(rows, 'from scratch, off by'));
  const modes = cells(figure('4.4 train and test'));
  findings.equal('4.4', 'modules', modes.map((row) => row['norm']), expected.map(([norm]) => norm)); // biome-ignore format: one line
  for (const where of ['among other images', 'in evaluation']) {
    const [moved, ...still] = numbersUnder(modes, where);
    findings.holds('4.4', `${where}: batch norm gives another output`, moved! > 0.2, moved!);
    findings.equal('4.4', `${where}: the other norms give the same`, still, [0, 0, 0]);
  }
  const groups = cells(figure('4.4 groups'));
  const [layer, instance, batch] = ['layer', 'instance', 'batch'].map((name) =>
    numbersUnder(groups, `distance from ${name} norm`),
  );
  findings.equal('4.4', 'groups', groups.map((row) => row['group norm']), ['G = 1', 'G = 3', 'G = 6']); // biome-ignore format: one line
  small(findings, '4.4', 'one group is layer norm, six are instance norm', [layer![0]!, instance![2]!]);
  const others = [layer![1]!, layer![2]!, instance![0]!, instance![1]!, ...batch!];
  findings.holds('4.4', 'all others differ', others.every((x) => x > 0.1), Math.min(...others)); // biome-ignore format: one line

  const found = figure('4.4 recurrent');
  const [half, one, three] = [0.5, 1, 3].map((s) => series(found, `s = ${s}, layer norm`));
  findings.nearAll('4.4', 'layer norm: s = 0.5 as s = 1', half!, one!, 1e-5);
  findings.nearAll('4.4', 'layer norm: s = 3 as s = 1', three!, one!, 1e-5);
  // nearly linear: 0.5 a step, as the circle in which the eigenvalues of W lie
  const perStep = exp(log(series(found, 's = 0.5')[0] ?? Number.NaN) / 60);
  findings.near('4.4', 's = 0.5: a step', perStep, 0.5, 0.05);
  findings.holds('4.4', 's = 3 explodes', (series(found, 's = 3')[0] ?? 0) > 1e3, series(found, 's = 3')[0] ?? 0);
}

function decorrelated(findings: Findings, figure: Read): void {
  const panels = parts(figure('4.5 clouds')).map((part) => rowsWith(part, 'x'));
  findings.equal('4.5', 'points', panels.map(({ length }) => length), [400, 400, 400]); // biome-ignore format: one line
  const covariance = (rows: ReturnType<typeof rowsWith>) => {
    const [x, y] = (['x', 'y'] as const).map((name) => rows.map((row) => Number(row[name])));
    const mean = (values: number[]) => values.reduce((sum, v) => sum + v, 0) / values.length;
    const product = (a: number[], b: number[]) => mean(a.map((v, i) => (v - mean(a)) * (b[i]! - mean(b))));
    return [product(x!, x!), product(y!, y!), product(x!, y!)];
  };
  const of = (i: number) => covariance(panels[i] ?? []);
  findings.nearAll('4.5', 'decorrelated: the identity', of(2), [1, 1, 0], 1e-4, 1e-4);
  const [a = 0, b = 0, c = 0] = of(0);
  const correlation = c / Math.sqrt(a * b);
  findings.nearAll('4.5', 'batch norm: variances 1, the correlation of before', of(1), [1, 1, correlation], 1e-4);
  findings.near('4.5', 'the correlation drawn', correlation, 0.9, (5 * 0.19) / 20); // 5 sd: (1 − ρ²)/√400
  const rows = cells(figure('4.5 covariances'));
  const table = ['Var(x₁)', 'Var(x₂)', 'Cov(x₁, x₂)', 'correlation'].map((name) => numbersUnder(rows, name));
  findings.nearAll('4.5', 'the table: before', table.map((one) => one[0]!), [a, b, c, correlation], 1e-4); // biome-ignore format: one line
  findings.nearAll('4.5', 'the table: batch norm', table.map((one) => one[1]!), [1, 1, correlation, correlation], 1e-4); // biome-ignore format: one line
  findings.nearAll('4.5', 'the table: decorrelated', table.map((one) => one[2]!), [1, 1, 0, 0], 1e-5, 1e-6); // biome-ignore format: one line
}

function benefits(findings: Findings, figure: Read): void {
  const flow = figure('4.6 gradients');
  const ratio = (a: string, b: string) => series(flow, a).map((x, i) => x / (series(flow, b)[i] ?? Number.NaN));
  const ten = (x: number) => Array<number>(10).fill(x);
  findings.nearAll('4.6', 's = 1 to s = 0.3: nine other layers', ratio('s = 1', 's = 0.3'), ten(pow(1 / 0.3, 9)), 1e-3);
  findings.nearAll('4.6', 's = 3 to s = 1: nine other layers', ratio('s = 3', 's = 1'), ten(pow(3, 9)), 1e-3);
  const normed = (a: number, b: number) => ratio(`s = ${a}, batch norm`, `s = ${b}, batch norm`);
  findings.nearAll('4.6', 'batch norm: by the own size only', normed(0.3, 1), ten(1 / 0.3), 5e-3); // ε beside a variance of 0.1, ten times
  findings.nearAll('4.6', 'batch norm: also for s = 3', normed(1, 3), ten(3), 1e-3);

  const [without, withNorm] = parts(figure('4.6 grid')).map((part) => rowsWith(part, 'value').map((row) => Number(row['value']))); // biome-ignore format: one line
  const good = (values: number[] = []) => values.filter((loss) => loss < 0.5).length;
  findings.equal('4.6', 'pairs', [without?.length, withNorm?.length], [30, 30]);
  findings.near('4.6', 'without: good pairs', good(without), 0, 1);
  findings.near('4.6', 'with: good pairs', good(withNorm), 17, 3);
  findings.nearAll('4.6', 'without, a tenth of He’s size: guessing', without?.slice(0, 6) ?? [], Array(6).fill(log(10)), 0.005); // biome-ignore format: one line
  findings.holds('4.6', 'with: every start learns at a rate of 3', [5, 11, 17, 23, 29].every((i) => (withNorm?.[i] ?? 9) < 0.1), withNorm?.[29] ?? 9); // biome-ignore format: one line

  const scatter = series(figure('4.6 noise'), 'measured');
  const sizes = [4, 8, 16, 32, 64, 128, 256];
  // 5 sd of the deviation of 400 draws, and the next term of the expansion, of the order 1/B
  for (const [i, size] of sizes.entries())
    findings.near('4.6', `scatter at ${size}`, scatter[i] ?? Number.NaN, Math.sqrt(1.5 / size), Math.sqrt(1.5 / size) * (5 / Math.sqrt(800) + 0.6 / size)); // biome-ignore format: one line

  const places = boxes(figure('4.6 placement'));
  findings.equal('4.6', 'seeds', places.map(({ n }) => n), [10, 10]); // biome-ignore format: one line
  const [before, after] = places;
  findings.holds('4.6', 'before: learned', (before?.high ?? 9) < 0.3, before?.high ?? 9);
  findings.holds('4.6', 'after: lower in all seeds', (after?.high ?? 9) < (before?.low ?? 0), after?.high ?? 9);
}

function curvature(findings: Findings, figure: Read): void {
  const found = figure('4.7 Taylor');
  const [real, second, first] = ['true', 'second order', 'first order'].map((name) => series(found, name));
  const [J0, a] = [real![0]!, (first![0]! - first![20]!) as number]; // at ε*: a = (gᵀg)²/gᵀHg
  const multiples = Array.from({ length: 61 }, (_, i) => i / 20);
  findings.nearAll('4.7', 'first order', first!, multiples.map((m) => J0 - m * a), 0, 1e-5); // biome-ignore format: one line
  findings.nearAll('4.7', 'second order', second!, multiples.map((m) => J0 - m * a + (m * m * a) / 2), 0, 1e-5); // biome-ignore format: one line
  // the curvature of the true curve at its start, from three points and the first slope
  const bend = (real![2]! - 2 * real![1]! + real![0]!) / (0.05 * 0.05);
  findings.near('4.7', 'the bend of the true curve is that of the estimate', bend / a, 1, 0.15);
  findings.near('4.7', 'the slope of the true curve', (real![0]! - real![1]!) / 0.05 / a, 1 - 0.025, 0.01);
  findings.near('4.7', 'at 2ε* the estimate is back', second![40]!, J0, 1e-6);

  const bends = figure('4.7 curvature');
  const rates = Array.from({ length: 41 }, (_, i) => i / 40);
  for (const [name, gg, gHg] of [['H = diag(1, 3)', 10, 28], ['H = diag(1, −1)', 2, 0], ['H = diag(−1, −2)', 5, -9]] as const) // biome-ignore format: one line
    findings.nearAll('4.7', name, series(bends, name), rates.map((ε) => -ε * gg + (ε * ε * gHg) / 2), 1e-5, 1e-6); // biome-ignore format: one line

  const rows = cells(figure('errata Taylor'));
  const expected = torch.quadratic.map((decrease) => 5.5 - decrease);
  const at = [0.01, 101 / 1001, 202 / 1001, 101];
  findings.nearAll('errata Taylor', 'rates', numbersUnder(rows, 'ε'), at, 5e-3);
  findings.nearAll('errata Taylor', 'J, PyTorch', numbersUnder(rows, 'J, true'), expected, 5e-3);
  findings.nearAll('errata Taylor', 'with ε²', numbersUnder(rows, 'with ½ε² gᵀHg'), expected, 5e-3);
  findings.nearAll('errata Taylor', 'as printed', numbersUnder(rows, 'as printed'), at.map((ε) => 5.5 - 101 * ε + 500.5), 5e-3); // biome-ignore format: one line
  findings.near('errata Taylor', 'J at ε*', numbersUnder(rows, 'J, true')[1] ?? Number.NaN, 0.405, 5e-4);
}

function chain(findings: Findings, figure: Read): void {
  const found = figure('4.8 promise');
  const depths = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 15, 20];
  for (const w of [0.9, 1, 2]) {
    const expected = depths.map((l) => pow(w, l) * (1 - pow(1 - 0.1 / (l * pow(w, l)), l)));
    findings.nearAll('4.8', `w = ${w}`, series(found, `w = ${w}`), expected, 1e-5);
    const some = [1, 4, 9, 11].map((i) => series(found, `w = ${w}`)[i] ?? Number.NaN);
    const ofTorch = torch['slide rate'][({ 0.9: '0.9', 1: '1.0', 2: '2.0' } as const)[w] ?? '1.0'];
    findings.nearAll('4.8', `w = ${w}, PyTorch`, some, ofTorch, 1e-5);
  }
  const rows = cells(figure('4.8 table'));
  const fixed = torch['fixed rate'];
  const reals = [torch.half, torch['slide rate']['1.0'][2]!, torch['slide rate']['2.0'][2]!, fixed['0.5'], fixed['1.0'], fixed['1.3'], fixed['2.0']]; // biome-ignore format: one line
  findings.nearAll('4.8', 'real decreases, PyTorch', numbersUnder(rows, 'real decrease'), reals, 6e-3);
  const promises = [0.5, 1, 1.3, 2].map((w) => 0.1 * pow(w, 18)); // ε gᵀg = 0.01 · 10 · w¹⁸
  findings.nearAll('4.8', 'promised', numbersUnder(rows, 'promised'), [0.1, 0.1, 0.1, ...promises], 6e-3);

  const together = figure('4.8 together');
  const rates = [0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2];
  const [promised, alone, all] = ['promised', 'one layer at a time, summed', 'all layers together'].map((name) => series(together, name)); // biome-ignore format: one line
  findings.nearAll('4.8', 'the promise grows with ε', promised!, rates.map((ε) => (ε * promised![0]!) / 0.001), 1e-5); // biome-ignore format: one line
  findings.near('4.8', 'a small rate: alone', alone![0]! / promised![0]!, 1, 0.02);
  findings.near('4.8', 'a small rate: together', all![0]! / promised![0]!, 1, 0.02);
  const worse = rates.every((_, i) => all![i]! < alone![i]! && alone![i]! < promised![i]!);
  findings.holds('4.8', 'together less than alone, alone less than promised', worse, all!.join(', '));
}

function normedChain(findings: Findings, figure: Read): void {
  const found = figure('4.9 promise');
  for (const w of [0.5, 1, 2])
    findings.nearAll('4.9', `w = ${w}: 0.1 at every depth`, series(found, `w = ${w}`), Array(11).fill(0.1), 1e-5);
  const rows = cells(figure('4.9 table'));
  findings.equal('4.9', 'w', numbersUnder(rows, 'w'), [0.5, 1, 2]);
  small(findings, '4.9', 'gradients of the lower weights', numbersUnder(rows, 'largest gradient of the lower weights'));
  findings.nearAll('4.9', 'real decrease', numbersUnder(rows, 'real decrease, batch norm'), [0.1, 0.1, 0.1], 1e-5);
  findings.nearAll('4.9', 'without, PyTorch', numbersUnder(rows, 'without'), [torch.half, torch['slide rate']['1.0'][2]!, torch['slide rate']['2.0'][2]!], 6e-3); // biome-ignore format: one line
}
