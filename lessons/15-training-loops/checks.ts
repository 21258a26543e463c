// Demos 15.1 to 15.14 and the erratum, checked on the numbers that the figures hold. What is expected comes from counting by hand, from Keras
// (decisions on prescribed losses: its fixture), from PyTorch (the loop of 15.13 and 15.14: pytorch.json; 20 other seeds of the trainings:
// ../data/15-training-loops.json) and from TensorBoard, which has read the event files (there as well).

import { data, manualSeed, nn, optim } from '../../src/index.js';
import { exp, pow } from '../../src/math/index.js';
import keras from '../../test/fixtures/keras-callbacks.json' with { type: 'json' };
import { type Finding, Findings, type Read } from '../check.js';
import statistics from '../data/15-training-loops.json' with { type: 'json' };
import { cells, type Figures, lines, numbersUnder, parts, rowsWith, series } from '../figures.js';
import torch from './pytorch.json' with { type: 'json' };

/** All checks of this lesson. */
export function check(figures: Figures): Finding[] {
  const findings = new Findings(figures);
  const { figure } = findings;
  hooks(findings, figure);
  checkpoints(findings, figure);
  eventFiles(findings, figure);
  stopping(findings, figure);
  rates(findings, figure);
  remote(findings, figure);
  lambdas(findings, figure);
  diverging(findings, figure);
  written(findings, figure);
  bar(findings, figure);
  ownCallbacks(findings, figure);
  loops(findings, figure);
  groups(findings, figure);
  return findings.list;
}

const count = (n: number) => Array.from({ length: n }, (_, i) => i);
type Epochs = keyof typeof statistics.epochs;

/** A number of an epoch against 20 seeds of PyTorch. `n` runs were averaged. */
function near(findings: Findings, demo: string, found: number, what: Epochs, epoch: number, n = 1): void {
  const { mean, sd } = statistics.epochs[what];
  const tolerance = 5 * sd[epoch - 1]! * Math.sqrt(1 / n + 1 / statistics.seeds);
  findings.near(demo, `${what}, epoch ${epoch}`, found, mean[epoch - 1]!, tolerance);
}

/** The places, from 1, at which a list is better than ever by more than `minDelta`. */
function better(losses: readonly number[], minDelta = 0): number[] {
  let best = Number.POSITIVE_INFINITY;
  return losses.flatMap((loss, i) => {
    if (!(loss < best - minDelta)) return [];
    best = loss;
    return [i + 1];
  });
}

function hooks(findings: Findings, figure: Read): void {
  const rows = cells(figure('15.1 scratch'));
  findings.equal('15.1', 'how many', numbersUnder(rows, 'own'), [2 + 2 * (4 + 2 * 20), 2]);
  findings.equal('15.1', 'equal to those of fit', numbersUnder(rows, 'equal'), [2 + 2 * (4 + 2 * 20), 2]);

  const batches = count(3).flatMap(() => ['onTrainBatchBegin', 'onTrainBatchEnd']);
  const epoch = ['onEpochBegin', ...batches, 'onTestBegin', 'onTestEnd', 'onEpochEnd'];
  const calls = rowsWith(figure('15.1 order'), 'hook').map(({ hook }) => hook);
  findings.equal('15.1', 'the order of the calls', calls, ['onTrainBegin', ...epoch, ...epoch, 'onTrainEnd']);

  const means = figure('15.1 means');
  const [alone, mean, after] = ['of the batch', 'mean so far', 'the finished net'].map((name) => series(means, name)) as [number[], number[], number[]]; // biome-ignore format: one line
  const running = alone.map((_, i) => alone.slice(0, i + 1).reduce((a, b) => a + b, 0) / (i + 1));
  findings.nearAll('15.1', 'the mean so far', mean, running, 1e-12);
  findings.equal('15.1', 'batches of an epoch', alone.length, 20);
  near(findings, '15.1', mean.at(-1) ?? Number.NaN, 'loss', 1);
  findings.holds('15.1', 'the finished net is better', after[0]! < mean.at(-1)!, after[0]!);
}

