// `npm run doc-comments`: what the doc comments of public names leave out: a description, the errors that the code throws, an example,
// and a formula or where it comes from, in rooms that compute one. `-- data train` shows some rooms only.

import { counts, documented } from './lib/doc-comments.js';
import { program } from './lib/run.mjs';

await program(async (rooms: string[]) => {
  const list = documented().filter(
    ({ file }) => rooms.length === 0 || rooms.some((room) => file.startsWith(`src/${room}/`)),
  );
  for (const { name, file, line, missing } of list)
    if (missing.length > 0) console.log(`${`${file}:${line}`.padEnd(48)} ${name.padEnd(40)} ${missing.join(', ')}`);
  const whole = list.filter(({ missing }) => missing.length === 0).length;
  const lacking = Object.entries(counts(list)).map(([part, count]) => `${part} ${count}`);
  console.log(`\n${list.length} public names, ${whole} whole; missing: ${lacking.join(', ')}`);
  return 0;
});
