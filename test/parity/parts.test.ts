import { expect, test } from 'vitest';
import { nn, optim } from '../../src/index.js';
import { measured } from './parts.js';

const parts = await measured();

test.each(parts.map((part) => [`${part.room}: ${part.name}`, part] as const))(
  '%s is as near to its source as roundings allow',
  (_name, { error, tolerance }) => {
    expect(error).toBeLessThanOrEqual(tolerance);
  },
);

test('every layer, optimiser and schedule has a row', () => {
  const named = new Set(parts.map(({ name }) => name));
  const isPart = (value: unknown) => typeof value === 'function' && /^[A-Z]/.test(value.name);
  const exempt = [
    'Module',
    'Parameter',
    'Buffer',
    'Sequential',
    'ModuleList',
    'ModuleDict',
    'Identity',
    'Optimizer',
    'LRScheduler',
    'AveragedParameters',
  ];
  const all = [nn, optim, optim.lrScheduler].flatMap((room) =>
    Object.entries(room).filter(([, value]) => isPart(value)),
  );
  const missing = all
    .map(([name]) => name)
    .filter((name) => !named.has(name) && !exempt.includes(name) && !/^Lazy|Loss$/.test(name));
  expect(missing).toEqual([]);
});
