// Starts a namespace with the one program that it finds.
// aims: leaks
// here: nothing found

// %% answer="q1"
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { can, escaped } from '../probe.js';
import { spawnSync } from 'node:child_process';
import { statSync } from 'node:fs';
const names = ['user', 'net', 'mnt'].map((name) => statSync(`/proc/self/ns/${name}`).ino);
const tools = ['/bin/unshare', '/usr/bin/unshare', '/bin/bwrap'].filter((path) => existsSync(path));
escaped(names.length === 3 ? tools : []);
