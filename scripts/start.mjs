// `npm start`: sets up what is missing, brings the lessons, opens JupyterLab.

import { createServer } from 'node:net';
import { join } from 'node:path';
import { deliver } from './lib/deliver.mjs';
import { loudly, program, root, Stop, venv } from './lib/run.mjs';
import { setUp } from './setup.mjs';

await program(async (args) => {
  setUp();
  const work = join(root, 'work');
  for (const line of deliver(join(root, 'notebooks'), work)) console.log(line);
  const port = portOf(args);
  if (port !== null) await mustBeFree(port);
  return loudly(venv('jupyter-lab'), [...settings(work), ...args], { cwd: work, env: isolated() });
});

/** What the server is told on every start; later arguments win. */
function settings(work) {
  return [
    `--ServerApp.root_dir=${work}`,
    '--LabApp.news_url=None',
    '--LabApp.check_for_updates_class=jupyterlab.NeverCheckForUpdate',
    '--LabApp.extension_manager=readonly',
    '--ZMQChannelsWebsocketConnection.limit_rate=False', // the kernel limits itself, and no line may be lost
    ...(process.getuid?.() === 0 ? ['--allow-root'] : []),
  ];
}

/** The user's own Jupyter settings, data and workspaces are left alone. */
function isolated() {
  const own = join(root, '.venv', 'jupyter');
  return {
    ...process.env,
    JUPYTER_CONFIG_DIR: join(own, 'config'),
    JUPYTER_DATA_DIR: join(own, 'data'),
    JUPYTER_RUNTIME_DIR: join(own, 'runtime'),
    JUPYTERLAB_SETTINGS_DIR: join(own, 'settings'),
    JUPYTERLAB_WORKSPACES_DIR: join(own, 'workspaces'),
    IPYTHONDIR: join(own, 'ipython'),
  };
}

/** The port that was asked for, as `--port N` or `--port=N`. */
function portOf(args) {
  const at = args.findIndex((arg) => /^--(ServerApp\.)?port(=|$)/.test(arg));
  if (at < 0) return null;
  const value = args[at].includes('=') ? args[at].split('=')[1] : args[at + 1];
  const port = Number(value);
  if (!Number.isInteger(port) || port < 1 || port > 65535)
    throw new Stop(`--port is ${value}, but must be a number from 1 to 65535.`);
  return port;
}

function mustBeFree(port) {
  return new Promise((free, taken) => {
    const server = createServer();
    server.on('error', () =>
      taken(
        new Stop(
          `Port ${port} is in use. Choose another (npm start -- --port ${port + 1}), or leave --port out to take the first free one.`,
        ),
      ),
    );
    server.listen(port, '127.0.0.1', () => server.close(free));
  });
}
