// %% [markdown]
// # 15 Training loops
//
// **After this lesson you can**
//
// - write the loop of a training in five lines, and say what happens when one of them is missing or stands elsewhere,
// - say when each hook of a callback is called and which numbers it is given, and write a callback in ten lines,
// - keep the best net of a training, and say what "best" is measured by,
// - say after which epoch early stopping or a lowered rate acts, from nothing but the list of losses,
// - write a training down where you find it again: in a table, for TensorBoard, on a server.
//
// *Lecture document M, "Keras Callbacks"; document S, "Torch Optim". Demos 15.1 to 15.14.*

// %% [markdown]
// ## The idea
//
// Every training is the same loop. For each batch: forget the old gradients, compute the loss, go back, take a step
//
// $$g \leftarrow 0, \qquad L = \tfrac{1}{B} \sum_{i=1}^{B} L_i(f(x_i, \theta), y_i), \qquad g \leftarrow \nabla_\theta L, \qquad
// \theta \leftarrow \theta - \alpha\, u(g),$$
//
// where $u$ is what the optimiser makes of the gradient. What differs from one training to the next is what is done *around* these lines: what is
// measured, kept, written, changed, and when it ends. PyTorch has you write the loop yourself. Keras has it written, in `fit`, and calls you at
// certain moments: you hand it **callbacks**. M lists eleven. The library has both: `train.fit` with Keras's callbacks, and `optim` with PyTorch's
// loop.
//
// | Keras | here |
// |---|---|
// | `model.fit(x, y, callbacks=[…])` | `await train.fit(net, loader, { optimizer, callbacks: […] })` |
// | `on_epoch_end(self, epoch, logs)` | `onEpochEnd(epoch, logs)` |
// | `logs["val_loss"]` | `logs.valLoss` |
// | epochs in callbacks from 0 | from 1 |

// %%
import type { Tensor } from 'lectern';
import { data, functional, load, manualSeed, nn, noGrad } from 'lectern';
import { optim, plot, tensor, train, zeros } from 'lectern';
import { mapValues, rateLines, receiver, ScratchFolder, show } from 'lectern/lesson';
import { cos, exp, sin } from 'lectern/math';

// %% [markdown]
// ### What all runs share
//
// Curves of 40 points in ten classes (MNIST-1D): a thousand to learn, a thousand to choose by, a thousand to test. A net with one hidden layer of 64
// units, Adam with a rate of 0.01, batches of 50: an epoch has 20 batches. A thousand examples are few: such a net learns them by heart.

// %%
const curves = data.makeMNIST1D(5000); // 4000 to train with, 1000 to test
const part = ({ x, y }: { x: Tensor; y: Tensor }, from: number) =>
  [x.narrow(0, from, 1000), y.narrow(0, from, 1000)] as const;
const learning = part(curves.train, 0);
const choosing = part(curves.train, 1000);
const testing = part(curves.test, 0);
const folder = new ScratchFolder(); // what this lesson writes; gone at its end

// %%
const newNet = () =>
  new nn.Sequential(new nn.Linear(40, 64), new nn.ReLU(), new nn.Linear(64, 10));

/** What a training begins with. */
function newRun(seed: number) {
  manualSeed(seed);
  const net = newNet();
  const batches = new data.DataLoader(learning, { batchSize: 50, shuffle: true });
  return { net, batches, optimizer: new optim.Adam(net.parameters(), { lr: 0.01 }) };
}

// %%
const metrics = { accuracy: train.accuracy };
const measure = (net: nn.Module, examples: readonly [Tensor, Tensor]) =>
  train.evaluate(net, [examples], { metrics: metrics });

/** Trains a net with callbacks. */
async function learn(seed: number, epochs: number, callbacks: train.Callback[] = []) {
  const { net, batches, optimizer } = newRun(seed);
  const validation = [choosing];
  const what = { optimizer, epochs, callbacks, validation, metrics, verbose: false };
  const { history } = await train.fit(net, batches, what);
  return { net, history };
}

// %% [markdown]
// ### From scratch
//
// A loop that tells callbacks what happens is not long: the batches of an epoch, and around them the epochs.

// %%
type Tell = (say: (callback: train.Callback) => void) => void;
type Run = ReturnType<typeof newRun>;
// %%
/** One epoch; the mean of its losses. */
function ownEpoch({ net, optimizer, batches }: Run, tell: Tell): number {
  let [sum, n] = [0, 0];
  for (const [x, y] of batches) {
    tell((callback) => callback.onTrainBatchBegin(n));
    optimizer.zeroGrad();
    const loss = functional.crossEntropy(net.forward(x), y);
    loss.backward();
    optimizer.step();
    sum += loss.item();
    n++;
    tell((callback) => callback.onTrainBatchEnd(n - 1, { loss: sum / n }));
  }
  return sum / n;
}

// %%
/** What fit does, as far as it is needed here. */
function ownFit(run: Run, epochs: number, tell: Tell): number[] {
  tell((callback) => callback.onTrainBegin());
  const losses = Array.from({ length: epochs }, (_, i) => {
    tell((callback) => callback.onEpochBegin(i + 1));
    const loss = ownEpoch(run, tell);
    tell((callback) => callback.onTestBegin());
    const valLoss = measure(run.net, choosing).loss;
    tell((callback) => callback.onTestEnd({ loss: valLoss }));
    tell((callback) => callback.onEpochEnd(i + 1, { loss, valLoss }));
    return loss;
  });
  tell((callback) => callback.onTrainEnd({ loss: losses[epochs - 1] }));
  return losses;
}

// %% [markdown]
// ## 15.1 The base class and its hooks
//
// *M: "Base Callback class".*
//
// A callback is a class with eight methods that do nothing, its *hooks*; one overrides those that one needs. Those that are told of an end get the numbers so far, the *logs*.
// This callback writes down which hooks are called.

// %%
class Order extends train.Callback {
  readonly calls: string[] = [];
  override onTrainBegin = () => void this.calls.push('onTrainBegin');
  override onEpochBegin = () => void this.calls.push('onEpochBegin');
  override onTrainBatchBegin = () => void this.calls.push('onTrainBatchBegin');
  override onTrainBatchEnd = () => void this.calls.push('onTrainBatchEnd');
  override onTestBegin = () => void this.calls.push('onTestBegin');
  override onTestEnd = () => void this.calls.push('onTestEnd');
  override onEpochEnd = () => void this.calls.push('onEpochEnd');
  override onTrainEnd = () => void this.calls.push('onTrainEnd');
}

// %%
const [ofOwn, ofFit] = [new Order(), new Order()];
const ownLosses = ownFit(newRun(0), 2, (say) => say(ofOwn));
const fitLosses = (await learn(0, 2, [ofFit])).history.loss;
const same = <T>(some: readonly T[], others: readonly T[]) =>
  some.filter((one, i) => one === others[i]).length;
const scratch = [
  { what: 'calls', own: ofOwn.calls.length, equal: same(ofOwn.calls, ofFit.calls) },
  { what: 'losses of epochs', own: ownLosses.length, equal: same(ownLosses, fitLosses) },
];
show('15.1 scratch', plot.table(scratch));

// %% [markdown]
// So `fit` is that loop. Now a short training, so that the calls can be counted: 2 epochs of 3 batches, with validation.
//
// **Predict:** how many calls are there in all?

// %%
const predicted151 = NaN; // a number: the calls of 2 epochs of 3 batches

// %%
const order = new Order();
const short = newRun(0);
await train.fit(short.net, [...short.batches].slice(0, 3), {
  optimizer: short.optimizer,
  epochs: 2,
  validation: [choosing],
  callbacks: [order],
  verbose: false,
});

// %%
const calls = order.calls.map((hook, i) => ({ call: i + 1, hook }));
const y151 = { field: 'hook', type: 'nominal', sort: null, title: null };
const x151 = { field: 'call', type: 'quantitative', axis: { tickMinStep: 1 } };
const row151 = {
  data: { values: calls },
  width: 480,
  height: 230,
  mark: { type: 'point', filled: true, size: 110, opacity: 1 },
  encoding: { x: x151, y: y151, color: { field: 'hook', type: 'nominal', legend: null } },
};
show('15.1 order', plot.vegaLite(row151), { predicted: predicted151 });

