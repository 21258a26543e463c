// Several processes that draw: each takes the next figure when it has done one.

import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Done, Task } from './worker.js';

const worker = fileURLToPath(new URL('./worker.js', import.meta.url));

/** Draws all, in as many processes as there are, and says after each which one is done; results are in the order of the tasks. */
export async function drawAll(
  tasks: readonly Task[],
  processes: number,
  said: (done: number) => void,
): Promise<Done[]> {
  const results: Done[] = [];
  let [next, ready] = [0, 0];
  const work = async () => {
    const child = fork(worker);
    try {
      while (next < tasks.length) {
        const at = next++;
        results[at] = await answer(child, tasks[at]!);
        said(++ready);
      }
    } finally {
      child.disconnect();
    }
  };
  await Promise.all(Array.from({ length: Math.min(processes, tasks.length) }, work));
  return results;
}

function answer(child: ChildProcess, task: Task): Promise<Done> {
  return new Promise((done, fail) => {
    const ended = (code: number | null) => fail(new Error(`a drawing process has ended with ${code}`));
    child.once('exit', ended);
    child.once('message', (message) => {
      child.off('exit', ended);
      done(message as Done);
    });
    child.send(task);
  });
}
