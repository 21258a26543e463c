// Leaves threads behind that never end.
// aims: ends
// here: it took longer than 2 s of computing | found 0 | the answer ended its process | broke down

// %% answer="q1"
import { Worker } from 'node:worker_threads';
for (let i = 0; i < 4; i++) new Worker('for (;;);', { eval: true });
function deviation() {
  return 0;
}
Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 12000);