// %% [markdown]
// <details><summary>The finding, and the answer to the prediction</summary>
//
// $2 + 2\,(2 + 2 \cdot 3 + 2) = 22$: two around the training, two around each epoch, two around each batch, two around each validation. The validation
// comes before `onEpochEnd`, so that its numbers are among the logs there. Keras has hooks around each batch of the validation, too, and around
// those of `predict`.
//
// </details>
//
// **Which numbers?** `onTrainBatchEnd` gets the mean over the epoch so far, as in Keras; the loss of the batch alone is in
// `training.batchLogs`. What is logged as the loss of an epoch is that mean, too.
//
// **Predict:** after the first epoch, which is lower: the logged loss, or the loss of the finished net on the same thousand examples?

// %%
const predicted151b = ''; // 'the logged loss' or 'the finished net': the lower one

// %%
class BatchLosses extends train.Callback {
  readonly alone: number[] = [];
  readonly mean: number[] = [];
  override onTrainBatchEnd(_batch: number, logs: train.Logs): void {
    this.alone.push(this.training.batchLogs.loss);
    this.mean.push(logs.loss);
  }
}
// %%
const watching = new BatchLosses();
const after = measure((await learn(0, 1, [watching])).net, learning).loss;
const lines151 = {
  'of the batch': watching.alone,
  'mean so far': watching.mean,
  'the finished net': watching.alone.map(() => after),
};
const labels151 = { xLabel: 'batch of the first epoch', yLabel: 'loss' };
show('15.1 means', plot.line(lines151, labels151), { predicted: predicted151b });

// %% [markdown]
// <details><summary>The finding, and the answer to the prediction</summary>
//
// The finished net. The logged loss is a mean over 20 nets, most of them worse than the last. This is one reason why a validation loss can be lower than a
// training loss in the first epochs; nothing is wrong then.
//
// </details>

// %% [markdown]
// ## 15.2 ModelCheckpoint
//
// *M: "ModelCheckpoint".*
//
// It writes the weights into a file after an epoch, or, with `saveBestOnly`, only when the watched number is the best so far.
//
// For this demo and those of 15.4 and 15.6 we prescribe the losses, so that the decision can be followed by hand: `replay` trains a net
// whose loss is a list, whatever it does.

// %%
const prescribed = [
  ...[1, 0.8, 0.81, 0.79995, 0.6, 0.61, 0.62, 0.6, 0.59, 0.59],
  ...[0.59, 0.7, 0.7, 0.7, 0.7, 0.3, 0.3, 0.3, 0.3, 0.3],
];

// %%
/** A training whose losses are prescribed, epoch by epoch. */
async function replay(losses: number[], callbacks: train.Callback[], lr = 0.1) {
  const net = new nn.Linear(1, 1);
  let now = 0;
  const clock = new train.LambdaCallback({ onEpochBegin: (epoch) => void (now = epoch) });
  const loss = (output: Tensor) =>
    output
      .sum()
      .mul(0)
      .add(losses[now - 1]);
  const optimizer = new optim.SGD(net.parameters(), { lr });
  const what = { optimizer, loss, epochs: losses.length, verbose: false };
  const batch = [zeros([1, 1]), zeros([1, 1])] as const;
  return train.fit(net, [batch], { ...what, callbacks: [clock, ...callbacks] });
}

// %%
const places = prescribed.map((_, i) => i + 1);
show(
  '15.2 list',
  plot.line({ loss: prescribed }, { xLabel: 'epoch', yLabel: 'loss', x: places }),
);

// %% [markdown]
// **Predict:** with `saveBestOnly` and `monitor: 'loss'`, how many files are written in these 20 epochs?

// %%
const predicted152 = NaN; // a number: the files

// %%
await replay(prescribed, [
  new train.ModelCheckpoint(folder.path('list/{epoch:02d}-{loss:.5f}.safetensors'), {
    monitor: 'loss',
    saveBestOnly: true,
  }),
]);
const written = folder.files().filter(({ name }) => name.startsWith('list/'));
show('15.2 files', plot.table(written), { predicted: predicted152 });

// %% [markdown]
// In a real training, with `valLoss` as the number that is watched: 40 epochs. Then we load the last file into a net of its own.

// %%
const checkpoint = new train.ModelCheckpoint(folder.path('best.safetensors'), {
  saveBestOnly: true,
});
const kept = new Set<number>();
const keeps = new train.LambdaCallback({
  onEpochEnd: (epoch, logs) => void (logs.valLoss === checkpoint.best && kept.add(epoch)),
});
const long = await learn(0, 40, [checkpoint, keeps]);
// %%
const loaded = newNet();
loaded.loadStateDict(load<nn.StateDict>(checkpoint.lastPath!));
const nets152 = { 'the last epoch': long.net, 'the file': loaded };
const row152 = ([name, net]: [string, nn.Module]) => {
  const [chosen, tested] = [measure(net, choosing), measure(net, testing)];
  const validation = { valLoss: chosen.loss, valAccuracy: chosen.accuracy };
  return {
    net: name,
    ...validation,
    'test loss': tested.loss,
    'test accuracy': tested.accuracy,
  };
};
show('15.2 loaded', plot.table(Object.entries(nets152).map(row152), { digits: 4 }));

// %%
const curve152 = plot.line(
  { validation: long.history.valLoss, training: long.history.loss },
  { xLabel: 'epoch', yLabel: 'loss', vlines: { 'the last file': Math.max(...kept) } },
);
show('15.2 curve', curve152);

// %% [markdown]
// <details><summary>The finding, and the answer to the prediction</summary>
//
// Six: after the epochs 1, 2, 4, 5, 9 and 16. The same value again is no better, and 0.79995 is, by 0.00005: `minDelta` is 0 unless one asks for
// more. In the real training the last file is from an epoch early on, and the net in it has the `valLoss` of that epoch to the last
// digit. Without the checkpoint it would be gone: from there on the validation loss nearly doubles, while the training loss falls.
//
// Look at the two columns on the right: the net of the file has by far the lower test *loss*, and no higher test *accuracy*. "Best" is what one
// asks for. 15.4 comes back to this.
//
// </details>

// %% [markdown]
// ## 15.3 TensorBoard
//
// *M: "TensorBoard".*
//
// TensorBoard is a program that draws what trainings have logged. It reads *event files*, in which each record says: at this time, in this step, these
// numbers had these values. The callback writes them, into a folder for training and one for validation. (A clock of our own makes the
// same bytes each time; without it the machine's clock is taken.)
//
// **Predict:** 10 epochs. The file begins with a record that says which version it is. How many records does the file of the training have?

// %%
const predicted153 = NaN; // a number: the records of the training's file

// %%
let seconds = 1_700_000_000;
const board = new train.TensorBoard({
  logDir: folder.path('board'),
  clock: () => seconds++,
});
const logged = await learn(0, 10, [board]);
const boardFiles = folder.files().filter(({ name }) => name.startsWith('board/'));

// %% [markdown]
// ### A reader from scratch
//
// A record is a length in eight bytes, a checksum of the length, the message, a checksum of the message. The checksum is CRC-32C, turned by
// 15 bits and moved by a constant.

// %%
function checksum(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (crc & 1 ? 0x82f63b78 : 0);
  }
  return ~crc >>> 0;
}
const masked = (crc: number) => (((crc >>> 15) | (crc << 17)) + 0xa282ead8) >>> 0;
const ascii = Uint8Array.from('123456789', (letter) => letter.charCodeAt(0));
const example = { text: '123456789', ours: checksum(ascii).toString(16), standard: 'e3069283' };
show('15.3 checksum', plot.table([example]));

