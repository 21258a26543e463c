// Leaves a timer behind that keeps the process alive, and a promise that waits for it.
// aims: hangs
// here: nothing came for 20 s

// %% answer="q1"
function deviation() {
  return new Promise(() => setInterval(() => {}, 1000));
}
