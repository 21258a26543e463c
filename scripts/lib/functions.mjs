// The functions of the root, from the methods of the tensor: `exp(x)` is `x.exp()`.

import ts from 'typescript';

/** Methods that PyTorch has as functions too, each with an example. `var` is no name that JavaScript allows. */
const examples = {
  neg: 'neg(tensor([1, -2])).tolist() // [-1, 2]',
  abs: 'abs(tensor([-3, 3])).tolist() // [3, 3]',
  square: 'square(tensor([-3, 2])).tolist() // [9, 4]',
  sqrt: 'sqrt(tensor([4, 9])).tolist() // [2, 3]',
  exp: 'exp(tensor(1)).item() // e = 2.7183',
  log: 'log(tensor(2)).item() // ln 2 = 0.6931',
  log1p: 'log1p(tensor(1)).item() // ln 2 = 0.6931',
  log2: 'log2(tensor([1, 8])).tolist() // [0, 3]',
  log10: 'log10(tensor([1, 1000])).tolist() // [0, 3]',
  exp2: 'exp2(tensor([0, 3])).tolist() // [1, 8]',
  expm1: 'expm1(tensor(1)).item() // e − 1 = 1.7183',
  erf: 'erf(tensor([0, 10])).tolist() // [0, 1]',
  reciprocal: 'reciprocal(tensor([2, 4])).tolist() // [0.5, 0.25]',
  rsqrt: 'rsqrt(tensor([4, 16])).tolist() // [0.5, 0.25]',
  floor: 'floor(tensor([1.7, -1.2])).tolist() // [1, -2]',
  ceil: 'ceil(tensor([1.2, -1.7])).tolist() // [2, -1]',
  round: 'round(tensor([0.5, 1.5, 2.4])).tolist() // [0, 2, 2]',
  trunc: 'trunc(tensor([1.7, -1.7])).tolist() // [1, -1]',
  sin: 'sin(tensor(1)).item() // sin 1 = 0.8415',
  cos: 'cos(tensor(0)).item() // 1',
  tan: 'tan(tensor(1)).item() // tan 1 = 1.5574',
  asin: 'asin(tensor(1)).item() // π / 2 = 1.5708',
  acos: 'acos(tensor(0)).item() // π / 2 = 1.5708',
  atan: 'atan(tensor(1)).item() // π / 4 = 0.7854',
  sinh: 'sinh(tensor(1)).item() // sinh 1 = 1.1752',
  cosh: 'cosh(tensor(0)).item() // 1',
  tanh: 'tanh(tensor([0, 100])).tolist() // [0, 1]',
  asinh: 'asinh(tensor(1)).item() // ln(1 + √2) = 0.8814',
  acosh: 'acosh(tensor(2)).item() // ln(2 + √3) = 1.3170',
  atanh: 'atanh(tensor(0.5)).item() // ln(3) / 2 = 0.5493',
  sigmoid: 'sigmoid(tensor([0, 100])).tolist() // [0.5, 1]',
  relu: 'relu(tensor([-2, 3])).tolist() // [0, 3]',
  sign: 'sign(tensor([-2, 0, 3])).tolist() // [-1, 0, 1]',
  add: 'add(tensor([1, 2]), 10).tolist() // [11, 12]',
  sub: 'sub(tensor([1, 2]), tensor([1, 1])).tolist() // [0, 1]',
  mul: 'mul(tensor([1, 2]), 3).tolist() // [3, 6]',
  div: 'div(tensor([1, 2]), 4).tolist() // [0.25, 0.5]',
  pow: 'pow(tensor([2, 3]), 2).tolist() // [4, 9]',
  remainder: 'remainder(tensor([7, -7]), 3).tolist() // [1, 2]',
  fmod: 'fmod(tensor([7, -7]), 3).tolist() // [1, -1]',
  floorDivide: 'floorDivide(tensor([7, -7]), 2).tolist() // [3, -4]',
  maximum: 'maximum(tensor([1, 5]), tensor([3, 2])).tolist() // [3, 5]',
  minimum: 'minimum(tensor([1, 5]), tensor([3, 2])).tolist() // [1, 2]',
  gt: 'gt(tensor([1, 2, 3]), 2).tolist() // [0, 0, 1]',
  lt: 'lt(tensor([1, 2, 3]), 2).tolist() // [1, 0, 0]',
  ge: 'ge(tensor([1, 2, 3]), 2).tolist() // [0, 1, 1]',
  le: 'le(tensor([1, 2, 3]), 2).tolist() // [1, 1, 0]',
  eq: 'eq(tensor([1, 2, 3]), 2).tolist() // [0, 1, 0]',
  ne: 'ne(tensor([1, 2, 3]), 2).tolist() // [1, 0, 1]',
  isnan: 'isnan(tensor([1, Number.NaN])).tolist() // [0, 1]',
  isinf: 'isinf(tensor([1, Infinity])).tolist() // [0, 1]',
  isfinite: 'isfinite(tensor([1, Infinity])).tolist() // [1, 0]',
  any: 'any(tensor([0, 2])).item() // 1',
  all: 'all(tensor([0, 2])).item() // 0',
  logicalAnd: 'logicalAnd(tensor([1, 1]), tensor([0, 2])).tolist() // [0, 1]',
  logicalOr: 'logicalOr(tensor([0, 1]), tensor([0, 2])).tolist() // [0, 1]',
  logicalNot: 'logicalNot(tensor([0, 2])).tolist() // [1, 0]',
  equal: 'equal(tensor([1, 2]), tensor([1, 2])) // true',
  allclose: 'allclose(tensor([1]), tensor([1.001]), { rtol: 0.01 }) // true',
  sum: 'sum(tensor([[1, 2], [3, 4]]), 0).tolist() // [4, 6]',
  mean: 'mean(tensor([[1, 2], [3, 4]]), 1).tolist() // [1.5, 3.5]',
  var: 'variance(tensor([1, 2, 3])).item() // 1',
  std: 'std(tensor([2, 4, 6])).item() // 2',
  median: 'median(tensor([5, 1, 3])).item() // 3',
  amax: 'amax(tensor([[1, 2], [3, 0]]), 1).tolist() // [2, 3]',
  amin: 'amin(tensor([[1, 2], [3, 0]]), 1).tolist() // [1, 0]',
  argmax: 'argmax(tensor([[1, 2], [3, 0]]), 1).tolist() // [1, 0]',
  argmin: 'argmin(tensor([[1, 2], [3, 0]]), 1).tolist() // [0, 1]',
  max: 'max(tensor([[1, 2], [3, 0]]), 1).indices.tolist() // [1, 0]',
  min: 'min(tensor([1, 5]), tensor([3, 2])).tolist() // [1, 2]',
  sort: 'sort(tensor([3, 1, 2])).indices.tolist() // [1, 2, 0]',
  argsort: 'argsort(tensor([3, 1, 2])).tolist() // [1, 2, 0]',
  topk: 'topk(tensor([3, 1, 2]), 2).values.tolist() // [3, 2]',
  prod: 'prod(tensor([2, 3, 4])).item() // 24',
  softmax: 'softmax(tensor([5, 5]), 0).tolist() // [0.5, 0.5]',
  logSoftmax: 'logSoftmax(tensor([5, 5]), 0).select(0, 0).neg().item() // ln 2 = 0.6931',
  logsumexp: 'logsumexp(tensor([0, 0]), 0).item() // ln 2 = 0.6931',
  cumsum: 'cumsum(tensor([1, 2, 3]), 0).tolist() // [1, 3, 6]',
  cumprod: 'cumprod(tensor([1, 2, 3]), 0).tolist() // [1, 2, 6]',
  quantile: 'quantile(tensor([1, 2, 3, 4]), 0.5).item() // 2.5',
  histc: 'histc(tensor([0, 1, 1, 3]), { bins: 3, min: 0, max: 3 }).tolist() // [1, 2, 1]',
  norm: 'norm(tensor([3, 4])).item() // 5',
  reshape: 'reshape(arange(6), 2, -1).shape // [2, 3]',
  permute: 'permute(zeros(2, 3, 4), 2, 0, 1).shape // [4, 2, 3]',
  transpose: 'transpose(zeros(2, 3), 0, 1).shape // [3, 2]',
  unsqueeze: 'unsqueeze(zeros(2, 3), 0).shape // [1, 2, 3]',
  squeeze: 'squeeze(zeros(1, 3)).shape // [3]',
  flatten: 'flatten(zeros(2, 3, 4), 1).shape // [2, 12]',
  narrow: 'narrow(arange(5), 0, 1, 3).tolist() // [1, 2, 3]',
  select: 'select(tensor([[1, 2], [3, 4]]), 0, 1).tolist() // [3, 4]',
  split: 'split(arange(5), 2).map((part) => part.tolist()) // [[0, 1], [2, 3], [4]]',
  chunk: 'chunk(arange(5), 2).map((part) => part.tolist()) // [[0, 1, 2], [3, 4]]',
  unbind: 'unbind(tensor([[1, 2], [3, 4]])).map((row) => row.tolist()) // [[1, 2], [3, 4]]',
  gather: "gather(tensor([[1, 2], [3, 4]]), 1, tensor([[1], [0]], { dtype: 'int32' })).tolist() // [[2], [3]]",
  scatter: "scatter(zeros(3), 0, tensor([2, 0], { dtype: 'int32' }), tensor([5, 6])).tolist() // [6, 0, 5]",
  scatterAdd: "scatterAdd(zeros(2), 0, tensor([1, 1], { dtype: 'int32' }), tensor([5, 6])).tolist() // [0, 11]",
  indexSelect: "indexSelect(tensor([5, 6, 7]), 0, tensor([2, 0], { dtype: 'int32' })).tolist() // [7, 5]",
  nonzero: 'nonzero(tensor([0, 5, 6])).tolist() // [[1], [2]]',
  maskedSelect: 'maskedSelect(tensor([1, 2, 3]), tensor([1, 2, 3]).gt(1)).tolist() // [2, 3]',
  tril: 'tril(ones(2, 2)).tolist() // [[1, 0], [1, 1]]',
  triu: 'triu(ones(2, 2)).tolist() // [[1, 1], [0, 1]]',
  diag: 'diag(tensor([1, 2])).tolist() // [[1, 0], [0, 2]]',
  diagonal: 'diagonal(tensor([[1, 2], [3, 4]])).tolist() // [1, 4]',
  trace: 'trace(tensor([[1, 2], [3, 4]])).item() // 5',
  flip: 'flip(tensor([1, 2, 3]), 0).tolist() // [3, 2, 1]',
  roll: 'roll(tensor([1, 2, 3]), 1, 0).tolist() // [3, 1, 2]',
  repeatInterleave: 'repeatInterleave(tensor([1, 2]), 2).tolist() // [1, 1, 2, 2]',
  unique: 'unique(tensor([3, 1, 3])).tolist() // [1, 3]',
  bincount: "bincount(tensor([0, 2, 2], { dtype: 'int32' })).tolist() // [1, 0, 2]",
  clamp: 'clamp(tensor([-2, 0.5, 3]), { min: 0, max: 1 }).tolist() // [0, 0.5, 1]',
  clip: 'clip(tensor([-2, 3]), { max: 1 }).tolist() // [-2, 1]',
  outer: 'outer(tensor([1, 2]), tensor([3, 4])).tolist() // [[3, 4], [6, 8]]',
  dot: 'dot(tensor([1, 2]), tensor([3, 4])).item() // 11',
  matmul: 'matmul(ones(2, 3), ones(3, 4)).shape // [2, 4]',
  mm: 'mm(tensor([[1, 2]]), tensor([[3], [4]])).tolist() // [[11]]',
  bmm: 'bmm(ones(5, 2, 3), ones(5, 3, 4)).shape // [5, 2, 4]',
  mv: 'mv(tensor([[1, 2], [3, 4]]), tensor([1, 1])).tolist() // [3, 7]',
};
const renamed = new Map([['var', 'variance']]);

