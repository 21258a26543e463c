// Ends, and leaves a process behind that keeps the way of results open.
// aims: leaves
// here: the answer ended its process

// %% answer="q1"
import { spawn } from 'node:child_process';
spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { detached: true, stdio: ['ignore', 'ignore', 'ignore', 3] }).unref();
function deviation() {
  process.exit(0);
}
