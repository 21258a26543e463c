// What is needed for a queue is named where it is lacking.

import { expect, test } from 'vitest';
import manifest from '../../../package.json' with { type: 'json' };
import { QueueError } from '../../../src/grading/queue/address.js';
import { loadPackages } from '../../../src/grading/queue/redis.js';

test.each(['bullmq', 'ioredis'])(
  'without %s it is said what to install, in the versions of package.json',
  async (name) => {
    const load = (wanted: string) =>
      wanted === name ? Promise.reject(Object.assign(new Error(), { code: 'ERR_MODULE_NOT_FOUND' })) : import(wanted);
    const { bullmq, ioredis } = manifest.peerDependencies;
    const loading = loadPackages(load);
    await expect(loading).rejects.toThrow(QueueError);
    await expect(loading).rejects.toThrow(`npm install bullmq@${bullmq} ioredis@${ioredis}`);
    expect(manifest.devDependencies).toMatchObject({ bullmq, ioredis });
    expect(manifest.peerDependenciesMeta).toMatchObject({ bullmq: { optional: true }, ioredis: { optional: true } });
  },
);

test('what is wrong with a package is not taken for its absence', async () => {
  await expect(loadPackages(() => Promise.reject(new Error('broken')))).rejects.toThrow('broken');
});
