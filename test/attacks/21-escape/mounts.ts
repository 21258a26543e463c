// Looks for file systems that can be written to, besides its own folders.
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
const mounts = readFileSync('/proc/self/mounts', 'utf8').split('\n').map((line) => line.split(' '));
const folders = mounts.map(([, path]) => path ?? '').filter((path) => path.startsWith('/') && !path.startsWith('/proc') && path !== '/home' && path !== '/tmp');
escaped(folders.filter((path) => can(() => writeFileSync(`${path}/x`, ''))));
