// Looks for programs that run as another user.
// aims: leaks
// here: nothing found

// %% answer="q1"
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { can, escaped } from '../probe.js';
import { statSync } from 'node:fs';
const all = ['/bin', '/usr/bin', '/sbin', '/usr/lib'].filter((path) => existsSync(path)).flatMap((folder) => readdirSync(folder).map((name) => `${folder}/${name}`));
escaped(all.filter((path) => existsSync(path) && (statSync(path).mode & 0o6000) !== 0));