/** The text of the module of functions, for the text of the tensor's. */
export function functionsOf(source) {
  const file = ts.createSourceFile('tensor.ts', source, ts.ScriptTarget.Latest, true);
  const tensor = file.statements.find((node) => ts.isClassDeclaration(node) && node.name?.text === 'Tensor');
  const methods = tensor.members.filter((member) => ts.isMethodDeclaration(member) && ts.isIdentifier(member.name));
  const types = new Set();
  const parts = Object.keys(examples).flatMap((name) => {
    const own = methods.filter((method) => method.name.text === name);
    if (own.length === 0) throw new Error(`functions: the tensor has no method ${name}`);
    return functionOf(name, own, file, types);
  });
  const all = ['DimArgs', 'DimOptions', 'DimsArgs', 'NumbersArgs', 'ReduceOptions'];
  return [
    '// Written by `npm run functions`; do not edit.',
    '//',
    '// The operations as functions: `exp(x)` is `x.exp()`.',
    '',
    `import type { ${all.filter((type) => types.has(type)).join(', ')} } from './arguments.js';`,
    `import { checkTensors, type Tensor${types.has('ValuesAndIndices') ? ', type ValuesAndIndices' : ''} } from './tensor.js';`,
    '',
    '/** @throws {TypeError} when there is no tensor to begin with */',
    'function input(op: string, x: Tensor): Tensor {',
    '  checkTensors(op, [x]);',
    '  return x;',
    '}',
    '',
    ...parts,
  ].join('\n');
}

