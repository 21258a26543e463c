import { totalmem } from 'node:os';
import { afterEach, expect, test, vi } from 'vitest';
import { environment, memoryLimit, processors } from '../../src/host/node/machine.js';

afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
});

test.each([
  ['no limit', 0, totalmem()],
  ['a container of 1 kB', 1024, 1024],
  ['no limit, said as more than there is', 2 ** 64, totalmem()],
])('the memory of a process with %s', (_, allowed, limit) => {
  vi.spyOn(process, 'constrainedMemory').mockReturnValue(allowed);
  expect(memoryLimit()).toBe(limit);
});

test('processors and variables of the environment', () => {
  vi.stubEnv('LECTERN_TEST', 'here');
  expect(environment('LECTERN_TEST')).toBe('here');
  expect(environment('LECTERN_TEST_OTHER')).toBeUndefined();
  expect(processors()).toBeGreaterThan(0);
});
