import { inspect } from 'node:util';
import { describe, expect, test } from 'vitest';
import {
  manualSeed,
  type NestedNumbers,
  nn,
  noGrad,
  ones,
  optim,
  randn,
  type Tensor,
  tensor,
  zeros,
} from '../../src/index.js';
import fixture from '../fixtures/torch-nn.json' with { type: 'json' };

const nets: { [name: string]: () => nn.Sequential } = {
  dense: () =>
    new nn.Sequential(new nn.Linear(4, 8), new nn.Tanh(), new nn.BatchNorm1d(8), new nn.Linear(8, 3, { bias: false })),
  images: () =>
    new nn.Sequential(
      new nn.Conv2d(2, 3, 3, { stride: 2, padding: 1 }),
      new nn.BatchNorm2d(3),
      new nn.ReLU(),
      new nn.MaxPool2d(2),
      new nn.Flatten(),
      new nn.Linear(12, 2),
    ),
};

/** PyTorch's names in camelCase. */
const camel = (name: string) => name.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase());
const near = (actual: Tensor, expected: NestedNumbers, tolerance: number) =>
  expect(
    actual.to('float64').allclose(tensor(expected, { dtype: 'float64' }), { rtol: tolerance, atol: tolerance }),
  ).toBe(true);

describe.each(Object.entries(fixture.nets))('the net %s', (name, expected) => {
  manualSeed(0);
  const net = nets[name]!();
  const input = randn(tensor(expected.input as NestedNumbers).shape);
  const start = Object.fromEntries(Object.entries(net.stateDict()).map(([key, value]) => [key, value.clone()]));
  const output = net.forward(input);
  output.square().sum().backward();

  test("starts with PyTorch's weights, to the bit", () => {
    // the fixture has no counts of batches
    const names = Object.keys(start).filter((key) => !key.endsWith('numBatchesTracked'));
    expect(names.sort()).toEqual(Object.keys(expected.state).map(camel).sort());
    for (const [key, values] of Object.entries(expected.state)) near(start[camel(key)]!, values as NestedNumbers, 0);
  });
  // float32: some dozens of roundings, and a normal input that may differ by 2 ulp
  test("computes PyTorch's values and gradients", () => {
    near(output, expected.output, 2e-6);
    const gradients = Object.fromEntries(net.namedParameters().map(([key, { grad }]) => [key, grad!]));
    for (const [key, values] of Object.entries(expected.gradients))
      near(gradients[camel(key)]!, values as NestedNumbers, 2e-5);
  });
  test('keeps running values, and uses them in evaluation', () => {
    for (const [key, values] of Object.entries(expected.after))
      near(net.stateDict()[camel(key)]!, values as NestedNumbers, 1e-6);
    near(net.eval().forward(input), expected.evaluation, 2e-6);
    net.train();
  });
});

const activations: { [name: string]: nn.Module } = {
  LeakyReLU: new nn.LeakyReLU(),
  'LeakyReLU(0.3)': new nn.LeakyReLU(0.3),
  ELU: new nn.ELU(),
  'ELU(2)': new nn.ELU(2),
  SELU: new nn.SELU(),
  GELU: new nn.GELU(),
  SiLU: new nn.SiLU(),
  Softplus: new nn.Softplus(),
  Sigmoid: new nn.Sigmoid(),
  Softmax: new nn.Softmax(0),
  Tanh: new nn.Tanh(),
};

test.each(Object.entries(fixture.activations))("%s is PyTorch's", (name, values) => {
  // float64: PyTorch's softplus is x itself from 20 on, elsewhere a few roundings
  near(activations[name]!.forward(tensor(fixture.line, { dtype: 'float64' })), values, 1e-14);
});

class Shared extends nn.Module {
  first = new nn.Linear(2, 2);
  list = [new nn.ReLU(), new nn.Linear(2, 2)];
  second = this.first;
  scale = new nn.Parameter(ones([1]));
  steps = new nn.Buffer(zeros([1]));
  last = zeros([1]); // what was seen last belongs to nobody
  forward(x: Tensor): Tensor {
    return this.second.forward(this.first.forward(x)).mul(this.scale);
  }
}