function checkpoints(findings: Findings, figure: Read): void {
  findings.nearAll('15.2', 'the prescribed losses are those of the fixture', series(figure('15.2 list'), 'loss'), keras.losses); // biome-ignore format: one line
  const files = better(keras.losses).map((epoch) => {
    return `list/${String(epoch).padStart(2, '0')}-${keras.losses[epoch - 1]!.toFixed(5)}.safetensors`;
  });
  findings.equal('15.2', 'the files', cells(figure('15.2 files')).map(({ name }) => name), files); // biome-ignore format: one line

  const curve = figure('15.2 curve');
  const [validation, training] = ['validation', 'training'].map((name) => series(curve, name)) as [number[], number[]];
  const { valLoss } = history();
  findings.nearAll('15.2', 'validation losses, computed here once more', validation, valLoss, 1e-12);
  const line = Object.values(lines(curve));
  findings.equal('15.2', 'the last file is from the best epoch', line, [better(valLoss).at(-1)]);
  for (const epoch of [1, 10, 20, 40]) {
    near(findings, '15.2', validation[epoch - 1] ?? Number.NaN, 'valLoss', epoch);
    near(findings, '15.2', training[epoch - 1] ?? Number.NaN, 'loss', epoch);
  }
  const rows = cells(figure('15.2 loaded'));
  const [last, best] = numbersUnder(rows, 'valLoss');
  findings.near('15.2', 'the net of the last epoch', last ?? Number.NaN, valLoss.at(-1)!, 5e-5); // four digits are shown
  findings.near('15.2', 'the net of the file', best ?? Number.NaN, Math.min(...valLoss), 5e-5);
  const [ofLast, ofBest] = numbersUnder(rows, 'test loss');
  ends(findings, '15.2', 'test loss', [ofLast ?? Number.NaN, Number.NaN, ofBest ?? Number.NaN], 1);
  const accuracies = numbersUnder(rows, 'test accuracy');
  ends(findings, '15.2', 'test accuracy', [accuracies[0] ?? Number.NaN, Number.NaN, accuracies[1] ?? Number.NaN], 1);
}

/** Loss or accuracy on the test part: to the end, stopped, restored; NaN is left out. `n` runs were averaged. */
function ends(findings: Findings, demo: string, what: keyof typeof statistics.ends, found: number[], n: number): void {
  const { mean, sd } = statistics.ends[what];
  for (const [i, way] of ['to the end', 'stopped', 'restored'].entries())
    if (!Number.isNaN(found[i]))
      findings.near(demo, `${what}, ${way}`, found[i]!, mean[i]!, 5 * sd[i]! * Math.sqrt(1 / n + 1 / statistics.seeds));
}

let known: { valLoss: number[] } | null = null;

/** Forty epochs of the lesson's net, without fit and without callbacks. */
function history(): { valLoss: number[] } {
  if (known) return known;
  const { train: curves } = data.makeMNIST1D(5000);
  const part = (from: number) => [curves.x.narrow(0, from, 1000), curves.y.narrow(0, from, 1000)] as const;
  manualSeed(0);
  const net = new nn.Sequential(new nn.Linear(40, 64), new nn.ReLU(), new nn.Linear(64, 10));
  const loss = new nn.CrossEntropyLoss();
  const adam = new optim.Adam(net.parameters(), { lr: 0.01 });
  const batches = new data.DataLoader(part(0), { batchSize: 50, shuffle: true });
  const [x, y] = part(1000);
  const valLoss = count(40).map(() => {
    for (const [input, target] of batches) {
      adam.zeroGrad();
      loss.forward(net.forward(input!), target!).backward();
      adam.step();
    }
    return loss.forward(net.forward(x), y).item();
  });
  known = { valLoss };
  return known;
}

