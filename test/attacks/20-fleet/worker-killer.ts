// Kills all that it may.
// aims: ends
// here: kill ESRCH

// %% answer="q1"
function deviation() {
  process.kill(-1, 'SIGKILL');
}
