// Random tensors from PyTorch's generator: the same seed gives PyTorch's numbers.

import type { Generator } from '../math/generator.js';
import { check, checked, count, flag, type Rules } from '../options/index.js';
import {
  drawRules,
  type RandomOptions,
  randomRules,
  type SizeArgs,
  sizeAndOptions,
  type TensorOptions,
} from './arguments.js';
import { defaultGenerator, fillNormal, fillUniform } from './arrays/fill.js';
import type { Shape } from './arrays/shape.js';
import { filled, zeros } from './create.js';
import { messages } from './messages.js';
import { checkTensors, type Tensor } from './tensor.js';

type DrawOptions = TensorOptions & RandomOptions;

const multinomialRules: Rules<{ replacement?: boolean } & RandomOptions> = { replacement: flag, ...randomRules };

/**
 * Starts the random numbers again from `seed`; 0 is a seed like any other, and so are negative ones.
 * @throws {RangeError} when the seed is no whole number from −2⁵³ + 1 to 2⁵³ − 1
 * @example manualSeed(0); randn([2]) // tensor([ 1.5410, -0.2934])
 */
export function manualSeed(seed: number): void {
  if (!Number.isSafeInteger(seed)) throw new RangeError(messages.seed(seed));
  defaultGenerator.manualSeed(seed);
}

/**
 * A tensor of independent standard normal numbers, `torch.randn` of the same seed to within 2 ulp.
 * @throws {ShapeError} when a size is no whole number, or is negative
 * @example manualSeed(0); randn([1000, 500]).std().item() // about 1
 */
export function randn(...args: SizeArgs<DrawOptions>): Tensor {
  const [size, options] = sizeAndOptions('randn', args, drawRules);
  return drawn('randn', size, options, fillNormal);
}

/**
 * As `randn`, in the shape, and of the kind, of another tensor.
 * @throws {TypeError} when x is no tensor
 * @example randnLike(ones(2, 3)).shape // [2, 3]
 */
export function randnLike(x: Tensor, options?: DrawOptions): Tensor {
  return drawnLike('randnLike', x, options, fillNormal);
}

/**
 * A tensor of independent numbers from [0, 1), `torch.rand` of the same seed to the bit.
 * @throws {ShapeError} when a size is no whole number, or is negative
 * @example
 * manualSeed(0);
 * rand(2, 3).shape // [2, 3]
 */
export function rand(...args: SizeArgs<DrawOptions>): Tensor {
  const [size, options] = sizeAndOptions('rand', args, drawRules);
  return drawn('rand', size, options, fillUniform);
}

/**
 * As `rand`, in the shape, and of the kind, of another tensor.
 * @throws {TypeError} when x is no tensor
 * @example randLike(ones(2, 3)).shape // [2, 3]
 */
export function randLike(x: Tensor, options?: DrawOptions): Tensor {
  return drawnLike('randLike', x, options, fillUniform);
}

function drawn(op: string, size: Shape, options: DrawOptions, fill: typeof fillNormal): Tensor {
  const { generator, ...others } = options;
  const x = filled(op, size, 0, others);
  fill(x.array, 0, 1, generator);
  return x;
}

function drawnLike(op: string, x: Tensor, options: DrawOptions | undefined, fill: typeof fillNormal): Tensor {
  checkTensors(op, [x]);
  return drawn(op, x.shape, { dtype: x.dtype, ...checked(op, options, drawRules) }, fill);
}

/**
 * A tensor of independent whole numbers from `low` to `high` − 1, `torch.randint` of the same seed to the bit. Its kind is
 * int32, unless another is asked for.
 * @throws {RangeError} when `low` is not below `high`, or one of them is no whole number that int32 can hold
 * @example manualSeed(0); randint(0, 10, [4]) // tensor([4, 9, 3, 0], dtype=int32)
 */
export function randint(low: number, high: number, shape: Shape, options?: DrawOptions): Tensor {
  const { generator = defaultGenerator, ...others } = checked('randint', options, drawRules);
  checkBounds(low, high);
  const x = filled('randint', shape, 0, { dtype: 'int32', ...others });
  for (let i = 0; i < x.data.length; i++) x.data[i] = low + generator.integer(high - low);
  return x;
}

/**
 * The numbers 0 … n − 1 in random order, `torch.randperm` of the same seed.
 * @throws {ShapeError} when n is no whole number, or is negative
 * @example randperm(5).sort().values.tolist() // [0, 1, 2, 3, 4]
 */
