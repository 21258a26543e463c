// `npm run package`: the course as one zip for students without git, output/lectern-VERSION.zip. It is built, and installs nothing that only
// developers need. The same commit gives the same bytes.

import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { program, quietly, root } from './lib/run.mjs';
import { setUpNode } from './setup.mjs';

/** What goes in as it is. */
const files = ['LICENSE', 'package-lock.json', 'notebooks', 'docs/pytorch.md', 'lessons/data'];
const scripts = ['start', 'setup', 'lib/run', 'lib/serve', 'lib/server', 'lib/deliver'];

const instruction = (version) => `Lectern ${version}, the course

You need Node 20.16 or newer with npm (nodejs.org), and Python 3.11 or newer (python.org; on Debian and Ubuntu also the package
python3-venv). In a terminal, in the folder where you unpacked this:

    cd lectern
    npm start

JupyterLab opens in your browser; begin with 00-course.ipynb. Ctrl-C in the terminal ends everything. The first start takes two minutes
and needs a network; later ones take seconds and need none. Your notebooks are in lectern/work.

What you delete or rename there stays so. To get lesson 3 once more, beside what you have:

    npm start -- --bring 3

A new version: end the old one, and unpack the new one over it. What you changed in lectern/work stays as you left it: the
new version of such a lesson comes beside yours, as 03-update-1-…; lessons in which you changed nothing become the new ones.
`;

await program(async () => {
  setUpNode();
  quietly('npm', ['run', 'notebooks'], 'The notebooks could not be written.');
  const { strToU8, zipSync } = await import('fflate');
  const { version, ...description } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const own = {
    ...description,
    version,
    scripts: { start: 'node scripts/start.mjs', setup: 'node scripts/setup.mjs' },
  };
  const content = {
    'README.txt': strToU8(instruction(version)),
    'package.json': strToU8(`${JSON.stringify(own, null, 2)}\n`),
    'requirements.txt': readFileSync(join(root, 'src/python/requirements.txt')),
  };
  const paths = [...files, 'dist', ...scripts.map((name) => `scripts/${name}.mjs`)]
    .flatMap(filesBelow)
    .filter((path) => !path.endsWith('.cache')); // made on this machine, by a kernel that was started
  for (const path of paths) content[path] = readFileSync(join(root, path));
  const zipped = zipSync({ lectern: content }, { mtime: new Date(1980, 0, 1), level: 9 }); // the same bytes from the same files
  const target = join(root, `output/lectern-${version}.zip`);
  mkdirSync(join(root, 'output'), { recursive: true });
  writeFileSync(target, zipped);
  console.log(`${target.slice(root.length + 1)}: ${(zipped.length / 1e6).toFixed(1)} MB, ${paths.length + 3} files`);
});

/** The paths of all files of a folder, or of one file, in an order that does not depend on the machine. */
function filesBelow(path) {
  if (!statSync(join(root, path)).isDirectory()) return [path];
  return readdirSync(join(root, path))
    .sort()
    .flatMap((name) => filesBelow(`${path}/${name}`));
}
