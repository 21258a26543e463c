// The Web's names, as far as Node 20 has them. What a cell sees until @types/node is needed, which then takes this place;
// so nothing here may be wider for what comes in, or narrower for what goes out, than it is there. beside-node.d.ts says the
// rest. Helper types stay local: a name that is global here is one there.

export {};

type Bytes = ArrayBuffer | ArrayBufferView;
type Listener = ((event: Event) => void) | { handleEvent(event: Event): void };
type Transferable = ArrayBuffer | MessagePort | AbortSignal | ReadableStream | WritableStream | TransformStream;

type EventInit = { bubbles?: boolean; cancelable?: boolean; composed?: boolean };

interface IterableIteratorOf<T> extends IteratorObject<T, BuiltinIteratorReturn, unknown> {
  [Symbol.iterator](): IterableIteratorOf<T>;
}

interface AsyncIterableIteratorOf<T> extends AsyncIteratorObject<T, BuiltinIteratorReturn, unknown> {
  [Symbol.asyncIterator](): AsyncIterableIteratorOf<T>;
}

// Console

declare global {
  interface Console {
    Console: {
      new (stdout: NodeJS.WritableStream, stderr?: NodeJS.WritableStream): Console;
      new (options: { stdout: NodeJS.WritableStream; stderr?: NodeJS.WritableStream | undefined }): Console;
    };
    /** Prints an error when `condition` is falsy. */
    assert(condition: unknown, message?: string, ...data: unknown[]): void;
    /** Clears the output. */
    clear(): void;
    /** Prints how often it has been called with `label`. */
    count(label?: string): void;
    /** Starts the count of `label` from zero. */
    countReset(label?: string): void;
    /** Prints the values, as `console.log` does. */
    debug(...data: unknown[]): void;
    /** Prints a value with all that `options` ask for. */
    dir(value: unknown, options?: InspectOptions): void;
    dirxml(...data: unknown[]): void;
    /** Prints the values to standard error. */
    error(...data: unknown[]): void;
    /** Prints the values, and indents what follows until `console.groupEnd`. */
    group(...label: unknown[]): void;
    groupCollapsed(...label: unknown[]): void;
    /** Ends the indent of the last `console.group`. */
    groupEnd(): void;
    /** Prints the values, as `console.log` does. */
    info(...data: unknown[]): void;
    /** Prints the values in one line; a first text may have places such as %s, %d, %o. */
    log(...data: unknown[]): void;
    /** Prints rows of an array or object as a table, with the given columns or all. */
    table(data: unknown, columns?: readonly string[]): void;
    /** Starts the clock of `label`. */
    time(label?: string): void;
    /** Prints the time since `console.time(label)`, and stops that clock. */
    timeEnd(label?: string): void;
    /** Prints the time since `console.time(label)`. */
    timeLog(label?: string, ...data: unknown[]): void;
    /** Prints the values and where the program is, to standard error. */
    trace(...data: unknown[]): void;
    /** Prints the values to standard error. */
    warn(...data: unknown[]): void;
    profile(label?: string): void;
    profileEnd(label?: string): void;
    timeStamp(label?: string): void;
  }
  var console: Console;
}

type InspectOptions = {
  showHidden?: boolean | undefined;
  depth?: number | null | undefined;
  colors?: boolean | undefined;
  customInspect?: boolean | undefined;
  showProxy?: boolean | undefined;
  maxArrayLength?: number | null | undefined;
  maxStringLength?: number | null | undefined;
  breakLength?: number | undefined;
  compact?: boolean | number | undefined;
  sorted?: boolean | ((a: string, b: string) => number) | undefined;
  getters?: 'get' | 'set' | boolean | undefined;
  numericSeparator?: boolean | undefined;
};

// Timers, copies, base64. The second forms let `new Promise((resolve) => setTimeout(resolve, 10))` be of type void.