function eventFiles(findings: Findings, figure: Read): void {
  findings.equal('15.3', 'checksum', cells(figure('15.3 checksum'))[0]?.['ours'], 'e3069283'); // RFC 3720, B.4
  const files = cells(figure('15.3 files'));
  findings.equal('15.3', 'records', numbersUnder(files, 'records'), [11, 11]);
  findings.equal('15.3', 'right checksums', numbersUnder(files, 'right checksums'), [22, 22]);
  const read = statistics.files.map(({ name, bytes }) => [...name.split('/').slice(1), bytes]);
  findings.equal('15.3', 'the files that TensorBoard has read', files.map(({ run, file, bytes }) => [run, file, Number(bytes)]), read); // biome-ignore format: one line

  const { events } = statistics;
  const rows = cells(figure('15.3 events'));
  const early = events.filter(({ step }) => step <= 2);
  const sorted = (all: { run: string; step: number; tag: string }[]) => all.map(({ run, step, tag }) => `${run} ${step} ${tag}`).sort(); // biome-ignore format: one line
  const ours = rows.map((row) => ({ run: row['run']!, tag: row['tag']!, step: Number(row['step']), time: Number(row['time']), value: Number(row['value']) })); // biome-ignore format: one line
  findings.equal('15.3', 'names and steps of TensorBoard', sorted(ours), sorted(early));
  for (const { run, tag, step, time, value } of early) {
    const own = ours.find((one) => one.run === run && one.tag === tag && one.step === step);
    findings.near('15.3', `${run}, ${tag}, ${step}`, own?.value ?? Number.NaN, value, 5.1e-7); // six digits are shown
    findings.equal('15.3', `${run}, ${tag}, ${step}: its time`, own?.time, time);
  }
  const curves = figure('15.3 curves');
  for (const run of ['train', 'validation']) {
    const values = events.filter((event) => event.run === run && event.tag === 'epoch_loss').map(({ value }) => value);
    findings.nearAll('15.3', `${run}, TensorBoard`, series(curves, run), values, 1e-7);
  }
  const compared = cells(figure('15.3 compared'));
  findings.equal('15.3', 'numbers', numbersUnder(compared, 'numbers'), [10, 10, 10, 10, 10]);
  findings.equal('15.3', 'equal', numbersUnder(compared, 'as in float32'), [10, 10, 10, 10, 10]);
}

