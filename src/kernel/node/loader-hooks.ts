// Node's module loader for local TypeScript files, which the language thread has compiled. Runs in the loader's thread.

import type { MessagePort } from 'node:worker_threads';
import { receiveMessageOnPort } from 'node:worker_threads';
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
  source: string;
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

/** A relative import of a TypeScript file finds the file also without its ending, or with the ending of its output. */
function local(specifier: string, parentURL: string | undefined): LocalModule | undefined {
  if (!/^\.{0,2}\/|^file:/.test(specifier) || (!parentURL?.startsWith('file:') && !specifier.startsWith('file:')))
    return undefined;
  const url = new URL(specifier, parentURL);
  url.search = '';
  const candidates = [
    url.href,
    url.href.replace(/\.([mc]?)js(x?)$/, '.$1ts$2'),
    `${url.href}.ts`,
    `${url.href}.tsx`,
    `${url.href}/index.ts`,
  ];
  return candidates.map((candidate) => modules.get(candidate)).find((found) => found !== undefined);
}

export async function resolve(specifier: string, context: Context, next: Next<Resolved>): Promise<Resolved> {
  update();
  const module = local(specifier, context.parentURL);
  return module ? { url: `${module.url}?v=${module.version}`, shortCircuit: true } : next(specifier, context);
}

export async function load(url: string, context: Context, next: Next<Loaded>): Promise<Loaded> {
  const module = modules.get(url.replace(/\?v=.*$/, ''));
  return module ? { format: 'module', source: module.js, shortCircuit: true } : next(url, context);
}
