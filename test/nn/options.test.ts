import { describe, expect, test } from 'vitest';
import { functional, manualSeed, nn, ones, rand, tensor, zeros } from '../../src/index.js';

/** What students write who come from plain JavaScript, or from PyTorch, whose options may stand without their names. */
const any = (x: unknown) => x as never;
const [images, filters] = [zeros([1, 1, 4, 4]), zeros([1, 1, 3, 3])];

describe('options that are no object', () => {
  test.each<[() => unknown, string]>([
    [
      () => new nn.Linear(2, 3, any(false)),
      'Linear: the options are false, but must be an object, such as { bias: false }; it has bias',
    ],
    [() => new nn.Conv2d(3, 4, 3, any(1)), 'Conv2d: the options are 1, but must be an object, such as { stride: 1 }'],
    [() => new nn.MaxPool2d(3, any(1)), 'MaxPool2d: the options are 1, but must be an object, such as { stride: 1 }'],
    [() => new nn.AvgPool2d(3, any([1, 2])), 'such as { stride: [1, 2] }; it has stride, padding'],
    [() => new nn.Maxout(2, 3, any(4)), 'Maxout: the options are 4, but must be an object, such as { pieces: 4 }'],
    [() => new nn.DropConnect(2, 3, any(0.3)), 'such as { p: 0.3 }; it has bias, p'],
    [
      () => new nn.BatchNorm1d(3, any(1e-3)),
      'BatchNorm1d: the options are 0.001, but must be an object, such as { eps:',
    ],
    [() => new nn.LayerNorm(3, any('none')), "LayerNorm: the options are 'none', but must be an object; it has eps"],
    [() => new nn.GroupNorm(1, 3, any(null)), 'GroupNorm: the options are null, but must be an object; it has eps'],
    [() => new nn.PReLU(1, any(0.1)), 'such as { init: 0.1 }'],
    [() => new nn.FractionalMaxPool2d(2, any(undefined)), 'FractionalMaxPool2d: pass either { outputSize }'],
    [
      () => new nn.CrossEntropyLoss(any(zeros([3]))),
      'the options are Tensor [3], but must be an object, such as { weight:',
    ],
    [() => functional.dropout(ones([2]), any(0.3)), 'such as { p: 0.3 }; it has p, training, generator'],
    [() => functional.conv2d(images, filters, any(ones([1]))), 'such as { bias: Tensor [1] }; it has stride'],
    [
      () => functional.maxPool2d(images, 3, any(1)),
      'maxPool2d: the options are 1, but must be an object, such as { stride',
    ],
    [() => functional.dropConnect(ones([1, 2]), ones([3, 2]), undefined, any(0.3)), 'such as { p: 0.3 }; it has p'],
    [() => functional.layerNorm(ones([2]), [2], any(ones([2]))), 'such as { weight: Tensor [2] }'],
  ])('%s', (f, message) => expect(f).toThrow(message));
});

