import { inspect } from 'node:util';
import { describe, expect, test } from 'vitest';
import { manualSeed, nn, ones, rand, randn, type Tensor, tensor, zeros } from '../../src/index.js';

const images = () =>
  new nn.Sequential(
    new nn.Conv2d(3, 8, 3, { padding: 1 }),
    new nn.BatchNorm2d(8),
    new nn.Flatten(),
    new nn.Sequential(new nn.Linear(8 * 4 * 4, 10), new nn.Dropout(0.5)),
  );

test('lists each layer with the shape that it gives and the numbers that it learns', () => {
  const { rows, parameters, trainable, nonTrainable, bytes } = images().summary([2, 3, 4, 4]);
  expect(rows.map(Object.values)).toEqual([
    ['', 'Sequential', [2, 10], 0],
    ['0', 'Conv2d', [2, 8, 4, 4], 8 * 3 * 3 * 3 + 8],
    ['1', 'BatchNorm2d', [2, 8, 4, 4], 2 * 8], // running values are not learned
    ['2', 'Flatten', [2, 128], 0],
    ['3', 'Sequential', [2, 10], 0],
    ['3.0', 'Linear', [2, 10], 128 * 10 + 10],
    ['3.1', 'Dropout', [2, 10], 0],
  ]);
  expect([parameters, trainable, nonTrainable, bytes]).toEqual([1530, 1530, 0, 4 * 1530]);
});

test('LeNet-5 has the 61,706 numbers that torchinfo and Keras count', () => {
  const lenet = new nn.Sequential(
    new nn.Conv2d(1, 6, 5, { padding: 2 }),
    new nn.Tanh(),
    new nn.AvgPool2d(2),
    new nn.Conv2d(6, 16, 5),
    new nn.Tanh(),
    new nn.AvgPool2d(2),
    new nn.Flatten(),
    new nn.Linear(400, 120),
    new nn.Tanh(),
    new nn.Linear(120, 84),
    new nn.Tanh(),
    new nn.Linear(84, 10),
  );
  const { parameters, rows } = lenet.summary([1, 1, 28, 28]);
  expect(parameters).toBe(61706); // the count of LeCun et al., 1998, with every map connected
  expect(rows[7]!.outputShape).toEqual([1, 400]);
});

test('is a table as text, and in a notebook', () => {
  const net = new nn.Sequential(new nn.Linear(40, 30), new nn.Tanh());
  net.layers[0]!.parameters()[1]!.requiresGrad_(false);
  const summary = net.summary([5, 40]);
  expect(inspect(summary)).toBe(
    [
      'layer  kind        output shape  parameters',
      '─────  ──────────  ────────────  ──────────',
      '       Sequential  [5, 30]                0',
      '0      Linear      [5, 30]            1,230',
      '1      Tanh        [5, 30]                0',
      '',
      '1,230 parameters in 4,920 bytes: 1,200 trainable, 30 not',
    ].join('\n'),
  );
  const display = Reflect.get(summary, Symbol.for('Jupyter.display')) as () => { [type: string]: string };
  const bundle = display.call(summary);
  expect(bundle['text/plain']).toBe(String(summary));
  expect(bundle['text/html']).toContain('<td style="text-align:right">1,230</td>');
  expect(bundle['text/html']).toContain('4,920 bytes: 1,200 trainable, 30 not</td></tr></tfoot>');
});

test('names of fields mean nothing in HTML', () => {
  class Odd extends nn.Module {
    '<b>&' = new nn.Tanh();
    forward(x: Tensor): Tensor {
      return this['<b>&'].forward(x);
    }
  }
  const summary = new Odd().summary([1]);
  const display = Reflect.get(summary, Symbol.for('Jupyter.display')) as () => { [type: string]: string };
  expect(display.call(summary)['text/html']).toContain('>&#60;b&#62;&#38;</td>');
});

class Shared extends nn.Module {
  scale = new nn.Parameter(ones([2]));
  inner = new nn.Linear(2, 2, { bias: false });
  spare = [new nn.Linear(2, 3)];
  tied = new nn.Linear(2, 2);
  constructor() {
    super();
    this.tied.weight = this.inner.weight;
  }
  forward(x: Tensor): Tensor {
    return this.tied.forward(this.inner.forward(this.inner.forward(x))).mul(this.scale);
  }
}

