// `npm start`: what it says, and how it ends.

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { createServer } from 'node:net';
import { join, resolve } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { patience } from './lab.js';

const root = resolve(import.meta.dirname, '../..');
const options = { timeout: 6 * patience };
const testStart = test.skipIf(!existsSync(join(root, '.venv')) && !process.env['CI']);

/** Starts it without a browser; what it has said, and the link, once there is one. */
function start(...args: string[]) {
  const program = spawn(process.execPath, [join(root, 'scripts/start.mjs'), '--no-browser', ...args], { cwd: root });
  onTestFinished(() => void program.kill());
  const said = { text: '' };
  for (const stream of [program.stdout, program.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => {
      said.text += text;
    });
  const link = async () => {
    await expect.poll(() => said.text, options).toMatch(/open http\S+\n/);
    return /open (http\S+)\n/.exec(said.text)?.[1] ?? '';
  };
  const end = once(program, 'exit').then(([code]) => code as number | null);
  return { program, said, link, end };
}

/** A port that is free now. */
async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  if (address === null || typeof address === 'string') throw new Error('there is no port');
  return address.port;
}

testStart('one line says how many lessons there are, and where; Ctrl-C asks nothing', options, async () => {
  const { program, said, link, end } = start('--port', String(await freePort()));
  const url = new URL(await link());
  expect((await fetch(url)).status).toBe(200);
  const kernels = new URL(`/api/kernels${url.search}`, url);
  const started = await fetch(kernels, { method: 'POST', body: '{"name": "lectern"}' });
  expect(started.status).toBe(201);
  const line = said.text;
  expect(line).toMatch(/^\d+ lessons? ready: open http:\/\/localhost:\d+\/lab\?token=\w+\n$/);
  program.kill('SIGINT');
  expect(await end).toBe(0);
  expect(said.text).toBe(line);
  await expect(fetch(url)).rejects.toThrow();
});

testStart('a second Ctrl-C does not wait, and SIGTERM ends it too', options, async () => {
  for (const signals of [['SIGINT', 'SIGINT'], ['SIGTERM']] as const) {
    const { program, link, end } = start('--port', String(await freePort()));
    await link();
    for (const signal of signals) program.kill(signal);
    expect(await end).toBe(0);
  }
});

testStart('errors of the server are shown, and limits of Jupyter can be set', options, async () => {
  const wrong = start('--ServerApp.ip=203.0.113.1'); // an address that is kept for examples
  expect(await wrong.end).not.toBe(0);
  expect(wrong.said.text).toContain('Cannot assign requested address');
  const limit = start('--port', String(await freePort()), '--ZMQChannelsWebsocketConnection.iopub_msg_rate_limit=10');
  await limit.link();
  limit.program.kill();
  expect(await limit.end).toBe(0);
});

testStart('a port that is in use is refused at once', options, async () => {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = address !== null && typeof address !== 'string' ? address.port : 0;
  const { said, end } = start('--port', String(port));
  expect(await end).toBe(1);
  expect(said.text).toContain(`Port ${port} is in use`);
  server.close();
});