describe('options that do not exist', () => {
  test.each<[() => unknown, string]>([
    [() => new nn.Linear(2, 3, any({ biass: false })), "Linear: there is no option 'biass'; did you mean bias?"],
    [
      () => new nn.Conv2d(2, 3, 3, any({ strides: 2 })),
      "Conv2d: there is no option 'strides'; did you mean stride? It also has padding",
    ],
    [() => new nn.MaxPool2d(2, any({ kernelSize: 2 })), "MaxPool2d: there is no option 'kernelSize'"],
    [() => new nn.Maxout(2, 3, any({ k: 2 })), "Maxout: there is no option 'k'; it has pieces"],
    [
      () => new nn.BatchNorm2d(2, any({ epsilon: 1 })),
      "BatchNorm2d: there is no option 'epsilon'; did you mean eps? It also has momentum",
    ],
    [() => new nn.InstanceNorm2d(2, any({ toString: 1 })), "InstanceNorm2d: there is no option 'toString'"],
    [() => new nn.DecorrelatedBatchNorm(2, any({ steps: 9 })), "there is no option 'steps'; it has eps, momentum"],
    [
      () => new nn.CrossEntropyLoss(any({ label_smoothing: 0.1 })),
      "CrossEntropyLoss: there is no option 'label_smoothing'; did you mean labelSmoothing? It also has reduction, weight, ignoreIndex",
    ],
    [
      () => new nn.FractionalMaxPool2d(2, any({ size: 3 })),
      "there is no option 'size'; did you mean outputSize? It also has outputRatio",
    ],
    [
      () => functional.dropout(ones([2]), any({ rate: 0.3 })),
      "dropout: there is no option 'rate'; did you mean p? It also has training",
    ],
    [() => functional.batchNorm(ones([2, 2]), any({ train: true })), "batchNorm: there is no option 'train'"],
    [() => functional.avgPool2d(images, 2, any({ strides: 1 })), "avgPool2d: there is no option 'strides'"],
    [
      () => functional.decorrelatedBatchNorm(ones([2, 2]), any({ steps: 1 })),
      'decorrelatedBatchNorm: there is no option',
    ],
    [() => functional.instanceNorm(ones([2, 2, 2]), any({ epsilon: 0 })), "instanceNorm: there is no option 'epsilon'"],
  ])('%s', (f, message) => expect(f).toThrow(message));
});

