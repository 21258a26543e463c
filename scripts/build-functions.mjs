// `npm run functions`: writes src/engine/functions.ts, the methods of the tensor as functions.

import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { functionsOf } from './lib/functions.mjs';
import { program, quietly, root } from './lib/run.mjs';

await program(() => {
  const engine = join(root, 'src/engine');
  const target = join(engine, 'functions.ts');
  writeFileSync(target, functionsOf(readFileSync(join(engine, 'tensor.ts'), 'utf8')));
  const biome = join(root, 'node_modules/@biomejs/biome/bin/biome');
  quietly(process.execPath, [biome, 'format', '--write', target], 'The functions cannot be formatted.');
});
