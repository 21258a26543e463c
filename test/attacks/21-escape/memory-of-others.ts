// Opens the memory of other processes.
// aims: leaks
// here: nothing found

// %% answer="q1"
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { can, escaped } from '../probe.js';
const others = readdirSync('/proc').filter((name) => Number(name) > 1 && Number(name) !== process.pid);
escaped(others.filter((id) => can(() => readFileSync(`/proc/${id}/maps`))));
