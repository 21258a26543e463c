// Opens the memory of other processes.
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
const others = readdirSync('/proc').filter((name) => Number(name) > 1 && Number(name) !== process.pid);
escaped(others.filter((id) => can(() => readFileSync(`/proc/${id}/maps`))));
