// In a worker with shared memory: which blocks of a product helpers take, before and after they have answered.

/** The tasks that the library gives to helpers. */
const tasks = [];
const Original = globalThis.Worker;
globalThis.Worker = class extends Original {
  postMessage(task) {
    tasks.push(task);
    super.postMessage(task);
  }
};

/** How many blocks this thread takes while `work` is done: slowly, so that helpers get theirs. */
function own(work) {
  const { add } = Atomics;
  let taken = 0;
  Atomics.add = (state, slot, value) => {
    const index = add(state, slot, value);
    if (slot === tasks[0].slots.next && index < state[tasks[0].slots.blocks]) {
      taken++;
      const end = performance.now() + 50;
      while (performance.now() < end);
    }
    return index;
  };
  try {
    return {
      bits: hashed(work()),
      taken,
      present: tasks.length && Atomics.load(tasks[0].state, tasks[0].slots.present),
    };
  } finally {
    Atomics.add = add;
  }
}

/** FNV-1a, since `crypto.subtle` answers only to those who yield. */
function hashed({ data: { buffer } }) {
  return new Uint8Array(buffer).reduce((hash, byte) => Math.imul(hash ^ byte, 16777619), 2166136261);
}

export async function job() {
  const { getNumThreads, manualSeed, randn, setNumThreads } = await import('lectern');
  const atImport = tasks.length;
  const wanted = Math.min(navigator.hardwareConcurrency, 8) - 1;
  setNumThreads(3);
  manualSeed(1);
  const [a, b] = [randn([400, 200]), randn([200, 300])];
  const early = own(() => a.matmul(b));
  const { slots, state } = tasks[0];
  while (Atomics.load(state, slots.present) < 2) await new Promise((done) => setTimeout(done, 5));
  const late = own(() => a.matmul(b));
  setNumThreads(1);
  const alone = own(() => a.matmul(b));
  return { threads: getNumThreads(), atImport, wanted, early, late, alone, blocks: state[slots.blocks] };
}
