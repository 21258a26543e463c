"""TypeScript in cells: names live on, types are checked, modules are found."""

import unittest

from kernel import KernelCase


class Names(KernelCase):
    fresh = True

    def test_every_kind_of_declaration_lives_on(self):
        self.ok("let a = 1; const b = 2; var c = 3; function d() { return 4 } class E { v = 5 } enum F { X = 6 } namespace G { export const y = 7 }")
        self.assertEqual(self.value("[a, b, c, d(), new E().v, F.X, G.y]"), "[\n  1, 2, 3, 4,\n  5, 6, 7\n]")

    def test_types_live_on(self):
        self.ok("interface Shape { size: number }\ntype Pair<T> = [T, T]\nabstract class Base { abstract area(): number }")
        self.ok("const shape: Shape = { size: 1 }; const pair: Pair<Shape> = [shape, shape]; class Square extends Base { area() { return 1 } }")
        self.assertEqual(self.fails("const bad: Shape = { size: 'x' }")["ename"], "TypeScriptError")

    def test_destructured_names_live_on(self):
        self.ok("const { p, q: { r = 5, ...s }, ...t } = { p: 1, q: { s: 2 } as { r?: number; s: number }, u: 3 }; const [v, , w = 9, ...x] = [1, 2, undefined, 4]")
        self.assertEqual(self.value("JSON.stringify([p, r, s, t, v, w, x])"), "'[1,5,{\"s\":2},{\"u\":3},1,9,[4]]'")

    def test_a_var_in_a_block_lives_on(self):
        self.ok("for (var i = 0; i < 3; i++) { var last = i }")
        self.assertEqual(self.value("[i, last]"), "[ 3, 2 ]")

    def test_names_of_blocks_do_not(self):
        self.ok("{ const inside = 1 } for (const looped of [1]) {}")
        self.assertEqual(self.fails("inside")["ename"], "TypeScriptError")
        self.assertEqual(self.fails("looped")["ename"], "TypeScriptError")

    def test_anything_may_be_declared_again_as_anything(self):
        forms = {
            "let r = 1": "r",
            "const r = 2": "r",
            "var r = 3": "r",
            "function r() { return 4 }": "r()",
            "class r { static v = 5 }": "r.v",
            "enum r { A = 6 }": "r.A",
            "const [r] = [7]": "r",
            "import { EOL as r } from 'node:os'": "r.length > 0 ? 8 : 0",
            "namespace r { export const v = 9 }": "r.v",
        }
        for first in forms:
            for n, (second, use) in enumerate(forms.items(), 1):
                with self.subTest(f"{first}, then {second}"):
                    self.ok(first)
                    self.ok(second)
                    self.assertEqual(self.value(use), str(n))

    def test_a_cell_may_be_run_again(self):
        for _ in range(3):
            self.assertEqual(self.value("const again = [1]; again.push(2); class Again {} \nagain.length"), "2")

    def test_a_new_declaration_may_use_the_old_value(self):
        self.ok("const grow = [1]")
        self.ok("{ const old = grow; (globalThis as any).saved = old }")
        self.assertEqual(self.value("(globalThis as any).saved"), "[ 1 ]")

    def test_an_earlier_closure_sees_a_later_assignment(self):
        self.ok("let count = 0; const read = () => count")
        self.ok("count = 5; count++")
        self.assertEqual(self.value("read()"), "6")

    def test_an_earlier_closure_sees_a_later_declaration(self):
        self.ok("function helper() { return 'old' }\nfunction user() { return helper() }")
        self.ok("function helper() { return 'new' }")
        self.assertEqual(self.value("user()"), "'new'")

    def test_a_closure_changes_what_later_cells_see(self):
        self.ok("let hits = 0; function hit() { hits += 1 }")
        self.ok("hit(); hit()")
        self.assertEqual(self.value("hits"), "2")

    def test_a_constant_cannot_be_assigned_in_a_later_cell(self):
        self.ok("const fixed = 1")
        self.assertEqual(self.fails("fixed = 2")["ename"], "TypeScriptError")

    def test_a_variable_is_as_wide_as_it_was_declared(self):
        self.ok("let wide: string | number = 'a'")
        self.ok("wide = 5")
        self.assertEqual(self.value("wide"), "5")

    def test_functions_are_hoisted_within_their_cell(self):
        self.assertEqual(self.value("const early = later(); function later() { return 3 }\nearly"), "3")

    def test_functions_and_classes_know_their_names(self):
        self.ok("const arrow = () => 1; class Named {} ; function fn() {}")
        self.assertEqual(self.value("[arrow.name, Named.name, fn.name]"), "[ 'arrow', 'Named', 'fn' ]")

    def test_recursion_and_mutual_recursion(self):
        self.ok("const fact = (n: number): number => (n < 2 ? 1 : n * fact(n - 1))")
        self.ok("function even(n: number): boolean { return n === 0 || odd(n - 1) }\nfunction odd(n: number): boolean { return n > 0 && even(n - 1) }")
        self.assertEqual(self.value("[fact(5), even(10)]"), "[ 120, true ]")

    def test_a_called_function_does_not_see_its_box_as_this(self):
        self.ok("function self(this: unknown) { return this }")
        self.assertIsNone(self.value("self()"))
        self.assertEqual(self.value("((tag) => tag`x`)(function (this: unknown, s: TemplateStringsArray) { return this === undefined })"), "true")

    def test_a_parameter_shadows_a_name_of_the_notebook(self):
        self.ok("const shadowed = 'outer'")
        self.assertEqual(self.value("((shadowed: number) => ({ shadowed }))(1).shadowed"), "1")
        self.assertEqual(self.value("({ shadowed }).shadowed"), "'outer'")

    def test_globals_can_be_shadowed(self):
        self.ok("const name = 'n'; const console2 = console; let display = 5;")
        self.assertEqual(self.value("[name, display]"), "[ 'n', 5 ]")

    def test_typeof_and_labels_and_getters(self):
        self.assertEqual(self.value("const g = { get x() { return 1 }, set x(v) {} }; outer: for (;;) { for (;;) break outer }\ntypeof g.x"), "'number'")

    def test_names_with_dollars_and_unicode(self):
        self.ok("const $ = 1, $$ = 2, $x = 3, größe = 4, π = 5, __v = 6;")
        self.assertEqual(self.value("[$, $$, $x, größe, π, __v].length"), "6")

    def test_generators_and_symbols(self):
        self.ok("function* three() { for (let i = 0; i < 3; i++) yield i }")
        self.assertEqual(self.value("[...three()]"), "[ 0, 1, 2 ]")

    def test_a_loop_variable_is_captured_per_iteration(self):
        self.ok("const fs: (() => number)[] = []; for (let i = 0; i < 3; i++) fs.push(() => i)")
        self.assertEqual(self.value("fs.map((f) => f())"), "[ 0, 1, 2 ]")


