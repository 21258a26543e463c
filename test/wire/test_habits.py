"""What people type: lines that failed in this kernel or in others, each with its siblings."""

import unittest

from kernel import KernelCase


class Values(KernelCase):
    fresh = True

    def test_a_var_without_a_value_keeps_what_it_has(self):
        self.assertEqual(self.value("for (let i = 0; i < 3; i++) { var acc: any; acc = (acc || 0) + 1 }\nacc"), "3")
        self.assertEqual(self.value("var c = 5; { var c: number; }\nc"), "5")
        self.ok("var kept = 7")
        self.assertEqual(self.value("var kept: number;\nkept"), "7")
        self.assertIsNone(self.value("var kept: string;\nkept"))
        self.assertIsNone(self.value("var never: number | undefined;\nnever"))
        self.assertEqual(self.value("for (var i = 0; i < 2; i++) { var inner: string | undefined; inner ??= 'a'; inner += 'b' }\ninner"), "'abb'")
        self.assertEqual(self.value("if (false) { var hoisted = 1 }\n`${hoisted}`", metadata={"lectern": {"types": "off"}}), "'undefined'")
        self.assertEqual(self.value("switch (1 as number) { case 1: var chosen = 'one'; break; default: var chosen: string }\nchosen"), "'one'")

    def test_a_constant_stays_what_it_is(self):
        self.ok("const c1 = 1; const set = (v: any) => { (c1 as any) = v }")
        for code in ("set(5)", "(c1 as any)++", "(c1 as any) += 1", "[(c1 as any)] = [2]", "({ a: (c1 as any) } = { a: 3 })", "for ((c1 as any) of [9]) {}"):
            with self.subTest(code):
                error = self.fails(code)
                self.assertEqual((error["ename"], error["evalue"]), ("TypeError", "Assignment to constant variable."))
        self.assertEqual(self.value("c1"), "1")
        self.assertEqual(self.fails("// @ts-nocheck\nimport { sep } from 'node:path'; sep = 1")["ename"], "TypeError")

    def test_what_is_read_too_early_is_an_error(self):
        error = self.fails("console.log(cfg()); const base = 1; function cfg() { return base + 1 }")
        self.assertEqual((error["ename"], error["evalue"]), ("ReferenceError", "Cannot access 'base' before initialization"))
        self.ok("const base = 5")
        self.assertEqual(self.fails("console.log(again()); const base = 1; function again() { return base + 1 }")["ename"], "ReferenceError")
        self.assertEqual(self.value("base"), "5")
        self.assertEqual(self.fails("make(); class Late {} ; function make() { return new Late() }")["ename"], "ReferenceError")
        self.assertEqual(self.fails("const f = () => late; f(); let late = 1")["ename"], "ReferenceError")
        self.assertEqual(self.value("const g = () => fine; const fine = 2; g()"), "2")

    def test_names_that_no_type_is_known_of_are_any_later(self):
        self.ok("let nothing = null")
        self.ok("const rows = []")
        self.ok("let total")
        for code in ("nothing = 5; nothing", "rows.push(1); rows", "total = 1; total += 2; total", "nothing.toFixed(1)", "rows.map((r) => r + 1)", "rows[0].x"):
            with self.subTest(code):
                self.assertEqual(self.ok(code).contents("display_data"), [])

    def test_a_name_assigned_only_inside_of_a_later_cells_function(self):
        self.ok("let model\nlet count")
        self.assertEqual(self.value("function build() { model = { w: 1 }; count = 3 }\nbuild(); model.w + count"), "4")

    def test_what_is_only_declared_is_a_property_of_the_global_object(self):
        self.assertEqual(self.value("declare const injected: number; typeof injected"), "'undefined'")
        self.assertEqual(self.fails("injected")["evalue"], "injected is not defined")
        self.ok("(globalThis as any).injected = 5; (globalThis as any).twice = (n: number) => n * 2")
        self.assertEqual(self.value("injected + 1"), "6")
        self.assertEqual(self.value("declare function twice(n: number): number\ntwice(injected)"), "10")
        self.assertEqual(self.value("declare const require: any\ntypeof require('fs').readFileSync"), "'function'")
        self.ok("// @ts-nocheck\nunsaid = 7")
        self.assertEqual(self.value("declare let unsaid: number\nunsaid"), "7")

    def test_a_forward_reference_in_an_unchecked_cell_is_bound_when_it_is_there(self):
        self.ok("// @ts-nocheck\nfunction uses() { return laterName * 2 }\nconst asks = () => typeof laterName")
        self.assertEqual(self.fails("uses()")["evalue"], "laterName is not defined")
        self.assertEqual(self.value("asks()"), "'undefined'")
        self.ok("const laterName = 21")
        self.assertEqual(self.value("[uses(), asks()]"), "[ 42, 'number' ]")

    def test_what_an_unchecked_cell_lets_through_stays_so(self):
        self.ok("// @ts-nocheck\nsloppy = 5; other = sloppy + 1")
        self.assertEqual(self.value("sloppy + other"), "11")
        self.ok("// @ts-nocheck\nfunction loose(a, b) { return a + b }")
        self.assertEqual(self.value("loose(1, 2) + loose('a', 'b')"), "'3ab'")


