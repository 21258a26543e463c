import { noGrad, Tensor } from 'lectern';
import { answer, input, weights } from './inputs.mjs';

const x = new Tensor(input, [1000, 500]);
const ws = weights.map((w) => new Tensor(w, [500, 500]));

answer(() =>
  noGrad(() => {
    let h = x;
    return ws.map((w) => {
      h = h.matmul(w).tanh();
      h.mean().item();
      return h.std({ correction: 0 }).item();
    });
  }),
);
