import { describe, expect, test } from 'vitest';
import * as rules from '../../src/options/index.js';
import { check, checked, type Rule, type Rules, shown, withDefaults } from '../../src/options/index.js';
import { nearest } from '../../src/options/nearest.js';

/** What somebody passes whom no type checker stops. */
const any = (x: unknown) => x as never;

interface Options {
  batchSize?: number;
  shuffle?: boolean;
  reduction?: string;
}
const table: Rules<Options> = {
  batchSize: rules.positiveCount,
  shuffle: rules.flag,
  reduction: rules.oneOf('mean', 'sum'),
};

describe('checked', () => {
  test('gives the options themselves; what is undefined counts as left out', () => {
    const options: Options = { batchSize: 3, shuffle: any(undefined) };
    expect(checked('f', options, table)).toBe(options);
  });

  test('without options nothing is allocated: it is the same empty object each time', () => {
    expect(checked('f', undefined, table)).toBe(checked('g', undefined, {}));
    expect(Object.isFrozen(checked('f', undefined, table))).toBe(true);
  });

  test.each<[unknown, string]>([
    [{ batch_size: 3 }, "f: there is no option 'batch_size'; did you mean batchSize? It also has shuffle, reduction"],
    [{ nonsense: 1 }, "f: there is no option 'nonsense'; it has batchSize, shuffle, reduction"],
    [{ toString: 1 }, "f: there is no option 'toString'; it has batchSize, shuffle, reduction"],
    [4, 'f: the options are 4, but must be an object, such as { batchSize: 4 }; it has batchSize, shuffle, reduction'],
    [true, 'f: the options are true, but must be an object, such as { shuffle: true }; it has'],
    ['sum', "f: the options are 'sum', but must be an object, such as { reduction: 'sum' }; it has"],
    [null, 'f: the options are null, but must be an object; it has batchSize, shuffle, reduction'],
    [[1], 'f: the options are [1], but must be an object; it has'],
    [new Map(), 'f: the options are Map {…}, but must be an object; it has'],
    [{ batchSize: '3' }, "f: batchSize is '3', but must be a whole number, 1 or more; write 3"],
    [{ batchSize: { batchSize: 3 } }, 'f: batchSize is { batchSize }, but must be a whole number, 1 or more; write 3'],
    [{ batchSize: [3] }, 'f: batchSize is [3], but must be a whole number, 1 or more; write 3'],
    [{ batchSize: 'three' }, "f: batchSize is 'three', but must be a whole number, 1 or more"],
    [{ batchSize: 'toString' }, "f: batchSize is 'toString', but must be a whole number, 1 or more"],
    [{ batchSize: Number.NaN }, 'f: batchSize is NaN, but must be a whole number, 1 or more'],
    [{ batchSize: null }, 'f: batchSize is null, but must be a whole number, 1 or more'],
    [{ shuffle: 1 }, 'f: shuffle is 1, but must be true or false; write true'],
    [{ shuffle: 'false' }, "f: shuffle is 'false', but must be true or false; write false"],
    [{ reduction: 'avg' }, "f: reduction is 'avg', but must be one of 'mean', 'sum'"],
  ])('refuses %s', (options, message) => expect(() => checked('f', any(options), table)).toThrow(message));

  test('a name alone is proposed without others, and a function without options says so', () => {
    const one = () => checked<{ bias?: boolean }>('Linear', any({ biass: true }), { bias: rules.flag });
    expect(one).toThrow(/^Linear: there is no option 'biass'; did you mean bias\?$/);
    expect(() => checked<object>('f', any({ a: 1 }), {})).toThrow(/^f: there is no option 'a'; it has none$/);
  });

  test('names and kinds are TypeErrors, values RangeErrors', () => {
    expect(() => checked('f', any({ a: 1 }), table)).toThrow(TypeError);
    expect(() => checked('f', any(1), table)).toThrow(TypeError);
    expect(() => checked('f', { batchSize: 0 }, table)).toThrow(RangeError);
  });

  test('however many options there are, the message has two lines of 96 characters', () => {
    const many = Object.fromEntries(Array.from({ length: 40 }, (_, i) => [`option${i}`, rules.flag]));
    for (const options of [{ shuffel: 1 }, { optin3: 1 }, 3]) {
      expect(() => checked<object>('f', any(options), many)).toThrow(/^f: .{100,190}, …$/);
    }
  });

  test('options may come from another realm, or have no prototype, but are no instances', () => {
    expect(checked('f', Object.assign(Object.create(null), { batchSize: 3 }), table).batchSize).toBe(3);
    class Config {
      batchSize = 3;
    }
    expect(() => checked('f', new Config(), table)).toThrow('f: the options are Config {…}, but must be an object');
  });

  test('a rule may ask for the other options', () => {
    const below: Rule<{ low?: number; high?: number }> = {
      text: 'below high',
      holds: (x, { high }) => (x as number) < high,
    };
    const pair = { low: below, high: rules.finite };
    expect(() => checked<{ low?: number; high?: number }>('f', { low: 3, high: 2 }, pair)).toThrow('low is 3, but');
    expect(() => withDefaults<{ low?: number; high?: number }>('f', { high: 2 }, { low: 3 }, pair)).toThrow(
      'f: low is 3, but must be below high',
    );
    expect(withDefaults<{ low?: number; high?: number }>('f', { high: 4 }, { low: 3 }, pair)).toEqual({
      low: 3,
      high: 4,
    });
  });
});

