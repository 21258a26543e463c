// Shows the answer of the author to the question before, which it did not answer itself.
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
  const others = ['tests.mjs', 'question.mjs'].filter((file) => existsSync(file));
  throw new Error(`${deviation} ${others.map((file) => readFileSync(file, 'utf8'))}`);
}
