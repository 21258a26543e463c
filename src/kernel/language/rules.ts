// The rules about JavaScript and TypeScript, and about words of other languages. The first that fits is taken.

import type { Rule } from './remedies.js';

const syntax = /^SyntaxError$/;
const noName = /^(2304|2552|2584|2592|18004|2503)$/;
const noMember = /^(2339|2551)$/;
const arithmetic = /^(2362|2363|2365)$/;
const nodeModule = /^(assert|child_process|crypto|events|fs|http|https|net|os|path|readline|stream|url|util|zlib)$/;
const maybeMissing = /^(18047|18048|18049|2531|2532|2533|2721|2722|2723)$/;
const notAssignable = /^(2322|2345)$/;
const list = /\[\]$/;
const text = /^string$/;
const number = /^number$/;
/** A text that is no number as it stands cannot be converted to one. */
const perhapsNumber = /^(?:['"`][\d.]+['"`]|[^'"`].*)$/;
/** `value for name in list`, as it stands within brackets. */
const comprehension = String.raw`\s*(?<value>[^\[\]{}]+?)\s+for\s+(?<name>\w+)\s+in\s+(?<list>[\w.]+(?:\(\))?)`;

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

  // What holds nothing yet, and says of nothing what it may hold.
  { when: { code: /^(2322|2339|2345|7053)$/, widened: /./ }, say: 'Say what it holds where it is made: `{widened}`.' },
  { when: { code: /^2339$/, field: /./ }, say: 'Declare it at the top of the class: `{field};`.' },
  {
    when: {
      code: maybeMissing,
      wordType: /^(?<nothing>null|undefined|never)$/,
      word: /^[\w$]+$/,
      asLet: /^let (?<name>[\w$]+) = (?<start>.+)$/,
    },
    say: 'Say what it may hold where it is declared: `let {name}: any = {start}`.',
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
    when: { error: syntax, line: /^\s*for\s+\(?(?<place>\w+),\s*(?<name>\w+)\)?\s+in\s+enumerate\((?<list>[^()]+)\)/ },
    say: 'A loop over places and values is written `for (const [{place}, {name}] of {list}.entries()) { }`.',
  },
  {
    when: { error: syntax, line: /^\s*for\s+(?<name>\w+)\s+in\s+(?<list>[^:{(]+?)\s*:/ },
    say: 'A loop over values is written `for (const {name} of {list}) { }`.',
  },
  {
    when: { error: syntax, line: /^\s*def\s+__init__\(\s*self\s*,?\s*(?<args>[^)]*)\)/ },
    say: 'What makes an object is written `constructor({args}) { }`, and `super()` comes first in it where the class extends another.',
  },
  {
    when: { error: syntax, line: /^\s*def\s+(?<name>\w+)\(\s*self\s*,?\s*(?<args>[^)]*)\)/ },
    say: 'A method is written `{name}({args}) { }`, and says `this` for `self`.',
  },
  {
    when: { error: syntax, line: /^\s*def\s+(?<name>\w+)\((?<args>[^)]*)\)/ },
    say: 'A function is written `function {name}({args}) { }`.',
  },
  {
    when: { error: syntax, line: /^\s*(?<word>if|while)\s+(?<test>[^({:][^{:]*?)\s*[:{]/ },
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
  {
    when: { error: syntax, line: /^\s*(?:try|except(?:\s[^:{]*)?)\s*:/ },
    say: 'It is written `try { } catch (error) { }`.',
  },
  {
    when: { error: syntax, line: /^\s*class\s+(?<name>\w+)\s*(?:\((?<base>[\w.]+)\))\s*:?/ },
    say: 'A class is written `class {name} extends {base} { }`.',
  },
  { when: { error: syntax, line: /^\s*class\s+(?<name>\w+)\s*:/ }, say: 'A class is written `class {name} { }`.' },
  {
    when: { error: syntax, line: /^[^'"`]*\blambda\s+(?<args>[\w, ]*):\s*(?<value>(?:[^,()]|\([^()]*\))+)/ },
    say: '`lambda` is written `({args}) => {value}`.',
  },
  {
    when: {
      error: syntax,
      line: /^\s*(?:import|from)\b/,
      module: {
        math: 'Math.sqrt(2)',
        random: 'Math.random()',
        time: 'performance.now()',
        datetime: 'new Date()',
        json: 'JSON.stringify([1, 2])',
        re: '/[a-z]+/.exec("text")',
        sys: 'process.version',
        copy: 'structuredClone([1, 2])',
        typing: 'number[]',
      },
    },
    say: 'That needs no import: write `{module}`, for example.',
  },
  {
    when: { error: syntax, module: nodeModule, line: /^\s*import\s+(?<module>\w+)\s+as\s+(?<name>\w+)\s*;?$/ },
    say: "A module is imported by `import * as {name} from '{module}';`.",
  },
  {
    when: { error: syntax, module: nodeModule, line: /^\s*import\s+(?<module>\w+)\s*;?$/ },
    say: "A module is imported by `import * as {module} from '{module}';`.",
  },
  {
    when: {
      error: syntax,
      module: nodeModule,
      line: /^\s*from\s+(?<module>[\w.]+)\s+import\s+(?<names>[\w, ]+?)\s*;?$/,
    },
    say: "Names are imported by `import { {names} } from '{module}';`.",
  },
  {
    when: { error: syntax, line: /\bf(["'])(?<before>[^"'{]*)\{(?<value>[^"'}]+)\}(?<after>[^"'{]*)\1/ },
    // biome-ignore lint/suspicious/noTemplateCurlyInString: the sentence shows a template
    say: 'Values go into a text in backticks: `{before}${{value}}{after}`.',
  },
  { when: { code: /^1127$/, plainMarks: /./ }, say: 'Code has straight quotes and short dashes: `{plainMarks}`.' },
  {
    when: { code: /^1127$/, line: /^(?:[^'"`]*[\s;)])?#\s*(?<comment>.*)$/ },
    say: 'A comment begins with two slashes: `// {comment}`.',
  },
  {
    when: {
      error: syntax,
      line: /\[\s*(?<value>[^[\]]+?)\s+for\s+(?<name>\w+)\s+in\s+range\((?<count>[^(),]+)\)\s*\]/,
    },
    say: 'An array of so many values is `Array.from({ length: {count} }, (_, {name}) => {value})`.',
  },
  {
    when: { error: syntax, line: new RegExp(`\\[${comprehension}\\s+if\\s+(?<test>[^\\]]+?)\\s*\\]`) },
    say: 'It is written `{list}.filter(({name}) => {test}).map(({name}) => {value})`.',
  },
  {
    when: { error: syntax, line: new RegExp(`\\[${comprehension}\\s*\\]`) },
    say: 'It is written `{list}.map(({name}) => {value})`.',
  },
  {
    when: { error: syntax, line: new RegExp(`\\bsum\\(${comprehension}\\s*\\)`) },
    say: 'A sum over values is `{list}.reduce((sum, {name}) => sum + {value}, 0)`.',
  },
  {
    when: { error: syntax, line: new RegExp(`\\{\\s*(?<key>[^{}:]+?)\\s*:${comprehension}\\s*\\}`) },
    say: 'It is written `Object.fromEntries({list}.map(({name}) => [{key}, {value}]))`.',
  },
  {
    when: { error: syntax, line: /^\s*assert\s+(?<test>[^,]+?)\s*(?:,.*)?;?$/ },
    say: 'What must hold is written `if (!({test})) throw new Error("it does not hold")`.',
  },
  {
    when: { error: syntax, line: /^\s*raise\s+\w+\((?<args>[^()]*)\)/ },
    say: 'An error is thrown by `throw new Error({args})`.',
  },
  {
    when: { error: syntax, line: /^\s*with\s+open\((?<path>[^,()]+)[^()]*\)/ },
    say: "A file is read by `readFileSync({path}, 'utf8')`, after `import { readFileSync } from 'node:fs';`.",
  },
  {
    when: { error: syntax, line: /^[^'"]*?(?<left>[\w.()[\]]+)\s+is\s+not\s+(?<right>[\w.]+)/ },
    say: 'It is written `{left} !== {right}`.',
  },
  {
    when: { error: syntax, line: /^(?!.*\)\s*:)[^'"]*?(?<left>[\w.()[\]]+)\s+is\s+(?<right>[\w.]+)/ },
    say: 'It is written `{left} === {right}`.',
  },
  {
    when: { error: syntax, line: /^[^'"]*?(?<value>[\w.]+|'[^']*'|"[^"]*")\s+not\s+in\s+(?<list>[\w.]+)/ },
    say: 'It is written `!{list}.includes({value})`.',
  },
  {
    when: { error: syntax, line: /^[^'"]*('''|""")(?<text>[^'"]*)/ },
    say: 'A text over several lines stands between backticks, `{text}`, and a remark between `/*` and `*/`.',
  },
  {
    when: { error: syntax, slicedMembers: /\bslice\b/ },
    say: 'A part is `{sliced}.slice({slice})`.',
  },
  {
    when: { error: syntax, line: /^\s*print\s+(?<value>[^(].*?)\s*;?$/ },
    say: 'Text is printed by `console.log({value})`.',
  },
  {
    when: { error: syntax, code: /^11(09|28)$/, line: /^\s*\?{1,2}\s*(?<value>[\w$.]+)\s*$/ },
    say: 'To read about it, press Shift+Tab behind `{value}`.',
  },
  {
    when: { error: syntax, code: /^11(09|28)$/, line: /^\s*(?<value>[\w$.]+)\s*\?{1,2}\s*$/ },
    say: 'To read about it, press Shift+Tab behind `{value}`.',
  },
  {
    when: { error: syntax, line: /^\s*(?<yes>[^={}]+?)\s+if\s+(?<test>[^{}]+?)\s+else\s+(?<no>[^{}]+?)\s*;?$/ },
    say: 'The choice of a value is written `{test} ? {yes} : {no}`.',
  },
  { when: { error: syntax, line: /[\w)\]]\s+and\s+[\w([]/, logic: /./ }, say: '`and` is written `&&`: `{logic}`.' },
  { when: { error: syntax, line: /[\w)\]]\s+or\s+[\w([]/, logic: /./ }, say: '`or` is written `||`: `{logic}`.' },
  { when: { error: syntax, line: /^[^'"`]*\bnot\s+(?<value>[\w.()]+)/ }, say: '`not` is written `!{value}`.' },
  {
    when: { error: syntax, line: /^\s*del\s+(?<value>\w+)/ },
    say: 'A name is let go by `{value} = undefined`, if `let` declared it.',
  },
  { when: { code: noName, word: /^pass$/ }, say: 'An empty block is written `{ }`.' },

  // JavaScript's own sentences.
  {
    when: { code: /^121[234]$/, line: /^\s*let\s*=\s*(?<value>[^;]+)/ },
    say: 'A name stands between: `let x = {value}`.',
  },
  {
    when: { code: /^1108$/, line: /^\s*return\s+(?<value>[^;]+)/ },
    say: 'The last line of a cell is its result, without `return`: `{value}`.',
  },
  {
    when: {
      code: /^(1005|1134|1136)$/,
      line: /[=:]\s*(?<whole>-?\d+),(?<part>(?<=\b0,)\d+|\d{1,2}|\d{4,})(?![\d.]|,\d)/,
    },
    say: 'Numbers have a point: `{whole}.{part}`.',
  },
  {
    when: { code: /^(1121|1489)$/, line: /(?<whole>-?\d+),(?<part>(?<=\b0,)0\d*|0\d?|0\d{3,})(?![\d.]|,\d)/ },
    say: 'Numbers have a point: `{whole}.{part}`.',
  },
  {
    when: { code: /^2554$/, message: /^Expected (?:0-)?1 arguments?, but got 2/, decimal: /./ },
    say: 'Numbers have a point: `{decimal}`.',
  },
  {
    when: { code: /^2488$/, unpacked: /./ },
    say: 'It gives an object, whose parts have names: `{unpacked}`.',
  },
  {
    when: { code: /^1155$/, line: /^\s*const\s+(?<name>[\w$]+)\s*;?$/ },
    say: 'A name without a value yet is declared by `let {name}: any`.',
  },
  {
    when: { error: syntax, code: /^1005$/, line: /^\s*(?<word>if|while)\s*\((?<test>[^(){}]*?)\s*\{/ },
    say: 'A bracket is open: `{word} ({test}) { }`.',
  },
  {
    when: {
      error: syntax,
      code: /^1005$/,
      message: /'\)' expected/,
      line: /^(?<start>[^'"`({]*\((?:[^(){;]|\([^(){]*\))*)\s*;?$/,
    },
    say: 'A bracket is open: `{start})`.',
  },

  // Names that an import brings, and names of other languages.
  {
    when: { code: noName, callee: /^(?<list>[\w.$]+)\.sort$/, namedOptions: /^\{ reverse: true \}$/ },
    say: 'From high to low is `{list}.sort((a, b) => b - a)`.',
  },
  { when: { code: noName, inOrder: /./ }, say: 'Arguments have places here, and no names: `{inOrder}`.' },
  { when: { code: noName, withOptions: /./ }, say: 'Options go into an object: `{withOptions}`.' },
  {
    when: {
      code: noName,
      path: {
        'os.listdir': 'readdirSync',
        'os.path.exists': 'existsSync',
        'os.makedirs': 'mkdirSync',
        'os.remove': 'rmSync',
      },
      args: /./,
    },
    say: "Write `{path}({args})` after `import { {path} } from 'node:fs';`.",
  },
  {
    when: { code: noName, path: /^os\.path\.(?<name>join|basename|dirname)$/, args: /./ },
    say: "Write `path.{name}({args})` after `import path from 'node:path';`.",
  },
  {
    when: {
      code: noName,
      path: {
        'math.pi': 'Math.PI',
        'math.e': 'Math.E',
        'math.inf': 'Infinity',
        'time.time': 'Date.now() / 1000',
        'time.perf_counter': 'performance.now() / 1000',
        'time.sleep': 'await new Promise((go) => setTimeout(go, 1000))',
        sleep: 'await new Promise((go) => setTimeout(go, 1000))',
        'datetime.now': 'new Date()',
        'datetime.datetime.now': 'new Date()',
        'random.random': 'Math.random()',
        'random.randint': '{first} + Math.floor(Math.random() * ({second} - {first} + 1))',
        'random.choice': '{first}[Math.floor(Math.random() * {first}.length)]',
        'json.dumps': 'JSON.stringify({args})',
        'json.loads': 'JSON.parse({args})',
        'copy.deepcopy': 'structuredClone({args})',
        'sys.argv': 'process.argv',
        'os.getcwd': 'process.cwd()',
        'os.environ': 'process.env',
      },
    },
    say: 'It is written `{path}`.',
  },
  { when: { code: noName, word: /^all$/, firstType: list }, say: 'It is written `{firstObject}.every(Boolean)`.' },
  {
    when: { code: noName, word: /^sum$/, firstType: list },
    say: 'An array is added up by `{firstObject}.reduce((sum, value) => sum + value, 0)`.',
  },
  { when: { code: noName, word: /^(min|max)$/, firstType: list }, say: 'It is written `Math.{word}(...{first})`.' },
  {
    when: { code: noName, math: /./, calling: /./, firstType: /^(number|any)$/ },
    say: 'It is written `{math}({args})`.',
  },
  { when: { code: noName, import: /./ }, say: 'Add `{import}`.' },
  {
    when: { code: noName, word: /^print(f|ln)?$|^puts$/, callee: /^print(f|ln)?$|^puts$/ },
    say: 'Text is printed by `console.log({args})`.',
  },
  { when: { code: noName, word: /^System$/, calling: /./ }, say: 'Text is printed by `console.log({args})`.' },
  {
    when: { code: noName, word: { pi: 'Math.PI', PI: 'Math.PI', inf: 'Infinity', nan: 'NaN' } },
    say: 'It is written `{word}`.',
  },
  {
    when: { code: noName, word: { True: 'true', False: 'false', None: 'null', nil: 'null', NULL: 'null' } },
    say: 'It is written `{word}`.',
  },
  {
    when: { code: noName, word: /^self$/, path: /^self\.(?<name>[\w$]+)/ },
    say: 'In the methods of a class it is `this.{name}`.',
  },
  {
    when: {
      code: noName,
      first: /./,
      word: {
        len: '{firstObject}.length',
        range: '[...Array({first}).keys()]',
        enumerate: '{firstObject}.entries()',
        reversed: '{firstObject}.toReversed()',
        list: '[...{first}]',
        tuple: '[...{first}]',
        set: 'new Set({first})',
        type: 'typeof {first}',
        isinstance: '{first} instanceof {second}',
        zip: '{firstObject}.map((value, i) => [value, {second}[i]])',
        map: '{second}.map({first})',
        filter: '{second}.filter({first})',
        repr: 'String({first})',
        ord: '{firstObject}.codePointAt(0)',
        chr: 'String.fromCodePoint({first})',
      },
      callee: /^\w+$/,
      firstType: /./,
    },
    say: 'It is written `{word}`.',
  },
  {
    when: { code: noName, word: /^open$/, callee: /^open$/, first: /./, count: /^1$/ },
    say: "A file is read by `readFileSync({first}, 'utf8')`, after `import { readFileSync } from 'node:fs';`.",
  },
  {
    when: { code: noName, word: /^dict$/, callee: /^dict$/, namedOptions: /./ },
    say: 'It is an object: `{namedOptions}`.',
  },
  {
    when: { code: noName, word: { dict: '({})', set: 'new Set()', list: '[]' }, callee: /^\w+$/, count: /^0$/ },
    say: 'It is written `{word}`.',
  },
  { when: { code: /^2693$/, word: /^any$/, firstType: list }, say: 'It is written `{firstObject}.some(Boolean)`.' },
  {
    when: {
      code: noName,
      word: { str: 'String', int: 'Number', float: 'Number', bool: 'Boolean' },
      callee: /^(str|int|float|bool)$/,
    },
    say: 'To convert, write `{word}({args})`.',
  },
  {
    when: { code: noName, isType: /./, word: /^(int|float|double|Int|Float)$/ },
    say: 'The type of all numbers is `number`.',
  },
  { when: { code: noName, isType: /./, word: /^(str|String)$/ }, say: 'The type is `string`.' },
  { when: { code: noName, isType: /./, word: /^bool$/ }, say: 'The type is `boolean`.' },
  {
    when: { code: noName, word: /^sorted$/, firstType: list },
    say: 'A sorted copy is `{firstObject}.toSorted((a, b) => a - b)`.',
  },
  {
    when: {
      code: noName,
      path: /^math\./,
      callee: /^math\.(?<name>exp|log|sqrt|sin|cos|tan|tanh|floor|ceil|pow|abs)$/,
    },
    say: 'It is written `Math.{name}({args})`.',
  },
  {
    when: { code: noName, word: /^(localStorage|sessionStorage)$/ },
    say: 'Cells run in Node, which keeps nothing for a page: `const stored = new Map<string, string>();` keeps it as long as the kernel runs.',
  },
  { when: { code: noName, word: /^window$/ }, say: 'Cells run in Node, where the global object is `globalThis`.' },
  {
    when: { code: noName, word: /^(document|\$|jQuery|React|ReactDOM)$/ },
    say: "Cells run in Node, where there is no page: show HTML by `display(html('<b>text</b>'))`, after `import { html } from 'lectern/notebook';`.",
  },
  {
    when: { code: noName, word: /^(XMLHttpRequest|axios)$/ },
    say: "What is on the web is fetched by `await fetch('https://example.org')`.",
  },
  {
    when: { code: noName, newValue: /./, word: /^(?!let$|static$|yield$|await$)[\w$]+$/ },
    say: 'Declare it first: `let {word} = {newValue}`.',
  },
  { when: { code: noName, nearName: /./ }, say: 'Perhaps it is `{nearName}`.' },
  { when: { code: noName, homeCall: /./ }, say: 'Write `{homeCall}` after `{homeImport}`.' },
  { when: { code: noName, home: /\./ }, say: 'Write `{home}` after `{homeImport}`.' },
  { when: { code: /^(2305|2614|2724)$/, home: /\./ }, say: 'Write `{home}` after `{homeImport}`.' },
  { when: { code: /^(2305|2614|2724)$/, homeImport: /./ }, say: 'Write `{homeImport}`.' },
  {
    when: { code: /^2307$/, message: /module '(?:npm:)?(?<package>(?:@[^/']+\/)?[^./'][^/':@]*)(?:[/@][^']*)?'/ },
    say: 'A package is installed in a terminal, in the folder of the notebook: `npm install {package}`.',
  },
  {
    when: { code: /^2693$/, word: /^(string|number|boolean)$/, calling: /./ },
    say: 'To convert, write `{capital}({args})`.',
  },

  // Members of arrays, texts and objects.
  {
    when: { code: noMember, objectType: list, member: /^count$/, first: /./ },
    say: 'It is written `{object}.filter((value) => value === {first}).length`.',
  },
  {
    when: { code: noMember, objectType: text, member: /^count$/, first: /./ },
    say: 'It is written `{object}.split({first}).length - 1`.',
  },
  {
    when: {
      code: noMember,
      objectType: list,
      member: {
        append: 'push({args})',
        add: 'push({args})',
        extend: 'push(...{args})',
        remove: 'splice({object}.indexOf({first}), 1)',
        insert: 'splice({first}, 0, {second})',
        index: 'indexOf({args})',
        copy: 'slice()',
        clear: 'splice(0)',
        sum: 'reduce((sum, value) => sum + value, 0)',
        mean: 'reduce((sum, value) => sum + value, 0) / {object}.length',
        contains: 'includes({args})',
        len: 'length',
        size: 'length',
        count: 'length',
      },
    },
    say: 'It is written `{object}.{member}`.',
  },
  {
    when: { code: noMember, objectType: /^number\[\]$/, member: /^(?<name>min|max)$/ },
    say: 'It is written `Math.{name}(...{object})`.',
  },
  {
    when: { code: /^2554$/, callee: /^(?<list>[\w.$]+)\.pop$/, args: /^0$/ },
    say: 'The first is taken out by `{list}.shift()`.',
  },
  {
    when: {
      code: noMember,
      objectType: text,
      member: {
        upper: 'toUpperCase()',
        lower: 'toLowerCase()',
        strip: 'trim()',
        startswith: 'startsWith({args})',
        endswith: 'endsWith({args})',
        find: 'indexOf({args})',
        contains: 'includes({args})',
        len: 'length',
        size: 'length',
        count: 'length',
      },
    },
    say: 'It is written `{object}.{member}`.',
  },
  {
    when: { code: noMember, objectType: text, member: /^join$/ },
    say: 'The array comes first: `{args}.join({object})`.',
  },
  {
    when: { code: noMember, objectType: text, member: /^format$/ },
    // biome-ignore lint/suspicious/noTemplateCurlyInString: the sentence shows a template
    say: 'Values go into a text in backticks: `value: ${{args}}`.',
  },
  {
    when: { code: noMember, objectType: /^\{/, member: { items: 'entries', keys: 'keys', values: 'values' } },
    say: 'It is written `Object.{member}({object})`.',
  },
  {
    when: {
      code: noMember,
      objectType: /^(?:\w*Iterator|Generator|IterableIterator)</,
      member: /^(map|filter|reduce|forEach|flatMap|some|every|find|slice|length|toArray|take|drop)$/,
    },
    say: 'Make an array of it first: `[...{object}]`.',
  },
  {
    when: { code: /^2349$/, callee: /^(?<whole>.+\.(?:length|size))$/ },
    say: 'It is a property: `{whole}`.',
  },
  {
    when: { code: /^7052$/, objectType: /^Map</, value: /./ },
    say: 'It is written `{object}.set({index}, {value})`.',
  },
  { when: { code: /^7052$/, objectType: /^Map</ }, say: 'It is written `{object}.get({index})`.' },
  { when: { code: /^7053$/, objectMembers: /\bat\b/, index: /^-?\d+$/ }, say: 'It is written `{object}.at({index})`.' },
  { when: { code: /^(2339|7053|7015)$/, near: /./ }, say: 'Perhaps it is `{near}`.' },
  { when: { code: /^(2339|7053|7015)$/, objectType: /^\{|^typeof /, offers: /./ }, say: '`{object}` has {offers}.' },
  { when: { code: /^7015$/, objectType: list }, say: 'An array counts from 0, as in `{object}[0]`.' },
  {
    when: { code: /^7017$/, object: /^(globalThis|global)$/ },
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
  { when: { code: /^2348$/, withOptions: /./ }, say: 'Options go into an object: `{withOptions}`.' },
  { when: { code: /^2348$/, calling: /./ }, say: 'A class makes an object with `{calling}({args})`.' },
  {
    when: { code: /^2554$/, missing: /./, args: /./ },
    say: 'A value for `{missing}` is missing: `{calling}({args}, {missing})`.',
  },
  { when: { code: /^2554$/, missing: /./ }, say: 'A value for `{missing}` is missing: `{calling}({missing})`.' },
  { when: { code: /^2345$/, spread: /./ }, say: 'Each is an argument of its own: `{spread}`.' },
  { when: { code: /^2345$/, bare: /./ }, say: 'The value stands by itself: `{bare}`.' },
  {
    when: { code: /^(2559|2345)$/, givenType: /^(number|string|boolean)$/, option: /./ },
    say: 'Options are given by name: `{ {option}: {given} }`.',
  },
  {
    when: { code: notAssignable, givenType: text, given: perhapsNumber, message: /type 'number'\.?$/ },
    say: 'To convert, write `Number({given})`.',
  },
  {
    when: { code: notAssignable, givenType: number, given: /^[\d.]+$/, message: /type 'string'\.?$/ },
    say: "A text stands in quotes: `'{given}'`.",
  },
  {
    when: { code: notAssignable, givenType: number, given: /./, message: /type 'string'\.?$/ },
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
    when: { code: arithmetic, leftType: /^Date$/, rightType: /^Date$/ },
    say: 'The milliseconds between them are `{leftObject}.getTime() {op} {rightObject}.getTime()`.',
  },
  {
    when: { code: arithmetic, op: /^\*$/, left: /^['"`].*[^\d.].*['"`]$|^[^'"`]/, leftType: text, rightType: number },
    say: 'A text is repeated by `{leftObject}.repeat({right})`.',
  },
  {
    when: { code: arithmetic, left: perhapsNumber, leftType: text, rightType: number },
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

  // A place from the end, as in Python: JavaScript looks for a property of that name, and finds nothing.
  {
    when: { error: /^negative index$/, objectType: list },
    say: 'Nothing stands at `{index}`; counted from the end it is `{object}.at({index})`.',
  },

  // `^`, which works on bits, and a comma in a number, which begins another expression.
  { when: { error: /^power$/, asPower: /./ }, say: '`^` works on bits; a power is `{asPower}`.' },
  {
    when: { error: /^decimal$/, decimal: /./ },
    say: 'Numbers have a point: `{decimal}`.',
  },

  // What nothing else explains.
  {
    when: {
      code: noName,
      line: /^\s*(?:const|let|var)\s+[\w$]+\s*=\s*(?<value>[\w$]+)\s*;?\s*(?:\/\/.*)?$/,
    },
    say: "Is it a text? Then it stands in quotes: `'{value}'`. Or does a cell above declare it? Then run that cell first.",
  },
  {
    when: { code: noName, word: /^[\w$]+$/, isValue: /./ },
    say: 'If a cell above declares `{word}`, run that cell first.',
  },
];