declare global {
  /** Calls `callback` once, after `delay` milliseconds. */
  function setTimeout<A extends unknown[]>(callback: (...args: A) => void, delay?: number, ...args: A): NodeJS.Timeout;
  function setTimeout(callback: (_: void) => void, delay?: number): NodeJS.Timeout;
  /** Calls `callback` every `delay` milliseconds, until `clearInterval`. */
  function setInterval<A extends unknown[]>(callback: (...args: A) => void, delay?: number, ...args: A): NodeJS.Timeout;
  function setInterval(callback: (_: void) => void, delay?: number): NodeJS.Timeout;
  /** Calls `callback` once, after the events that are waiting. */
  function setImmediate<A extends unknown[]>(callback: (...args: A) => void, ...args: A): NodeJS.Immediate;
  function setImmediate(callback: (_: void) => void): NodeJS.Immediate;
  /** Takes back a `setTimeout`. */
  function clearTimeout(timeout: NodeJS.Timeout | string | number | undefined): void;
  /** Ends a `setInterval`. */
  function clearInterval(timeout: NodeJS.Timeout | string | number | undefined): void;
  /** Takes back a `setImmediate`. */
  function clearImmediate(immediate: NodeJS.Immediate | undefined): void;
  /** Calls `callback` as soon as the running code has ended, before any event. */
  function queueMicrotask(callback: () => void): void;
  /** A deep copy, which may contain maps, sets, dates, typed arrays and cycles, but no functions. */
  function structuredClone<T>(value: T, options?: { transfer?: Transferable[] }): T;
  /** The text that base64 `data` stands for, one character per byte. */
  function atob(data: string): string;
  /** Base64 of a text whose characters are bytes. */
  function btoa(data: string): string;
}

// Addresses and texts

declare global {
  interface URL {
    hash: string;
    host: string;
    hostname: string;
    href: string;
    readonly origin: string;
    password: string;
    pathname: string;
    port: string;
    protocol: string;
    search: string;
    readonly searchParams: URLSearchParams;
    username: string;
    toString(): string;
    toJSON(): string;
  }
  /** An address and its parts. */
  var URL: {
    prototype: URL;
    new (url: string | URL, base?: string | URL): URL;
    canParse(url: string, base?: string): boolean;
    createObjectURL(blob: Blob): string;
    revokeObjectURL(url: string): void;
  };

  interface URLSearchParams {
    readonly size: number;
    append(name: string, value: string): void;
    delete(name: string, value?: string): void;
    get(name: string): string | null;
    getAll(name: string): string[];
    has(name: string, value?: string): boolean;
    set(name: string, value: string): void;
    sort(): void;
    forEach(callback: (value: string, name: string, all: URLSearchParams) => void): void;
    entries(): IterableIteratorOf<[string, string]>;
    keys(): IterableIteratorOf<string>;
    values(): IterableIteratorOf<string>;
    toString(): string;
    [Symbol.iterator](): IterableIteratorOf<[string, string]>;
  }
  /** The part of an address behind the question mark. */
  var URLSearchParams: {
    prototype: URLSearchParams;
    new (init?: string | Record<string, string> | Iterable<[string, string]> | URLSearchParams): URLSearchParams;
  };

  interface TextEncoder {
    readonly encoding: string;
    encode(text?: string): Uint8Array<ArrayBuffer>;
    encodeInto(text: string, into: Uint8Array): { read: number; written: number };
  }
  /** Turns text into bytes of UTF-8. */
  var TextEncoder: { prototype: TextEncoder; new (): TextEncoder };

  interface TextDecoder {
    readonly encoding: string;
    readonly fatal: boolean;
    readonly ignoreBOM: boolean;
    decode(bytes?: Bytes | null, options?: { stream?: boolean }): string;
  }
  /** Turns bytes into text, by default from UTF-8. */
  var TextDecoder: { prototype: TextDecoder; new (encoding?: string, options?: DecoderOptions): TextDecoder };
}

type DecoderOptions = { fatal?: boolean; ignoreBOM?: boolean };

// Events and their end

