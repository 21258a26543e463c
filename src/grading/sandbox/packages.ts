// Where packages lie that are installed beside Lectern.

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, sep } from 'node:path';

/** The folders of packages and of those that they need, by their names. */
export function packagesOf(root: string, names: readonly string[]): Map<string, string> {
  const folders = new Map<string, string>();
  for (const name of names) {
    const file = createRequire(join(root, 'package.json')).resolve(name);
    const place = join('node_modules', name) + sep;
    const folder = file.slice(0, file.lastIndexOf(place) + place.length);
    const { dependencies = {} } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as {
      dependencies?: { [name: string]: string };
    };
    for (const [one, at] of [[name, folder] as const, ...packagesOf(folder, Object.keys(dependencies))])
      folders.set(one, at);
  }
  return folders;
}