class Syntax(KernelCase):
    def test_top_level_await(self):
        self.ok("const fetched = await Promise.resolve(3)")
        self.assertEqual(self.value("fetched"), "3")

    def test_for_await(self):
        self.ok("async function* numbers() { yield 1; yield 2 }\nconst seen: number[] = []; for await (const n of numbers()) seen.push(n)")
        self.assertEqual(self.value("seen"), "[ 1, 2 ]")

    def test_enums(self):
        self.ok("enum Colour { Red = 'r', Green = 'g' }\nconst enum Size { S, M }")
        self.assertEqual(self.value("[Colour.Green, Size.M]"), "[ 'g', 1 ]")

    def test_decorators(self):
        self.ok("function logged(f: (this: any, ...a: any[]) => any, c: ClassMethodDecoratorContext) { return function (this: any, ...a: any[]) { console.log(String(c.name)); return f.apply(this, a) } }")
        result = self.ok("class Deco { @logged run() { return 1 } }\nnew Deco().run()")
        self.assertEqual((result.stdout, result.value), ("run\n", "1"))

    def test_using_disposes_at_the_end_of_its_block(self):
        self.ok("const open = (name: string) => ({ name, [Symbol.dispose]() { console.log('closed', name) } })")
        self.assertEqual(self.ok("{ using file = open('a'); console.log('in', file.name) } console.log('out')").stdout, "in a\nclosed a\nout\n")

    def test_await_using_disposes_too(self):
        self.assertEqual(self.ok("{ await using file = { async [Symbol.asyncDispose]() { console.log('gone') } }; }").stdout, "gone\n")

    def test_using_at_the_top_level_disposes_at_the_end_of_the_cell(self):
        self.assertEqual(self.ok("using top = { [Symbol.dispose]() { console.log('closed') } }; console.log('in')").stdout, "in\nclosed\n")

    def test_private_members_accessors_and_static_blocks(self):
        self.ok("class Box { #v = 1; static made = 0; static { Box.made = 7 } accessor w = 2; get v() { return this.#v } constructor(readonly name: string) {} }")
        self.assertEqual(self.value("const box = new Box('n'); [box.v, box.w, Box.made, box.name]"), "[ 1, 2, 7, 'n' ]")

    def test_export_is_accepted_and_ignored(self):
        self.ok("export const e1 = 1; export function e2() { return 2 }\nexport default class E3 {}\nexport { e1 }; export type T = number; export interface I { a: T }")
        self.assertEqual(self.value("export const e4 = 4; [e1, e2(), e4, typeof E3]"), "[ 1, 2, 4, 'function' ]")

    def test_a_first_line_with_a_hash_is_a_comment(self):
        self.assertEqual(self.value("# This cell (id:test1) was missing.\n1 + 1"), "2")
        self.assertEqual(self.fails("1\n# no comment here")["ename"], "SyntaxError")

    def test_satisfies_as_const_and_generics(self):
        self.assertEqual(self.value("const conf = { a: [1, 2] } as const satisfies { a: readonly number[] }; function id<const T>(x: T) { return x }\nid(conf).a"), "[ 1, 2 ]")

    def test_big_numbers_and_optional_chains(self):
        self.assertEqual(self.value("const o: { a?: { b: bigint } } = {}; [o.a?.b ?? 2n ** 64n]"), "[ 18446744073709551616n ]")

    def test_windows_line_breaks(self):
        self.assertEqual(self.value("const w1 = 1\r\nconst w2 = 2\r\nw1 + w2\r\n"), "3")

    def test_a_backtick_a_script_end_and_a_source_map_comment_in_the_text(self):
        self.assertEqual(self.value("'`${</script>' + '//# sourceMappingURL=x'"), "'`${</script>//# sourceMappingURL=x'")
        self.assertEqual(self.value("1 //# sourceMappingURL=nothing.map"), "1")