describe('values that break their rule', () => {
  test.each<[() => unknown, string]>([
    [() => new nn.Linear(any('2'), 3), "Linear: inFeatures is '2', but must be a whole number, 1 or more"],
    [() => new nn.Linear(2, 3, { bias: any('no') }), "Linear: bias is 'no', but must be true or false"],
    [() => new nn.Conv2d(3, 4, any(undefined)), 'Conv2d: kernelSize is missing, but must be a whole number, 1 or more'],
    [() => new nn.Conv2d(3, 4, any([3, 3, 3])), 'Conv2d: kernelSize is [3, 3, 3], but must be'],
    [() => new nn.Conv2d(3, 4, any({ padding: 1 })), 'Conv2d: kernelSize is { padding }, but must be'],
    [() => new nn.Conv2d(3, 4, 3, { stride: 0 }), 'Conv2d: stride is 0, but must be a whole number, 1 or more, or two'],
    [
      () => new nn.Conv2d(3, 4, 3, { padding: any('full') }),
      "Conv2d: padding is 'full', but must be a whole number, 0 or more, or two of them, [height, width], or one of 'same', 'valid'",
    ],
    [() => new nn.MaxPool2d(any(undefined)), 'MaxPool2d: kernelSize is missing, but must be'],
    [() => new nn.MaxPool2d(0), 'MaxPool2d: kernelSize is 0, but must be'],
    [() => new nn.FractionalMaxPool2d(2, { outputSize: 2.5 }), 'FractionalMaxPool2d: outputSize is 2.5, but must be'],
    [
      () => new nn.FractionalMaxPool2d(2, any({})),
      'FractionalMaxPool2d: pass either { outputSize } or { outputRatio }',
    ],
    [() => new nn.Dropout(any('0.5')), "Dropout: p is '0.5', but must be a number from 0 to 1"],
    [() => new nn.StochasticDepth(Number.NaN), 'StochasticDepth: p is NaN, but must be a number from 0 to 1'],
    [() => new nn.BatchNorm1d(3, { eps: -1 }), 'BatchNorm1d: eps is -1, but must be a finite number, 0 or more'],
    [() => new nn.BatchNorm1d(3, { momentum: 2 }), 'momentum is 2, but must be a number from 0 to 1, or null'],
    [() => new nn.BatchNorm2d(3, { momentum: Number.NaN }), 'BatchNorm2d: momentum is NaN, but must be'],
    [() => new nn.BatchNorm2d(3, { eps: any('0.1') }), "BatchNorm2d: eps is '0.1', but must be"],
    [() => new nn.LayerNorm(3, { eps: Number.NaN }), 'LayerNorm: eps is NaN, but must be'],
    [() => new nn.LayerNorm(3, { eps: -1 }), 'LayerNorm: eps is -1, but must be'],
    [
      () => new nn.LayerNorm([]),
      'LayerNorm: normalizedShape is [], but must be a whole number, 1 or more, or a list of',
    ],
    [() => new nn.LayerNorm(any(undefined)), 'LayerNorm: normalizedShape is missing, but must be'],
    [() => new nn.GroupNorm(2, 3), 'GroupNorm: numChannels is 3, but must be a multiple of numGroups, which is 2'],
    [() => new nn.DecorrelatedBatchNorm(3, { eps: Number.NaN }), 'DecorrelatedBatchNorm: eps is NaN, but must be'],
    [() => new nn.LeakyReLU(Number.NaN), 'LeakyReLU: negativeSlope is NaN, but must be a finite number'],
    [() => new nn.ELU(Number.NaN), 'ELU: alpha is NaN, but must be a finite number'],
    [() => new nn.PReLU(1, { init: Number.NaN }), 'PReLU: init is NaN, but must be a finite number'],
    [() => new nn.Softmax(any(undefined)), 'Softmax: dim is missing, but must be a whole number'],
    [() => new nn.Flatten(1, 0.5), 'Flatten: endDim is 0.5, but must be a whole number'],
    [
      () => new nn.CrossEntropyLoss({ reduction: any('avg') }),
      "CrossEntropyLoss: reduction is 'avg', but must be one of 'mean', 'sum', 'none'",
    ],
    [() => new nn.CrossEntropyLoss({ labelSmoothing: 2 }), 'labelSmoothing is 2, but must be a number from 0 to 1'],
    [() => new nn.NLLLoss({ weight: any([1, 2]) }), 'NLLLoss: weight is [1, 2], but must be a tensor'],
    [() => new nn.HuberLoss({ delta: 0 }), 'HuberLoss: delta is 0, but must be a finite number above 0'],
    [
      () => new nn.MultiMarginLoss({ margin: Number.NaN }),
      'MultiMarginLoss: margin is NaN, but must be a finite number',
    ],
    [
      () => functional.leakyRelu(ones([2]), { negativeSlope: any('0.1') }),
      "leakyRelu: negativeSlope is '0.1', but must be",
    ],
    [() => functional.elu(ones([2]), { alpha: Number.NaN }), 'elu: alpha is NaN, but must be'],
    [() => functional.dropout(ones([2]), { generator: any(3) }), 'dropout: generator is 3, but must be a Generator'],
    [() => functional.batchNorm(ones([2, 2]), { eps: -1 }), 'batchNorm: eps is -1, but must be'],
    [
      () => functional.groupNorm(ones([2, 2]), 1, { weight: any(() => 1) }),
      'weight is a function, but must be a tensor',
    ],
    [() => functional.softmax(ones([2]), any(undefined)), 'softmax: dim is missing, but must be a whole number'],
    [() => functional.logSoftmax(ones([2]), 0.5), 'logSoftmax: dim is 0.5, but must be a whole number'],
    [
      () => functional.maxPool2d(images, any('3')),
      "maxPool2d: kernelSize is '3', but must be a whole number, 1 or more",
    ],
    [() => functional.avgPool2d(images, 2, { stride: 0 }), 'avgPool2d: stride is 0, but must be'],
    [() => functional.conv2d(images, filters, { bias: any(1) }), 'conv2d: bias is 1, but must be a tensor'],
    [() => functional.fractionalMaxPool2d(images, 2, any({})), 'fractionalMaxPool2d: pass either { outputSize } or'],
    [() => functional.avgPool2d(images, 2, { padding: 2 }), 'avgPool2d: padding is 2, but must be at most half of the'],
    [
      () => new nn.Conv2d(3, 3, 3, { padding: 'same', stride: [1, 2] }),
      "Conv2d: padding 'same' keeps an image's size, for",
    ],
    [
      () => functional.conv2d(images, filters, { padding: 'same', stride: 2 }),
      "conv2d: padding 'same' keeps an image's",
    ],
    [
      () => new nn.Conv2d(3, 4, 3, { groups: 2 }),
      'Conv2d: inChannels is 3, but must be a multiple of groups, which is 2',
    ],
    [() => new nn.Conv2d(4, 3, 3, { groups: 2 }), 'Conv2d: outChannels is 3, but must be a multiple of groups'],
    [() => functional.conv2d(images, filters, { groups: 2 }), 'conv2d: groups is 2, but must divide the 1 channels'],
    [
      () => functional.conv1d(ones([2, 3]), ones([2, 3, 1])),
      'conv1d: sequences [2, 3] and filters [2, 3, 1]: both need three dimensions, [N, C, L] and [out, C / groups, length]',
    ],
    [
      () => functional.conv1d(ones([1, 3, 4]), ones([2, 3, 5]), { dilation: 2 }),
      'conv1d: a window of 5 has no place in sequences of shape [1, 3, 4]',
    ],
    [() => functional.conv1d(ones([1, 3, 4]), ones([2, 3, 5]), { padding: 'valid' }), 'conv1d: a window of 5 has no'],
    [
      () => functional.conv1d(ones([1, 3, 4]), ones([2, 3, 1]), { bias: ones([3]) }),
      'conv1d: [3] is the shape of what should have a number for each of the 2 channels',
    ],
    [() => functional.conv1d(ones([1, 4, 4]), ones([3, 2, 1]), { groups: 2 }), 'conv1d: groups is 2, but must divide'],
    [
      () => functional.conv1d(ones([1, 1, 4]), ones([1, 1, 3]), { padding: 'same', stride: 2 }),
      "conv1d: padding 'same'",
    ],
    [() => new nn.Conv1d(2, 4, any([3])), 'Conv1d: kernelSize is [3], but must be a whole number, 1 or more; write 3'],
    [() => new nn.Conv1d(2, 4, 3, { padding: 'same', stride: 2 }), "Conv1d: padding 'same' keeps"],
    [
      () => functional.maxPool1d(ones([2, 8]), 2),
      'maxPool1d: sequences have shape [N, C, L]; this tensor has shape [2, 8]',
    ],
    [() => functional.avgPool1d(ones([1, 2, 8]), 9), 'avgPool1d: a window of 9 has no place in sequences of shape'],
    [
      () => functional.maxPool1d(ones([1, 2, 8]), 3, { padding: 2 }),
      'maxPool1d: padding is 2, but must be at most half',
    ],
    [() => functional.avgPool1d(ones([1, 2, 8]), 3, any({ dilation: 2 })), "avgPool1d: there is no option 'dilation'"],
    [
      () => functional.convTranspose2d(images, ones([2, 1, 3, 3])),
      'convTranspose2d: images [1, 1, 4, 4] and filters [2, 1, 3, 3]: both need four dimensions, [N, C, H, W] and [C, out',
    ],
    [
      () => functional.convTranspose2d(images, filters, { stride: 2, outputPadding: [1, 2] }),
      'convTranspose2d: outputPadding is [1, 2], but must be below the stride, which is 2, or below the dilation, which is 1',
    ],
    [
      () => functional.convTranspose2d(images, filters, { padding: 3 }),
      'convTranspose2d: padding 3 cuts off all that images of shape [1, 1, 4, 4] give',
    ],
    [
      () => functional.convTranspose2d(images, filters, { bias: ones([2]) }),
      'convTranspose2d: [2] is the shape of what should have a number for each of the 1 channels',
    ],
    [
      () => new nn.ConvTranspose2d(2, 4, 3, { outputPadding: 1 }),
      'ConvTranspose2d: outputPadding is 1, but must be below',
    ],
    [
      () => new nn.ConvTranspose2d(2, 4, 3, any({ padding: 'same' })),
      "ConvTranspose2d: padding is 'same', but must be",
    ],
    [
      () => new nn.AdaptiveAvgPool2d(0),
      'AdaptiveAvgPool2d: outputSize is 0, but must be a whole number, 1 or more, or null',
    ],
    [
      () => functional.adaptiveAvgPool2d(images, any([1, 2, 3])),
      'adaptiveAvgPool2d: outputSize is [1, 2, 3], but must',
    ],
    [() => functional.adaptiveAvgPool2d(ones([2, 3]), 1), 'adaptiveAvgPool2d: images have shape [N, C, H, W]'],
    [
      () => functional.adaptiveAvgPool2d(ones([1, 2, 0, 3]), 1),
      'and at least one pixel; this tensor has shape [1, 2, 0',
    ],
    [() => functional.dropout2d(ones([3])), 'dropout2d: shape [3] has no channels; the input is [N, C, …]'],
    [() => new nn.Upsample(any({})), 'Upsample: pass either { size } or { scaleFactor }'],
    [() => functional.interpolate(images, { size: 2, scaleFactor: 2 }), 'interpolate: pass either { size } or'],
    [() => functional.interpolate(images, { size: 2, alignCorners: false }), "which mode 'nearest' does not ask; pass"],
    [
      () => functional.interpolate(images, { scaleFactor: [2, 0.1] }),
      'interpolate: scaleFactor [2, 0.1] leaves no pixel',
    ],
    [
      () => functional.interpolate(ones([2, 3, 3]), { size: 2 }),
      'images have shape [N, C, H, W], and at least one pixel; this tensor has shape [2, 3, 3]; .unsqueeze(0) makes a batch of one',
    ],
    [
      () => functional.interpolate(images, { size: 2, mode: any('bicubic') }),
      "interpolate: mode is 'bicubic', but must be one of 'nearest', 'bilinear'",
    ],
    [
      () => functional.pad(images, [4, 0], { mode: 'reflect' }),
      "pad: the sizes are [4, 0], but with mode 'reflect' a dimension of [1, 1, 4, 4] can have 3 more at most",
    ],
    [() => functional.pad(images, [0, 5], { mode: 'circular' }), 'can have 4 more at most'],
    [() => functional.pad(ones([0]), [0, 1], { mode: 'replicate' }), 'can have 0 more at most'],
    [() => functional.pad(images, [1, 1], { mode: 'reflect', value: 1 }), "pad: value is 1, but with mode 'reflect'"],
    [
      () => functional.pad(images, [1, 1], { mode: any('zeros') }),
      "pad: mode is 'zeros', but must be one of 'constant'",
    ],
    [
      () => new nn.ReflectionPad2d(any([1, 2])),
      'ReflectionPad2d: padding is [1, 2], but must be a whole number, or a list',
    ],
    [
      () => new nn.ReflectionPad2d(4).forward(images),
      "with mode 'reflect' a dimension of [1, 1, 4, 4] can have 3 more",
    ],
    [() => new nn.Softplus({ beta: 0 }), 'Softplus: beta is 0, but must be a finite number above 0'],
    [
      () => functional.softplus(ones([2]), any(2)),
      'softplus: the options are 2, but must be an object, such as { beta: 2',
    ],
    [
      () => new nn.GELU(any('tanh')),
      "GELU: the options are 'tanh', but must be an object, such as { approximate: 'tanh' }",
    ],
    [
      () => functional.gelu(ones([2]), { approximate: any('erf') }),
      "approximate is 'erf', but must be one of 'none', 'tanh'",
    ],
    [
      () => new nn.Embedding(3, 2, { paddingIdx: 3 }),
      'Embedding: paddingIdx is 3, but must be a row from 0 to 2, or from',
    ],
    [
      () => new nn.Embedding(3, 2, any(0)),
      'Embedding: the options are 0, but must be an object, such as { paddingIdx: 0 }',
    ],
    // as in torch 2.13, which gives zeros for two samples
    [() => new nn.GroupNorm(2, 2).forward(ones([1, 2])), 'groupNorm: shape [1, 2] has a single value where a mean and'],
    [
      () => new nn.InstanceNorm2d(1).eval().forward(ones([2, 1, 1, 1])),
      'instanceNorm: shape [2, 1, 1, 1] has a single',
    ],
    [
      () => functional.conv2d(zeros([1, 2, 3, 3]), zeros([2, 1, 3, 3]), { groups: 2, bias: ones([1]) }),
      'conv2d: [1] is the shape of what should have a number for each of the 2 channels',
    ],
    [
      () => functional.conv2d(zeros([2, 3, 3]), zeros([2, 1, 3, 3]), { groups: 2 }),
      'conv2d: images [2, 3, 3] and filters',
    ],
    [() => functional.fractionalMaxPool2d(images, 2, any({ outputSize: undefined })), 'pass either { outputSize } or'],
    [() => functional.pad(images, [1]), 'pad: the sizes are [1], but must be two whole numbers, before and after'],
    [() => functional.pad(images, [-3, -2]), 'pad: the sizes are [-3, -2], but must be two whole numbers'],
    [
      () => functional.maxout(ones([2, 5])),
      'maxout: the last size of shape [2, 5] must be a multiple of pieces, which is 2',
    ],
    [
      () => functional.prelu(ones([2, 1]), ones([3])),
      'prelu: [3] is the shape of what should have a number for each of',
    ],
    [() => new nn.Embedding(3, 2).forward(tensor([1])), 'embedding: the indices are float32, but must be int32'],
  ])('%s', (f, message) => expect(f).toThrow(message));
});

