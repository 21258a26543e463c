// Sends a message of a kind that does not exist.
// aims: breaks
// here: it wrote where only results may be written

// %% answer="q1"
import { writeSync } from 'node:fs';
writeSync(1, '\n{"question"\n');
function deviation(fanIn: number, fanOut: number) {
  writeSync(3, new Uint8Array([0, 0, 0, 0, 9]));
  return Math.sqrt(2 / (fanIn + fanOut));
}
