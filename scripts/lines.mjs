// `npm run lines`: lines of code per room, without blank lines, comments, tests and what is generated.

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { codeLines } from './lib/code-lines.mjs';
import { root } from './lib/run.mjs';

const generated = ['engine/kernels/binary.ts'];

const rooms = new Map();
for (const place of ['src', 'lessons', 'scripts'])
  for (const name of readdirSync(join(root, place), { recursive: true, encoding: 'utf8' }).sort()) {
    if (!/\.(ts|mjs)$/.test(name) || generated.includes(name.replaceAll('\\', '/'))) continue;
    const folders = name.split(/[\\/]/).slice(0, -1);
    const deep = ['kernel', 'kernels'].some((folder) => folders.includes(folder)) ? 2 : 1;
    const room = [place, ...folders.slice(0, deep)].join('/');
    const { files = 0, lines = 0 } = rooms.get(room) ?? {};
    rooms.set(room, { files: files + 1, lines: lines + codeLines(readFileSync(join(root, place, name), 'utf8')) });
  }

const total = [...rooms.values()].reduce((sum, { files, lines }) => ({
  files: sum.files + files,
  lines: sum.lines + lines,
}));
for (const [room, { files, lines }] of [...rooms, ['all', total]])
  console.log(`${room.padEnd(24)} ${String(files).padStart(4)} files ${String(lines).padStart(6)} lines`);
