// Starts as many processes as it can.
// aims: leaves
// here: no more | it took longer than 2 s of computing | broke down | the answer ended its process

// %% answer="q1"
import { spawn } from 'node:child_process';
for (let i = 0; i < 100; i++)
  spawn(process.execPath, ['-e', 'setTimeout(() => {}, 30000)'], { detached: true, stdio: 'ignore' }).on('error', () => {}).unref();
function deviation() {
  throw new Error('no more');
}
