// Gives a promise that is never settled.
// aims: ends
// here: a promise that is never settled

// %% answer="q1"
function deviation() {
  return new Promise(() => {});
}
