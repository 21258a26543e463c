// What a beginner types, and what the error says to type instead: each suggestion is pasted, and compiles.

import { builtinModules } from 'node:module';
import { stripVTControlCharacters } from 'node:util';
import { beforeAll, describe, expect, test } from 'vitest';
import { rulesOf } from '../../../src/kernel/language/advice.js';
import { complete } from '../../../src/kernel/language/editor.js';
import { nodeNames } from '../../../src/kernel/language/importable.js';
import { type Rule, remedy, type Words } from '../../../src/kernel/language/remedies.js';
import { runtimeRules } from '../../../src/kernel/language/runtime-rules.js';
import { notebook } from './notebook.js';

/** What the lines below find in their notebook. */
const setup = [
  "import { nn, optim, tensor } from 'lectern';",
  'const a = tensor([1, 2, 3]); const b = tensor([4, 5, 6]); const w = tensor([1, 2], { requiresGrad: true });',
  'const net = new nn.Sequential(new nn.Linear(2, 3));',
  'const xs = [3, 1, 2]; let word = "abc"; const o = { name: "x", n: 1 }; const i = Number("0");',
  'const load = async () => ({ history: [1, 2] });',
  'const maybe = [1, 2].find((q) => q > 5);',
  'const made = () => net; const two = () => ({ values: 1, vectors: 2 }); const c = 3; let v = 1; function half(v: number) { return v / 2 }; const shout = (s: string) => s;',
  'const both = (p: number, q: number, r: number) => p + q + r;',
  'function learn(name: string, lr: number) { return name + lr }',
  'class Acc { add(v: number) { return v } }',
  'enum Colour { Red, Green }',
].join('\n');

/** A line, the code that its error says to type, and what the student has then; the code itself when it stands alone. */
type Row = [line: string, code: string, pasted?: string];

const names: Row[] = [
  ['randn([2])', "import { randn } from 'lectern';", "import { randn } from 'lectern';\nrandn([2])"],
  ['progress([1])', "import { progress } from 'lectern/notebook';"],
  ['hconcat()', "import { hconcat } from 'lectern/plot';"],
  ["fs.readFileSync('a')", "import fs from 'node:fs';", "import fs from 'node:fs';\nfs.readFileSync('a')"],
  ["readFileSync('a')", "import { readFileSync } from 'node:fs';"],
  ['new Linear(2, 3)', 'nn.Linear', "import { nn } from 'lectern';\nnew nn.Linear(2, 3)"],
  ["import { Linear } from 'lectern'", 'nn.Linear'],
  ["import { progress } from 'lectern'", "import { progress } from 'lectern/notebook';"],
  ['hlaf(3)', 'half', 'half(3)'],
  ['nn.Linear(in_features=2, out_features=3)', 'new nn.Linear(2, 3)'],
  ['learn("ReLU", lr=0.1)', 'learn("ReLU", 0.1)'],
  ['learn(lr=0.1, name="ReLU")', '{ lr: 0.1, name: "ReLU" }', '1 + 1'],
  ['x = 3', 'let x = 3'],
  ['x = nn.Sequential(nn.Linear(2, 3, bias=False))', 'new nn.Sequential(new nn.Linear(2, 3, { bias: false }))'],
  ['let = 3', 'let x = 3'],
  ['const rate = 0,5', '0.5'],
  ['const options = { lr: 0,01, steps: 3 }', '0.01'],
  ['Math.abs(0,5)', '0.5'],
  ['a.mul(0,01)', '0.01'],
  ['const step = 0,08', '0.08'],
  ['new nn.Dropout(0,5)', '0.5'],
  ['const [p, q] = two()', 'const { values: p, vectors: q } = two()'],
  ['let [values, vectors] = two()', 'let { values, vectors } = two()'],
  ['data = [1, 2]', 'let data = [1, 2]'],
  ['os.cpus()', "import os from 'node:os';"],
  ['lostName + 1', 'run the cells above', '1 + 1'],
  ['unheardOf + 1', 'run that cell first', '1 + 1'],
  ['const answer = unheardOf; // a choice', "'unheardOf'", "const answer = 'unheardOf'"],
  ["import left from 'left-pad-nowhere'", 'npm install left-pad-nowhere', '1 + 1'],
];

const promises: Row[] = [
  ['load().history', '(await load()).history'],
  ['for (const q of load()) {}', 'await load()', 'for (const q of (await load()).history) {}'],
  ['const m: { history: number[] } = load()', 'await load()', 'const m: { history: number[] } = await load()'],
  ['load() + 1', '(await load()) + 1', '(await load()).history.length + 1'],
];

