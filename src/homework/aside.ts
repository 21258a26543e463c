// What an answer prints while it is checked. nbgrader gives no points to a cell that writes to the standard error stream, and
// shows students whatever else a cell has written.

import { host, hostSymbol } from '../notebook/host.js';

const silent = (): void => undefined;

/** Runs `work`; warnings and errors that it prints appear as ordinary output. */
export const withoutErrors = <T>(work: () => Promise<T>): Promise<T> => {
  const { log } = console;
  return instead(console, { warn: log, error: log, trace: log }, work);
};

/** Runs `work`, of which nothing is seen. */
export const unseen = <T>(work: () => Promise<T>): Promise<T> => {
  const loud = ['log', 'info', 'debug', 'warn', 'error', 'trace', 'table', 'dir'] as const;
  const mute = Object.fromEntries(loud.map((name) => [name, silent]));
  const blind = { [hostSymbol]: { ...host(), display: silent, clear: silent } };
  return instead(console, mute, () => instead(globalThis, blind, work));
};

/** Runs `work` while the object has other values. */
async function instead<T>(object: object, others: object, work: () => Promise<T>): Promise<T> {
  const before = Object.fromEntries(Reflect.ownKeys(others).map((name) => [name, Reflect.get(object, name)]));
  Object.assign(object, others);
  try {
    return await work();
  } finally {
    Object.assign(object, before);
  }
}