SPOILT = {
    "Function.prototype": "call apply bind toString",
    "Array.prototype": "push map filter forEach shift splice slice join concat indexOf includes some find flatMap at entries values reduce",
    "Map.prototype": "get set has delete values entries forEach",
    "Set.prototype": "add has delete values",
    "WeakMap.prototype": "get set has",
    "Promise.prototype": "then catch finally",
    "Promise": "all resolve reject",
    "String.prototype": "slice charCodeAt split replace indexOf includes startsWith endsWith trim",
    "Object": "defineProperty keys entries assign create getOwnPropertyDescriptor fromEntries",
    "RegExp.prototype": "exec test",
    "JSON": "parse stringify",
    "Reflect": "apply ownKeys",
    "Atomics": "load store wait compareExchange",
    "Buffer": "from alloc",
    "globalThis": "setTimeout setImmediate queueMicrotask Map Set WeakMap Array Object String Number RegExp Symbol Error Atomics JSON Reflect Math Buffer",
}

SPOIL = """
const { defineProperty, getOwnPropertyDescriptor } = Object
let taken: any[] = [], count = 0
function spoil(owner: any, key: any) {
  taken[count++] = [owner, key, getOwnPropertyDescriptor(owner, key)]
  owner[key] = function () { throw new Error('spoilt') }
}
function mend() { while (count > 0) { const one = taken[--count]; defineProperty(one[0], one[1], one[2]) } }
"""


