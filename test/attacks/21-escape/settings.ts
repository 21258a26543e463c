// Writes settings of the machine.
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
const files = ['/proc/sys/kernel/core_pattern', '/proc/sysrq-trigger', '/proc/sys/vm/overcommit_memory', '/proc/self/uid_map', '/sys/fs/cgroup/cgroup.procs', '/node_modules/lectern/dist/index.js', '/bin/node', '/dev/shm/x', '/x'];
escaped(files.filter((file) => can(() => writeFileSync(file, '1'))));