const python: Row[] = [
  ["print('hello')", "console.log('hello')"],
  ['for x in range(3):\n  print(x)', 'for (let x = 0; x < 3; x++) { }'],
  ['for x in range(1, 3):\n  print(x)', 'for (let x = 1; x < 3; x++) { }'],
  ['for x in xs:\n  print(x)', 'for (const x of xs) { }'],
  ['for x in [0.5, 0.9]: print(x)', 'for (const x of [0.5, 0.9]) { }'],
  ['for i, x in enumerate(xs):\n  print(x)', 'for (const [i, x] of xs.entries()) { }'],
  ['True', 'true'],
  ['False', 'false'],
  ['None', 'null'],
  ['nil', 'null'],
  ['NULL', 'null'],
  ['pass', '{ }'],
  ['def f(x):\n  return x', 'function f(x) { }'],
  ['  def __init__(self, n):\n    1', 'constructor(n) { }', 'class A { constructor(n: number) { } }'],
  ['  def area(self, n):\n    1', 'area(n) { }', 'class A { area(n: number) { } }'],
  ['while True:\n  1', 'while (true) { }'],
  ['if c == 3:\n  1', 'if (c == 3) { }'],
  ['if (v == 3) { 1 }\nelif c:', 'else if (c) { }', 'if (v == 3) { 1 } else if (c) { }'],
  ['if (v == 3) { 1 }\nelse:', 'else { }', 'if (v == 3) { 1 } else { }'],
  ['try:\n  1', 'try { } catch (error) { }'],
  ['except ValueError as e:\n  1', 'try { } catch (error) { }'],
  ['class A:\n  pass', 'class A { }'],
  ['class B(Acc):\n  pass', 'class B extends Acc { }'],
  ['const f = lambda x: x', '(x) => x'],
  ['xs.map(lambda x: half(x))', '(x) => half(x)'],
  ['import path as p', "import * as p from 'path';"],
  ['import path', "import * as path from 'path';"],
  ['from os import cpus', "import { cpus } from 'os';"],
  ['from math import sqrt', 'Math.sqrt(2)'],
  ['import math', 'Math.sqrt(2)'],
  ['import random', 'Math.random()'],
  ['import time', 'performance.now()'],
  ['from datetime import datetime', 'new Date()'],
  ['import json', 'JSON.stringify([1, 2])'],
  ['import re', '/[a-z]+/.exec("text")'],
  ['import sys', 'process.version'],
  ['from copy import deepcopy', 'structuredClone([1, 2])'],
  ['from typing import List', 'number[]', 'const q: number[] = []'],
  // biome-ignore lint/suspicious/noTemplateCurlyInString: it is code
  ['f"a {c}"', '`a ${c}`'],
  ['v = 3 # a remark', '// a remark', 'v = 3 // a remark'],
  ['console.log(“hi”)', 'console.log("hi")'],
  ['console.log(‘it’)', "console.log('it')"],
  ['v = 5 – 3 × 2', 'v = 5 - 3 * 2'],
  ['c if c else 1', 'c ? c : 1'],
  ['1 if True else None', 'true ? 1 : null'],
  ['[q * 2 for q in range(3)]', 'Array.from({ length: 3 }, (_, q) => q * 2)'],
  ['[q * 2 for q in xs]', 'xs.map((q) => q * 2)'],
  ['[q for q in xs if q > 1]', 'xs.filter((q) => q > 1).map((q) => q)'],
  ['sum(p.numel() for p in net.parameters())', 'net.parameters().reduce((sum, p) => sum + p.numel(), 0)'],
  ['{q: 1 for q in xs}', 'Object.fromEntries(xs.map((q) => [q, 1]))'],
  ['assert c == 3', 'if (!(c == 3)) throw new Error("it does not hold")'],
  ["assert c == 3, 'no'", 'if (!(c == 3)) throw new Error("it does not hold")'],
  ["raise ValueError('x')", "throw new Error('x')"],
  [
    "with open('f') as f:\n  1",
    "readFileSync('f', 'utf8')",
    "import { readFileSync } from 'node:fs'; readFileSync('f', 'utf8')",
  ],
  ['v is None', 'v === null'],
  ['v is not None', 'v !== null'],
  ['3 not in xs', '!xs.includes(3)'],
  ["'''doc'''", '`doc`'],
  ['"""doc"""', '`doc`'],
  ['xs[1:]', 'xs.slice(1)'],
  ['xs[:2]', 'xs.slice(0, 2)'],
  ['word[1:-1]', 'word.slice(1, -1)'],
  ["print 'a'", "console.log('a')"],
  ['?Math', 'Math'],
  ['Math.max?', 'Math.max'],
  ['c and v', 'c && v'],
  ['1e-3 * 1e3 > 2 and True', '1e-3 * 1e3 > 2 && true'],
  ['const both = c > 2 or v > 3', 'const both = c > 2 || v > 3'],
  ['const none = c > 2 and not half(v)', 'const none = c > 2 && !half(v)'],
  ['2 * pi', 'Math.PI', '2 * Math.PI'],
  ['c or v', 'c || v'],
  ['not c', '!c'],
  ['del word', 'word = undefined', 'let word2: any = 1; word2 = undefined'],
  ['len(xs)', 'xs.length'],
  ['range(3)', '[...Array(3).keys()]'],
  ['reversed(xs)', 'xs.toReversed()'],
  ['list(xs)', '[...xs]'],
  ['tuple(xs)', '[...xs]'],
  ['set(xs)', 'new Set(xs)'],
  ['set()', 'new Set()'],
  ['list()', '[]'],
  ['dict()', '({})'],
  ['dict(a=1)', '{ a: 1 }'],
  ['any(xs)', 'xs.some(Boolean)'],
  ['all(xs)', 'xs.every(Boolean)'],
  ['zip(xs, xs)', 'xs.map((value, i) => [value, xs[i]])'],
  ['map(half, xs)', 'xs.map(half)'],
  ['filter(half, xs)', 'xs.filter(half)'],
  ['repr(c)', 'String(c)'],
  ["ord('a')", "'a'.codePointAt(0)"],
  ['chr(97)', 'String.fromCodePoint(97)'],
  ["open('f')", "readFileSync('f', 'utf8')", "import { readFileSync } from 'node:fs'; readFileSync('f', 'utf8')"],
  ['self.w = 3', 'this.w', 'class A { w = 1; f() { return this.w } }'],
  ['float("3")', 'Number("3")'],
  ['str(c)', 'String(c)'],
  ['int("3")', 'Number("3")'],
  ['bool(1)', 'Boolean(1)'],
  ['const q: int = 3', 'number', 'const q: number = 3'],
  ['const q: str = "3"', 'string', 'const q: string = "3"'],
  ['const q: bool = true', 'boolean', 'const q: boolean = true'],
  ['type(c)', 'typeof c'],
  ['isinstance(net, Acc)', 'net instanceof Acc'],
  ['sum(xs)', 'xs.reduce((sum, value) => sum + value, 0)'],
  ['sorted(xs)', 'xs.toSorted((a, b) => a - b)'],
  ['enumerate(xs)', 'xs.entries()'],
  ['max(xs)', 'Math.max(...xs)'],
  ['math.sqrt(2)', 'Math.sqrt(2)'],
  ['math.pi', 'Math.PI'],
  ['math.e', 'Math.E'],
  ['math.inf', 'Infinity'],
  ['time.time()', 'Date.now() / 1000'],
  ['time.perf_counter()', 'performance.now() / 1000'],
  ['time.sleep(1)', 'await new Promise((go) => setTimeout(go, 1000))'],
  ['sleep(1)', 'await new Promise((go) => setTimeout(go, 1000))'],
  ['datetime.now()', 'new Date()'],
  ['datetime.datetime.now()', 'new Date()'],
  ['random.random()', 'Math.random()'],
  ['random.randint(1, 6)', '1 + Math.floor(Math.random() * (6 - 1 + 1))'],
  ['random.choice(xs)', 'xs[Math.floor(Math.random() * xs.length)]'],
  ['json.dumps(o)', 'JSON.stringify(o)'],
  ['json.loads("1")', 'JSON.parse("1")'],
  ['copy.deepcopy(o)', 'structuredClone(o)'],
  ['sys.argv', 'process.argv'],
  ['os.getcwd()', 'process.cwd()'],
  ["os.environ['HOME']", 'process.env'],
  ["os.listdir('.')", "readdirSync('.')", "import { readdirSync } from 'node:fs'; readdirSync('.')"],
  ["os.path.exists('a')", "existsSync('a')", "import { existsSync } from 'node:fs'; existsSync('a')"],
  ["os.makedirs('a')", "mkdirSync('a')", "import { mkdirSync } from 'node:fs'; mkdirSync('a')"],
  ["os.remove('a')", "rmSync('a')", "import { rmSync } from 'node:fs'; rmSync('a')"],
  ["os.path.join('a', 'b')", "path.join('a', 'b')", "import path from 'node:path'; path.join('a', 'b')"],
  ['sqrt(2)', 'Math.sqrt(2)'],
  ['System.out.println("x")', 'console.log("x")'],
  ['xs.append(3)', 'xs.push(3)'],
  ['xs.extend([1])', 'xs.push(...[1])'],
  ['xs.size', 'xs.length'],
  ['xs.len', 'xs.length'],
  ['xs.count', 'xs.length'],
  ['xs.add(3)', 'xs.push(3)'],
  ['xs.count(3)', 'xs.filter((value) => value === 3).length'],
  ["word.count('a')", "word.split('a').length - 1"],
  ['xs.remove(1)', 'xs.splice(xs.indexOf(1), 1)'],
  ['xs.insert(0, 1)', 'xs.splice(0, 0, 1)'],
  ['xs.index(1)', 'xs.indexOf(1)'],
  ['xs.copy()', 'xs.slice()'],
  ['xs.clear()', 'xs.splice(0)'],
  ['xs.mean()', 'xs.reduce((sum, value) => sum + value, 0) / xs.length'],
  ['xs.max()', 'Math.max(...xs)'],
  ['xs.pop(0)', 'xs.shift()'],
  ['xs.sort(reverse=True)', 'xs.sort((a, b) => b - a)'],
  ['xs.contains(3)', 'xs.includes(3)'],
  ['xs.sum()', 'xs.reduce((sum, value) => sum + value, 0)'],
  ['", ".join(["a"])', '["a"].join(", ")'],
  ['word.upper()', 'word.toUpperCase()'],
  ['word.lower()', 'word.toLowerCase()'],
  ['word.strip()', 'word.trim()'],
  ['word.find("a")', 'word.indexOf("a")'],
  ['word.contains("a")', 'word.includes("a")'],
  ['word.size', 'word.length'],
  ['word.len', 'word.length'],
  ['word.count', 'word.length'],
  ['word.startswith("a")', 'word.startsWith("a")'],
  ['word.endswith("a")', 'word.endsWith("a")'],
  // biome-ignore lint/suspicious/noTemplateCurlyInString: it is code
  ['"{}".format(c)', '`value: ${c}`'],
  ['o.items()', 'Object.entries(o)'],
  ['o.keys()', 'Object.keys(o)'],
  ['o.values()', 'Object.values(o)'],
];

