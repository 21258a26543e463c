// What the session needs from the rest of the kernel. Each port has a double in the tests.

import type { Channel, Json, JsonObject, Message, MimeBundle } from '../protocol/message.js';

/** An error as the protocol shows it. */
export type ErrorContent = { ename: string; evalue: string; traceback: string[] };

/** A value ready to be shown. */
export interface Rendered {
  data: MimeBundle;
  metadata: JsonObject;
}

/** Code to compile. `id` is unique to this run; `name` is what tracebacks call it. */
export interface CompileRequest {
  id: number;
  name: string;
  code: string;
  types: TypeChecks;
}

/** What type errors do: all of them stop a cell; all but missing types do; none does. */
export type TypeChecks = 'strict' | 'notebook' | 'off';

/** A local file that the cell imports, compiled. `version` changes with its text or that of a file it imports. */
export interface LocalModule {
  url: string;
  version: string;
  js: string;
  /** Where its own imports of local files lead. */
  imports: { [text: string]: string };
  /** For tracebacks: how the student calls the file, its text, its source map. */
  name: string;
  source: string;
  map: string;
}

/** The local file that a specifier means, with all that it imports; null when it means none. */
export type Located = { url: string; modules: LocalModule[] } | null;

/** A cell ready to run: a JavaScript function expression, its source map, the names it declares. */
export interface CompiledCell {
  id: number;
  name: string;
  source: string;
  js: string;
  map: string;
  /** Where the compiled text has characters that the student did not write, before a last object. */
  bracket: { line: number; column: number; length: number } | null;
  declares: string[];
  /** Names of the notebook that the cell uses, and those to which it gives a value. */
  reads: string[];
  writes: string[];
  /** A quiet line about what was not checked. */
  note: string | null;
  modules: LocalModule[];
}

export type CompileResult = { status: 'ok'; cell: CompiledCell } | { status: 'error'; error: ErrorContent };

/** One entry of a completion list. */
export interface Completion {
  text: string;
  type: string;
  signature: string;
  start: number;
  end: number;
  /** The line to add for a name that no cell has imported. */
  import?: string;
}

/** A name of the notebook: `const`, `function`, `class` …, and its type where that says more. */
export interface NameInfo {
  name: string;
  kind: string;
  type: string;
}

/** The TypeScript side: compiles cells, answers the editor. Offsets are UTF-16. */
export interface Language {
  compile(request: CompileRequest): Promise<CompileResult>;
  /** Forgets names that a failed cell declared but never gave a value. */
  forget(cell: number, names: string[]): void;
  /** Forgets all cells. */
  reset(): void;
  /** The names that cells have declared. */
  names(): Promise<NameInfo[]>;
  complete(code: string, offset: number): Promise<{ start: number; end: number; entries: Completion[] }>;
  inspect(code: string, offset: number): Promise<MimeBundle | null>;
  isComplete(code: string): Promise<{ status: 'complete' | 'invalid' } | { status: 'incomplete'; indent: string }>;
}

/** What the running code says. `cell` is the run that it belongs to. */
export type RuntimeEvent =
  /** `long`: the text is a piece of one long write. */
  | { type: 'stream'; cell: number; name: 'stdout' | 'stderr'; text: string; long?: boolean }
  | { type: 'display'; cell: number; content: Rendered; displayId: string | null; update: boolean }
  | { type: 'clear'; cell: number; wait: boolean }
  | { type: 'error'; cell: number; error: ErrorContent }
  | { type: 'input'; cell: number; prompt: string; password: boolean }
  | { type: 'done'; cell: number; result: Rendered | null; error: ErrorContent | null; unset: string[] };

/** The thread that runs the student's code. It answers with events. */
export interface Interpreter {
  run(cell: CompiledCell, options: { allowStdin: boolean }): void;
  input(value: string): void;
  /** Forgets the values of all names. */
  reset(): void;
  /** Stops what runs now; the run ends with a `done` event. */
  interrupt(): void;
}

/** Keeps the whole text of cells that print more than their page can hold. */
export interface Spool {
  /** Adds to the text of a run; `name` is what its cell is called. */
  write(run: number, name: string, text: string): void;
  /** Where the text of a run can be read: a file, which is whole now. Or why it cannot. */
  place(run: number): { file: string; whole: boolean } | { failure: string };
}

/** Where messages go, in order. */
export interface Outlet {
  send(channel: Channel, message: Message): void;
}

/** Names and times, injected so that a test can fix them. */
export interface Clock {
  now(): string;
  id(): string;
}

export type { Json, JsonObject, Message };
