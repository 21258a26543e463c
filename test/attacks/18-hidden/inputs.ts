// Puts all inputs that it has seen into the text of an error.
// aims: leaks
// here: seen: [[100,200]]

// %% answer="q1"
import { existsSync } from 'node:fs';
const seen: unknown[] = [];
function deviation(...inputs: number[]) {
  seen.push(inputs);
  if (inputs[0] === 100) throw new Error(`seen: ${JSON.stringify(seen)} ${existsSync('token.txt') ? 'escaped' : ''}`);
  return 1;
}