// %%
/** The messages of a file, and how many of the checksums are right. */
function recordsOf(bytes: Uint8Array) {
  const numbers = new DataView(bytes.buffer);
  const messages: Uint8Array[] = [];
  let right = 0;
  for (let at = 0; at < bytes.length; ) {
    const length = numbers.getUint32(at, true);
    const message = bytes.slice(at + 12, at + 12 + length);
    if (masked(checksum(bytes.slice(at, at + 8))) === numbers.getUint32(at + 8, true)) right++;
    if (masked(checksum(message)) === numbers.getUint32(at + 12 + length, true)) right++;
    messages.push(message);
    at += 16 + length;
  }
  return { messages, right };
}

// %%
const found153 = boardFiles.map(({ name, bytes }) => {
  const { messages, right } = recordsOf(folder.bytes(name));
  const [, run, file] = name.split('/');
  return { run, file, bytes, records: messages.length, 'right checksums': right };
});
show('15.3 files', plot.table(found153), { predicted: predicted153 });

// %% [markdown]
// A message is a list of fields, in Google's *protocol buffers*: a key, which is the field's number and how it is written, and a value. Four ways of
// writing are needed: a whole number in base 128, a double, a float, and bytes with their length before them, which may be a message again.

// %%
/** Reads a message from its beginning. */
class Reader {
  at = 0;
  readonly numbers: DataView;
  constructor(readonly bytes: Uint8Array) {
    this.numbers = new DataView(bytes.slice().buffer);
  }
  whole(): number {
    const byte = this.bytes[this.at++];
    return byte < 128 ? byte : byte - 128 + 128 * this.whole();
  }
  double = () => this.numbers.getFloat64((this.at += 8) - 8, true);
  float = () => this.numbers.getFloat32((this.at += 4) - 4, true);
  part = (length: number) => this.bytes.slice(this.at, (this.at += length));
}

// %%
type Fields = { [number: number]: (number | Uint8Array)[] };

/** The fields of a message, by their number. */
function fieldsOf(bytes: Uint8Array): Fields {
  const reader = new Reader(bytes);
  const whole = () => reader.whole();
  const ways = { 0: whole, 1: reader.double, 2: () => reader.part(whole()), 5: reader.float };
  const fields: Fields = {};
  while (reader.at < bytes.length) {
    const key = whole();
    (fields[key >> 3] ??= []).push(ways[(key & 7) as keyof typeof ways]());
  }
  return fields;
}

// %% [markdown]
// TensorFlow's files say what the numbers mean. In an event, 1 is the time, 2 the step and 5 a summary; in a summary, each 1 is a value; in a value, 1 is the
// name and 2 the number.

// %%
const letters = (bytes: Uint8Array) => String.fromCharCode(...bytes);
const messagesIn = (fields: Fields, field: number) => (fields[field] ?? []) as Uint8Array[];

/** The numbers of an event. */
function numbersOf(message: Uint8Array) {
  const event = fieldsOf(message);
  const { 1: time, 2: step = [0] } = event as { [field: number]: number[] };
  const values = messagesIn(event, 5).flatMap((summary) => messagesIn(fieldsOf(summary), 1));
  return values.map(fieldsOf).map(({ 1: tag, 2: number }) => {
    const name = letters(tag[0] as Uint8Array);
    return { time: time[0], step: step[0], tag: name, value: number[0] as number };
  });
}

// %%
const events = boardFiles.flatMap(({ name }) =>
  recordsOf(folder.bytes(name)).messages.flatMap((message) =>
    numbersOf(message).map((event) => ({ run: name.split('/')[1], ...event })),
  ),
);
const first153 = events.filter(({ step }) => step <= 2);
show('15.3 events', plot.table(first153, { digits: 6 }));

// %%
const valuesOf = (run: string, tag: string) =>
  events.filter((event) => event.run === run && event.tag === tag).map(({ value }) => value);
const curves153 = {
  train: valuesOf('train', 'epoch_loss'),
  validation: valuesOf('validation', 'epoch_loss'),
};
show('15.3 curves', plot.line(curves153, { xLabel: 'step', yLabel: 'epoch_loss' }));

// %%
const named153 = [
  ['train', 'epoch_loss', 'loss'],
  ['train', 'epoch_accuracy', 'accuracy'],
  ['train', 'epoch_learning_rate', 'lr'],
  ['validation', 'epoch_loss', 'valLoss'],
  ['validation', 'epoch_accuracy', 'valAccuracy'],
];
const compared153 = named153.map(([run, tag, name]) => {
  const values = valuesOf(run, tag);
  const rounded = logged.history[name].map(Math.fround);
  return { run, tag, numbers: values.length, 'as in float32': same(values, rounded) };
});
show('15.3 compared', plot.table(compared153));

// %% [markdown]
// <details><summary>The finding, and the answer to the prediction</summary>
//
// Eleven: the version, and one record an epoch, in which loss, accuracy and rate stand together. All checksums are right, and each number is that of the
// history, rounded to float32. TensorBoard itself has read these two files, byte for byte the same ones, and found the same numbers
// (`scripts/lessons/15-training-loops.py`). In a training of your own, write `new train.TensorBoard({ logDir: 'logs' })`, and in a terminal
// `tensorboard --logdir logs`.
//
// </details>

// %% [markdown]
// ## 15.4 EarlyStopping
//
// *M: "EarlyStopping".*
//
// It ends the training when the watched number has not become better for `patience` epochs. From scratch it is a counter:

// %%
/** After which epoch a training is ended (NaN: it is not), and which was the best. */
function stops(losses: number[], patience: number, minDelta = 0) {
  let [best, bestEpoch, wait] = [Infinity, 0, 0];
  for (const [i, loss] of losses.entries()) {
    wait++;
    if (loss < best - minDelta) [best, bestEpoch, wait] = [loss, i + 1, 0];
    else if (wait >= patience && i > 0) return { after: i + 1, bestEpoch };
  }
  return { after: NaN, bestEpoch };
}

// %% [markdown]
// The list is that of 15.2.
//
// **Predict:** with `patience: 2`, after which epoch is the training ended?

// %%
const predicted154 = NaN; // a number: the epoch

// %%
const settings154 = [[0], [2], [3, 0.05], [5], [7]];
const stopped154: object[] = [];
for (const [patience, minDelta = 0] of settings154) {
  const stop = new train.EarlyStopping({ monitor: 'loss', patience, minDelta });
  const { epoch } = await replay(prescribed, [stop]);
  const own = stops(prescribed, patience, minDelta);
  const library = { 'ended after': stop.stoppedEpoch ?? '–', 'best epoch': stop.bestEpoch };
  const ours = { 'own: after': own.after || '–', 'own: best': own.bestEpoch };
  stopped154.push({ patience, minDelta, epochs: epoch.length, ...library, ...ours });
}
show('15.4 table', plot.table(stopped154 as { [column: string]: number }[]), {
  predicted: predicted154,
});

// %% [markdown]
// In the real training the watched number is `valLoss`, the patience 5. `restoreBestWeights` puts the weights of the best epoch back.

// %%
const stopping = new train.EarlyStopping({ patience: 5, restoreBestWeights: true });
const halted = await learn(0, 40, [stopping]);
const whole = await learn(0, 40);
const ends154 = { 'best epoch': stopping.bestEpoch, ended: stopping.stoppedEpoch! };
const curve154 = plot.line(
  { 'to the end': whole.history.valLoss, 'with EarlyStopping': halted.history.valLoss },
  { xLabel: 'epoch', yLabel: 'validation loss', vlines: ends154 },
);
show('15.4 curve', curve154);

// %% [markdown]
// Is the net better for it? Five starts, each three times: to the end; stopped, with the weights of the last epoch; stopped, with those of the best.
// The patience is 5 each time, and the test part decides.
//
// **Predict:** which of the three has the *lowest* accuracy on the test part, in most of the five?

// %%
const predicted154b = ''; // 'to the end', 'stopped' or 'stopped, restored'

