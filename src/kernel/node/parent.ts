// Notices when the program that started the kernel is gone.

/** Calls `gone` when the parent process has died. Jupyter names its own process in `JPY_PARENT_PID`. */
export function watchParent(gone: () => void): void {
  const named = Number(process.env['JPY_PARENT_PID']);
  const first = process.ppid;
  // In another process namespace the named process cannot be seen; then only an orphaned kernel ends.
  const watched = Number.isInteger(named) && named > 1 && alive(named) ? named : null;
  setInterval(() => {
    const orphaned = process.ppid !== first && (watched === null ? process.ppid === 1 : true);
    if (orphaned || (watched !== null && !alive(watched))) gone();
  }, 1000);
}

/** Whether a process with this id runs. */
export function alive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
