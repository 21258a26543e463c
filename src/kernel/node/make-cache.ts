// Run once when the kernel is installed, with the kernel's own options: loads the compiler, uses it, and keeps what V8 has
// compiled of it.

import { builtinModules } from 'node:module';
import { tmpdir } from 'node:os';
import { fileURLToPath } from 'node:url';
import { keepTypeScript, libFolder, loadTypeScript } from './typescript.js';

const ts = loadTypeScript();
const { Cells } = await import('../language/cells.js');
const { warmUp } = await import('../language/warm-up.js');

const cells = new Cells({
  folder: tmpdir(),
  packageRoot: fileURLToPath(new URL('../../..', import.meta.url)).replace(/[\\/]$/, ''),
  libFolder,
  files: ts.sys,
  node: Number(process.versions.node.split('.')[0]),
  builtins: builtinModules,
});
for (const _ of warmUp(cells));
keepTypeScript();
