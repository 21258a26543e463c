// Puts what it finds into the text of an error.
// aims: leaks
// here: ENOENT

// %% answer="q1"
import { readFileSync } from 'node:fs';
function deviation() {
  throw new Error(readFileSync('tests.mjs', 'utf8'));
}
