// Makes a fresh clone ready: packages, build, Python environment, kernel and lessons in place. Needs Node 20, npm and
// Python 3.11 and nothing else; what is up to date is not done again.

import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { digest, program, quietly, root, Stop, step, venv } from './lib/run.mjs';

/** The lowest versions that everything was tried with. */
const oldestNode = [20, 16];
const oldestPython = [3, 11];

/** A student's zip has been built already; its sources stay at home. */
const isPackage = !existsSync(join(root, 'src'));

const network =
  'If a download failed, check the network (or the proxy settings of npm and pip), then run the command again.';

const remedy = 'The kernel could not be installed into .venv; delete that folder and run the command again.';

/** Packages and build: all that the unit tests need. */
export function setUpNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major < oldestNode[0] || (major === oldestNode[0] && minor < oldestNode[1])) {
    throw new Stop(
      `Lectern needs Node ${oldestNode.join('.')} or newer; this is Node ${process.versions.node} (${process.execPath}).\nInstall a current version from nodejs.org or with your version manager.`,
    );
  }
  step(
    'installing packages (npm ci)',
    join(root, 'node_modules/.lectern'),
    `${root} ${digest('package-lock.json')}`,
    () => {
      quietly('npm', ['ci', ...(isPackage ? ['--omit=dev'] : []), '--no-audit', '--no-fund'], network);
      const link = join(root, 'node_modules/lectern'); // lessons and scripts import the package by its name
      rmSync(link, { recursive: true, force: true });
      symlinkSync(root, link, 'junction');
    },
  );
  if (isPackage) {
    chmodSync(join(root, 'dist/cli/main.js'), 0o755); // what was unpacked is no program yet, and npx lectern needs one
    return;
  }
  step(
    'building',
    join(root, 'dist/.lectern'),
    digest('src', 'docs/pytorch.md', 'tsconfig.json', 'tsconfig.build.json', 'package-lock.json'),
    () => {
      quietly(
        process.execPath,
        ['scripts/build.mjs'],
        'The sources do not compile; `npm run build` shows all messages.',
      );
    },
  );
}

/** JupyterLab in `.venv`, with the kernel in it. The user's own Jupyter files are neither read nor written. */
export function setUpPython(python) {
  const requirements = isPackage ? 'requirements.txt' : 'src/python/requirements.txt';
  const environment = join(root, '.venv');
  const made = join(environment, '.lectern');
  step('installing JupyterLab (pip, half a minute)', made, `${root} ${digest(requirements)}`, () => {
    // An environment that was begun and not finished, or made for another folder, is of no use.
    if (!existsSync(made) || !readFileSync(made, 'utf8').startsWith(`${root} `)) {
      rmSync(environment, { recursive: true, force: true });
      try {
        quietly(
          python,
          ['-m', 'venv', environment],
          `${python} has no working \`venv\` module. On Debian and Ubuntu: sudo apt-get install python3-venv`,
        );
      } catch (error) {
        rmSync(environment, { recursive: true, force: true });
        throw error;
      }
    }
    writeFileSync(join(environment, 'package.json'), '{}\n'); // JupyterLab's own scripts are no ES modules
    const pip = ['-m', 'pip', 'install', '--disable-pip-version-check', '--quiet', '-r', requirements];
    quietly(venv('python'), pip, network);
  });
  const files = digest('dist/.lectern', 'scripts/setup.mjs');
  step(
    'installing the TypeScript kernel',
    join(environment, '.lectern-kernel'),
    `${process.execPath} ${root} ${files}`,
    () => {
      const install = ['dist/cli/main.js', 'install', '--prefix', environment];
      quietly(process.execPath, install, remedy);
      setUpServer(environment);
    },
  );
}

/** What only our own server has, beside what every installation brings. */
function setUpServer(environment) {
  const packages = ['-c', 'import sysconfig; print(sysconfig.get_path("purelib"))'];
  const folder = quietly(venv('python'), packages, remedy).trim();
  writeFileSync(join(folder, 'lectern.pth'), `${join(root, 'dist/python')}\n`); // Python finds our module there
  const settings = join(environment, 'etc/jupyter/labconfig');
  mkdirSync(settings, { recursive: true });
  const hidden = { 'lectern:launcher': { hidden: ['python3', '.py'] } };
  writeFileSync(join(settings, 'default_setting_overrides.json'), `${JSON.stringify(hidden, null, 2)}\n`);
}

/** The command of a Python that is new enough; nothing long should have run before it is found missing. */
export function findPython() {
  const seen = [];
  for (const name of process.platform === 'win32'
    ? ['python', 'py']
    : ['python3', 'python', 'python3.13', 'python3.12', 'python3.11']) {
    const { stdout } = spawnSync(name, ['-c', 'import sys; print(*sys.version_info[:2])'], { encoding: 'utf8' });
    if (!stdout) continue;
    const [major, minor] = stdout.trim().split(' ').map(Number);
    if (major === oldestPython[0] && minor >= oldestPython[1]) return name;
    seen.push(`${name} is Python ${major}.${minor}`);
  }
  throw new Stop(
    `JupyterLab needs Python ${oldestPython.join('.')} or newer${seen.length ? `; ${seen.join(', ')}` : ', and none was found'}.\nInstall it from python.org or with your package manager, then run the command again.`,
  );
}

/** Everything; what is missing is found before anything is installed. */
export function setUp() {
  mkdirSync(join(root, 'work'), { recursive: true });
  const python = findPython();
  setUpNode();
  setUpPython(python);
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) program(setUp);
