// Gives an object that is another number each time.
// aims: marks
// here: cannot be compared

// %% answer="q1"
function deviation() {
  let n = 0;
  return { valueOf: () => (n++ === 0 ? Number.NaN : 1) };
}
