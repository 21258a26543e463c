// Every wording of the engine that a user can meet.

import { batchOfOne, isPlain, listed, shown, tensorOfList } from '../options/index.js';

const shape = (sizes: readonly number[]) => `[${sizes.join(', ')}]`;

/** A path with the ending that is read and written. */
const named = (path: string) => `${path.replace(/\.\w+$/, '')}.safetensors`;

export { shown };

export const messages = {
  badSize: (op: string, given: unknown) =>
    `${op}: the shape is ${JSON.stringify(given)}, but must be a list of whole numbers, 0 or more`,
  elements: (op: string, sizes: readonly number[], given: number | undefined) =>
    Array.isArray(sizes) && given !== undefined
      ? `${op}: shape ${shape(sizes)} needs ${sizes.reduce((a, b) => a * b, 1)} elements; ${given} were given`
      : `${op}: new Tensor takes a typed array of numbers and their shape; tensor([1, 2, 3]) takes lists`,
  badReshape: (given: unknown) =>
    `reshape: the shape is ${JSON.stringify(given)}, but must be a list of sizes, of which one may be -1`,
  noFit: (sizes: readonly number[], given: number) =>
    `reshape: ${given} elements do not fill shape ${shape(sizes)}, whatever stands for -1`,
  notANumber: (given: unknown) => `tensor: ${shown(given)} stands where a number should`,
  ragged: (depth: number, expected: number, given: unknown) =>
    `tensor: at depth ${depth} every list must have ${expected} elements, as the first one has; ${shown(given)} has not`,
  tooLarge: (op: string, sizes: readonly number[]) =>
    `${op}: shape ${shape(sizes)} has ${sizes.reduce((a, b) => a * b, 1)} elements, more than an array can hold (2^32 - 1)`,
  operand: (op: string, given: unknown) =>
    `${op}: the other operand is ${shown(given)}, but must be a tensor${op === 'matmul' ? '' : ' or a number'}${tensorOfList(given)}`,
  matmulRank: (a: readonly number[], b: readonly number[]) =>
    `matmul: ${shape(a)} @ ${shape(b)}: both must be matrices, of shape [rows, columns], stacks of them, or a row and a column, but no single number`,
  linear: (x: readonly number[], weight: readonly number[]) =>
    `linear: the input has shape ${shape(x)}, the weight ${shape(weight)}: the input's last size must be the weight's last, [out, in]`,
  linearBias: (bias: readonly number[], weight: readonly number[]) =>
    `linear: a bias of shape ${shape(bias)} and a weight of shape ${shape(weight)}: the bias must be [${weight[0]}]`,
  matmulInner: (a: readonly number[], b: readonly number[]) =>
    `matmul: ${shape(a)} @ ${shape(b)}: inner sizes ${a.at(-1)} and ${b.at(-2)} differ.${a.length === 2 && b.length === 2 && a[1] === b[1] ? ' Did you mean .matmul(w.T)?' : ''}`,
  broadcast: (op: string, a: readonly number[], b: readonly number[], x: number, y: number) =>
    `${op}: ${shape(a)} and ${shape(b)}: sizes ${x} and ${y} differ, and neither is 1`,
  expand: (sizes: readonly number[], target: readonly number[]) =>
    `expand: ${shape(sizes)} cannot be stretched to ${shape(target)}; only dimensions of size 1 can be repeated`,
  badDim: (op: string, dim: unknown, rank: number) =>
    `${op}: there is no dimension ${String(dim)}; ${op === 'unsqueeze' ? 'with the new one there are' : 'the tensor has'} ${rank}, counted from 0, or from -1 at the end`,
  dtypes: (op: string, a: string, b: string) =>
    a === 'bool' && b === 'bool'
      ? `${op}: bool has no arithmetic of its own. Convert both, e.g. with .to('float32')`
      : `${op}: ${a} and ${b} do not go together. Convert one, e.g. with .to('${[a, b].find((dtype) => dtype.startsWith('float')) ?? a}')`,
  needsFloats: (op: string, dtype: string) =>
    `${op}: the tensor is ${dtype}, but random fractions need float32 or float64`,
  inPlace: (op: string) =>
    `${op}: changes in place are not recorded, and a gradient is wanted here. Wrap the change in noGrad(() => …)`,
  repeatedElements: (sizes: readonly number[]) =>
    `this view of shape ${shape(sizes)} shows the same element several times, so it cannot be changed in place. Change a .clone()`,
  outgrown: (op: string, sizes: readonly number[], result: readonly number[]) =>
    `${op}: the result has shape ${shape(result)}, but the tensor that is changed has shape ${shape(sizes)}`,
  widened: (op: string, dtype: string, result: string) =>
    `${op}: the result is ${result}, which ${dtype} cannot hold. Convert the tensor first, e.g. with .to('${result}')`,
  nothingToDifferentiate: () =>
    'backward: nothing that this was computed from wants a gradient; set requiresGrad where one is wanted',
  backwardTwice: () =>
    'backward: a second time through the same computation. Its history was dropped the first time; compute the loss again',
  unused: (i: number) => `grad: the output does not depend on input ${i}, or that has no requiresGrad`,
  changed: (op: string) =>
    `backward: a tensor that the gradient of ${op} needs was changed in place after the computation. Change it after backward, or change a copy`,
  backwardScalar: (sizes: readonly number[]) =>
    `backward: start from a scalar loss; this tensor has shape ${shape(sizes)}. Reduce it first, e.g. with .mean()`,
  gradientShape: (given: readonly number[], sizes: readonly number[]) =>
    `backward: the gradient has shape ${shape(given)}, but the tensor has shape ${shape(sizes)}`,
  item: (sizes: readonly number[]) =>
    `item: the tensor has shape ${shape(sizes)}; only a tensor of one element is a number`,
  seed: (given: unknown) =>
    `manualSeed: the seed is ${shown(given)}, but must be a whole number between -2^53 and 2^53`,
  cat: (a: readonly number[], b: readonly number[], dim: number) =>
    `cat: ${shape(a)} and ${shape(b)} differ in more than dimension ${dim}`,
  stack: (a: readonly number[], b: readonly number[]) =>
    `stack: ${shape(a)} and ${shape(b)}: all tensors must have the same shape`,
  fillValue: (op: string, given: unknown) =>
    `${op}: the value is ${shown(given)}, but must be a number${op === 'full' ? '; the sizes come first, in brackets' : ''}`,
  steps: (given: unknown) =>
    `linspace: steps is ${shown(given)}, but must be a whole number, 0 or more: how many numbers there are`,
  ends: (start: unknown, end: unknown) =>
    `linspace: from ${shown(start)} to ${shown(end)}, but both ends must be finite numbers`,
  view: (sizes: readonly number[], target: readonly number[]) =>
    `view: the elements of shape ${shape(sizes)} do not lie in memory so that they could be seen as ${shape(target)}; .reshape copies them`,
  rank2: (op: string, sizes: readonly number[]) =>
    `${op}: the tensor has shape ${shape(sizes)}, but may have two dimensions at most; .transpose(-2, -1) exchanges the last two`,
  ranks: (op: string, a: readonly number[], b: readonly number[]) =>
    `${op}: ${shape(a)} and ${shape(b)}, but must be ${op === 'mm' ? '[m, k] and [k, n]' : op === 'mv' ? '[m, k] and [k]' : '[b, m, k] and [b, k, n]'}; .matmul takes other shapes`,
  device: (given: unknown) =>
    `to: there is no device ${shown(given)} to choose: all tensors live in ordinary memory. Leave .to(${shown(given)}) out`,
  divideByZero: (op: string) => `${op}: a whole number cannot be divided by 0; .to('float32') gives infinities`,
  bincount: (dtype: string, sizes: readonly number[]) =>
    `bincount: a list of whole numbers, 0 or more, is needed, in int32; this tensor is ${dtype} of shape ${shape(sizes)}`,
  weightsOf: (op: string, weights: readonly number[], sizes: readonly number[]) =>
    `${op}: the weights have shape ${shape(weights)}, but must have that of the tensor, ${shape(sizes)}`,
  repeats: (given: unknown, size: number) =>
    `repeatInterleave: the repeats are ${shown(given)}, but must be a whole number, 0 or more, or ${size} of them in a tensor`,
  einsum: (equation: unknown, count: number) =>
    `einsum: ${shown(equation)} must have letters for each of ${count} operands, as in 'ij,jk->ik'`,
  einsumRank: (equation: string, term: string, sizes: readonly number[]) =>
    `einsum: '${term}' in '${equation}' does not fit shape ${shape(sizes)}: there must be a letter for each dimension`,
  einsumSizes: (equation: string, letter: string, a: number, b: number) =>
    `einsum: '${letter}' in '${equation}' stands for sizes ${a} and ${b}`,
  einsumOutput: (equation: string, letter: string) =>
    `einsum: '${letter}' behind '->' in '${equation}' must name each dimension of the result once, by letters of the operands`,
  meshgrid: (given: readonly number[]) => `meshgrid: lists are needed; one tensor has shape ${shape(given)}`,
  noSlices: (op: string) => `${op}: a tensor without dimensions has no slices; .reshape(1) gives it one dimension`,
  nothing: (op: string) => `${op}: there is no tensor; pass a list of them`,
  scatter: (op: string, index: readonly number[], source: readonly number[]) =>
    `${op}: the index has shape ${shape(index)}, and the source ${shape(source)}; they must be the same`,
  index: (op: string, dtype: string) => `${op}: the index is ${dtype}, but must be int32`,
  indexShape: (op: string, sizes: readonly number[], index: readonly number[], dim: number) =>
    `${op}: an index of shape ${shape(index)} does not fit a tensor of shape ${shape(sizes)}: both need as many dimensions, and only along dimension ${dim} the index may be longer`,
  outOfRange: (op: string, index: number, size: number, dim: number) =>
    `${op}: index ${index} is out of range; dimension ${dim} has size ${size}`,
  dtype: (given: unknown, known: string[]) =>
    `there is no kind of numbers ${shown(given)}; there are ${known.join(', ')}`,
  gradientKind: (dtype: string) => `requiresGrad: only fractions have gradients, and this tensor is ${dtype}`,
  notALeaf: () =>
    'requiresGrad_: this was computed from tensors that want a gradient; use .detach() for its numbers alone',
  byPosition: (op: string, [dim, ...others]: readonly unknown[], known: readonly string[]) => {
    const named = others.flatMap((value, i) =>
      isPlain(value) ? Object.entries(value) : [[known[i + 1] ?? '…', value]],
    );
    const words = named.map(([name, value]) => `, ${name}: ${shown(value)}`).join('');
    return `${op}: dim stands by position only where nothing else is said; write { dim: ${shown(dim)}${words} }`;
  },
  numbers: (op: string, given: readonly unknown[]) =>
    `${op}: (${listed(given)}) must be whole numbers, one by one or in a list`,
  noSize: (op: string) => `${op}: there is no size; write ${op}(3, 4) or ${op}([3, 4])`,
  afterSizes: (op: string, given: unknown) =>
    `${op}: ${shown(given)} stands behind the sizes and the options, where there is nothing more`,
  list: (op: string, given: unknown) =>
    `${op}: ${shown(given)} stands where a list in brackets should${isPlain(given) ? '' : `; write ${op}([…])`}`,
  notATensor: (op: string, given: unknown) =>
    `${op}: ${shown(given)} stands where a tensor should${tensorOfList(given)}`,
  notIterable: () => 'a tensor without dimensions has no rows; .item() gives its number',
  mask: (op: string, dtype: string) => `${op}: the mask is ${dtype}, but must be bool; compare, e.g. with .ne(0)`,
  condition: (dtype: string) => `where: the condition is ${dtype}, but must be bool; compare, e.g. with .ne(0)`,
  catNumbers: () => 'cat: tensors without dimensions cannot follow each other; use stack',
  classes: (given: unknown) =>
    `oneHot: the number of classes is ${String(given)}, but must be a whole number, 1 or more`,
  asynchronous: (op: string) =>
    `${op}: the function is asynchronous, and what is recorded after its first await is not up to ${op}. Call ${op} around each synchronous part`,
  direction: (v: readonly number[], x: readonly number[]) =>
    `hvp: the vector has shape ${shape(v)}, but must have that of x, ${shape(x)}`,
  wholeRange: (op: string, given: number) =>
    `${op}: ${given} is no whole number from −2³¹ to 2³¹ − 1, as int32 holds; take float64`,
  hook: (given: unknown, sizes: readonly number[]) =>
    `a hook gave ${shown(given)}, but must give a tensor of shape ${shape(sizes)}, or nothing`,
  customValue: (given: unknown) => `customGradient: forward gave ${shown(given)}, but must give a tensor`,
  customCount: (given: number, inputs: number) =>
    `customGradient: backward gave ${given} ${given === 1 ? 'gradient' : 'gradients'}, but there ${
      inputs === 1
        ? 'is 1 input. Give one for it'
        : `are ${inputs} inputs. Give a list with one for each, null where there is none`
    }`,
  customGradient: (input: number, given: unknown) =>
    `customGradient: for input ${input} backward gave ${shown(given)}, but must give a tensor, or null where there is no gradient`,
  customGradientShape: (input: number, given: readonly number[], sizes: readonly number[]) =>
    `customGradient: for input ${input} backward gave a gradient of shape ${shape(given)}, but the input has shape ${shape(sizes)}`,
  badSlice: (start: unknown, end: unknown, step: unknown) =>
    `slice: from ${String(start)} to ${String(end)} in steps of ${String(step)}, but all must be whole numbers, and the step 1 or more`,
  tooManyIndices: (count: number, sizes: readonly number[]) =>
    `index: ${count} indices do not fit a tensor of shape ${shape(sizes)}; '...' may stand once`,
  badIndex: (given: unknown) =>
    `index: ${shown(given)} is none of: a number, slice(…), ':', '...', null, a tensor of places (int32) or a mask (bool)`,
  maskShape: (mask: readonly number[], sizes: readonly number[]) =>
    `index: a mask of shape ${shape(mask)} stands for dimensions of shape ${shape(sizes)}; they must be the same`,
  emptyDim: (op: string, sizes: readonly number[], dim: number) =>
    `${op}: there is nothing along dimension ${dim} of shape ${shape(sizes)}`,
  emptyExtreme: (op: string) => `${op}: there is nothing to compare`,
  label: (label: number, classes: number) =>
    `oneHot: label ${label} is out of range; with ${classes} classes labels go from 0 to ${classes - 1}`,
  slice: (op: string, start: number, length: number, size: number) =>
    `${op}: ${length} from ${start} on are out of range; the dimension has size ${size}`,
  flatten: (start: number, end: number) => `flatten: dimension ${start} comes after dimension ${end}`,
  parts: (op: string, given: unknown, size: number) =>
    `${op}: ${JSON.stringify(given)} do not divide a dimension of size ${size}`,
  perChannel: (op: string, count: number, weight: readonly number[], bias: readonly number[]) =>
    `${op}: weight of shape ${shape(weight)} and bias of shape ${shape(bias)} must have a number for each of the ${count} channels`,
  scattered: (op: string, dims: readonly number[]) =>
    `${op}: the dimensions besides [${dims}] must lie side by side. Permute the tensor first`,
  repeat: (counts: readonly number[], sizes: readonly number[]) =>
    `repeat: ${shape(counts)} times a tensor of shape ${shape(sizes)}: there must be a whole number, 0 or more, for each dimension`,
  dot: (a: readonly number[], b: readonly number[]) =>
    `dot: ${shape(a)} and ${shape(b)} must have equally many elements`,
  vector: (op: string, a: readonly number[], b: readonly number[]) =>
    `${op}: ${shape(a)} and ${shape(b)} must both have one dimension`,
  rank: (op: string, k: unknown, size: number) => `${op}: k is ${String(k)}, but must be between 1 and ${size}`,
  noNpy: () => 'loadNpy: these are not the bytes of a .npy file, which begin with \\x93NUMPY',
  noSafetensors: (op: string) => `${op}: these are not the bytes of a .safetensors file`,
  unknownKind: (place: string, kind: unknown, known: string[]) =>
    `${place}: the numbers are of kind ${JSON.stringify(kind)}; a tensor holds ${known.join(', ')}`,
  cutOff: (op: string, needed: number, left: number) =>
    `${op}: the file is cut off: ${needed} bytes of numbers should follow, and ${left} do`,
  cutOffHeader: (op: string, needed: number, left: number) =>
    `${op}: the file is cut off: its header should have ${needed} bytes, and ${left} are there; write it, or fetch it, again`,
  onlySafetensors: (op: string, path: string) =>
    op === 'save'
      ? `save: ${shown(path)}: only .safetensors files are written; name it ${shown(named(path))}, which safetensors.torch.load_file reads in Python`
      : `load: ${shown(path)}: only .safetensors files are read. Of a file of torch.save Python makes one: safetensors.torch.save_file(torch.load(${shown(path)}), ${shown(named(path))})`,
  noFile: (path: string) =>
    `load: there is no file ${shown(path)}; a path counts from the folder in which the program runs`,
  noAccess: (op: string, path: string, { code, message }: { code?: string; message: string }) =>
    code === 'EISDIR'
      ? `${op}: ${shown(path)} is a folder; pass the path of a file in it`
      : `${op}: ${shown(path)} cannot be ${op === 'save' ? 'written' : 'read'}: ${message}`,
  newerFormat: (path: string, found: number, known: number) =>
    `load: ${shown(path)} was saved by a newer version of Lectern, in format ${found}, and this one reads format ${known}; update Lectern. loadSafetensors reads the tensors alone`,
  noValue: (path: string) =>
    `load: ${shown(path)} is damaged: what save has written beside the tensors cannot be read; loadSafetensors reads the tensors alone`,
  noFunction: (place: string) =>
    `save: ${place}: a function can not be saved; leave it out, and write it again in the program that loads the file`,
  netItself: (place: string) => `save: ${place}: save net.stateDict(), not the net itself`,
  stateInstead: (place: string, kind: string, method: string) =>
    `save: ${place}: save its ${method}(), not the ${kind} itself`,
  notSavable: (place: string, given: unknown) =>
    `save: ${place}: ${shown(given)} can not be saved; save what it holds: tensors, typed arrays, numbers, strings, true and false, lists and plain objects`,
  cycle: (place: string, outer: string) =>
    `save: ${place}: this is ${outer} again, in which it stands, so that there would be no end; leave it out`,
  matrix: (op: string, sizes: readonly number[]) =>
    `${op}: a matrix is needed, with rows and columns; this tensor has shape ${shape(sizes)}`,
  diag: (sizes: readonly number[]) => `diag: a list or a matrix is needed; this tensor has shape ${shape(sizes)}`,
  noOperators:
    'a tensor is no number, and operators work on numbers only: write .neg() for −x, .mul() for products, .lt() to compare, .item() for one number',
  square: (op: string, sizes: readonly number[]) => `${op}: the matrix must be square; it has shape ${shape(sizes)}`,
  system: (a: readonly number[], b: readonly number[]) =>
    `solve: ${shape(a)} and ${shape(b)}: the right side must have as many rows as the matrix`,
  singular: (op: string) => `${op}: the matrix is singular: its rows depend on each other`,
  tooManyMinors: (rows: number, most: number) =>
    `det: with createGraph, the gradient at a singular matrix is known up to ${most} rows; this one has ${rows}. Leave createGraph out`,
  noGradient: (op: string) =>
    `${op} has no gradient, which this tensor wants; solve, inv, det and cholesky have. .detach() gives the numbers alone`,
  positiveDefinite: () => 'cholesky: the matrix must have eigenvalues above 0',
  notFinite: (op: string) => `${op}: the matrix has elements that are NaN or infinite`,
  gradcheckKind: (i: number, dtype: string) =>
    `gradcheck: input ${i} is ${dtype}, but differences need float64; make it with { dtype: 'float64' }`,
  gradcheck: (i: number, at: number, analytic: number, numeric: number, error: number) =>
    `gradcheck: input ${i}, element ${at}: the gradient is ${analytic}, but the slope is ${numeric}; relative error ${error.toExponential(1)}`,
  images: (op: string, sizes: readonly number[]) =>
    `${op}: images have shape [N, C, H, W]; this tensor has shape ${shape(sizes)}${batchOfOne(sizes, 4)}`,
  filters: (x: readonly number[], weight: readonly number[]) =>
    `conv2d: images ${shape(x)} and filters ${shape(weight)}: both need four dimensions, [N, C, H, W] and [out, C, height, width] with the same C${batchOfOne(x, 4)}`,
  filterBias: (out: number, bias: readonly number[]) =>
    `conv2d: the bias has shape ${shape(bias)}, but must have a number for each of the ${out} filters`,
  window: (op: string, name: string, given: readonly number[], least: number) =>
    `${op}: ${name} is [${given.join(', ')}], but must be whole numbers, ${least} or more`,
  poolPadding: (padding: readonly number[], kernel: readonly number[]) =>
    `maxPool2d: padding ${padding.join(' × ')} is more than half of the window, ${kernel.join(' × ')}: some windows would see no pixel`,
  windowTooLarge: (op: string, sizes: readonly number[], kernel: readonly number[]) =>
    `${op}: a window of ${kernel.join('×')} has no place in images of shape ${shape(sizes)}`,
  arange: (start: unknown, end: unknown, step: unknown) =>
    `arange: steps of ${String(step)} from ${String(start)} do not lead to ${String(end)}`,
  padding: (before: unknown, after: unknown) =>
    `pad: ${String(before)} before and ${String(after)} after, but both must be whole numbers, 0 or more`,
  quantile: (q: unknown) => `quantile: q is ${String(q)}, but must be between 0 and 1`,
  histc: (bins: unknown, min: unknown, max: unknown) =>
    `histc: ${String(bins)} bins from ${String(min)} to ${String(max)}: bins must be a whole number, 1 or more, and the ends finite and in order`,
  bounds: (low: unknown, high: unknown) =>
    Array.isArray(high)
      ? `randint: high is ${shown(high)}, but must be a whole number; write randint(0, ${shown(low)}, ${shown(high)})`
      : `randint: low is ${String(low)} and high is ${String(high)}, but low must be below high, both whole numbers of int32`,
  probability: (given: unknown) => `bernoulli: a probability is ${String(given)}, but must be between 0 and 1`,
  weights: (sizes: readonly number[]) =>
    `multinomial: weights of shape ${shape(sizes)} must be a list or a matrix of finite numbers, 0 or more`,
  draws: (count: unknown, size: number) =>
    `multinomial: ${String(count)} draws from ${size} weights; there must be 1 or more, no more than weights without replacement, and a weight above 0 in each row`,
  legacySeed: (given: unknown) =>
    `RandomState: the seed is ${String(given)}, but must be a whole number from 0 to 2^32 - 1, as in NumPy`,
  choice: (reason: string) => `choice: ${reason}`,
  threads: (given: unknown) =>
    `setNumThreads: the number of threads is ${String(given)}, but must be a whole number from 1 to 64`,
  helperFailed: (kernel: string) => `${kernel}: a helper thread has failed; setNumThreads(1) does without them`,
  noWebAssembly: (reason: string) =>
    `lectern computes with WebAssembly, which is not to be had here: ${reason}. A page's Content-Security-Policy must allow ` +
    "'wasm-unsafe-eval' among its script-src, and Node must run without --jitless",
  noMemory: (dtype: string, count: number, bytes: number) =>
    `an array of ${count} numbers of kind ${dtype} takes ${(bytes / 2 ** 30).toFixed(1)} GiB, more than there is. Work in parts`,
  noRoom: () => 'a kernel was given less room than it needs',
  kernelMemory: (bytes: number, limit: number) =>
    `the operands and the result take ${(bytes / 2 ** 30).toFixed(1)} GiB together; the kernels have ${limit / 2 ** 30} GiB. Split the product`,
  overflow: (op: string, value: number) =>
    Number.isInteger(value) || Math.abs(value) === Infinity
      ? `${op}: ${value} is more than int32 can hold${op === 'to' ? '' : ". Convert first, e.g. with .to('float64')"}`
      : `${op}: ${value} is no whole number, as int32 holds them`,
  repeatedDim: (op: string, dims: readonly number[]) =>
    `${op}: dimension ${dims.find((d, i) => dims.indexOf(d) !== i)} is named twice in [${dims}]`,
  badOrder: (dims: readonly unknown[], rank: number) =>
    `permute: [${dims}] must name each of the ${rank} dimensions once`,
  normOrder: (given: unknown) =>
    `norm: p is ${typeof given === 'object' ? JSON.stringify(given) : String(given)}, but must be a number; options come second, as in norm(1, { dim: 0 })`,
  wholePower: (exponent: number) =>
    `pow: int32 has no power ${exponent}, which would be a fraction. Convert first, e.g. with .to('float32')`,
};

/**
 * Sizes that do not fit together.
 * @example
 * try {
 *   zeros(2, 3).matmul(zeros(2, 3));
 * } catch (error) {
 *   console.log(error instanceof ShapeError);
 * }
 */
export class ShapeError extends Error {
  override name = 'ShapeError';
}
