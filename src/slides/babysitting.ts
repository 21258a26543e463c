// What the slides on babysitting print: document F, a net 3072-50-10 on CIFAR-10 whose first weights are 0.0001 · randn.

/** A line that the trainer prints: the cost of the last batch, and the accuracies on images it learns from and on others. */
export interface PrintedEpoch {
  readonly epoch: number;
  readonly cost: number;
  readonly train: number;
  readonly val: number;
}

/** The printed lines of a run. */
export interface PrintedLog {
  /** The slide's heading, or its remark. */
  readonly heading: string;
  readonly lr: number;
  readonly rows: readonly PrintedEpoch[];
}

/** The two losses before any training, without and with a penalty of 1e3. */
export const firstLosses = { '5.1': 2.30261216167, '5.2': 3.06859716482 } as const;

/** The four logs; a demo with two of them has the rate beside its number. */
export const babysitting = {
  '5.3': {
    heading: 'Very small loss, train accuracy 1.00, nice!',
    lr: 1e-3,
    // biome-ignore format: one line a row
    rows: [
      { epoch: 1, cost: 2.302603, train: 0.4, val: 0.4 },
      { epoch: 2, cost: 2.302258, train: 0.45, val: 0.45 },
      { epoch: 3, cost: 2.301849, train: 0.6, val: 0.6 },
      { epoch: 4, cost: 2.301196, train: 0.65, val: 0.65 },
      { epoch: 5, cost: 2.300044, train: 0.65, val: 0.65 },
      { epoch: 6, cost: 2.297864, train: 0.55, val: 0.55 },
      { epoch: 7, cost: 2.293595, train: 0.6, val: 0.6 },
      { epoch: 8, cost: 2.285096, train: 0.55, val: 0.55 },
      { epoch: 9, cost: 2.268094, train: 0.55, val: 0.55 },
      { epoch: 10, cost: 2.234787, train: 0.5, val: 0.5 },
      { epoch: 11, cost: 2.173187, train: 0.5, val: 0.5 },
      { epoch: 12, cost: 2.076862, train: 0.5, val: 0.5 },
      { epoch: 13, cost: 1.974090, train: 0.4, val: 0.4 },
      { epoch: 14, cost: 1.895885, train: 0.4, val: 0.4 },
      { epoch: 15, cost: 1.820876, train: 0.45, val: 0.45 },
      { epoch: 16, cost: 1.737430, train: 0.45, val: 0.45 },
      { epoch: 17, cost: 1.642356, train: 0.5, val: 0.5 },
      { epoch: 18, cost: 1.535239, train: 0.6, val: 0.6 },
      { epoch: 19, cost: 1.421527, train: 0.6, val: 0.6 },
      { epoch: 20, cost: 1.305760, train: 0.65, val: 0.65 },
      { epoch: 195, cost: 0.002694, train: 1, val: 1 },
      { epoch: 196, cost: 0.002674, train: 1, val: 1 },
      { epoch: 197, cost: 0.002655, train: 1, val: 1 },
      { epoch: 198, cost: 0.002635, train: 1, val: 1 },
      { epoch: 199, cost: 0.002617, train: 1, val: 1 },
      { epoch: 200, cost: 0.002597, train: 1, val: 1 },
    ],
  },
  '5.4': {
    heading: 'Loss barely changing',
    lr: 1e-6,
    // biome-ignore format: one line a row
    rows: [
      { epoch: 1, cost: 2.302576, train: 0.08, val: 0.103 },
      { epoch: 2, cost: 2.302582, train: 0.121, val: 0.124 },
      { epoch: 3, cost: 2.302558, train: 0.119, val: 0.138 },
      { epoch: 4, cost: 2.302519, train: 0.127, val: 0.151 },
      { epoch: 5, cost: 2.302517, train: 0.158, val: 0.171 },
      { epoch: 6, cost: 2.302518, train: 0.179, val: 0.172 },
      { epoch: 7, cost: 2.302466, train: 0.18, val: 0.176 },
      { epoch: 8, cost: 2.302452, train: 0.175, val: 0.185 },
      { epoch: 9, cost: 2.302459, train: 0.206, val: 0.192 },
      { epoch: 10, cost: 2.302420, train: 0.19, val: 0.192 },
    ],
  },
  '5.5 1e6': {
    heading: 'cost: NaN almost always means high learning rate',
    lr: 1e6,
    // biome-ignore format: one line a row
    rows: [
      { epoch: 1, cost: Number.NaN, train: 0.091, val: 0.087 },
      { epoch: 2, cost: Number.NaN, train: 0.095, val: 0.087 },
      { epoch: 3, cost: Number.NaN, train: 0.1, val: 0.087 },
    ],
  },
  '5.5 3e-3': {
    heading: '3e-3 is still too high. Cost explodes',
    lr: 3e-3,
    // biome-ignore format: one line a row
    rows: [
      { epoch: 1, cost: 2.186654, train: 0.308, val: 0.306 },
      { epoch: 2, cost: 2.176230, train: 0.33, val: 0.35 },
      { epoch: 3, cost: 1.942257, train: 0.376, val: 0.352 },
      { epoch: 4, cost: 1.827868, train: 0.329, val: 0.31 },
      { epoch: 5, cost: Number.POSITIVE_INFINITY, train: 0.128, val: 0.128 },
      { epoch: 6, cost: Number.POSITIVE_INFINITY, train: 0.144, val: 0.147 },
    ],
  },
} as const satisfies Record<string, PrintedLog>;
