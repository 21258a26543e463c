// Fills its folder until nothing fits in.
// aims: leaves
// here: ENOSPC | EFBIG

// %% answer="q1"
import { writeFileSync } from 'node:fs';
for (let i = 0; i < 100; i++) writeFileSync(`${i}`, Buffer.alloc(2e6));
function deviation() {
  return 0;
}
