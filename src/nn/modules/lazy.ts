// Layers that learn the size of their inputs from the first one, and are ordinary layers from then on.

import { defaultGenerator, ShapeError, type Size2d, type Tensor, zeros } from '../../engine/index.js';
import { messages } from '../messages.js';
import { checkInput } from '../options.js';
import { Conv2d, type Conv2dLayerOptions } from './convolutions.js';
import { Linear } from './layers.js';
import { Buffer, type Module, Parameter, type Saved } from './module.js';
import { type BatchNorm, BatchNorm1d, BatchNorm2d, type BatchNormLayerOptions } from './norms.js';

/** What a layer is made with once its size is known. */
interface Layer extends Module {
  bias: Parameter | null;
  build(size: number, learned: boolean): void;
}

/** A tensor without a shape so far: whoever asks for its shape or its numbers hears what is to be done. */
function open<T extends Tensor>(tensor: T, layer: Module): T {
  const { name } = layer.constructor;
  const array = () => {
    throw new Error(messages.uninitialized(name));
  };
  return Object.defineProperties(tensor, {
    array: { get: array },
    toString: { value: () => `Uninitialized${tensor.constructor.name}` },
  });
}

const openParameter = (layer: Module) => open(new Parameter(zeros([0])), layer);
const openBuffer = (layer: Module) => open(new Buffer(zeros([0])), layer);

/** Makes a lazy layer one of the class `kind`, as PyTorch does, with the weights that it would get now. */
function become<L extends Layer>(layer: L, kind: { readonly prototype: L }, size: number): void {
  kind.prototype.build.call(layer, size, layer.bias !== null);
  Object.setPrototypeOf(layer, kind.prototype);
}

/** The same for a size that stands in a state, whose weights are still to come: nothing is drawn. */
function becomeSaved<L extends Layer>(layer: L, kind: { readonly prototype: L }, size: number | undefined): void {
  if (size === undefined) return;
  const state = defaultGenerator.getState();
  become(layer, kind, size);
  defaultGenerator.setState(state);
}

/** The size of an input's dimension. @throws {ShapeError} when the input has another number of dimensions */
function sizeOf(layer: Module, x: Tensor, dim: number, ranks: readonly number[]): number {
  const { name } = layer.constructor;
  checkInput(name, x);
  const size = x.shape.at(dim);
  if (size === undefined || (ranks.length > 0 && !ranks.includes(x.shape.length)))
    throw new ShapeError(messages.noSize(name, x.shape, ranks));
  return size;
}

/**
 * A `Linear` whose number of inputs is that of its first input. It gets its weights then, the ones that a `Linear` made at that moment
 * would have, and is a `Linear` from then on, as in PyTorch. Before, its weights have no shape: initialise them, and make the optimiser,
 * after one `forward`.
 * @example
 * const mlp = new nn.Sequential(new nn.LazyLinear(256), new nn.ReLU(), new nn.LazyLinear(10));
 * mlp.forward(randn([1, 784])).shape // [1, 10]
 * mlp.parameterCount() // 203530
 */
export class LazyLinear extends Linear {
  constructor(outFeatures: number, options: { bias?: boolean } = {}) {
    super(0, outFeatures, options);
  }

  /** @internal */
  override build(inFeatures: number, bias: boolean): void {
    this.inFeatures = inFeatures;
    this.weight = openParameter(this);
    this.bias = bias ? openParameter(this) : null;
  }

  override forward(x: Tensor): Tensor {
    become<Linear>(this, Linear, sizeOf(this, x, -1, []));
    return super.forward(x);
  }

  protected override willLoad(saved: Saved): void {
    becomeSaved<Linear>(this, Linear, saved('weight')?.shape[1]);
  }
}

/**
 * A `Conv2d` whose number of channels is that of its first images [N, C, H, W]; a `Conv2d` from then on, as in
 * PyTorch, and as `LazyLinear` is a `Linear`.
 * @example
 * const conv = new nn.LazyConv2d(8, 3, { padding: 1 });
 * conv.forward(images).shape // [4, 8, 8, 8]
 * conv.weight.shape // [8, 3, 3, 3]
 */
export class LazyConv2d extends Conv2d {
  constructor(outChannels: number, kernelSize: Size2d, options: Conv2dLayerOptions = {}) {
    super(0, outChannels, kernelSize, options);
  }

  /** @internal */
  override build(inChannels: number, bias: boolean): void {
    this.inChannels = inChannels;
    this.weight = openParameter(this);
    this.bias = bias ? openParameter(this) : null;
  }

  override forward(x: Tensor): Tensor {
    become<Conv2d>(this, Conv2d, sizeOf(this, x, 1, [4]));
    return super.forward(x);
  }

  protected override willLoad(saved: Saved): void {
    const perGroup = saved('weight')?.shape[1];
    becomeSaved<Conv2d>(this, Conv2d, perGroup && perGroup * this.groups);
  }
}

/** What a lazy batch normalisation has before its first input. */
function openNorm(layer: BatchNorm, numFeatures: number, affine: boolean): void {
  layer.numFeatures = numFeatures;
  layer.weight = affine ? openParameter(layer) : null;
  layer.bias = affine ? openParameter(layer) : null;
  if (!layer.trackRunningStats) return;
  layer.runningMean = openBuffer(layer);
  layer.runningVar = openBuffer(layer);
  layer.numBatchesTracked = new Buffer(zeros([], { dtype: 'int32' }));
}

const savedFeatures = (saved: Saved) => (saved('weight') ?? saved('runningMean'))?.shape[0];

/** The lazy form of a batch normalisation; of both kinds, which differ in a number only. */
function lazyNorm(
  Norm: new (numFeatures: number, options?: BatchNormLayerOptions) => BatchNorm1d,
): new (
  options?: BatchNormLayerOptions,
) => BatchNorm1d {
  return class extends Norm {
    constructor(options: BatchNormLayerOptions = {}) {
      super(0, options);
    }

    override build(numFeatures: number, affine: boolean): void {
      openNorm(this, numFeatures, affine);
    }

    override forward(x: Tensor): Tensor {
      become<BatchNorm>(this, Norm, sizeOf(this, x, 1, this.dimensions));
      return super.forward(x);
    }

    protected override willLoad(saved: Saved): void {
      becomeSaved<BatchNorm>(this, Norm, savedFeatures(saved));
    }
  };
}

/**
 * A `BatchNorm1d` for as many channels as its first input has, [N, C] or [N, C, L]; γ (x − μ) / √(σ² + ε) + β, and a `BatchNorm1d` from
 * then on, as `LazyLinear` is a `Linear`.
 * @example
 * const norm = new nn.LazyBatchNorm1d();
 * norm.forward(x).shape // [16, 2]
 * norm.numFeatures // 2
 */
export class LazyBatchNorm1d extends lazyNorm(BatchNorm1d) {}

/**
 * A `BatchNorm2d` for as many channels as its first images [N, C, H, W] have; γ (x − μ) / √(σ² + ε) + β, and a `BatchNorm2d` from then
 * on, as `LazyLinear` is a `Linear`.
 * @example
 * const norm = new nn.LazyBatchNorm2d();
 * norm.forward(images).shape // [4, 3, 8, 8]
 * norm.numFeatures // 3
 */
export class LazyBatchNorm2d extends lazyNorm(BatchNorm2d) {}
