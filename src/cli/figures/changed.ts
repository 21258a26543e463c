// What `--check` shows of files that are not as before: old, new, and the pixels that differ.

import { createHash } from 'node:crypto';
import { copyFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { difference, rasterise } from '../../host/render.js';
import { messages } from './messages.js';
import { type Change, changesPage } from './page.js';
import type { Changes, Sums } from './sums.js';

/** Writes pictures and a page about them; gives the lines to print, and where the page is. */
export function show(
  { differs, added, gone }: Changes,
  before: Sums,
  { fresh, out }: { fresh: string; out: string },
): { lines: string[]; page: string } {
  const folder = join(out, 'changed');
  const changes = [
    ...differs.map((file) => changeOf(file, before.get(file)!, fresh, out)),
    ...added.map((file) => alone(file, messages.added(file), keep(join(fresh, file), folder, 'new', file))),
    ...gone.map((file) => alone(file, messages.gone(file), null)),
  ];
  const page = join(folder, 'index.html');
  mkdirSync(folder, { recursive: true });
  writeFileSync(page, changesPage(changes));
  return { lines: changes.map(({ what }) => what), page };
}

const alone = (file: string, what: string, now: string | null): Change => ({
  file,
  what,
  old: null,
  now,
  difference: null,
});

function changeOf(file: string, sum: string, fresh: string, out: string): Change {
  const folder = join(out, 'changed');
  const now = keep(join(fresh, file), folder, 'new', file);
  const standing = join(out, file);
  const isOld = existsSync(standing) && createHash('sha256').update(readFileSync(standing)).digest('hex') === sum;
  if (!isOld) return alone(file, `${messages.differs(file)}. ${messages.noOld}`, now);
  const old = keep(standing, folder, 'old', file);
  const [a, b] = [pictureOf(standing), pictureOf(join(fresh, file))];
  if (a === null || b === null) return { file, what: messages.differs(file), old, now, difference: null };
  const { changed, png } = difference(a, b);
  const target = `difference/${file}.png`;
  mkdirSync(dirname(join(folder, target)), { recursive: true });
  writeFileSync(join(folder, target), png);
  return { file, what: messages.differsBy(file, changed), old, now, difference: target };
}

/** A copy beside the page; gives its address there. */
function keep(from: string, folder: string, kind: string, file: string): string {
  const target = join(folder, kind, file);
  mkdirSync(dirname(target), { recursive: true });
  copyFileSync(from, target);
  return `${kind}/${file}`;
}

/** The file as PNG; null for what is no picture of pixels or of SVG. */
function pictureOf(file: string): Uint8Array | null {
  if (file.endsWith('.png')) return readFileSync(file);
  return file.endsWith('.svg') ? rasterise(readFileSync(file, 'utf8'), 1) : null;
}
