/** Learning rates that change while a net is trained. */
export * from './cycles.js';
export * from './decays.js';
export * from './plateau.js';
export { LRScheduler, type Schedulable, type SchedulerState } from './scheduler.js';
export * from './sequences.js';