const javascript: Row[] = [
  ['const z', 'let z: any'],
  ['console.log("a"', 'console.log("a")'],
  ['xs.map((x) => x * 2;', 'xs.map((x) => x * 2)'],
  ['if (c > 2 { 1 }', 'if (c > 2) { }'],
  ['if c > 2 { 1 }', 'if (c > 2) { }'],
  ["const cfg: { lr: number } = { lr: '0.1' }", "Number('0.1')", "const cfg: { lr: number } = { lr: Number('0.1') }"],
  ['string(3)', 'String(3)'],
  ['return 5', '5'],
  ['xs.length()', 'xs.length'],
  ['console.lg(1)', 'log', 'console.log(1)'],
  ['[1].values().map((q) => q).next().value.toFixed()', '[...[1].values()]', '[...[1].values()].map((q) => q)'],
  ['const m = new Map(); m[1]', 'm.get(1)', 'const m = new Map(); m.get(1)'],
  ['const m = new Map(); m[1] = 2', 'm.set(1, 2)', 'const m = new Map(); m.set(1, 2)'],
  ['global.foo', '(globalThis as any).foo'],
  ["localStorage.setItem('a', 'b')", 'const stored = new Map<string, string>();'],
  ['window.x', 'globalThis'],
  [
    "document.querySelector('a')",
    "html('<b>text</b>')",
    "import { html } from 'lectern/notebook';\nhtml('<b>text</b>')",
  ],
  ['new XMLHttpRequest()', "await fetch('https://example.org')"],
  ['half()', 'half(v)'],
  ['new Acc().add()', 'new Acc().add(v)'],
  ["new Acc().add('1')", "Number('1')"],
  ['new nn.Linear(3)', 'new nn.Linear(3, outFeatures)', 'const outFeatures = 2; new nn.Linear(3, outFeatures)'],
  ['Math.max(xs)', 'Math.max(...xs)'],
  ['let s: string = 5', "'5'", "let s: string = '5'"],
  ['let s: string = c', 'String(c)', 'let s: string = String(c)'],
  ["const n: number = '5'", "Number('5')", "const n: number = Number('5')"],
  ["'5' * 2", "Number('5') * 2"],
  ['new Date() - new Date(0)', 'new Date().getTime() - new Date(0).getTime()'],
  ['let cb = null; const run = () => cb(3)', 'let cb: any = null', 'let cb: any = null; const run = () => cb(3)'],
  [
    'class L { constructor(m: number) { this.w = m } }',
    'w: number;',
    'class L { w: number; constructor(m: number) { this.w = m } }',
  ],
  ['o.nmae', 'name', 'o.name'],
  ["o['nmae']", 'name', "o['name']"],
  ['o.foo', 'n', 'o.n'],
  ["Colour['Blue']", 'Green', "Colour['Green']"],
  ["xs['first']", 'xs[0]'],
  ['globalThis.foo', '(globalThis as any).foo'],
  ['maybe.toFixed(2)', 'maybe!', 'maybe!.toFixed(2)'],
  ['xs.at(-1) + 1', 'xs.at(-1)!', 'xs.at(-1)! + 1'],
  ['half(maybe)', 'maybe!', 'half(maybe!)'],
  ['let s: string = null', 'string | null', 'let s: string | null = null'],
  ['c = 4', 'let c = 3', 'let c = 3\nc = 4'],
  ['if (c = 3) {}', 'c === 3', 'if (c === 3) {}'],
  ['Acc()', 'new Acc()'],
  ["half('3')", "Number('3')", "half(Number('3'))"],
  ['shout(3)', "'3'", "shout('3')"],
  ['shout(4.1)', "'4.1'", "shout('4.1')"],
  ['let s: String = 5', 'string', 'let s: string = "5"'],
  ['const all: Array = []', 'Array<number>', 'const all: Array<number> = []'],
  ["v == '3'", "v === Number('3')"],
  ['word == 3', 'word === String(3)'],
  ['"a" * 3', '"a".repeat(3)'],
  ['"3" - 1', 'Number("3") - 1'],
  ['xs + [1]', '[...xs, ...[1]]'],
  ['xs * 2', 'xs.map((value) => value * 2)'],
  ['console.lgo(1)', 'log', 'console.log(1)'],
  ['Math.Sqrt(2)', 'sqrt', 'Math.sqrt(2)'],
];

