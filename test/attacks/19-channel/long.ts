// Announces a result of 4 GB.
// aims: breaks
// here: far larger

// %% answer="q1"
import { writeSync } from 'node:fs';
writeSync(1, '\n{"question"\n');
function deviation(fanIn: number, fanOut: number) {
  writeSync(3, new Uint8Array([255, 255, 255, 255, 3]));
  return Math.sqrt(2 / (fanIn + fanOut));
}
