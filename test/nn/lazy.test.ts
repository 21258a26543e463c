import { describe, expect, test } from 'vitest';
import { init, manualSeed, nn, noGrad, optim, rand, randn, type Tensor, tensor, zeros } from '../../src/index.js';

const lazy = () =>
  new nn.Sequential(
    new nn.LazyConv2d(4, 3, { groups: 2 }),
    new nn.LazyBatchNorm2d(),
    new nn.Flatten(),
    new nn.LazyLinear(3),
  );

describe('lazy layers', () => {
  test('learn their sizes, and have the weights of a layer that is made at that moment', () => {
    manualSeed(0);
    const net = lazy();
    const x = randn([2, 2, 4, 4]);
    const y = net.forward(x);
    // torch 2.13, the same net: its first numbers as it prints them, and the next random one
    const [first] = y.flatten().split([3, 3]);
    expect(first!.allclose(tensor([-0.8623, -0.1555, 0.6085]), { atol: 5e-5 })).toBe(true);
    expect(rand([1]).item()).toBeCloseTo(0.0178, 4);
    expect(String(net)).toBe(
      [
        'Sequential(',
        '  (0): Conv2d(2, 4, kernelSize=3, stride=1, groups=2)',
        '  (1): BatchNorm2d(4, eps=0.00001, momentum=0.1, affine=true, trackRunningStats=true)',
        '  (2): Flatten(startDim=1, endDim=-1)',
        '  (3): Linear(inFeatures=16, outFeatures=3, bias=true)',
        ')',
      ].join('\n'),
    );
    expect(net.at(-1).constructor).toBe(nn.Linear);
    expect(net.forward(x).equal(y)).toBe(true);
    y.sum().backward();
    expect(net.parameters().every(({ grad, shape }) => String(grad?.shape) === String(shape))).toBe(true);
  });

  test('are what their plain layer is, without a bias or an affine part too', () => {
    const x = randn([3, 5]);
    const linear = new nn.LazyLinear(2, { bias: false });
    expect(noGrad(() => linear.forward(x)).shape).toEqual([3, 2]);
    expect(linear.namedParameters().map(([name]) => name)).toEqual(['weight']);
    expect(linear.weight.requiresGrad).toBe(true);
    const norm = new nn.LazyBatchNorm1d({ affine: false, momentum: 0.5 });
    expect(norm.forward(x).equal(new nn.BatchNorm1d(5, { affine: false }).forward(x))).toBe(true);
    expect([norm.numFeatures, norm.momentum, norm.parameters().length]).toEqual([5, 0.5, 0]);
    const untracked = new nn.LazyBatchNorm2d({ trackRunningStats: false });
    expect(untracked.forward(randn([2, 3, 4, 4])).shape).toEqual([2, 3, 4, 4]);
    expect(Object.keys(untracked.stateDict())).toEqual(['weight', 'bias']);
  });

  test('print what they know before', () => {
    expect(lazy().children().map(String)).toEqual([
      'LazyConv2d(0, 4, kernelSize=3, stride=1, groups=2)',
      'LazyBatchNorm2d(0, eps=0.00001, momentum=0.1, affine=true, trackRunningStats=true)',
      'Flatten(startDim=1, endDim=-1)',
      'LazyLinear(inFeatures=0, outFeatures=3, bias=true)',
    ]);
    const { weight } = new nn.LazyLinear(3);
    expect([String(weight), String(new nn.LazyBatchNorm1d().runningMean)]).toEqual([
      'UninitializedParameter',
      'UninitializedBuffer',
    ]);
    expect(
      lazy()
        .namedParameters()
        .map(([name]) => name),
    ).toEqual(['0', '1', '3'].flatMap((place) => [`${place}.weight`, `${place}.bias`]));
    expect(new nn.LazyBatchNorm1d().namedBuffers().length).toBe(3);
  });

  test.each<[string, (net: nn.Sequential) => unknown]>([
    ['parameterCount', (net) => net.parameterCount()],
    ['an optimiser', (net) => new optim.SGD(net.parameters(), { lr: 0.1 })],
    ['an initialiser', (net) => init.xavierUniform_((net.at(-1) as nn.Linear).weight)],
    ['stateDict', (net) => net.stateDict()],
    ['to', (net) => net.to('float64')],
    ['a shape', (net) => (net.at(0) as nn.Conv2d).weight.shape],
  ])('%s says that an input is needed first', (_, f) => {
    expect(() => f(lazy())).toThrow(
      /^Lazy(Linear|Conv2d|BatchNorm2d): this parameter has no shape before the first input; call forward once with a batch, and then/,
    );
  });

  test('are initialised after the first input', () => {
    const net = lazy();
    noGrad(() => net.forward(zeros([2, 2, 4, 4])));
    net.apply((module) => {
      if (module instanceof nn.Linear) init.constant_(module.weight, 2);
    });
    expect((net.at(-1) as nn.Linear).weight.amin().item()).toBe(2);
  });

  test('learn their sizes from a state too, and draw nothing', () => {
    const [net, other] = [lazy(), lazy()];
    const x = randn([2, 2, 4, 4]);
    net.forward(x);
    manualSeed(3);
    const next = rand([1]).item();
    manualSeed(3);
    other.loadStateDict(net.stateDict());
    expect(rand([1]).item()).toBe(next);
    expect(other.at(0)).toBeInstanceOf(nn.Conv2d);
    expect((other.at(0) as nn.Conv2d).inChannels).toBe(2);
    expect(other.eval().forward(x).equal(net.eval().forward(x))).toBe(true);
    const norm = new nn.LazyBatchNorm1d({ affine: false });
    const { runningMean, runningVar, numBatchesTracked } = new nn.BatchNorm1d(7);
    norm.loadStateDict({ running_mean: runningMean, running_var: runningVar, numBatchesTracked });
    expect(norm.numFeatures).toBe(7);
  });

  test('stay as they are when a state does not fit', () => {
    const layer = new nn.LazyLinear(2);
    expect(() => layer.loadStateDict({ weight: zeros([2, 3]) })).toThrow('bias is missing');
    expect(String(layer)).toBe('LazyLinear(inFeatures=0, outFeatures=2, bias=true)');
    layer.loadStateDict({}, { strict: false });
    expect(layer.constructor).toBe(nn.LazyLinear);
  });

  test('keep their hooks', () => {
    const layer = new nn.LazyLinear(2);
    const seen: string[] = [];
    const hook = layer.registerForwardHook((module, [x], y) => {
      seen.push(`${module.constructor.name} ${x?.shape} ${y.shape}`);
      return undefined;
    });
    layer.forward(zeros([4, 3]));
    layer.forward(zeros([5, 3]));
    hook.remove();
    layer.forward(zeros([5, 3]));
    expect(seen).toEqual(['Linear 4,3 4,2', 'Linear 5,3 5,2']);
  });

  test("'s hooks see the shapes of a net that is made in one go", () => {
    const net = lazy();
    init.lsuv_(net, randn([16, 2, 4, 4]));
    expect(net.forward(randn([2, 2, 4, 4])).shape).toEqual([2, 3]);
  });

  test.each<[() => Tensor | nn.Module, string]>([
    [() => new nn.LazyLinear(0), 'LazyLinear: outFeatures is 0, but must be a whole number, 1 or more'],
    [() => new nn.LazyConv2d(3, 2, { groups: 2 }), 'LazyConv2d: outChannels is 3, but must be a multiple of groups'],
    [
      () => new nn.LazyConv2d(4, 2, { groups: 2 }).forward(zeros([1, 3, 4, 4])),
      'LazyConv2d: inChannels is 3, but must be a multiple of groups',
    ],
    [
      () => new nn.LazyConv2d(4, 2).forward(zeros([3, 4, 4])),
      'the input has shape [3, 4, 4], but must have 4 dimensions',
    ],
    [() => new nn.LazyBatchNorm1d().forward(zeros([3])), 'the input has shape [3], but must have 2 or 3 dimensions'],
    [() => new nn.LazyLinear(2).forward(tensor(1)), 'LazyLinear: the input has shape [], but must have 1 or more dim'],
    [() => new nn.LazyLinear(2).forward(zeros([1, 0])), 'LazyLinear: inFeatures is 0, but must be a whole number'],
  ])('%s says what is wrong', (f, message) => expect(f).toThrow(message));
});

test('what a module saw last does not belong to its state', () => {
  class Net extends nn.Module {
    weight = new nn.Parameter(zeros([1]));
    seen = zeros([3]);
    forward(x: Tensor): Tensor {
      this.seen = x;
      return x.mul(this.weight);
    }
  }
  expect(Object.keys(new Net().stateDict())).toEqual(['weight']);
});
