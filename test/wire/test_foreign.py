"""What notebooks of other kernels use: their modules and words, and magics."""

import unittest

from kernel import Kernel, KernelCase


class Tslab(KernelCase):
    files = {"node_modules/tslab/index.js": "throw new Error('the real one')", "node_modules/tslab/package.json": "{}"}

    def test_each_word_shows_its_media_type(self):
        result = self.ok(
            "import * as tslab from 'tslab'\n"
            "const { display } = tslab; const bytes = new Uint8Array([1, 2, 3])\n"
            "display.html('<b>h</b>'); display.markdown('# m'); display.latex('$x$'); display.svg('<svg/>')\n"
            "display.javascript('1'); display.text('t'); display.raw('application/json', '{}')\n"
            "display.png(bytes); display.jpeg(bytes); display.gif(bytes); display.pdf(bytes)"
        )
        shown = [next(iter(c["data"].items())) for c in result.contents("display_data")]
        self.assertEqual(shown[:7], [
            ("text/html", "<b>h</b>"), ("text/markdown", "# m"), ("text/latex", "$x$"), ("image/svg+xml", "<svg/>"),
            ("text/javascript", "1"), ("text/plain", "t"), ("application/json", "{}"),
        ])
        self.assertEqual(shown[7:], [(t, "AQID") for t in ("image/png", "image/jpeg", "image/gif", "application/pdf")])
        self.assertIsNone(result.value)

    def test_a_new_display_is_one_output(self):
        result = self.ok("import { newDisplay } from 'tslab'\nconst d = newDisplay(); d.text('a'); d.html('b')")
        (first,) = result.contents("display_data")
        (second,) = result.contents("update_display_data")
        self.assertEqual(first["transient"], second["transient"])
        self.assertEqual((first["data"], second["data"]), ({"text/plain": "a"}, {"text/html": "b"}))

    def test_it_can_be_required(self):
        result = self.ok("const t = require('tslab'); t.display.text('r')")
        self.assertEqual(result.contents("display_data")[0]["data"], {"text/plain": "r"})
        result = self.ok("import t2 = require('tslab')\nt2.display.text('s')")
        self.assertEqual(result.contents("display_data")[0]["data"], {"text/plain": "s"})


class Packages(KernelCase):
    files = {
        "node_modules/shout/package.json": '{"name": "shout", "version": "1.2.3"}',
        "node_modules/shout/index.js": "exports.shout = (text) => text.toUpperCase() + '!'",
        "node_modules/shout/twice.js": "module.exports = (text) => text + text",
        "node_modules/where/package.json": '{"name": "where"}',
        "node_modules/where/index.js": "exports.deno = typeof Deno; exports.ijs = typeof $$; exports.own = typeof module;"
        "exports.globals = ['Deno', 'module', 'require', '$$'].filter((name) => name in globalThis)",
        "loud.ts": "import { shout } from 'npm:shout@1'\nexport const loud = (text: string): string => shout(text)",
        "here.mjs": "export default [typeof Deno, typeof module, typeof require, typeof exports]",
    }

    def test_the_prefix_and_the_version_are_left_out(self):
        self.assertEqual(self.value("import { shout } from 'npm:shout@^1'\nshout('a')"), "'A!'")
        self.assertEqual(self.value("import twice from 'npm:shout@1.2.3/twice.js'\ntwice('a')"), "'aa'")
        self.assertEqual(self.value("import { loud } from './loud'\nloud('f')"), "'F!'")
        self.assertEqual(self.value("(await import('npm:shout')).shout('b')"), "'B!'")
        self.assertEqual(self.value("require('npm:shout').shout('c')"), "'C!'")

    def test_an_address_known_only_when_the_cell_runs_is_refused_in_a_sentence(self):
        error = self.fails("const from: string = 'https://esm.sh/d3@7'; await import(from)")
        self.assertIn("npm install d3", error["evalue"])

    def test_libraries_do_not_see_the_words_of_cells(self):
        self.assertEqual(self.value("import { deno, ijs, own, globals } from 'where'\n[deno, ijs, own, globals.length].join()"), "'undefined,undefined,object,0'")
        self.assertEqual(self.value("import here from './here.mjs'\nhere.join()"), "'undefined,undefined,undefined,undefined'")
        self.assertEqual(
            self.value("['Deno', 'module', 'exports', 'require', '__dirname', '$$'].filter((name) => name in globalThis)"), "[]"
        )
        self.assertEqual(self.value("[typeof Deno, typeof module, typeof require].join()"), "'object,object,function'")


