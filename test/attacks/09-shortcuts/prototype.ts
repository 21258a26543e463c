// Takes what the question forbids from the prototype of an input.
// aims: marks
// here: may not be used

// %% answer="q4"
function shares(x: Tensor) {
  const method = Object.getOwnPropertyDescriptor(Object.getPrototypeOf(x), 'softmax')!.value;
  return Reflect.apply(method, x, [0]);
}
