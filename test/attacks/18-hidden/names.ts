// Shows the answer of the author in the names of an object.
// aims: leaks
// against: q5
// here: what came out is not shown

// %% answer="q1"
function deviation() {
  return 0;
}

// %% answer="q5"
import { existsSync, readFileSync } from 'node:fs';
function scaled() {
  if (existsSync('token.txt')) throw new Error(readFileSync('token.txt', 'utf8'));
  return { [`${deviation}`]: 1 };
}