/** What holds nothing yet: how it begins, what is done with it, and how it would have to begin. */
const widened: Row[] = (
  [
    ['const st = { best: null, n: 1 }', 'st.best = 3', 'best: null as number | null'],
    ['const st = { last: undefined }', 'st.last = { a: 1 }', 'last: undefined as { a: number; } | undefined'],
    ['const st = { best: null }', 'st.best = a', 'best: null as any'],
    ['const st = { loss: [], acc: [] }', 'st.loss.push(1)', 'loss: [] as number[]'],
    ['const st = { loss: [] }', "st.loss.push(['a', 1])", 'loss: [] as (string | number)[][]'],
    ['const st = { loss: [] }', 'st.loss.push(...xs)', 'loss: [] as number[]'],
    ['const st = { loss: [] }', 'st.loss = [1, 2]', 'loss: [] as number[]'],
    ['const st = { loss: [] }', 'st.loss[0] = 1', 'loss: [] as number[]'],
    ['const st = { by: {} }', "st.by.foo = 'a'", 'by: {} as Record<string, string>'],
    ['const counts = {}', 'counts.foo = 3', 'const counts: Record<string, number> = {}'],
    ['const counts = {}', "counts['foo'] = 3", 'const counts: Record<string, number> = {}'],
    ['const counts = {}', 'counts.h', 'const counts: Record<string, any> = {}'],
    ['xs.reduce((acc, x) => { acc.push(x); return acc }, [])', '', '[] as number[]'],
    ['xs.reduce((acc, x) => { acc[x] = 1; return acc }, {})', '', '{} as Record<string, number>'],
    ['function f(q = []) { q.push(1) }', '', 'q: number[] = []'],
    ['class L { all = []; add(q: string) { this.all.push(q) } }', '', 'all: string[] = []'],
    ['class L { best = null; set(q: string) { this.best = q } }', '', 'best: string | null = null'],
  ] as const
).map(([start, use, code]) => {
  const was = code.replace(/: [^=]*(?= = )| as .*$/, '');
  return [`${start}\n${use}`, code, `${start.replace(was, code)}\n${use}`];
});

const tensors: Row[] = [
  ['a + b', 'a.add(b)'],
  ['a - b', 'a.sub(b)'],
  ['a * 2', 'a.mul(2)'],
  ['a / b', 'a.div(b)'],
  ['a ** 2', 'a.pow(2)'],
  ['1 + a', 'a.add(1)'],
  ['2 * a', 'a.mul(2)'],
  ['1 - a', 'a.neg().add(1)'],
  ['1 / a', 'a.reciprocal().mul(1)'],
  ['let t = a; t += b', 't.add_(b)', 'let t = a; t.add_(b)'],
  ['a @ b', 'a.matmul(b)'],
  ...['+ add', '- sub', '* mul', '/ div'].flatMap((pair): Row[] => {
    const [op, method] = pair.split(' ');
    return [
      [`a ${op} w.grad`, `a.${method}(w.grad!)`],
      [`a ${op} [1, 2, 3]`, `a.${method}(tensor([1, 2, 3]))`],
    ];
  }),
  ['a + b * 2', 'b.mul(2)'],
  ['a > 0', 'a.gt(0)'],
  ['if (a < 3) { 1 }', 'a.lt(3)'],
  ['a >= 0', 'a.ge(0)'],
  ['a <= 0', 'a.le(0)'],
  ['3 > a', 'a.lt(3)'],
  ['3 < a', 'a.gt(3)'],
  ['3 >= a', 'a.le(3)'],
  ['3 <= a', 'a.ge(3)'],
  ['a += 1', 'a.add_(1)'],
  ['w += w', 'w.add_(w)'],
  ['a -= 1', 'a.sub_(1)'],
  ['a *= 2', 'a.mul_(2)'],
  ['a /= 2', 'a.div_(2)'],
  ['a **= 2', 'a.pow_(2)'],
  ['a == 3', 'a.eq(3)'],
  ['a[0]', 'a.index(0)'],
  ['a[i]', 'a.index(i)'],
  ['a[0] = 1', 'a.indexPut_([0], 1)'],
  ['a[0, 1]', 'a.index(0, 1)'],
  ['a[0][1]', 'a.index(0, 1)'],
  ['a[0][i] = 3', 'a.indexPut_([0, i], 3)'],
  ['a ^ 2', 'a.pow(2)'],
  ['a.sum(0,1)', 'a.sum([0, 1])'],
  ['a.std(0, -1)', 'a.std([0, -1])'],
  ['a[a.gt(0)]', 'a.index(a.gt(0))'],
  ['a[:, 0]', "a.index(':', 0)"],
  ['a[0, :]', "a.index(0, ':')"],
  ['a[1:]', 'a.index(slice(1))', "import { slice } from 'lectern';\na.index(slice(1))"],
  ['a[1:3]', 'a.index(slice(1, 3))', "import { slice } from 'lectern';\na.index(slice(1, 3))"],
  ['net[0]', 'net.at(0)'],
  ['net(a)', 'net.forward(a)'],
  ['made()(a)', 'made().forward(a)'],
  ['new nn.Linear(3, 2)(a)', 'new nn.Linear(3, 2).forward(a)'],
  ['new nn.Sequential([new nn.Linear(2, 3)])', 'new nn.Sequential(new nn.Linear(2, 3))'],
  ['new nn.Dropout({ p: 0.5 })', 'new nn.Dropout(0.5)'],
  ['Math.exp(a)', 'a.exp()'],
  ['Math.max(a)', 'a.max()'],
  ['Math.pow(a, 2)', 'a.pow(2)'],
  ['sum(a)', 'a.sum()'],
  ['sqrt(a)', 'a.sqrt()'],
  ['len(a)', 'a.shape[0]'],
  ['a.tolist().map((q) => q)', '(a.tolist() as number[]).map', '(a.tolist() as number[]).map((q) => q)'],
  ['a.tolist()[0]', '(a.tolist() as number[])[0]'],
  ['for (const q of a.tolist()) {}', 'a.tolist() as number[]', 'for (const q of a.tolist() as number[]) {}'],
  ['Tensor([1, 2])', 'tensor([1, 2])'],
  ['new Tensor([1, 2])', 'tensor([1, 2])'],
  ["import { Tensor } from 'lectern'; new Tensor([1, 2])", 'tensor([1, 2])'],
  ['a.add(xs)', 'tensor(xs)'],
  ['a.shape()', 'a.shape'],
  ['a.sum(0, true)', 'a.sum({ dim: 0, keepdim: true })'],
  ['a.clamp(0, 1)', 'a.clamp({ min: 0, max: 1 })'],
  ['a.normal_(0, 0.01)', 'a.normal_({ mean: 0, std: 0.01 })'],
  ['a.uniform_(-1, 1)', 'a.uniform_({ from: -1, to: 1 })'],
  ['a.bernoulli_(0.3)', 'a.bernoulli_({ p: 0.3 })'],
  ['a.exponential_(2)', 'a.exponential_({ lambda: 2 })'],
  ['nn.functional.leakyRelu(a, 0.1)', 'nn.functional.leakyRelu(a, { negativeSlope: 0.1 })'],
  ['nn.functional.elu(a, 0.5)', 'nn.functional.elu(a, { alpha: 0.5 })'],
  ['a.sum({ dims: 0 })', 'dim', 'a.sum({ dim: 0 })'],
  [
    "import { zeros } from 'lectern'; zeros([2], 'float64')",
    "{ dtype: 'float64' }",
    "import { zeros } from 'lectern'; zeros([2], { dtype: 'float64' })",
  ],
  ['a.grad()', 'a.grad'],
  ['net.forward(xs)', 'tensor(xs)', "import { tensor } from 'lectern';\nnet.forward(tensor(xs))"],
  ["a.to('cuda')", 'a'],
  ['a.cuda()', 'leave the call out: `a`', 'a'],
  ['a.detach().cpu().numpy()', 'leave the call out: `a.detach()`', 'a.detach()'],
  ["a.to('mps')", 'leave the call out: `a`', 'a'],
  ['a.to(device)', 'leave the call out: `a`', 'a'],
  ['net.to(device)', 'leave the call out: `net`', 'net'],
  ["net.to('cuda')", 'leave the call out: `net`', 'net'],
  ["net.to('cpu')", 'leave the call out: `net`', 'net'],
  ['net.cuda()', 'leave the call out: `net`', 'net'],
  ['net.cpu()', 'leave the call out: `net`', 'net'],
  ['a.device', 'leave it out', 'a'],
  ['net.device', 'leave it out', 'net'],
  ["tensor([1], { device: 'cuda' })", 'leave it out', 'tensor([1])'],
  ['w.sub(w.grad.mul(0.1))', 'w.grad!', 'w.sub(w.grad!.mul(0.1))'],
  ['a.length', 'a.shape'],
  ['a.ndim', 'a.shape.length'],
  ['a.numpy()', 'a.tolist()'],
  ['a.toList()', 'a.tolist()'],
  ['a.arraySync()', 'a.tolist()'],
  ['a.map((v) => v * 2)', '(a.tolist() as number[]).map', '(a.tolist() as number[]).map((v) => v * 2)'],
  ['new optim.SGD(net.parameters(), 0.1)', '{ lr: 0.1 }', 'new optim.SGD(net.parameters(), { lr: 0.1 })'],
  ['new optim.SGD(net.parameters(), lr=0.1)', 'new optim.SGD(net.parameters(), { lr: 0.1 })'],
  ['new nn.Linear(2, 3, false)', '{ bias: false }', 'new nn.Linear(2, 3, { bias: false })'],
  ['tensor([1], requires_grad=True)', 'tensor([1], { requiresGrad: true })'],
  ['optim.SGD(net.parameters(), lr=0.1)', 'new optim.SGD(net.parameters(), { lr: 0.1 })'],
  ['nn.Linear(2, 3)', 'new nn.Linear(2, 3)'],
  ['new nn.Relu()', 'ReLU', 'new nn.ReLU()'],
  ['net.zero_grad()', 'zeroGrad', 'net.zeroGrad()'],
  [
    'net.fit(a, b)',
    'await train.fit(net, batches, { epochs: 10, optimizer })',
    "import { data, optim, train } from 'lectern';\nconst batches = new data.DataLoader([a, b], { batchSize: 2 });\nconst optimizer = new optim.SGD(net.parameters());\nawait train.fit(net, batches, { epochs: 10, optimizer })",
  ],
  ["net.compile('adam')", 'new optim.Adam(net.parameters())'],
  ['net.predict(a)', 'net.forward(a)'],
  ['net.summary()', 'net.summary([64, 2])'],
];

