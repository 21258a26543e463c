import type { Tensor } from '../../engine/index.js';
import { messages } from '../messages.js';
import { Module } from './module.js';

/**
 * Modules one after the other.
 * @example
 * const model = new nn.Sequential(new nn.Linear(2, 100), new nn.ReLU(), new nn.Linear(100, 3));
 * model.forward(randn([5, 2])).shape // [5, 3]
 */
export class Sequential extends Module {
  readonly layers: readonly Module[];

  /** @throws {TypeError} when one is no module */
  constructor(...layers: Module[]) {
    super();
    const wrong = layers.findIndex((layer) => !(layer instanceof Module));
    if (wrong >= 0) throw new TypeError(messages.notAModule(wrong));
    this.layers = layers;
  }

  forward(x: Tensor): Tensor {
    return this.layers.reduce((h, layer) => layer.forward(h), x);
  }

  /** As in PyTorch, a layer's name is its place alone. */
  protected override fields(): [string, unknown][] {
    return this.layers.map((layer, i) => [String(i), layer]);
  }
}
