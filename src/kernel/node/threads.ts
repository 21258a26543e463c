// What the threads of the kernel say to each other.

import type { MessagePort } from 'node:worker_threads';
import type { Connection } from '../protocol/connection.js';
import type { CompiledCell, CompileRequest, Located, TypeChecks } from '../session/ports.js';
import type { PipeMemory } from './pipe.js';

/** Handed to the I/O thread when it starts. */
export interface IoData {
  connectionFile: string;
  connection: Connection;
  /** The language thread, which has begun already. */
  language: MessagePort;
  pipe: PipeMemory;
  /** `interruptFlag`, `currentRun`, and the shelter's word. */
  state: Int32Array;
  /** The answer to a question that blocks the main thread. */
  answer: PipeMemory;
  folder: string;
  packageRoot: string;
  versions: { lectern: string; typescript: string };
  /** How strictly types are checked where neither a notebook nor a cell says so. */
  types: TypeChecks;
}

/** Handed to the language thread when it starts. */
export interface LanguageData {
  port: MessagePort;
  folder: string;
  packageRoot: string;
  /** Names that the kernel had before it was restarted. */
  formerNames: string[];
}

/** From the I/O thread to the main thread. */
export type ToMain =
  | { type: 'run'; cell: CompiledCell; allowStdin: boolean }
  | { type: 'input'; value: string }
  | { type: 'reset' }
  /** `run` is the one that is meant, 0 when none ran. */
  | { type: 'interrupt'; run: number }
  | { type: 'passed' }
  | { type: 'located'; id: number; located: Located }
  | { type: 'exit' };

/** From the main thread to the I/O thread; all else goes through the pipe. */
export type ToIo =
  | { type: 'wake'; urgent: boolean }
  | { type: 'interrupted' }
  | { type: 'locate'; id: number; specifier: string }
  /** A process that a cell has started and does not wait for; with null it has ended. */
  | { type: 'child'; pid: number; run: number | null };

/** Frames of the pipe: two kinds of text, and events as JSON. */
export const frameKind = { stdout: 0, stderr: 1, event: 2 } as const;

/** Questions to the language thread, answered under the same id. */
export type LanguageCall =
  | { type: 'compile'; request: CompileRequest }
  | { type: 'complete'; code: string; offset: number }
  | { type: 'inspect'; code: string; offset: number }
  | { type: 'isComplete'; code: string }
  | { type: 'locate'; specifier: string }
  | { type: 'reset' }
  | { type: 'names' }
  | { type: 'forget'; cell: number; names: string[] };

/** What the thread of pictures answers: base64, or why there is none. */
export type Drawn = { png: string } | { failure: string };

export type LanguageAnswer = { id: number; value: unknown } | { id: number; failure: string };
