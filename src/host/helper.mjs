// A helper thread: takes blocks of the current job until none is left, then sleeps until the next. The pool in
// engine/kernels/pool.ts gives the jobs and says where in `state` their parts stand.

import { workerData } from 'node:worker_threads';

const { module, memory, state, names, slots, index } = workerData;
const kernels = new WebAssembly.Instance(module, { env: { memory } }).exports;

while (index < Atomics.load(state, slots.helpers)) {
  const job = Atomics.load(state, slots.job);
  Atomics.add(state, slots.busy, 1);
  try {
    for (let block = take(); block < state[slots.blocks]; block = take())
      kernels[names[state[slots.kernel]]](...state.subarray(slots.args, slots.args + state[slots.count]), block);
  } catch {
    Atomics.store(state, slots.failed, 1);
  }
  if (Atomics.sub(state, slots.busy, 1) === 1) Atomics.notify(state, slots.busy);
  Atomics.wait(state, slots.job, job);
}

function take() {
  return Atomics.add(state, slots.next, 1);
}
