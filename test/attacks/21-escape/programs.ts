// Starts programs that make namespaces, mount or compile.
// aims: leaks
// here: nothing found

// %% answer="q1"
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { can, escaped } from '../probe.js';
import { spawnSync } from 'node:child_process';
escaped(['unshare', 'mount', 'bwrap', 'sh', 'python3', 'gcc', '/bin/sh', '/usr/bin/unshare'].filter((name) => !spawnSync(name, ['--version'], { env: { PATH: '/bin:/usr/bin' } }).error));
