// Fills the memory that processes share.
// aims: leaks
// here: nothing found

// %% answer="q1"
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { can, escaped } from '../probe.js';
escaped(can(() => writeFileSync('/dev/shm/x', Buffer.alloc(1e8))) ? ['/dev/shm'] : []);
