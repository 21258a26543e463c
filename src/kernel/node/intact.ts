// A cell may assign to whatever the language comes with: `Promise`, `JSON.stringify`, `Array.prototype.map`. The kernel's
// work around a cell is done with what was there before the first one; afterwards the cell's own is put back.

const { defineProperty, getOwnPropertyDescriptor } = Object;
const { ownKeys } = Reflect;

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
] as const;

const kept: Kept[] = [];

/** What stands there now is what the kernel's work is done with. */
export function keep(owner: object, keys: readonly PropertyKey[]): void {
  for (const key of keys) {
    const earlier = kept.findIndex((one) => one.owner === owner && one.key === key);
    if (earlier >= 0) kept.splice(earlier, 1);
    const descriptor = getOwnPropertyDescriptor(owner, key);
    if (descriptor?.configurable && typeof descriptor.value === 'function') kept.push({ owner, key, descriptor });
    else if (descriptor?.configurable && key === 'JSON') kept.push({ owner, key, descriptor });
  }
}

keep(globalThis, globalNames);
for (const name of globalNames) {
  const value = globalThis[name] as object & { prototype?: object };
  keep(value, ownKeys(value));
  if (value.prototype && name !== 'Object') keep(value.prototype, ownKeys(value.prototype));
}

/** Does `work` with the language as it was; what the cell has made of it is there again afterwards. */
export function intact<T>(work: () => T): T {
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
  if (count === 0) return work();
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
