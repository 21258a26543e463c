// loses q4: "the end before the beginning"
// loses q5: "each weight on its own"
// %% answer="q4"
function windows(received: Tensor, before: number, after: number) {
  return stack(
    Array.from({ length: before + 1 + after }, (_, j) => received.roll(before - j, 0)),
    1,
  );
}
// %% answer="q5"
function equalizer(x: Tensor, symbols: Tensor) {
  const columns = x.T.tolist() as number[][];
  return tensor(
    columns.map((column) => {
      const above = column.reduce((sum, one, k) => sum + one * symbols.data[k], 0);
      return above / column.reduce((sum, one) => sum + one * one, 0);
    }),
    { dtype: 'float64' },
  );
}
