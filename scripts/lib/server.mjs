// How JupyterLab is started: what it is told, and what it must not see.

import { existsSync, readdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { root } from './run.mjs';

/** What the server is told on every start. */
export function serverArguments(folder) {
  return [
    `--ServerApp.root_dir=${folder}`,
    '--LabApp.news_url=None',
    '--LabApp.check_for_updates_class=jupyterlab.NeverCheckForUpdate',
    '--LabApp.extension_manager=readonly',
    '--MultiKernelManager.default_kernel_name=lectern', // the first one in the launcher
    '--ServerApp.kernel_websocket_connection_class=lectern_jupyter.PromptConnection',
    // Jupyter cuts output beyond 1 MB a second; ten megabytes in one write must arrive. A loop that prints without end
    // is still cut, before the browser is full.
    '--ZMQChannelsWebsocketConnection.iopub_data_rate_limit=8000000',
    '--ZMQChannelsWebsocketConnection.iopub_msg_rate_limit=3000',
    ...uselessExporters().map((name) => `--${name}Exporter.enabled=False`),
    ...(process.getuid?.() === 0 ? ['--allow-root'] : []),
  ];
}

/** What the menu "Save and Export Notebook As" would offer in vain: formats whose programs or packages are missing. */
function uselessExporters() {
  const pandoc = hasProgram('pandoc');
  return Object.entries({
    ASCIIDoc: pandoc,
    RST: pandoc,
    Latex: pandoc,
    PDF: pandoc && hasProgram('xelatex'),
    WebPDF: hasPackage('playwright'),
    QtPDF: hasPackage('PyQt5'),
    QtPNG: hasPackage('PyQt5'),
  })
    .filter(([, works]) => !works)
    .map(([name]) => name);
}

function hasProgram(name) {
  const folders = (process.env.PATH ?? '').split(delimiter).filter(Boolean);
  return folders.some((folder) => ['', '.exe'].some((ending) => existsSync(join(folder, name + ending))));
}

/** Whether `.venv` has a package of Python's. */
function hasPackage(name) {
  const library = join(root, '.venv', 'lib');
  const versions = existsSync(library) ? readdirSync(library) : [];
  const folders = [...versions.map((version) => join(library, version)), join(root, '.venv', 'Lib')];
  return folders.some((folder) => existsSync(join(folder, 'site-packages', name)));
}

/** Where Jupyter's limits stood before, and where its own messages still say that they stand. */
const formerly = /^--(?:ServerApp|NotebookApp)\.(?=iopub_\w+_rate_limit$|rate_limit_window$)/;

/** Our arguments with the user's behind them; where both set the same, Jupyter takes only one, and the user's counts. */
export function withArguments(own, given) {
  const name = (arg) => arg.split('=')[0].replace(formerly, '--ZMQChannelsWebsocketConnection.');
  const names = new Set(given.map(name));
  return [...own.filter((arg) => !names.has(name(arg))), ...given];
}

/** The environment without the user's own Jupyter: settings, data and workspaces are kept in `.venv`. */
export function serverEnvironment(own = join(root, '.venv', 'jupyter')) {
  const others = Object.entries(process.env).filter(([name]) => !/^(JUPYTER|IPYTHON)/.test(name));
  return {
    ...Object.fromEntries(others),
    JUPYTER_CONFIG_DIR: join(own, 'config'),
    JUPYTER_DATA_DIR: join(own, 'data'),
    JUPYTER_RUNTIME_DIR: join(own, 'runtime'),
    JUPYTERLAB_SETTINGS_DIR: join(own, 'settings'),
    JUPYTERLAB_WORKSPACES_DIR: join(own, 'workspaces'),
    IPYTHONDIR: join(own, 'ipython'),
  };
}
