// Gradients: every result remembers how it was made, and `backward` walks that history once.

import { aFunction, check, checked } from '../options/index.js';
import { type GraphOptions, gradRules, graphRules } from './arguments.js';
import { NDArray } from './arrays/ndarray.js';
import { sameShape } from './arrays/shape.js';
import { messages, ShapeError } from './messages.js';
import { type PrimitiveName, type Primitives, rules } from './ops.js';
import { checkTensors, Tensor } from './tensor.js';

/** How a tensor was made: the operation, what it was applied to, and the operation's own arguments. */
export interface History {
  op: PrimitiveName;
  inputs: Tensor[];
  args: unknown[];
  /** How often the result, and each input, had been changed in place. */
  versions: number[];
  /** Counts up: what is made of a result comes after it. */
  order: number;
}

let recording = true;
let made = 0;

/**
 * Runs `f` without recording how results are made: faster, and no gradient flows through.
 * @returns what `f` returns
 * @example noGrad(() => w.sub(w.mul(0.1))).requiresGrad // false
 */
export const noGrad = <T>(f: () => T): T => whileRecording('noGrad', false, f);

/**
 * Runs `f` with recording, also inside `noGrad`.
 * @example noGrad(() => enableGrad(() => w.mul(2))).requiresGrad // true
 */
export const enableGrad = <T>(f: () => T): T => whileRecording('enableGrad', true, f);

function whileRecording<T>(op: string, whether: boolean, f: () => T): T {
  check(op, 'the function', f, aFunction);
  const before = recording;
  recording = whether;
  try {
    const result = f();
    if (result instanceof Promise) throw new Error(messages.asynchronous(op));
    return result;
  } finally {
    recording = before;
  }
}

/**
 * True while results remember how they were made.
 * @example noGrad(() => isGradEnabled()) // false
 */
export const isGradEnabled = (): boolean => recording;

/** The value of an operation, with its history when a gradient may be asked for. */
export function apply<P extends PrimitiveName>(op: P, inputs: Tensor[], ...args: Primitives[P]): Tensor {
  const result = new Tensor(rules[op].forward(inputs.map(arrayOf), ...args));
  if (!recording || !wantGradient(inputs)) return result;
  result.requiresGrad = true;
  result.isLeaf = false;
  result.history = { op, inputs, args, versions: versionsOf(inputs, result), order: made++ };
  return result;
}

const arrayOf = (tensor: Tensor): NDArray => tensor.array;

function wantGradient(inputs: readonly Tensor[]): boolean {
  for (let i = 0; i < inputs.length; i++) if (inputs[i]!.requiresGrad) return true;
  return false;
}

/** How often the result of an operation, and each input, has been changed in place so far. */
function versionsOf(inputs: readonly Tensor[], result: Tensor): number[] {
  const versions = [result.array.version];
  for (let i = 0; i < inputs.length; i++) versions.push(inputs[i]!.array.version);
  return versions;
}

/** Whether something that a gradient is computed from was changed in place since then; other changes do no harm. */
function isChanged(result: Tensor, { op, inputs, versions }: History): boolean {
  const { reads } = rules[op];
  const changed = (what: string) =>
    what === 'y'
      ? result.array.version !== versions[0]
      : inputs['abc'.indexOf(what)]!.array.version !== versions['abc'.indexOf(what) + 1];
  return inputs.some((input, i) => input.requiresGrad && [...(reads[i] ?? reads.at(-1)!)].some(changed));
}

/**
 * Adds ∂root/∂x to `x.grad` for every leaf x that `root` depends on, and forgets the history.
 * @throws {ShapeError} when root is not a single number and no gradient is given, or has another shape than root
 */
export function backward(root: Tensor, gradient: Tensor | undefined, options: GraphOptions | undefined): void {
  walk(root, gradient, checked('backward', options, graphRules), (tensor, g, own) => {
    if (tensor.history && !tensor.retainsGrad) return;
    tensor.grad = tensor.grad ? tensor.grad.add(g) : own ? g : g.clone(); // rules may hand one to several inputs
  });
}

/**
 * The gradients ∂output/∂x of some tensors; `x.grad` is left as it is.
 * @param options.gradient what stands for ∂/∂output; needed unless this is a single number
 * @param options.allowUnused gives zeros for those on which the output does not depend
 * @throws {Error} when the output does not depend on one of them
 * @example
 * const x = tensor(2, { requiresGrad: true });
 * const [first] = grad(x.pow(3), [x], { createGraph: true }); // 3x² = 12
 * const [second] = grad(first, [x]); // 6x = 12
 */
