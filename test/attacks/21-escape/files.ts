// Reads files of the machine.
// aims: leaks
// here: nothing found

// %% answer="q1"
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { can, escaped } from '../probe.js';
escaped(['/etc/passwd', '/etc/hostname', '/root', '/usr/bin', '/var', '/work', '/sys/kernel', '/boot'].filter((path) => existsSync(path)));
