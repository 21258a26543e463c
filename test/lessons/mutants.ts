// Mistakes that somebody could make in a lesson, and the demos whose checks must notice.

export interface Mutant {
  what: string;
  from: string;
  to: string;
  /** The demos of which a check must fail. */
  notices: string[];
  /** The heading before which the lesson may be cut off, because nothing after it is looked at. */
  until: string;
}

const to32 = '## 3.2 Large';
const to34 = '## 3.4 Xavier with ReLU';
const to35 = '## 3.5 He';
const to36 = '## 3.7 The backward';
const to38 = '## Two slips';
const end = '## Summary';

export const mutants: Mutant[] = [
  {
    what: '0.01 → 0.02',
    from: "{ std: 0.01 }), 'tanh');",
    to: "{ std: 0.02 }), 'tanh');",
    notices: ['3.1'],
    until: to32,
  },
  {
    what: '0.01 → 0.0101',
    from: "{ std: 0.01 }), 'tanh');",
    to: "{ std: 0.0101 }), 'tanh');",
    notices: ['3.1'],
    until: to32,
  },
  {
    what: '√fan_in → fan_in',
    from: 'const xavier = forward((w) => init.xavierNormal_(w),',
    to: 'const xavier = forward((w) => init.normal_(w, { std: 1 / 500 }),',
    notices: ['3.3'],
    until: to34,
  },
  {
    what: 'uniform in the place of normal, unscaled',
    from: 'const xavier = forward((w) => init.xavierNormal_(w),',
    to: 'const xavier = forward((w) => init.uniform_(w, { a: -0.0447, b: 0.0447 }),',
    notices: ['3.3'],
    until: to34,
  },
  {
    what: 'no ReLU',
    from: '(h = h.matmul(w)[act]())',
    to: "(h = act === 'relu' ? h.matmul(w) : h.matmul(w)[act]())",
    notices: ['3.4'],
    until: to35,
  },
  {
    what: 'leaky ReLU',
    from: '(h = h.matmul(w)[act]())',
    to: "(h = act === 'relu' ? h.matmul(w).maximum(h.matmul(w).mul(0.1)) : h.matmul(w)[act]())",
    notices: ['3.4'],
    until: to35,
  },
  {
    what: 'He without the 2',
    from: "init.kaimingNormal_(w, { nonlinearity: 'relu' })",
    to: "init.kaimingNormal_(w, { nonlinearity: 'linear' })",
    notices: ['3.5'],
    until: to36,
  },
  {
    what: 'He for a leaky ReLU of slope 0.3',
    from: "init.kaimingNormal_(w, { nonlinearity: 'relu' })",
    to: 'init.kaimingNormal_(w, { a: 0.3 })',
    notices: ['3.5'],
    until: to36,
  },
  {
    what: 'rms in the place of the standard deviation',
    from: 'const std = layers.map((h) => h.std({ correction: 0 }).item());',
    to: 'const std = layers.map((h) => h.square().mean().sqrt().item());',
    notices: ['3.4'],
    until: to35,
  },
  {
    what: 'a standard deviation biased by 1/√2',
    from: 'h.std({ correction: 0 }).item()',
    to: 'h.std({ correction: -250_000 }).item()',
    notices: ['3.1'],
    until: to32,
  },
  {
    what: 'a dropped layer',
    from: '(h = h.matmul(w)[act]())',
    to: '(h = w === weights[4] ? h : h.matmul(w)[act]())',
    notices: ['3.1'],
    until: to32,
  },
  {
    what: 'the first layer left out of the statistics',
    from: 'layers.map((h) => h.std({ correction: 0 }).item())',
    to: '[...layers.slice(1), layers[9]!].map((h) => h.std({ correction: 0 }).item())',
    notices: ['3.1'],
    until: to32,
  },
  {
    what: 'inputs that are not normal',
    from: 'const input = randn([inputs, 500]);',
    to: 'const input = randn([inputs, 500]).tanh();',
    notices: ['3.1'],
    until: to32,
  },
  {
    what: 'weights that lose half of their variance',
    from: 'fill(empty([500, 500])));',
    to: 'fill(empty([500, 500])).mul(Math.SQRT1_2));',
    notices: ['3.1'],
    until: to32,
  },
  {
    what: 'the root of the slope of tanh',
    from: 'h.square().neg().add(1) : h.gt(0)',
    to: 'h.square().neg().add(1).sqrt() : h.gt(0)',
    notices: ['3.7'],
    until: to38,
  },
  {
    what: 'a gradient that is 10 % too large',
    from: 'gradient = z.matmul(weights[l]!.T);',
    to: 'gradient = z.matmul(weights[l]!.T).mul(1.1);',
    notices: ['3.7'],
    until: to38,
  },
  {
    what: 'the gradient drawn with the seed of the inputs',
    from: 'manualSeed(1); // with 0',
    to: 'manualSeed(0); // with 0',
    notices: ['3.7'],
    until: to38,
  },
  { what: 'a histogram over (−2, 2)', from: 'range: [-1, 1],', to: 'range: [-2, 2],', notices: ['3.6'], until: to32 },
  { what: 'twenty bins', from: 'bins: 30,', to: 'bins: 20,', notices: ['3.6'], until: to32 },
  {
    what: 'the table of another slide',
    from: 'compare(initialization[demo], pass, wide)',
    to: "compare(initialization['3.3'], pass, wide)",
    notices: ['3.1'],
    until: to32,
  },
  {
    what: 'infinite width without the non-linearity',
    from: 'const h = z.mul(sigma * Math.sqrt(n * square))[act]();',
    to: 'const h = z.mul(sigma * Math.sqrt(n * square));',
    notices: ['3.1'],
    until: to32,
  },
  {
    what: 'He as printed, mended',
    from: "'as printed': 1 / Math.sqrt(2 / 500)",
    to: "'as printed': Math.sqrt(2 / 500)",
    notices: ['errata He'],
    until: end,
  },
  {
    what: "Xavier's uniform rule, mended",
    from: 'uniform(6 / Math.sqrt(1000))',
    to: 'uniform(Math.sqrt(6 / 1000))',
    notices: ['errata Xavier'],
    until: end,
  },
  {
    what: 'symmetry broken by noise',
    from: 'init.constant_(w, 0.1),',
    to: 'init.normal_(w, { mean: 0.1, std: 1e-6 }),',
    notices: ['3.8'],
    until: end,
  },
];
