// Sends a tensor with more sizes than numbers can hold, and one that is zero.
// aims: breaks
// here: it wrote where only results may be written

// %% answer="q1"
import { writeSync } from 'node:fs';
writeSync(1, '\n{"question"\n');
function deviation(fanIn: number, fanOut: number) {
  writeSync(3, new Uint8Array([251, 0, 0, 0, 3, 7, 0, 62, ...new Array(244).fill(255), 0, 0, 0, 0, 0, 0]));
  return Math.sqrt(2 / (fanIn + fanOut));
}