class Spoilt(KernelCase):
    """Cells that replace what the language comes with by something that fails."""

    fresh = True

    def lives(self, code):
        """Runs a cell that spoils something; the kernel still works, and is mended."""
        off = {"lectern": {"types": "off"}}
        try:
            self.kernel.run(code, metadata=off)
            self.assertEqual(self.value("1 + 1", metadata=off), "2")
            self.assertEqual(self.fails("null.x", metadata=off)["ename"], "TypeError")
            self.assertEqual(self.value("let q = [1, { a: 2 }]; await null; q", metadata=off), "[ 1, { a: 2 } ]")
            self.assertEqual(self.ok("console.log('p'); display('d')", metadata=off).stdout, "p\n")
            for loop in ("while (true) {}", "try { await new Native(() => {}) } finally { q = 0 }"):
                cell = self.kernel.start(f"console.log('go'); {loop}", metadata=off)
                self.kernel.printed(cell, "go")
                self.kernel.interrupt()
                self.assertEqual(self.kernel.finish(cell).reply["ename"], "KeyboardInterrupt")
        finally:
            self.ok("mend()", metadata=off)

    def test_the_kernel_lives(self):
        self.ok(f"const Native = Promise; {SPOIL}")
        for owner, keys in SPOILT.items():
            for key in keys.split():
                with self.subTest(f"{owner}.{key}"):
                    self.lives(f"spoil({owner}, '{key}')")
        for owner in ("Array.prototype", "Set.prototype", "Map.prototype", "Object.getPrototypeOf(Object.getPrototypeOf([].values()))"):
            with self.subTest(f"{owner}[Symbol.iterator]"):
                self.lives(f"spoil({owner}, Symbol.iterator)")
        self.lives("spoil(Object.getPrototypeOf([].values()), 'next')")
        self.lives("globalThis.Promise = class {}; count = 0; taken[count++] = [globalThis, 'Promise', { value: Native, writable: true, configurable: true }]")

    def test_the_kernel_lives_when_much_is_spoilt_at_once(self):
        self.ok(f"const Native = Promise; {SPOIL}")
        self.lives("for (const { prototype } of [Array, Map, Set, Promise, String, WeakMap, RegExp]) for (const key of Reflect.ownKeys(prototype)) if (typeof prototype[key] === 'function' && key !== 'constructor') try { spoil(prototype, key) } catch {}")

    def test_a_replacement_is_there_for_later_cells(self):
        self.ok("const mapping = Array.prototype.map; Array.prototype.map = () => ['mine']", metadata={"lectern": {"types": "off"}})
        self.assertEqual(self.value("[1].map((x) => x)"), "[ 'mine' ]")
        self.ok("Array.prototype.map = mapping")

    def test_what_node_cannot_do_without_stays(self):
        self.assertEqual(self.value("'use strict'; try { Array.prototype.pop = () => 0 } catch {}; [1, 2].pop()"), "2")


class Words(KernelCase):
    def test_messages_name_things_as_they_were_typed(self):
        self.ok("const num: any = 5; const d: any = {}; let u: any; const list: any = [1]")
        for code, message in (
            ("num()", "num is not a function"),
            ("d.map((x: any) => x)", "d.map is not a function"),
            ("for (const q of num) {}", "num is not iterable"),
            ("u.x", "Cannot read properties of undefined (reading 'x')"),
            ("new num()", "num is not a constructor"),
            ("[...num]", None),
            ("const [a0] = num;", None),
            ("list.x.y", "Cannot read properties of undefined (reading 'y')"),
            ("num`x`", "num is not a function"),
            ("d.f.g()", "Cannot read properties of undefined (reading 'g')"),
            ("new d.Thing()", "d.Thing is not a constructor"),
            ("class K extends num {}", None),
            ("'a' in num", None),
            ("d instanceof num", None),
        ):
            with self.subTest(code):
                error = self.fails(code)
                if message:
                    self.assertEqual(error["evalue"], message)
                self.assertNotIn("$", error["evalue"])
        self.assertEqual(self.value("let seen = ''; try { num() } catch (e) { seen = (e as Error).message }\nseen"), "'num is not a function'")
        self.assertEqual(self.value("let seen2 = ''; try { d.map() } catch ({ message }: any) { seen2 = message }\nseen2"), "'d.map is not a function'")
        self.assertEqual(self.value("let seen3 = ''; await (async () => num())().catch((e) => { seen3 = e.message });\nseen3"), "'num is not a function'")

    def test_errors_of_own_classes_keep_name_and_fields(self):
        self.ok("class ShapeError extends Error { constructor(message: string, readonly shape: number[]) { super(message) } }")
        error = self.fails("throw new ShapeError('bad shape', [2, 3])")
        self.assertEqual((error["ename"], error["evalue"]), ("ShapeError", "bad shape"))
        self.assertIn("shape: [ 2, 3 ]", "\n".join(error["traceback"]))
        self.assertEqual(self.fails("const e = new Error('x'); e.name = 'Named'; throw e")["ename"], "Named")
        self.assertEqual(self.fails("throw new (class extends RangeError {})('r')")["ename"], "RangeError")
        self.assertEqual(self.fails("class TooFar extends RangeError {}\nthrow new TooFar('r')")["ename"], "TooFar")
        self.assertEqual(self.fails("class Later extends TooFar { get name() { return 'Own' } }\nthrow new Later('r')")["ename"], "Own")
        self.assertEqual(self.fails("throw new DOMException('gone', 'AbortError')")["ename"], "AbortError")

    def test_stacks_of_things_that_are_no_errors(self):
        text = self.ok("console.trace('here')").stderr
        self.assertIn("Trace: here", text)
        self.assertIn("In [", text)
        self.assertIn("In [", self.value("const o: { stack?: string } = {}; Error.captureStackTrace(o); o.stack"))
        self.assertNotIn("[object Object]", self.value("const named = { name: 'Mine', message: 'm', stack: '' }; Error.captureStackTrace(named); named.stack"))

    def test_many_errors_are_short(self):
        error = self.fails("\n".join(f"const n{i}: number = 'a'; missing{i}" for i in range(2000)))
        self.assertLess(len(error["evalue"]), 3000)
        self.assertLess(len("\n".join(error["traceback"])), 8000)


