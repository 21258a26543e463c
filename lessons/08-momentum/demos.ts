// What lesson 8 reproduces, where it stands, what must be shown, and how it is checked.

import type { Demo } from '../demo.js';

export const demos: readonly Demo[] = [
  {
    id: '8.1',
    document: 'FMG',
    heading: 'You may see SGD+Momentum formulated different ways',
    shows: 'both forms give one path at a constant rate from rest; other first velocities must be translated by −α',
    figures: ['8.1 scratch', '8.1 table'],
    kind: 'exact',
    tolerance:
      '1e-15 for equal paths (100 steps in float64); the difference of other starts recomputed by the linear recurrence, 1e-2 (three digits shown)',
  },
  {
    id: 'errata forms',
    document: 'F',
    heading: 'but they are equivalent - give same sequence of x',
    shows: 'under a schedule the forms differ by 0.17',
    figures: ['errata forms'],
    kind: 'exact',
    tolerance:
      '1e-5 against the recurrences recomputed in the check (six digits are kept); 0.17 of AUDIT to two digits',
  },
  {
    id: '8.2',
    document: 'FM',
    heading: 'Momentum: step sizes; What is the role of α?; Rho gives friction',
    shows: 'steps grow to ε‖g‖/(1−α), 99 % at step 44; alternating and random gradients; friction',
    figures: ['8.2 lines', '8.2 table', '8.2 alignment', '8.2 friction'],
    kind: 'exact',
    tolerance:
      '1e-5 relative against the closed forms (six digits are kept); random directions: 5 sd of a mean over 50 steps',
  },
  {
    id: 'errata mean',
    document: 'FMG',
    heading: 'Build up velocity as a running mean of gradients',
    shows: 'the velocity is a decaying sum, 1/(1−ρ) running means',
    figures: ['errata mean'],
    kind: 'exact',
    tolerance: '2e-5 relative at each of 100 steps (six digits are kept)',
  },
  {
    id: 'errata alpha',
    document: 'F',
    heading: 'If α is larger than ϵ the current update is more affected by the previous gradients',
    shows: 'the share of the past is α for three ε on both sides of α',
    figures: ['errata alpha'],
    kind: 'exact',
    tolerance: 'half a unit of the fourth digit, which is shown',
  },
  {
    id: '8.3',
    document: 'G',
    heading: 'Momentum: ν₁, ν₂, ν₃',
    shows: 'coefficients −0.81, −0.9, −1; weights ρᵏ',
    figures: ['8.3 table', '8.3 weights'],
    kind: 'exact',
    tolerance: '1e-12 for three coefficients; 1e-5 for the weights (six digits are kept)',
  },
  {
    id: 'errata unrolled',
    document: 'G',
    heading: 'ν₃ = −0.9·(0.9·G₁ − G₂) − G₃',
    shows: 'multiplied out, G₂ has +0.9; right is −0.9',
    figures: ['errata unrolled'],
    kind: 'exact',
    tolerance: '1e-12',
  },
  {
    id: 'errata sum',
    document: 'G',
    heading: 'Σ₁ᵐ L_m without 1/m',
    shows: 'with the sum the rate grows with the batch; the first step is m times as long',
    figures: ['errata sum', 'errata sum steps'],
    kind: 'exact',
    tolerance:
      'ratio of first steps 1e-9; growth and fall by a bound: stable below, unstable above 2(1 + ρ) of the rate times the curvature',
  },
  {
    id: '8.4',
    document: 'FM',
    heading: 'Nesterov Momentum; Algorithm 3',
    shows: 'x̃ = x + ρv at each step, both forms of the library; three paths along a valley',
    figures: ['8.4 table', '8.4 places', '8.4 paths', '8.4 loss'],
    kind: 'exact',
    tolerance: '1e-15 for equal paths; 1e-5 against PyTorch (six digits are kept in the figure)',
  },
  {
    id: '8.5',
    document: 'FMG',
    heading: 'Local minima, Saddle points, Poor conditioning, Gradient noise',
    shows: 'four panels of paths over contours, with a table for each claim',
    figures: [
      '8.5 zero gradients',
      '8.5 steep and noisy',
      '8.5 landings',
      '8.5 saddle',
      '8.5 conditioning',
      '8.5 noise',
    ],
    kind: 'statistical',
    tolerance:
      'hollows: roots of the derivative, 1e-3; steps by closed forms, ± 1 (saddle ± 2: the quartic term); noise: stationary variance of the recurrence, 5 % (400 particles × 200 steps, about 4000 independent numbers: 1.1 % is one sd)',
  },
  {
    id: '8.6',
    document: 'G',
    heading: 'The coefficient of momentum is usually initialized at 0.5 and gradually increased to 0.9',
    shows: 'the momentum by epoch, and the losses of three courses over 20 starts',
    figures: ['8.6 epochs', '8.6 spread'],
    kind: 'statistical',
    tolerance:
      'momentum exact; mean losses 5 sd √(1/20 + 1/60) against 60 seeds of PyTorch; at 0.4 those 60 differ by less than two standard errors',
  },
  {
    id: '8.7',
    document: 'FM',
    heading: 'the pictures of gradient, velocity and actual step',
    shows: 'arrows of a real step, for momentum and for Nesterov',
    figures: ['8.7 vectors', '8.7 table'],
    kind: 'exact',
    tolerance: '1e-12 against the step recomputed in the check',
  },
];