declare global {
  interface Event {
    readonly type: string;
    readonly target: EventTarget | null;
    readonly currentTarget: EventTarget | null;
    readonly bubbles: boolean;
    readonly cancelable: boolean;
    readonly composed: boolean;
    readonly defaultPrevented: boolean;
    readonly eventPhase: number;
    readonly isTrusted: boolean;
    readonly timeStamp: number;
    composedPath(): (EventTarget | undefined)[];
    preventDefault(): void;
    stopImmediatePropagation(): void;
    stopPropagation(): void;
  }
  var Event: { prototype: Event; new (type: string, init?: EventInit): Event };

  interface CustomEvent<T = any> extends Event {
    readonly detail: T;
  }
  /** An event with a value of its own, `detail`. */
  var CustomEvent: {
    prototype: CustomEvent;
    new <T>(type: string, init?: EventInit & { detail?: T }): CustomEvent<T>;
  };

  interface MessageEvent<T = any> extends Event {
    readonly data: T;
    readonly lastEventId: string;
    readonly origin: string;
  }
  var MessageEvent: {
    prototype: MessageEvent;
    new <T>(type: string, init?: EventInit & { data?: T; lastEventId?: string; origin?: string }): MessageEvent<T>;
  };

  interface EventTarget {
    addEventListener(
      type: string,
      listener: Listener,
      options?: boolean | { capture?: boolean; once?: boolean; passive?: boolean; signal?: AbortSignal },
    ): void;
    removeEventListener(type: string, listener: Listener, options?: boolean | { capture?: boolean }): void;
    dispatchEvent(event: Event): boolean;
  }
  var EventTarget: { prototype: EventTarget; new (): EventTarget };

  interface AbortSignal extends EventTarget {
    readonly aborted: boolean;
    readonly reason: any;
    onabort: ((this: AbortSignal, event: Event) => any) | null;
    throwIfAborted(): void;
  }
  /** Tells an operation that it should stop. */
  var AbortSignal: {
    prototype: AbortSignal;
    new (): AbortSignal;
    abort(reason?: unknown): AbortSignal;
    any(signals: AbortSignal[]): AbortSignal;
    /** A signal that aborts after that many milliseconds. */
    timeout(milliseconds: number): AbortSignal;
  };

  interface AbortController {
    readonly signal: AbortSignal;
    abort(reason?: unknown): void;
  }
  /** Makes a signal that `abort` sets. */
  var AbortController: { prototype: AbortController; new (): AbortController };

  interface DOMException extends Error {
    readonly code: number;
    readonly message: string;
    readonly name: string;
  }
  /** The error of Web functions; its `name` says which. */
  var DOMException: {
    prototype: DOMException;
    new (message?: string, name?: string | { name?: string; cause?: unknown }): DOMException;
  };
}

// Messages between threads

declare global {
  interface MessagePort extends EventTarget {
    onmessage: ((event: MessageEvent) => void) | null;
    onmessageerror: ((event: MessageEvent) => void) | null;
    close(): void;
    postMessage(message: unknown, transfer?: readonly Transferable[]): void;
    ref(): void;
    start(): void;
    unref(): void;
    on(type: 'message', listener: (value: any) => void): this;
    on(type: 'messageerror', listener: (error: Error) => void): this;
    on(type: 'close', listener: (event: Event) => void): this;
    once(type: 'message', listener: (value: any) => void): this;
    once(type: 'messageerror', listener: (error: Error) => void): this;
    once(type: 'close', listener: (event: Event) => void): this;
    off(type: string, listener: (value: any) => void): this;
  }
  var MessagePort: abstract new () => MessagePort;

  interface MessageChannel {
    readonly port1: MessagePort;
    readonly port2: MessagePort;
  }
  /** Two ports; what one posts, the other receives. */
  var MessageChannel: { prototype: MessageChannel; new (): MessageChannel };

  interface BroadcastChannel extends EventTarget {
    readonly name: string;
    onmessage: (event: MessageEvent) => void;
    onmessageerror: (event: MessageEvent) => void;
    close(): void;
    postMessage(message: unknown): void;
    ref(): this;
    unref(): this;
  }
  /** Messages to everybody who listens to the same name. */
  var BroadcastChannel: { prototype: BroadcastChannel; new (name: string): BroadcastChannel };
}

// Streams

type MaybeLater = void | PromiseLike<void>;

type PipeOptions = { preventAbort?: boolean; preventCancel?: boolean; preventClose?: boolean; signal?: AbortSignal };

interface QueuingStrategy<T = any> {
  highWaterMark?: number;
  size?: (chunk: T) => number;
}

type ReadResult<T> = { done: false; value: T } | { done: true; value: T | undefined };