test('a layer has a row for each call; what is shared, or not called, is counted once', () => {
  const { rows, parameters } = new Shared().summary([1, 2]);
  expect(rows.map(Object.values)).toEqual([
    ['', 'Shared', [1, 2], 2],
    ['inner', 'Linear', [1, 2], 4],
    ['inner', 'Linear', [1, 2], null],
    ['tied', 'Linear', [1, 2], 2], // its bias
    ['spare.0', 'Linear', null, 9],
  ]);
  expect(rows.reduce((sum, row) => sum + (row.parameters ?? 0), 0)).toBe(parameters);
  expect(String(new Shared().summary([1, 2]))).toMatch(/^inner +Linear +\[1, 2\] +as above$/m);
  expect(String(new Shared().summary([1, 2]))).toMatch(/^spare\.0 +Linear +not called +9$/m);
});

describe('the input', () => {
  test('may be a tensor, as layers need that take whole numbers', () => {
    const net = new nn.Sequential(new nn.Embedding(7, 3));
    expect(net.summary(tensor([[1, 2]], { dtype: 'int32' })).rows[1]!.outputShape).toEqual([1, 2, 3]);
  });
  test('may be several', () => {
    const { rows } = new nn.MSELoss().summary([zeros([4, 2]), zeros([4, 2])]);
    expect(rows).toEqual([{ layer: '', kind: 'MSELoss', outputShape: [], parameters: 0 }]);
  });
  test("is of the net's kind when it is a shape", () => {
    const { bytes, rows } = new nn.Sequential(new nn.Linear(2, 1)).to('float64').summary([3, 2]);
    expect([bytes, rows[1]!.outputShape]).toEqual([24, [3, 1]]);
    expect(new nn.Tanh().summary([]).rows[0]!.outputShape).toEqual([]);
  });
  test.each([[3], ['x'], [[1.5]], [[1, zeros([1])]], [null]])('%j is refused', (input) =>
    expect(() => new nn.Tanh().summary(input as never)).toThrow(
      'but must be a tensor, a shape such as [64, 3], or a list of tensors',
    ),
  );
});

describe('the net is as it was', () => {
  /** Draws, and fails when it is told to. */
  class Noise extends nn.Module {
    fails = false;
    forward(x: Tensor): Tensor {
      const noise = rand(x.shape);
      if (this.fails) throw new Error('no noise today');
      return x.add(noise);
    }
  }
  const noise = new Noise();
  const net = new nn.Sequential(new nn.BatchNorm1d(2), new nn.Dropout(0.5), noise);
  const frozen = net.layers[0]!;
  frozen.training = false;
  const ofNet = () => JSON.stringify(Object.entries(net.stateDict()).map(([name, x]) => [name, x.tolist()]));
  const modes = () => net.modules().map(({ training }) => training);

  test.each([false, true])('when forward throws: %s', (fails) => {
    noise.fails = fails;
    const [modesBefore, state, input] = [modes(), ofNet(), randn([4, 2])];
    expect(modesBefore).toEqual([true, false, true, true]);
    manualSeed(3);
    if (fails) expect(() => net.summary(input)).toThrow('no noise today');
    else expect(net.summary(input).rows.at(-1)!.outputShape).toEqual([4, 2]);
    const next = randn([4]).tolist();
    manualSeed(3);
    expect(next).toEqual(randn([4]).tolist()); // as if nothing had been drawn
    expect(modes()).toEqual(modesBefore);
    expect(ofNet()).toBe(state);
    expect(net.modules().some((module) => Object.hasOwn(module, 'forward'))).toBe(false); // no hook is left
  });

  test('no gradient is recorded, and none is lost', () => {
    const layer = new nn.Linear(2, 1);
    layer
      .forward(ones([1, 2]))
      .sum()
      .backward();
    const { grad } = layer.weight;
    let wanted = true;
    layer.registerForwardHook((_module, _inputs, output) => {
      wanted = output.requiresGrad;
      return undefined;
    });
    layer.summary([1, 2]);
    expect(wanted).toBe(false);
    expect(layer.weight.grad).toBe(grad);
  });
});
