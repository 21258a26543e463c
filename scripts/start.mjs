// `npm start`: sets up what is missing, brings the lessons, opens JupyterLab.

import { createServer } from 'node:net';
import { join } from 'node:path';
import { deliver } from './lib/deliver.mjs';
import { loudly, program, root, Stop, venv } from './lib/run.mjs';
import { serverArguments, serverEnvironment, withArguments } from './lib/server.mjs';
import { setUp } from './setup.mjs';

await program(async (args) => {
  const port = portOf(args);
  if (port !== null) await mustBeFree(port);
  setUp();
  const work = join(root, 'work');
  for (const line of deliver(join(root, 'notebooks'), work)) console.log(line);
  return loudly(venv('jupyter-lab'), withArguments([...serverArguments(work), '--log-level=WARN'], args), {
    cwd: work,
    env: serverEnvironment(),
  });
});

/** The port that was asked for, as `--port N` or `--port=N`. */
function portOf(args) {
  const at = args.findIndex((arg) => /^--(ServerApp\.)?port(=|$)/.test(arg));
  if (at < 0) return null;
  const value = args[at].includes('=') ? args[at].split('=')[1] : args[at + 1];
  const port = Number(value);
  if (!Number.isInteger(port) || port < 1 || port > 65535)
    throw new Stop(`--port is ${value ?? 'given without a number'}, but must be a number from 1 to 65535.`);
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