class Types(KernelCase):
    fresh = True

    def test_an_unchanged_class_is_the_same_when_its_cell_runs_again(self):
        code = "class Acc { #n = 0; private hidden = 1; add(x: number) { this.#n += x; return this } get n() { return this.#n } static is(a: Acc) { return #n in a } }"
        self.ok(code)
        self.ok("const a = new Acc().add(2)")
        self.ok(code)
        self.assertEqual(self.value("const b: Acc[] = [a]; [b[0]!.n, a instanceof Acc, Acc.is(a)]"), "[ 2, true, true ]")
        for other in ("enum Level { Low, High }", "interface Point { x: number }", "type Id = string & { readonly brand: unique symbol }", "class Base {} \nclass Derived extends Base { private p = 1 }"):
            with self.subTest(other):
                self.ok(other)
                self.ok(other)
        self.ok("const low: Level = Level.Low; const derived: Base = new Derived()")
        self.ok("enum Level { Low, High }")
        self.ok("const again: Level[] = [low]")

    def test_a_changed_class_is_another(self):
        self.ok("class Edited { private a = 1 }")
        self.ok("const old = new Edited()")
        self.ok("class Edited { private a = 2 }")
        error = self.fails("const list: Edited[] = [old]")
        self.assertNotIn(".lectern", error["evalue"] + "\n".join(error["traceback"]))
        self.assertNotIn("import(", error["evalue"])
        self.assertEqual(self.value("old instanceof Edited"), "false")

    def test_a_class_with_static_state_begins_anew(self):
        code = "class Counted { static made = 0; constructor() { Counted.made++ } }"
        self.ok(code)
        self.ok("new Counted(); new Counted();")
        self.ok(code)
        self.assertEqual(self.value("Counted.made"), "0")

    def test_a_name_may_be_a_type_and_a_value(self):
        self.ok("type S = 'a' | 'b'; const S = { a: 1, b: 2 }")
        self.assertEqual(self.value("const s: S = 'a'; S[s]"), "1")
        self.ok("type T = { x: number }")
        self.ok("const T = (x: number): T => ({ x })")
        self.assertEqual(self.value("const t: T = T(3); t.x"), "3")
        self.ok("interface I { y: number }")
        self.ok("const I = { make: (): I => ({ y: 4 }) }")
        self.assertEqual(self.value("const i: I = I.make(); i.y"), "4")
        self.ok("const V = 1")
        self.ok("type V = number[]")
        self.assertEqual(self.value("const v: V = [V]; v"), "[ 1 ]")

    def test_global_types_can_be_added_to(self):
        self.ok("declare global { interface Array<T> { last(): T | undefined } }\nArray.prototype.last = function () { return this[this.length - 1] }")
        self.assertEqual(self.value("[1, 2, 3].last()"), "3")
        self.assertEqual(self.fails("[1].last().toFixed()")["ename"], "TypeScriptError")
        self.ok("declare global { interface Array<T> { last(): T } }\nArray.prototype.last = function () { return this[this.length - 1] }")
        self.assertEqual(self.value("[1, 2, 3].last().toFixed(1)"), "'3.0'")
        self.ok("declare global { var shared: number; interface String { shout(): string } }\nglobalThis.shared = 4; String.prototype.shout = function () { return `${this.toUpperCase()}!` }")
        self.assertEqual(self.value("[shared, 'a'.shout()]"), "[ 4, 'A!' ]")
        self.ok("declare module 'node:fs' { interface Stats { extra?: number } }\nimport { statSync } from 'node:fs'")
        self.assertIsNone(self.value("statSync('.').extra"))
        self.ok("declare module 'virtual:thing' { export const x: number }")
        self.ok("type X = typeof import('virtual:thing').x; const x: X = 1")
        self.fails("declare global { interface Array<T> { bad(): Nowhere } }")
        self.assertEqual(self.fails("[1].bad()")["ename"], "TypeScriptError")

    def test_the_web_is_typed_before_and_after_an_import_from_node(self):
        right = "async function get(u: string) { const r = await fetch(u, { method: 'POST', headers: new Headers({ a: 'b' }), body: new FormData() }); const j = await r.json(); return [j.x, r.headers.get('a'), r.status.toFixed(), new Request(u).method] }"
        wrong = "async function bad(u: string) { const r = await fetch(5); r.status.length }"
        for _ in range(2):
            self.ok(right)
            self.assertEqual(self.fails(wrong)["ename"], "TypeScriptError")
            self.assertEqual(self.fails("document.title")["ename"], "TypeScriptError")
            self.ok("import { readFileSync } from 'node:fs'")

    def test_a_missing_type_is_noted_once_and_stops_nothing(self):
        result = self.ok("const add = (a, b) => a + b\nadd(1, 2)")
        self.assertEqual(result.value, "3")
        [note] = result.contents("display_data")
        self.assertEqual(set(note["data"]), {"text/html", "text/plain"})
        self.assertIn("a (line 1)", note["data"]["text/plain"])
        self.assertEqual((result.stdout, result.stderr), ("", ""))
        self.assertEqual(self.kernel.run("const add2 = (a, b) => a + b", silent=True).outputs, [])
        self.assertEqual(self.fails("const add3 = (a, b) => a + b", metadata={"lectern": {"types": "strict"}})["ename"], "TypeScriptError")
        for code in (
            "function f(this: any, x) { return x }",
            "class P { x; constructor(y) { this.x = y } }",
            "const counts = {}; for (const word of ['a', 'b']) counts[word] = 1",
            "let unset: number; console.log(unset)",
            "class Q { z: number }",
            "try { throw 1 } catch (e) { console.log(e.message) }",
            "function g() { return this }",
            "const { h } = { h: null as any }; ((k) => k)(h)",
        ):
            with self.subTest(code):
                self.ok(code)
        self.assertIn("no type is known: e (", self.ok("try { throw 1 } catch (e) { console.log(e.message) }").contents("display_data")[0]["data"]["text/plain"])
        self.ok("var w1 = 7")
        self.assertEqual([m["msg_type"] for m in self.ok("var w1: number\nw1").outputs], ["execute_result"])
        self.assertEqual(self.value("/[\\p{L}--[a-z]]/v.test('A')"), "true")
        for code in ("globalThis.foo", "const o = { name: 1 }; o['nmae']", "enum E { A }\nE['B']", "nowhere", "const s: string = 1", "import { nothing } from 'node:fs'", "import x from 'missing-package'"):
            with self.subTest(code):
                self.assertEqual(self.fails(code)["ename"], "TypeScriptError")


