// Mistakes that somebody could make in lesson 1, and the demos whose checks must notice.

import type { Mutant } from '../demo.js';

export const mutants: readonly Mutant[] = [
  {
    what: '-5 → 5',
    from: 'const places = Array.from({ length: 101 }, (_, i) => -5 + i / 10);',
    to: 'const places = Array.from({ length: 101 }, (_, i) => 5 + i / 10);',
    notices: ['1.1'],
    drawn: 1,
  },
  {
    what: 'an ELU without − 1',
    from: 'f: (x) => (x > 0 ? x : exp(x) - 1), // α = 1',
    to: 'f: (x) => (x > 0 ? x : exp(x)),',
    notices: ['1.1'],
  },
  {
    what: '-10 → -11',
    from: 'return [-10, 0, 10].map((x, i) => {',
    to: 'return [-11, 0, 10].map((x, i) => {',
    notices: ['1.2'],
    drawn: 1,
  },
  {
    what: 'the sign in the exponent',
    from: 'const sigma = (x: number) => 1 / (1 + exp(-x));',
    to: 'const sigma = (x: number) => 1 / (1 + exp(x));',
    notices: ['1.2'],
  },
  { what: 'not quite centred', from: "'zero mean': -0.5", to: "'zero mean': -0.3", notices: ['1.3'] },
  {
    what: 'another rate along w₁',
    from: 'path.push([u - 0.3 * slope[0]',
    to: 'path.push([u - 0.2 * slope[0]',
    notices: ['1.3'],
  },
  {
    what: 'a factor of tanh is not counted',
    from: 'cAdd(cMul(2, countedSigma(cMul(2, x))), -1)',
    to: 'cAdd(2 * countedSigma(cMul(2, x)), -1)',
    notices: ['1.4'],
  },
  {
    what: 'an ELU with exp() on both sides',
    from: '(positive(x) ? x : cAdd(cExp(x), -1))',
    to: '(positive(x) && cExp(x) > 0 ? x : cAdd(cExp(x), -1))',
    notices: ['1.4'],
  },
  {
    what: '(sorted[middle - 1] + sorted[middle]) / 2 → * 2',
    from: 'return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;',
    to: 'return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) * 2;',
    notices: ['1.5'],
    drawn: 1,
  },
  {
    what: 'half of the momentum',
    from: 'const sgd = new optim.SGD(net.parameters(), { lr, momentum: 0.9 });',
    to: 'const sgd = new optim.SGD(net.parameters(), { lr, momentum: 0.45 });',
    notices: ['1.5'],
  },
  {
    what: 'requiresGrad: true → false',
    from: 'const x = tensor([...at], { ...float64, requiresGrad: true });',
    to: 'const x = tensor([...at], { ...float64, requiresGrad: false });',
    notices: ['1.6'],
    drawn: 1,
  },
  {
    what: 'no training before the count',
    from: 'for (let epoch = 0; epoch < 3; epoch++) pass(net, sgd);',
    to: 'for (let epoch = 3; epoch < 3; epoch++) pass(net, sgd);',
    notices: ['1.6'],
  },
  {
    what: 'the slope of f is forgotten',
    from: 'z -= (f(z) - 1) * slope(z);',
    to: 'z -= (f(z) - 1) * Math.max(slope(z), 0.05);',
    notices: ['1.6'],
  },
  {
    what: 'a === 0 → a === 1',
    from: "a === 0 ? 'ReLU'",
    to: "a === 1 ? 'ReLU'",
    notices: ['1.7'],
    drawn: 1,
  },
  {
    what: 'the second line is not a times the first',
    from: 'general.second.weight.copy_(general.first.weight.mul(a))',
    to: 'general.second.weight.copy_(general.first.weight.mul(1 - a))',
    notices: ['1.7'],
  },
  {
    what: 'accuracies that the rate was chosen by',
    from: 'column(name, best18[name], 3).map((a) => 100 * a)',
    to: 'column(name, best18[name], 2).map((a) => 100 * a)',
    notices: ['1.8'],
  },
  {
    what: 'the worst rate',
    from: 'means18.indexOf(Math.max(...means18))',
    to: 'means18.indexOf(Math.min(...means18))',
    notices: ['1.8'],
  },
  {
    what: '[0.25, 1, 2] → [0.25, 2, 2]',
    from: 'const atTwo = [0.25, 1, 2].map((alpha) => {',
    to: 'const atTwo = [0.25, 2, 2].map((alpha) => {',
    notices: ['errata PReLU'],
    drawn: 1,
  },
  {
    what: 'min for max',
    from: 'x.mul(a).maximum(x)',
    to: 'x.mul(a).minimum(x)',
    notices: ['errata PReLU'],
  },
  { what: 'f(-5) → f(-6)', from: "'f(−5)': f(-5),", to: "'f(−5)': f(-6),", notices: ['errata leaky ReLU'], drawn: 1 },
  { what: 'nine units', from: 'pow(slope(-5), 10)', to: 'pow(slope(-5), 9)', notices: ['errata leaky ReLU'] },
];