interface Source<R> {
  type?: undefined;
  start?: (controller: ReadableStreamDefaultController<R>) => unknown;
  pull?: (controller: ReadableStreamDefaultController<R>) => MaybeLater;
  cancel?: (reason?: any) => MaybeLater;
}

interface ByteSource {
  type: 'bytes';
  autoAllocateChunkSize?: number;
  start?: (controller: ReadableByteStreamController) => MaybeLater;
  pull?: (controller: ReadableByteStreamController) => MaybeLater;
  cancel?: (reason?: any) => MaybeLater;
}

interface Sink<W> {
  start?: (controller: WritableStreamDefaultController) => unknown;
  write?: (chunk: W, controller: WritableStreamDefaultController) => MaybeLater;
  close?: () => MaybeLater;
  abort?: (reason?: any) => MaybeLater;
}

interface Transformer<I, O> {
  start?: (controller: TransformStreamDefaultController<O>) => unknown;
  transform?: (chunk: I, controller: TransformStreamDefaultController<O>) => MaybeLater;
  flush?: (controller: TransformStreamDefaultController<O>) => MaybeLater;
}

declare global {
  interface ReadableStream<R = any> {
    readonly locked: boolean;
    cancel(reason?: unknown): Promise<void>;
    getReader(options: { mode: 'byob' }): ReadableStreamBYOBReader;
    getReader(): ReadableStreamDefaultReader<R>;
    pipeThrough<T>(
      transform: { readable: ReadableStream<T>; writable: WritableStream<R> },
      options?: PipeOptions,
    ): ReadableStream<T>;
    pipeTo(destination: WritableStream<R>, options?: PipeOptions): Promise<void>;
    tee(): [ReadableStream<R>, ReadableStream<R>];
    values(options?: { preventCancel?: boolean }): AsyncIterableIteratorOf<R>;
    [Symbol.asyncIterator](): AsyncIterableIteratorOf<R>;
  }
  /** Chunks that arrive one after another; `for await` reads them. */
  var ReadableStream: {
    prototype: ReadableStream;
    from<T>(iterable: Iterable<T> | AsyncIterable<T>): ReadableStream<T>;
    new (source: ByteSource, strategy?: QueuingStrategy<Uint8Array>): ReadableStream<Uint8Array>;
    new <R = any>(source?: Source<R>, strategy?: QueuingStrategy<R>): ReadableStream<R>;
  };

  interface ReadableStreamDefaultReader<R = any> {
    readonly closed: Promise<void>;
    cancel(reason?: unknown): Promise<void>;
    read(): Promise<ReadResult<R>>;
    releaseLock(): void;
  }
  var ReadableStreamDefaultReader: {
    prototype: ReadableStreamDefaultReader;
    new <R = any>(stream: ReadableStream<R>): ReadableStreamDefaultReader<R>;
  };

  interface ReadableStreamBYOBReader {
    readonly closed: Promise<void>;
    cancel(reason?: unknown): Promise<void>;
    read<T extends ArrayBufferView>(view: T, options?: { min?: number }): Promise<ReadResult<T>>;
    releaseLock(): void;
  }
  var ReadableStreamBYOBReader: {
    prototype: ReadableStreamBYOBReader;
    new (stream: ReadableStream): ReadableStreamBYOBReader;
  };

  interface ReadableStreamBYOBRequest {
    readonly view: ArrayBufferView | null;
    respond(bytesWritten: number): void;
    respondWithNewView(view: ArrayBufferView): void;
  }
  var ReadableStreamBYOBRequest: abstract new () => ReadableStreamBYOBRequest;

  interface ReadableByteStreamController {
    readonly byobRequest: ReadableStreamBYOBRequest | null;
    readonly desiredSize: number | null;
    close(): void;
    enqueue(chunk: ArrayBufferView): void;
    error(reason?: unknown): void;
  }
  var ReadableByteStreamController: abstract new () => ReadableByteStreamController;

  interface ReadableStreamDefaultController<R = any> {
    readonly desiredSize: number | null;
    close(): void;
    enqueue(chunk: R): void;
    error(reason?: unknown): void;
  }
  var ReadableStreamDefaultController: abstract new () => ReadableStreamDefaultController;

  interface WritableStream<W = any> {
    readonly locked: boolean;
    abort(reason?: unknown): Promise<void>;
    close(): Promise<void>;
    getWriter(): WritableStreamDefaultWriter<W>;
  }
  /** Takes chunks one after another. */
  var WritableStream: {
    prototype: WritableStream;
    new <W = any>(sink?: Sink<W>, strategy?: QueuingStrategy<W>): WritableStream<W>;
  };

  interface WritableStreamDefaultWriter<W = any> {
    readonly closed: Promise<void>;
    readonly desiredSize: number | null;
    readonly ready: Promise<void>;
    abort(reason?: unknown): Promise<void>;
    close(): Promise<void>;
    releaseLock(): void;
    write(chunk: W): Promise<void>;
  }
  var WritableStreamDefaultWriter: {
    prototype: WritableStreamDefaultWriter;
    new <W = any>(stream: WritableStream<W>): WritableStreamDefaultWriter<W>;
  };

  interface WritableStreamDefaultController {
    error(reason?: unknown): void;
  }
  var WritableStreamDefaultController: abstract new () => WritableStreamDefaultController;

  interface TransformStream<I = any, O = any> {
    readonly readable: ReadableStream<O>;
    readonly writable: WritableStream<I>;
  }
  /** Turns the chunks of one stream into those of another. */
  var TransformStream: {
    prototype: TransformStream;
    new <I = any, O = any>(
      transformer?: Transformer<I, O>,
      writableStrategy?: QueuingStrategy<I>,
      readableStrategy?: QueuingStrategy<O>,
    ): TransformStream<I, O>;
  };

  interface TransformStreamDefaultController<O = any> {
    readonly desiredSize: number | null;
    enqueue(chunk: O): void;
    error(reason?: unknown): void;
    terminate(): void;
  }
  var TransformStreamDefaultController: abstract new () => TransformStreamDefaultController;

  interface CountQueuingStrategy {
    readonly highWaterMark: number;
    readonly size: (chunk?: any) => number;
  }
  var CountQueuingStrategy: {
    prototype: CountQueuingStrategy;
    new (init: { highWaterMark: number }): CountQueuingStrategy;
  };

  interface ByteLengthQueuingStrategy {
    readonly highWaterMark: number;
    readonly size: (chunk: ArrayBufferView) => number;
  }
  var ByteLengthQueuingStrategy: {
    prototype: ByteLengthQueuingStrategy;
    new (init: { highWaterMark: number }): ByteLengthQueuingStrategy;
  };

  interface TextEncoderStream extends TransformStream<string, Uint8Array> {
    readonly encoding: string;
  }
  var TextEncoderStream: { prototype: TextEncoderStream; new (): TextEncoderStream };

  interface TextDecoderStream extends TransformStream<Bytes, string> {
    readonly encoding: string;
    readonly fatal: boolean;
    readonly ignoreBOM: boolean;
  }
  var TextDecoderStream: {
    prototype: TextDecoderStream;
    new (encoding?: string, options?: DecoderOptions): TextDecoderStream;
  };

  interface CompressionStream extends TransformStream<Bytes, Uint8Array> {}
  /** Compresses what runs through it. */
  var CompressionStream: {
    prototype: CompressionStream;
    new (format: 'deflate' | 'deflate-raw' | 'gzip'): CompressionStream;
  };

  interface DecompressionStream extends TransformStream<Bytes, Uint8Array> {}
  /** Undoes a `CompressionStream`. */
  var DecompressionStream: {
    prototype: DecompressionStream;
    new (format: 'deflate' | 'deflate-raw' | 'gzip'): DecompressionStream;
  };
}