class Deno(KernelCase):
    def test_its_words_for_notebooks_work(self):
        result = self.ok("await Deno.jupyter.display({ 'text/html': '<b>r</b>' }, { raw: true }); await Deno.jupyter.display(5)")
        self.assertEqual([c["data"] for c in result.contents("display_data")], [{"text/html": "<b>r</b>"}, {"text/plain": "5"}])
        self.assertEqual(self.ok("Deno.jupyter.html`<i>${'<b>raw</b>'}</i>`").data["text/html"], "<i><b>raw</b></i>")
        self.assertEqual(self.ok("Deno.jupyter.md`# ${1 + 1}`").data["text/markdown"], "# 2")
        self.assertEqual(self.ok("Deno.jupyter.svg`<svg/>`").data["image/svg+xml"], "<svg/>")
        self.assertEqual(self.ok("Deno.jupyter.image(new Uint8Array([0x89, 0x50]))").data["image/png"], "iVA=")
        self.assertEqual(self.ok("Deno.jupyter.image(new Uint8Array([0xff, 0xd8]))").data["image/jpeg"], "/9g=")
        self.assertEqual(
            self.ok("class V { [Deno.jupyter.$display]() { return { 'text/html': 'v' } } }\nnew V()").data["text/html"], "v"
        )
        self.assertEqual(self.value("(await Deno.jupyter.format(5))['text/plain']"), "'5'")

    def test_broadcast_is_refused_with_a_sentence_checked_or_not(self):
        self.assertIn("shown.update", self.fails("Deno.jupyter.broadcast('display_data', {})")["evalue"])
        error = self.fails("// @ts-nocheck\nDeno.jupyter.broadcast('display_data', {})")
        self.assertIn("display(value)", error["evalue"])


class Magics(KernelCase):
    fresh = True

    def test_time(self):
        result = self.ok("%time 6 * 7")
        self.assertEqual(result.value, "42")
        self.assertRegex(result.stdout, r"^took \d+\.\d+ m?s\n$")
        result = self.ok("%%time\nconsole.log('a')\nawait 5")
        self.assertEqual(result.value, "5")
        self.assertRegex(result.stdout, r"^a\ntook \d+\.\d+ m?s\n$")
        self.assertEqual(self.kernel.run("%time 1", silent=True).outputs, [])

    def test_an_error_stands_where_the_student_sees_it(self):
        error = self.fails("%time null.x")
        self.assertIn("%time null.x", "\n".join(error["traceback"]))

    def test_who_and_reset(self):
        self.ok("%reset")
        self.assertEqual(self.ok("%who").stdout, "the notebook has no names yet\n")
        self.ok("const w = [1]; class K {}")
        self.assertEqual(self.ok("%who").stdout, "K  class\nw  const  number[]\n")
        self.assertEqual(self.value("%reset -f\nconst w2 = 3\nw2 + [0].length"), "4")
        self.assertEqual(self.fails("w")["ename"], "TypeScriptError")
        self.assertEqual(self.fails("// @ts-nocheck\nw")["ename"], "ReferenceError")
        self.assertEqual(self.value("typeof require + typeof display + typeof Deno"), "'functionfunctionobject'")

    def test_types(self):
        loose, wrong = "const f = (a) => a", "const s: string = 5"
        self.ok(loose)
        self.assertIn("strict", self.ok("%types strict").stdout)
        self.fails(loose)
        self.ok("%%types notebook\n" + loose)
        self.fails(loose)
        self.ok("%types off")
        self.ok(wrong)
        self.fails("%%types strict\n" + wrong)
        self.ok("%types notebook")
        self.fails(wrong)

    def test_help_and_others(self):
        self.assertIn("%who", self.ok("%help").stdout)
        error = self.fails("%matplotlib inline\n1")
        self.assertEqual(error["ename"], "MagicError")
        self.assertIn("lectern", error["evalue"])
        self.assertIn("execSync", self.fails("!npm i x")["evalue"])

    def test_console_and_completion_know_them(self):
        self.assertEqual(self.kernel.ask("is_complete_request", {"code": "%time f(1)"}).reply["status"], "complete")
        reply = self.kernel.ask("complete_request", {"code": "%ti", "cursor_pos": 3}).reply
        self.assertEqual((reply["matches"], reply["cursor_start"]), (["%time"], 0))


class Default(unittest.TestCase):
    def test_the_kernels_argument_says_how_types_are_checked(self):
        kernel = Kernel(arguments=["--types=strict"])
        self.addCleanup(kernel.close)
        loose = "const f = (a) => a"
        self.assertEqual(kernel.run(loose).reply["status"], "error")
        self.assertEqual(kernel.run(loose, metadata={"lectern": {"types": "notebook"}}).reply["status"], "ok")
        self.assertEqual(kernel.run("%%types notebook\n" + loose).reply["status"], "ok")


if __name__ == "__main__":
    unittest.main()
