// What the kernel's own code on the main thread calls, as it was before a cell could replace it: a cell may assign to
// `JSON.stringify` or `Array.prototype.map`, and the kernel must live on.

/** A method as a function of its object: `method(Array.prototype.map)(list, f)`. */
export const method = Function.prototype.bind.bind(Function.prototype.call) as <This, Args extends unknown[], Result>(
  method: (this: This, ...args: Args) => Result,
) => (self: This, ...args: Args) => Result;

export const { stringify, parse } = JSON;
export const { apply } = Reflect;
export const { load, store, wait, notify, compareExchange } = Atomics;
export const { setTimeout, clearTimeout, setInterval, clearInterval, setImmediate, clearImmediate, queueMicrotask } =
  globalThis;
export const nextTick = process.nextTick.bind(process);

const { defineProperty } = Object;
const { Promise: Native } = globalThis;

/** A promise that `await` takes as it is, whatever a cell has made of `Promise.prototype`. */
export const own = <T>(promise: Promise<T>): Promise<T> =>
  defineProperty(promise, 'constructor', { value: Native, configurable: true });

/** A listener that Node can call, whatever a cell has made of `Function.prototype.apply`. */
export const callable = <F extends (...args: never[]) => void>(listener: F): F =>
  defineProperty(listener, 'apply', {
    value: (self: unknown, args: Parameters<F>) => apply(listener, self, args),
  });

export const charCodeAt = method(String.prototype.charCodeAt);
export const slice = method(String.prototype.slice);

/** `replacement` with the name and the properties of `original`, such as what `util.promisify` makes of it. */
export function alike<F extends object>(original: object, replacement: F): F {
  const { prototype: _, ...properties } = Object.getOwnPropertyDescriptors(original) as PropertyDescriptorMap;
  return Object.defineProperties(replacement, properties);
}
