// `npm run bench`: how fast, beside others, in one run. `npm run bench -- engine`, `-- kernel` or `-- plots` measures one.

import { benchEngine } from './bench/engine.mjs';
import { installKernels } from './bench/kernel/peers.mjs';
import { benchPlots } from './bench/plots.mjs';
import { loudly, program, Stop, venv } from './lib/run.mjs';
import { setUp } from './setup.mjs';

const benches = {
  engine: (args) => benchEngine(args),
  kernel: (args) => {
    installKernels();
    return loudly(venv('python'), ['scripts/bench/kernel/main.py', ...args]);
  },
  plots: (args) => benchPlots(args),
};

await program(async ([wanted, ...args]) => {
  if (wanted !== undefined && !(wanted in benches))
    throw new Stop(`npm run bench takes one of ${Object.keys(benches).join(', ')}; "${wanted}" is none.`);
  setUp();
  for (const [name, bench] of Object.entries(benches)) {
    const code = wanted === undefined || name === wanted ? await bench(args) : 0;
    if (code) return code;
  }
});
