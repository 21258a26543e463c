// A helper thread: takes blocks of the current job until none is left, then sleeps until the next. The pool in
// engine/kernels/pool.ts gives the jobs and says where in `state` their parts stand.

import { workerData } from 'node:worker_threads';

const { module, memory, state, names, slots } = workerData;
const kernels = new WebAssembly.Instance(module, { env: { memory } }).exports;

for (;;) {
  const job = Atomics.load(state, slots.job);
  Atomics.add(state, slots.busy, 1);
  for (let block = take(); block < state[slots.blocks]; block = take())
    kernels[names[state[slots.kernel]]](...state.subarray(slots.args, slots.args + state[slots.count]), block);
  if (Atomics.sub(state, slots.busy, 1) === 1) Atomics.notify(state, slots.busy);
  Atomics.wait(state, slots.job, job);
}

function take() {
  return Atomics.add(state, slots.next, 1);
}
