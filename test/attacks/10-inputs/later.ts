// Changes its input when it has been compared.
// aims: marks
// here: found

// %% answer="q2"
function centred(x: Tensor) {
  const { data } = x;
  data.fill(5);
  return x.sub(x);
}