// %%
const ways: { [name: string]: () => train.Callback[] } = {
  'to the end': () => [],
  stopped: () => [new train.EarlyStopping({ patience: 5 })],
  'stopped, restored': () => [
    new train.EarlyStopping({ patience: 5, restoreBestWeights: true }),
  ],
};
// %%
const tested154: { way: string; seed: number; loss: number; accuracy: number }[] = [];
for (let seed = 0; seed < 5; seed++)
  for (const [way, callbacks] of Object.entries(ways)) {
    const { net } = await learn(seed, 40, callbacks());
    tested154.push({
      way,
      seed,
      ...(measure(net, testing) as { loss: number; accuracy: number }),
    });
  }

// %%
const byWay = (number: 'loss' | 'accuracy') =>
  mapValues(ways, (_, way) =>
    tested154.filter((run) => run.way === way).map((run) => run[number]),
  );
const panels154 = { width: 230, height: 210 };
const loss154 = plot.box(byWay('loss'), { ...panels154, yLabel: 'test loss' });
const right154 = plot.box(byWay('accuracy'), { ...panels154, yLabel: 'test accuracy' });
show('15.4 seeds', plot.hconcat([loss154, right154]), { predicted: predicted154b });

// %% [markdown]
// <details><summary>The finding, and the answer to the prediction</summary>
//
// After epoch 7: the best so far, 0.6, is from epoch 5, and epochs 6 and 7 are no better. That 0.3 would have come in epoch 16 nobody could know; a
// patience of 7 waits long enough. A patience of 0 ends at the first epoch that is no better.
//
// And the net: the restored one has a test *loss* of about 1.6, against 2.9 for the one that ran to the end, and in four of five starts the lowest of the three. In *accuracy*
// it is last, in each of the five, and with PyTorch in 19 of 20 others (`scripts/lessons/15-training-loops.py`; 0.388 in the mean, and 0.424 at the end): it was stopped
// while it was still learning to be right more often, though it was wrong with more and more confidence. If accuracy is what
// you want, watch `valAccuracy`. If probabilities are, watch the loss. Without `restoreBestWeights` you get the net of five epochs after the best.
//
// </details>

// %% [markdown]
// ## 15.5 LearningRateScheduler
//
// *M: "LearningRateScheduler".*
//
// It asks a function for the rate of each epoch. The function gets the epoch and the rate so far. Keras's documentation has this example: ten epochs as they
// are, and from then on each times $e^{-0.1}$; 15 epochs, from 0.01:
//
// ```py
// def scheduler(epoch, lr):
//     if epoch < 10:
//         return lr
//     return lr * ops.exp(-0.1)
// ```
//
// **Predict:** with which rate does the 15th epoch run?

// %%
const predicted155 = NaN; // a number: the rate of the 15th epoch

// %%
/** The rates that the epochs run with. */
async function ratesWith(schedule: (epoch: number, lr: number) => number) {
  const scheduler = new train.LearningRateScheduler(schedule);
  const { history } = await replay(prescribed.slice(0, 15), [scheduler], 0.01);
  return history.lr;
}
const translated = (epoch: number, lr: number) => (epoch <= 10 ? lr : lr * exp(-0.1));
const copied = (epoch: number, lr: number) => (epoch < 10 ? lr : lr * exp(-0.1));

// %%
const rates155 = {
  translated: await ratesWith(translated),
  'copied as it is': await ratesWith(copied),
  'of the epoch alone': await ratesWith((epoch) => 0.01 * exp(-0.1 * Math.max(0, epoch - 10))),
};
const epochs155 = rates155.translated.map((_, i) => i + 1);
show('15.5 rates', rateLines(rates155, 'linear', epochs155), { predicted: predicted155 });

// %% [markdown]
// <details><summary>The finding, and the answer to the prediction</summary>
//
// $0.01\,e^{-0.5} = 0.0060653$; Keras's documentation has 0.00607. There the epochs are counted from 0, so the first that is lowered has the
// number 10 and is the 11th. Here they are counted from 1: who copies `epoch < 10` lowers an epoch earlier. A function of the epoch alone says what it means, and
// goes on rightly when a training is taken up again; one that multiplies the rate so far depends on what that is. The classes of lesson 10 are for
// `fit`'s option `scheduler`.
//
// </details>

// %% [markdown]
// ## 15.6 ReduceLROnPlateau
//
// *M: "ReduceLROnPlateau". Lesson 10 has the schedule of this name, in PyTorch's and in Keras's counting.*
//
// Like `EarlyStopping`, but it lowers the rate, by default to a tenth, and waits again. A value must be better by more than `minDelta`, 0.0001 by default;
// after a change `cooldown` epochs pass before waiting begins.
//
// **Predict:** the list of 15.2, from 0.1, `patience: 2`. After which epoch is the rate lowered for the first time?

// %%
const predicted156 = NaN; // a number: the epoch

// %%
/** The rate after each epoch. */
async function plateau(options: train.PlateauOptions): Promise<number[]> {
  const rates: number[] = [];
  const reduce = new train.ReduceLROnPlateau({ monitor: 'loss', ...options });
  const read = new train.LambdaCallback({
    onEpochEnd: () => void rates.push(reduce.training.optimizer.paramGroups[0].lr),
  });
  await replay(prescribed, [reduce, read]);
  return rates;
}

// %%
const rates156 = {
  'patience 2': await plateau({ patience: 2 }),
  'cooldown 2': await plateau({ patience: 2, cooldown: 2 }),
  'not below 0.02': await plateau({ patience: 1, factor: 0.5, minLr: 0.02 }),
};
show('15.6 rates', rateLines(rates156, 'log', places), { predicted: predicted156 });

// %%
const sgd156 = newRun(0);
const fast = new optim.SGD(sgd156.net.parameters(), { lr: 0.3, momentum: 0.9 });
const reduce = new train.ReduceLROnPlateau({ monitor: 'loss', patience: 2, factor: 0.3 });
const watched = await train.fit(sgd156.net, sgd156.batches, {
  optimizer: fast,
  epochs: 30,
  callbacks: [reduce],
  verbose: false,
});
// %%
const beside = { width: 270, height: 220, xLabel: 'epoch' };
const rate156 = plot.line(
  { rate: watched.history.lr },
  { ...beside, steps: true, yLabel: 'rate' },
);
const loss156 = plot.line(
  { loss: watched.history.loss },
  { ...beside, yScale: 'log', yLabel: 'training loss' },
);
show('15.6 training', plot.hconcat([rate156, loss156]));

// %% [markdown]
// <details><summary>The finding, and the answer to the prediction</summary>
//
// After epoch 4. Epoch 3 is no better than epoch 2, and neither is epoch 4: its 0.79995 is less than 0.8, but not by 0.0001. (For the checkpoint of
// 15.2 it was good enough.) With a `cooldown` the later changes come later. In the training SGD
// starts at 0.3 with momentum 0.9, and stays up; epochs 8 and 9 are no better than the seventh. The rate falls to 0.09, and in the next two epochs the loss
// to half.
//
// </details>

// %% [markdown]
// ## 15.7 RemoteMonitor
//
// *M: "RemoteMonitor".*
//
// It sends the logs of each epoch to a server. Ours runs on this machine, at 127.0.0.1, and keeps what it gets.
//
// **Predict:** 3 epochs of 20 batches. How many requests does the server get?

// %%
const predicted157 = NaN; // a number: the requests

// %%
const server = await receiver();
const remote = new train.RemoteMonitor({ root: server.root });
const sent = await learn(0, 3, [remote]);
await server.close();
const received = server.received.map(({ method, path, type, body }) => {
  const [field, text] = body.split('=');
  const logs = JSON.parse(decodeURIComponent(text.replaceAll('+', ' '))) as train.Logs;
  const { epoch, loss, valLoss } = logs;
  return { method, path, type: type.replace('application/', ''), field, epoch, loss, valLoss };
});
show('15.7 received', plot.table(received, { digits: 4 }), { predicted: predicted157 });

// %% [markdown]
// The server is closed now. And a training that wants to send to it? We keep the warning, in which a port stands that differs each time.

