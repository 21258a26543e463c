// Sums of products, written as in Einstein's notation.

import { upTo } from './arrays/places.js';
import { sizeOf } from './arrays/shape.js';
import { messages, ShapeError } from './messages.js';
import { checkTensors, Tensor } from './tensor.js';

/** A tensor whose dimensions have letters. */
interface Term {
  readonly x: Tensor;
  readonly letters: string;
}

/**
 * Sums of products of elements, `torch.einsum`: a letter names each dimension of the operands, and of the result; letters that the
 * result has not are summed over. Without '->' the result has the letters that occur once, in the order of the alphabet; '...' stands
 * for any number of further dimensions. Operands are multiplied from left to right, by matrix products.
 * @throws {ShapeError} when the letters do not fit the operands, or a letter stands for two sizes
 * @example einsum('ij,jk->ik', ones(2, 3), ones(3, 4)).shape // [2, 4]
 * @example einsum('bqd,bkd->bqk', ones(8, 5, 16), ones(8, 7, 16)).shape // [8, 5, 7]
 */
export function einsum(equation: string, ...operands: Tensor[] | [operands: readonly Tensor[]]): Tensor {
  const tensors = (Array.isArray(operands[0]) ? operands[0] : operands) as readonly Tensor[];
  checkTensors('einsum', tensors);
  const [inputs, output] = read(equation, tensors);
  const terms = tensors.map((x, i) => withoutRepeats({ x, letters: inputs[i]! }));
  checkSizes(terms, equation);
  const needed = (later: readonly Term[], letter: string) =>
    output.includes(letter) || later.some(({ letters }) => letters.includes(letter));
  const [first, ...others] = terms;
  const all = others.reduce(
    (sofar, term, i) => joined(sofar, term, (letter) => needed(others.slice(i + 1), letter)),
    summed(first!, (letter) => needed(others, letter)),
  );
  const missing = [...output].find((letter) => !all.letters.includes(letter));
  if (missing) throw new ShapeError(messages.einsumOutput(equation, missing));
  return all.x.permute([...output].map((letter) => all.letters.indexOf(letter)));
}

/** The letters of each operand and of the result; what '...' stands for gets capital letters that are free. */
function read(equation: string, tensors: readonly Tensor[]): [inputs: string[], output: string] {
  const [left, right] = String(equation).replaceAll(' ', '').split('->');
  const inputs = left!.split(',');
  const good = /^([a-zA-Z]*(\.\.\.)?[a-zA-Z]*,?)*$/.test(left!) && /^[a-zA-Z]*(\.\.\.)?[a-zA-Z]*$/.test(right ?? '');
  if (typeof equation !== 'string' || !good || inputs.length !== tensors.length || tensors.length === 0)
    throw new ShapeError(messages.einsum(equation, tensors.length));
  const free = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'].filter((letter) => !equation.includes(letter));
  const spread = (term: string, count: number) => term.replace('...', free.slice(0, count).reverse().join(''));
  const extra = inputs.map((term, i) => tensors[i]!.dim() - term.replace('...', '').length);
  const terms = inputs.map((term, i) => {
    if (extra[i]! < 0 || (extra[i]! > 0 && !term.includes('...')))
      throw new ShapeError(messages.einsumRank(equation, term, tensors[i]!.shape));
    return spread(term, extra[i]!);
  });
  const most = Math.max(0, ...inputs.map((term, i) => (term.includes('...') ? extra[i]! : 0)));
  const letters = [...new Set(terms.join(''))];
  const once = letters.filter((letter) => terms.join('').split(letter).length === 2 && equation.includes(letter));
  const output = right === undefined ? spread('...', most) + once.sort().join('') : spread(right, most);
  if (new Set(output).size !== output.length) throw new ShapeError(messages.einsumOutput(equation, output));
  return [terms, output];
}

/** A letter that stands twice means the diagonal. */
function withoutRepeats({ x, letters }: Term): Term {
  const again = [...letters].findIndex((letter, i) => letters.indexOf(letter) < i);
  if (again < 0) return { x, letters };
  const first = letters.indexOf(letters[again]!);
  const others = [...letters].map((_, d) => d).filter((d) => d !== first && d !== again);
  const [n, m] = [x.shape[first]!, x.shape[again]!];
  if (n !== m) throw new ShapeError(messages.einsumSizes(letters, letters[first]!, n, m));
  const flat = x.permute([...others, first, again]).flatten(-2);
  const diagonal = flat.indexSelect(-1, new Tensor(upTo(n, (i) => i * (n + 1))));
  return withoutRepeats({ x: diagonal, letters: others.map((d) => letters[d]).join('') + letters[first] });
}

function checkSizes(terms: readonly Term[], equation: string): void {
  const sizes = new Map<string, number>();
  for (const { x, letters } of terms)
    for (const [d, letter] of [...letters].entries()) {
      const [size, other] = [x.shape[d]!, sizes.get(letter) ?? 1];
      if (size !== other && size !== 1 && other !== 1)
        throw new ShapeError(messages.einsumSizes(equation, letter, other, size));
      sizes.set(letter, Math.max(size, other));
    }
}

/** Summed over the letters that nobody needs. */
function summed({ x, letters }: Term, needed: (letter: string) => boolean): Term {
  const dims = [...letters].flatMap((letter, d) => (needed(letter) ? [] : [d]));
  return { x: dims.length === 0 ? x : x.sum(dims), letters: [...letters].filter(needed).join('') };
}

/** The product of two terms, summed over the letters that nobody needs: a stack of matrix products. */
function joined(left: Term, right: Term, needed: (letter: string) => boolean): Term {
  const a = summed(left, (letter) => needed(letter) || right.letters.includes(letter));
  const b = summed(right, (letter) => needed(letter) || left.letters.includes(letter));
  const both = [...a.letters].filter((letter) => b.letters.includes(letter));
  const batch = both.filter(needed);
  const inner = both.filter((letter) => !needed(letter));
  const rows = [...a.letters].filter((letter) => !both.includes(letter));
  const columns = [...b.letters].filter((letter) => !both.includes(letter));
  const size = (letter: string) => Math.max(...[a, b].map((t) => t.x.shape[t.letters.indexOf(letter)] ?? 1));
  const shape = (letters: readonly string[]) => letters.map(size);
  const arranged = ({ x, letters }: Term, order: readonly string[]) =>
    x.permute(order.map((letter) => letters.indexOf(letter))).expand(shape(order));
  const m = arranged(a, [...batch, ...rows, ...inner]).reshape([
    ...shape(batch),
    sizeOf(shape(rows)),
    sizeOf(shape(inner)),
  ]);
  const n = arranged(b, [...batch, ...inner, ...columns]).reshape([
    ...shape(batch),
    sizeOf(shape(inner)),
    sizeOf(shape(columns)),
  ]);
  const letters = [...batch, ...rows, ...columns];
  return { x: m.matmul(n).reshape(shape(letters)), letters: letters.join('') };
}