describe('a module of your own', () => {
  const net = new Shared();
  test('finds what is in its fields, each parameter once', () => {
    expect(net.namedParameters().map(([name]) => name)).toEqual([
      'scale',
      'first.weight',
      'first.bias',
      'list.1.weight',
      'list.1.bias',
    ]);
    expect(net.namedBuffers().map(([name]) => name)).toEqual(['steps']);
    expect(net.parameterCount()).toBe(13);
    expect(net.modules().length).toBe(4); // `second` is `first` again
  });
  test('goes to evaluation with all that is inside', () => {
    expect(
      net
        .eval()
        .modules()
        .map(({ training }) => training),
    ).toEqual(Array(4).fill(false));
    expect(net.train().list[0]!.training).toBe(true);
  });
  test('may nest its lists, and point back to where it belongs', () => {
    class Child extends nn.Module {
      parent: nn.Module | null = null;
      rows = [[new nn.Linear(1, 1, { bias: false })], [new nn.Linear(1, 2, { bias: false })]];
      forward(x: Tensor): Tensor {
        return x;
      }
    }
    const child = new Child();
    const parent = new nn.Sequential(child);
    child.parent = parent;
    expect(parent.namedParameters().map(([name]) => name)).toEqual(['0.rows.0.0.weight', '0.rows.1.0.weight']);
    expect(parent.children()).toEqual([child]);
    const visited: string[] = [];
    parent.apply((module) => visited.push(module.constructor.name));
    expect(visited).toEqual(['Linear', 'Linear', 'Child', 'Sequential']);
  });
  test('may be a Sequential with parameters of its own', () => {
    class Scaled extends nn.Sequential {
      scale = new nn.Parameter(ones([1]));
      override forward(x: Tensor): Tensor {
        return super.forward(x).mul(this.scale);
      }
    }
    const scaled = new Scaled(new nn.ReLU(), new nn.Linear(2, 2));
    expect(Object.keys(scaled.stateDict())).toEqual(['scale', '1.weight', '1.bias']);
    expect([scaled.length, scaled.at(-1), [...scaled].length]).toEqual([2, scaled.layers[1], 2]);
  });
  test('is learned', () => {
    const optimizer = new optim.SGD(net.parameters(), { lr: 0.1 });
    const before = net.first.weight.clone();
    net
      .forward(ones([1, 2]))
      .sum()
      .backward();
    optimizer.step();
    expect(net.first.weight.equal(before)).toBe(false);
    net.zeroGrad();
    expect(net.parameters().every(({ grad }) => grad === null)).toBe(true);
  });
  test('prints as in PyTorch', () => {
    const model = new nn.Sequential(new nn.Linear(2, 3), new nn.Sequential(new nn.Dropout(), new nn.ReLU()));
    expect(String(model)).toBe(
      [
        'Sequential(',
        '  (0): Linear(inFeatures=2, outFeatures=3, bias=true)',
        '  (1): Sequential(',
        '    (0): Dropout(p=0.5)',
        '    (1): ReLU()',
        '  )',
        ')',
      ].join('\n'),
    );
  });
});

test('a state goes from one module into another, or nothing of it does', () => {
  const [a, b] = [new nn.Linear(2, 3), new nn.Linear(2, 3)];
  b.loadStateDict(a.stateDict());
  expect(b.weight.equal(a.weight)).toBe(true);
  expect(() => b.loadStateDict({ weight: a.weight })).toThrow('loadStateDict: bias is missing');
  expect(() => b.loadStateDict({ ...a.stateDict(), other: a.weight })).toThrow(
    'other belongs to no part of this module',
  );
  expect(() => b.loadStateDict({ weight: zeros([3, 2]), bias: zeros([2]) })).toThrow(
    'bias has shape [2], but [3] is needed',
  );
  expect(b.weight.equal(a.weight)).toBe(true);
});

test("PyTorch's names are understood, and parts of a state where that is wanted", () => {
  const norm = new nn.BatchNorm1d(2);
  const { weight, bias } = norm.stateDict();
  const running = { running_mean: tensor([1, 2]), running_var: tensor([3, 4]) };
  norm.loadStateDict({ weight: weight!, bias: bias!, ...running }, { strict: false });
  expect([norm.runningMean.tolist(), norm.runningVar.tolist()]).toEqual([
    [1, 2],
    [3, 4],
  ]);
  norm.loadStateDict({ bias: tensor([5, 6]), elsewhere: ones([1]) }, { strict: false });
  expect(norm.bias!.tolist()).toEqual([5, 6]);
  expect(() => norm.loadStateDict({ bias: ones([3]) }, { strict: false })).toThrow('bias has shape [3]');
  expect(() => norm.loadStateDict({ bias: [1, 2] } as never)).toThrow('bias is [1, 2], but must be a tensor');
  expect(() => norm.loadStateDict(undefined as never)).toThrow('undefined is no set of tensors by name');
  expect(() => norm.loadStateDict('net.safetensors' as never)).toThrow(
    "read a file first, with load('net.safetensors')",
  );
  expect(() => norm.loadStateDict({ model: norm.stateDict() } as never)).toThrow('pass its part, such as saved.model');
});

test('the kind that it has already leaves a module as it is', () => {
  const layer = new nn.Linear(2, 2);
  const { weight } = layer;
  expect(layer.to('float32').weight).toBe(weight);
});

