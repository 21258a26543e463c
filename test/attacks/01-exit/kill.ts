// Kills the process.
// aims: ends
// here: the answer ended its process

// %% answer="q1"
function deviation() {
  process.kill(process.pid, 'SIGKILL');
}