// %%
const quiet = globalThis as unknown as { console: { warn(text: string): void } };
const { warn } = quiet.console;
const warnings: string[] = [];
quiet.console.warn = (text) => void warnings.push(text);
const alone157 = await learn(0, 3, [new train.RemoteMonitor({ root: server.root })]);
quiet.console.warn = warn;
const survives = {
  server: ['there', 'closed'],
  requests: [server.received.length, 0],
  epochs: [sent.history.loss.length, alone157.history.loss.length],
  warnings: [0, warnings.length],
  'loss at the end': [sent.history.loss[2], alone157.history.loss[2]],
};
show('15.7 closed', plot.table(survives));

// %% [markdown]
// <details><summary>The finding, and the answer to the prediction</summary>
//
// Three, one an epoch: a form whose field `data` holds the logs as JSON, as from Keras (`sendAsJson` sends the JSON itself). That no server
// is there is said once, and the training goes on, with the same numbers.
//
// </details>

// %% [markdown]
// ## 15.8 LambdaCallback
//
// *M: "LambdaCallback".*
//
// For a callback of one line no class is needed: functions by the names of the hooks. Here one follows the length of all weights.

// %%
const lengthOf = (net: nn.Module) =>
  Math.sqrt(net.parameters().reduce((sum, p) => sum + p.detach().square().sum().item(), 0));
const lengths: number[] = [];
const counts = { onEpochBegin: 0, onEpochEnd: 0, onTrainBatchEnd: 0 };
const follow: train.LambdaCallback = new train.LambdaCallback({
  onTrainBegin: () => void lengths.push(lengthOf(follow.training.model)),
  onEpochBegin: () => void counts.onEpochBegin++,
  onTrainBatchEnd: () => void counts.onTrainBatchEnd++,
  onEpochEnd: () => {
    counts.onEpochEnd++;
    lengths.push(lengthOf(follow.training.model));
  },
});
await learn(0, 30, [follow]);

// %%
const labels158 = { xLabel: 'epoch', yLabel: '‖θ‖', x: lengths.map((_, i) => i), height: 220 };
show('15.8 lengths', plot.line({ 'length of all weights': lengths }, labels158));

// %% [markdown]
// **Predict:** somebody writes `onEpochend`. In Keras, `LambdaCallback(on_epochend=…)` is taken without a word, and never called. And here?

// %%
const predicted158 = ''; // 'ignored' or 'refused'

// %%
const tryOut = (moments: object) => {
  try {
    new train.LambdaCallback(moments);
    return 'ignored';
  } catch {
    return 'refused';
  }
};
const called = Object.entries(counts).map(([hook, times]) => ({
  hook,
  times,
  'is taken': 'yes',
}));
const misspelt = { hook: 'onEpochend', times: 0, 'is taken': tryOut({ onEpochend: () => 0 }) };
show('15.8 called', plot.table([...called, misspelt]), { predicted: predicted158 });

// %% [markdown]
// <details><summary>The finding, and the answer to the prediction</summary>
//
// Refused, with the name that was probably meant. 30 epochs of 20 batches: 600 calls after a batch, 30 after an epoch. The weights
// grow all the time: a net that is already right makes itself more certain by making its weights longer, which is what the validation loss of 15.2 suffers
// from.
//
// </details>

// %% [markdown]
// ## 15.9 TerminateOnNaN
//
// *M: "TerminateOnNaN".*
//
// It ends the training after the first batch whose loss is no finite number. SGD with a rate of 10 gives it one, in time. `StopDiverging`, which is ours, ends at
// three times the first loss. With neither, `fit` throws an error; Keras goes on, as `fit` does with `nanLoss: 'ignore'`.

// %%
/** A training that diverges: the loss of each batch, and how it ended. */
async function explode(callbacks: train.Callback[], nanLoss: 'error' | 'ignore' = 'error') {
  const { net, batches } = newRun(0);
  const optimizer = new optim.SGD(net.parameters(), { lr: 10 });
  const watch = new BatchLosses();
  const what = { optimizer, epochs: 3, callbacks: [watch, ...callbacks], nanLoss };
  let ended = 'to the end';
  await train.fit(net, batches, { ...what, verbose: false }).catch((error: Error) => {
    ended = error.name;
  });
  ended = watch.training.stoppedBy ?? ended;
  return { losses: watch.alone, ended, accuracy: measure(net, testing).accuracy };
}

// %% [markdown]
// **Predict:** a net whose weights are all NaN. The ten classes of the test part are about equally frequent. Which accuracy is measured?

// %%
const predicted159 = NaN; // a number: the accuracy of a net of NaN

// %%
const exploded: { [with_: string]: Awaited<ReturnType<typeof explode>> } = {
  TerminateOnNaN: await explode([new train.TerminateOnNaN()]),
  StopDiverging: await explode([new train.StopDiverging({ divergeFactor: 3 })]),
  neither: await explode([]),
  "nanLoss: 'ignore'": await explode([], 'ignore'),
};
const zeroes = testing[1].eq(0).mean().item();
// %%
const table159 = Object.entries(exploded).map(([callback, { losses, ended, accuracy }]) => ({
  with: callback,
  'ended by': ended,
  batches: losses.length,
  'last loss': String(Number(losses[losses.length - 1].toPrecision(3))),
  'test accuracy': accuracy,
  'share of class 0': zeroes,
}));
show('15.9 table', plot.table(table159, { digits: 3 }), { predicted: predicted159 });

// %%
const first40 = exploded["nanLoss: 'ignore'"].losses.slice(0, 40);
const curve159 = plot.line(
  { 'loss of the batch': first40 },
  {
    yScale: 'log',
    xLabel: 'batch',
    yLabel: 'loss',
    vlines: mapValues(
      { StopDiverging: 0, TerminateOnNaN: 0 },
      (_, name) => exploded[name].losses.length,
    ),
  },
);
show('15.9 curve', curve159);

// %% [markdown]
// <details><summary>The finding, and the answer to the prediction</summary>
//
// The share of class 0, to the digit: the largest of ten NaN is the first, so every curve is called class 0. A net that is dead looks like one that
// guesses. The loss passes $10^{36}$ before it is no longer a number: 25 batches after it was clear that nothing would come of this. TerminateOnNaN is the last
// resort, a bound on the loss is the sooner one. (With NaN in the weights the numbers of a checkpoint are lost, too: see that it keeps the best.)
//
// </details>

// %% [markdown]
// ## 15.10 CSVLogger
//
// *M: "CSVLogger".*
//
// A line of a file after each epoch: the epoch, then the logs in alphabetical order. Every spreadsheet opens it.
//
// **Predict:** three epochs, and then two more in a second `fit` with `append: true`. How many lines does the file have?

// %%
const predicted1510 = NaN; // a number: the lines

// %%
const once = await learn(0, 3, [new train.CSVLogger(folder.path('log.csv'))]);
const again = await learn(1, 2, [
  new train.CSVLogger(folder.path('log.csv'), { append: true }),
]);
const lines = folder.text('log.csv').trimEnd().split('\n');
show(
  '15.10 file',
  plot.table(lines.map((line, i) => ({ line: i + 1, text: line.replaceAll(',', ', ') }))),
  { predicted: predicted1510 },
);

// %%
const columns = lines[0].split(',');
const read1510 = lines.slice(1).map((line) => line.split(',').map(Number));
const ofBoth = (name: string) => [...once.history[name], ...again.history[name]];
const compared1510 = columns.slice(1).map((name, i) => {
  const values = read1510.map((row) => row[i + 1]);
  return {
    column: name,
    numbers: values.length,
    'equal to the history': same(values, ofBoth(name)),
  };
});
show('15.10 compared', plot.table(compared1510));

// %% [markdown]
// <details><summary>The finding, and the answer to the prediction</summary>
//
// Six: the names of the columns stand there once. The epochs are counted from 1 again in the second part, which is a training of its own. The numbers
// have all their digits: read back they are the same.
//
// </details>

// %% [markdown]
// ## 15.11 ProgbarLogger
//
// *M: "ProgbarLogger".*
//
// A bar that shows how far the training is, with the logs beside it. `fit` has one in a terminal by itself, and in a notebook a card with curves,
// unless `verbose` is false.

