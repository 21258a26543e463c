// The language service in a thread of its own, seen from the I/O thread.

import { Worker } from 'node:worker_threads';
import type { MimeBundle } from '../protocol/message.js';
import { Latest } from '../session/latest.js';
import type { CompileRequest, CompileResult, Completion, Language, Located, NameInfo } from '../session/ports.js';
import type { LanguageAnswer, LanguageCall } from './threads.js';

interface Waiting {
  resolve(value: unknown): void;
  reject(reason: Error): void;
}

export class LanguageThread implements Language {
  private worker: Worker | null = null;
  private readonly waiting = new Map<number, Waiting>();
  private lastId = 0;
  private readonly completions = new Latest();
  private readonly inspections = new Latest();

  constructor(
    private readonly folder: string,
    private readonly packageRoot: string,
    private readonly formerNames: string[],
  ) {}

  start(): void {
    const worker = new Worker(new URL('./language-worker.js', import.meta.url), {
      workerData: { folder: this.folder, packageRoot: this.packageRoot, formerNames: this.formerNames },
      // Trees of syntax live long: a large space for what dies young would only take memory.
      resourceLimits: { maxYoungGenerationSizeMb: 6 },
    });
    worker.on('message', (answer: LanguageAnswer) => {
      const call = this.waiting.get(answer.id);
      this.waiting.delete(answer.id);
      if ('failure' in answer) call?.reject(new Error(answer.failure));
      else call?.resolve(answer.value);
    });
    worker.on('error', (error) => {
      this.worker = null;
      for (const call of this.waiting.values()) call.reject(error);
      this.waiting.clear();
    });
    this.worker = worker;
  }

  compile(request: CompileRequest): Promise<CompileResult> {
    return this.ask({ type: 'compile', request });
  }

  locate(specifier: string): Promise<Located> {
    return this.ask({ type: 'locate', specifier });
  }

  forget(cell: number, names: string[]): void {
    this.ask({ type: 'forget', cell, names }).catch(() => undefined); // a crashed service has forgotten everything
  }

  reset(): void {
    this.ask({ type: 'reset' }).catch(() => undefined); // a crashed service has forgotten everything
  }

  names(): Promise<NameInfo[]> {
    return this.ask({ type: 'names' });
  }

  complete(code: string, offset: number): Promise<{ start: number; end: number; entries: Completion[] }> {
    const nothing = { start: offset, end: offset, entries: [] };
    return this.completions.ask(() => this.ask({ type: 'complete', code, offset }), nothing);
  }

  inspect(code: string, offset: number): Promise<MimeBundle | null> {
    return this.inspections.ask(() => this.ask({ type: 'inspect', code, offset }), null);
  }

  isComplete(code: string): ReturnType<Language['isComplete']> {
    return this.ask({ type: 'isComplete', code });
  }

  private ask<T>(call: LanguageCall): Promise<T> {
    if (!this.worker) this.start();
    const id = ++this.lastId;
    this.worker?.postMessage({ id, call });
    return new Promise<T>((resolve, reject) =>
      this.waiting.set(id, { resolve: (value) => resolve(value as T), reject }),
    );
  }
}