// Files and requests

type HeadersInit = [string, string][] | Record<string, string> | Headers;
type BodyInit = string | Bytes | Blob | FormData | URLSearchParams | ReadableStream<Uint8Array> | null;

interface Body {
  readonly body: ReadableStream<Uint8Array> | null;
  readonly bodyUsed: boolean;
  /** All bytes of the body. */
  arrayBuffer(): Promise<ArrayBuffer>;
  blob(): Promise<Blob>;
  /** All bytes of the body. */
  bytes(): Promise<Uint8Array>;
  formData(): Promise<FormData>;
  /** The value that the body is in JSON. */
  json(): Promise<any>;
  /** The body as text. */
  text(): Promise<string>;
}

type FileOptions = { endings?: 'native' | 'transparent'; type?: string; lastModified?: number };

declare global {
  interface Blob {
    readonly size: number;
    readonly type: string;
    arrayBuffer(): Promise<ArrayBuffer>;
    bytes(): Promise<Uint8Array>;
    slice(start?: number, end?: number, type?: string): Blob;
    stream(): ReadableStream<Uint8Array>;
    text(): Promise<string>;
  }
  /** Bytes that do not change, with a media type. */
  var Blob: {
    prototype: Blob;
    new (parts: (string | Bytes | Blob)[], options?: { endings?: 'native' | 'transparent'; type?: string }): Blob;
  };

  interface File extends Blob {
    readonly lastModified: number;
    readonly name: string;
  }
  /** A blob with a name. */
  var File: {
    prototype: File;
    new (parts: (string | ArrayBufferView | Blob)[], name: string, options?: FileOptions): File;
  };

  interface FormData {
    append(name: string, value: string | Blob, fileName?: string): void;
    delete(name: string): void;
    get(name: string): string | File | null;
    getAll(name: string): (string | File)[];
    has(name: string): boolean;
    set(name: string, value: string | Blob, fileName?: string): void;
    forEach(callback: (value: string | File, name: string, all: FormData) => void): void;
    entries(): IterableIteratorOf<[string, string | File]>;
    keys(): IterableIteratorOf<string>;
    values(): IterableIteratorOf<string | File>;
    [Symbol.iterator](): IterableIteratorOf<[string, string | File]>;
  }
  /** Fields of a form. */
  var FormData: { prototype: FormData; new (): FormData };

  interface Headers {
    append(name: string, value: string): void;
    delete(name: string): void;
    get(name: string): string | null;
    getSetCookie(): string[];
    has(name: string): boolean;
    set(name: string, value: string): void;
    forEach(callback: (value: string, name: string, all: Headers) => void): void;
    entries(): IterableIteratorOf<[string, string]>;
    keys(): IterableIteratorOf<string>;
    values(): IterableIteratorOf<string>;
    [Symbol.iterator](): IterableIteratorOf<[string, string]>;
  }
  var Headers: { prototype: Headers; new (init?: HeadersInit): Headers };

  /** What `fetch` and `Request` may be told. */
  interface RequestInit {
    body?: BodyInit;
    credentials?: 'include' | 'omit' | 'same-origin';
    duplex?: 'half';
    headers?: HeadersInit;
    integrity?: string;
    keepalive?: boolean;
    method?: string;
    mode?: 'cors' | 'navigate' | 'no-cors' | 'same-origin';
    redirect?: 'error' | 'follow' | 'manual';
    referrer?: string;
    signal?: AbortSignal | null;
  }

  interface Request extends Body {
    readonly cache: string;
    readonly credentials: string;
    readonly destination: string;
    readonly headers: Headers;
    readonly integrity: string;
    readonly keepalive: boolean;
    readonly method: string;
    readonly mode: string;
    readonly redirect: string;
    readonly referrer: string;
    readonly referrerPolicy: string;
    readonly signal: AbortSignal;
    readonly url: string;
    clone(): Request;
  }
  var Request: { prototype: Request; new (input: string | URL | Request, init?: RequestInit): Request };

  /** What `Response` may be told. */
  interface ResponseInit {
    headers?: HeadersInit;
    status?: number;
    statusText?: string;
  }

  interface Response extends Body {
    readonly headers: Headers;
    /** Whether the status is 200 to 299. */
    readonly ok: boolean;
    readonly redirected: boolean;
    readonly status: number;
    readonly statusText: string;
    readonly type: string;
    readonly url: string;
    clone(): Response;
  }
  var Response: {
    prototype: Response;
    new (body?: BodyInit, init?: ResponseInit): Response;
    error(): Response;
    json(data: unknown, init?: ResponseInit): Response;
    redirect(url: string | URL, status: 301 | 302 | 303 | 307 | 308): Response;
  };

  /** Asks a server; the answer arrives as a `Response`, whatever its status. */
  function fetch(input: string | URL | Request, init?: RequestInit): Promise<Response>;
}