class Checks(KernelCase):
    def test_they_are_strict(self):
        for code in ("let s: string = null", "const a: string[] = []; a.find((x) => x)!.length; a.find((x) => x).length", "nowhere", "Math.flor(1)"):
            with self.subTest(code):
                self.assertEqual(self.fails(code)["ename"], "TypeScriptError")

    def test_across_cells(self):
        self.ok("function area(w: number, h: number): number { return w * h }\nconst sizes = { small: 1, large: 2 }")
        for code in ("area(1)", "area('1', 2)", "area(1, 2).length", "sizes.medium"):
            with self.subTest(code):
                self.assertEqual(self.fails(code)["ename"], "TypeScriptError")

    def test_a_new_declaration_has_a_new_type(self):
        self.ok("let changes = 1")
        self.ok("let changes = 'text'")
        self.assertEqual(self.value("changes.length"), "4")
        self.assertEqual(self.fails("changes.toFixed()")["ename"], "TypeScriptError")

    def test_a_first_line_that_names_a_program_is_a_comment(self):
        self.assertEqual(self.value("#!/usr/bin/env node\n3"), "3")
        self.assertIn("line 2", "\n".join(self.fails("#!/usr/bin/env node\nthrow new Error('x')")["traceback"]))

    def test_ts_nocheck_runs_a_cell_all_the_same(self):
        self.assertEqual(self.value("// @ts-nocheck\nconst loose: number = 'text'\nloose"), "'text'")

    def test_ts_expect_error_and_ts_ignore_hide_one_line(self):
        self.assertEqual(self.value("// @ts-expect-error\nconst hidden: number = 'x'\nhidden"), "'x'")
        self.assertEqual(self.value("// @ts-ignore\nconst ignored: number = 'x'\nignored"), "'x'")

    def test_cell_metadata_turn_them_off(self):
        off = {"lectern": {"typecheck": False}}
        self.assertEqual(self.value("const unchecked: number = 'x'; unchecked", metadata=off), "'x'")
        self.assertEqual(self.fails("const unchecked: number = 'x'", metadata={"lectern": {"typecheck": True}})["ename"], "TypeScriptError")

    def test_syntax_counts_even_without_checks(self):
        self.assertEqual(self.fails("let 3x", metadata={"lectern": {"typecheck": False}})["ename"], "SyntaxError")

    def test_the_globals_of_node_are_typed(self):
        for code in ("process.version.length > 0", "typeof Buffer.from('a').length", "typeof setTimeout(() => {}, 0).hasRef()", "typeof structuredClone({}) + typeof fetch", "new URL('http://a/b').pathname", "performance.now() > 0"):
            with self.subTest(code):
                self.ok(code)

    def test_display_clear_output_and_input_are_typed(self):
        self.assertEqual(self.fails("clearOutput({ wait: 'x' })")["ename"], "TypeScriptError")
        self.assertEqual(self.fails("display(1).nothing")["ename"], "TypeScriptError")


