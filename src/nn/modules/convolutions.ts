// Layers of filters. They start as PyTorch's do: the same seed gives the same weights.

import type { Size2d, Tensor } from '../../engine/index.js';
import { check, checked, flag, multipleOf, positiveCount, type Rule, type Rules } from '../../options/index.js';
import {
  type Conv1dOptions,
  type Conv2dOptions,
  type ConvTranspose2dOptions,
  checkOutputPadding,
  checkSame,
  conv1d,
  conv2d,
  convRules,
  convRules1d,
  convTranspose2d,
  transposedRules,
} from '../functional/convolution.js';
import { pair } from '../functional/padding.js';
import { aSize, checkSizes, written } from '../options.js';
import { start } from './layers.js';
import { Module, type Parameter } from './module.js';

/** Options of a function, with `bias` as whether there is one. */
type Layer<O> = Omit<O, 'bias'> & {
  /** Whether there is a number for each filter to add. */
  bias?: boolean;
};

/** What a convolutional layer of images is told. */
export type Conv2dLayerOptions = Layer<Conv2dOptions>;

/** What a convolutional layer of sequences is told. */
export type Conv1dLayerOptions = Layer<Conv1dOptions>;

/** What a layer of transposed convolution is told. */
export type ConvTranspose2dLayerOptions = Layer<ConvTranspose2dOptions>;

const rules1d: Rules<Conv1dLayerOptions> = { ...convRules1d, bias: flag };
const rules2d: Rules<Conv2dLayerOptions> = { ...convRules, bias: flag };
const rulesTransposed: Rules<ConvTranspose2dLayerOptions> = { ...transposedRules, bias: flag };

/** What all have in common; a size is an S, and the padding a P. */
abstract class Convolution<S extends Size2d, P> extends Module {
  weight!: Parameter;
  bias!: Parameter | null;
  inChannels!: number;
  readonly stride: S;
  readonly padding: P;
  readonly dilation: S;
  readonly groups: number;

  constructor(
    inChannels: number,
    readonly outChannels: number,
    readonly kernelSize: S,
    size: Rule,
    options: { stride?: S; padding?: P; dilation?: S; groups?: number; bias?: boolean },
  ) {
    super();
    const name = this.constructor.name;
    checkSizes(name, { outChannels });
    check(name, 'kernelSize', kernelSize, size);
    const { bias = true, stride = 1 as S, padding = 0 as P, dilation = 1 as S, groups = 1 } = options;
    check(name, 'outChannels', outChannels, multipleOf('groups', groups));
    this.stride = stride;
    this.padding = padding;
    this.dilation = dilation;
    this.groups = groups;
    this.build(inChannels, bias);
  }

  /**
   * Makes the weights, for inputs with so many channels.
   * @internal
   */
  build(inChannels: number, bias: boolean): void {
    const name = this.constructor.name;
    checkSizes(name, { inChannels });
    check(name, 'inChannels', inChannels, multipleOf('groups', this.groups));
    this.inChannels = inChannels;
    ({ weight: this.weight, bias: this.bias } = start(this.filters(), bias ? this.outChannels : null));
  }

  /** The shape of the weight. */
  protected abstract filters(): number[];

  /** What the function is told. */
  protected get told(): { stride: S; padding: P; dilation: S; groups: number; bias?: Tensor } {
    const { bias, stride, padding, dilation, groups } = this;
    return { stride, padding, dilation, groups, ...(bias && { bias }) };
  }

  override extraRepr(): string {
    return this.described({});
  }

  /** Sizes and options as `toString` prints them, those of a subclass among them. */
  protected described(more: object): string {
    const { inChannels, outChannels, kernelSize, stride, padding, dilation, groups, bias } = this;
    const options = { kernelSize, stride, padding, dilation, ...more, groups, bias: bias !== null };
    const usual = { padding: 0, dilation: 1, outputPadding: 0, groups: 1, bias: true };
    return `${inChannels}, ${outChannels}, ${written(options, usual)}`;
  }
}

/**
 * The convolution of images [N, C, H, W] with filters [out, C / groups, height, width].
 * @example new nn.Conv2d(3, 8, 3, { padding: 1 }).forward(randn([1, 3, 32, 32])).shape // [1, 8, 32, 32]
 */
export class Conv2d extends Convolution<Size2d, Size2d | 'same' | 'valid'> {
  /**
   * @throws {RangeError} when a size breaks its rule, or the groups divide not both numbers of channels
   * @throws {TypeError} when an option does not exist
   */
  constructor(inChannels: number, outChannels: number, kernelSize: Size2d, options: Conv2dLayerOptions = {}) {
    super(inChannels, outChannels, kernelSize, aSize, checked(new.target.name, options, rules2d));
    checkSame(this.constructor.name, this);
  }

  protected filters(): number[] {
    return [this.outChannels, this.inChannels / this.groups, ...pair(this.kernelSize)];
  }

  /** [N, C, H, W] → [N, out, …] */
  forward(x: Tensor): Tensor {
    return conv2d(x, this.weight, this.told);
  }
}

/**
 * The convolution of sequences [N, C, L] with filters [out, C / groups, length].
 * @example new nn.Conv1d(3, 8, 5, { padding: 'same' }).forward(randn([1, 3, 32])).shape // [1, 8, 32]
 */
export class Conv1d extends Convolution<number, number | 'same' | 'valid'> {
  /**
   * @throws {RangeError} when a size breaks its rule, or the groups divide not both numbers of channels
   * @throws {TypeError} when an option does not exist
   */
  constructor(inChannels: number, outChannels: number, kernelSize: number, options: Conv1dLayerOptions = {}) {
    super(inChannels, outChannels, kernelSize, positiveCount, checked(new.target.name, options, rules1d));
    checkSame(this.constructor.name, this);
  }

  protected filters(): number[] {
    return [this.outChannels, this.inChannels / this.groups, this.kernelSize];
  }

  /** [N, C, L] → [N, out, …] */
  forward(x: Tensor): Tensor {
    return conv1d(x, this.weight, this.told);
  }
}

/**
 * The transposed convolution of images [N, C, H, W] with filters [C, out / groups, height, width]: with a stride images become larger,
 * (H − 1) · stride − 2 · padding + dilation · (height − 1) + outputPadding + 1 rows of H, as decoders and generators need them.
 * @example new nn.ConvTranspose2d(8, 3, 4, { stride: 2, padding: 1 }).forward(randn([1, 8, 16, 16])).shape // [1, 3, 32, 32]
 */
export class ConvTranspose2d extends Convolution<Size2d, Size2d> {
  readonly outputPadding: Size2d;

  /**
   * @throws {RangeError} when a size breaks its rule, or the groups divide not both numbers of channels
   * @throws {TypeError} when an option does not exist
   */
  constructor(inChannels: number, outChannels: number, kernelSize: Size2d, options: ConvTranspose2dLayerOptions = {}) {
    super(inChannels, outChannels, kernelSize, aSize, checked(new.target.name, options, rulesTransposed));
    this.outputPadding = options.outputPadding ?? 0;
    checkOutputPadding(this.constructor.name, this);
  }

  protected filters(): number[] {
    return [this.inChannels, this.outChannels / this.groups, ...pair(this.kernelSize)];
  }

  /** [N, C, H, W] → [N, out, …] */
  forward(x: Tensor): Tensor {
    return convTranspose2d(x, this.weight, { ...this.told, outputPadding: this.outputPadding });
  }

  override extraRepr(): string {
    return this.described({ outputPadding: this.outputPadding });
  }
}
