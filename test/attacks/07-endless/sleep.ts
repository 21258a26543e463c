// Sleeps, which takes no computing.
// aims: hangs
// here: nothing came for 20 s

// %% answer="q1"
function deviation() {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
}
