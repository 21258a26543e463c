// Node's own names, beside web.d.ts and on the same terms: what is commonly used, with the types of @types/node.

export {};

type Listeners = {
  beforeExit: (code: number) => void;
  exit: (code: number) => void;
  rejectionHandled: (promise: Promise<unknown>) => void;
  uncaughtException: (error: Error, origin: 'uncaughtException' | 'unhandledRejection') => void;
  unhandledRejection: (reason: unknown, promise: Promise<unknown>) => void;
  warning: (warning: Error) => void;
} & { [K in NodeJS.Signals]: (signal: NodeJS.Signals) => void };

type Written = string | Uint8Array;
type Done = (error?: Error | null) => void;

declare global {
  var global: typeof globalThis;
  var process: NodeJS.Process;

  interface ErrorConstructor {
    /** How many lines a stack trace has at most. */
    stackTraceLimit: number;
    /** Gives `target` a `stack` that ends above `above`. */
    captureStackTrace(target: object, above?: Function): void;
    prepareStackTrace(error: Error, sites: NodeJS.CallSite[]): any;
  }

  interface ImportMeta {
    dirname: string;
    filename: string;
    url: string;
    resolve(specifier: string): string;
  }

  // What `using` needs; a library that declares stacks of disposables beside it would promise what Node 20 has not.
  interface SymbolConstructor {
    readonly dispose: unique symbol;
    readonly asyncDispose: unique symbol;
  }
  interface Disposable {
    [Symbol.dispose](): void;
  }
  interface AsyncDisposable {
    [Symbol.asyncDispose](): PromiseLike<void>;
  }
}

