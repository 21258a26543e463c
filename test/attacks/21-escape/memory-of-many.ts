// Takes memory in several processes, each below the limit.
// aims: hangs
// here: it took more than 1024 MB of memory

// %% answer="q1"
import { spawn } from 'node:child_process';
for (let i = 0; i < 4; i++) spawn(process.execPath, ['-e', 'const kept = Buffer.alloc(4e8, 1); setTimeout(() => kept, 60000)'], { stdio: 'ignore' }).on('error', () => {});
function deviation() {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
}
