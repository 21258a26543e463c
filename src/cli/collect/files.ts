// Files of a folder as they were handed in.

import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Candidate } from '../../grading/collect/collect.js';
import { readBounded } from '../../grading/submission.js';

/** nbgrader's folders are three deep, Moodle's a little deeper where students hand in folders. */
const depth = 6;

/** All that lies in a folder, links and devices too, of which none is opened. */
export function filesIn(folder: string, place = '', level = 1): Candidate[] {
  return readdirSync(join(folder, place), { withFileTypes: true }).flatMap((file): Candidate[] => {
    const path = place === '' ? file.name : `${place}/${file.name}`;
    if (file.isDirectory()) return level < depth ? filesIn(folder, path, level + 1) : [];
    const whole = join(folder, path);
    return [{ path, regular: file.isFile(), read: (limit) => readBounded(whole, limit) }];
  });
}