declare global {
  namespace NodeJS {
    interface Timeout extends Disposable {
      close(): this;
      /** Whether the program waits for it. */
      hasRef(): boolean;
      /** Lets the program wait for it. */
      ref(): this;
      /** Starts its time again. */
      refresh(): this;
      /** Lets the program end without it. */
      unref(): this;
      [Symbol.toPrimitive](): number;
    }
    interface Immediate extends Disposable {
      hasRef(): boolean;
      ref(): this;
      unref(): this;
    }
    interface CallSite {
      getColumnNumber(): number | null;
      getFileName(): string | null;
      getFunctionName(): string | null;
      getLineNumber(): number | null;
      getMethodName(): string | null;
      getThis(): unknown;
      getTypeName(): string | null;
      isAsync(): boolean;
      isConstructor(): boolean;
      isEval(): boolean;
      isNative(): boolean;
      isToplevel(): boolean;
    }
    interface ErrnoException extends Error {
      code?: string | undefined;
      errno?: number | undefined;
      path?: string | undefined;
      syscall?: string | undefined;
    }
    interface Dict<T> {
      [key: string]: T | undefined;
    }
    type TypedArray = Integers | Float32Array | Float64Array;
    type ArrayBufferView = TypedArray | DataView;
    type Platform =
      | 'aix'
      | 'android'
      | 'cygwin'
      | 'darwin'
      | 'freebsd'
      | 'haiku'
      | 'linux'
      | 'netbsd'
      | 'openbsd'
      | 'sunos'
      | 'win32';
    type Signals =
      | 'SIGABRT'
      | 'SIGALRM'
      | 'SIGBREAK'
      | 'SIGCHLD'
      | 'SIGCONT'
      | 'SIGFPE'
      | 'SIGHUP'
      | 'SIGINT'
      | 'SIGPIPE'
      | 'SIGQUIT'
      | 'SIGTERM'
      | 'SIGTSTP'
      | 'SIGUSR1'
      | 'SIGUSR2'
      | 'SIGWINCH';

    interface MemoryUsage {
      arrayBuffers: number;
      external: number;
      heapTotal: number;
      heapUsed: number;
      rss: number;
    }
    interface CpuUsage {
      system: number;
      user: number;
    }
    interface ProcessEnv extends Dict<string> {}
    interface ProcessVersions extends Dict<string> {
      modules: string;
      node: string;
      openssl: string;
      uv: string;
      v8: string;
      zlib: string;
    }

    interface EventEmitter {
      addListener(event: string | symbol, listener: (...args: any[]) => void): this;
      emit(event: string | symbol, ...args: any[]): boolean;
      eventNames(): (string | symbol)[];
      listenerCount(event: string | symbol): number;
      off(event: string | symbol, listener: (...args: any[]) => void): this;
      on(event: string | symbol, listener: (...args: any[]) => void): this;
      once(event: string | symbol, listener: (...args: any[]) => void): this;
      removeAllListeners(event?: string | symbol): this;
      removeListener(event: string | symbol, listener: (...args: any[]) => void): this;
      setMaxListeners(count: number): this;
    }
    interface WritableStream extends EventEmitter {
      writable: boolean;
      end(done?: () => void): this;
      end(data: Written, done?: () => void): this;
      write(data: Written, done?: Done): boolean;
      write(text: string, encoding?: BufferEncoding, done?: Done): boolean;
    }
    interface ReadableStream extends EventEmitter {
      readable: boolean;
      isPaused(): boolean;
      pause(): this;
      pipe<T extends WritableStream>(destination: T, options?: { end?: boolean | undefined }): T;
      read(size?: number): any;
      resume(): this;
      setEncoding(encoding: BufferEncoding): this;
      [Symbol.asyncIterator](): AsyncIterator<any>;
    }
    interface WriteStream extends WritableStream {
      /** How many characters a line of the terminal holds. */
      columns: number;
      /** Whether it is a terminal. */
      isTTY: boolean;
      rows: number;
      /** Writes text or bytes as they are, without a line break. */
      write(data: Written, done?: Done): boolean;
      write(text: string, encoding?: BufferEncoding, done?: Done): boolean;
    }
    interface ReadStream extends ReadableStream {
      isRaw: boolean;
      isTTY: boolean;
      setRawMode(raw: boolean): this;
    }

    interface Process extends EventEmitter {
      readonly arch: string;
      argv: string[];
      argv0: string;
      /** The variables of the environment. */
      env: ProcessEnv;
      execArgv: string[];
      execPath: string;
      exitCode: number | string | undefined;
      readonly pid: number;
      /** The operating system: 'linux', 'darwin', 'win32' … */
      readonly platform: Platform;
      readonly ppid: number;
      readonly release: { name: string; lts?: string | undefined };
      stderr: WriteStream & { fd: 2 };
      stdin: ReadStream & { fd: 0 };
      stdout: WriteStream & { fd: 1 };
      title: string;
      /** The version of Node, such as 'v20.16.0'. */
      readonly version: string;
      readonly versions: ProcessVersions;
      abort(): never;
      availableMemory(): number;
      chdir(folder: string): void;
      constrainedMemory(): number;
      /** Microseconds that the processor worked, since the start or since `previous`. */
      cpuUsage(previous?: CpuUsage): CpuUsage;
      /** The current folder. */
      cwd(): string;
      emitWarning(warning: string | Error, type?: string, code?: string): void;
      exit(code?: number | string | null): never;
      getActiveResourcesInfo(): string[];
      getuid?: () => number;
      getgid?: () => number;
      /** Seconds and nanoseconds, since an arbitrary time or since `previous`; `bigint` gives nanoseconds. */
      hrtime: { (previous?: [number, number]): [number, number]; bigint(): bigint };
      kill(pid: number, signal?: string | number): true;
      /** Bytes in use; `rss` alone is quicker. */
      memoryUsage: { (): MemoryUsage; rss(): number };
      /** Calls `callback` as soon as the running code has ended, before promises go on. */
      nextTick<A extends unknown[]>(callback: (...args: A) => void, ...args: A): void;
      resourceUsage(): { fsRead: number; fsWrite: number; maxRSS: number; systemCPUTime: number; userCPUTime: number };
      umask(mask?: string | number): number;
      /** Seconds since the start. */
      uptime(): number;
      off<E extends keyof Listeners>(event: E, listener: Listeners[E]): this;
      off(event: string | symbol, listener: (...args: any[]) => void): this;
      on<E extends keyof Listeners>(event: E, listener: Listeners[E]): this;
      on(event: string | symbol, listener: (...args: any[]) => void): this;
      once<E extends keyof Listeners>(event: E, listener: Listeners[E]): this;
      once(event: string | symbol, listener: (...args: any[]) => void): this;
    }
  }
}

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

