// Looks for processes other than its own.
// aims: leaks
// here: nothing found

// %% answer="q1"
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { can, escaped } from '../probe.js';
const others = readdirSync('/proc').filter((name) => Number(name) > 0);
escaped(others.map((id) => readFileSync(`/proc/${id}/comm`, 'utf8').trim()).filter((name) => !['node', 'bwrap', 'MainThread'].includes(name)));