/** @param methods the declarations of one method: its overloads, and its body */
function functionOf(name, methods, file, types) {
  const called = renamed.get(name) ?? name;
  const text = (node) => file.text.slice(node.pos, node.end).trim();
  const open = methods.length === 1 ? methods : methods.slice(0, -1);
  const body = methods.at(-1);
  for (const method of methods) note(method, types);
  const parameters = (method) => ['x: Tensor', ...method.parameters.map(text)].join(', ');
  const passed = body.parameters.map((parameter) => `${parameter.dotDotDotToken ? '...' : ''}${text(parameter.name)}`);
  const comments = ts.getLeadingCommentRanges(file.text, open[0].pos) ?? [];
  const doc = comments.filter(({ pos }) => file.text.startsWith('/**', pos)).at(-1);
  const comment = commented(
    doc ? file.text.slice(doc.pos, doc.end).replace(/^ {2}/gm, '') : `/** \`x.${name}\` as a function. */`,
    examples[name],
  );
  const call = `input('${called}', x).${name}(${passed.join(', ')})`;
  const signatures =
    methods.length === 1 ? [] : open.map((m) => `export function ${called}(${parameters(m)}): ${text(m.type)};`);
  return [
    comment,
    ...signatures,
    `export function ${called}(${parameters(body)}): ${text(body.type)} {`,
    `  return ${methods.length === 1 ? call : `(${call.replace(`.${name}(`, `.${name} as (...args: unknown[]) => ${text(body.type)})(`)}`};`,
    '}',
    '',
  ];
}

/** Notes the names of types that a declaration mentions. */
function note(node, types) {
  if (ts.isTypeReferenceNode(node) && ts.isIdentifier(node.typeName)) types.add(node.typeName.text);
  ts.forEachChild(node, (child) => note(child, types));
}

/** The comment of a method, what is thrown where no tensor is, and the example, in place of the method's own. */
function commented(doc, example) {
  const lines = doc.includes('\n') ? doc.split('\n') : ['/**', ` * ${doc.slice(3, -2).trim()}`, ' */'];
  const own = lines.findIndex((line) => line.includes('@example'));
  const said = lines.slice(0, own < 0 ? -1 : own);
  return [...said, ' * @throws {TypeError} when x is no tensor', ` * @example ${example}`, ' */'].join('\n');
}
