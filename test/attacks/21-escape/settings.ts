// Writes settings of the machine.
// aims: leaks
// here: nothing found

// %% answer="q1"
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { can, escaped } from '../probe.js';
const files = ['/proc/sys/kernel/core_pattern', '/proc/sysrq-trigger', '/proc/sys/vm/overcommit_memory', '/proc/self/uid_map', '/sys/fs/cgroup/cgroup.procs', '/node_modules/lectern/dist/index.js', '/bin/node', '/dev/shm/x', '/x'];
escaped(files.filter((file) => can(() => writeFileSync(file, '1'))));
