// The whole text of cells, for those that print more than a page can hold: kept in memory while it is short, in a file
// of the temporary folder when it is long. The files end with the kernel.

import { appendFileSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Spool } from '../session/ports.js';
import { alive } from './parent.js';

interface Text {
  name: string;
  file: string | null;
  kept: string[];
  units: number;
}

/** UTF-16 units of one text that are kept in memory, and of all. */
const keptOfOne = 1 << 20;
const keptOfAll = 8 << 20;
/** UTF-16 units that are written to a file at once. */
const portion = 1 << 18;
const folderName = /^lectern-(\d+)$/;

export class TextFiles implements Spool {
  /** @param most bytes of all files together */
  constructor(private readonly most = 2 ** 30) {}

  private readonly texts = new Map<number, Text>();
  private readonly names = new Set<string>();
  private folder: string | null = null;
  private failure: string | null = null;
  private kept = 0;
  private written = 0;

  write(run: number, name: string, text: string): void {
    if (this.failure !== null || this.written >= this.most) return;
    let entry = this.texts.get(run);
    if (!entry) this.texts.set(run, (entry = { name, file: null, kept: [], units: 0 }));
    entry.kept.push(text);
    entry.units += text.length;
    this.kept += text.length;
    if (entry.units >= (entry.file === null ? keptOfOne : portion)) this.flush(run, entry);
    if (this.kept > keptOfAll) for (const [run, entry] of this.texts) if (entry.units > 0) this.flush(run, entry);
  }

  place(run: number): ReturnType<Spool['place']> {
    const entry = this.texts.get(run);
    if (entry && this.failure === null) this.flush(run, entry);
    if (this.failure !== null) return { failure: this.failure };
    return { file: entry?.file ?? '', whole: this.written < this.most };
  }

  /** Deletes all files. */
  remove(): void {
    if (this.folder !== null) rmSync(this.folder, { recursive: true, force: true });
  }

  private flush(run: number, entry: Text): void {
    const bytes = Buffer.from(entry.kept.join('')).subarray(0, this.most - this.written);
    this.kept -= entry.units;
    entry.kept = [];
    entry.units = 0;
    try {
      this.folder ??= makeFolder();
      entry.file ??= join(this.folder, this.unique(run, entry.name));
      appendFileSync(entry.file, bytes, { mode: 0o600 });
      this.written += bytes.length;
    } catch (error) {
      this.failure = error instanceof Error ? error.message : String(error);
      this.texts.clear();
    }
  }

  private unique(run: number, name: string): string {
    const file = this.names.has(name) ? `${name}-${run}` : name;
    this.names.add(file);
    return `${file}.txt`;
  }
}

/** A folder of this process's own. Those of kernels that were killed are deleted. */
function makeFolder(): string {
  for (const name of readdirSync(tmpdir())) {
    const pid = Number(folderName.exec(name)?.[1]);
    if (pid === process.pid || (pid > 0 && !alive(pid))) removeQuietly(join(tmpdir(), name));
  }
  const folder = join(tmpdir(), `lectern-${process.pid}`);
  mkdirSync(folder, { mode: 0o700 }); // fails when somebody else has made one
  return folder;
}

function removeQuietly(folder: string): void {
  try {
    rmSync(folder, { recursive: true, force: true });
  } catch {
    // somebody else's
  }
}
