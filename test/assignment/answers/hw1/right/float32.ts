// Everything in float32, as tensor() makes it.
// %% answer="q1"
function sigmoid(x: Tensor): Tensor {
  return tensor(1).div(x.float().neg().exp().add(1));
}

function sigmoidBackward(upstream: Tensor, x: Tensor): Tensor {
  const s = sigmoid(x);
  return upstream.float().mul(s).mul(tensor(1).sub(s));
}
// %% answer="q2"
function leakyRelu(x: Tensor): Tensor {
  const narrow = x.float();
  return where(narrow.ge(0), narrow, narrow.mul(0.05));
}

function leakyReluBackward(upstream: Tensor, x: Tensor): Tensor {
  return upstream.float().mul(where(x.gt(0), tensor(1), tensor(0.05)));
}
// %% answer="q4"
function statistics(x: Tensor, zs: Tensor[], activation: 'tanh' | 'relu') {
  let h = x.float();
  return zs.map((z) => {
    const shape = [...z.shape];
    const sigma = activation === 'tanh' ? xavierDeviation(shape) : heDeviation(shape, 0);
    h = h.matmul(z.float().mul(sigma));
    h = activation === 'tanh' ? h.tanh() : h.relu();
    return { mean: h.mean().item(), deviation: h.std({ correction: 0 }).item() };
  });
}
// %% answer="q5"
function backward(x: Tensor, w1: Tensor, w2: Tensor, upstream: Tensor) {
  const [a, b, c, g] = [x, w1, w2, upstream].map((one) => one.float());
  const h1 = a.matmul(b).tanh();
  const h2 = h1.matmul(c).tanh();
  const one = tensor(1);
  const dz2 = g.mul(one.sub(h2.mul(h2)));
  const dz1 = dz2.matmul(c.T).mul(one.sub(h1.mul(h1)));
  return { dx: dz1.matmul(b.T), dw1: a.T.matmul(dz1), dw2: h1.T.matmul(dz2) };
}
