// Does one thing after the other, and lets nothing else happen.
// aims: hangs
// here: it took longer than 2 s of computing

// %% answer="q1"
async function deviation() {
  for (;;) await null;
}