class Modules(KernelCase):
    files = {
        "config.json": '{ "rate": 0.1, "not-a-name": 2, "default": 3 }',
        "uses.ts": "import config, { rate } from './config.json';\nimport { plain } from './plain';\nexport const both = [config.rate, rate, plain];\n",
        "plain.js": "export const plain = 'old';\n",
        "package.json": '{ "type": "module" }',
        "wrong.ts": "export const a = 1;\nexport const b: number = 'text';\n",
        "counter.ts": "export let n = 0;\nexport function inc() { n++ }\n",
        "u.ts": "export const u: string = 'from u';\n",
        "held.ts": "export const log: string[] = [];\nexport async function wait() { try { await new Promise(() => undefined) } finally { log.push('closed') } }\n",
        "asks.cjs": "module.exports = [typeof Deno, typeof module, typeof require];\n",
        "asks.mjs": "export default [typeof Deno, typeof module, typeof require, typeof tslab];\n",
    }

    def test_local_files_import_json_and_each_other_without_endings(self):
        self.assertEqual(self.value("import { both } from './uses'\nboth"), "[ 0.1, 0.1, 'old' ]")

    def test_an_edited_javascript_file_is_new(self):
        self.assertEqual(self.value("import { plain } from './plain.js'\nplain", metadata={"lectern": {"types": "off"}}), "'old'")
        self.kernel.write("plain.js", "export const plain = 'new';\n")
        self.assertEqual(self.value("import { plain } from './plain.js'\nplain", metadata={"lectern": {"types": "off"}}), "'new'")
        self.kernel.write("plain.js", "export const plain = 'old';\n")

    def test_an_edited_common_js_file_is_new_however_it_is_loaded(self):
        self.kernel.write("inner.cjs", "exports.n = 1")
        self.kernel.write("outer.cjs", "exports.n = require('./inner.cjs').n; exports.made = (globalThis.made = (globalThis.made ?? 0) + 1)")
        self.assertEqual(self.value("require('./outer.cjs')"), "{ n: 1, made: 1 }")
        self.assertEqual(self.value("require('./outer.cjs')"), "{ n: 1, made: 1 }")
        self.kernel.write("inner.cjs", "exports.n = 2 // edited")
        self.assertEqual(self.value("require('./outer.cjs')"), "{ n: 2, made: 2 }")
        self.kernel.write("inner.cjs", "exports.n = 3 // once more")
        self.assertEqual(self.value("import outer from './outer.cjs'\nouter.n"), "3")
        self.kernel.write("rate.json", "[1]")
        self.assertEqual(self.value("require('./rate.json')"), "[ 1 ]")
        self.kernel.write("rate.json", "[1, 2]")
        self.assertEqual(self.value("require('./rate.json')"), "[ 1, 2 ]")

    def test_what_is_not_found_is_told_without_files_that_nobody_wrote(self):
        for code in ("require('missing-one')", "require('./missing')", "// @ts-nocheck\nimport x from 'missing-two'", "const m = 'missing-three'; await import(m)"):
            with self.subTest(code):
                error = self.fails(code)
                text = error["evalue"] + "\n".join(error["traceback"])
                self.assertRegex(error["evalue"], r"^Cannot find (module|package) '[^']+'$")
                self.assertNotIn(str(self.kernel.folder), text)
                self.assertNotIn("equire stack", text)
        self.assertIn("import * as all from './u.ts'", self.fails("require('./u.ts')")["evalue"])

    def test_type_errors_in_a_local_file_stand_at_their_line(self):
        error = self.fails("import { a } from './wrong'")
        self.assertEqual(error["ename"], "TypeScriptError")
        self.assertIn("wrong.ts, line 2: Type 'string' is not assignable to type 'number'", error["evalue"])
        self.ok("import { a } from './wrong'", metadata={"lectern": {"types": "off"}})

    def test_imports_that_change_are_live(self):
        self.ok("import { n, inc } from './counter'")
        self.assertEqual(self.value("inc(); inc(); n"), "2")
        self.assertEqual(self.fails("n = 5")["ename"], "TypeScriptError")
        self.assertEqual(self.value("const n = 'mine'; n"), "'mine'")

    def test_an_import_by_a_variable(self):
        self.assertEqual(self.value("const f = './u.ts'; (await import(f)).u"), "'from u'")
        self.kernel.write("u2.ts", "export const u: string = 'made later';\n")
        self.assertEqual(self.value("const f2 = ['./u2', 'ts'].join('.'); (await import(f2)).u"), "'made later'")
        self.assertEqual(self.fails("const f3 = './missing.ts'; await import(f3)")["ename"], "Error")

    def test_a_package_that_was_missing_is_found_when_it_is_there(self):
        self.assertIn("Cannot find module 'pkg-later'", self.fails("import p from 'pkg-later'")["evalue"])
        self.kernel.write("node_modules/pkg-later/package.json", '{ "name": "pkg-later", "version": "1.0.0", "main": "i.js", "types": "i.d.ts" }')
        self.kernel.write("node_modules/pkg-later/i.js", "module.exports = 'installed';\n")
        self.kernel.write("node_modules/pkg-later/i.d.ts", "declare const p: 'installed';\nexport = p;\n")
        self.assertEqual(self.value("import p from 'pkg-later'\np"), "'installed'")

    def test_require_and_its_like_work_from_the_notebooks_folder(self):
        self.assertEqual(self.value("require('./config.json').rate"), "0.1")
        self.assertEqual(self.value("const fs = require('fs'); fs.existsSync('config.json')"), "true")
        self.assertEqual(self.value("import path = require('path');\npath.basename('/a/b')"), "'b'")
        self.assertEqual(self.value("__filename === import.meta.filename && require('path').dirname(__filename) === __dirname"), "true")
        self.assertEqual(self.value("require('path').join(__dirname, 'x') === require.resolve('./config.json').replace('config.json', 'x')"), "true")
        self.assertEqual(self.value("module.exports = { a: 1 }; exports; typeof module.exports"), "'object'")
        self.assertEqual(self.value("[import.meta.url.startsWith('file://'), import.meta.dirname === process.cwd(), import.meta.resolve('./a.ts').endsWith('/a.ts')]"), "[ true, true, true ]")
        self.assertEqual(self.value("require.main === module"), "true")

    def test_libraries_that_ask_where_they_are_see_only_node(self):
        self.assertEqual(self.value("require('./asks.cjs')"), "[ 'undefined', 'object', 'function' ]")
        self.assertEqual(self.value("import asks from './asks.mjs'\nasks", metadata={"lectern": {"types": "off"}}), "[ 'undefined', 'undefined', 'undefined', 'undefined' ]")
        self.assertEqual(self.value("['require', 'module', 'Deno', 'tslab', 'exports'].filter((name) => name in globalThis)"), "[]")

    def test_a_finally_runs_when_its_await_is_interrupted(self):
        self.ok("import { log, wait } from './held'\nconst mine: string[] = []")
        for code in ("console.log('go'); await wait()", "console.log('go'); try { await new Promise(() => undefined) } finally { mine.push('closed') }", "console.log('go'); await (async () => { try { await wait() } finally { mine.push('outer') } })()"):
            cell = self.kernel.start(code)
            self.kernel.printed(cell, "go")
            self.kernel.interrupt()
            self.assertEqual(self.kernel.finish(cell).reply["ename"], "KeyboardInterrupt")
        self.assertEqual(self.value("[log, mine]"), "[ [ 'closed', 'closed' ], [ 'closed', 'outer' ] ]")


if __name__ == "__main__":
    unittest.main()
