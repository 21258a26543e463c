// What web.d.ts has and @types/node has not: loaded beside that, so that nothing a cell could use is lost by importing from
// `node:`. The answer of a server is typed as in a browser, and a name is a type where it is one on the Web.

import type { webcrypto } from 'node:crypto';
import type * as hooks from 'node:perf_hooks';
import type { ReadableStream as Stream } from 'node:stream/web';
import type * as util from 'node:util';
import type * as threads from 'node:worker_threads';

declare module 'undici-types/fetch' {
  interface Request {
    readonly body: Stream<Uint8Array> | null;
    readonly bytes: () => Promise<Uint8Array>;
    readonly json: () => Promise<any>;
  }
  interface Response {
    readonly body: Stream<Uint8Array> | null;
    readonly bytes: () => Promise<Uint8Array>;
    readonly json: () => Promise<any>;
  }
}

declare module 'worker_threads' {
  interface MessagePort {
    onmessage: ((event: MessageEvent) => void) | null;
    onmessageerror: ((event: MessageEvent) => void) | null;
  }
  interface BroadcastChannel extends EventTarget {}
}

declare global {
  interface BroadcastChannel extends threads.BroadcastChannel {}
  interface MessageChannel extends threads.MessageChannel {}
  interface MessagePort extends threads.MessagePort {}
  interface TextDecoder extends util.TextDecoder {}
  interface TextEncoder extends util.TextEncoder {}
  interface PerformanceEntry extends hooks.PerformanceEntry {}
  interface PerformanceMark extends hooks.PerformanceMark {}
  interface PerformanceMeasure extends hooks.PerformanceMeasure {}
  interface PerformanceObserver extends hooks.PerformanceObserver {}
  interface PerformanceObserverEntryList extends hooks.PerformanceObserverEntryList {}
  interface PerformanceResourceTiming extends hooks.PerformanceResourceTiming {}
  interface Performance extends hooks.Performance {}
  var Performance: abstract new () => Performance;
  interface CryptoKey extends webcrypto.CryptoKey {}
  var CryptoKey: abstract new () => CryptoKey;
  interface SubtleCrypto extends webcrypto.SubtleCrypto {}
  var SubtleCrypto: abstract new () => SubtleCrypto;
  interface Crypto extends webcrypto.Crypto {}
  var Crypto: abstract new () => Crypto;
}