// Time

type EntryType = 'dns' | 'function' | 'gc' | 'http' | 'http2' | 'mark' | 'measure' | 'net' | 'node' | 'resource';

type MeasureOptions = {
  detail?: unknown;
  duration?: number | undefined;
  end?: number | string | undefined;
  start?: number | string | undefined;
};

type EventLoopUtilization = { active: number; idle: number; utilization: number };

type Times<Phase extends string> = { readonly [K in `${Phase}Start` | `${Phase}End`]: number };
type ResourceTimes = Times<'connect' | 'domainLookup' | 'redirect'> & {
  readonly [K in 'fetchStart' | 'requestStart' | 'responseEnd' | 'secureConnectionStart' | 'workerStart']: number;
} & { readonly [K in 'decodedBodySize' | 'encodedBodySize' | 'transferSize']: number };

declare global {
  interface PerformanceEntry {
    readonly duration: number;
    readonly entryType: EntryType;
    readonly name: string;
    readonly startTime: number;
    toJSON(): any;
  }
  var PerformanceEntry: abstract new () => PerformanceEntry;

  interface PerformanceMark extends PerformanceEntry {
    readonly detail: any;
  }
  var PerformanceMark: abstract new () => PerformanceMark;

  interface PerformanceMeasure extends PerformanceEntry {
    readonly detail: any;
  }
  var PerformanceMeasure: abstract new () => PerformanceMeasure;

  interface PerformanceResourceTiming extends PerformanceEntry, ResourceTimes {}
  var PerformanceResourceTiming: abstract new () => PerformanceResourceTiming;

  interface PerformanceObserverEntryList {
    getEntries(): PerformanceEntry[];
    getEntriesByName(name: string, type?: EntryType): PerformanceEntry[];
    getEntriesByType(type: EntryType): PerformanceEntry[];
  }
  var PerformanceObserverEntryList: abstract new () => PerformanceObserverEntryList;

  interface PerformanceObserver {
    disconnect(): void;
    observe(options: { entryTypes: EntryType[] } | { type: EntryType; buffered?: boolean }): void;
    takeRecords(): PerformanceEntry[];
  }
  var PerformanceObserver: {
    prototype: PerformanceObserver;
    new (callback: (list: PerformanceObserverEntryList, observer: PerformanceObserver) => void): PerformanceObserver;
  };

  interface Performance {
    /** When `performance.now()` was 0, in milliseconds since 1970. */
    readonly timeOrigin: number;
    clearMarks(name?: string): void;
    clearMeasures(name?: string): void;
    clearResourceTimings(name?: string): void;
    eventLoopUtilization(since?: EventLoopUtilization, until?: EventLoopUtilization): EventLoopUtilization;
    getEntries(): PerformanceEntry[];
    getEntriesByName(name: string, type?: EntryType): PerformanceEntry[];
    getEntriesByType(type: EntryType): PerformanceEntry[];
    /** Notes the time under `name`. */
    mark(name: string, options?: { detail?: unknown; startTime?: number | undefined }): PerformanceMark;
    /** Notes the time between two marks. */
    measure(name: string, start?: string, end?: string): PerformanceMeasure;
    measure(name: string, options: MeasureOptions): PerformanceMeasure;
    /** Milliseconds since the program began, with fractions. */
    now(): number;
    setResourceTimingBufferSize(size: number): void;
    timerify<F extends (...args: any[]) => any>(f: F): F;
    toJSON(): any;
  }
  var Performance: abstract new () => Performance;
  var performance: Performance;
}

