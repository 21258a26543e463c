// Gives an object with 200 000 names.
// aims: marks
// here: far larger

// %% answer="q3"
function summary() {
  return Object.fromEntries(Array.from({ length: 2e5 }, (_, i) => [`constructor${i}`, i]));
}