/** The names of the methods that read and write numbers, by what they take and give. */
type Ends = 'BE' | 'LE';
type Ints = 'UInt' | 'Uint';
type Sized = `Int${16 | 32}${Ends}` | `${Ints}${16 | 32}${Ends}` | `${'Int' | Ints}8` | `${'Float' | 'Double'}${Ends}`;
type Big = `Big${'Int' | Ints}64${Ends}`;
type Any = `${'Int' | Ints}${Ends}`;
type Numbers = { [K in Sized as `read${K}`]: (offset?: number) => number } & {
  [K in Sized as `write${K}`]: (value: number, offset?: number) => number;
} & { [K in Big as `read${K}`]: (offset?: number) => bigint } & {
  [K in Big as `write${K}`]: (value: bigint, offset?: number) => number;
} & { [K in Any as `read${K}`]: (offset: number, byteLength: number) => number } & {
  [K in Any as `write${K}`]: (value: number, offset: number, byteLength: number) => number;
};

declare global {
  type BufferEncoding =
    | 'ascii'
    | 'base64'
    | 'base64url'
    | 'binary'
    | 'hex'
    | 'latin1'
    | 'ucs-2'
    | 'ucs2'
    | 'utf-16le'
    | 'utf-8'
    | 'utf16le'
    | 'utf8';

  interface Buffer<T extends ArrayBufferLike = ArrayBufferLike> extends Uint8Array<T>, Numbers {
    compare(other: Uint8Array, start?: number, end?: number, ownStart?: number, ownEnd?: number): -1 | 0 | 1;
    /** Copies bytes into `target`; gives how many. */
    copy(target: Uint8Array, targetStart?: number, start?: number, end?: number): number;
    equals(other: Uint8Array): boolean;
    fill(value: string | Uint8Array | number, start?: number, end?: number, encoding?: BufferEncoding): this;
    fill(value: string | Uint8Array | number, encoding: BufferEncoding): this;
    includes(value: string | number | Buffer, start?: number, encoding?: BufferEncoding): boolean;
    indexOf(value: string | number | Uint8Array, start?: number, encoding?: BufferEncoding): number;
    lastIndexOf(value: string | number | Uint8Array, start?: number, encoding?: BufferEncoding): number;
    slice(start?: number, end?: number): Buffer<ArrayBuffer>;
    /** The same bytes from `start` to `end`, not copied. */
    subarray(start?: number, end?: number): Buffer<T>;
    swap16(): this;
    swap32(): this;
    swap64(): this;
    toJSON(): { type: 'Buffer'; data: number[] };
    /** The bytes as text: of UTF-8, or in hex, base64 … */
    toString(encoding?: BufferEncoding, start?: number, end?: number): string;
    write(text: string, encoding?: BufferEncoding): number;
    write(text: string, offset: number, encoding?: BufferEncoding): number;
    write(text: string, offset: number, length: number, encoding?: BufferEncoding): number;
  }

  interface BufferConstructor {
    poolSize: number;
    /** `size` bytes, zero or as `fill` says. */
    alloc(size: number, fill?: string | Uint8Array | number, encoding?: BufferEncoding): Buffer<ArrayBuffer>;
    /** `size` bytes with whatever was in memory. */
    allocUnsafe(size: number): Buffer<ArrayBuffer>;
    allocUnsafeSlow(size: number): Buffer<ArrayBuffer>;
    /** How many bytes a text takes. */
    byteLength(text: string | NodeJS.ArrayBufferView | ArrayBufferLike, encoding?: BufferEncoding): number;
    compare(a: Uint8Array, b: Uint8Array): -1 | 0 | 1;
    /** All bytes of `list`, one after another. */
    concat(list: readonly Uint8Array[], length?: number): Buffer<ArrayBuffer>;
    copyBytesFrom(view: NodeJS.TypedArray, offset?: number, length?: number): Buffer<ArrayBuffer>;
    /** Bytes of a text, or of numbers; bytes of an ArrayBuffer are shared, not copied. */
    from(text: string, encoding?: BufferEncoding): Buffer<ArrayBuffer>;
    from(numbers: ArrayLike<number> | string): Buffer<ArrayBuffer>;
    from<T extends ArrayBufferLike>(memory: T, offset?: number, length?: number): Buffer<T>;
    isBuffer(value: unknown): value is Buffer;
    isEncoding(name: string): name is BufferEncoding;
    of(...numbers: number[]): Buffer<ArrayBuffer>;
    readonly prototype: Buffer;
  }
  /** Bytes, with ways to read and write them. */
  var Buffer: BufferConstructor;
}
