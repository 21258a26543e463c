// Fills the memory of objects.
// aims: ends
// here: broke down | it took longer than 2 s of computing

// %% answer="q1"
function deviation() {
  const kept: unknown[] = [];
  for (;;) kept.push(new Array(1e6).fill(1.5));
}