// Cryptography. The parameters of algorithms are told apart by name when the program runs, not here.

type Integers =
  | Int8Array
  | Uint8Array
  | Uint8ClampedArray
  | Int16Array
  | Uint16Array
  | Int32Array
  | Uint32Array
  | BigInt64Array
  | BigUint64Array;

type Hash = string | { name: string };
type KeyUsage = 'decrypt' | 'deriveBits' | 'deriveKey' | 'encrypt' | 'sign' | 'unwrapKey' | 'verify' | 'wrapKey';

type Cipher = {
  name: string;
  additionalData?: Bytes;
  counter?: Bytes;
  iv?: Bytes;
  label?: Bytes;
  length?: number;
  tagLength?: number;
};

type Signing = { name: string; context?: Bytes; hash?: Hash; saltLength?: number };

type Deriving = { name: string; hash?: Hash; info?: Bytes; iterations?: number; public?: CryptoKey; salt?: Bytes };

type KeyParameters = { name: string; hash?: Hash; length?: number; namedCurve?: string };

type PairParameters =
  | { name: string; namedCurve: string }
  | { name: string; hash: Hash; modulusLength: number; publicExponent: Uint8Array };

type KeyPair = { privateKey: CryptoKey; publicKey: CryptoKey };

type JsonWebKey = { ext?: boolean; key_ops?: string[] } & {
  [K in 'alg' | 'crv' | 'd' | 'dp' | 'dq' | 'e' | 'k' | 'kty' | 'n' | 'p' | 'q' | 'qi' | 'use' | 'x' | 'y']?: string;
};