function stopping(findings: Findings, figure: Read): void {
  const rows = cells(figure('15.4 table'));
  const column = (name: string) => rows.map((row) => row[name]);
  for (const { options, epochs, best } of keras.EarlyStopping) {
    const { patience = 0, minDelta = 0, ...others } = options as { patience?: number; minDelta?: number };
    if (Object.keys(others).length > 0) continue;
    const row = rows.find((one) => Number(one['patience']) === patience && Number(one['minDelta']) === minDelta);
    findings.equal(
      '15.4',
      `patience ${patience}, minDelta ${minDelta}: epochs, Keras`,
      row?.['epochs'],
      String(epochs),
    );
    findings.equal(
      '15.4',
      `patience ${patience}, minDelta ${minDelta}: ended, Keras`,
      row?.['ended after'],
      String(epochs),
    );
    const bestEpoch = String(keras.losses.indexOf(best) + 1);
    findings.equal(
      '15.4',
      `patience ${patience}, minDelta ${minDelta}: the best, Keras`,
      row?.['best epoch'],
      bestEpoch,
    );
  }
  // 0.59 stands in the epochs 9, 10 and 11, so that 14 is the fifth without progress; the best of all, 0.3, comes seven after 0.59
  findings.equal('15.4', 'epochs', column('epochs'), ['3', '7', '8', '14', '20']);
  findings.equal('15.4', 'from scratch: ended', column('own: after'), column('ended after'));
  findings.equal('15.4', 'from scratch: the best', column('own: best'), column('best epoch'));

  const { valLoss } = history();
  const places = better(valLoss);
  const bestEpoch = places.find((epoch, i) => (places[i + 1] ?? 41) - epoch > 5)!;
  const curve = figure('15.4 curve');
  findings.nearAll('15.4', 'to the end', series(curve, 'to the end'), valLoss, 1e-12);
  const short = series(curve, 'with EarlyStopping').filter(Number.isFinite);
  findings.nearAll('15.4', 'the same, cut off', short, valLoss.slice(0, bestEpoch + 5), 1e-12);
  const { 'best epoch': best, ended } = lines(curve);
  findings.equal('15.4', 'best epoch, and the last', [best, ended], [bestEpoch, bestEpoch + 5]);

  const panels = parts(figure('15.4 seeds')).map((panel) => rowsWith(panel, 'value'));
  const ways = ['to the end', 'stopped', 'stopped, restored'];
  const byWay = panels.map((panel) =>
    ways.map((way) => panel.filter((row) => Object.values(row).includes(way)).map(({ value }) => Number(value))),
  );
  const mean = (all: number[]) => all.reduce((a, b) => a + b, 0) / all.length;
  for (const [i, what] of (['test loss', 'test accuracy'] as const).entries()) {
    findings.equal('15.4', `${what}: starts`, byWay[i]?.map((all) => all.length), [5, 5, 5]); // biome-ignore format: one line
    ends(findings, '15.4', what, byWay[i]?.map(mean) ?? [], 5);
  }
  const [losses, accuracies] = byWay as [number[][], number[][]];
  const [whole, , restored] = losses ?? [];
  findings.holds('15.4', 'restored: the lower loss, each time', whole?.every((loss, seed) => restored![seed]! < loss) ?? false, String(restored)); // biome-ignore format: one line
  const lowest = count(5).filter((seed) => accuracies?.every((way) => accuracies[2]![seed]! <= way[seed]!));
  findings.holds('15.4', 'restored: the lowest accuracy, in four of five or more', lowest.length >= 4, lowest.length);
  findings.holds('15.4', 'and in 20 seeds of PyTorch', statistics['restored is least accurate'] >= 17, statistics['restored is least accurate']); // biome-ignore format: one line
}

function rates(findings: Findings, figure: Read): void {
  const chart = figure('15.5 rates');
  const falling = (first: number) => count(15).map((i) => 0.01 * exp(-0.1 * Math.max(0, i + 1 - first)));
  findings.nearAll('15.5', 'translated', series(chart, 'translated'), falling(10), 1e-12);
  findings.nearAll('15.5', 'copied', series(chart, 'copied as it is'), falling(9), 1e-12);
  findings.nearAll('15.5', 'of the epoch alone', series(chart, 'of the epoch alone'), falling(10), 1e-12);
  findings.near('15.5', "Keras's documentation", series(chart, 'translated').at(-1) ?? Number.NaN, 0.00607, 5e-6);

  const names = { 'patience 2': { patience: 2 }, 'cooldown 2': { patience: 2, cooldown: 2 }, 'not below 0.02': { patience: 1, factor: 0.5, minLr: 0.02 } }; // biome-ignore format: one line
  for (const [name, wanted] of Object.entries(names)) {
    const ofKeras = keras.ReduceLROnPlateau.find(({ options }) => JSON.stringify(options) === JSON.stringify(wanted));
    findings.nearAll('15.6', `${name}, Keras`, series(figure('15.6 rates'), name), ofKeras?.rates ?? [], 1e-6); // Keras keeps them in float32
  }
  const [rate = {}, loss = {}] = parts(figure('15.6 training'));
  const losses = series(loss, 'loss');
  findings.nearAll('15.6', 'the rate follows the loss', series(rate, 'rate'), reduced(losses, 2, 0.3, 0.3), 1e-12);
  const last = losses.at(-1) ?? Number.NaN;
  findings.holds('15.6', 'the loss falls', last < losses[0]! / 10, last);
}

