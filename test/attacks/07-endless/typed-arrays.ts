// Fills memory that the limit of the heap does not count.
// aims: hangs
// here: it took more than 1024 MB of memory | it took longer than 2 s of computing

// %% answer="q1"
function deviation() {
  const kept: unknown[] = [];
  for (;;)
    try {
      if (kept.length < 15) kept.push(new Float64Array(1e7).fill(1));
    } catch {
      // there is no more
    }
}
