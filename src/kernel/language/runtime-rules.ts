// The rules about errors of a cell that runs. They ask for the error's name, its message, and the line of the cell.

import type { Rule } from './remedies.js';

const type = /^TypeError$/;
const reference = /^ReferenceError$/;

export const runtimeRules: readonly Rule[] = [
  {
    when: {
      error: reference,
      message: /^(?<name>[\w$]+) is not defined$/,
      line: /\b(?:eval|Function|runIn\w*Context)\b/,
    },
    say: "`eval`, `new Function` and `node:vm` see global names only: pass the value as an argument, as in `new Function('{name}', 'return {name}')({name})`.",
  },
  {
    when: {
      error: type,
      message: /^Assignment to constant variable/,
      line: /^\s*(?<name>[\w$]+)\s*(?:[-+*/]?=|\+\+|--)/,
    },
    say: 'What changes is declared by `let {name}`.',
  },
  {
    when: { error: reference, message: /^(?<name>WebSocket|EventSource|Navigator|navigator) is not defined$/ },
    say: '`{name}` is in newer versions of Node only.',
  },
  {
    when: {
      error: type,
      message:
        /^Cannot (?:read properties of|destructure property '[^']*' of '[^']*' as it is) (?<what>undefined|null)/,
      line: /^[^=]*\{[^=]*\}\s*=\s*(?<value>[\w$.?]+)\s*;?\s*$/,
    },
    say: '`{value}` is {what} here, and nothing can be taken out of it; where it may be missing, write `{value} ?? {}`.',
  },
  {
    when: { error: type, message: /^Cannot read properties of (?<what>undefined|null) \(reading '(?<name>[\w$]+)'\)/ },
    say: 'What stands before `.{name}` is {what} here; where it may be missing, write `?.{name}`.',
  },
  {
    when: { error: type, message: /^(?<object>[\w$.]+)\.(?<method>keys|values) is not a function/ },
    say: 'It is written `Object.{method}({object})`.',
  },
  {
    when: { error: type, message: /^(?<object>[\w$.]+)\.items is not a function/ },
    say: 'It is written `Object.entries({object})`.',
  },
  {
    when: { error: type, message: /^(?<object>[\w$.]+)\.append is not a function/ },
    say: 'If it is an array, write `{object}.push`.',
  },
  {
    when: {
      error: type,
      message: /is not a function/,
      line: /(?<object>[\w$.]+)\.(?<method>map|filter|forEach|reduce|slice)\(/,
    },
    say: '`{method}` is a method of arrays: if `{object}` can be looped over, write `Array.from({object}).{method}`.',
  },
  {
    when: {
      error: type,
      message: /(?:private member #|Object must be an instance of class |Receiver must be class )(?<name>[\w$]+)/,
    },
    say: 'If the object was made by an older run of the cell that declares its class, make it again: a cell that was edited makes another class.',
  },
  {
    when: {
      error: type,
      message:
        /^(?:object|undefined|null|number|boolean|function|\w+ is not a function or its return value) \S*.*is not iterable/,
      line: /\]\s*=\s*(?<value>[\w$.]+)\s*;?\s*$/,
    },
    say: 'There are no values in `{value}` to go through; if it is a promise, write `await {value}`.',
  },
  {
    when: { error: type, message: /^(?!(?:object|undefined|null|number|boolean) )(?<value>[\w$.()]+) is not iterable/ },
    say: 'There are no values in `{value}` to go through; if it is a promise, write `await {value}`.',
  },
  {
    when: { error: type, message: /^Converting circular structure to JSON/ },
    say: 'What refers to itself is shown by `display(value)`.',
  },
  {
    when: { error: type, message: /^Cannot mix BigInt and other types/ },
    say: 'Convert one of them, as in `Number(10n)`.',
  },
  {
    when: { error: /^RangeError$/, message: /^Maximum call stack size exceeded/ },
    say: 'A function calls itself without an end: give it a case that returns without a further call.',
  },
  {
    when: { error: /^SyntaxError$/, line: /\brequire\(\s*(['"])(?<file>[^'"]+\.[mc]?tsx?)\1/ },
    say: "A file of TypeScript is loaded by `await import('{file}')`.",
  },
  {
    when: { error: /^SyntaxError$/, message: /in JSON at position|is not valid JSON/ },
    say: 'JSON has double quotes and no last comma, as in `{"a": [1, 2]}`.',
  },
  {
    when: { error: /^Error$/, message: /^ENOENT: no such file or directory/ },
    say: 'A path begins at `process.cwd()`, the folder of the notebook.',
  },
  {
    when: { message: /^Cannot find (?:package|module) '(?<package>(?:@[^/']+\/)?[^./'][^/']*)/ },
    say: 'A package is installed in a terminal, in the folder of the notebook: `npm install {package}`.',
  },
];
