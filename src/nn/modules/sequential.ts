import type { Tensor } from '../../engine/index.js';
import { check, whole } from '../../options/index.js';
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
    if (wrong >= 0) throw new TypeError(messages.notAModule(wrong, layers[wrong]));
    this.layers = layers;
  }

  forward(x: Tensor): Tensor {
    return this.layers.reduce((h, layer) => layer.forward(h), x);
  }

  /** How many there are. */
  get length(): number {
    return this.layers.length;
  }

  /**
   * One of them; a negative place counts from the end.
   * @throws {RangeError} when the place is no whole number
   */
  at(place: number): Module | undefined {
    check('at', 'the place', place, whole);
    return this.layers.at(place);
  }

  [Symbol.iterator](): Iterator<Module> {
    return this.layers[Symbol.iterator]();
  }

  /** As in PyTorch, a layer's name is its place alone. */
  protected override fields(): [string, unknown][] {
    return super.fields().map(([name, value]) => [name.replace(/^layers\./, ''), value]);
  }
}
