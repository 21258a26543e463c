// Looks for processes other than its own.
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
const others = readdirSync('/proc').filter((name) => Number(name) > 0);
escaped(others.map((id) => readFileSync(`/proc/${id}/comm`, 'utf8').trim()).filter((name) => !['node', 'bwrap', 'MainThread'].includes(name)));