describe('withDefaults', () => {
  const defaults = { batchSize: 1, shuffle: false };
  const optional = { ...table, reduction: rules.optional(table.reduction) };

  test('fills in what is left out or undefined, in a new object', () => {
    expect(withDefaults<Options>('f', defaults, undefined, optional)).toEqual(defaults);
    expect(withDefaults<Options>('f', defaults, undefined, optional)).not.toBe(defaults);
    expect(withDefaults<Options>('f', defaults, { batchSize: any(undefined), shuffle: true }, optional)).toEqual({
      batchSize: 1,
      shuffle: true,
    });
  });

  test.each<[unknown, string]>([
    [undefined, "f: reduction is missing, but must be one of 'mean', 'sum'"],
    [{}, "f: reduction is missing, but must be one of 'mean', 'sum'"],
    [{ reduction: 'sum', batchsize: 2 }, "f: there is no option 'batchsize'; did you mean batchSize?"],
    [{ reduction: 'sum', batchSize: 0 }, 'f: batchSize is 0, but must be'],
    ['sum', "f: the options are 'sum', but must be an object, such as { reduction: 'sum' }"],
  ])('refuses %s', (options, message) =>
    expect(() => withDefaults<Options>('f', defaults, any(options), table)).toThrow(message),
  );
});

test('check names the function, the argument, the value and the rule', () => {
  expect(() => check('softmax', 'dim', undefined, rules.whole)).toThrow(
    /^softmax: dim is missing, but must be a whole number$/,
  );
  expect(() => check('softmax', 'dim', 0, rules.whole)).not.toThrow();
});

describe('the nearest name', () => {
  test.each([
    ['batch_size', ['shuffle', 'batchSize'], 'batchSize'],
    ['dims', ['keepdim', 'dim'], 'dim'],
    ['axis', ['dim', 'keepdim'], 'dim'],
    ['keepDim', ['dim', 'keepdim'], 'keepdim'],
    ['keepdims', ['dim', 'keepdim'], 'keepdim'],
    ['keep_dim', ['dim', 'keepdim'], 'keepdim'],
    ['unbiased', ['dim', 'correction', 'keepdim'], 'correction'],
    ['label_smoothing', ['weight', 'labelSmoothing'], 'labelSmoothing'],
    ['learning_rate', ['momentum', 'lr'], 'lr'],
    ['epsilon', ['eps', 'momentum'], 'eps'],
    ['strides', ['padding', 'stride'], 'stride'],
    ['epoch', ['epochs', 'loss'], 'epochs'],
    ['train', ['training', 'p'], 'training'],
    ['decay', ['lr', 'weightDecay'], 'weightDecay'],
    ['biass', ['bias'], 'bias'],
    ['shuflfe', ['batchSize', 'shuffle'], 'shuffle'],
    ['size', ['outputRatio', 'outputSize'], 'outputSize'],
    ['metric', ['loss', 'metrics'], 'metrics'],
    ['steps', ['eps', 'momentum'], undefined],
    ['constructor', ['eps'], undefined],
    ['nonsense', ['noise', 'shuffle'], undefined],
    ['x', ['p', 'lr'], undefined],
  ])('%s among %s', (given, names, expected) => expect(nearest(given, names)).toBe(expected));
});

