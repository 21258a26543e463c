// The thread that draws pictures while the cell that shows them goes on.

import { parentPort } from 'node:worker_threads';
import { rasterise } from '../../host/render.js';
import { base64 } from '../../notebook/bundle.js';
import type { Undrawn } from '../../notebook/host.js';
import type { Drawn } from './threads.js';

parentPort?.on('message', ({ svg, scale, colors }: Undrawn) => {
  let drawn: Drawn;
  try {
    drawn = { png: base64(rasterise(svg, scale, colors ?? undefined)) };
  } catch (error) {
    drawn = { failure: String(error) };
  }
  parentPort?.postMessage(drawn);
});
