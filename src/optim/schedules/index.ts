/** Learning rates that change while a net is trained. */
export {
  CosineAnnealingWarmRestarts,
  CyclicLR,
  type CyclicOptions,
  OneCycleLR,
  type OneCycleOptions,
  type WarmRestartsOptions,
} from './cycles.js';
export {
  ConstantLR,
  CosineAnnealingLR,
  ExponentialLR,
  InverseTimeLR,
  LambdaLR,
  LinearLR,
  type LrLambda,
  MultiplicativeLR,
  MultiStepLR,
  PolynomialLR,
  PowerLR,
  StepLR,
  SWALR,
  type SWAOptions,
} from './decays.js';
export { type PlateauOptions, type PlateauState, ReduceLROnPlateau } from './plateau.js';
export { LRScheduler, type Schedulable, type SchedulerState } from './scheduler.js';
export { ChainedScheduler, SequentialLR, type SequentialOptions } from './sequences.js';