const otherLibraries: Row[] = [
  [
    'F.cross_entropy(a, b)',
    'functional.crossEntropy',
    "import { functional } from 'lectern';\nfunctional.crossEntropy(a, b)",
  ],
  ['torch.randn([3])', 'randn', "import { randn } from 'lectern';\nrandn([3])"],
  ['torch.nn.functional.relu(a)', "import { relu } from 'lectern'", "import { relu } from 'lectern';\nrelu(a)"],
  ['torch.no_grad()', 'noGrad', "import { noGrad } from 'lectern';\nnoGrad(() => a)"],
  ['torch.tensor([1, 2])', 'tensor([1, 2])'],
  ['np.array([1, 2])', 'tensor([1, 2])'],
  ['np.zeros([3])', 'zeros', "import { zeros } from 'lectern';\nzeros([3])"],
  ['np.random.seed(0)', 'manualSeed(0)', "import { manualSeed } from 'lectern';\nmanualSeed(0)"],
  ['np.random.normal(0, 1)', 'randn', "import { randn } from 'lectern';\nrandn([2])"],
  ['np.random.uniform(0, 1)', 'rand', "import { rand } from 'lectern';\nrand([2])"],
  [
    'torch.optim.SGD(net.parameters(), lr=0.1)',
    'new optim.SGD(net.parameters(), { lr: 0.1 })',
    "import { optim } from 'lectern';\nnew optim.SGD(net.parameters(), { lr: 0.1 })",
  ],
  [
    'torch.rand([2], requires_grad=True)',
    'rand([2], { requiresGrad: true })',
    "import { rand } from 'lectern';\nrand([2], { requiresGrad: true })",
  ],
  ["device = torch.device('cpu')", 'leave it out', '1 + 1'],
  ['torch.cuda.is_available()', 'leave it out', '1 + 1'],
  ['with torch.no_grad():\n  1', 'noGrad(() => { })', "import { noGrad } from 'lectern';\nnoGrad(() => { })"],
  [
    'class Net(nn.Module):\n  pass',
    'class Net extends nn.Module { forward(x: Tensor) { return x; } }',
    "import { nn, type Tensor } from 'lectern';\nclass Net extends nn.Module { forward(x: Tensor) { return x; } }",
  ],
  ...[
    ['pi', 'Math.PI'],
    ['e', 'Math.E'],
    ['inf', 'Infinity'],
    ['nan', 'NaN'],
    ['newaxis', 'null'],
    ...['float32', 'float64', 'int32'].map((name) => [name, `'${name}'`]),
    ['float', "'float32'"],
    ['double', "'float64'"],
    ['int64', "'int32'"],
    ['long', "'int32'"],
  ].map(([name, code]): Row => [`np.${name}`, `${code}`]),
  ...[
    ...['maximum', 'minimum', 'pow', 'allclose'].map((name) => [`${name}(a, b)`, `${name}(b)`]),
    ...['mm', 'matmul'].map((name) => [`${name}(a, b)`, 'matmul(b)']),
    ...['norm', 'flatten', 'squeeze', 'numel'].map((name) => [`${name}(a)`, `${name}()`]),
    ...['clip', 'clamp'].map((name) => [`${name}(a, 0, 1)`, 'clamp({ min: 0, max: 1 })']),
    ['power(a, 2)', 'pow(2)'],
    ['unsqueeze(a, 0)', 'unsqueeze(0)'],
    ['transpose(a)', 'T'],
    ['ravel(a)', 'flatten()'],
    ['copy(a)', 'clone()'],
    ['reduce_sum(a)', 'sum()'],
    ['reduce_mean(a)', 'mean()'],
    ['linalg.norm(a)', 'norm()'],
    ['reshape(a, (3, 1))', 'reshape([3, 1])'],
    ['sum(a, axis=0)', 'sum({ dim: 0 })'],
  ].map(([call, code]): Row => [`np.${call}`, `a.${code}`]),
  ['np.mean([1, 2])', 'tensor([1, 2]).mean()', "import { tensor } from 'lectern';\ntensor([1, 2]).mean()"],
  ['np.vstack([a, b])', 'stack([a, b])', "import { cat, stack } from 'lectern';\nstack([a, b]); cat([a, b])"],
  ['np.hstack([a, b])', 'cat([a, b])', "import { cat } from 'lectern';\ncat([a, b]); cat([a, b], { dim: 1 })"],
  [
    "np.load('x.npy')",
    "loadNpy(readFileSync('x.npy'))",
    "import { loadNpy } from 'lectern'; import { readFileSync } from 'node:fs';\nloadNpy(readFileSync('x.npy'))",
  ],
  [
    "np.save('x.npy', a)",
    "writeFileSync('x.npy', saveNpy(a))",
    "import { saveNpy } from 'lectern'; import { writeFileSync } from 'node:fs';\nwriteFileSync('x.npy', saveNpy(a))",
  ],
  [
    "torch.save(net.state_dict(), 'net.pt')",
    "save(net.stateDict(), 'net.safetensors')",
    "import { save } from 'lectern';\nsave(net.stateDict(), 'net.safetensors')",
  ],
  [
    "torch.save({ a, epoch: 3 }, 'f')",
    "save({ a, epoch: 3 }, 'f.safetensors')",
    "import { save } from 'lectern';\nsave({ a, epoch: 3 }, 'f.safetensors')",
  ],
  ["torch.load('net.pth')", "load('net.safetensors')", "import { load } from 'lectern';\nload('net.safetensors')"],
  [
    "pd.read_csv('f')",
    "readFileSync('f', 'utf8').trim().split('\\n').map((row) => row.split(','))",
    "import { readFileSync } from 'node:fs';\nreadFileSync('f', 'utf8').trim().split('\\n').map((row) => row.split(','))",
  ],
  [
    "pd.read_json('f')",
    "JSON.parse(readFileSync('f', 'utf8'))",
    "import { readFileSync } from 'node:fs';\nJSON.parse(readFileSync('f', 'utf8'))",
  ],
  [
    "pd.DataFrame({ 'a': [1] })",
    'table([{ a: 1, b: 2 }])',
    "import { table } from 'lectern/notebook';\ntable([{ a: 1, b: 2 }])",
  ],
  ['np.random.permutation(3)', 'randperm(3)', "import { randperm } from 'lectern';\nrandperm(3)"],
  ['tf.constant([1, 2])', 'tensor([1, 2])'],
  ['tf.Variable([1, 2])', 'tensor([1, 2], { requiresGrad: true })'],
  ['tqdm(xs)', 'progress(xs)', "import { progress } from 'lectern/notebook';\nprogress(xs)"],
  ['from tqdm import tqdm', "import { progress } from 'lectern/notebook';"],
  ['from sklearn.model_selection import train_test_split', "import { data } from 'lectern';"],
  [
    'plt.scatter(a, b)',
    'plot.scatter({ x: a, y: b })',
    "import { plot } from 'lectern';\nplot.scatter({ x: a, y: b })",
  ],
  ['plt.imshow(a)', 'plot.image(a)', "import { plot } from 'lectern';\nplot.image(a)"],
  ['plt.plot(xs, a)', 'plot.line(a, { x: xs })', "import { plot } from 'lectern';\nplot.line(a, { x: xs })"],
  ['plt.pie(a)', "import { plot } from 'lectern';"],
  ...[
    ['plot.line(xs, a)', 'plot.line(a, { x: xs })'],
    ['plot.plot([1, 2])', 'plot.line([1, 2])'],
    ['plot.plot(xs, a)', 'plot.line(a, { x: xs })'],
    ['plot.scatter(a, b)', 'plot.scatter({ x: a, y: b })'],
    ['plot.show()', 'plot.line([1, 4, 9])'],
    ["plot.title('x')", "plot.line([1, 4, 9], { title: 'squares', xLabel: 'n' })"],
    ['plot.pie([1])', 'plot.scatter', 'plot.hist([1, 2])'],
  ].map(
    ([line, code, pasted = code]): Row => [
      `import { plot } from 'lectern'; ${line}`,
      `${code}`,
      `import { plot } from 'lectern'; ${pasted}`,
    ],
  ),
  ['np.dot(a, b)', 'a.matmul(b)'],
  ['np.exp(a)', 'a.exp()'],
  ['np.exp(-10)', 'Math.exp(-10)'],
  ['torch.tanh(c * 2)', 'Math.tanh(c * 2)'],
  ['np.sqrt(2 * np.pi)', 'Math.sqrt(2 * Math.PI)'],
  ['math.sqrt(2 * math.pi)', 'Math.sqrt(2 * Math.PI)'],
  ['dict(axis=0)', '{ axis: 0 }', 'const made = { axis: 0 }'],
  ['shout(axis=0)', 'shout({ axis: 0 })', "shout('0')"],
  ['a.mean(axis=0)', 'a.mean({ dim: 0 })'],
  ['a.sum(axis=0, keepdims=True)', 'a.sum({ dim: 0, keepdim: true })'],
  ['np.concatenate([a, b])', 'cat([a, b])', "import { cat } from 'lectern';\ncat([a, b])"],
  ['plt.plot(xs)', 'plot.line(xs)', "import { plot } from 'lectern';\nplot.line(xs)"],
  ['plt.hist(a)', 'plot.hist(a)', "import { plot } from 'lectern';\nplot.hist(a)"],
  ['plt.show()', "import { plot } from 'lectern';"],
  [
    "plt.title('x')",
    "plot.line([1, 4, 9], { title: 'squares', xLabel: 'n' })",
    "import { plot } from 'lectern';\nplot.line([1, 4, 9], { title: 'squares', xLabel: 'n' })",
  ],
  ['pd.DataFrame([{ a: 1 }])', 'table([{ a: 1 }])', "import { table } from 'lectern/notebook';\ntable([{ a: 1 }])"],
  ['keras.Sequential()', 'nn.Sequential', "import { nn } from 'lectern';\nnew nn.Sequential()"],
  ['tf.keras.layers.Dense(3)', 'nn.Linear(2, 3)', "import { nn } from 'lectern';\nnew nn.Linear(2, 3)"],
  ['train_test_split(a)', 'data.trainTestSplit', "import { data } from 'lectern';\ndata.trainTestSplit"],
  ["import * as np from 'numpy'", "import { tensor, nn, optim } from 'lectern';"],
  ["import plt from 'matplotlib'", "import { plot } from 'lectern';"],
  ["import pandas from 'pandas'", "import { table } from 'lectern/notebook';"],
  ['import numpy as np', "import { tensor, nn, optim } from 'lectern';"],
  ['import matplotlib.pyplot as plt', "import { plot } from 'lectern';"],
];

