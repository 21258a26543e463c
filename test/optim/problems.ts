// Three functions on which optimisers are compared: a curved valley, a bowl in four dimensions, a saddle.

import { type Tensor, tensor } from '../../src/index.js';
import fixture from '../fixtures/torch-optim.json' with { type: 'json' };

const wide = (values: number[] | number[][]) => tensor(values, { dtype: 'float64' });
const [matrix, target] = [wide(fixture.matrix), wide(fixture.target)];

export const problems: { [name: string]: (p: Tensor) => Tensor } = {
  rosenbrock: (p) => {
    const [x, y] = [p.select(0, 0), p.select(0, 1)];
    return x.neg().add(1).square().add(y.sub(x.square()).square().mul(100));
  },
  'least squares': (p) => matrix.matmul(p.unsqueeze(1)).squeeze(1).sub(target).square().mean(),
  saddle: (p) => {
    const [x, y] = [p.select(0, 0), p.select(0, 1)];
    return x.pow(3).sub(x.mul(y.square()).mul(3)).add(p.pow(4).sum());
  },
};
