// Layers that put something around images.

import type { Tensor } from '../../engine/index.js';
import { check, either, listOf, whole } from '../../options/index.js';
import { type PaddingMode, pad } from '../functional/padding.js';
import { Module } from './module.js';

/** Columns and rows around images: one number for all sides, or [left, right, top, bottom]. */
export type Padding2d = number | readonly [left: number, right: number, top: number, bottom: number];

const aPadding = either(whole, listOf(whole, 4));

abstract class Padding extends Module {
  readonly padding: readonly [number, number, number, number];
  protected abstract readonly mode: PaddingMode;

  /** @throws {RangeError} when the padding is neither a whole number nor four of them */
  constructor(padding: Padding2d) {
    super();
    check(this.constructor.name, 'padding', padding, aPadding);
    this.padding = typeof padding === 'number' ? [padding, padding, padding, padding] : padding;
  }
  forward(x: Tensor): Tensor {
    return pad(x, this.padding, { mode: this.mode });
  }
  override extraRepr(): string {
    return `[${this.padding.join(', ')}]`;
  }
}

/**
 * Zeros around images, as PyTorch's; `functional.pad` has other values.
 * @example new nn.ZeroPad2d([1, 0, 0, 0]).forward(images).shape // [4, 3, 8, 9]
 */
export class ZeroPad2d extends Padding {
  protected readonly mode = 'constant';
}

/**
 * Images that go on as in a mirror, as PyTorch's: of a, b, c, d two more are c, b before and c, b after.
 * @example new nn.ReflectionPad2d(2).forward(images).shape // [4, 3, 12, 12]
 */
export class ReflectionPad2d extends Padding {
  protected readonly mode = 'reflect';
}

/**
 * Images whose pixels at the border go on, as PyTorch's: of a, b, c, d two more are a, a before and d, d after.
 * @example new nn.ReplicationPad2d(2).forward(images).shape // [4, 3, 12, 12]
 */
export class ReplicationPad2d extends Padding {
  protected readonly mode = 'replicate';
}