/** The rate of each epoch, when it is lowered after `patience` epochs that are no better by 0.0001. */
function reduced(losses: readonly number[], patience: number, factor: number, first: number): number[] {
  let [best, wait, rate] = [Number.POSITIVE_INFINITY, 0, first];
  return losses.map((loss) => {
    const used = rate;
    wait = loss < best - 1e-4 ? 0 : wait + 1;
    if (wait === 0) best = loss;
    if (wait >= patience) [wait, rate] = [0, rate * factor];
    return used;
  });
}

function remote(findings: Findings, figure: Read): void {
  const rows = cells(figure('15.7 received'));
  const { valLoss } = history();
  findings.equal('15.7', 'epochs', numbersUnder(rows, 'epoch'), [1, 2, 3]);
  // Keras sends requests.post(root + path, {'data': json.dumps(logs)}), by default to /publish/epoch/end/
  for (const [name, value] of Object.entries({ method: 'POST', path: '/publish/epoch/end/', type: 'x-www-form-urlencoded', field: 'data' })) // biome-ignore format: one line
    findings.equal('15.7', name, rows.map((row) => row[name]), [value, value, value]); // biome-ignore format: one line
  findings.nearAll('15.7', 'validation losses', numbersUnder(rows, 'valLoss'), valLoss.slice(0, 3), 0, 5.1e-5);
  for (const [i, loss] of numbersUnder(rows, 'loss').entries()) near(findings, '15.7', loss, 'loss', i + 1);
  const closed = cells(figure('15.7 closed'));
  findings.equal('15.7', 'requests', numbersUnder(closed, 'requests'), [3, 0]);
  findings.equal('15.7', 'epochs with and without a server', numbersUnder(closed, 'epochs'), [3, 3]);
  findings.equal('15.7', 'warnings', numbersUnder(closed, 'warnings'), [0, 1]);
  const [there, alone] = numbersUnder(closed, 'loss at the end');
  findings.equal('15.7', 'the same training', there, alone);
}

function lambdas(findings: Findings, figure: Read): void {
  const lengths = series(figure('15.8 lengths'), 'length of all weights');
  findings.equal('15.8', 'once at the beginning, and after each epoch', lengths.length, 31);
  // U(−1/√n, 1/√n) has variance 1/(3n): 64·41 numbers of n = 40 and 10·65 of n = 64; the spread of the sum of squares is below 2 %
  findings.near('15.8', 'length at the beginning', lengths[0] ?? Number.NaN, Math.sqrt((64 * 41) / 120 + (10 * 65) / 192), 0.1); // biome-ignore format: one line
  findings.holds('15.8', 'it grows', lengths.every((x, i) => i === 0 || x > lengths[i - 1]!), lengths.at(-1)!); // biome-ignore format: one line
  const rows = cells(figure('15.8 called'));
  findings.equal('15.8', 'times', numbersUnder(rows, 'times'), [30, 30, 30 * 20, 0]);
  findings.equal('15.8', 'what is taken', rows.map((row) => row['is taken']), ['yes', 'yes', 'yes', 'refused']); // biome-ignore format: one line
}

function diverging(findings: Findings, figure: Read): void {
  const rows = cells(figure('15.9 table'));
  const losses = series(figure('15.9 curve'), 'loss of the batch');
  const dead = losses.findIndex((loss) => !Number.isFinite(loss)) + 1;
  const bound = losses.findIndex((loss) => loss > 3 * losses[0]!) + 1;
  findings.equal('15.9', 'ended by', rows.map((row) => row['ended by']), ['TerminateOnNaN', 'StopDiverging', 'DivergedError', 'to the end']); // biome-ignore format: one line
  findings.equal('15.9', 'batches', numbersUnder(rows, 'batches'), [dead, bound, dead, 60]);
  findings.holds('15.9', 'the bound is met long before', bound > 0 && bound + 10 < dead, bound);
  findings.near('15.9', 'the first loss is that of guessing', losses[0] ?? Number.NaN, Math.LN10, 0.15); // one batch, first weights
  const { y } = data.makeMNIST1D(5000).test;
  const share = Array.from(y.data).filter((label) => Number(label) === 0).length / y.numel();
  findings.nearAll('15.9', 'accuracy of NaN', numbersUnder(rows, 'test accuracy').filter((_, i) => i !== 1), [share, share, share], 0, 5.1e-4); // biome-ignore format: one line
  const { StopDiverging, TerminateOnNaN } = lines(figure('15.9 curve'));
  findings.equal('15.9', 'lines', [StopDiverging, TerminateOnNaN], [bound, dead]);
}

