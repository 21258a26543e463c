// Opens devices.
// aims: leaks
// here: nothing found

// %% answer="q1"
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { can, escaped } from '../probe.js';
escaped(readdirSync('/dev').filter((name) => !['null', 'urandom'].includes(name)));
