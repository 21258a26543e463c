// The language service in a thread of its own, seen from the I/O thread.

import { MessageChannel, type MessagePort, Worker } from 'node:worker_threads';
import type { MimeBundle } from '../protocol/message.js';
import { Latest } from '../session/latest.js';
import type { CompileRequest, CompileResult, Completion, Language, Located, NameInfo } from '../session/ports.js';
import { messages } from './messages.js';
import type { LanguageAnswer, LanguageCall, LanguageData } from './threads.js';

interface Waiting {
  resolve(value: unknown): void;
  reject(reason: Error): void;
}

/** Starts the thread; the port to ask it, which closes when the thread ends. */
export function startLanguage(data: Omit<LanguageData, 'port'>): MessagePort {
  const { port1, port2 } = new MessageChannel();
  const worker = new Worker(new URL('./language-worker.js', import.meta.url), {
    workerData: { ...data, port: port2 } satisfies LanguageData,
    transferList: [port2],
    // Trees of syntax live long: a large space for what dies young would only take memory.
    resourceLimits: { maxYoungGenerationSizeMb: 6 },
  });
  worker.on('error', () => undefined); // who asks sees the port close
  return port1;
}

export class LanguageThread implements Language {
  private port: MessagePort | null = null;
  private readonly waiting = new Map<number, Waiting>();
  private lastId = 0;
  private readonly completions = new Latest();
  private readonly inspections = new Latest();

  /** @param again starts the thread anew after it has ended */
  constructor(
    first: MessagePort,
    private readonly again: () => MessagePort,
  ) {
    this.connect(first);
  }

  private connect(port: MessagePort): void {
    port.on('message', (answer: LanguageAnswer) => {
      const call = this.waiting.get(answer.id);
      this.waiting.delete(answer.id);
      if ('failure' in answer) call?.reject(new Error(answer.failure));
      else call?.resolve(answer.value);
    });
    port.on('close', () => {
      this.port = null;
      for (const call of this.waiting.values()) call.reject(new Error(messages.languageEnded));
      this.waiting.clear();
    });
    this.port = port;
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
    if (!this.port) this.connect(this.again());
    const id = ++this.lastId;
    this.port?.postMessage({ id, call });
    return new Promise<T>((resolve, reject) =>
      this.waiting.set(id, { resolve: (value) => resolve(value as T), reject }),
    );
  }
}
