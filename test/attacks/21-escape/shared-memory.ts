// Fills the memory that processes share.
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
escaped(can(() => writeFileSync('/dev/shm/x', Buffer.alloc(1e8))) ? ['/dev/shm'] : []);