// %%
const bars = newRun(0);
await train.fit(bars.net, bars.batches, {
  optimizer: bars.optimizer,
  epochs: 3,
  callbacks: [new train.ProgbarLogger()],
  verbose: false,
});

// %% [markdown]
// From scratch it is a text that is made anew after each batch, with an arrow, as in Keras:

// %%
class OwnBar extends train.Callback {
  readonly states: { batch: number; bar: string; text: string }[] = [];
  epoch = 0;
  override onEpochBegin = (epoch: number) => void (this.epoch = epoch);
  override onTrainBatchEnd(_batch: number, logs: train.Logs): void {
    const { epochs, steps } = this.training;
    const [done, all] = [this.states.length + 1, epochs * steps!];
    const full = Math.round((20 * done) / all);
    const numbers = Object.entries(logs).map(([name, x]) => `${name} ${x.toPrecision(4)}`);
    const bar = `${'='.repeat(full)}>${'.'.repeat(20 - full)}`;
    const text = [`${done}/${all} epoch ${this.epoch}/${epochs}`, ...numbers].join(' · ');
    this.states.push({ batch: done, bar, text });
  }
}

// %% [markdown]
// **Predict:** at the end of an epoch, which loss stands beside the bar?

// %%
const predicted1511 = ''; // 'the last batch' or 'the mean of the epoch'

// %%
const ownBar = new OwnBar();
const again1511 = newRun(0);
await train.fit(again1511.net, again1511.batches, {
  optimizer: again1511.optimizer,
  epochs: 3,
  callbacks: [ownBar],
  verbose: false,
});
const states = [1, 5, 10, 20, 40, 60].map((batch) => ownBar.states[batch - 1]);
show('15.11 bar', plot.table(states), { predicted: predicted1511 });

// %% [markdown]
// <details><summary>The finding, and the answer to the prediction</summary>
//
// The mean of the epoch so far, which begins anew with each epoch: that is why a bar's loss seems to jump between two epochs. The last line is the one that the library's
// bar shows above.
//
// </details>

// %% [markdown]
// ## 15.12 One of your own
//
// *M: "Using custom callbacks … a simple and powerful way to customize a training loop."*
//
// Two, in ten lines each. The first one looks on: after a batch its gradients are still there. The second one interferes.

// %%
/** The length of all gradients together, batch by batch. */
class GradientNorms extends train.Callback {
  readonly norms: number[] = [];
  override onTrainBatchEnd(): void {
    const gradients = this.training.model.parameters().map((p) => p.grad!);
    const squares = gradients.reduce((sum, g) => sum + g.square().sum().item(), 0);
    this.norms.push(Math.sqrt(squares));
  }
}
// %%
/** Ends a training that is good enough. */
class StopAt extends train.Callback {
  constructor(readonly goal: number) {
    super();
  }
  override onEpochEnd(_epoch: number, logs: train.Logs): void {
    if (logs.accuracy >= this.goal) this.training.stopTraining = true;
  }
}

// %% [markdown]
// **Predict:** in 40 epochs the training loss falls from 2.0 to 0.1. In which epoch are the gradients of its batches longest?

// %%
const predicted1512 = ''; // 'in the first epoch', 'between' or 'in the last epoch'

// %%
const norms: number[][] = [];
for (let seed = 0; seed < 3; seed++) {
  const gradients = new GradientNorms();
  await learn(seed, 40, [gradients]);
  norms.push(gradients.norms);
}
const average = (numbers: number[]) => numbers.reduce((sum, x) => sum + x, 0) / numbers.length;
const byEpoch = (all: number[]) =>
  Array.from({ length: 40 }, (_, epoch) => average(all.slice(20 * epoch, 20 * epoch + 20)));
const labels1512 = { xLabel: 'epoch', yLabel: 'mean ‖g‖ of its batches', hlines: 0 };
show('15.12 norms', plot.line({ 'three starts': norms.map(byEpoch) }, labels1512), {
  predicted: predicted1512,
});

// %%
const stops1512: { goal: number; epochs: number; accuracy: number; stoppedBy: string }[] = [];
for (const goal of [0.6, 0.8, 0.95]) {
  const stopAt = new StopAt(goal);
  const { accuracy } = (await learn(0, 40, [stopAt])).history;
  const last = accuracy[accuracy.length - 1];
  const stoppedBy = stopAt.training.stoppedBy ?? '–';
  stops1512.push({ goal, epochs: accuracy.length, accuracy: last, stoppedBy });
}
show('15.12 stop', plot.table(stops1512));

// %% [markdown]
// <details><summary>The finding, and the answer to the prediction</summary>
//
// Between them: in epoch 7 in the mean of three starts, and in PyTorch in each of 20 others (epochs 6 to 19). It *grows* while the loss falls, and ends shorter than it began. A falling loss does not need a
// falling gradient: as the weights grow, so do their gradients; only when nearly all examples are right do they shrink. `stoppedBy` says which
// callback has ended a training.
//
// </details>

// %% [markdown]
// ## 15.13 PyTorch's loop
//
// *S, "Torch Optim": "Taking an optimization step", and the slide on schedulers: SGD with 0.01 and momentum 0.9, `ExponentialLR(gamma=0.9)`, 20 epochs; and
// `optim.Adam(lr=0.05)`.*
//
// In PyTorch one writes the loop oneself, and has no callbacks: what they do stands in the loop. To compare with PyTorch itself, down to rounding, we take
// numbers that both languages can make: sixty examples of sines, and first weights that are sines and cosines, too.

// %%
const grid = (rows: number, columns: number, f: (i: number, j: number) => number) =>
  tensor(
    Array.from({ length: rows }, (_, i) => Array.from({ length: columns }, (_, j) => f(i, j))),
  );
const inputs = grid(60, 4, (i, j) => sin(i * (j + 1)) + (j === i % 3 ? 1 : 0));
const targets = tensor(Array.from({ length: 60 }, (_, i) => i % 3)).to('int32');
const dataset = [0, 20, 40].map(
  (from) => [inputs.narrow(0, from, 20), targets.narrow(0, from, 20)] as const,
);

// %%
const firstWeights = {
  'base.0.weight': grid(8, 4, (i, j) => 0.5 * cos(4 * i + j)),
  'base.0.bias': zeros([8]),
  'classifier.weight': grid(3, 8, (i, j) => 0.5 * sin(8 * i + j)),
  'classifier.bias': zeros([3]),
};
// %%
class Net extends nn.Module {
  base = new nn.Sequential(new nn.Linear(4, 8), new nn.Tanh());
  classifier = new nn.Linear(8, 3);
  forward(x: Tensor): Tensor {
    return this.classifier.forward(this.base.forward(x));
  }
}
/** A net with the first weights. */
function newModel(): Net {
  const model = new Net();
  model.loadStateDict(firstWeights);
  return model;
}

// %% [markdown]
// The lines of the slide, one below the other. So that they can be put in another order, each has a name.

// %%
type Line = 'zeroGrad' | 'backward' | 'step';
const asOnTheSlide: Line[] = ['zeroGrad', 'backward', 'step'];
// %%
/** "for input, target in dataset": the mean of the losses. */
function pass(model: Net, optimizer: optim.Optimizer, order = asOnTheSlide): number {
  const losses = dataset.map(([input, target]) => {
    const loss = functional.crossEntropy(model.forward(input), target);
    for (const line of order) {
      if (line === 'zeroGrad') optimizer.zeroGrad();
      if (line === 'backward') loss.backward();
      if (line === 'step') optimizer.step();
    }
    return loss.item();
  });
  return losses.reduce((sum, loss) => sum + loss, 0) / 3;
}