test('another kind, shared parameters stay shared', () => {
  const net = new Shared().to('float64');
  expect(net.parameters().every(({ dtype }) => dtype === 'float64')).toBe(true);
  expect(net.second.weight).toBe(net.first.weight);
  expect(net.forward(ones([1, 2], { dtype: 'float64' })).dtype).toBe('float64');
});

test('hooks see what goes through, and may replace it', () => {
  const layer = new nn.ReLU();
  const seen: number[] = [];
  const watch = layer.registerForwardHook((_module, [x], y) => void seen.push(x!.item(), y.item()));
  const double = layer.registerForwardHook((_module, _inputs, y) => y.mul(2));
  expect(noGrad(() => layer.forward(tensor(3))).item()).toBe(6);
  watch.remove();
  double.remove();
  expect(layer.forward(tensor(3)).item()).toBe(3);
  expect(seen).toEqual([3, 3]);
});

test('hooks before a module, the same hook twice, and a forward in a field', () => {
  class Field extends nn.Module {
    forward = (x: Tensor): Tensor => x.mul(10);
  }
  const layer = new Field();
  const add = (_module: nn.Module, [x]: Tensor[]) => x!.add(1);
  const [first, second] = [layer.registerForwardPreHook(add), layer.registerForwardPreHook(add)];
  expect(layer.forward(tensor(1)).item()).toBe(30);
  first.remove();
  first.remove();
  expect(layer.forward(tensor(1)).item()).toBe(20);
  second.remove();
  expect(layer.forward(tensor(1)).item()).toBe(10);
  const wrong = layer.registerForwardPreHook((() => 4) as never);
  expect(() => layer.forward(tensor(1))).toThrow('Field: a hook gave 4, but must give a tensor, or nothing');
  wrong.remove();
  layer.registerForwardHook((() => 3) as never);
  expect(() => layer.forward(tensor(1))).toThrow('Field: a hook gave 3, but must give a tensor, or nothing');
});

test.each<[nn.Module, string]>([
  [new nn.Conv2d(1, 2, [3, 5], { bias: false }), 'Conv2d(1, 2, kernelSize=[3, 5], stride=1, bias=false)'],
  [new nn.Conv2d(1, 2, 3, { padding: [1, 0] }), 'Conv2d(1, 2, kernelSize=3, stride=1, padding=[1, 0])'],
  [new nn.Conv1d(1, 2, 3, { padding: 'same' }), "Conv1d(1, 2, kernelSize=3, stride=1, padding='same')"],
  [
    new nn.ConvTranspose2d(4, 2, 3, { stride: 2, padding: 1, outputPadding: 1, groups: 2 }),
    'ConvTranspose2d(4, 2, kernelSize=3, stride=2, padding=1, outputPadding=1, groups=2)',
  ],
  [
    new nn.ConvTranspose2d(4, 2, [2, 3], { bias: false }),
    'ConvTranspose2d(4, 2, kernelSize=[2, 3], stride=1, bias=false)',
  ],
  [new nn.AdaptiveAvgPool2d([1, null]), 'AdaptiveAvgPool2d(outputSize=[1, null])'],
  [new nn.Dropout2d(), 'Dropout2d(p=0.5)'],
  [new nn.Upsample({ scaleFactor: 2 }), "Upsample(scaleFactor=2, mode='nearest')"],
  [
    new nn.Upsample({ mode: 'bilinear', size: [3, 2], alignCorners: true }),
    "Upsample(size=[3, 2], mode='bilinear', alignCorners=true)",
  ],
  [new nn.ReflectionPad2d(2), 'ReflectionPad2d([2, 2, 2, 2])'],
  [new nn.ZeroPad2d([1, 2, 0, 0]), 'ZeroPad2d([1, 2, 0, 0])'],
  [new nn.MaxPool1d(2, { stride: 1 }), 'MaxPool1d(kernelSize=2, stride=1)'],
  [new nn.MaxPool2d([3, 2], { stride: 1 }), 'MaxPool2d(kernelSize=[3, 2], stride=1)'],
  [new nn.FractionalMaxPool2d(2, { outputSize: [3, 4] }), 'FractionalMaxPool2d(kernelSize=2, outputSize=[3, 4])'],
  [new nn.Maxout(4, 3), 'Maxout(inFeatures=4, outFeatures=3, pieces=2)'],
  [new nn.LogSoftmax(-1), 'LogSoftmax(dim=-1)'],
  [new nn.Flatten(), 'Flatten(startDim=1, endDim=-1)'],
  [new nn.Softplus({ beta: 2 }), 'Softplus(beta=2)'],
  [new nn.GELU({ approximate: 'tanh' }), "GELU(approximate='tanh')"],
  [new nn.L1Loss({ reduction: 'sum' }), "L1Loss(reduction='sum')"],
  [new nn.NLLLoss({ weight: ones([3]) }), 'NLLLoss(weight=Tensor [3])'],
])('%s prints what it was told', (module, expected) => expect(String(module)).toBe(expected));

