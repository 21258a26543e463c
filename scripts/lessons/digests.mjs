// The fingerprints of the lessons' figures: noted by a run, kept in src/lesson/digests.ts.

import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../lib/run.mjs';

/** Where they are kept, from the root. */
export const keptIn = 'src/lesson/digests.ts';
const kept = join(root, keptIn);
const line = /^ {2}'(.*)': '(.*)',$/gm;

/** What a run has noted: [name, fingerprint] of each figure. */
export const digestsOf = (file) =>
  existsSync(file) ? readFileSync(file, 'utf8').trim().split('\n').map(JSON.parse) : [];

/** The fingerprints that the text of the file keeps, by the figures' names. */
export const keptBy = (text) => new Map([...text.matchAll(line)].map(([, name, digest]) => [name, digest]));

/** Those that are kept now. */
export const recorded = () => keptBy(readFileSync(kept, 'utf8'));

/** Whether all fingerprints are those that are kept. */
export function isRecorded(digests) {
  const known = recorded();
  return digests.every(([name, digest]) => known.get(name) === digest);
}

/** Keeps fingerprints, beside those of other figures. */
export function record(digests) {
  const all = [...new Map([...recorded(), ...digests])];
  const lines = all
    .sort(([a], [b]) => a.localeCompare(b, 'en', { numeric: true }))
    .map(([name, digest]) => `  '${name}': '${digest}',\n`);
  const text = readFileSync(kept, 'utf8');
  const head = text.slice(0, text.indexOf('= {') + 3);
  writeFileSync(kept, `${head}\n${lines.join('')}};\n`);
}
