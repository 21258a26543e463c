// Sends a list in a list, a thousand deep.
// aims: breaks
// here: it wrote where only results may be written

// %% answer="q1"
import { writeSync } from 'node:fs';
writeSync(1, '\n{"question"\n');
function deviation(fanIn: number, fanOut: number) {
  writeSync(3, new Uint8Array([136, 19, 0, 0, 3, ...Array.from({ length: 5000 }, (_, i) => (i % 5 === 0 ? 5 : i % 5 === 1 ? 1 : 0))]));
  return Math.sqrt(2 / (fanIn + fanOut));
}
