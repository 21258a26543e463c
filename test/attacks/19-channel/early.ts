// Sends results before the questions.
// aims: breaks
// here: it wrote where only results may be written

// %% answer="q1"
import { writeSync } from 'node:fs';
writeSync(1, '\n{"question"\n');
for (const kind of [2, 3, 3, 3, 3]) writeSync(3, new Uint8Array([1, 0, 0, 0, kind, 2]));
function deviation() {
  return 0;
}
