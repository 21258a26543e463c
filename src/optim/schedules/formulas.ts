// Schedules as functions of t, the number of steps: most give a factor for the rate at the start. They know of no optimiser.

import { cos, exp, pow } from '../../math/index.js';

export type StepOptions = { stepSize: number; gamma?: number };
/** γ^⌊t / stepSize⌋ */
export const stepDecay = (t: number, { stepSize, gamma }: Required<StepOptions>): number =>
  pow(gamma, Math.floor(t / stepSize));

export type MultiStepOptions = { milestones: readonly number[]; gamma?: number };
/** γ once for each milestone that t has reached; one that is named twice counts twice. */
export const milestoneDecay = (t: number, { milestones, gamma }: Required<MultiStepOptions>): number =>
  pow(gamma, milestones.filter((milestone) => milestone <= t).length);

/** One of the two: γ, or k in γ = e^−k. */
export type ExponentialOptions = { gamma?: number | undefined; k?: number | undefined };
/** γᵗ */
export const exponential = (t: number, { gamma, k }: ExponentialOptions): number => pow(gamma ?? exp(-k!), t);

/** 1 / (1 + k t) */
export const inverseTime = (t: number, { k }: { k: number }): number => 1 / (1 + k * t);

/** (t + 1)^−p: with ½ < p ≤ 1 the rates sum to infinity and their squares do not (Robbins & Monro, 1951). */
export const powerDecay = (t: number, { p }: { p: number }): number => pow(t + 1, -p);

export type PolynomialOptions = { totalIters?: number; power?: number };
/** (1 − t / totalIters)^power, and 0 from there. */
export const polynomial = (t: number, { totalIters, power }: Required<PolynomialOptions>): number =>
  pow(1 - Math.min(t, totalIters) / totalIters, power);

export type ConstantOptions = { factor?: number; totalIters?: number };
/** `factor` up to totalIters, 1 from there. */
export const constant = (t: number, { factor, totalIters }: Required<ConstantOptions>): number =>
  t < totalIters ? factor : 1;

export type LinearOptions = { startFactor?: number; endFactor?: number; totalIters?: number };
/** From startFactor in a straight line to endFactor at totalIters, and constant from there. */
export const linear = (t: number, { startFactor, endFactor, totalIters }: Required<LinearOptions>): number =>
  startFactor + ((endFactor - startFactor) * Math.min(t, totalIters)) / totalIters;

export type AnnealStrategy = 'cos' | 'linear';
/** From `start` to `end` along half a wave of a cosine, or in a straight line; `share` is how much of the way is done. */
export const along = (strategy: AnnealStrategy, start: number, end: number, share: number): number =>
  strategy === 'cos' ? end + ((start - end) * (1 + cos(Math.PI * share))) / 2 : start + (end - start) * share;

export type CosineOptions = { TMax: number; etaMin?: number };
/** (1 + cos(π t / TMax)) / 2: from 1 at 0 to 0 at TMax, and up again (Loshchilov & Hutter, 2017, formula 5). */
export const cosine = (t: number, { TMax }: Required<CosineOptions>): number => along('cos', 1, 0, t / TMax);

export type AnnealOptions = { annealEpochs?: number; annealStrategy?: AnnealStrategy };
/** From 1 at 0 to 0 at annealEpochs, and 0 from there (Izmailov et al., 2018). */
export const annealing = (t: number, { annealEpochs, annealStrategy }: Required<AnnealOptions>): number =>
  along(annealStrategy, 1, 0, Math.min(1, t / annealEpochs));

/** How warm restarts follow each other. */
export interface WarmRestartsOptions {
  /** Epochs up to the first restart. */
  T0: number;
  /** How many times longer each period is than the last one. */
  TMult?: number;
  etaMin?: number;
}
/** A cosine from `base` to etaMin that starts anew after T0 steps, after T0 · TMult more, … (Loshchilov & Hutter, 2017). */
export function warmRestarts(t: number, { T0, TMult, etaMin }: Required<WarmRestartsOptions>, base: number): number {
  let [since, period] = [t, T0];
  if (TMult === 1) since = t % T0;
  else for (; since >= period; period *= TMult) since -= period;
  return along('cos', base, etaMin, since / period);
}

/** How the phases of the one cycle follow each other. */
export interface PhaseOptions {
  /** Steps altogether; or say how many epochs of how many steps. */
  totalSteps?: number | undefined;
  epochs?: number | undefined;
  stepsPerEpoch?: number | undefined;
  /** The share of steps in which the rate grows. */
  pctStart?: number;
  annealStrategy?: AnnealStrategy;
  /** Comes down as it went up, and only then goes on to the last rate. */
  threePhase?: boolean;
}
export const stepsOf = ({ totalSteps, epochs, stepsPerEpoch }: PhaseOptions): number =>
  totalSteps ?? epochs! * stepsPerEpoch!;
/**
 * From `first` to `top` in the first pctStart of all steps, then down to `last`; with threePhase down to `first` in as many steps as up, and
 * to `last` in the rest (Smith & Topin, 2018).
 */
export function oneCycle(t: number, options: Required<PhaseOptions>, first: number, top: number, last: number): number {
  const { pctStart, threePhase, annealStrategy } = options;
  const [end, turn] = [stepsOf(options) - 1, pctStart * stepsOf(options) - 1];
  const [ends, values] = threePhase
    ? [
        [0, turn, 2 * turn, end],
        [first, top, first, last],
      ]
    : [
        [0, turn, end],
        [first, top, last],
      ];
  let phase = 1;
  while (phase < ends.length - 1 && t > ends[phase]!) phase++;
  const [from, length] = [ends[phase - 1]!, ends[phase]! - ends[phase - 1]!];
  return along(annealStrategy, values[phase - 1]!, values[phase]!, length === 0 ? 1 : (t - from) / length);
}

/** How triangles follow each other. */
export interface TriangleOptions {
  /** Steps from low to high, */
  stepSizeUp?: number;
  /** and back; as many when left out. */
  stepSizeDown?: number | undefined;
  /** Cycles of one height; each half as high as the last one; or shrinking by γ with each step. */
  mode?: 'triangular' | 'triangular2' | 'expRange';
  gamma?: number;
}
/** From `low` to `high` and back, again and again; the tops sink with the mode (Smith, 2017, section 3.2). */
export function triangles(t: number, options: Required<TriangleOptions>, low: number, high: number): number {
  const { stepSizeUp, stepSizeDown = stepSizeUp, mode, gamma } = options;
  const [size, turn] = [stepSizeUp + stepSizeDown, stepSizeUp / (stepSizeUp + stepSizeDown)];
  const cycle = Math.floor(t / size);
  const x = t / size - cycle;
  const height = x <= turn ? x / turn : (x - 1) / (turn - 1);
  const top = { triangular: 1, triangular2: pow(0.5, cycle), expRange: pow(gamma, t) }[mode];
  return low + (high - low) * (height * top);
}
