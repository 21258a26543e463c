"""What a cell shows: its result and what it displays."""

import base64
import re
import unittest

from kernel import KernelCase


class Values(KernelCase):
    def test_the_last_expression_is_the_result(self):
        self.assertEqual(self.value("1; 2\n3"), "3")
        self.assertEqual(self.value("const a = 20; a + 1"), "21")

    def test_statements_have_none(self):
        for code in ("const b = 1", "if (true) { 1 }", "for (const x of [1]) x", "function f() {}", "class C {}", "{ 1 }"):
            with self.subTest(code):
                self.assertIsNone(self.value(code))

    def test_undefined_is_not_shown(self):
        self.assertEqual(self.ok("undefined").outputs, [])
        self.assertEqual(self.ok("[1].forEach(() => {})").outputs, [])

    def test_null_and_false_and_zero_are_shown(self):
        for code in ("null", "false", "0", "NaN", "''"):
            self.assertEqual(self.value(code), code)

    def test_with_a_semicolon_a_value_shows(self):
        self.ok("const shown = { list: [1, 2] }; let counted = 1; const twice = (x: number) => 2 * x")
        for code, value in (
            ("1;", "1"),
            ("1 ; ", "1"),
            ("1;;", "1"),
            ("1;\n\n", "1"),
            ("1; // one", "1"),
            ("1; /* one */", "1"),
            ("counted;", "1"),
            ("shown.list;", "[ 1, 2 ]"),
            ("shown['list'][0];", "1"),
            ("`${counted}`;", "'1'"),
            ("[counted];", "[ 1 ]"),
            ("({ counted });", "{ counted: 1 }"),
            ("counted + twice(2);", "5"),
            ("!counted;", "false"),
            ("typeof counted;", "'number'"),
            ("counted as unknown;", "1"),
            ("counted > 0 ? 'yes' : 'no';", "'yes'"),
        ):
            with self.subTest(code):
                self.assertEqual(self.value(code), value)

    def test_with_a_semicolon_a_deed_does_not(self):
        self.ok("let done = 1; const deeds: number[] = []; const act = () => 5; class Thing {}")
        for code in (
            "deeds.push(4);",
            "act();",
            "(act());",
            "act?.();",
            "new Thing();",
            "await act();",
            "done = 3;",
            "done += 3;",
            "done++;",
            "--done;",
            "done && act();",
            "void act();",
            "delete (globalThis as any).nothing;",
            "done ? act() : deeds.pop();",
        ):
            with self.subTest(code):
                self.assertIsNone(self.value(code))

    def test_a_last_statement_in_braces_is_an_object_when_it_has_values(self):
        for code, value in (
            ("{ a: 1 }", "{ a: 1 }"),
            ("const before = 1\n{ a: before }", "{ a: 1 }"),
            ("{ a: 1, b: 2 }", "{ a: 1, b: 2 }"),
            ("let x = 3;\n{ x, y: x + 1 };", "{ x: 3, y: 4 }"),
            ("{ ...{ a: 1 } } // spread", "{ a: 1 }"),
            ("{ a: { b: [1, 2] },\n  f() { return 1 } }", "{ a: { b: [ 1, 2 ] }, f: [Function: f] }"),
            ("if (x) { let y = 1 }\n{ 'k': `}` }", "{ k: '}' }"),
        ):
            with self.subTest(code):
                self.assertEqual(self.value(code), value)
        for code in ("{ 1 }", "{ x }", "{}", "{ x; }", "{ const inner = 1 }", "here: { break here }", "if (x) { x }"):
            with self.subTest(code):
                self.ok(code)

    def test_places_in_such_an_object_are_those_that_were_typed(self):
        for code, mark in (("{ a: 1, b: (null as any).c }", 25), ("{ a: 1, b: nowhere }", 11)):
            with self.subTest(code):
                frame = re.sub("\x1b\\[\\d+m", "", "\n".join(self.fails(code)["traceback"]))
                line = next(line for line in frame.split("\n") if "^" in line)
                self.assertEqual(line.index("^") - line.index("|") - 2, mark)

    def test_a_trailing_comment_does_not(self):
        self.assertEqual(self.value("1 // one;"), "1")

    def test_an_awaited_value_is_shown(self):
        self.assertEqual(self.value("await Promise.resolve(5)"), "5")

    def test_an_assignment_is_an_expression(self):
        self.ok("let c = 1")
        self.assertEqual(self.value("c = 2"), "2")

    def test_text_is_never_coloured(self):
        code = "process.env.FORCE_COLOR = '1';\n({ n: 0.5, s: 'x', d: new Date(0), r: /a/, f() {}, y: Symbol('q'), u: undefined })"
        self.assertNotIn("\x1b", self.value(code))
        self.assertEqual(self.value("0.5"), "0.5")

    def test_collections_are_legible(self):
        self.assertEqual(self.value("[1, [2, 3]]"), "[ 1, [ 2, 3 ] ]")
        self.assertEqual(self.value("new Map([['a', 1]])"), "Map(1) { 'a' => 1 }")
        self.assertEqual(self.value("new Float32Array([1, 0.5])"), "Float32Array(2) [ 1, 0.5 ]")
        self.assertEqual(self.value("class Point { constructor(public x = 1) {} }\nnew Point()"), "Point { x: 1 }")

    def test_huge_values_are_cut(self):
        wide = "Object.fromEntries(Array.from({ length: 2e5 }, (_, i) => [`k${i}`, i]))"
        for code in ("new Float32Array(1e6)", "'x'.repeat(1e7)", "Array.from({ length: 1e5 }, (_, i) => ({ i }))", wide):
            with self.subTest(code):
                self.assertLess(len(self.value(code)), 200_000)

    def test_a_list_of_records_is_a_table_besides(self):
        data = self.ok("[{ epoch: 1, loss: 0.5 }, { loss: 0.25, epoch: 2 }]").data
        self.assertEqual(data["text/plain"], "[ { epoch: 1, loss: 0.5 }, { loss: 0.25, epoch: 2 } ]")
        cells = re.findall(r"<t[hd] [^>]*>(.*?)</t[hd]>", data["text/html"])
        self.assertEqual(cells, ["epoch", "loss", "1", "0.5", "2", "0.25"])
        for code in ("1", "[1, 2]", "[{ a: [1] }]", "({ a: 1 })", "Array.from({ length: 1001 }, (_, i) => ({ i }))"):
            with self.subTest(code):
                self.assertEqual(list(self.ok(code).data), ["text/plain"])

    def test_that_table_needs_nothing_that_a_cell_has_replaced(self):
        self.ok("const had = Object.keys; Object.keys = (() => { throw new Error('mine') }) as never; 1")
        self.assertIn("text/html", self.ok("[{ a: 1 }]").data)
        self.ok("Object.keys = had; 1")

    def test_a_circular_value_is_shown(self):
        self.assertIn("Circular", self.value("const loop: any = {}; loop.self = loop; loop"))

    def test_a_value_whose_inspection_throws_is_an_error_of_the_cell(self):
        code = "({ [Symbol.for('nodejs.util.inspect.custom')]() { throw new RangeError('cannot show') } })"
        self.assertEqual(self.fails(code)["ename"], "RangeError")
        self.assertEqual(self.value("1"), "1")


