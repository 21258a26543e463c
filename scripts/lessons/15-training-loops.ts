// `node --import ./scripts/ts.mjs scripts/lessons/15-training-loops.ts`: the event files that demo 15.3 writes, in base 64, for
// 15-training-loops.py, which has TensorBoard read them. Build first: the cells import `lectern`.

import { programOf, resultOf } from './stored.js';

const imports = `import { data, functional, load, manualSeed, nn, noGrad, optim, plot, train } from 'lectern';
import { ScratchFolder } from 'lectern/lesson';
`;

const last = `globalThis.result = boardFiles.map(({ name }) => [name, Buffer.from(folder.bytes(name)).toString('base64')]);
folder.remove();
`;

const files = await resultOf<[name: string, content: string][]>(programOf('15-training-loops', imports, last));
console.log(JSON.stringify(files));