test.each([
  [() => new nn.Linear(0, 3), 'Linear: inFeatures is 0, but must be a whole number, 1 or more'],
  [() => new nn.Conv2d(1, 1, [3, 0]), 'Conv2d: kernelSize is [3, 0], but must be'],
  [
    () => new nn.BatchNorm1d(3).forward(zeros([2, 4])),
    'BatchNorm1d: the input has shape [2, 4], but must have 2 or 3 dimensions',
  ],
  [() => new nn.BatchNorm2d(3).forward(zeros([2, 3])), 'must have 4 dimensions, the second of size 3'],
  [() => new nn.Dropout(2), 'Dropout: p is 2, but must be a number from 0 to 1'],
  [() => new nn.Sequential(nn.ReLU as never), 'Sequential: argument 0 is no module; pass new nn.ReLU()'],
  [() => new nn.Sequential([new nn.ReLU()] as never), 'Sequential: argument 0 is no module; pass ...layers'],
  [() => new nn.Parameter([1, 2] as never), 'Parameter: [1, 2] is no tensor of float32 or float64'],
  [() => new nn.Parameter(zeros([2], { dtype: 'int32' })), 'is no tensor of float32 or float64'],
  [() => new nn.Buffer(1 as never), 'Buffer: 1 is no tensor'],
  [() => nn.utils.clipGradNorm_(new nn.ReLU() as never, 1), 'stands where parameters should; pass net.parameters()'],
  [() => nn.utils.clipGradNorm_([], 1, { normType: -1 }), 'normType is -1'],
])('%s says what is wrong', (f, message) => expect(f).toThrow(message));

test.each(['cuda', 'cpu', 'cuda:0', 'mps'])('a net is not sent to %s', (device) =>
  expect(() => new nn.Linear(2, 1).to(device as never)).toThrow(
    `to: there is no device '${device}' to choose: parameters live in ordinary memory. Leave .to('${device}') out`,
  ),
);

describe('parameters as text', () => {
  const net = new nn.Sequential(new nn.Linear(2, 3), new nn.Tanh(), new nn.Linear(3, 1, { bias: false }));
  const { weight } = net.layers[0] as nn.Linear;

  test("one by itself is PyTorch's text", () => {
    const parameter = new nn.Parameter(tensor([[1, 2]]));
    expect(inspect(parameter)).toBe('Parameter containing:\ntensor([[1., 2.]], requiresGrad=true)');
    expect(String(parameter)).toBe(inspect(parameter));
    expect(inspect(parameter, { depth: 4 })).toBe(inspect(parameter)); // as the kernel asks
  });
  test('inside of something else it is its shape', () => {
    expect(inspect({ weight })).toBe('{ weight: Parameter [3, 2] float32 }');
    expect(inspect([[weight]], { depth: 4 })).toBe('[ [ Parameter [3, 2] float32 ] ]');
    expect(inspect(net.namedParameters())).toBe(
      "[\n  [ '0.weight', Parameter [3, 2] float32 ],\n  [ '0.bias', Parameter [3] float32 ],\n  [ '2.weight', Parameter [1, 3] float32 ]\n]",
    );
  });
  test('those of a net are listed with their names', () => {
    const text =
      '[\n  Parameter 0.weight [3, 2] float32,\n  Parameter 0.bias [3] float32,\n  Parameter 2.weight [1, 3] float32\n]';
    expect(inspect(net.parameters())).toBe(text);
    const list = net.parameters();
    expect(inspect((net.layers[0] as nn.Linear).parameters())).toContain('Parameter weight [3, 2] float32');
    expect(inspect(list)).toBe(text); // whoever asked since
    expect(inspect(new nn.Tanh().parameters())).toBe('[]');
  });
  test('a list of them is an array like any other', () => {
    const list = net.parameters();
    list.reverse();
    list.pop();
    list.push(new nn.Parameter(zeros([4])));
    expect(inspect(list)).toBe(
      '[\n  Parameter 2.weight [1, 3] float32,\n  Parameter 0.bias [3] float32,\n  Parameter [4]\n]',
    );
    expect(Object.keys(list)).toEqual(['0', '1', '2']);
    expect(inspect(list.slice(0, 1))).toBe('[ Parameter [1, 3] float32 ]');
  });
});

test('modules go to one of the kinds that have gradients', () => {
  for (const dtype of ['int32', 'bool'] as const)
    expect(() => new nn.Linear(1, 1).to(dtype as never)).toThrow(
      `to: dtype is '${dtype}', but must be one of 'float32', 'float64'`,
    );
});
