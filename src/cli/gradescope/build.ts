// The zip that Gradescope calls an autograder: programs, homework and secret, with nothing to be fetched.

import { readdirSync, readFileSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
import { type Zippable, zipSync } from 'fflate';
import type { Visibility } from '../../grading/export/gradescope.js';
import { packagesOf } from '../../grading/sandbox/packages.js';
import type { Term } from '../../grading/term-file.js';
import { root } from '../root.js';
import { messages } from './messages.js';

/** What the marker reads of the package. */
const parts = ['package.json', 'dist', 'lessons/data'];

/** Of the packages that the marker and students' answers need, what is read. */
const needed = ['typescript', 'ml-matrix'];
const isRead = (path: string) =>
  /(^|\/)(package\.json|licen[cs]e(\.\w+)?)$|\.([cm]?js|json|gz)$/i.test(path) &&
  !/(^|\/)(labextension|typescript\/lib\/(?!typescript\.js)[\w.-]*\.js)/.test(path);

/** What `run` finds beside the homework. */
export interface Settings {
  homework: string;
  visibility: Visibility;
}

/**
 * The bytes of the zip.
 * @param source the text of the homework
 */
export function autograder(settings: Settings, source: string, term: Term): Uint8Array {
  const files: { [path: string]: Uint8Array } = {};
  for (const part of parts) take(files, join(root, part), `node_modules/lectern/${part}`);
  for (const [name, folder] of packagesOf(root, needed)) take(files, folder, `node_modules/${name}`);
  const text = (value: string) => new TextEncoder().encode(value);
  const zip: Zippable = {
    ...files,
    'bin/node': [readFileSync(realpathSync(process.execPath)), { os: 3, attrs: 0o755 << 16 }],
    'setup.sh': text(`#!/bin/sh\necho '${messages.setUp}'\n`),
    run_autograder: [text(runAutograder), { os: 3, attrs: 0o755 << 16 }],
    [`homework/${settings.homework}.ts`]: text(source),
    'homework/term.json': text(JSON.stringify(term)),
    'homework/settings.json': text(JSON.stringify(settings)),
  };
  return zipSync(zip, { level: 6, mtime: new Date(1980, 0, 1) }); // the same bytes from the same files
}

/** Takes a file, or those of a folder that are read. */
function take(files: { [path: string]: Uint8Array }, from: string, to: string): void {
  if (from.endsWith('.json')) {
    files[to] = readFileSync(from);
    return;
  }
  for (const entry of readdirSync(from, { recursive: true, withFileTypes: true })) {
    const file = join(entry.parentPath, entry.name);
    const path = `${to}/${file.slice(join(from, '/').length)}`.replaceAll('\\', '/');
    const own = path.slice(to.length).includes('/node_modules/');
    if (entry.isFile() && !own && isRead(path)) files[path] = readFileSync(file);
  }
}

/**
 * What Gradescope runs in the folder `/autograder`. Students' code runs as another user: it may pass through to Node, and into nothing else
 * that lies here.
 */
const runAutograder = `#!/bin/sh
set -eu
here="$(cd "$(dirname "$0")" && pwd)"
source="$here/source"
chmod -R go-rwx "$source" "$here/results" "$here/submission"
chmod 711 "$source"
chmod 755 "$source/bin" "$source/bin/node"
cd "$source"
exec "$source/bin/node" "$source/node_modules/lectern/dist/cli/main.js" gradescope run "$here"
`;
