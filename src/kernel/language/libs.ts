// Which of the compiler's libraries say what the running Node has: no method less, and none that would be missing.

/**
 * What each version added, oldest first. Missing are `esnext.decorators`, whose `Symbol.metadata` no Node has, and before
 * Node 24 `esnext.disposable`: `Symbol.dispose` came long before `DisposableStack`, and globals/node.d.ts declares it.
 * `esnext.intl` is for the most part in Node 24, but brings `Temporal` along.
 */
const added: [major: number, libs: string[]][] = [
  [20, ['es2023', 'es2024.regexp', 'es2024.sharedmemory', 'es2024.string']],
  [22, ['es2024', 'es2025.collection', 'es2025.iterator', 'esnext.array']],
  [24, ['es2025', 'esnext.disposable', 'esnext.error', 'esnext.sharedmemory']],
  [26, ['esnext.collection', 'esnext.date', 'esnext.intl', 'esnext.temporal', 'esnext.typedarrays']],
];

/** The library files of a major version of Node, as the compiler's option `lib` takes them; of the even one below an odd one. */
export function libsFor(nodeMajor: number): string[] {
  return added.flatMap(([major, libs]) =>
    major <= Math.max(nodeMajor, 20) ? libs.map((lib) => `lib.${lib}.d.ts`) : [],
  );
}
