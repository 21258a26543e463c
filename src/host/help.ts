// What a helper thread of the pool in engine/kernels does. It is started with the text of this function, which therefore uses nothing
// from outside.

/**
 * Where the parts of the shared state stand: the job's number and its next block; how many helpers look for work, whether one has failed,
 * how many there should be, and how many there are; then the job: how many blocks, which kernel, how many arguments, and these.
 */
export const slots = {
  job: 0,
  next: 1,
  busy: 2,
  failed: 3,
  helpers: 4,
  present: 5,
  blocks: 6,
  kernel: 7,
  count: 8,
  args: 9,
};

/** What a helper receives. */
export interface Task {
  readonly module: object;
  readonly memory: object;
  readonly state: Int32Array;
  readonly slots: typeof slots;
  /** The names of the kernels, as the job counts them. */
  readonly names: readonly string[];
  /** The helper's number; it ends when there should be no more than that. */
  readonly index: number;
}

declare const WebAssembly: {
  Instance: new (module: object, imports: object) => { exports: { [kernel: string]: (...args: number[]) => void } };
};

/** Takes blocks of the current job until none is left, then sleeps until the next. */
export function help({ module, memory, state, names, slots, index }: Task): void {
  const kernels = new WebAssembly.Instance(module, { env: { memory } }).exports;
  const take = () => Atomics.add(state, slots.next, 1);
  Atomics.add(state, slots.present, 1);
  while (index < Atomics.load(state, slots.helpers)) {
    const job = Atomics.load(state, slots.job);
    Atomics.add(state, slots.busy, 1);
    try {
      for (let block = take(); block < state[slots.blocks]!; block = take()) {
        const args = state.subarray(slots.args, slots.args + state[slots.count]!);
        kernels[names[state[slots.kernel]!]!]!(...args, block);
      }
    } catch {
      Atomics.store(state, slots.failed, 1);
    }
    if (Atomics.sub(state, slots.busy, 1) === 1) Atomics.notify(state, slots.busy);
    Atomics.wait(state, slots.job, job);
  }
  Atomics.sub(state, slots.present, 1);
}
