// WebAssembly, which @types/node leaves to the browser's types: it stays when @types/node comes.

declare namespace WebAssembly {
  type ValueType = 'anyfunc' | 'externref' | 'f32' | 'f64' | 'i32' | 'i64' | 'v128';
  type TableKind = 'anyfunc' | 'externref';
  type Kind = 'function' | 'global' | 'memory' | 'table';
  type ImportValue = Function | Global | Memory | Table | number | bigint;
  type Imports = Record<string, Record<string, ImportValue>>;
  type Source = ArrayBuffer | ArrayBufferView;

  /** The compiled code. */
  type Module = {};
  var Module: {
    prototype: Module;
    new (bytes: Source): Module;
    customSections(module: Module, name: string): ArrayBuffer[];
    exports(module: Module): { kind: Kind; name: string }[];
    imports(module: Module): { kind: Kind; module: string; name: string }[];
  };

  interface Instance {
    /** What the module gives: functions, memories, tables, globals. */
    readonly exports: Record<string, any>;
  }
  /** A module that runs. */
  var Instance: { prototype: Instance; new (module: Module, imports?: Imports): Instance };

  interface Memory {
    readonly buffer: ArrayBuffer;
    /** Adds pages of 64 KiB; gives how many there were. */
    grow(pages: number): number;
  }
  /** Memory of a module, in pages of 64 KiB. */
  var Memory: {
    prototype: Memory;
    new (descriptor: { initial: number; maximum?: number; shared?: boolean }): Memory;
  };

  interface Table {
    readonly length: number;
    get(index: number): any;
    grow(by: number, value?: any): number;
    set(index: number, value?: any): void;
  }
  var Table: {
    prototype: Table;
    new (descriptor: { element: TableKind; initial: number; maximum?: number }, value?: any): Table;
  };

  interface Global<T = any> {
    value: T;
    valueOf(): T;
  }
  var Global: {
    prototype: Global;
    new (descriptor: { value: 'i64'; mutable?: boolean }, value?: bigint): Global<bigint>;
    new (descriptor: { value: 'f32' | 'f64' | 'i32'; mutable?: boolean }, value?: number): Global<number>;
    new (descriptor: { value: ValueType; mutable?: boolean }, value?: any): Global;
  };

  type Tag = {};
  var Tag: { prototype: Tag; new (descriptor: { parameters: ValueType[] }): Tag };

  interface Exception {
    getArg(tag: Tag, index: number): any;
    is(tag: Tag): boolean;
  }
  var Exception: {
    prototype: Exception;
    new (tag: Tag, payload: unknown[], options?: { traceStack?: boolean }): Exception;
  };

  interface CompileError extends Error {}
  interface LinkError extends Error {}
  interface RuntimeError extends Error {}
  type ErrorOf<T> = { prototype: T; new (message?: string, options?: ErrorOptions): T; (message?: string): T };
  var CompileError: ErrorOf<CompileError>;
  var LinkError: ErrorOf<LinkError>;
  var RuntimeError: ErrorOf<RuntimeError>;

  interface Instantiated {
    instance: Instance;
    module: Module;
  }

  /** Compiles the bytes of a module. */
  function compile(bytes: Source): Promise<Module>;
  function compileStreaming(response: Response | PromiseLike<Response>): Promise<Module>;
  /** Compiles the bytes of a module, and makes an instance of it. */
  function instantiate(bytes: Source, imports?: Imports): Promise<Instantiated>;
  function instantiate(module: Module, imports?: Imports): Promise<Instance>;
  function instantiateStreaming(response: Response | PromiseLike<Response>, imports?: Imports): Promise<Instantiated>;
  /** Whether the bytes are those of a module. */
  function validate(bytes: Source): boolean;
}
