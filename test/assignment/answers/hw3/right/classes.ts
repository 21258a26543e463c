// Layers as objects.
// %% answer="q1"
class BatchNorm {
  mean!: Tensor;
  variance!: Tensor;
  constructor(
    private gamma: Tensor,
    private beta: Tensor,
    private eps: number,
  ) {}
  forward(x: Tensor) {
    this.mean = x.sum(0).div(x.shape[0]);
    this.variance = x.var({ dim: 0, correction: 0 });
    return x.sub(this.mean).mul(this.variance.add(this.eps).rsqrt()).mul(this.gamma).add(this.beta);
  }
}

function batchnorm(x: Tensor, gamma: Tensor, beta: Tensor, eps: number) {
  const norm = new BatchNorm(gamma, beta, eps);
  const out = norm.forward(x);
  return { out, mean: norm.mean, variance: norm.variance };
}
// %% answer="q4"
class Mask {
  static readonly p = 0.8;
  readonly factors: Tensor;
  constructor(u: Tensor) {
    this.factors = u.lt(Mask.p).to('float64').div(Mask.p);
  }
}
const dropout = (x: Tensor, u: Tensor) => new Mask(u).factors.mul(x);
const dropoutTest = (x: Tensor) => x;
// %% answer="q7"
class Net {
  private z: Tensor;
  private y: Tensor;
  constructor(
    private x: Tensor,
    private w: Tensor,
    private gamma: Tensor,
    beta: Tensor,
    private u: Tensor,
  ) {
    this.z = x.matmul(w);
    this.y = batchnorm(this.z, gamma, beta, 1e-5).out;
  }
  get out() {
    return dropout(this.y.maximum(0), this.u);
  }
  back(dout: Tensor) {
    const dh = dropoutBackward(dout, this.u);
    const { dx, dgamma, dbeta } = batchnormBackward(dh.maskedFill(this.y.le(0), 0), this.z, this.gamma, 1e-5);
    return { dgamma, dbeta, dw: this.x.T.matmul(dx), dx: dx.matmul(this.w.T) };
  }
}
const layer = (...all: [Tensor, Tensor, Tensor, Tensor, Tensor]) => new Net(...all).out;
const layerBackward = (dout: Tensor, ...all: [Tensor, Tensor, Tensor, Tensor, Tensor]) => new Net(...all).back(dout);
