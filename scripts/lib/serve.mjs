// Runs JupyterLab on this terminal: says one line once it is there, passes on its errors, and ends it without a question.

import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { venv } from './run.mjs';
import { serverArguments, serverEnvironment, withArguments } from './server.mjs';

/**
 * Starts JupyterLab in `folder` with more arguments, calls `ready` with its address, and resolves with its exit code: 0
 * when it was stopped from the keyboard. A signal ends it; a second one does not wait for the kernels.
 */
export function serve(folder, args, ready) {
  const token = randomBytes(24).toString('hex'); // one that Jupyter makes itself it also prints, on five lines
  const environment = { ...serverEnvironment(), JUPYTER_TOKEN: token };
  return new Promise((done) => {
    const child = spawn(venv('jupyter-lab'), withArguments([...quiet, ...serverArguments(folder)], args), {
      cwd: folder,
      env: environment,
      stdio: ['ignore', 'inherit', 'pipe'],
      detached: process.platform !== 'win32', // Ctrl-C reaches this program alone, which passes it on once
    });
    child.stderr.pipe(process.stderr, { end: false });
    const watch = setInterval(() => {
      const address = addressOf(environment.JUPYTER_RUNTIME_DIR, child.pid, token);
      if (address === null) return;
      clearInterval(watch);
      ready(address);
    }, 100);
    let stopped = false;
    const stop = () => {
      if (!stopped) child.stderr.unpipe(process.stderr).resume(); // how it ends is of no interest
      child.kill(stopped ? 'SIGKILL' : 'SIGTERM');
      stopped = true;
    };
    const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];
    for (const signal of signals) process.on(signal, stop);
    const end = (code) => {
      clearInterval(watch);
      for (const signal of signals) process.off(signal, stop);
      done(stopped ? 0 : (code ?? 1));
    };
    child.on('error', (error) => {
      console.error(error.message);
      end(127);
    });
    child.on('exit', end);
  });
}

/** Errors only. */
const quiet = ['--log-level=ERROR', '--LabApp.log_level=ERROR'];

/** Where the server answers, as it writes it into its runtime folder; null before that. */
function addressOf(folder, pid, token) {
  for (const name of existsSync(folder) ? readdirSync(folder) : []) {
    if (!/^jpserver-\d+\.json$/.test(name)) continue;
    try {
      const server = JSON.parse(readFileSync(join(folder, name), 'utf8'));
      if (server.pid === pid || server.token === token)
        return `${server.url}lab${server.token ? `?token=${server.token}` : ''}`;
    } catch {
      // half written, or of a server that has just ended
    }
  }
  return null;
}
