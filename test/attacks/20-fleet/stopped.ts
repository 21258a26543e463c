// Stops itself, which takes no computing.
// aims: hangs
// here: nothing came for 20 s

// %% answer="q1"
function deviation() {
  process.kill(process.pid, 'SIGSTOP');
}
