// Compiles src to dist, and puts what is not TypeScript beside it.

import { cpSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { loudly, program, root } from './lib/run.mjs';

/** Folders of src that are copied as they are. */
const assets = ['kernel/resources', 'labextension/prebuilt'];

await program(async () => {
  rmSync(join(root, 'dist'), { recursive: true, force: true });
  const code = await loudly(process.execPath, [
    join(root, 'node_modules/typescript/bin/tsc'),
    '-p',
    'tsconfig.build.json',
  ]);
  for (const folder of assets) cpSync(join(root, 'src', folder), join(root, 'dist', folder), { recursive: true });
  return code;
});