function written(findings: Findings, figure: Read): void {
  const texts = cells(figure('15.10 file')).map(({ text }) => text!.split(', '));
  findings.equal('15.10', 'the columns', texts[0], ['epoch', 'accuracy', 'loss', 'lr', 'valAccuracy', 'valLoss']);
  findings.equal('15.10', 'the epochs', texts.slice(1).map(([epoch]) => epoch), ['1', '2', '3', '1', '2']); // biome-ignore format: one line
  const column = (i: number) => texts.slice(1).map((line) => Number(line[i]));
  findings.nearAll('15.10', 'validation losses', column(5).slice(0, 3), history().valLoss.slice(0, 3), 1e-15);
  for (const [i, loss] of column(2).entries()) near(findings, '15.10', loss, 'loss', (i % 3) + 1);
  const compared = cells(figure('15.10 compared'));
  findings.equal('15.10', 'equal to the history', numbersUnder(compared, 'equal to the history'), [5, 5, 5, 5, 5]);
}

function bar(findings: Findings, figure: Read): void {
  const rows = cells(figure('15.11 bar'));
  const texts = rows.map((row) => row['text']!);
  const loss = (text: string) => Number(/loss ([\d.]+)$/.exec(text)?.[1]);
  for (const [i, batch] of [1, 5, 10, 20, 40, 60].entries()) {
    const full = Math.round(batch / 3);
    findings.equal(
      '15.11',
      `batch ${batch}: the bar`,
      rows[i]?.['bar'],
      `${'='.repeat(full)}>${'.'.repeat(20 - full)}`,
    );
    const where = `${batch}/60 epoch ${Math.ceil(batch / 20)}/3 · loss `;
    findings.holds('15.11', `batch ${batch}: ${where}`, texts[i]?.startsWith(where) ?? false, texts[i]);
  }
  for (const epoch of [1, 2, 3]) near(findings, '15.11', loss(texts[2 + epoch] ?? ''), 'loss', epoch);
  findings.near('15.11', 'epoch 1, the mean that 15.1 has', loss(texts[3] ?? ''), series(figure('15.1 means'), 'mean so far').at(-1) ?? loss(texts[3] ?? ''), 5.1e-4); // biome-ignore format: one line
}

function ownCallbacks(findings: Findings, figure: Read): void {
  const norms = series(figure('15.12 norms'), 'three starts');
  findings.equal('15.12', 'epochs', norms.length, 40);
  for (const epoch of [1, 5, 10, 20, 30, 40]) near(findings, '15.12', norms[epoch - 1] ?? Number.NaN, 'norm', epoch, 3);
  const place = norms.indexOf(Math.max(...norms)) + 1;
  const others = statistics['epoch of the longest gradient'];
  findings.holds('15.12', 'longest where 20 seeds of PyTorch have it', place >= Math.min(...others) && place <= Math.max(...others), place); // biome-ignore format: one line
  const rows = cells(figure('15.12 stop'));
  const [goals, accuracies, epochs] = ['goal', 'accuracy', 'epochs'].map((name) => numbersUnder(rows, name)) as [number[], number[], number[]]; // biome-ignore format: one line
  findings.equal('15.12', 'ended by', rows.map((row) => row['stoppedBy']), ['StopAt', 'StopAt', 'StopAt']); // biome-ignore format: one line
  for (const [i, goal] of goals.entries()) findings.holds('15.12', `${goal} is reached`, accuracies[i]! >= goal && accuracies[i]! < goal + 0.05, accuracies[i]!); // biome-ignore format: one line
  findings.holds('15.12', 'the higher the goal, the longer it takes', epochs[0]! < epochs[1]! && epochs[1]! < epochs[2]! && epochs[2]! < 40, String(epochs)); // biome-ignore format: one line
}

