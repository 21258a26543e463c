// Layers as objects.
// %% answer="q1"
class Sigmoid {
  private output: Tensor | null = null;

  forward(x: Tensor): Tensor {
    const power = x.exp();
    this.output = power.div(power.add(1));
    return this.output;
  }

  backward(upstream: Tensor): Tensor {
    const s = this.output!;
    return upstream.mul(s.sub(s.mul(s)));
  }
}

function sigmoid(x: Tensor): Tensor {
  return new Sigmoid().forward(x);
}

function sigmoidBackward(upstream: Tensor, x: Tensor): Tensor {
  const unit = new Sigmoid();
  unit.forward(x);
  return unit.backward(upstream);
}
// %% answer="q2"
class Leaky {
  static slope = 0.05;
  constructor(readonly x: Tensor) {}
  get gate(): Tensor {
    const positive = this.x.gt(0).to('float64');
    return positive.add(positive.neg().add(1).mul(Leaky.slope));
  }
}

const leakyRelu = (x: Tensor) => new Leaky(x).gate.mul(x);
const leakyReluBackward = (upstream: Tensor, x: Tensor) => new Leaky(x).gate.mul(upstream);
// %% answer="q5"
class Layer {
  dw!: Tensor;
  private x!: Tensor;
  private h!: Tensor;
  constructor(private w: Tensor) {}

  forward(x: Tensor): Tensor {
    this.x = x;
    this.h = x.matmul(this.w).tanh();
    return this.h;
  }

  backward(dh: Tensor): Tensor {
    const dz = dh.sub(dh.mul(this.h).mul(this.h));
    this.dw = this.x.transpose(0, 1).matmul(dz);
    return dz.matmul(this.w.transpose(0, 1));
  }
}

function backward(x: Tensor, w1: Tensor, w2: Tensor, upstream: Tensor) {
  const layers = [new Layer(w1), new Layer(w2)];
  layers.reduce((h, layer) => layer.forward(h), x);
  const dx = layers.reduceRight((gradient, layer) => layer.backward(gradient), upstream);
  return { dx, dw1: layers[0].dw, dw2: layers[1].dw };
}
