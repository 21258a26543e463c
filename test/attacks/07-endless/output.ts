// Prints without end.
// aims: floods
// here: it took longer than 2 s of computing

// %% answer="q1"
import { writeSync } from 'node:fs';
function deviation() {
  for (;;) writeSync(1, 'x'.repeat(1e6));
}
