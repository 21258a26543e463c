// The parts of TypeScript's library that a version of Node really has.

/** File names of the declarations for a major version of Node. */
export function libsFor(_node: number): string[] {
  return ['lib.es2023.d.ts', 'lib.esnext.disposable.d.ts', 'lib.esnext.decorators.d.ts'];
}
