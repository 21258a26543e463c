import type { Tensor } from '../../engine/index.js';
import { check, isPlain } from '../../options/index.js';
import { messages } from '../messages.js';
import { Listed } from './lists.js';
import { aModule, Module } from './module.js';

/**
 * Modules one after the other, fₙ(… f₂(f₁(x))). As `torch.nn.Sequential`.
 * @example
 * const model = new nn.Sequential(new nn.Linear(2, 100), new nn.ReLU(), new nn.Linear(100, 3));
 * model.forward(randn([5, 2])).shape // [5, 3]
 * new nn.Sequential({ hidden: new nn.Linear(2, 9), output: new nn.Linear(9, 1) }).namedParameters()[0]?.[0] // hidden.weight
 */
export class Sequential extends Listed<Module> {
  /** @throws {TypeError} when one is no module */
  constructor(...layers: Module[] | [layers: { readonly [name: string]: Module }]) {
    super();
    const [first] = layers;
    if (layers.length === 1 && isPlain(first)) {
      for (const [name, layer] of Object.entries(first)) {
        check('Sequential', name, layer, aModule);
        this.put(this.length, layer, name);
      }
      return;
    }
    const wrong = layers.findIndex((layer) => !(layer instanceof Module));
    if (wrong >= 0) throw new TypeError(messages.notAModule(wrong, layers[wrong]));
    this.extend(layers as Module[]);
  }

  /** What the last module makes of what the one before it gives, and so on back to x. */
  forward(x: Tensor): Tensor {
    return this.layers.reduce((h, layer) => layer.forward(h), x);
  }
}
