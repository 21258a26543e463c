// Every part of a net that has a name, made as scripts/fixtures-parts.py makes it.

import { arange, functional, nn, type Tensor, tensor } from '../../src/index.js';

export interface NamedModule {
  make: () => nn.Module;
  source: string;
  oracle: 'PyTorch' | 'torchvision' | 'formula in PyTorch';
}

const part = (make: () => nn.Module, source: string, oracle: NamedModule['oracle'] = 'PyTorch'): NamedModule => ({
  make,
  source,
  oracle,
});

/** A function as a module. */
class Of extends nn.Module {
  constructor(private readonly f: (x: Tensor) => Tensor) {
    super();
  }
  forward(x: Tensor): Tensor {
    return this.f(x);
  }
}

const { binaryCrossEntropy, crossEntropy, nllLoss } = functional;
const label = (value: number) => tensor(value, { dtype: 'int32' });
const pixels = arange(72).mul(7).remainder(4).reshape([2, 6, 6]).to('int32');
const some = pixels.maskedFill(pixels.eq(2), -100);
const shares = arange(288).remainder(5).div(8).reshape([2, 4, 6, 6]).to('float64');
const factors = tensor([0.5, 1, 1.5, 2, 3], { dtype: 'float64' });
const weight = tensor([0.5, 2, 1, 0.25], { dtype: 'float64' });

/** A loss for each reduction. */
const reduced = (name: string, source: string, of: (x: Tensor, options: functional.LossOptions) => Tensor) =>
  Object.fromEntries(
    (['mean', 'sum', 'none'] as const).map((reduction) => [
      `${name}, ${reduction}`,
      part(() => new Of((x) => of(x, { reduction })), source),
    ]),
  );

