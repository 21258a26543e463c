// Stops the clock, and takes all time there is.
// aims: hangs
// here: it took longer than 2 s of computing

// %% answer="q1"
Date.now = () => 0;
performance.now = () => 0;
function deviation() {
  while (Date.now() < 1000);
}