describe('a value in a message', () => {
  class Tensor {
    shape = [2, 3];
  }
  test.each<[unknown, string]>([
    ['a', "'a'"],
    ["it's\n", "'it\\'s\\n'"],
    [Number.NaN, 'NaN'],
    [undefined, 'undefined'],
    [null, 'null'],
    [3n, '3n'],
    [Symbol('s'), 'Symbol(s)'],
    [() => 1, 'a function'],
    [Tensor, 'the class Tensor'],
    [new Tensor(), 'Tensor [2, 3]'],
    [new Float32Array(3), 'Float32Array(3)'],
    [new Date(0), 'Date {…}'],
    [[1, 'a', [2]], "[1, 'a', [2]]"],
    [{ lr: 1, betas: 2 }, '{ lr, betas }'],
    [Object.create(null), '{}'],
  ])('%s', (given, text) => expect(shown(given)).toBe(text));

  test('takes 60 characters at most, even of long lists and of lists that hold themselves', () => {
    const list: unknown[] = [];
    list.push(list);
    expect(shown(list)).toBe('[[[[…]]]]');
    expect(shown(Array(1e6).fill(7))).toHaveLength(60);
    expect(shown('a'.repeat(100))).toHaveLength(60);
  });
});

/** What each rule takes, what it refuses, and how it says so. */
describe('rules', () => {
  test.each<[Rule, unknown[], unknown[], string]>([
    [rules.whole, [-1, 0, 3], [0.5, Infinity, '1', true], 'a whole number'],
    [rules.count, [0, 3], [-1, 0.5, null], 'a whole number, 0 or more'],
    [rules.positiveCount, [1], [0, 1.5], 'a whole number, 1 or more'],
    [rules.wholeFrom(2), [2], [1], 'a whole number, 2 or more'],
    [rules.wholeBetween(0, 2), [0, 2], [-1, 3, 1.5], 'a whole number from 0 to 2'],
    [rules.multipleOf('groups', 3), [0, 6], [4, 1.5, '3'], 'a multiple of groups, which is 3'],
    [rules.notNaN, [Infinity, -1], [Number.NaN, '1'], 'a number'],
    [rules.finite, [-1.5], [Infinity, Number.NaN, '1'], 'a finite number'],
    [rules.notNegative, [0, 1e9], [-1e-9, Infinity], 'a finite number, 0 or more'],
    [rules.positive, [1e-9], [0, Infinity], 'a finite number above 0'],
    [rules.notBelowZero, [0, Infinity], [-1, Number.NaN], 'a number, 0 or more'],
    [rules.aboveZero, [1, Infinity], [0, '1'], 'a number above 0'],
    [rules.above(1), [1.1], [1, Infinity], 'a finite number above 1'],
    [rules.between(-1, 1), [-1, 1], [1.1], 'a number from -1 to 1'],
    [rules.fraction, [0, 1], [-0.1, 1.1, Number.NaN], 'a number from 0 to 1'],
    [rules.share, [0, 0.9], [1, -1], 'a number from 0 up to, but not, 1'],
    [rules.ratio, [0.5], [0, 1], 'a number above 0 and below 1'],
    [rules.flag, [true, false], [0, 'true'], 'true or false'],
    [rules.string, [''], [1], 'a string'],
    [rules.aFunction, [() => 1], [{}], 'a function'],
    [rules.record, [{}], [[], null, new Map()], 'an object { name: value }'],
    [rules.oneOf('a', 1), ['a', 1], ['b', '1'], "one of 'a', 1"],
    [rules.instanceOf(Map, 'a Map'), [new Map()], [{}], 'a Map'],
    [rules.either(rules.flag, rules.oneOf('auto')), [true, 'auto'], ['no'], "true or false, or 'auto'"],
    [rules.orNull(rules.flag), [null, true], [0], 'true or false, or null'],
    [rules.optional(rules.flag), [undefined, true], [null], 'true or false'],
    [rules.listOf(rules.whole), [[], [1]], [1, [0.5]], 'a list, each a whole number'],
    [rules.listOf(rules.share, 2), [[0, 0.9]], [[0], [0, 1]], 'a list of 2, each a number from 0 up to, but not, 1'],
    [
      rules.rangeOf(rules.fraction),
      [
        [0, 0],
        [0, 1],
      ],
      [[1, 0], [0, 2], 1],
      '[low, high] with low ≤ high, each a',
    ],
  ])('%s', (rule, right, wrong, text) => {
    for (const x of right) expect(rule.holds(x, {}), shown(x)).toBe(true);
    for (const x of wrong) expect(rule.holds(x, {}), shown(x)).toBe(false);
    expect(rule.text).toContain(text);
  });
});
