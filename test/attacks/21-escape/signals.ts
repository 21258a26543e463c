// Handles the signal that ends what computes for too long.
// aims: hangs
// here: it took longer than 2 s of computing

// %% answer="q1"
for (const signal of ['SIGXCPU', 'SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, () => {});
function deviation() {
  for (;;);
}
