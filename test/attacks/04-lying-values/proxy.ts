// Gives an object that shows no names.
// aims: marks
// here: expected one with

// %% answer="q3"
function summary() {
  return new Proxy({}, { ownKeys: () => [] });
}
