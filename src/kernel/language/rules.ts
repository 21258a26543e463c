// The rules about JavaScript and TypeScript, and about words of other languages. The first that fits is taken.

import type { Rule } from './remedies.js';

const syntax = /^SyntaxError$/;
const noName = /^(2304|2552|18004|2503)$/;
const noMember = /^(2339|2551)$/;
const arithmetic = /^(2362|2363|2365)$/;
const maybeMissing = /^(18047|18048|18049|2531|2532|2533|2721|2722|2723)$/;
const notAssignable = /^(2322|2345)$/;
const list = /\[\]$/;
const text = /^string$/;
const number = /^number$/;

export const rules: readonly Rule[] = [
  // What was there before.
  {
    when: { code: noName, formerly: /./ },
    say: 'The kernel was restarted since `{word}` was declared: run the cells above.',
  },
  {
    when: { namesake: /./ },
    say: 'One of them was made by an older run of its cell: make it again.',
  },
  {
    when: { code: noMember, newer: /./ },
    say: '`{object}` was made by an older run of the cell with `{newer}`, which had no `{member}`: make it again.',
  },

  // Promises.
  { when: { code: /^\d+$/, awaited: /./ }, say: 'It is a promise, so wait for it: `{awaited}`.' },

  // Python's sentences.
  {
    when: { error: syntax, line: /^\s*for\s+(?<name>\w+)\s+in\s+range\((?<to>[^,()]+)\)\s*:?/ },
    say: 'Counting is written `for (let {name} = 0; {name} < {to}; {name}++) { }`.',
  },
  {
    when: { error: syntax, line: /^\s*for\s+(?<name>\w+)\s+in\s+range\((?<from>[^,()]+),\s*(?<to>[^,()]+)\)\s*:?/ },
    say: 'Counting is written `for (let {name} = {from}; {name} < {to}; {name}++) { }`.',
  },
  {
    when: { error: syntax, line: /^\s*for\s+(?<name>\w+)\s+in\s+(?<list>[^:{(]+?)\s*:\s*$/ },
    say: 'A loop over values is written `for (const {name} of {list}) { }`.',
  },
  {
    when: { error: syntax, line: /^\s*def\s+(?<name>\w+)\((?<args>[^)]*)\)/ },
    say: 'A function is written `function {name}({args}) { }`.',
  },
  {
    when: { error: syntax, line: /^\s*(?<word>if|while)\s+True\s*:/ },
    say: 'A condition stands in parentheses: `{word} (true) { }`.',
  },
  {
    when: { error: syntax, line: /^\s*(?<word>if|while)\s+(?<test>[^({:][^{:]*?)\s*:/ },
    say: 'A condition stands in parentheses: `{word} ({test}) { }`.',
  },
  {
    when: { error: syntax, line: /^\s*\}?\s*elif\s+(?<test>[^:]+?)\s*:?\s*$/ },
    say: '`elif` is written `else if ({test}) { }`, after the closing bracket of the `if`.',
  },
  {
    when: { error: syntax, line: /^\s*else\s*:/ },
    say: '`else` is written `else { }`, after the closing bracket of the `if`.',
  },
  { when: { error: syntax, line: /^\s*try\s*:/ }, say: 'It is written `try { } catch (error) { }`.' },
  {
    when: { error: syntax, line: /^\s*class\s+(?<name>\w+)\s*(?:\((?<base>\w+)\))\s*:?/ },
    say: 'A class is written `class {name} extends {base} { }`.',
  },
  { when: { error: syntax, line: /^\s*class\s+(?<name>\w+)\s*:/ }, say: 'A class is written `class {name} { }`.' },
  {
    when: { error: syntax, line: /^[^'"`]*\blambda\s+(?<args>[\w, ]*):\s*(?<value>[^,)]+)/ },
    say: '`lambda` is written `({args}) => {value}`.',
  },
  {
    when: { error: syntax, line: /^\s*import\s+(?<module>\w+)\s+as\s+(?<name>\w+)\s*;?$/ },
    say: "A module is imported by `import * as {name} from '{module}';`.",
  },
  {
    when: { error: syntax, line: /^\s*import\s+(?<module>\w+)\s*;?$/ },
    say: "A module is imported by `import * as {module} from '{module}';`.",
  },
  {
    when: { error: syntax, line: /^\s*from\s+(?<module>[\w.]+)\s+import\s+(?<names>[\w, ]+?)\s*;?$/ },
    say: "Names are imported by `import { {names} } from '{module}';`.",
  },
  {
    when: { error: syntax, line: /\bf(["'])(?<before>[^"'{]*)\{(?<value>[^"'}]+)\}(?<after>[^"'{]*)\1/ },
    // biome-ignore lint/suspicious/noTemplateCurlyInString: the sentence shows a template
    say: 'Values go into a text in backticks: `{before}${{value}}{after}`.',
  },
  {
    when: { code: /^1127$/, line: /^(?:[^'"`]*[\s;)])?#\s*(?<comment>.*)$/ },
    say: 'A comment begins with two slashes: `// {comment}`.',
  },
  {
    when: { error: syntax, line: /^\s*(?<yes>[^={}]+?)\s+if\s+(?<test>[^{}]+?)\s+else\s+(?<no>[^{}]+?)\s*;?$/ },
    say: 'The choice of a value is written `{test} ? {yes} : {no}`.',
  },
  {
    when: { error: syntax, line: /^[^'"`]*?(?<left>[\w.()]+)\s+and\s+(?<right>[\w.()]+)/ },
    say: '`and` is written `{left} && {right}`.',
  },
  {
    when: { error: syntax, line: /^[^'"`]*?(?<left>[\w.()]+)\s+or\s+(?<right>[\w.()]+)/ },
    say: '`or` is written `{left} || {right}`.',
  },
  { when: { error: syntax, line: /^[^'"`]*\bnot\s+(?<value>[\w.()]+)/ }, say: '`not` is written `!{value}`.' },
  {
    when: { error: syntax, line: /^\s*del\s+(?<value>\w+)/ },
    say: 'A name is let go by `{value} = undefined`, if `let` declared it.',
  },
  { when: { code: noName, word: /^pass$/ }, say: 'An empty block is written `{ }`.' },

  // JavaScript's own sentences.
  {
    when: { code: /^1155$/, line: /^\s*const\s+(?<name>[\w$]+)\s*;?$/ },
    say: 'A name without a value yet is declared by `let {name}: any`.',
  },
  {
    when: { error: syntax, code: /^1005$/, message: /'\)' expected/, line: /^(?<start>[^'"`]*\([^()]*['"]?)\s*;?$/ },
    say: 'A bracket is open: `{start})`.',
  },

  // Names that an import brings, and names of other languages.
  { when: { code: noName, import: /./ }, say: 'Add `{import}`.' },
  {
    when: { code: noName, word: /^print(f|ln)?$|^puts$/, callee: /^print(f|ln)?$|^puts$/ },
    say: 'Text is printed by `console.log({args})`.',
  },
  { when: { code: noName, word: /^System$/, call: /./ }, say: 'Text is printed by `console.log({args})`.' },
  { when: { code: noName, word: /^True$/ }, say: 'It is written `true`.' },
  { when: { code: noName, word: /^False$/ }, say: 'It is written `false`.' },
  { when: { code: noName, word: /^(None|nil|NULL)$/ }, say: 'It is written `null`.' },
  { when: { code: noName, word: /^len$/, first: /./ }, say: 'A length is a property: `{firstObject}.length`.' },
  {
    when: { code: noName, word: /^range$/, first: /./ },
    say: 'The numbers below {first} are `[...Array({first}).keys()]`.',
  },
  { when: { code: noName, word: /^str$/, callee: /^str$/ }, say: 'To convert, write `String({args})`.' },
  {
    when: { code: noName, word: /^(int|float)$/, callee: /^(int|float)$/ },
    say: 'To convert, write `Number({args})`.',
  },
  { when: { code: noName, word: /^bool$/, callee: /^bool$/ }, say: 'To convert, write `Boolean({args})`.' },
  {
    when: { code: noName, isType: /./, word: /^(int|float|double|Int|Float)$/ },
    say: 'The type of all numbers is `number`.',
  },
  { when: { code: noName, isType: /./, word: /^(str|String)$/ }, say: 'The type is `string`.' },
  { when: { code: noName, isType: /./, word: /^bool$/ }, say: 'The type is `boolean`.' },
  { when: { code: noName, word: /^type$/, first: /./ }, say: 'The type of a value is `typeof {first}`.' },
  { when: { code: noName, word: /^isinstance$/, second: /./ }, say: 'It is written `{first} instanceof {second}`.' },
  {
    when: { code: noName, word: /^sum$/, firstType: list },
    say: 'An array is added up by `{firstObject}.reduce((sum, value) => sum + value, 0)`.',
  },
  {
    when: { code: noName, word: /^sorted$/, firstType: list },
    say: 'A sorted copy is `{firstObject}.toSorted((a, b) => a - b)`.',
  },
  { when: { code: noName, word: /^enumerate$/, first: /./ }, say: 'Places and values are `{firstObject}.entries()`.' },
  { when: { code: noName, word: /^(min|max)$/, firstType: list }, say: 'It is written `Math.{word}(...{first})`.' },
  {
    when: {
      code: noName,
      path: /^math\./,
      callee: /^math\.(?<name>exp|log|sqrt|sin|cos|tan|tanh|floor|ceil|pow|abs)$/,
    },
    say: 'It is written `Math.{name}({args})`.',
  },
  { when: { code: noName, path: /^math\.(?<name>pi|e)$/ }, say: 'It is written `Math.PI`.' },
  { when: { code: noName, math: /./, call: /./ }, say: 'It is written `{math}({args})`.' },
  { when: { code: noName, withOptions: /./ }, say: 'Options go into an object: `{withOptions}`.' },
  { when: { code: noName, value: /./, word: /^[\w$]+$/ }, say: 'Declare it first: `let {word} = {value}`.' },
  { when: { code: noName, nearName: /./ }, say: 'Perhaps it is `{nearName}`.' },
  { when: { code: noName, home: /\./ }, say: 'Write `{home}` after `{homeImport}`.' },
  { when: { code: /^(2305|2614|2724)$/, home: /\./ }, say: 'Write `{home}` after `{homeImport}`.' },
  { when: { code: /^(2305|2614|2724)$/, homeImport: /./ }, say: 'Write `{homeImport}`.' },
  {
    when: { code: /^2307$/, message: /module '(?:npm:)?(?<package>(?:@[^/']+\/)?[^./'][^/':@]*)(?:[/@][^']*)?'/ },
    say: 'A package is installed in a terminal, in the folder of the notebook: `npm install {package}`.',
  },
  {
    when: { code: /^2693$/, word: /^(string|number|boolean)$/, call: /./ },
    say: 'To convert, write `{capital}({args})`.',
  },

  // Members of arrays, texts and objects.
  {
    when: { code: noMember, objectType: list, member: /^(append|add)$/ },
    say: 'It is called `{object}.push({args})`.',
  },
  { when: { code: noMember, objectType: list, member: /^extend$/ }, say: 'It is written `{object}.push(...{args})`.' },
  {
    when: { code: noMember, objectType: /\[\]$|^string$/, member: /^(len|size|count)$/ },
    say: 'It is called `{object}.length`.',
  },
  {
    when: { code: noMember, objectType: /\[\]$|^string$/, member: /^contains$/ },
    say: 'It is called `{object}.includes({args})`.',
  },
  {
    when: { code: noMember, objectType: list, member: /^sum$/ },
    say: 'An array is added up by `{object}.reduce((sum, value) => sum + value, 0)`.',
  },
  {
    when: { code: noMember, objectType: text, member: /^join$/ },
    say: 'The array comes first: `{args}.join({object})`.',
  },
  { when: { code: noMember, objectType: text, member: /^upper$/ }, say: 'It is called `{object}.toUpperCase()`.' },
  { when: { code: noMember, objectType: text, member: /^lower$/ }, say: 'It is called `{object}.toLowerCase()`.' },
  { when: { code: noMember, objectType: text, member: /^strip$/ }, say: 'It is called `{object}.trim()`.' },
  {
    when: { code: noMember, objectType: text, member: /^startswith$/ },
    say: 'It is called `{object}.startsWith({args})`.',
  },
  {
    when: { code: noMember, objectType: text, member: /^endswith$/ },
    say: 'It is called `{object}.endsWith({args})`.',
  },
  {
    when: { code: noMember, objectType: text, member: /^format$/ },
    // biome-ignore lint/suspicious/noTemplateCurlyInString: the sentence shows a template
    say: 'Values go into a text in backticks: `value: ${{args}}`.',
  },
  { when: { code: noMember, objectType: /^\{/, member: /^items$/ }, say: 'It is written `Object.entries({object})`.' },
  { when: { code: noMember, objectType: /^\{/, member: /^keys$/ }, say: 'It is written `Object.keys({object})`.' },
  { when: { code: noMember, objectType: /^\{/, member: /^values$/ }, say: 'It is written `Object.values({object})`.' },
  { when: { code: /^(2339|7053|7015)$/, near: /./ }, say: 'Perhaps it is `{near}`.' },
  { when: { code: /^(2339|7053|7015)$/, objectType: /^\{|^typeof /, offers: /./ }, say: '`{object}` has {offers}.' },
  { when: { code: /^7015$/, objectType: list }, say: 'An array counts from 0, as in `{object}[0]`.' },
  {
    when: { code: /^7017$/, object: /^globalThis$/ },
    say: 'What no type knows is read by `(globalThis as any).{member}`.',
  },
  {
    when: { code: /^2550$/, message: /Property 'groupBy'/, first: /./, second: /./ },
    say: '`Object.groupBy` is in Node 21 and newer, and this is Node {node}; a loop does the same: `const groups = new Map<unknown, unknown[]>(); for (const item of {first}) groups.set(item, [...(groups.get(item) ?? []), item])`.',
  },
  {
    when: { code: /^2550$/, member: /^withResolvers$/ },
    say: '`Promise.withResolvers` is in Node 22 and newer, and this is Node {node}; `new Promise((resolve, reject) => { })` gives both.',
  },
  {
    when: {
      code: /^2550$/,
      member: /^(fromAsync|union|intersection|difference|isSubsetOf|isSupersetOf|symmetricDifference|isDisjointFrom)$/,
    },
    say: '`{member}` is in Node 22 and newer, and this is Node {node}.',
  },

  // Values that may be missing.
  {
    when: { code: maybeMissing, word: /^(?!(?:null|undefined)$)[\w.$()[\]'"-]+$/ },
    say: 'Where you know that it is there, write `{word}!`.',
  },
  {
    when: {
      code: notAssignable,
      given: /./,
      givenType: / \| (null|undefined)$/,
      message: /'(?<type>[^']+?)(?: \| (?:null|undefined))+' is not assignable to (?:parameter of )?type '\k<type>'/,
    },
    say: 'Where you know that it is there, write `{given}!`.',
  },
  {
    when: {
      code: /^2322$/,
      message: /^Type '(?<nothing>null|undefined)' is not assignable to type '(?<type>[^']+)'\.$/,
    },
    say: 'Say in its type that it may be missing: `{type} | {nothing}`.',
  },

  // Types of values and calls.
  {
    when: { code: /^2588$/, line: /\b(?:if|while)\s*\(\s*(?<name>[\w.$]+)\s*=\s*(?<value>[^=)]+)\)/ },
    say: 'To compare, write `{name} === {value}`.',
  },
  { when: { code: /^2588$/, asLet: /./ }, say: 'What changes is declared by `{asLet}`.' },
  { when: { code: /^2348$/, call: /./ }, say: 'A class makes an object with `new {call}`.' },
  {
    when: { code: /^(2559|2345)$/, givenType: /^(number|string|boolean)$/, option: /./ },
    say: 'Options are given by name: `{ {option}: {given} }`.',
  },
  {
    when: { code: /^2345$/, givenType: text, message: /parameter of type 'number'/ },
    say: 'To convert, write `Number({given})`.',
  },
  {
    when: { code: /^2345$/, givenType: number, message: /parameter of type 'string'/ },
    say: 'To convert, write `String({given})`.',
  },
  { when: { code: /^2322$/, message: /to type 'String'/ }, say: 'The types are written small: `string`.' },
  { when: { code: /^2314$/, message: /type '(?<name>\w+)<T>'/ }, say: 'Say what it holds, as in `{name}<number>`.' },
  {
    when: { code: /^2367$/, leftType: number, rightType: text },
    say: 'Convert one of them: `{left} === Number({right})`.',
  },
  {
    when: { code: /^2367$/, leftType: text, rightType: number },
    say: 'Convert one of them: `{left} === String({right})`.',
  },
  {
    when: { code: arithmetic, op: /^\*$/, leftType: text, rightType: number },
    say: 'A text is repeated by `{leftObject}.repeat({right})`.',
  },
  {
    when: { code: arithmetic, leftType: text, rightType: number },
    say: 'Convert the text first: `Number({left}) {op} {right}`.',
  },
  {
    when: { code: arithmetic, op: /^\+$/, leftType: list, rightType: list },
    say: 'Arrays are joined by `[...{left}, ...{right}]`.',
  },
  {
    when: { code: arithmetic, leftType: /^number\[\]$/, rightType: number },
    say: 'Each value is computed by `{leftObject}.map((value) => value {op} {right})`.',
  },

  // What compiles, and does something else than it seems to.
  {
    when: { error: /^condition$/, op: /^=$/, condition: /^(?<name>[\w.$]+) = (?<value>.+)$/ },
    say: '`{condition}` assigns; to compare, write `{name} === {value}`',
  },
];
