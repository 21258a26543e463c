// Compiles src to dist, and puts what is not TypeScript beside it.

import { cpSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { loudly, program, root } from './lib/run.mjs';

/** What of src is copied as it is. */
const assets = ['host/helper.mjs', 'kernel/resources', 'labextension/prebuilt'];

await program(async () => {
  const made = join(root, 'dist.new'); // dist is replaced as a whole: a kernel that starts meanwhile finds all of it
  rmSync(made, { recursive: true, force: true });
  const tsc = join(root, 'node_modules/typescript/bin/tsc');
  const code = await loudly(process.execPath, [tsc, '-p', 'tsconfig.build.json', '--outDir', made]);
  if (code !== 0) return code;
  for (const asset of assets) cpSync(join(root, 'src', asset), join(made, asset), { recursive: true });
  rmSync(join(root, 'dist'), { recursive: true, force: true });
  renameSync(made, join(root, 'dist'));
  return 0;
});