// %%
type Make = (model: Net) => optim.Optimizer;
// %%
/** "for epoch in range(20)": the losses, and the rates of each group. */
function loop(make: Make, gamma = 0.9, order = asOnTheSlide) {
  const model = newModel();
  const optimizer = make(model);
  const scheduler = new optim.lrScheduler.ExponentialLR(optimizer, { gamma });
  const [losses, rates]: [number[], number[][]] = [[], []];
  for (let epoch = 0; epoch < 20; epoch++) {
    rates.push(optimizer.paramGroups.map(({ lr }) => lr));
    losses.push(pass(model, optimizer, order));
    scheduler.step(); // after the batches, inside the loop of epochs
  }
  return { model, losses, rates };
}

// %%
const sgd: Make = (model) => new optim.SGD(model.parameters(), { lr: 0.01, momentum: 0.9 });
const adam: Make = (model) => new optim.Adam(model.parameters(), { lr: 0.05 });

/** The same with fit. */
async function fitted(make: Make, gamma: number) {
  const model = newModel();
  const optimizer = make(model);
  const scheduler = new optim.lrScheduler.ExponentialLR(optimizer, { gamma });
  const what = { optimizer, scheduler, epochs: 20, verbose: false };
  return (await train.fit(model, dataset, what)).history;
}

// %%
const plans: [string, Make, number][] = [
  ['SGD 0.01, momentum 0.9, gamma 0.9', sgd, 0.9],
  ['Adam 0.05', adam, 1],
];
const table1513: { [column: string]: string | number }[] = [];
for (const [name, make, gamma] of plans) {
  const { losses, rates } = loop(make, gamma);
  const { loss, lr } = await fitted(make, gamma);
  const equal = { 'losses equal': same(losses, loss), 'rates equal': same(rates.flat(), lr) };
  table1513.push({ loop: name, 'epoch 1': losses[0], 'epoch 20': losses[19], ...equal });
}
show('15.13 fit', plot.table(table1513, { digits: 5 }));

// %% [markdown]
// Both ways give the same numbers, to the last digit. Now the lines in another order, or one of them missing.
//
// **Predict:** which of the three mistakes leaves the net as it was?

// %%
const predicted1513 = ''; // 'no zeroGrad', 'step before backward' or 'no step of the scheduler'

// %%
const orders: { [name: string]: Line[] } = {
  'as on the slide': asOnTheSlide,
  'no zeroGrad': ['backward', 'step'],
  'step before backward': ['zeroGrad', 'step', 'backward'],
};
const mistakes: { [name: string]: number[] } = {
  ...mapValues(orders, (order) => loop(sgd, 0.9, order).losses),
  'no step of the scheduler': loop(sgd, 1).losses,
};
const labels1513 = { xLabel: 'epoch', yLabel: 'training loss', height: 220 };
show('15.13 mistakes', plot.line(mistakes, labels1513), { predicted: predicted1513 });

// %% [markdown]
// <details><summary>The finding, and the answer to the prediction</summary>
//
// `step` before `backward`: `zeroGrad` has just thrown the gradients away, and there is nothing to step by. No error is shown. (PyTorch, too, takes such a
// step without a word.) Without `zeroGrad` the gradients of all batches add up. Together with momentum that is a step by a sum of sums: here it looks *faster* at
// first, and then the loss rises again. Without the schedule the loss is lower after these 20 epochs: 20 epochs at 0.01 are few, and the rate did not need to fall yet.
//
// </details>
//
// ### What the slide has
//
// On S's slide, as its text has come to us, `scheduler.step()` stands at the left margin, after the loops. Both forms, in the same loop:

// %%
const lossOf = (model: nn.Module) =>
  noGrad(() => functional.crossEntropy(model.forward(inputs), targets).item());

// %%
/** The slide's training with the scheduler's line inside or outside the loop of epochs. */
function placed(inside: boolean) {
  const model = newModel();
  const optimizer = sgd(model);
  const scheduler = new optim.lrScheduler.ExponentialLR(optimizer, { gamma: 0.9 });
  const used: number[] = [];
  for (let epoch = 0; epoch < 20; epoch++) {
    used.push(optimizer.paramGroups[0].lr);
    pass(model, optimizer);
    if (inside) scheduler.step();
  }
  if (!inside) scheduler.step();
  return { used, left: optimizer.paramGroups[0].lr, loss: lossOf(model) };
}
// %%
const [inLoop, behind] = [placed(true), placed(false)];
const row1513 = (place: string, { used, left, loss }: typeof inLoop) => {
  const ran = { 'epoch 1': used[0], 'epoch 20': used[19], 'at the end': left };
  return { 'scheduler.step()': place, ...ran, 'loss at the end': loss };
};
const table1513b = [row1513('in the loop of epochs', inLoop), row1513('after it', behind)];
show('errata scheduler line', plot.table(table1513b, { digits: 7 }));

// %% [markdown]
// It belongs in the loop of epochs, after the batches. After the loops it moves the rate once, from 0.01 to 0.009, when the training is over; inside it ends at
// $0.01 \cdot 0.9^{20} = 0.0012158$. (That the loss is lower without a schedule is no excuse: it is another training than the one that was meant.)
//
// <details><summary>The same in PyTorch</summary>
//
// ```python
// import json
// import math
// import torch
//
// def grid(rows, columns, f):
//     return torch.tensor([[f(i, j) for j in range(columns)] for i in range(rows)])
//
// inputs = grid(60, 4, lambda i, j: math.sin(i * (j + 1)) + (j == i % 3))
// targets = torch.tensor([i % 3 for i in range(60)])
// dataset = [(inputs[k:k + 20], targets[k:k + 20]) for k in (0, 20, 40)]
// loss_fn = torch.nn.CrossEntropyLoss()
//
// class Net(torch.nn.Module):
//     def __init__(self):
//         super().__init__()
//         self.base = torch.nn.Sequential(torch.nn.Linear(4, 8), torch.nn.Tanh())
//         self.classifier = torch.nn.Linear(8, 3)
//         with torch.no_grad():
//             self.base[0].weight.copy_(grid(8, 4, lambda i, j: 0.5 * math.cos(4 * i + j)))
//             self.classifier.weight.copy_(grid(3, 8, lambda i, j: 0.5 * math.sin(8 * i + j)))
//             self.base[0].bias.zero_()
//             self.classifier.bias.zero_()
//
//     def forward(self, x):
//         return self.classifier(self.base(x))
//
// def loop(make, gamma=0.9, lines=('zero_grad', 'backward', 'step')):
//     model = Net()
//     optimizer = make(model)
//     scheduler = torch.optim.lr_scheduler.ExponentialLR(optimizer, gamma=gamma)
//     losses, rates = [], []
//     for epoch in range(20):
//         rates.append([group['lr'] for group in optimizer.param_groups])
//         batches = []
//         for input, target in dataset:
//             loss = loss_fn(model(input), target)
//             for line in lines:
//                 if line == 'zero_grad': optimizer.zero_grad()
//                 if line == 'backward': loss.backward()
//                 if line == 'step': optimizer.step()
//             batches.append(loss.item())
//         scheduler.step()  # once an epoch, after its batches
//         losses.append(sum(batches) / 3)
//     before = Net()
//     def moved(part):
//         pairs = zip(getattr(model, part).parameters(), getattr(before, part).parameters())
//         return sum((p - q).square().sum().item() for p, q in pairs) ** 0.5
//     with torch.no_grad():
//         end = loss_fn(model(inputs), targets).item()
//     return {'losses': losses, 'rates': rates, 'end': end, 'moved': [moved('base'), moved('classifier')]}
//
// def sgd(model):
//     return torch.optim.SGD(model.parameters(), lr=0.01, momentum=0.9)
//
// def groups(model, base, classifier):
//     parts = [{'params': model.base.parameters(), **base}, {'params': model.classifier.parameters(), **classifier}]
//     return torch.optim.SGD(parts, lr=1e-2, momentum=0.9)
//
// runs = {
//     'SGD': loop(sgd),
//     'Adam': loop(lambda model: torch.optim.Adam(model.parameters(), lr=0.05), gamma=1),
//     'no zeroGrad': loop(sgd, lines=('backward', 'step')),
//     'step before backward': loop(sgd, lines=('zero_grad', 'step', 'backward')),
//     'no step of the scheduler': loop(sgd, gamma=1),
//     'groups': loop(lambda model: groups(model, {}, {'lr': 1e-3})),
//     'the base fixed': loop(lambda model: groups(model, {'lr': 0}, {})),
// }
// print(json.dumps(runs))
// ```
//
// The losses agree with ours to six digits; the rates to the last bits but one or two.
//
// </details>

