// The names that examples take for granted.

import { writeFileSync } from 'node:fs';
import {
  data,
  load,
  manualSeed,
  nn,
  optim,
  randint,
  randn,
  type Saved,
  save,
  saveNpy,
  saveSafetensors,
  type Tensor,
  tensor,
  train,
} from '../../src/index.js';
import { ScratchFolder, storedDecay } from '../../src/lesson/index.js';
import { initialization } from '../../src/slides/initialization.js';

/** A small net for two features and two classes, what it is trained with, and what else stands in examples; new ones each time. */
export function prelude() {
  manualSeed(0);
  const net = new nn.Sequential(new nn.Linear(2, 4), new nn.Tanh(), new nn.Linear(4, 2));
  const x = randn([16, 2]);
  const y = randint(0, 2, [16]);
  const loader = new data.DataLoader([x, y], { batchSize: 8 });
  const parameters = net.parameters();
  const w = tensor([1, 2], { requiresGrad: true });
  const loss = w.square().sum();
  const layers = { mean: Array<number>(10).fill(0), std: Array<number>(10).fill(1) };
  return {
    net,
    model: net,
    a: net,
    b: net,
    c: net,
    x,
    y,
    w,
    loss,
    loader,
    batch: x,
    batches: [...loader],
    images: randn([4, 3, 8, 8]),
    test: { x, y },
    parameters,
    optimizer: new optim.SGD(parameters, { lr: 0.1 }),
    validationLoss: 1,
    f: (at: Tensor) => at.square().sum(),
    evaluate: (model: nn.Module) => train.evaluate(model, loader)['loss'],
    trial: new train.Trial(0, 3),
    objective: async ({ lr }: { lr: number }) => lr,
    means: [0, 0],
    stds: [1, 1],
    initialization,
    ours: layers,
    infinitelyWide: layers,
    readFileSync: (name: string): Uint8Array => (name.endsWith('.npy') ? saveNpy(x) : saveSafetensors(net.stateDict())),
  };
}

/** Where examples keep what they save. */
const kept = (path: string) => `output/examples/${path}`;
const someState = () => ({ load: (_path: string): nn.StateDict => prelude().net.stateDict() });

/** A folder with files that have been written before. */
function someFiles(): ScratchFolder {
  const folder = new ScratchFolder();
  writeFileSync(folder.path('log.csv'), 'epoch,loss\n1,0.5\n');
  writeFileSync(folder.path('best.safetensors'), saveSafetensors({}));
  return folder;
}

/** Names that mean something else in some files. */
export const preludes = {
  'engine/save.ts': () => ({
    save: (value: unknown, path: string) => save(value, kept(path)),
    load: <T = Saved>(path: string): T => load<T>(kept(path)),
  }),
  'notebook/display.ts': () => ({ input: async (_prompt: string) => 'Ada' }),
  'nn/modules/module.ts': someState,
  'train/callbacks/records.ts': someState,
  'optim/averages.ts': () => ({ train: (_batch: unknown) => undefined }),
  'optim/schedules/scheduler.ts': () => ({ train: () => undefined }),
  'data/preprocessing.ts': () => ({ x: randn([100, 60]) }),
  'lesson/decay.ts': () => ({ storedDecay }),
  'lesson/scratch.ts': () => ({ folder: someFiles() }),
  'data/transforms/random.ts': () => ({ train: { x: randn([4, 3, 8, 8]) }, batch: randn([4, 3, 8, 8]) }),
};
