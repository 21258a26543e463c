// Raises its own limits.
// aims: leaks
// here: nothing found

// %% answer="q1"
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { can, escaped } from '../probe.js';
import { spawnSync } from 'node:child_process';
const done = spawnSync('prlimit', [`--pid=${process.pid}`, '--nproc=unlimited'], { env: { PATH: '/bin:/usr/bin' } });
const limits = /processes\s+(\S+)/.exec(readFileSync('/proc/self/limits', 'utf8'))![1];
escaped(done.error || limits !== '64' ? [`${existsSync('/etc') ? limits : ''}`].filter(Boolean) : []);
