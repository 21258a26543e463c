// Runs the cells of a notebook in a kernel of its own.

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from './client.js';
import { messages } from './messages.js';
import type { Source } from './sources.js';

/**
 * The notebook with what its cells show now.
 * @throws {Error} when a cell fails that is not meant to, or the kernel ends
 */
export async function executed(source: Source): Promise<Source> {
  const place = source.folder ?? mkdtempSync(join(tmpdir(), 'lectern-lesson-'));
  const client = await Client.start(place);
  const kill = () => client.stop();
  process.once('exit', kill);
  try {
    const cells = [];
    for (const [i, cell] of source.cells.entries()) {
      const outputs = await client.run(cell.source);
      if (outputs === null) throw new Error(messages.kernelEnded(source.name));
      const error = outputs.find(({ output_type }) => output_type === 'error');
      if (error && !cell.tags.includes('raises-exception'))
        throw new Error(messages.cellFailed(messages.place(source.name, i + 1), `${error.ename}: ${error.evalue}`));
      cells.push({ ...cell, outputs });
    }
    return { ...source, cells };
  } finally {
    process.off('exit', kill);
    client.stop();
    if (source.folder === null) rmSync(place, { recursive: true, force: true });
  }
}