class Imports(KernelCase):
    files = {
        "package.json": '{ "name": "notebook" }',
        "data.json": '{ "answer": 42, "list": [1, 2] }',
        "shapes.ts": "import { pi } from './lib/numbers';\nexport interface Circle { r: number }\nexport const area = ({ r }: Circle): number => pi * r * r;\nexport default 'shapes';\n",
        "lib/numbers.ts": "export const pi = 3;\nexport enum Kind { Odd, Even }\n",
        "fails.ts": "interface Gone {\n  a: number;\n}\nexport function fail(): never {\n  throw new Error('from the file');\n}\n",
        "plain.mjs": "export const plain = 'mjs';\n",
        "old.cjs": "module.exports = { old: 'cjs' };\n",
        "node_modules/tiny-esm/package.json": '{ "name": "tiny-esm", "version": "1.0.0", "type": "module", "exports": { ".": { "types": "./index.d.ts", "default": "./index.js" }, "./package.json": "./package.json" } }',
        "node_modules/tiny-esm/index.js": "export const twice = (x) => 2 * x;\nexport default 'tiny';\n",
        "node_modules/tiny-esm/index.d.ts": "/** Twice as much. */\nexport declare const twice: (x: number) => number;\ndeclare const name: 'tiny';\nexport default name;\n",
        "node_modules/tiny-cjs/package.json": '{ "name": "tiny-cjs", "version": "1.0.0", "main": "main.js" }',
        "node_modules/tiny-cjs/main.js": "const secret = 'thrice';\nmodule.exports = { [secret]: (x) => 3 * x };\n",
    }

    def test_node_modules_of_every_form(self):
        self.ok("import fs, { readFileSync as readIt } from 'node:fs'\nimport * as path from 'path'\nimport type { Stats } from 'node:fs'\nimport 'node:os'")
        self.assertEqual(self.value("[typeof fs.readFileSync, typeof readIt, path.basename('/a/b'), fs.readFileSync === readIt]"), "[ 'function', 'function', 'b', true ]")

    def test_an_import_of_a_later_cell_is_typed(self):
        self.ok("import { join } from 'node:path'")
        self.assertEqual(self.fails("join(5)")["ename"], "TypeScriptError")

    def test_dynamic_import(self):
        self.assertEqual(self.value("(await import('node:path')).basename('/a/b')"), "'b'")
        self.assertEqual(self.value("(await import('./shapes')).default"), "'shapes'")
        self.assertEqual(self.value("const where = './plain.mjs'; (await import(where)).plain"), "'mjs'")

    def test_an_es_package(self):
        self.ok("import tiny, { twice } from 'tiny-esm'")
        self.assertEqual(self.value("[tiny, twice(4)]"), "[ 'tiny', 8 ]")
        self.assertEqual(self.fails("twice('4')")["ename"], "TypeScriptError")

    def test_a_commonjs_package_without_types(self):
        self.ok("import { thrice } from 'tiny-cjs'\nimport whole from 'tiny-cjs'")
        self.assertEqual(self.value("[thrice(3), whole.thrice(1)]"), "[ 9, 3 ]")

    def test_json(self):
        self.ok("import data from './data.json'")
        self.assertEqual(self.value("data.answer + data.list.length"), "44")
        self.assertEqual(self.fails("data.question")["ename"], "TypeScriptError")

    def test_json_with_attributes_and_named(self):
        self.assertEqual(self.value("import again from './data.json' with { type: 'json' }\nagain.answer"), "42")
        self.assertEqual(self.value("import { answer } from './data.json'\nanswer"), "42")
        self.assertEqual(self.value("import * as all from './data.json'\nall.answer"), "42")

    def test_json_of_a_package(self):
        self.assertEqual(self.value("import about from 'tiny-esm/package.json'\nabout.name", metadata={"lectern": {"typecheck": False}}), "'tiny-esm'")

    def test_a_changed_file_above_the_folder_is_read_again(self):
        name = f"above-{self.kernel.folder.name}"  # the folder above is everybody's
        self.kernel.write(f"../{name}.ts", "export const a = 1;\n")
        try:
            self.assertEqual(self.value(f"import {{ a }} from '../{name}'\na"), "1")
            self.kernel.write(f"../{name}.ts", "export const a = 2, b = 3;\n")
            self.assertEqual(self.value(f"import {{ a, b }} from '../{name}'\na + b"), "5")
        finally:
            (self.kernel.folder.parent / f"{name}.ts").unlink()

    def test_plain_javascript_files(self):
        self.assertEqual(self.value("import { plain } from './plain.mjs'\nimport { old } from './old.cjs'\n;[plain, old]"), "[ 'mjs', 'cjs' ]")

    def test_a_local_file_with_its_own_imports(self):
        for ending in ("", ".ts", ".js"):
            with self.subTest(ending):
                self.assertEqual(self.value(f"import name, {{ area, type Circle }} from './shapes{ending}'\nconst c: Circle = {{ r: 2 }}\n;[name, area(c)]"), "[ 'shapes', 12 ]")
        self.assertEqual(self.fails("area({ r: 'x' })")["ename"], "TypeScriptError")

    def test_an_enum_of_a_local_file(self):
        self.assertEqual(self.value("import { Kind } from './lib/numbers'\nKind.Even"), "1")

    def test_a_changed_file_is_read_again(self):
        self.kernel.write("changing.ts", "export const version: number = 1;\n")
        self.assertEqual(self.value("import { version } from './changing'\nversion"), "1")
        self.kernel.write("changing.ts", "export const version: string = 'two';\n")
        self.assertEqual(self.value("import { version } from './changing'\nversion.length"), "3")

    def test_a_change_of_a_file_that_another_imports_counts_too(self):
        self.kernel.write("inner.ts", "export const value = 1;\n")
        self.kernel.write("outer.ts", "export { value } from './inner';\n")
        self.assertEqual(self.value("import { value } from './outer'\nvalue"), "1")
        self.kernel.write("inner.ts", "export const value = 2;\n")
        self.assertEqual(self.value("import { value } from './outer'\nvalue"), "2")

    def test_an_unchanged_file_keeps_its_state(self):
        self.kernel.write("counter.ts", "let n = 0;\nexport const next = () => ++n;\n")
        self.assertEqual(self.value("import { next } from './counter'\nnext()"), "1")
        self.assertEqual(self.value("import { next } from './counter'\nnext()"), "2")

    def test_a_file_written_after_a_failed_import_is_found(self):
        self.fails("import { fresh } from './fresh'")
        self.kernel.write("fresh.ts", "export const fresh = 'here';\n")
        self.assertEqual(self.value("import { fresh } from './fresh'\nfresh"), "'here'")

    def test_a_file_that_another_one_missed_is_found(self):
        self.kernel.write("needs.ts", "export { part } from './part';\n")
        self.fails("import { part } from './needs'\npart")
        self.kernel.write("part.ts", "export const part = 'complete';\n")
        self.assertEqual(self.value("import { part } from './needs'\npart"), "'complete'")

    def test_two_files_may_import_each_other(self):
        self.kernel.write("ping.ts", "import { pong } from './pong';\nexport const ping = (n: number): string => (n > 0 ? pong(n - 1) : 'ping');\n")
        self.kernel.write("pong.ts", "import { ping } from './ping';\nexport const pong = (n: number): string => (n > 0 ? ping(n - 1) : 'pong');\n")
        self.assertEqual(self.value("import { ping } from './ping'\nping(3)"), "'pong'")

    def test_an_error_in_a_local_file_names_the_file_and_line(self):
        error = self.fails("import { fail } from './fails'\nfail()")
        text = "\n".join(error["traceback"])
        self.assertIn("fails.ts", text)
        self.assertRegex(text, r"fails\.ts:5\b|fails\.ts, line 5")

    def test_a_syntax_error_in_a_local_file_names_the_file(self):
        self.kernel.write("bad.ts", "export const = 5;\n")
        error = self.fails("import * as bad from './bad'\nbad")
        self.assertIn("bad.ts", "\n".join(error["traceback"]))

    def test_lectern_and_its_notebook_helpers(self):
        self.assertEqual(self.value("import { html, table } from 'lectern/notebook'\ntypeof html + typeof table"), "'functionfunction'")
        self.ok("import * as lectern from 'lectern'")

    def test_the_folder_of_the_notebook_is_the_current_one(self):
        self.assertEqual(self.value("process.cwd()"), repr(str(self.kernel.folder)))

    def test_imports_run_before_the_rest_of_the_cell(self):
        self.assertEqual(self.value("const n = twice(2)\nimport { twice } from 'tiny-esm'\nn"), "4")


class EditorWhileBusy(KernelCase):
    def test_completion_and_inspection_answer_while_a_loop_runs(self):
        self.ok("/** A row. */\nconst row = { alpha: 1, beta: 'x' }")
        cell = self.kernel.start("console.log('busy'); while (true) {}")
        self.kernel.printed(cell, "busy")
        try:
            completed = self.kernel.ask("complete_request", {"code": "row.", "cursor_pos": 4}).reply
            inspected = self.kernel.ask("inspect_request", {"code": "row.beta", "cursor_pos": 8, "detail_level": 0}).reply
            checked = self.kernel.ask("is_complete_request", {"code": "f("}).reply
        finally:
            self.kernel.interrupt()
            self.kernel.finish(cell)
        self.assertEqual(completed["matches"], ["alpha", "beta"])
        self.assertIn("string", inspected["data"]["text/plain"])
        self.assertEqual(checked["status"], "incomplete")

    def test_import_paths_are_completed(self):
        self.kernel.write("helpers.ts", "export const h = 1;\n")
        code = "import { h } from './hel"
        self.assertIn("helpers", self.kernel.ask("complete_request", {"code": code, "cursor_pos": len(code)}).reply["matches"])


if __name__ == "__main__":
    unittest.main()