export function grad(
  output: Tensor,
  inputs: readonly Tensor[],
  options?: GraphOptions & { gradient?: Tensor; allowUnused?: boolean },
): Tensor[] {
  if (!Array.isArray(inputs)) throw new TypeError(messages.list('grad', inputs));
  checkTensors('grad', [output, ...inputs]);
  const { gradient, allowUnused = false, ...graph } = checked('grad', options, gradRules);
  const found = new Map<Tensor, Tensor>();
  const towards = new Set(inputs);
  const visit = (tensor: Tensor, g: Tensor) => towards.has(tensor) && found.set(tensor, g);
  if (output.requiresGrad || !allowUnused) walk(output, gradient, { ...graph, towards }, visit);
  return inputs.map((input, i) => {
    const g = found.get(input);
    if (!g && !allowUnused) throw new Error(messages.unused(i));
    return g ?? new Tensor(NDArray.zeros(input.dtype, input.shape));
  });
}

/** A gradient; nobody else holds the numbers of one that is its tensor's own. */
interface Gradient {
  g: Tensor;
  own: boolean;
}

/** Calls `visit` with each tensor behind `root` and its whole gradient, results before what they were made from. */
function walk(
  root: Tensor,
  gradient: Tensor | undefined,
  { createGraph = false, retainGraph = createGraph, towards }: GraphOptions & { towards?: ReadonlySet<Tensor> },
  visit: (tensor: Tensor, g: Tensor, own: boolean) => void,
): void {
  if (!root.requiresGrad) throw new Error(messages.nothingToDifferentiate());
  if (!gradient && root.numel() !== 1) throw new ShapeError(messages.backwardScalar(root.shape));
  if (gradient) checkTensors('backward', [gradient]);
  if (gradient && !sameShape(gradient.shape, root.shape))
    throw new ShapeError(messages.gradientShape(gradient.shape, root.shape));
  const go = () => {
    const start = gradient?.to(root.dtype) ?? new Tensor(NDArray.single(1, root.dtype, root.shape));
    const gradients = new Map<Tensor, Gradient>([[root, { g: start, own: false }]]);
    const order = inOrder(root);
    const useful = towards && thoseThatLeadTo(towards, order);
    for (const tensor of order) {
      const found = gradients.get(tensor);
      gradients.delete(tensor);
      if (!found) continue;
      let { g, own } = found;
      for (const hook of tensor.hooks ?? []) {
        const changed = hook(g);
        if (changed !== undefined && !(changed instanceof Tensor && sameShape(changed.shape, g.shape)))
          throw new TypeError(messages.hook(changed, g.shape));
        g = changed ?? g;
        own = false;
      }
      const { history } = tensor;
      if (!history && !tensor.isLeaf) throw new Error(messages.backwardTwice());
      visit(tensor, g, own);
      if (!history || (useful && !history.inputs.some((input) => useful.has(input)))) continue;
      if (isChanged(tensor, history)) throw new Error(messages.changed(history.op));
      if (!retainGraph) tensor.history = null;
      const parts = partsOf(g, tensor, history, createGraph);
      for (let i = 0; i < parts.length; i++) {
        const [part, input] = [parts[i], history.inputs[i]!];
        if (!part || !input.requiresGrad || (useful && !useful.has(input))) continue;
        const fitting = sumTo(part, input.shape).to(input.dtype); // an input that was stretched gets the sum over its copies
        const sofar = gradients.get(input);
        if (sofar) gradients.set(input, { g: sofar.g.add(fitting), own: true });
        else gradients.set(input, { g: fitting, own: fitting.array !== g.array && !fitting.array.isView });
      }
    }
  };
  (createGraph ? enableGrad : noGrad)(go);
}

/** The gradients of what a result was made from, of which `g` is the result's own. */
function partsOf(g: Tensor, y: Tensor, { op, inputs, args }: History, createGraph: boolean): (Tensor | null)[] {
  const { backward, gradients } = rules[op];
  if (createGraph || !gradients) return backward(g, y, inputs, args);
  return gradients(g.array, y.array, inputs.map(arrayOf), args).map((part) => part && new Tensor(part));
}

/** Those from which a way leads to one of the tensors. */
function thoseThatLeadTo(tensors: ReadonlySet<Tensor>, order: readonly Tensor[]): ReadonlySet<Tensor> {
  const useful = new Set(tensors);
  for (const tensor of order.toReversed())
    if (tensor.history?.inputs.some((input) => useful.has(input))) useful.add(tensor);
  return useful;
}

/** The tensors behind `root`, each before what it was made from, and leaves last. */
function inOrder(root: Tensor): Tensor[] {
  const seen = new Set([root]);
  for (const { history } of seen) // grows meanwhile
    if (history) for (const input of history.inputs) if (input.requiresGrad) seen.add(input);
  return [...seen].sort((a, b) => (b.history?.order ?? -1) - (a.history?.order ?? -1));
}

/** Undoes broadcasting: sums over the dimensions along which `shape` was repeated. */
function sumTo(tensor: Tensor, shape: readonly number[]): Tensor {
  if (sameShape(tensor.shape, shape)) return tensor;
  const extra = tensor.shape.length - shape.length;
  const dims = tensor.shape.flatMap((size, i) => (i < extra || (shape[i - extra] === 1 && size !== 1) ? [i] : []));
  return tensor.sum({ dim: dims, keepdim: true }).reshape(shape);
}