function loops(findings: Findings, figure: Read): void {
  const rows = cells(figure('15.13 fit'));
  const [sgd, adam] = [torch.SGD.losses, torch.Adam.losses];
  findings.nearAll('15.13', 'epoch 1, PyTorch', numbersUnder(rows, 'epoch 1'), [sgd[0]!, adam[0]!], 1e-5, 5e-6);
  findings.nearAll('15.13', 'epoch 20, PyTorch', numbersUnder(rows, 'epoch 20'), [sgd[19]!, adam[19]!], 1e-5, 5e-6);
  findings.equal('15.13', 'losses equal to those of fit', numbersUnder(rows, 'losses equal'), [20, 20]);
  findings.equal('15.13', 'rates equal to those of fit', numbersUnder(rows, 'rates equal'), [20, 20]);
  const chart = figure('15.13 mistakes');
  findings.nearAll('15.13', 'as on the slide, PyTorch', series(chart, 'as on the slide'), sgd);
  for (const name of ['no zeroGrad', 'step before backward', 'no step of the scheduler'] as const)
    findings.nearAll('15.13', `${name}, PyTorch`, series(chart, name), torch[name].losses);
  const still = series(chart, 'step before backward');
  findings.equal('15.13', 'step before backward: nothing moves', new Set(still).size, 1);

  const places = cells(figure('errata scheduler line'));
  const column = (name: string) => numbersUnder(places, name);
  const demo = 'errata scheduler line';
  const seventh = 5.1e-8; // seven digits are shown
  findings.nearAll(demo, 'epoch 1', column('epoch 1'), [0.01, 0.01], 0, seventh);
  findings.nearAll(demo, 'epoch 20', column('epoch 20'), [0.01 * pow(0.9, 19), 0.01], 0, seventh);
  findings.nearAll(demo, 'at the end', column('at the end'), [0.01 * pow(0.9, 20), 0.009], 0, seventh);
  findings.nearAll(demo, 'losses, PyTorch', column('loss at the end'), [torch.SGD.end, torch['no step of the scheduler'].end], 1e-5); // biome-ignore format: one line
}

function groups(findings: Findings, figure: Read): void {
  const chart = figure('15.14 rates');
  for (const [i, name] of ['base', 'classifier'].entries()) {
    findings.nearAll('15.14', `${name}, PyTorch`, series(chart, name), torch.groups.rates.map((all) => all[i]!)); // biome-ignore format: one line
    findings.nearAll('15.14', name, series(chart, name), count(20).map((t) => pow(0.1, 2 + i) * pow(0.9, t))); // biome-ignore format: one line
  }
  const rows = cells(figure('15.14 moved'));
  const runs = [torch.groups, torch.SGD, torch['the base fixed']];
  findings.equal('15.14', 'rates in epoch 1', rows.map((row) => row['rates in epoch 1']), ['0.01, 0.001', '0.01', '0, 0.01']); // biome-ignore format: one line
  findings.nearAll('15.14', 'base moved, PyTorch', numbersUnder(rows, 'base moved'), runs.map((run) => run.moved[0]!), 1e-5, 5e-5); // biome-ignore format: one line
  findings.nearAll('15.14', 'classifier moved, PyTorch', numbersUnder(rows, 'classifier moved'), runs.map((run) => run.moved[1]!), 1e-5, 5e-5); // biome-ignore format: one line
  findings.nearAll('15.14', 'losses, PyTorch', numbersUnder(rows, 'loss at the end'), runs.map((run) => run.end), 1e-5, 5e-5); // biome-ignore format: one line
}