describe('sizes are whole numbers, 1 or more', () => {
  test.each<[name: string, argument: string, make: (size: number) => unknown]>([
    ['Linear', 'inFeatures', (size) => new nn.Linear(size, 2)],
    ['Linear', 'outFeatures', (size) => new nn.Linear(2, size)],
    ['Conv2d', 'inChannels', (size) => new nn.Conv2d(size, 2, 1)],
    ['Conv2d', 'outChannels', (size) => new nn.Conv2d(2, size, 1)],
    ['Conv2d', 'kernelSize', (size) => new nn.Conv2d(2, 2, size)],
    ['Embedding', 'numEmbeddings', (size) => new nn.Embedding(size, 2)],
    ['Embedding', 'embeddingDim', (size) => new nn.Embedding(2, size)],
    ['Maxout', 'inFeatures', (size) => new nn.Maxout(size, 2)],
    ['Maxout', 'outFeatures', (size) => new nn.Maxout(2, size)],
    ['Maxout', 'pieces', (size) => new nn.Maxout(2, 2, { pieces: size })],
    ['PReLU', 'numParameters', (size) => new nn.PReLU(size)],
    ['BatchNorm1d', 'numFeatures', (size) => new nn.BatchNorm1d(size)],
    ['BatchNorm2d', 'numFeatures', (size) => new nn.BatchNorm2d(size)],
    ['InstanceNorm2d', 'numFeatures', (size) => new nn.InstanceNorm2d(size)],
    ['DecorrelatedBatchNorm', 'numFeatures', (size) => new nn.DecorrelatedBatchNorm(size)],
    ['LayerNorm', 'normalizedShape', (size) => new nn.LayerNorm(size)],
    ['GroupNorm', 'numGroups', (size) => new nn.GroupNorm(size, 6)],
    ['GroupNorm', 'numChannels', (size) => new nn.GroupNorm(1, size)],
    ['MaxPool2d', 'kernelSize', (size) => new nn.MaxPool2d(size)],
    ['AvgPool2d', 'kernelSize', (size) => new nn.AvgPool2d(size)],
  ])('%s, %s', (name, argument, make) => {
    expect(() => make(1)).not.toThrow();
    for (const size of [0, -1, 1.5])
      expect(() => make(size)).toThrow(`${name}: ${argument} is ${size}, but must be a whole number, 1 or more`);
  });
});

test('an option that is undefined counts as left out', () => {
  expect(new nn.Linear(2, 3, any({ bias: undefined })).bias).not.toBeNull();
  expect(new nn.InstanceNorm2d(3, any({ affine: undefined })).weight).toBeNull();
  expect(new nn.BatchNorm1d(3, { momentum: null }).eval().forward(ones([1, 3])).shape).toEqual([1, 3]);
});

test('Flatten joins the dimensions from the first to the last one', () => {
  manualSeed(0);
  const x = rand([2, 3, 4, 5]);
  expect(new nn.Flatten(1, 2).forward(x).shape).toEqual([2, 12, 5]);
  expect(new nn.Flatten().forward(x).shape).toEqual([2, 60]);
});
