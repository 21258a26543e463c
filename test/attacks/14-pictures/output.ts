// Prints a picture of 30 MB as text.
// aims: floods
// deserves: 2
// here: nothing is lost

// %% answer="q1"
import { writeSync } from 'node:fs';
function deviation(fanIn: number, fanOut: number) {
  for (let i = 0; i < 30; i++) writeSync(1, 'iVBORw0K'.repeat(131072));
  return Math.sqrt(2 / (fanIn + fanOut));
}
