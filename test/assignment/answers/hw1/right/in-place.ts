// Changes tensors in place, also those that it was given.
// %% answer="q1"
function sigmoid(x: Tensor): Tensor {
  return x.neg_().exp_().add_(1).pow_(-1);
}

function sigmoidBackward(upstream: Tensor, x: Tensor): Tensor {
  sigmoid(x);
  const rest = x.clone().neg_().add_(1);
  return upstream.mul_(x).mul_(rest);
}
// %% answer="q2"
function leakyRelu(x: Tensor): Tensor {
  x.mul_(
    x
      .lt(0)
      .to('float64')
      .mul_(0.05 - 1)
      .add_(1),
  );
  return x;
}

function leakyReluBackward(upstream: Tensor, x: Tensor): Tensor {
  const negative = x.lt(0);
  const small = upstream.clone().mul_(0.05);
  upstream.maskedFill_(negative, 0);
  small.maskedFill_(negative.logicalNot(), 0);
  return upstream.add_(small);
}
// %% answer="q3"
function xavierDeviation(shape: number[]): number {
  shape.push(shape.pop()! + shape.pop()!);
  return (2 / shape[0]) ** 0.5;
}

function heDeviation(shape: number[], a: number): number {
  shape.length = 1;
  a *= a;
  a += 1;
  a *= shape[0];
  return (2 / a) ** 0.5;
}

function uniformBound(deviation: number): number {
  deviation *= deviation;
  deviation *= 3;
  return deviation ** 0.5;
}
// %% answer="q5"
function backward(x: Tensor, w1: Tensor, w2: Tensor, upstream: Tensor) {
  const h1 = x.matmul(w1).tanh_();
  const h2 = h1.matmul(w2).tanh_();
  const dz2 = upstream.mul_(h2.square_().neg_().add_(1));
  const dw2 = h1.T.matmul(dz2);
  const dh1 = dz2.matmul(w2.T);
  const dz1 = dh1.mul_(h1.square_().sub_(1).neg_());
  return { dw2, dw1: x.T.matmul(dz1), dx: dz1.matmul(w1.T) };
}