class OwnDisplay(KernelCase):
    def test_a_display_method_gives_the_bundle(self):
        data = self.ok("({ [Symbol.for('Jupyter.display')]: () => ({ 'text/html': '<b>hi</b>' }) })").data
        self.assertEqual(data["text/html"], "<b>hi</b>")
        self.assertIn("text/plain", data)

    def test_it_may_be_asynchronous(self):
        code = "({ async [Symbol.for('Jupyter.display')]() { await null; return { 'text/plain': 'later' } } })"
        self.assertEqual(self.value(code), "later")

    def test_it_works_on_a_class_and_inside_display(self):
        self.ok("class Chip { [Symbol.for('Jupyter.display')]() { return { 'text/markdown': '*chip*', 'text/plain': 'chip' } } }")
        self.assertEqual(self.ok("new Chip()").data, {"text/markdown": "*chip*", "text/plain": "chip"})
        [shown] = self.ok("display(new Chip());").contents("display_data")
        self.assertEqual(shown["data"], {"text/markdown": "*chip*", "text/plain": "chip"})

    def test_json_types_are_sent_as_json(self):
        code = "({ [Symbol.for('Jupyter.display')]: () => ({ 'application/vnd.vegalite.v5+json': { mark: 'bar' } }) })"
        self.assertEqual(self.ok(code).data["application/vnd.vegalite.v5+json"], {"mark": "bar"})

    def test_one_that_throws_is_an_error_of_the_cell(self):
        for method in ("() => { throw new TypeError('no picture') }", "async () => { throw new TypeError('no picture') }"):
            error = self.fails(f"({{ [Symbol.for('Jupyter.display')]: {method} }})")
            self.assertEqual((error["ename"], error["evalue"]), ("TypeError", "no picture"))


