// A cell may assign to whatever the language comes with: `Promise`, `JSON.stringify`, `Array.prototype.map`. The kernel's
// work around a cell is done with what was there before the first one; afterwards the cell's own is put back.

import { messages } from './messages.js';

const { defineProperty, getOwnPropertyDescriptor, getPrototypeOf } = Object;
const { ownKeys } = Reflect;
const { stringify } = JSON;

interface Kept {
  owner: object;
  key: PropertyKey;
  descriptor: PropertyDescriptor;
}

const globalNames = [
  ...[
    'Array',
    'Buffer',
    'Error',
    'Function',
    'JSON',
    'Map',
    'Math',
    'Number',
    'Object',
    'Promise',
    'Reflect',
    'RegExp',
  ],
  ...['Set', 'String', 'Symbol', 'TextDecoder', 'TextEncoder', 'Uint8Array', 'WeakMap', 'WeakSet', 'AggregateError'],
  ...['Atomics', 'Int32Array', 'URL'],
] as const;

const kept: Kept[] = [];
/** Whether all of it is as it was; made anew when `kept` has changed. */
let whole: (() => boolean) | null = null;

/** What stands there now is what the kernel's work is done with. */
export function keep(owner: object, keys: readonly PropertyKey[]): void {
  whole = null;
  for (const key of keys) {
    const earlier = kept.findIndex((one) => one.owner === owner && one.key === key);
    if (earlier >= 0) kept.splice(earlier, 1);
    const descriptor = getOwnPropertyDescriptor(owner, key);
    if (descriptor?.configurable && /^(function|object)$/.test(typeof descriptor.value))
      kept.push({ owner, key, descriptor });
  }
}

keep(globalThis, globalNames);
for (const name of globalNames) {
  const value = globalThis[name] as object & { prototype?: object };
  keep(value, ownKeys(value));
  if (value.prototype && name !== 'Object') keep(value.prototype, ownKeys(value.prototype));
}
for (const inner of [[].values(), new Map().entries(), new Set().values(), ''[Symbol.iterator](), 'a'.matchAll(/a/g)])
  keep(getPrototypeOf(inner), ownKeys(getPrototypeOf(inner)));
keep(getPrototypeOf(getPrototypeOf([].values())), [Symbol.iterator]);
keep(getPrototypeOf(Uint8Array.prototype), ownKeys(getPrototypeOf(Uint8Array.prototype)));
keep(getPrototypeOf(Uint8Array), ownKeys(getPrototypeOf(Uint8Array)));

// Node itself calls it between two pieces of work, whatever it is by then: nothing could go on without it. Arrays may have
// one of their own, as they may have of everything.
const { pop } = Array.prototype;
defineProperty(Array.prototype, 'pop', {
  get: () => pop,
  set(this: object, value: unknown) {
    if (this === Array.prototype) throw new TypeError(messages.pop);
    defineProperty(this, 'pop', { value, writable: true, enumerable: true, configurable: true });
  },
  configurable: false,
});

/** Compares everything in one function, name by name, which V8 makes quick: it runs several times in each cell. */
function comparison(): () => boolean {
  const owners = [...new Set(kept.map(({ owner }) => owner))];
  const test = ({ owner, key }: Kept, i: number) =>
    `o${owners.indexOf(owner)}${typeof key === 'string' ? `[${stringify(key)}]` : `[k${i}]`} !== v${i}`;
  const body = `return () => { try { return !(${kept.map(test).join(' || ')}) } catch { return false } }`; // a getter may throw
  const names = (letter: string, list: readonly unknown[]) => list.map((_, i) => letter + i);
  const make = new Function(...names('o', owners), ...names('k', kept), ...names('v', kept), body);
  return make(
    ...owners,
    ...kept.map(({ key }) => key),
    ...kept.map(({ descriptor }) => descriptor.value),
  ) as () => boolean;
}

/** Does `work` with the language as it was; what the cell has made of it is there again afterwards. */
export function intact<T>(work: () => T): T {
  whole ??= comparison();
  if (whole()) return work();
  const changed: Kept[] = [];
  let count = 0; // `push` may be one of them
  for (let i = 0; i < kept.length; i++) {
    const { owner, key, descriptor } = kept[i] as Kept;
    const now = getOwnPropertyDescriptor(owner, key);
    if (now !== undefined && now.value === descriptor.value) continue;
    if (now !== undefined && !now.configurable && !now.writable) continue;
    defineProperty(changed, count++, { value: { owner, key, descriptor: now }, configurable: true });
    defineProperty(owner, key, descriptor);
  }
  try {
    return work();
  } finally {
    for (let i = 0; i < count; i++) {
      const { owner, key, descriptor } = changed[i] as Kept;
      if (descriptor) defineProperty(owner, key, descriptor);
      else delete (owner as { [key: PropertyKey]: unknown })[key];
    }
  }
}
