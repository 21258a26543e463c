import { describe, expect, test } from 'vitest';
import { nn, ones, optim, type Tensor, tensor, zeros } from '../../src/index.js';

/** Lists within fields, lists within lists, and choices by name. */
class Net extends nn.Module {
  layers = new nn.ModuleList([new nn.Linear(2, 3), new nn.Linear(3, 3)]);
  blocks = new nn.ModuleDict({ conv_a: new nn.Conv2d(1, 1, 1), norm_b: new nn.BatchNorm2d(1) });
  nested = new nn.ModuleList([new nn.ModuleList([new nn.PReLU()])]);
  forward(x: Tensor): Tensor {
    let h = x;
    for (const layer of this.layers) h = layer.forward(h).tanh();
    return h;
  }
}

describe('lists and dicts of modules', () => {
  test("are found by themselves, under PyTorch's names", () => {
    const net = new Net();
    expect(net.namedParameters().map(([name]) => name)).toEqual([
      ...['layers.0.weight', 'layers.0.bias', 'layers.1.weight', 'layers.1.bias'],
      ...['blocks.conv_a.weight', 'blocks.conv_a.bias', 'blocks.norm_b.weight', 'blocks.norm_b.bias'],
      'nested.0.0.weight',
    ]);
    expect(net.namedModules().map(([name]) => name)).toContain('blocks.norm_b');
    expect(net.eval().blocks.get('norm_b').training).toBe(false);
    expect(net.to('float64').layers.at(-1).weight.dtype).toBe('float64');
  });

  test('are learned through', () => {
    const net = new Net();
    const before = net.layers.at(1).weight.clone();
    const optimizer = new optim.SGD(net.parameters(), { lr: 0.1 });
    net
      .forward(ones([1, 2]))
      .sum()
      .backward();
    optimizer.step();
    expect(net.layers.at(1).weight.equal(before)).toBe(false);
  });

  test("take a state by their own names, also where these are written as PyTorch's", () => {
    const net = new Net();
    const state = Object.fromEntries(
      Object.entries(net.stateDict()).map(([name, x]) => [name.replace('runningMean', 'running_mean'), x.add(1)]),
    );
    expect(Object.keys(state)).toContain('blocks.norm_b.running_mean');
    net.loadStateDict(state);
    expect((net.blocks.get('norm_b') as nn.BatchNorm2d).runningMean.tolist()).toEqual([1]);
  });

  // torch 2.13: print(nn.ModuleList([…])), with our names of options
  test("print as PyTorch's, equal ones once", () => {
    const list = new nn.ModuleList<nn.Module>([new nn.Linear(2, 2), new nn.Linear(2, 2), new nn.ReLU()]);
    expect(String(list.append(new nn.Linear(2, 2)))).toBe(
      [
        'ModuleList(',
        '  (0-1): 2 x Linear(inFeatures=2, outFeatures=2, bias=true)',
        '  (2): ReLU()',
        '  (3): Linear(inFeatures=2, outFeatures=2, bias=true)',
        ')',
      ].join('\n'),
    );
    const same = () => new nn.Sequential(new nn.ReLU(), new nn.ReLU());
    expect(String(new nn.ModuleList([same(), same(), same()]))).toBe(
      ['ModuleList(', '  (0-2): 3 x Sequential(', '    (0): ReLU()', '    (1): ReLU()', '  )', ')'].join('\n'),
    );
    expect(String(new nn.ModuleDict({ a: new nn.ReLU() }))).toBe('ModuleDict(\n  (a): ReLU()\n)');
    expect([String(new nn.ModuleList()), String(new nn.ModuleDict())]).toEqual(['ModuleList()', 'ModuleDict()']);
  });

  test('grow, and count from both ends', () => {
    const [a, b, c, d] = [new nn.ReLU(), new nn.ReLU(), new nn.ReLU(), new nn.ReLU()];
    const list = new nn.ModuleList([a]).append(c).extend([d]);
    list.insert(-2, b);
    expect([...list]).toEqual([a, b, c, d]);
    expect([...list].map((module, i) => module === list.at(i) && module === list.at(i - 4))).toEqual(
      Array(4).fill(true),
    );
    expect(list.length).toBe(4);
    expect(list.children()).toEqual([a, b, c, d]);
  });

  test('are asked, changed and emptied by name', () => {
    const [a, b] = [new nn.ReLU(), new nn.Tanh()];
    const dict = new nn.ModuleDict<nn.Module>(new Map([['a', a]])).set('b', b);
    expect([...dict]).toEqual(['a', 'b']);
    expect([[...dict.keys()], [...dict.values()]]).toEqual([
      ['a', 'b'],
      [a, b],
    ]);
    expect([...dict.entries()][1]).toEqual(['b', b]);
    expect([...new nn.ModuleDict(dict).values()]).toEqual([a, b]);
    expect([dict.length, dict.has('b'), dict.pop('b'), dict.has('b'), dict.length]).toEqual([2, true, b, false, 1]);
  });

  test.each([
    [() => new nn.ModuleList([3] as never), 'ModuleList: [3] is no list of modules; pass e.g. [new nn.Linear(2, 3)'],
    [() => new nn.ModuleList(new nn.ReLU() as never), 'is no list of modules'],
    [() => new nn.ModuleList().append(nn.ReLU as never), 'append: the module is the class ReLU, but must be a module'],
    [
      () => new nn.ModuleList([new nn.ReLU()]).at(1),
      'at: place 1 is out of range; places go from 0 to 0, or from -1 to -1',
    ],
    [() => new nn.ModuleList().at(0), 'at: place 0 is out of range; there is no module'],
    [
      () => new nn.ModuleList().insert(1, new nn.ReLU()),
      'insert: the place is 1, but must be a whole number from 0 to 0',
    ],
    [() => new nn.ModuleList().forward(), 'ModuleList: modules that are only kept compute nothing together'],
    [() => new nn.ModuleDict().forward(), 'ModuleDict: modules that are only kept compute nothing together'],
    [() => new nn.ModuleDict([new nn.ReLU()] as never), 'stands where modules by name should; pass e.g. { conv:'],
    [
      () => new nn.ModuleDict({ 'a.b': new nn.ReLU() }),
      "ModuleDict: a name is 'a.b', but must be a name, not empty and",
    ],
    [() => new nn.ModuleDict({ a: new nn.ReLU() }).get('b'), "ModuleDict: there is no module 'b'; there is 'a'"],
    [() => new nn.ModuleDict().pop('b'), "there is no module 'b'; there are none at all"],
    [() => new nn.ModuleDict({ a: 3 } as never), 'ModuleDict: a is 3, but must be a module'],
    [() => new nn.Sequential({ '': new nn.ReLU() }), "Sequential: a name is '', but must be a name"],
    [() => new nn.Sequential({ a: 3 } as never), 'Sequential: a is 3, but must be a module'],
  ])('%s says what is wrong', (f, message) => expect(f).toThrow(message));
});

describe('Sequential', () => {
  test('takes names, and keeps them when more comes', () => {
    const net = new nn.Sequential({ hidden: new nn.Linear(2, 3), output: new nn.Linear(3, 1) });
    net.insert(1, new nn.ReLU()).append(new nn.Sigmoid());
    expect(net.namedChildren().map(([name]) => name)).toEqual(['hidden', '1', 'output', '3']);
    expect(Object.keys(net.stateDict())).toEqual(['hidden.weight', 'hidden.bias', 'output.weight', 'output.bias']);
    expect(net.forward(zeros([4, 2])).shape).toEqual([4, 1]);
    expect(String(new nn.Sequential({ act: new nn.ReLU() }))).toBe('Sequential(\n  (act): ReLU()\n)');
  });

  test('computes in order', () => {
    const net = new nn.Sequential(new nn.ReLU()).extend([new nn.Tanh(), new nn.Identity()]);
    expect(net.forward(tensor([-1, 2])).tolist()).toEqual(tensor([0, 2]).tanh().tolist());
    expect(net.at(-1)).toBeInstanceOf(nn.Identity);
  });
});
