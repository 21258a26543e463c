// The kernels beside which ours is measured: tslab and Deno, in a folder of their own, as kernelspecs. ipykernel comes
// with JupyterLab.

import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { quietly, root, step } from '../../lib/run.mjs';

const folder = join(root, 'output/bench/kernel');
const { tslab } = JSON.parse(readFileSync(join(root, 'test/tslab/package.json'), 'utf8')).dependencies;
const packages = { deno: '2.9.6', tslab };

export function installKernels() {
  const wanted = JSON.stringify({ private: true, dependencies: packages });
  step('installing tslab and Deno (180 MB)', join(folder, 'node_modules/.lectern'), `${folder} ${wanted}`, () => {
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, 'package.json'), wanted);
    quietly('npm', ['install', '--no-audit', '--no-fund'], 'The peers could not be installed.', { cwd: folder });
    // npm may have been told to run no install scripts: this puts Deno's program in place, and says where
    const deno = createRequire(join(folder, 'package.json'))('deno/install_api.cjs').runInstall();
    const home = join(folder, 'home');
    mkdirSync(home, { recursive: true });
    spec('deno', [deno, 'jupyter', '--kernel', '--conn', '{connection_file}'], {
      HOME: home,
      DENO_DIR: join(home, 'deno'),
      DENO_NO_UPDATE_CHECK: '1',
    });
    const program = join(folder, 'node_modules/tslab/bin/tslab');
    spec('tslab', [process.execPath, program, 'kernel', '--config-path={connection_file}']);
  });
}

function spec(name, argv, env = {}) {
  const place = join(folder, 'kernels', name);
  mkdirSync(place, { recursive: true });
  const kernel = { argv, env, display_name: name, language: 'typescript' };
  writeFileSync(join(place, 'kernel.json'), JSON.stringify(kernel, null, 1));
}