class Display(KernelCase):
    def shown(self, code):
        return self.ok(code).contents("display_data")

    def test_shows_values_as_results_are_shown(self):
        self.assertEqual([c["data"] for c in self.shown("display([1]); display('a');")], [{"text/plain": "[ 1 ]"}, {"text/plain": "'a'"}])

    def test_the_handle_shows_nothing_as_a_result(self):
        self.assertIsNone(self.ok("display(1)").data)

    def test_raw_takes_a_bundle(self):
        [content] = self.shown("display({ 'text/html': '<i>x</i>', 'text/plain': 'x' }, { raw: true });")
        self.assertEqual(content["data"], {"text/html": "<i>x</i>", "text/plain": "x"})

    def test_bytes_become_base64(self):
        [content] = self.shown("display({ 'image/png': new Uint8Array([1, 2, 255]) }, { raw: true });")
        self.assertEqual(base64.b64decode(content["data"]["image/png"]), bytes([1, 2, 255]))

    def test_a_display_id_is_sent(self):
        [content] = self.shown("display(1, { displayId: 'here' });")
        self.assertEqual(content["transient"], {"display_id": "here"})

    def test_the_handle_updates_what_is_shown(self):
        result = self.ok("const shown = display('a'); shown.update('b')")
        [first] = result.contents("display_data")
        [second] = result.contents("update_display_data")
        self.assertEqual(second["data"], {"text/plain": "'b'"})
        self.assertEqual(second["transient"], first["transient"])
        [third] = self.ok("shown.update({ 'text/html': 'c' }, { raw: true })").contents("update_display_data")
        self.assertEqual(third["data"]["text/html"], "c")
        self.assertEqual(third["transient"], first["transient"])

    def test_outputs_without_an_id_of_their_own_do_not_replace_each_other(self):
        ids = [c["transient"]["display_id"] for c in self.shown("display(1); display(1);")]
        self.assertNotEqual(*ids)

    def test_output_comes_in_the_order_of_the_code(self):
        result = self.ok("console.log('a'); display('b'); console.log('c'); 'd'")
        self.assertEqual([m["msg_type"] for m in result.outputs], ["stream", "display_data", "stream", "execute_result"])

    def test_an_asynchronous_bundle_arrives_before_the_cell_ends(self):
        code = "display({ async [Symbol.for('Jupyter.display')]() { await new Promise((r) => setTimeout(r, 20)); return { 'text/plain': 'slow' } } });"
        self.assertEqual([c["data"] for c in self.shown(code)], [{"text/plain": "slow"}])

    def test_clear_output_is_sent_and_may_wait(self):
        result = self.ok("clearOutput(); clearOutput({ wait: true })")
        self.assertEqual(result.contents("clear_output"), [{"wait": False}, {"wait": True}])

    def test_helpers_show_html_markdown_svg_and_png(self):
        self.ok("import { html, md, png, svg } from 'lectern/notebook'")
        for code, mime, content in (
            ("html('<b>x</b>')", "text/html", "<b>x</b>"),
            ("html`<b>${'<'}</b>`", "text/html", "<b>&lt;</b>"),
            ("md('$x^2$')", "text/markdown", "$x^2$"),
            ("svg('<svg></svg>')", "image/svg+xml", "<svg></svg>"),
            ("png(new Uint8Array([1]))", "image/png", "AQ=="),
        ):
            with self.subTest(code):
                data = self.ok(code).data
                self.assertEqual(data[mime], content)
                self.assertIn("text/plain", data)


if __name__ == "__main__":
    unittest.main()