export const modules: { [name: string]: NamedModule } = {
  Linear: part(() => new nn.Linear(6, 3), 'xWᵀ + b'),
  Conv2d: part(() => new nn.Conv2d(4, 3, 3, { stride: 2, padding: 1 }), 'LeCun et al. 1989'),
  MaxPool2d: part(() => new nn.MaxPool2d(3, { stride: 2, padding: 1 }), 'Ranzato et al. 2007'),
  AvgPool2d: part(() => new nn.AvgPool2d(2), 'LeCun et al. 1989'),
  FractionalMaxPool2d: part(() => new nn.FractionalMaxPool2d(2, { outputRatio: 0.6 }), 'Graham 2014'),
  BatchNorm1d: part(() => new nn.BatchNorm1d(6), 'Ioffe & Szegedy 2015'),
  BatchNorm2d: part(() => new nn.BatchNorm2d(4), 'Ioffe & Szegedy 2015'),
  DecorrelatedBatchNorm: part(() => new nn.DecorrelatedBatchNorm(3), 'Huang et al. 2018', 'formula in PyTorch'),
  LayerNorm: part(() => new nn.LayerNorm(6), 'Ba et al. 2016'),
  InstanceNorm2d: part(() => new nn.InstanceNorm2d(4), 'Ulyanov et al. 2016'),
  GroupNorm: part(() => new nn.GroupNorm(2, 4), 'Wu & He 2018'),
  Dropout: part(() => new nn.Dropout(0.3), 'Srivastava et al. 2014'),
  VanillaDropout: part(() => new nn.VanillaDropout(0.3), 'Hinton et al. 2012', 'formula in PyTorch'),
  DropConnect: part(() => new nn.DropConnect(6, 3, { p: 0.3 }), 'Wan et al. 2013', 'formula in PyTorch'),
  StochasticDepth: part(() => new nn.StochasticDepth(0.3), 'Huang et al. 2016', 'torchvision'),
  Embedding: part(() => new nn.Embedding(3, 5), 'Bengio et al. 2003'),
  Flatten: part(() => new nn.Flatten(), '[N, …] → [N, product]'),
  Sigmoid: part(() => new nn.Sigmoid(), 'slides: activation functions'),
  Tanh: part(() => new nn.Tanh(), 'slides: activation functions'),
  ReLU: part(() => new nn.ReLU(), 'Krizhevsky et al. 2012'),
  LeakyReLU: part(() => new nn.LeakyReLU(0.1), 'Maas et al. 2013'),
  PReLU: part(() => new nn.PReLU(), 'He et al. 2015'),
  ELU: part(() => new nn.ELU(), 'Clevert et al. 2015'),
  SELU: part(() => new nn.SELU(), 'Klambauer et al. 2017'),
  GELU: part(() => new nn.GELU(), 'Hendrycks & Gimpel 2016'),
  SiLU: part(() => new nn.SiLU(), 'Elfwing et al. 2017'),
  Softplus: part(() => new nn.Softplus(), 'Dugas et al. 2001'),
  Maxout: part(() => new nn.Maxout(6, 3, { pieces: 3 }), 'Goodfellow et al. 2013', 'formula in PyTorch'),
  Softmax: part(() => new nn.Softmax(1), 'Bridle 1990'),
  'PReLU for each channel': part(() => new nn.PReLU(4), 'He et al. 2015'),
  logSoftmax: part(() => new Of((x) => functional.logSoftmax(x, -1)), 'Bridle 1990'),
  pad: part(() => new Of((x) => functional.pad(x, [1, -2, 0, 3, 1, 0], { value: 0.5 })), 'PyTorch'),
  'Conv2d with an even filter, as large': part(
    () => new nn.Conv2d(4, 3, [4, 3], { padding: 'same', dilation: [3, 2] }),
    'LeCun et al. 1989',
  ),
  'Conv2d in groups': part(
    () => new nn.Conv2d(4, 6, [3, 2], { stride: [2, 1], padding: 1, groups: 2 }),
    'Krizhevsky et al. 2012',
  ),
  'MaxPool2d, ceiling': part(
    () => new nn.MaxPool2d([3, 2], { stride: [4, 3], padding: 1, ceilMode: true }),
    'Ranzato et al. 2007',
  ),
  'MaxPool2d, ceiling, apart': part(
    () => new nn.MaxPool2d(2, { stride: 2, dilation: 2, ceilMode: true }),
    'Ranzato et al. 2007',
  ),
  'AvgPool2d, ceiling': part(() => new nn.AvgPool2d(3, { stride: 2, padding: 1, ceilMode: true }), 'LeCun et al. 1989'),
  'AvgPool2d without padding': part(
    () => new nn.AvgPool2d([3, 2], { stride: 2, padding: 1, countIncludePad: false }),
    'LeCun et al. 1989',
  ),
  'AvgPool2d, ceiling, without padding': part(
    () => new nn.AvgPool2d(3, { stride: 4, padding: 1, ceilMode: true, countIncludePad: false }),
    'LeCun et al. 1989',
  ),
  'FractionalMaxPool2d by two ratios': part(
    () => new nn.FractionalMaxPool2d(2, { outputRatio: [0.6, 0.7] }),
    'Graham 2014',
  ),
  'Embedding with a row of padding': part(() => new nn.Embedding(3, 5, { paddingIdx: -1 }), 'Bengio et al. 2003'),
  'Softplus, sharper': part(() => new nn.Softplus({ beta: 3, threshold: 2 }), 'Dugas et al. 2001'),
  'Softplus, far out': part(() => new nn.Softplus(), 'Dugas et al. 2001'),
  'GELU by tanh': part(() => new nn.GELU({ approximate: 'tanh' }), 'Hendrycks & Gimpel 2016'),
  'BatchNorm1d without running values': part(
    () => new nn.BatchNorm1d(6, { trackRunningStats: false }).eval(),
    'Ioffe & Szegedy 2015',
  ),
  'InstanceNorm2d with running values': part(
    () => new nn.InstanceNorm2d(4, { affine: true, momentum: 0.3, trackRunningStats: true }),
    'Ulyanov et al. 2016',
  ),
  'LayerNorm without a bias': part(() => new nn.LayerNorm(6, { bias: false }), 'Ba et al. 2016'),
  LogSoftmax: part(() => new nn.LogSoftmax(1), 'Bridle 1990'),
  'crossEntropy of one sample': part(
    () => new Of((x) => crossEntropy(x, label(2), { weight, labelSmoothing: 0.1 })),
    '−w ln p',
  ),
  "crossEntropy of one sample's probabilities": part(
    () => new Of((x) => crossEntropy(x, weight.div(4), { weight })),
    '−Σ t ln p',
  ),
  'nllLoss of one sample': part(() => new Of((x) => nllLoss(x, label(1))), '−ln p'),
  ...reduced('crossEntropy of pixels', 'Szegedy et al. 2016', (x, options) =>
    crossEntropy(x, some, { weight, labelSmoothing: 0.2, ...options }),
  ),
  ...reduced("crossEntropy of pixels' probabilities", '−Σ t ln p', (x, options) =>
    crossEntropy(x, shares, { weight, labelSmoothing: 0.1, ...options }),
  ),
  ...reduced('binaryCrossEntropy', '−y ln x − (1−y) ln(1−x)', (x, options) =>
    binaryCrossEntropy(x, x.detach().flip(0), { weight: factors, ...options }),
  ),
  Conv1d: part(() => new nn.Conv1d(6, 4, 3, { stride: 2, padding: 1 }), 'Waibel et al. 1989'),
  'Conv1d in groups, as long': part(
    () => new nn.Conv1d(6, 4, 4, { padding: 'same', dilation: 2, groups: 2, bias: false }),
    'Waibel et al. 1989',
  ),
  'Conv1d without padding': part(() => new nn.Conv1d(6, 3, 2, { padding: 'valid', groups: 3 }), 'Waibel et al. 1989'),
  ConvTranspose2d: part(() => new nn.ConvTranspose2d(4, 3, 3), 'Zeiler et al. 2010'),
  'ConvTranspose2d, larger': part(
    () => new nn.ConvTranspose2d(4, 6, [4, 3], { stride: 2, padding: [1, 0], outputPadding: 1, groups: 2 }),
    'Zeiler et al. 2010',
  ),
  'ConvTranspose2d, apart': part(
    () => new nn.ConvTranspose2d(4, 2, 2, { stride: [1, 3], padding: 3, outputPadding: 2, dilation: 3, bias: false }),
    'Zeiler et al. 2010',
  ),
  MaxPool1d: part(() => new nn.MaxPool1d(3, { stride: 2, padding: 1, ceilMode: true }), 'Ranzato et al. 2007'),
  'MaxPool1d, apart': part(() => new nn.MaxPool1d(2, { dilation: 3 }), 'Ranzato et al. 2007'),
  AvgPool1d: part(() => new nn.AvgPool1d(2), 'LeCun et al. 1989'),
  'AvgPool1d, ceiling, without padding': part(
    () => new nn.AvgPool1d(3, { stride: 2, padding: 1, ceilMode: true, countIncludePad: false }),
    'LeCun et al. 1989',
  ),
  AdaptiveAvgPool2d: part(() => new nn.AdaptiveAvgPool2d([4, null]), 'Lin et al. 2014'),
  'AdaptiveAvgPool2d to more': part(() => new nn.AdaptiveAvgPool2d(7), 'Lin et al. 2014'),
  'AdaptiveAvgPool2d to one': part(() => new nn.AdaptiveAvgPool2d(1), 'Lin et al. 2014'),
  Dropout2d: part(() => new nn.Dropout2d(0.3), 'Tompson et al. 2015'),
  'Dropout2d of sequences': part(() => new nn.Dropout2d(), 'Tompson et al. 2015'),
  Upsample: part(() => new nn.Upsample({ scaleFactor: 2 }), 'PyTorch'),
  'Upsample to a size': part(() => new nn.Upsample({ size: [4, 9] }), 'PyTorch'),
  'Upsample by two factors': part(() => new nn.Upsample({ scaleFactor: [1.4, 0.7] }), 'PyTorch'),
  'Upsample, bilinear': part(() => new nn.Upsample({ scaleFactor: 2, mode: 'bilinear' }), 'PyTorch'),
  'Upsample, bilinear to a size': part(
    () => new nn.Upsample({ size: [9, 4], mode: 'bilinear', alignCorners: false }),
    'PyTorch',
  ),
  'Upsample, bilinear by two factors': part(
    () => new nn.Upsample({ scaleFactor: [1.4, 0.4], mode: 'bilinear' }),
    'PyTorch',
  ),
  'Upsample, bilinear between corners': part(
    () => new nn.Upsample({ size: [11, 1], mode: 'bilinear', alignCorners: true }),
    'PyTorch',
  ),
  ReflectionPad2d: part(() => new nn.ReflectionPad2d([5, 0, -1, 2]), 'PyTorch'),
  ReplicationPad2d: part(() => new nn.ReplicationPad2d([8, 1, 0, -2]), 'PyTorch'),
  ZeroPad2d: part(() => new nn.ZeroPad2d([1, 2, 0, -1]), 'PyTorch'),
  'pad in a circle': part(() => new Of((x) => functional.pad(x, [6, 2, 0, 3], { mode: 'circular' })), 'PyTorch'),
  ...reduced('nllLoss of pixels', '−ln p', (x, options) => nllLoss(x, pixels, { weight, ignoreIndex: 3, ...options })),
};
