// Node's module loader for local files: TypeScript that the language thread has compiled, JSON, and JavaScript that may
// have been edited since it was loaded. Runs in the loader's thread.

import type { MessagePort } from 'node:worker_threads';
import { receiveMessageOnPort } from 'node:worker_threads';
import { canonical } from '../language/specifiers.js';
import type { LocalModule } from '../session/ports.js';

interface Context {
  parentURL?: string;
  format?: string;
}
type Next<T> = (specifier: string, context?: Context) => Promise<T>;
interface Resolved {
  url: string;
  shortCircuit?: boolean;
}
interface Loaded {
  format: string;
  source?: string;
  shortCircuit?: boolean;
}

const modules = new Map<string, LocalModule>();
let port: MessagePort;

export function initialize(data: MessagePort): void {
  port = data;
}

/** Takes in what has been sent; messages arrive before the import that needs them. */
function update(): void {
  for (let message = receiveMessageOnPort(port); message; message = receiveMessageOnPort(port)) {
    for (const module of message.message as LocalModule[]) modules.set(module.url, module);
  }
}

const withoutVersion = (url: string) => url.replace(/\?v=[^?]*$/, '');

/** The local file that an import means; the compiler has said where those of a file lead. */
function local(specifier: string, parentURL: string | undefined): LocalModule | undefined {
  const parent = parentURL === undefined ? undefined : modules.get(withoutVersion(parentURL));
  const target = parent?.imports[specifier];
  if (target !== undefined) return modules.get(target);
  return specifier.startsWith('file:') ? modules.get(withoutVersion(specifier)) : undefined;
}

export async function resolve(specifier: string, context: Context, next: Next<Resolved>): Promise<Resolved> {
  update();
  const module = local(specifier, context.parentURL);
  return module
    ? { url: `${module.url}?v=${module.version}`, shortCircuit: true }
    : next(canonical(specifier), context);
}

export async function load(url: string, context: Context, next: Next<Loaded>): Promise<Loaded> {
  const module = modules.get(withoutVersion(url));
  if (!module) return next(url, context);
  if (/\.cjs$/.test(module.url)) return next(url, context);
  if (/\.js$/.test(module.url)) {
    const loaded = await next(url, context);
    if (loaded.format !== 'module') return loaded; // CommonJS is Node's own business
  }
  return { format: 'module', source: module.js, shortCircuit: true };
}
