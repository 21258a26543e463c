// Gives a typed array of a class of its own, without length.
// aims: marks
// here: found an object

// %% answer="q2"
class None extends Float32Array {
  override get length() {
    return 0;
  }
}
function centred() {
  return { data: new None(4) };
}