/** What Node 20 lacks. */
const newer: Row[] = process.versions.node.startsWith('20.')
  ? [
      [
        'Object.groupBy(xs, (v) => v % 2)',
        'const groups = new Map<unknown, unknown[]>(); for (const item of xs) groups.set(item, [...(groups.get(item) ?? []), item])',
      ],
      ['Promise.withResolvers()', 'new Promise((resolve, reject) => { })'],
      ['new Set([1]).union(new Set([2]))', 'union', '1 + 1'],
    ]
  : [];

const rows = [...names, ...promises, ...python, ...javascript, ...widened, ...tensors, ...otherLibraries, ...newer];

/** What runs as it stands. */
const right = [
  '# a remark',
  'a.T',
  'xs.toSorted()',
  '[...xs, 4]',
  'new optim.Adam(net.parameters())',
  "console.log('a')",
];

/** What the library may take one day as it stands. */
const later = [
  'a.view([3])',
  'a.reshape(3, 1)',
  "import { zeros } from 'lectern'; zeros(3, 4)",
  "import { randn } from 'lectern'; randn(3)",
];

/** What has no sentence of its own, or has one already. */
const silent = [
  'from collections import Counter',
  'import lodash',
  'a.matmul(3)',
  'x = np.nothing(3)',
  "'a' - 1",
  'let x = ; // what is this and that',
  'try { const q: number = ( }',
  'function f(x: any): x is string { return (x }',
  'const q = c ?',
  'if (c) return 5',
  'shout({ s: 1 })',
  "const r: Record<string, number> = { a: 'x' }",
  'function f(a, b { }',
  'class P { f() { return this.zz } }',
  "$$html$$ = '<b>a</b>'",
  "Deno.env.get('HOME')",
  '!cd ..',
];

