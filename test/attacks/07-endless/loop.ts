// Never ends.
// aims: hangs
// here: it took longer than 2 s of computing

// %% answer="q1"
function deviation() {
  for (;;);
}
