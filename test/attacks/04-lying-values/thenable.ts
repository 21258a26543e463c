// Gives something that only looks like a promise.
// aims: marks
// here: found NaN

// %% answer="q1"
function deviation() {
  return { then: (done: (value: number) => void) => done(Number.NaN) };
}