// %% [markdown]
// ## 15.14 Groups in the loop
//
// *S, "per-parameter options": the base with the default rate of 1e-2, the classifier with 1e-3, momentum 0.9 for both.*
//
// **Predict:** the slide's two groups in the slide's loop, with the slide's schedule. Which rate does the classifier run with in the 20th epoch?

// %%
const predicted1514 = NaN; // a number: the classifier's rate in epoch 20

// %%
type Groups = ConstructorParameters<typeof optim.SGD>[0];
const groupings: { [name: string]: (model: Net) => Groups } = {
  "the slide's": ({ base, classifier }) => [
    { params: base.parameters() },
    { params: classifier.parameters(), lr: 1e-3 },
  ],
  'one group': (model) => [{ params: model.parameters() }],
  'the base fixed': ({ base, classifier }) => [
    { params: base.parameters(), lr: 0 },
    { params: classifier.parameters() },
  ],
};

// %%
/** How far a part of the net has moved from its first weights. */
const way = (now: nn.Module, before: nn.Module) =>
  Math.sqrt(
    now.parameters().reduce((sum, p, i) => {
      return sum + p.detach().sub(before.parameters()[i].detach()).square().sum().item();
    }, 0),
  );
const groups1514 = mapValues(groupings, (groups) =>
  loop((model) => new optim.SGD(groups(model), { lr: 1e-2, momentum: 0.9 })),
);

// %%
const rates1514 = groups1514["the slide's"].rates;
const lines1514 = {
  base: rates1514.map(([lr]) => lr),
  classifier: rates1514.map(([, lr]) => lr),
};
const epochs1514 = rates1514.map((_, i) => i + 1);
show('15.14 rates', rateLines(lines1514, 'log', epochs1514), { predicted: predicted1514 });

// %%
const table1514 = Object.entries(groups1514).map(([groups, { rates, model }]) => ({
  groups,
  'rates in epoch 1': [...new Set(rates[0])].join(', '),
  'base moved': way(model.base, newModel().base),
  'classifier moved': way(model.classifier, newModel().classifier),
  'loss at the end': lossOf(model),
}));
show('15.14 moved', plot.table(table1514, { digits: 4 }));

// %% [markdown]
// <details><summary>The finding, and the answer to the prediction</summary>
//
// $0.001 \cdot 0.9^{19} = 0.000135$: a schedule multiplies the rate of each group, so they stay ten times apart. The classifier of the slide's groups moves less than its
// base. With a rate of 0 a group is fixed: that is fine-tuning in which only the last layer learns. In the logs of `fit`, and so in TensorBoard or the CSV file,
// `lr` is the rate of the *first* group.
//
// </details>

// %% [markdown]
// ## Summary
//
// | callback | at which moment | what it does |
// |---|---|---|
// | `ModelCheckpoint` | after an epoch | writes the weights; with `saveBestOnly` when a number is better than ever |
// | `EarlyStopping` | after an epoch | ends after `patience` epochs that are no better; `restoreBestWeights` |
// | `ReduceLROnPlateau` | after an epoch | the same, and lowers the rate |
// | `LearningRateScheduler` | before an epoch | sets the rate |
// | `TensorBoard`, `CSVLogger`, `RemoteMonitor` | after an epoch | write the logs into files, or send them |
// | `ProgbarLogger` | after a batch | shows the mean so far |
// | `TerminateOnNaN` | after a batch | ends when the loss is no number |
// | `LambdaCallback`, your own | whenever you say | what you say |
//
// The loop is `zeroGrad`, forward, loss, `backward`, `step`, and after the batches of an epoch `scheduler.step()`. A callback sees the mean over the epoch so far.

// %% [markdown]
// ## Exercises
//
// Give your results the names that stand in the cells, and call `check`: it says which of them are right, and names a usual mistake
// where it sees one. This is what it says of wrong numbers:

// %%
import { check } from 'lectern/lesson';
import { display } from 'lectern/notebook';

display(check('15.1', { calls: 1, withValidation: 1 }));

// %% [markdown]
// **1.** How many calls does a callback get in 5 epochs of 12 batches without validation? And with it?

// %%
// your code
// const calls = …;
// const withValidation = …;
// check('15.1')

// %% [markdown]
// <details><summary>Numbers to compare with</summary>
//
// 132 and 142.
//
// </details>
// <details><summary>Solution</summary>
//
// $2 + 5\,(2 + 2 \cdot 12) = 132$. The validation adds two an epoch: 142. Or count with `Order`, and batches of 84 examples: `[...batches].length` is 12.
//
// </details>
//
// **2.** The validation losses of ten epochs are 0.9, 0.7, 0.72, 0.695, 0.69, 0.71, 0.688, 0.7, 0.71, 0.72. `EarlyStopping` with `patience: 3` and
// `minDelta: 0.01`. After which epoch is the training ended, and which is the best epoch? And with `minDelta: 0`?

// %%
// your code
// const ended = […, …]; // with minDelta 0.01: after which epoch, and the best one
// const endedStrictly = […, …]; // with minDelta 0
// check('15.2')

// %% [markdown]
// <details><summary>Numbers to compare with</summary>
//
// 5 and 2; 10 and 7.
//
// </details>
// <details><summary>Solution</summary>
//
// `stops(losses, 3, 0.01)` and `stops(losses, 3)`. With 0.01 nothing after epoch 2 is good enough, as 0.695 and 0.69 are not below 0.69: epochs 3, 4 and 5 are three
// without progress. With 0 the best is 0.688 in epoch 7, and epochs 8 to 10 are no better.
//
// </details>
//
// **3.** Write a callback `WarmUp`: in the first 5 epochs the rate rises in equal steps to 0.01, where it stays. Before which moment must it act? Which rates
// does the history of 7 epochs have? And how many batches of `learn(0, 7, [new WarmUp()])` run with less than 0.01?

// %%
// your code
// const warmRates7 = […, …, …, …, …, …, …];
// const slower = …;
// check('15.3')

// %% [markdown]
// <details><summary>Numbers to compare with</summary>
//
// 0.002, 0.004, 0.006, 0.008, 0.01, 0.01, 0.01; and 80.
//
// </details>
// <details><summary>Solution</summary>
//
// ```ts
// class WarmUp extends train.Callback {
//   override onEpochBegin(epoch: number): void {
//     for (const group of this.training.optimizer.paramGroups) group.lr = 0.01 * Math.min(1, epoch / 5);
//   }
// }
// ```
//
// In `onEpochBegin`, before the first batch. The rates are in `history.lr`. Four epochs of 20 batches are slower: the fifth has the full rate already.
//
// </details>

// %%
folder.remove();

// %% [markdown]
// ## Papers
//
// - Keras: [Callbacks API](https://keras.io/api/callbacks/), and [Writing your own callbacks](https://keras.io/guides/writing_your_own_callbacks/), to which M's page leads.
// - PyTorch: [torch.optim](https://pytorch.org/docs/stable/optim.html), from which S has its loops.
// - L. Prechelt: [Early stopping – but when?](https://doi.org/10.1007/3-540-49430-8_3), 1998. How to wait, and what it costs.
// - C. Guo, G. Pleiss, Y. Sun, K. Weinberger: [On calibration of modern neural networks](https://arxiv.org/abs/1706.04599), 2017. Why the loss of a
//   test part can rise while its accuracy does.
// - TensorFlow: [event.proto](https://github.com/tensorflow/tensorflow/blob/master/tensorflow/core/util/event.proto), what stands in an event file.
// - S. Greydanus: [Scaling down deep learning](https://arxiv.org/abs/2011.14439), 2020. MNIST-1D.
//
// [The course](00-course.ipynb) · next: [what holds of it](16-closing.ipynb)