export function randperm(n: number, options?: RandomOptions): Tensor {
  const { generator = defaultGenerator } = checked('randperm', options, randomRules);
  check('randperm', 'n', n, count);
  const x = zeros([n], { dtype: 'int32' });
  generator.fillPermutation(x.data as Int32Array);
  return x;
}

/**
 * 1 with probability p and 0 otherwise, for each p of a tensor; `torch.bernoulli` of the same seed.
 * @throws {RangeError} when a probability is not between 0 and 1
 * @example bernoulli(tensor([0, 1])).tolist() // [0, 1]
 */
export function bernoulli(p: Tensor, options?: RandomOptions): Tensor {
  const { generator = defaultGenerator } = checked('bernoulli', options, randomRules);
  checkTensors('bernoulli', [p]);
  const x = zeros(p.shape, { dtype: p.dtype });
  const wide = p.dtype === 'float64';
  for (const one of p.data) if (!(one >= 0 && one <= 1)) throw new RangeError(messages.probability(one));
  for (let i = 0; i < x.data.length; i++)
    x.data[i] = Number((wide ? generator.uniformDouble() : generator.uniform()) < p.data[i]!);
  return x;
}

/**
 * Indices drawn with probabilities in proportion to `weights`, for each row of a matrix; `torch.multinomial` of the same
 * seed. Without replacement the index with the largest weight over an exponential number comes first.
 * @throws {RangeError} when a weight is negative or not finite, all are zero, or more are asked for than there are
 * @example multinomial(tensor([0, 1, 0]), 3, { replacement: true }).tolist() // [1, 1, 1]
 */
export function multinomial(
  weights: Tensor,
  count: number,
  options?: { replacement?: boolean } & RandomOptions,
): Tensor {
  const { replacement = false, generator = defaultGenerator } = checked('multinomial', options, multinomialRules);
  checkTensors('multinomial', [weights]);
  const size = weights.shape.at(-1) ?? 0;
  const rows = weights.numel() / Math.max(1, size);
  if (
    weights.shape.length < 1 ||
    weights.shape.length > 2 ||
    !weights.data.every((w) => w >= 0 && w < Number.POSITIVE_INFINITY)
  )
    throw new RangeError(messages.weights(weights.shape));
  if (
    !Number.isInteger(count) ||
    count < 1 ||
    !weights.amax({ dim: -1 }).gt(0).all().item() ||
    (!replacement && count > size)
  )
    throw new RangeError(messages.draws(count, size));
  const out = zeros([...weights.shape.slice(0, -1), count], { dtype: 'int32' });
  const single = weights.dtype === 'float64' ? (x: number) => x : Math.fround;
  const races = replacement && count > 1 ? null : weights.data.map((w) => w / single(generator.exponential()));
  for (let row = 0; row < rows; row++) {
    const own = weights.data.subarray(row * size, (row + 1) * size);
    const drawn = races
      ? [...races.subarray(row * size, (row + 1) * size).keys()].sort(
          (i, j) => races[row * size + j]! - races[row * size + i]!,
        )
      : withReplacement(own, count, single, generator);
    for (let i = 0; i < count; i++) out.data[row * count + i] = drawn[i]!;
  }
  return out;
}

/** For each uniform number the first index at which the running share of the weights reaches it. */
function withReplacement(
  weights: ArrayLike<number>,
  count: number,
  single: (x: number) => number,
  generator: Generator,
): number[] {
  const shares: number[] = [];
  let sum = 0;
  for (let i = 0; i < weights.length; i++) shares.push((sum = single(sum + weights[i]!)));
  return Array.from({ length: count }, () => {
    const u = generator.uniformDouble();
    let [low, high] = [0, shares.length - 1]; // halved until one is left, as the running shares only grow
    while (low < high) {
      const middle = (low + high) >> 1;
      if (single(shares[middle]! / sum) >= u) high = middle;
      else low = middle + 1;
    }
    return low;
  });
}

/** Bounds of whole numbers must be such numbers themselves, and in order. */
export function checkBounds(low: number, high: number): void {
  if (typeof high !== 'number' || low !== (low | 0) || high - 1 !== ((high - 1) | 0) || low >= high)
    throw new RangeError(messages.bounds(low, high));
}
