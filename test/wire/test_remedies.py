"""An error says what to type instead; what an import would bring is offered with its line."""

import unittest

from kernel import KernelCase
from test_errors import plain


class FirstCell(KernelCase):
    fresh = True

    def test_it_is_told_of_the_library_although_nothing_has_imported_it_yet(self):
        self.assertIn("→ Add `import { randn } from 'lectern';`.", plain(self.fails("randn([2])")))


class Remedies(KernelCase):
    def test_a_forgotten_import(self):
        self.assertIn("→ Add `import { randn } from 'lectern';`.", plain(self.fails("randn([2])")))

    def test_it_stands_under_the_place_and_not_in_the_value(self):
        error = self.fails("const fine = 1;\nprint('hello')")
        self.assertNotIn("→", error["evalue"])
        self.assertRegex(plain(error), r"\^+\n→ Text is printed by `console\.log\('hello'\)`\.\n")

    def test_pythons_sentences(self):
        self.assertIn("`for (let x = 0; x < 3; x++) { }`", plain(self.fails("for x in range(3):\n  print(x)")))

    def test_a_forgotten_await(self):
        error = self.fails("const load = async () => ({ history: [1] });\nload().history")
        self.assertIn("`(await load()).history`", plain(error))

    def test_the_words_of_the_library(self):
        self.ok("import { tensor } from 'lectern';\nconst t = tensor([1, 2]);")
        self.assertIn("`t.add(t)`", plain(self.fails("t + t")))
        self.assertIn("`t.index(0)`", plain(self.fails("t[0]")))

    def test_a_warning_is_a_quiet_line(self):
        self.ok("import { tensor } from 'lectern';\nconst u = tensor([1, 2]);")
        shown = [m["content"]["data"]["text/plain"] for m in self.ok("u == u;").outputs if m["msg_type"] == "display_data"]
        self.assertEqual(len(shown), 1)
        self.assertIn("`u.eq(u)`", shown[0])

    def test_a_list_that_holds_nothing_yet(self):
        text = plain(self.fails("const log = { loss: [], best: null };\nlog.loss.push(1);\nlog.best = 2"))
        self.assertIn("`loss: [] as number[]`", text)
        self.assertIn("`best: null as number | null`", text)

    def test_a_part_of_what_an_earlier_cell_declared(self):
        self.ok("import { tensor } from 'lectern';\nconst t3 = tensor([1, 2, 3]);\nconst list3 = [1, 2, 3];")
        self.assertIn("`t3.index(slice(1))`", plain(self.fails("t3[1:]")))
        self.assertIn("`list3.slice(0, 2)`", plain(self.fails("list3[:2]")))

    def test_where_the_message_says_it_nothing_is_added(self):
        for code in ("Deno.env.get('HOME')", "$$html$$ = '<b>a</b>'"):
            self.assertNotIn("→", plain(self.fails(code)))

    def test_a_folder_is_changed_in_the_kernel_itself(self):
        self.assertIn("`process.chdir('..')`", self.fails("%cd ..")["evalue"])

    def test_an_error_of_the_running_cell(self):
        text = plain(self.fails("const nothing: any = undefined;\nnothing.length"))
        self.assertRegex(text, r"\^\n→ What stands before `\.length` is undefined here")

    def test_taking_apart_what_cannot_be_names_what_was_typed(self):
        self.ok("const obj4: any = {};")
        self.assertIn("await obj4", plain(self.fails("const [p1, p2] = obj4")))
        self.assertIn("`obj4.nope ?? {}`", plain(self.fails("const { zz } = obj4.nope")))

    def test_names_of_cells_in_evaluated_text(self):
        self.ok("const ex = 1;")
        for code in ("(0, eval)('ex + 1')", "import vm from 'node:vm';\nvm.runInThisContext('ex')"):
            self.assertIn("new Function('ex', 'return ex')(ex)", plain(self.fails(code)))

    def test_the_way_round_the_types_is_named_only_where_it_helps(self):
        self.assertIn("@ts-nocheck", plain(self.fails("const n: number = 'x'")))
        for code in ("nowhere", "const (", "import x from 'nowhere-at-all'"):
            self.assertNotIn("@ts-nocheck", plain(self.fails(code)))

    def test_completion_tells_the_line_that_a_name_needs(self):
        reply = self.kernel.ask("complete_request", {"code": "zer", "cursor_pos": 3}).reply
        self.assertIn("zeros", reply["matches"])
        self.assertEqual(reply["metadata"]["_lectern_imports"]["zeros"], "import { zeros } from 'lectern';")


if __name__ == "__main__":
    unittest.main()