let book: ReturnType<typeof notebook>;
beforeAll(() => {
  book = notebook();
  book.cells.formerNames = new Set(['lostName']);
  expect(book.errors(setup)).toBe('');
});

/** Compiles a line; its error, its whole traceback, and the quiet line. Names that it declares are taken back. */
function look(line: string): { evalue: string; shown: string; hints: string[]; note: string | null } {
  const result = book.compile(line);
  if (result.status === 'ok') {
    book.forget(result.cell.declares);
    return { evalue: '', shown: '', hints: [], note: result.cell.note };
  }
  const unnumbered = (text: string) => stripVTControlCharacters(text).replaceAll(/In \[\d+\]/g, 'In [n]');
  const evalue = unnumbered(result.error.evalue);
  const lines = result.error.traceback.map(unnumbered);
  const hints = lines.filter((text) => text.startsWith('→ ')).map((text) => text.slice(2));
  return { evalue, shown: lines.join('\n'), hints, note: null };
}

const seen: string[] = [];
/** What each line said when it was typed first. */
const first = new Map<string, ReturnType<typeof look>>();

test.each(right)('%s runs', (line) => expect(look(line).evalue).toBe(''));

test.each(rows)('%s → %s', (line, code, pasted = code) => {
  const said = look(line);
  const { evalue, hints } = said;
  first.set(line, said);
  expect(evalue).not.toBe('');
  seen.push(...hints);
  expect([evalue, ...hints].join('\n')).toContain(code);
  expect(look(pasted).evalue).toBe('');
});

test('errors say the same in any order, and after many completions', () => {
  for (let i = 0; i < 200; i++) complete(book.cells, `xs.${'abcde'[i % 5]}`, 4);
  for (const [line] of [...rows].reverse()) expect([line, look(line)]).toEqual([line, first.get(line)]);
});

describe('of what compiles, the quiet line warns', () => {
  test.each([
    ['a == b', 'a.eq(b)'],
    ['a !== b', 'a.eq(b)'],
    ['a > b', 'a.gt(b)'],
    ['if (a < b) { 1 }', 'a.lt(b)'],
    ['a >= b', 'a.ge(b)'],
    ['a <= b', 'a.le(b)'],
    ['if (a.gt(0)) { 1 }', 'a.gt(0).all().item()'],
    ['!a', 'a.item()'],
    ['if (v = 3) { 1 }', 'v === 3'],
    ['2^3', '2 ** 3'],
    ['5*10^-6', '10 ** -6'],
    ['(v - c)^2', '(v - c) ** 2'],
    ['1 - 0.9^v', '0.9 ** v'],
    ['-2 ^ 2', '2 ** 2'],
    ['Math.exp(-v^2/2)', 'v ** 2'],
    ['v^2 + c^2', 'v ** 2'],
    ['v^2 + c^2', 'c ** 2'],
    ['v = 0,5', '0.5'],
    ['v = -0,25', '-0.25'],
    ['xs[-1]', 'xs.at(-1)'],
  ])('%s → %s', (line, code) => {
    const { note } = look(line);
    seen.push((note ?? '').replace(/^line \d+: /, ''));
    expect(note).toContain(code);
    expect(look(code).evalue).toBe('');
  });

  test.each([
    'v ^ 1',
    'v ^ 0xff',
    'v ^ c',
    'v = 1, 2',
    'v = 1,000',
    'v = 1,2,3',
    'w.grad == null',
    'c == 4',
    'if (w.grad) { 1 }',
    '// @ts-nocheck\na == b',
  ])('%s is quiet', (line) => expect(look(line).note).toBeNull());
});

