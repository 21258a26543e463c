// `npm run bench`: how fast, beside others, in one run.

import { loudly, program, venv } from './lib/run.mjs';
import { setUp } from './setup.mjs';

await program((args) => {
  setUp();
  return loudly(venv('python'), ['scripts/bench/kernel.py', ...args]);
});
