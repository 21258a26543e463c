// What the slides on the search for hyper-parameters print: document F, the same net and images as in the pages before.

/** A line that a search prints: what was drawn, and the accuracy in validation. */
export interface PrintedTrial {
  readonly trial: number;
  readonly lr: number;
  readonly reg: number;
  readonly accuracy: number;
}

/** The coarse search and the finer one: 11 and 22 of their 100 trials are printed, the first counted from 1, the second from 0. */
export const search = {
  // biome-ignore format: one line a trial
  coarse: [
    { trial: 1, lr: 1.405206e-4, reg: 4.793564e-1, accuracy: 0.412 },
    { trial: 2, lr: 7.231888e-6, reg: 2.321281e-4, accuracy: 0.214 },
    { trial: 3, lr: 2.119571e-6, reg: 8.011857e1, accuracy: 0.208 },
    { trial: 4, lr: 1.551131e-5, reg: 4.374936e-5, accuracy: 0.196 },
    { trial: 5, lr: 1.753300e-5, reg: 1.200424e3, accuracy: 0.079 },
    { trial: 6, lr: 4.215128e-5, reg: 4.196174e1, accuracy: 0.223 },
    { trial: 7, lr: 1.750259e-4, reg: 2.110807e-4, accuracy: 0.441 },
    { trial: 8, lr: 6.749231e-5, reg: 4.226413e1, accuracy: 0.241 },
    { trial: 9, lr: 4.296863e-4, reg: 6.642555e-1, accuracy: 0.482 },
    { trial: 10, lr: 5.401602e-6, reg: 1.599828e4, accuracy: 0.079 },
    { trial: 11, lr: 1.618508e-6, reg: 4.925252e-1, accuracy: 0.154 },
  ],
  // biome-ignore format: one line a trial
  fine: [
    { trial: 0, lr: 5.340517e-4, reg: 4.097824e-1, accuracy: 0.527 },
    { trial: 1, lr: 2.279484e-4, reg: 9.991345e-4, accuracy: 0.492 },
    { trial: 2, lr: 8.680827e-4, reg: 1.349727e-2, accuracy: 0.512 },
    { trial: 3, lr: 1.028377e-4, reg: 1.220193e-2, accuracy: 0.461 },
    { trial: 4, lr: 1.113730e-4, reg: 5.244309e-2, accuracy: 0.46 },
    { trial: 5, lr: 9.477776e-4, reg: 2.001293e-3, accuracy: 0.498 },
    { trial: 6, lr: 1.484369e-4, reg: 4.328313e-1, accuracy: 0.469 },
    { trial: 7, lr: 5.586261e-4, reg: 2.312685e-4, accuracy: 0.522 },
    { trial: 8, lr: 5.808183e-4, reg: 8.259964e-2, accuracy: 0.53 },
    { trial: 9, lr: 1.979168e-4, reg: 1.010889e-4, accuracy: 0.489 },
    { trial: 10, lr: 2.036031e-4, reg: 2.406271e-3, accuracy: 0.49 },
    { trial: 11, lr: 2.021162e-4, reg: 2.287807e-1, accuracy: 0.475 },
    { trial: 12, lr: 1.135527e-4, reg: 3.905040e-2, accuracy: 0.46 },
    { trial: 13, lr: 6.947668e-4, reg: 1.562808e-2, accuracy: 0.515 },
    { trial: 14, lr: 9.471549e-4, reg: 1.433895e-3, accuracy: 0.531 },
    { trial: 15, lr: 3.140888e-4, reg: 2.857518e-1, accuracy: 0.509 },
    { trial: 16, lr: 6.438349e-4, reg: 3.033781e-1, accuracy: 0.514 },
    { trial: 17, lr: 3.921784e-4, reg: 2.707126e-4, accuracy: 0.502 },
    { trial: 18, lr: 9.752279e-4, reg: 2.850865e-3, accuracy: 0.509 },
    { trial: 19, lr: 2.412048e-4, reg: 4.997821e-4, accuracy: 0.5 },
    { trial: 20, lr: 1.319314e-4, reg: 1.189915e-2, accuracy: 0.466 },
    { trial: 21, lr: 8.039527e-4, reg: 1.528291e-2, accuracy: 0.516 },
  ],
} as const satisfies Record<string, readonly PrintedTrial[]>;