test('a value of an older run is to be made again', () => {
  const older = 'class Old { #n = Math.random(); add() { return this.#n } }';
  const result = book.compile(`${older}\nconst old = new Old()`);
  expect(result.status).toBe('ok');
  book.compile('class Old { #n = 1; add() { return this.#n } }');
  const { evalue, hints } = look('const one: Old = old');
  expect(evalue).not.toMatch(/import\(|\.lectern|cell-/);
  seen.push(...hints);
  expect(hints).toEqual(['One of them was made by an older run of its cell: make it again.']);
  book.compile('class Old { #n = 1; add() { return this.#n } reset() {} }');
  seen.push(...look('old.reset()').hints);
  expect(seen.at(-1)).toContain('`old` was made by an older run of the cell with `Old`, which had no `reset`');
});

test('every rule is tried here, with each of its words', () => {
  const missed = rulesOf(book.cells)
    .flatMap(sentencesOf)
    .filter((say) => !seen.some((text) => pattern(say).test(text)));
  expect(missed).toEqual([]);
});

test.each([
  ['const q: number = "x"', true],
  ['half(1, 2)', true],
  ['a + b', false],
  ["half(1, 2); half('3')", true],
  ['const q: Nowhere = 3', true],
  ['nowhere', false],
  ['import x from "nowhere-at-all"', false],
  ['o.nmae()', false],
  ['net(a)', false],
  ['c = 4', false],
  ['const (', false],
])('the first line @ts-nocheck helps with %s: %s', (line, helps) => {
  expect(look(line).shown.includes('@ts-nocheck')).toBe(helps);
  if (helps) expect(look(`// @ts-nocheck\n${line}`).evalue).toBe('');
});

test.each([
  'half(1, 2)',
  'nn.init.normal_(a, 0.01)',
  'console.log("this and that"',
  'class P { #x = (1 }',
  '!word && (c',
  'const q: number = "x"',
  "half('x')",
  ...later,
  ...silent,
])('where no rule fits, nothing wrong is said: %s', (line) =>
  expect(look(line).hints.join()).not.toMatch(/&& that|\/\/|execSync|→/),
);

test.each([
  'half(1,2)',
  'both(0,10)',
  'const big = 10,000',
  'const o = { n: 1,000 }',
  'tensor(1,2)',
  'a.squeeze(0,1)',
  'a.softmax(0,1)',
  'a.size(0,3)',
])('these are no number with a point: %s', (line) => {
  const { evalue, hints } = look(line);
  expect(evalue).not.toBe('');
  expect(hints.join()).not.toContain('point');
});

test('what follows from a sentence of another language is not shown', () => {
  const { evalue, shown } = look('for x in range(3):\n  print(x)');
  expect(evalue.split('\n')).toHaveLength(2);
  expect(shown).not.toContain("')' expected");
});

test('messages name no path, and no setting of the compiler', () => {
  expect(look('nn.Relu').evalue).toContain("on type 'nn'");
  expect(look('nn.Relu').evalue).not.toContain('import(');
  for (const [line] of newer) expect(look(line).evalue).not.toContain("'lib'");
});

test("Node's names are there", () => {
  for (const [module, list] of Object.entries(nodeNames)) {
    expect(builtinModules).toContain(module);
    const found = Object.keys(process.getBuiltinModule(module) ?? {});
    if (module === 'util' && process.versions.node < '20.12') continue;
    expect(found).toEqual(expect.arrayContaining([...list]));
  }
});

describe('of a running cell', () => {
  const tried = new Set<Rule>();
  test.each([
    ['eval("nowhere * 2")', "new Function('nowhere', 'return nowhere')(nowhere)"],
    ['const k = 1\nk = 2', 'let k'],
    ['const u = undefined\nu.length', '?.length'],
    ['const u = undefined\nconst { zz } = u', 'u ?? {}'],
    ['const u = {}\nconst [q] = u', 'await u'],
    ['const n = 5\nn.map(1)', 'Array.from(n).map'],
    ['const q = {}\nq.items()', 'Object.entries(q)'],
    ['const q = {}\nq.keys()', 'Object.keys(q)'],
    ['const q = {}\nq.append(1)', 'q.push'],
    ['const p = Promise.resolve([1])\nconst [q] = p', 'await p'],
    ['const self = {}; self.self = self\nJSON.stringify(self)', 'display(value)'],
    ['1n + 1', 'Number(10n)'],
    ['class P { #a = 1; static read(p) { return p.#a } }\nP.read({})', 'make it again'],
    ['(function f() { f() })()', 'a case that returns'],
    ['JSON.parse("{\'a\': 1}")', '{"a": [1, 2]}'],
    ['process.getBuiltinModule("fs").readFileSync("nowhere.txt")', 'process.cwd()'],
    ['process.getBuiltinModule("module").createRequire("/")("nowhere-at-all")', 'npm install nowhere-at-all'],
  ])('%s → %s', (code, hint) => {
    const error = failure(code);
    const line = code.split('\n').at(-1) ?? '';
    const facts = new Map([
      ['error', error.name],
      ['message', error.message.split('\n')[0] ?? ''],
      ['line', line],
    ]);
    for (const rule of runtimeRules) if (remedy([rule], (name) => facts.get(name)) !== null) tried.add(rule);
    expect(remedy(runtimeRules, (name) => facts.get(name)) ?? error.message).toContain(hint);
  });

  test.each([
    ['ReferenceError', 'WebSocket is not defined', "new WebSocket('ws://x')", 'in newer versions of Node only'],
    ['ReferenceError', 'ex is not defined', "vm.runInThisContext('ex')", "new Function('ex', 'return ex')(ex)"],
    ['ReferenceError', 'ex is not defined', "(0, eval)('ex + 1')", "new Function('ex', 'return ex')(ex)"],
    [
      'TypeError',
      'object is not iterable (cannot read property Symbol(Symbol.iterator))',
      'const [p, q] = obj',
      'await obj',
    ],
    [
      'TypeError',
      "Cannot destructure property 'zz' of 'obj.no' as it is undefined.",
      'const { zz } = obj.no',
      'obj.no ?? {}',
    ],
    ['SyntaxError', 'Unexpected strict mode reserved word', "require('./util.ts')", "await import('./util.ts')"],
    ['TypeError', 'undefined is not iterable (cannot read property Symbol(Symbol.iterator))', 'f(q)', ''],
  ])('%s: %s → %s', (error, message, line, hint) => {
    const facts = new Map(Object.entries({ error, message, line }));
    const said = remedy(runtimeRules, (name) => facts.get(name));
    for (const rule of runtimeRules) if (remedy([rule], (name) => facts.get(name)) !== null) tried.add(rule);
    if (hint === '') expect(said).toBeNull();
    else expect(said).toContain(hint);
  });

  test('every rule is tried here', () => expect(runtimeRules.filter((rule) => !tried.has(rule))).toEqual([]));
});

/** What a cell of JavaScript throws. */
function failure(code: string): Error {
  try {
    new Function(code)();
  } catch (error) {
    if (error instanceof Error) return error;
  }
  throw new Error(`${code} does not fail`);
}

/** A rule's sentence, with each of its words in turn. */
function sentencesOf({ when, say }: Rule): string[] {
  const lists = Object.entries(when).filter((entry): entry is [string, Words] => !(entry[1] instanceof RegExp));
  return lists.reduce(
    (all, [fact, words]) =>
      all.flatMap((text) => Object.values(words).map((word) => text.replaceAll(`{${fact}}`, word))),
    [say],
  );
}

/** A rule's sentence with anything in its gaps. */
function pattern(say: string): RegExp {
  const parts = say.split(/\{\w+\}/).map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${parts.join('.*')}$`, 's');
}
