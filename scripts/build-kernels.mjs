// `npm run kernels`: compiles src/engine/kernels/assembly (AssemblyScript) to WebAssembly, written as text to binary.ts
// beside it, with the digest of the source that it was made from.

import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { program, quietly, root } from './lib/run.mjs';

await program(() => {
  const kernels = join(root, 'src/engine/kernels');
  const assembly = join(kernels, 'assembly');
  const folder = mkdtempSync(join(tmpdir(), 'kernels-'));
  const compile = (file, memory) => {
    const wasm = join(folder, 'kernels.wasm');
    const options = ['-O3', '--enable', 'simd', '--runtime', 'stub', '--noAssert', '--importMemory', ...memory];
    quietly(
      process.execPath,
      [join(root, 'node_modules/assemblyscript/bin/asc.js'), join(assembly, file), ...options, '-o', wasm],
      'The kernels do not compile.',
    );
    return readFileSync(wasm).toString('base64');
  };
  const binary = compile('index.ts', []);
  const shared = compile('threads.ts', ['--enable', 'threads', '--sharedMemory', '--maximumMemory', '32768']);
  const hash = createHash('sha256');
  for (const file of readdirSync(assembly).sort()) hash.update(readFileSync(join(assembly, file)));
  const digest = hash.digest('hex');
  const lines = [
    '// Written by `npm run kernels`; do not edit.',
    '',
    '/** SHA-256 of the AssemblyScript files, in the order of their names. */',
    `export const sourceDigest = '${digest}';`,
    '',
    '/** index.ts, in base64. */',
    `export const binary =`,
    `  '${binary}';`,
    '',
    '/** threads.ts, in base64. */',
    `export const sharedBinary =`,
    `  '${shared}';`,
    '',
  ];
  writeFileSync(join(kernels, 'binary.ts'), lines.join('\n'));
  rmSync(folder, { recursive: true });
});
