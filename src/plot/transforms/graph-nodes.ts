// How a tensor was computed, and what a module is made of, as nodes with arrows. Both are known by their shape as values.

import { isPlain } from '../../options/index.js';
import { messages } from '../messages.js';
import { rootOfSquares, short } from '../numbers.js';

/** What is read of a tensor. */
export interface TensorLike {
  readonly data: ArrayLike<number>;
  readonly shape: ArrayLike<number>;
  readonly requiresGrad?: boolean;
  readonly grad?: TensorLike | null;
  readonly history?: { readonly op: string; readonly inputs: readonly TensorLike[] } | null;
}

/** A single number in another shape is the same to a reader. */
function meant(tensor: TensorLike): TensorLike {
  const { history, data } = tensor;
  return history?.op === 'reshape' && data.length === 1 ? meant(history.inputs[0]!) : tensor;
}

/** What is read of a module. */
export interface ModuleLike {
  namedChildren(): readonly (readonly [name: string, child: ModuleLike])[];
  extraRepr?(): string;
}

export const isTensor = (x: unknown): x is TensorLike =>
  typeof x === 'object' && x !== null && 'data' in x && 'shape' in x && 'history' in x;
export const isModule = (x: unknown): x is ModuleLike =>
  typeof x === 'object' && x !== null && typeof (x as { namedChildren?: unknown }).namedChildren === 'function';

/** A node: its lines, what kind it is, and the places of the nodes from which arrows lead to it. */
export interface GraphNode {
  kind: 'operation' | 'learned' | 'given';
  lines: string[];
  from: number[];
}

/** More nodes can be read by nobody. */
const mostNodes = 80;

/** The value of a single number; otherwise the shape. */
function worth({ data, shape }: TensorLike): string {
  return data.length === 1 ? short(data[0]!).replace('-', '−') : `[${Array.from(shape).join(', ')}]`;
}

function gradientOf({ grad }: TensorLike): string[] {
  if (!grad) return [];
  return [
    grad.data.length === 1
      ? `grad ${worth(grad)}`
      : `‖grad‖ ${short(rootOfSquares(grad.data.length, (i) => grad.data[i]!))}`,
  ];
}

/**
 * The tensors that a result was computed from, each once, inputs before what is made of them.
 * @param names what leaves are called
 */
export function tensorNodes(root: TensorLike, names: ReadonlyMap<TensorLike, string>): GraphNode[] {
  const nodes: GraphNode[] = [];
  const places = new Map<TensorLike, number>();
  const stack: { tensor: TensorLike; ready: boolean }[] = [{ tensor: meant(root), ready: false }]; // deep graphs are no deep calls
  while (stack.length > 0) {
    const { tensor, ready } = stack.pop()!;
    if (places.has(tensor)) continue;
    const inputs = tensor.history?.inputs.map(meant) ?? [];
    if (!ready && inputs.length > 0) {
      stack.push({ tensor, ready: true });
      for (const input of [...inputs].reverse()) stack.push({ tensor: input, ready: false });
      continue;
    }
    if (nodes.length === mostNodes) throw new RangeError(messages.largeGraph(mostNodes));
    const name = names.get(tensor);
    const { history, requiresGrad = false } = tensor;
    const head = history
      ? name === undefined
        ? history.op
        : `${name} = ${history.op}`
      : (name ?? messages.leaf(requiresGrad));
    places.set(tensor, nodes.length);
    nodes.push({
      kind: history ? 'operation' : requiresGrad ? 'learned' : 'given',
      lines: [head, worth(tensor), ...gradientOf(tensor)],
      from: inputs.map((input) => places.get(input)!),
    });
  }
  return nodes;
}

/** The parts of a module: one behind the other in what runs them so, otherwise below what they belong to. */
export function moduleNodes(root: ModuleLike): GraphNode[] {
  const nodes: GraphNode[] = [];
  const kindOf = (module: ModuleLike) => module.constructor.name;
  const add = (module: ModuleLike, name: string, from: number[]): number => {
    if (nodes.length === mostNodes) throw new RangeError(messages.largeGraph(mostNodes));
    const learns = (module as { parameters?: () => readonly unknown[] }).parameters?.().length ?? 0;
    const said = module.extraRepr?.() ?? '';
    const lines = [
      name === '' ? kindOf(module) : `${name}: ${kindOf(module)}`,
      ...(said === '' ? [] : said.split('\n')),
    ];
    return nodes.push({ kind: learns > 0 ? 'learned' : 'given', lines, from }) - 1;
  };
  /** @returns the last node, from which the next one's arrow comes */
  const visit = (module: ModuleLike, name: string, from: number[]): number[] => {
    const children = module.namedChildren();
    if (kindOf(module) === 'Sequential' && children.length > 0)
      return children.reduce(
        (before, [own, child]) => visit(child, name === '' ? own : `${name}.${own}`, before),
        from,
      );
    const place = add(module, name, from);
    for (const [own, child] of children) visit(child, own, [place]);
    return [place];
  };
  visit(root, '', []);
  return nodes;
}

/** Names given to tensors, as a map from the tensors. */
export const namesOf = (names: object | undefined): Map<TensorLike, string> =>
  new Map(Object.entries(names ?? {}).map(([name, tensor]) => [meant(tensor as TensorLike), name]));

export const areNames = (x: unknown): boolean => isPlain(x) && Object.values(x).every(isTensor);
