// Calls what the question forbids.
// aims: marks
// here: may not be used

// %% answer="q4"
function shares(x: Tensor) {
  return x.softmax(0);
}
