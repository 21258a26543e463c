// The functions of the root, from the methods of the tensor: `exp(x)` is `x.exp()`.

import ts from 'typescript';

/** Methods that PyTorch has as functions too. `var` is no name that JavaScript allows. */
const names = [
  ...['neg', 'abs', 'square', 'sqrt', 'exp', 'log', 'log1p', 'log2', 'log10', 'exp2', 'expm1', 'erf', 'reciprocal'],
  ...['rsqrt', 'floor', 'ceil', 'round', 'trunc', 'sin', 'cos', 'tan', 'asin', 'acos', 'atan', 'sinh', 'cosh', 'tanh'],
  ...['asinh', 'acosh', 'atanh', 'sigmoid', 'relu', 'sign', 'add', 'sub', 'mul', 'div', 'pow', 'remainder', 'fmod'],
  ...['floorDivide', 'maximum', 'minimum', 'gt', 'lt', 'ge', 'le', 'eq', 'ne', 'isnan', 'isinf', 'isfinite', 'any'],
  ...['all', 'logicalAnd', 'logicalOr', 'logicalNot', 'equal', 'allclose', 'sum', 'mean', 'var', 'std', 'median'],
  ...['amax', 'amin', 'argmax', 'argmin', 'max', 'min', 'sort', 'argsort', 'topk', 'prod', 'softmax', 'logSoftmax'],
  ...['logsumexp', 'cumsum', 'cumprod', 'quantile', 'histc', 'norm', 'reshape', 'permute', 'transpose', 'unsqueeze'],
  ...['squeeze', 'flatten', 'narrow', 'select', 'split', 'chunk', 'unbind', 'gather', 'scatter', 'scatterAdd'],
  ...['indexSelect', 'nonzero', 'maskedSelect', 'tril', 'triu', 'diag', 'diagonal', 'trace', 'flip', 'roll'],
  ...['repeatInterleave', 'unique', 'bincount', 'clamp', 'clip', 'outer', 'dot', 'matmul', 'mm', 'bmm', 'mv'],
];
const renamed = new Map([['var', 'variance']]);

/** The text of the module of functions, for the text of the tensor's. */
export function functionsOf(source) {
  const file = ts.createSourceFile('tensor.ts', source, ts.ScriptTarget.Latest, true);
  const tensor = file.statements.find((node) => ts.isClassDeclaration(node) && node.name?.text === 'Tensor');
  const methods = tensor.members.filter((member) => ts.isMethodDeclaration(member) && ts.isIdentifier(member.name));
  const types = new Set();
  const parts = names.flatMap((name) => {
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

/** The comment of a method, and what is thrown where no tensor is. */
function commented(doc) {
  const lines = doc.includes('\n') ? doc.split('\n') : ['/**', ` * ${doc.slice(3, -2).trim()}`, ' */'];
  return [...lines.slice(0, -1), ' * @throws {TypeError} when x is no tensor', ' */'].join('\n');
}
