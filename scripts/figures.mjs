// `npm run figures`: draws the figures of the lessons into output/figures, with their digests in lessons/figures.sha256.
// `npm run figures -- --check` says which are not as before. What else it takes: `npm run figures -- --help`.

import { join } from 'node:path';
import { loudly, onStandIn, program, root } from './lib/run.mjs';
import { setUpNode } from './setup.mjs';

await program((args) => {
  setUpNode();
  const names = (option) => args.some((argument) => argument === option || argument.startsWith(`${option}=`));
  const own = args.some((argument) => /\.(ipynb|ts)$/.test(argument)); // a notebook of the user's has digests of its own
  const out = names('--out') ? [] : ['--out', join('output', 'figures')];
  const sums = names('--sums') || own ? [] : ['--sums', join('lessons', 'figures.sha256')];
  return loudly(process.execPath, [join(root, 'dist/cli/main.js'), 'figures', ...args, ...out, ...sums], {
    cwd: process.cwd(),
    env: { ...process.env, ...(sums.length > 0 && onStandIn) }, // the digests are of its figures
  });
});
