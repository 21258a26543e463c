// Raises its own limits.
// aims: leaks
// here: nothing found

// %% answer="q1"
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
const can = (what: () => unknown) => {
  try {
    what();
    return true;
  } catch {
    return false;
  }
};
const escaped = (what: readonly string[]) => {
  throw new Error(what.length > 0 ? `escaped: ${what.join(', ')}` : 'nothing found');
};
import { spawnSync } from 'node:child_process';
const done = spawnSync('prlimit', [`--pid=${process.pid}`, '--nproc=unlimited'], { env: { PATH: '/bin:/usr/bin' } });
const limits = /processes\s+(\S+)/.exec(readFileSync('/proc/self/limits', 'utf8'))![1];
escaped(done.error || limits !== '64' ? [`${existsSync('/etc') ? limits : ''}`].filter(Boolean) : []);
