// Questions of which only the latest matters: while one is worked on, those that wait give way to newer ones.

/** One line of questions. An editor asks at every keystroke, faster than a busy machine answers. */
export class Latest {
  private busy = false;
  private next: { start(): void; giveUp(): void } | null = null;

  /** The answer to `ask`; `outdated` when a newer question came before this one's turn. */
  async ask<T>(ask: () => Promise<T>, outdated: T): Promise<T> {
    if (this.busy) {
      this.next?.giveUp();
      const turn = await new Promise<boolean>((resolve) => {
        this.next = { start: () => resolve(true), giveUp: () => resolve(false) };
      });
      if (!turn) return outdated;
    }
    this.busy = true;
    try {
      return await ask();
    } finally {
      this.busy = this.next !== null;
      this.next?.start();
      this.next = null;
    }
  }
}
