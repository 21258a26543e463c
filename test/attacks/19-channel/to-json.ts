// Gives an object that says how it is to be sent.
// aims: marks
// here: cannot be compared

// %% answer="q1"
function deviation() {
  return { toJSON: () => 0.0816496580927726 };
}
