// Makes modules of a student's cells, in a sandbox: one process for all questions of a submission, and another for the next submission.

import { fromGuest, toGuest } from './channel/frames.js';
import type { Cells } from './channel/requests.js';
import { messages } from './messages.js';
import { type Guest, GuestError } from './sandbox/guest.js';
import { type Limits, patience } from './sandbox/limits.js';
import type { Start } from './sandbox/start.js';

/** A module, or why the cells make none: they cannot be read, or the compiler had to be stopped over them. */
export type Module = { bytes: Uint8Array } | { problem: string; end: 'failed' | 'stopped' };

/** Cells take a few hundredths of a second. */
export const limits: Limits = { seconds: 5, megabytes: 1024 };
/** A module may have so many bytes. */
const longest = 64 * 2 ** 20;

export class Compiler {
  private current: { submission: string; guest: Guest } | null = null;

  /** @param start starts a process of the compiler */
  constructor(private readonly start: Start) {}

  /**
   * The module of a question's cells.
   * @param submission whose they are
   * @throws {GuestError} of the kind `start`, as a rejection, when the process ends and the cells cannot be the cause: it runs none of them
   */
  async module(cells: Cells, submission: string): Promise<Module> {
    for (;;) {
      const isUsed = this.current?.submission === submission;
      try {
        return await this.made(cells, submission);
      } catch (error) {
        if (!(error instanceof GuestError)) throw error;
        if (isUsed) continue; // another question may have used up what there was
        const said = messages.unread[error.failure as keyof typeof messages.unread];
        if (said) return { problem: said(limits), end: 'stopped' };
        throw new GuestError('start', error.message);
      }
    }
  }

  private async made(cells: Cells, submission: string): Promise<Module> {
    if (this.current?.submission !== submission) {
      this.leave();
      this.current = { submission, guest: this.start(limits, []) };
    }
    const { guest } = this.current;
    try {
      await guest.ready;
      const request = new TextEncoder().encode(JSON.stringify(cells));
      const { kind, content } = await guest.ask(toGuest.cells, request, longest, patience(limits));
      if (kind === fromGuest.module) return { bytes: content };
      if (kind === fromGuest.failed) return { problem: new TextDecoder().decode(content), end: 'failed' };
      throw new GuestError('malformed');
    } catch (error) {
      this.leave();
      throw error;
    }
  }

  private leave(): void {
    this.current?.guest.kill();
    this.current = null;
  }

  /** Ends what runs, and what was started ahead. */
  end(): void {
    this.leave();
    this.start.end?.();
  }
}
