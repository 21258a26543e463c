// Computes in several processes, each below the limit.
// aims: hangs
// here: it took longer than 2 s of computing

// %% answer="q1"
import { spawn } from 'node:child_process';
for (let i = 0; i < 4; i++) spawn(process.execPath, ['-e', 'for (;;);'], { stdio: 'ignore' }).on('error', () => {});
function deviation() {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
}
