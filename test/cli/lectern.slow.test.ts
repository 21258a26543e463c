import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeEach, describe, expect, test } from 'vitest';

const main = fileURLToPath(new URL('../../dist/cli/main.js', import.meta.url));
let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'prefix-'));
  return () => rmSync(folder, { recursive: true });
});

function lectern(args: string[], env: NodeJS.ProcessEnv = {}) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [main, ...args], {
    encoding: 'utf8',
    env: { ...process.env, ...env },
  });
  return { status, stdout, stderr };
}

test.skipIf(process.platform === 'win32')('the command is a program after every build, as npx wants it', () => {
  expect(statSync(main).mode & 0o111).toBe(0o111);
});

const json = (path: string) => JSON.parse(readFileSync(join(folder, path), 'utf8'));

describe('install --prefix', () => {
  test('puts kernel, extension and default settings in place', () => {
    expect(lectern(['install', '--prefix', folder]).status).toBe(0);
    const spec = json('share/jupyter/kernels/lectern/kernel.json');
    expect(spec).toMatchObject({ language: 'typescript', interrupt_mode: 'message' });
    expect(existsSync(spec.argv[0]) && existsSync(spec.argv[2])).toBe(true);
    expect(existsSync(join(folder, 'share/jupyter/kernels/lectern/logo-svg.svg'))).toBe(true);
    const extension = join(folder, 'share/jupyter/labextensions/lectern');
    expect(existsSync(join(extension, 'package.json'))).toBe(true);
    for (const file of ['vega.js', 'plotly.js', 'theme.js', 'inter-400.ttf', 'licences.txt'])
      expect(existsSync(join(extension, 'static', file)), file).toBe(true);
    expect(json('share/jupyter/lab/settings/overrides.json')).toMatchObject({
      '@jupyterlab/completer-extension:manager': { autoCompletion: true },
      '@jupyterlab/notebook-extension:tracker': { codeCellConfig: { autoClosingBrackets: true } },
    });
  });

  test('tells the kernel how strictly to check types, if asked', () => {
    const argv = (...args: string[]) => {
      expect(lectern(['install', '--prefix', folder, ...args]).status).toBe(0);
      return json('share/jupyter/kernels/lectern/kernel.json').argv.slice(3);
    };
    expect(argv('--types', 'strict')).toEqual(['{connection_file}', '--types=strict']);
    expect(argv()).toEqual(['{connection_file}']);
  });

  test('keeps the settings of others, and uninstall leaves them', () => {
    const file = 'share/jupyter/lab/settings/overrides.json';
    const notebooks = '@jupyterlab/notebook-extension:tracker';
    const notifications = '@jupyterlab/apputils-extension:notification';
    const others = {
      'other:plugin': { a: 1 },
      [notifications]: { doNotDisturbMode: true },
      [notebooks]: { codeCellConfig: { lineNumbers: true } },
    };
    mkdirSync(join(folder, 'share/jupyter/lab/settings'), { recursive: true });
    writeFileSync(join(folder, file), JSON.stringify(others));
    lectern(['install', '--prefix', folder]);
    expect(json(file)[notifications]).toEqual({ doNotDisturbMode: true, fetchNews: 'false', checkForUpdates: false });
    expect(json(file)[notebooks]).toEqual({ codeCellConfig: { lineNumbers: true, autoClosingBrackets: true } });
    expect(lectern(['uninstall', '--prefix', folder]).status).toBe(0);
    expect(json(file)).toEqual(others);
    expect(existsSync(join(folder, 'share/jupyter/kernels/lectern'))).toBe(false);
    expect(lectern(['uninstall', '--prefix', folder]).stdout).toContain('Nothing of Lectern is installed');
  });

  test('stops at settings that it cannot read', () => {
    mkdirSync(join(folder, 'share/jupyter/lab/settings'), { recursive: true });
    writeFileSync(join(folder, 'share/jupyter/lab/settings/overrides.json'), '{broken');
    expect(lectern(['install', '--prefix', folder])).toMatchObject({
      status: 1,
      stderr: expect.stringContaining('is not JSON'),
    });
  });
});

test('install is for the user by default, where Jupyter keeps data', () => {
  expect(lectern(['install'], { JUPYTER_DATA_DIR: join(folder, 'data') }).status).toBe(0);
  expect(existsSync(join(folder, 'data/kernels/lectern/kernel.json'))).toBe(true);
  expect(existsSync(join(folder, 'data/lab'))).toBe(false);
});

describe('words', () => {
  test('--help explains', () =>
    expect(lectern(['--help'])).toMatchObject({
      status: 0,
      stdout: expect.stringContaining('Usage: lectern install'),
    }));
  test.each([
    [[], 2, ''],
    [['fly'], 2, 'unknown command "fly"'],
    [['grde', 'submitted', '--assignment', 'hw1'], 2, 'unknown command "grde"; did you mean grade?'],
    [['install', '--nonsense'], 2, 'there is no option --nonsense. The options are --user, '],
    [['install', '--user', '--sys-prefix'], 2, 'choose one of'],
    [['install', '--types', 'lenient'], 2, '--types is "lenient", but must be one of strict, notebook, off'],
    [['uninstall', '--types', 'off'], 2, '--types belongs to install'],
    [['install', '--prefix', ''], 1, '--prefix is empty'],
    [['install', '--prefix', '/nowhere/at/all'], 1, '/nowhere/at/all is no folder'],
  ])('%j is refused', (args, status, message) =>
    expect(lectern(args)).toMatchObject({ status, stderr: expect.stringContaining(message) }),
  );
});
