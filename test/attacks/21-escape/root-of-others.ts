// Goes through the folders of other processes.
// aims: leaks
// here: nothing found

// %% answer="q1"
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { can, escaped } from '../probe.js';
const others = [process.ppid, ...readdirSync('/proc').filter((name) => Number(name) > 0)];
escaped(others.map((id) => `/proc/${id}/root/etc/passwd`).filter((path) => existsSync(path)));
