// loses q4: "one place too late"
// %% answer="q4"
function windows(received: Tensor, before: number, after: number) {
  const [n] = received.shape;
  const padded = functional.pad(received, [before + 1, after]);
  return stack(
    Array.from({ length: before + 1 + after }, (_, j) => padded.narrow(0, j, n)),
    1,
  );
}
