// Brings notebooks into the student's folder. What a student has written is never overwritten.

import { createHash } from 'node:crypto';
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** In the student's folder: which version of each notebook was brought there last. */
const record = '.lectern.json';

/** Whether a lesson is meant: by the beginning of its name, or by its number, 3 as well as 03. A number is whole: 1 is not 10. */
export const isMeant = (name, given) => name.startsWith(/^\d+$/.test(given) ? `${given.padStart(2, '0')}-` : given);

/**
 * Copies each notebook of `from` that `to` has never had. One that has changed since it was brought takes the place of a
 * copy in which nothing was changed, and otherwise arrives beside it, under a new name. One that the student has deleted or
 * renamed stays so, unless it is meant by one of `again`. Returns how many lessons there are, and a line for each new version.
 */
export function deliver(from, to, again = []) {
  mkdirSync(to, { recursive: true });
  const recordFile = join(to, record);
  const before = readRecord(recordFile);
  const brought = { ...before };
  const updates = [];
  const names = existsSync(from)
    ? readdirSync(from)
        .filter((name) => name.endsWith('.ipynb'))
        .sort()
    : [];
  for (const name of names) {
    const version = digest(join(from, name));
    const present = existsSync(join(to, name));
    const isWanted = again.some((given) => isMeant(name, given));
    if (brought[name] === version && !isWanted) continue;
    brought[name] = version;
    if (!present && before[name] !== undefined && !isWanted) {
      updates.push(
        `• ${name} has a new version. You have deleted or renamed yours; npm start -- --bring ${name.slice(0, 2)} brings it`,
      );
      continue;
    }
    const unchanged = present && !isWanted && digest(join(to, name)) === before[name];
    const target = present && !unchanged ? freeName(to, name) : name;
    copyFileSync(join(from, name), join(to, target));
    if (unchanged) updates.push(`• ${name} is a new version now; in yours nothing was changed`);
    else if (present)
      updates.push(`• ${name} ${isWanted ? 'is' : 'has a new version: it is'} beside yours as ${target}`);
  }
  if (names.some((name) => brought[name] !== before[name]))
    writeFileSync(recordFile, `${JSON.stringify(brought, null, 2)}\n`);
  return { lessons: names.length, updates };
}

const digest = (file) => createHash('sha256').update(readFileSync(file)).digest('hex');

/** What was brought before; a record that cannot be read counts as none, and costs a second copy at most. */
function readRecord(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return {};
  }
}

/** A name that begins unlike the first one's and stands beside it: `03-update-1-losses.ipynb` for `03-losses.ipynb`. */
function freeName(folder, name) {
  for (let n = 1; ; n++) {
    const candidate = name.replace(/^(\d+-)?/, `$1update-${n}-`);
    if (!existsSync(join(folder, candidate))) return candidate;
  }
}
