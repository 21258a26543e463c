// `npm start`: sets up what is missing, brings the lessons, opens JupyterLab. `--bring 03` brings lesson 3 once more.

import { readdirSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { deliver, isMeant } from './lib/deliver.mjs';
import { program, root, Stop } from './lib/run.mjs';
import { serve } from './lib/serve.mjs';
import { setUp } from './setup.mjs';

await program(async (given) => {
  const { again, args } = wanted(given);
  const port = portOf(args);
  if (port !== null) await mustBeFree(port);
  setUp();
  const work = join(root, 'work');
  const { lessons, updates } = deliver(join(root, 'notebooks'), work, again);
  for (const line of updates) console.log(line);
  return serve(work, args, (address) =>
    console.log(`${lessons} ${lessons === 1 ? 'lesson' : 'lessons'} ready: open ${address}`),
  );
});

/** The lessons that are to be brought once more, and the arguments that are left for JupyterLab. */
function wanted(given) {
  const at = given.indexOf('--bring');
  if (at < 0) return { again: [], args: given };
  const lesson = given[at + 1];
  if (!lesson || !readdirSync(join(root, 'notebooks')).some((name) => isMeant(name, lesson)))
    throw new Stop(
      `--bring ${lesson ? `is ${lesson}, and there is no such lesson` : 'names no lesson'}. Give the number of one, as in --bring 03.`,
    );
  return { again: [lesson], args: given.toSpliced(at, 2) };
}

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
