// Lets a handler swallow all errors, and fails where nobody waits.
// aims: marks
// here: the answer ended its process

// %% answer="q1"
process.on('uncaughtException', () => process.exit(0));
function deviation(): Promise<number> {
  queueMicrotask(() => {
    throw new Error();
  });
  return new Promise(() => setTimeout(() => {}, 1e6));
}
