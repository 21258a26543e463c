// Optimisers as objects.
// %% answer="q2"
class Heavy {
  constructor(
    public w: Tensor,
    private v = w.mul(0),
  ) {}
  step(g: Tensor, lr: number, rho: number) {
    this.v = this.v.mul(rho).sub(g.mul(lr));
    this.w = this.w.add(this.v);
    return { w: this.w, state: { v: this.v } };
  }
}

function momentum(w: Tensor, dw: Tensor, state: { v?: Tensor }, options: { lr: number; momentum: number }) {
  return new Heavy(w, state.v).step(dw, options.lr, options.momentum);
}
// %% answer="q5"
class RunningMean {
  constructor(
    readonly value: Tensor | undefined,
    readonly beta: number,
  ) {}
  with(x: Tensor): RunningMean {
    const fresh = x.mul(1 - this.beta);
    return new RunningMean(this.value ? this.value.mul(this.beta).add(fresh) : fresh, this.beta);
  }
  corrected(t: number): Tensor {
    return this.value!.div(1 - pow(this.beta, t));
  }
}

function adam(w: Tensor, dw: Tensor, state: any, options: any) {
  const { t: before = 0 } = state;
  const t = before + 1;
  const m = new RunningMean(state.m, options.beta1).with(dw);
  const v = new RunningMean(state.v, options.beta2).with(dw.square());
  const step = m.corrected(t).div(v.corrected(t).sqrt().add(options.eps));
  return { w: w.sub(step.mul(options.lr)), state: { t, m: m.value!, v: v.value! } };
}
// %% answer="q7"
class Walker {
  places: number[][];
  private state = {};
  constructor(
    private w: Tensor,
    private method: string,
  ) {
    this.places = [w.tolist() as number[]];
  }
  go() {
    const g = this.w.clone();
    g.data[1] *= 25;
    const result =
      this.method === 'adam'
        ? adam(this.w, g, this.state, { lr: 0.1, beta1: 0.9, beta2: 0.999, eps: 1e-8 })
        : momentum(this.w, g, this.state, { lr: 0.02, momentum: 0.9 });
    this.w = result.w;
    this.state = result.state;
    this.places.push(this.w.tolist() as number[]);
    return this;
  }
}

function path(start: number[], steps: number, method: string) {
  const walker = new Walker(tensor(start, { dtype: 'float64' }), method);
  for (let i = 0; i < steps; i++) walker.go();
  return walker.places;
}
