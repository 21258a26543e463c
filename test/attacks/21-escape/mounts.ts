// Looks for file systems that can be written to, besides its own folders.
// aims: leaks
// here: nothing found

// %% answer="q1"
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { can, escaped } from '../probe.js';
const mounts = readFileSync('/proc/self/mounts', 'utf8').split('\n').map((line) => line.split(' '));
const folders = mounts.map(([, path]) => path ?? '').filter((path) => path.startsWith('/') && !path.startsWith('/proc') && path !== '/home' && path !== '/tmp');
escaped(folders.filter((path) => can(() => writeFileSync(`${path}/x`, ''))));
