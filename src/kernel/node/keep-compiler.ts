// Loads the compiler, uses it, and keeps what V8 has compiled of it.

import './compiler.js'; // before anything requires it

import { builtinModules } from 'node:module';
import { tmpdir } from 'node:os';
import { fileURLToPath } from 'node:url';
import { Cells } from '../language/cells.js';
import { warmUp } from '../language/warm-up.js';
import { ts } from './compiler.js';
import { keepTypeScript, libFolder } from './typescript.js';

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
