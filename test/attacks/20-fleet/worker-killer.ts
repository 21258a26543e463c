// Kills all that it may.
// aims: ends
// here: the answer ended its process

// %% answer="q1"
function deviation() {
  process.kill(-1, 'SIGKILL');
}
