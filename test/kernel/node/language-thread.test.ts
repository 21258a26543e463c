import { MessageChannel, type MessagePort } from 'node:worker_threads';
import { expect, test } from 'vitest';
import { LanguageThread } from '../../../src/kernel/node/language-thread.js';
import { messages } from '../../../src/kernel/node/messages.js';

/** A thread that answers every question with its own name. */
function thread(name: string) {
  const { port1, port2 } = new MessageChannel();
  port2.on('message', ({ id }: { id: number }) => port2.postMessage({ id, value: name }));
  return { port: port1, end: () => port2.close() };
}

test('a language thread that ends fails what waits for it, and another one is started for what comes next', async () => {
  const silent = new MessageChannel();
  const started: MessagePort[] = [];
  const language = new LanguageThread(silent.port1, () => {
    const { port } = thread(`thread ${started.length + 2}`);
    started.push(port);
    return port;
  });
  const asked = language.isComplete('1 +');
  silent.port2.close();
  await expect(asked).rejects.toThrow(messages.languageEnded);
  expect(started).toHaveLength(0);
  expect(await language.isComplete('1 +')).toBe('thread 2');
  expect(await language.names()).toBe('thread 2');
  expect(started).toHaveLength(1);
  started[0]?.close();
});
