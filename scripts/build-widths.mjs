// `npm run widths`: reads how wide the letters of the bundled font are, and writes src/host/font-widths.ts, which needs no font.

import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './lib/run.mjs';
import { widthsText } from './lib/widths.mjs';

const file = join(root, 'src/host/font-widths.ts');
const text = widthsText();
if (readFileSync(file, 'utf8') !== text) writeFileSync(file, text);