declare global {
  interface CryptoKey {
    readonly algorithm: { name: string };
    readonly extractable: boolean;
    readonly type: 'private' | 'public' | 'secret';
    readonly usages: KeyUsage[];
  }
  var CryptoKey: abstract new () => CryptoKey;

  interface SubtleCrypto {
    decrypt(algorithm: string | Cipher, key: CryptoKey, data: Bytes): Promise<ArrayBuffer>;
    deriveBits(algorithm: Deriving, key: CryptoKey, length: number): Promise<ArrayBuffer>;
    deriveKey(
      algorithm: Deriving,
      key: CryptoKey,
      derived: string | KeyParameters,
      extractable: boolean,
      usages: KeyUsage[],
    ): Promise<CryptoKey>;
    /** The digest of `data`, by SHA-1, SHA-256, SHA-384 or SHA-512. */
    digest(algorithm: Hash, data: Bytes): Promise<ArrayBuffer>;
    encrypt(algorithm: string | Cipher, key: CryptoKey, data: Bytes): Promise<ArrayBuffer>;
    exportKey(format: 'jwk', key: CryptoKey): Promise<JsonWebKey>;
    exportKey(format: 'pkcs8' | 'raw' | 'spki', key: CryptoKey): Promise<ArrayBuffer>;
    generateKey(algorithm: PairParameters, extractable: boolean, usages: KeyUsage[]): Promise<KeyPair>;
    generateKey(
      algorithm: { name: string; length: number } | { name: string; hash: Hash; length?: number },
      extractable: boolean,
      usages: KeyUsage[],
    ): Promise<CryptoKey>;
    generateKey(algorithm: Hash, extractable: boolean, usages: KeyUsage[]): Promise<KeyPair | CryptoKey>;
    importKey(
      format: 'jwk',
      key: JsonWebKey,
      algorithm: string | KeyParameters,
      extractable: boolean,
      usages: KeyUsage[],
    ): Promise<CryptoKey>;
    importKey(
      format: 'pkcs8' | 'raw' | 'spki',
      key: Bytes,
      algorithm: string | KeyParameters,
      extractable: boolean,
      usages: KeyUsage[],
    ): Promise<CryptoKey>;
    sign(algorithm: string | Signing, key: CryptoKey, data: Bytes): Promise<ArrayBuffer>;
    verify(algorithm: string | Signing, key: CryptoKey, signature: Bytes, data: Bytes): Promise<boolean>;
    wrapKey(
      format: 'jwk' | 'pkcs8' | 'raw' | 'spki',
      key: CryptoKey,
      wrapping: CryptoKey,
      algorithm: string | Cipher,
    ): Promise<ArrayBuffer>;
    unwrapKey(
      format: 'jwk' | 'pkcs8' | 'raw' | 'spki',
      wrapped: Bytes,
      unwrapping: CryptoKey,
      algorithm: string | Cipher,
      keyAlgorithm: string | KeyParameters,
      extractable: boolean,
      usages: KeyUsage[],
    ): Promise<CryptoKey>;
  }
  var SubtleCrypto: abstract new () => SubtleCrypto;

  interface Crypto {
    readonly subtle: SubtleCrypto;
    /** Fills `array` with random numbers that nobody can guess. */
    getRandomValues<T extends Integers>(array: T): T;
    /** A random identifier, such as 36b8f84d-df4e-4d49-b662-bcde71a8764f. */
    randomUUID(): string;
  }
  var Crypto: abstract new () => Crypto;
  var crypto: Crypto;
}
