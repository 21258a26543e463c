// Options that do not exist, and bare values in their place, are refused by everything that takes options.

import { beforeAll, describe, expect, test } from 'vitest';
import { all, called, rooms } from './entries.js';
import { still } from './host.js';
import { isOurs, thrown } from './said.js';

beforeAll(still);

describe('the table is complete:', () => {
  test.each(Object.entries(rooms))('%s', (_, { exports, entries }) => {
    const functions = Object.entries(exports).filter(([, value]) => typeof value === 'function');
    expect(functions.map(([name]) => name).filter((name) => !Object.hasOwn(entries, name))).toEqual([]);
  });

  /** The parameters of a function, or of a class's constructor, as they are written. */
  const parameters = (f: unknown): string =>
    /(?:^class[\s\S]*?\bconstructor|^[^(]*)\(([^)]*)\)/.exec(String(f))?.[1] ?? '';

  test.each(Object.entries(rooms))('%s names the options of all that take them', (_, { exports, entries }) => {
    const functions = Object.entries(exports).filter(([, value]) => typeof value === 'function');
    const missed = functions.filter(
      ([name, value]) => /\b(options|given)\b/.test(parameters(value)) && entries[name]?.options === undefined,
    );
    expect(missed.map(([name]) => name)).toEqual([]);
  });
});

const taking = all.filter(([, , , { options }]) => options !== undefined);

test.each(all)('%s can be called so', async (_, room, name, entry) => {
  expect(await thrown(() => called(room, name, entry, entry.args()))).toBeNull();
});

describe.each(taking)('%s', (_, room, name, entry) => {
  const place = entry.options!;
  const withOptions = (options: unknown) => thrown(() => called(room, name, entry, entry.args().with(place, options)));

  test('refuses an option that does not exist', async () => {
    const error = await withOptions({ ...(entry.args()[place] as object), nonsense: 1 });
    expect(String(error)).toContain("there is no option 'nonsense'");
    expect(String(error).length).toBeLessThan(2 * 100);
  });

  const bare: unknown[][] = [['bare'], [null], ...(entry.byPosition ? [[true]] : [[123.5], [[1]]])];
  test.each(bare)('refuses %j in their place', async (bare) => {
    const error = await withOptions(bare);
    expect(error, 'nothing was refused').not.toBeNull();
    expect(isOurs(error), String(error)).toBe(true);
  });
});
