import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

test('importing lectern loads neither Vega nor the rasteriser', () => {
  const root = fileURLToPath(new URL('../..', import.meta.url));
  const code = `
    import { register } from 'node:module';
    import { createRequire } from 'node:module';
    await import('lectern');
    const loaded = Object.keys(createRequire(import.meta.url).cache).filter((file) => /node_modules.(vega|@resvg|@dagrejs|fflate)/.test(file));
    console.log(JSON.stringify(loaded));
  `;
  const out = execFileSync(process.execPath, ['--input-type=module', '-e', code], { cwd: root, encoding: 'utf8' });
  expect(JSON.parse(out)).toEqual([]);
});

test('where there is no WebAssembly, the import says so', () => {
  const root = fileURLToPath(new URL('../..', import.meta.url));
  const code = "await import('lectern').catch(({ message }) => console.log(message))";
  const out = execFileSync(process.execPath, ['--jitless', '--input-type=module', '-e', code], {
    cwd: root,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  expect(out).toMatch(/^lectern computes with WebAssembly, which is not to be had here: .*--jitless$/m);
});
