// Mistakes that somebody could make in lesson 3, and the demos whose checks must notice.

import type { Mutant } from '../demo.js';

export const mutants: readonly Mutant[] = [
  {
    what: '0.01 → 0.02',
    from: "{ std: 0.01 }), 'tanh');",
    to: "{ std: 0.02 }), 'tanh');",
    notices: ['3.1'],
  },
  {
    what: '0.01 → 0.0101',
    from: "{ std: 0.01 }), 'tanh');",
    to: "{ std: 0.0101 }), 'tanh');",
    notices: ['3.1'],
  },
  {
    what: '√fan_in → fan_in',
    from: 'const xavier = forward((w) => init.xavierNormal_(w),',
    to: 'const xavier = forward((w) => init.normal_(w, { std: 1 / 500 }),',
    notices: ['3.3'],
  },
  {
    what: 'uniform in the place of normal, unscaled',
    from: 'const xavier = forward((w) => init.xavierNormal_(w),',
    to: 'const xavier = forward((w) => init.uniform_(w, { a: -0.0447, b: 0.0447 }),',
    notices: ['3.3'],
  },
  {
    what: 'no ReLU',
    from: '(h = h.matmul(w)[act]())',
    to: "(h = act === 'relu' ? h.matmul(w) : h.matmul(w)[act]())",
    notices: ['3.4'],
  },
  {
    what: 'leaky ReLU',
    from: '(h = h.matmul(w)[act]())',
    to: "(h = act === 'relu' ? h.matmul(w).maximum(h.matmul(w).mul(0.1)) : h.matmul(w)[act]())",
    notices: ['3.4'],
  },
  {
    what: 'He without the 2',
    from: "init.kaimingNormal_(w, { nonlinearity: 'relu' })",
    to: "init.kaimingNormal_(w, { nonlinearity: 'linear' })",
    notices: ['3.5'],
  },
  {
    what: 'He for a leaky ReLU of slope 0.3',
    from: "init.kaimingNormal_(w, { nonlinearity: 'relu' })",
    to: 'init.kaimingNormal_(w, { a: 0.3 })',
    notices: ['3.5'],
  },
  {
    what: 'rms in the place of the standard deviation',
    from: 'std: h.std({ correction: 0 }).item()',
    to: 'std: h.square().mean().sqrt().item()',
    notices: ['3.4'],
  },
  {
    what: 'a standard deviation biased by 1/√2',
    from: 'h.std({ correction: 0 }).item()',
    to: 'h.std({ correction: -250_000 }).item()',
    notices: ['3.1'],
  },
  {
    what: 'a dropped layer',
    from: '(h = h.matmul(w)[act]())',
    to: '(h = w === weights[4] ? h : h.matmul(w)[act]())',
    notices: ['3.1'],
  },
  {
    what: 'the first layer left out of the statistics',
    from: 'layers.map((h) => statistics(h)[what])',
    to: '[...layers.slice(1), layers[9]].map((h) => statistics(h)[what])',
    notices: ['3.1'],
  },
  {
    what: 'inputs that are not normal',
    from: 'const x = randn([inputs, 500]);',
    to: 'const x = randn([inputs, 500]).tanh();',
    notices: ['3.1'],
  },
  {
    what: 'weights that lose half of their variance',
    from: 'fill(empty([500, 500])));',
    to: 'fill(empty([500, 500])).mul(Math.SQRT1_2));',
    notices: ['3.1'],
  },
  {
    what: 'the root of the slope of tanh',
    from: 'h.square().neg().add(1) : h.gt(0)',
    to: 'h.square().neg().add(1).sqrt() : h.gt(0)',
    notices: ['3.7'],
  },
  {
    what: 'a gradient that is 10 % too large',
    from: 'gradient = z.matmul(weights[l].T);',
    to: 'gradient = z.matmul(weights[l].T).mul(1.1);',
    notices: ['3.7'],
  },
  {
    what: 'the gradient drawn with the seed of the inputs',
    from: 'manualSeed(1); // with 0',
    to: 'manualSeed(0); // with 0',
    notices: ['3.7'],
  },
  { what: 'a histogram over (−2, 2)', from: 'range: [-1, 1],', to: 'range: [-2, 2],', notices: ['3.6'] },
  { what: 'twenty bins', from: 'bins: 30 }', to: 'bins: 20 }', notices: ['3.6'] },
  {
    what: 'the table of another slide',
    from: "layerLines(initialization['3.1'], small",
    to: "layerLines(initialization['3.3'], small",
    notices: ['3.1'],
  },
  {
    what: 'infinite width without the non-linearity',
    from: 'const h = z.mul(sigma * Math.sqrt(n * square))[act]();',
    to: 'const h = z.mul(sigma * Math.sqrt(n * square));',
    notices: ['3.1'],
  },
  {
    what: 'He as printed, mended',
    from: 'const printed = 1 / Math.sqrt(2 / 500)',
    to: 'const printed = Math.sqrt(2 / 500)',
    notices: ['errata He'],
  },
  {
    what: "Xavier's uniform rule, mended",
    from: 'uniform(6 / Math.sqrt(1000))',
    to: 'uniform(Math.sqrt(6 / 1000))',
    notices: ['errata Xavier'],
  },
  {
    what: 'symmetry broken by noise',
    from: 'init.constant_(w, 0.1),',
    to: 'init.normal_(w, { mean: 0.1, std: 1e-6 }),',
    notices: ['3.8'],
  },
];
