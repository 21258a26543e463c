import { type Host, hostSymbol } from '../../src/notebook/host.js';

/** A notebook that shows nothing, and answers every question with nothing; gives what ends it. */
export function still(): () => void {
  const before: unknown = Reflect.get(globalThis, hostSymbol);
  const host: Host = {
    display: () => undefined,
    clear: () => undefined,
    input: () => Promise.resolve(''),
    inspect: String,
    pending: () => undefined,
    replaces: true,
  };
  Object.assign(globalThis, { [hostSymbol]: host });
  return () => void Object.assign(globalThis, { [hostSymbol]: before });
}
