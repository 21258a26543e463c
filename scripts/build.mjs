// Compiles src to dist, puts what is not TypeScript beside it, and joins the modules behind each of the package's doors: a
// hundred small files take 40 ms to import, a few large ones 10.

import { cpSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { rolldown } from 'rolldown';
import { loudly, program, root } from './lib/run.mjs';

/** What `exports` in package.json leads to. */
const doors = ['index', 'math/index', 'notebook/index', 'plot/index', 'slides/index'];

/** What of src is copied as it is. */
const assets = [
  'host/helper.mjs',
  'kernel/language/globals',
  'kernel/resources',
  'labextension/prebuilt',
  'remedies.json',
];

await program(async () => {
  const made = join(root, 'dist.new'); // dist is replaced as a whole: a kernel that starts meanwhile finds all of it
  rmSync(made, { recursive: true, force: true });
  const tsc = join(root, 'node_modules/typescript/bin/tsc');
  const code = await loudly(process.execPath, [tsc, '-p', 'tsconfig.build.json', '--outDir', made]);
  if (code !== 0) return code;
  for (const asset of assets) cpSync(join(root, 'src', asset), join(made, asset), { recursive: true });
  await bundle(made);
  rmSync(join(root, 'dist'), { recursive: true, force: true });
  renameSync(made, join(root, 'dist'));
  return 0;
});

/** Modules of `host` know the files beside them, and stay where they are. */
async function bundle(folder) {
  const joined = await rolldown({
    input: Object.fromEntries(doors.map((door) => [door, join(folder, `${door}.js`)])),
    external: [/^node:/, /[\\/]host[\\/]/],
    platform: 'node',
  });
  await joined.write({ dir: folder, chunkFileNames: 'chunks/[name].js' });
}
