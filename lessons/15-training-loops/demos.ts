// What lesson 15 reproduces, where it stands, what must be shown, and how it is checked.

import type { Demo } from '../demo.js';

const exact = { kind: 'exact', tolerance: 'none' } as const;
const keras = { kind: 'exact', tolerance: 'none: the epochs that Keras 3 stops at, and the rates that it sets' } as const; // biome-ignore format: one line
const statistical = {
  kind: 'statistical',
  tolerance: '5 sd of a seed (√(1/n + 1/20) for means of n) against 20 seeds of PyTorch',
} as const;
const pytorch = {
  kind: 'exact',
  tolerance: '1e-5 relative against PyTorch: both compute in float32, 60 steps after one another',
} as const;

export const demos: readonly Demo[] = [
  {
    ...statistical,
    id: '15.1',
    document: 'M',
    heading: 'Base Callback class',
    shows: 'the hooks in the order of their calls, in a loop from scratch and in fit; the means that the logs are',
    figures: ['15.1 scratch', '15.1 order', '15.1 means'],
  },
  {
    ...statistical,
    id: '15.2',
    document: 'M',
    heading: 'ModelCheckpoint',
    shows: 'which epochs write a file; the last file, loaded again, against the net of the last epoch',
    figures: ['15.2 list', '15.2 files', '15.2 loaded', '15.2 curve'],
  },
  {
    ...exact,
    id: '15.3',
    document: 'M',
    heading: 'TensorBoard',
    shows: 'event files, read from scratch and by TensorBoard: the same numbers',
    figures: ['15.3 checksum', '15.3 files', '15.3 events', '15.3 curves', '15.3 compared'],
  },
  {
    ...keras,
    id: '15.4',
    document: 'M',
    heading: 'EarlyStopping',
    shows: 'after which epoch it ends a training; the weights of the best epoch put back; what that is worth',
    figures: ['15.4 table', '15.4 curve', '15.4 seeds'],
  },
  {
    ...exact,
    id: '15.5',
    document: 'M',
    heading: 'LearningRateScheduler',
    shows: 'the rate by epoch, and what counting from 0 or from 1 does to it',
    figures: ['15.5 rates'],
  },
  {
    ...keras,
    id: '15.6',
    document: 'M',
    heading: 'ReduceLROnPlateau',
    shows: 'when it acts, on prescribed losses and in a training',
    figures: ['15.6 rates', '15.6 training'],
  },
  {
    ...exact,
    id: '15.7',
    document: 'M',
    heading: 'RemoteMonitor',
    shows: 'what a server on this machine receives; that a training survives a server that is not there',
    figures: ['15.7 received', '15.7 closed'],
  },
  {
    ...exact,
    id: '15.8',
    document: 'M',
    heading: 'LambdaCallback',
    shows: 'how often each function is called; a hook that does not exist',
    figures: ['15.8 lengths', '15.8 called'],
  },
  {
    ...exact,
    id: '15.9',
    document: 'M',
    heading: 'TerminateOnNaN',
    shows: 'after which batch a diverging run ends, with it, with a bound on the loss, with neither',
    figures: ['15.9 table', '15.9 curve'],
  },
  {
    ...exact,
    id: '15.10',
    document: 'M',
    heading: 'CSVLogger',
    shows: 'the file, and that its numbers are those of the history',
    figures: ['15.10 file', '15.10 compared'],
  },
  {
    ...exact,
    id: '15.11',
    document: 'M',
    heading: 'ProgbarLogger',
    shows: 'the bar after some batches; a bar from scratch that says the same',
    figures: ['15.11 bar'],
  },
  {
    ...statistical,
    id: '15.12',
    document: 'M',
    heading: 'Using custom callbacks',
    shows: 'two callbacks in ten lines: one that looks on, one that ends a training',
    figures: ['15.12 norms', '15.12 stop'],
  },
  {
    ...pytorch,
    id: '15.13',
    document: 'S',
    heading: 'Torch Optim: taking an optimization step',
    shows: 'the loop gives the numbers of fit; what comes of lines that are missing or stand elsewhere',
    figures: ['15.13 fit', '15.13 mistakes'],
  },
  {
    ...pytorch,
    id: 'errata scheduler line',
    document: 'S',
    heading: 'scheduler.step() outside the loops, as the text has it',
    shows: 'the rates and the loss with the line in both places',
    figures: ['errata scheduler line'],
  },
  {
    ...pytorch,
    id: '15.14',
    document: 'S',
    heading: 'per-parameter options',
    shows: 'the rate of each group by epoch, and how far each group moves',
    figures: ['15.14 rates', '15.14 moved'],
  },
];
