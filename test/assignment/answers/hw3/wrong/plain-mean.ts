// loses q6: "all masks equally likely"
// %% answer="q6"
function averageOverMasks(x: number[], w: number[], _p: number) {
  const sums: number[] = [];
  for (let mask = 0; mask < 2 ** x.length; mask++)
    sums.push(x.reduce((sum, xi, i) => sum + ((mask >> i) & 1) * xi * w[i], 0));
  const mean = (list: number[]) => list.reduce((a, b) => a + b, 0) / list.length;
  return { linear: mean(sums), relu: mean(sums.map((sum) => Math.max(0, sum))) };
}
