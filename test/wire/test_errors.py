"""What goes wrong in a cell is shown where it went wrong, and ends the cell but not the kernel."""

import re
import unittest

from kernel import KernelCase


def plain(error):
    """A traceback as text without colours."""
    return re.sub(r"\x1b\[\d+m", "", "\n".join(error["traceback"]))


class Thrown(KernelCase):
    def test_name_message_and_traceback_are_in_output_and_reply(self):
        error = self.fails("throw new RangeError('too far')")
        self.assertEqual((error["ename"], error["evalue"]), ("RangeError", "too far"))
        self.assertTrue(plain(error).startswith("RangeError: too far\n"))
        self.assertTrue(all(isinstance(line, str) for line in error["traceback"]))

    def test_an_error_is_the_only_output(self):
        self.assertEqual([m["msg_type"] for m in self.kernel.run("throw new Error('x')").outputs], ["error"])

    def test_what_was_printed_before_is_kept(self):
        result = self.kernel.run("console.log('before'); throw new Error('x')")
        self.assertEqual([m["msg_type"] for m in result.outputs], ["stream", "error"])

    def test_the_traceback_names_cell_and_line_and_shows_the_line(self):
        result = self.kernel.run("const fine = 1;\n\n  throw new Error('here');\nfine")
        text = plain(result.error)
        self.assertIn(f"In [{result.reply['execution_count']}], line 3", text)
        self.assertRegex(text, r"> 3 \|   throw new Error\('here'\);")
        self.assertRegex(text, r"\n *\| +\^")

    def test_the_caret_stands_under_the_name_of_what_was_called(self):
        self.ok("const number = 1 as any; const holder: any = {}")
        for line, name in (
            ("const sum = 1 + number(2)", "number"),
            ("number()", "number"),
            ("[1, 2].map((n) => number(n))", "number(n)"),
            ("1 + holder.missing(2)", "missing"),
        ):
            with self.subTest(line):
                _, _, caret = re.search(r"> 2 \| (.*)\n( *\| )( *)\^", plain(self.fails(f"// one\n{line}"))).groups()
                self.assertEqual(len(caret), line.index(name))

    def test_it_names_the_functions_also_of_earlier_cells(self):
        first = self.ok("// one\nfunction inner(): never { throw new Error('deep') }").reply["execution_count"]
        second = self.kernel.run("function outer() {\n  inner();\n}\nouter()")
        text = plain(second.error)
        self.assertIn(f"In [{first}], line 2, in inner", text)
        self.assertIn(f"In [{second.reply['execution_count']}], line 2, in outer", text)
        self.assertIn(f"In [{second.reply['execution_count']}], line 4", text)

    def test_it_shows_no_frames_of_the_kernel(self):
        for code in ("throw new Error('x')", "await (async () => { await null; throw new Error('x') })()", "JSON.parse('{')", "null!.x"):
            text = plain(self.fails(f"// @ts-nocheck\n{code}"))
            for internal in ("/dist/kernel/", "node:", "lectern-cell", "process.processTicks", ".lectern."):
                self.assertNotIn(internal, text)

    def test_it_shows_no_frames_of_the_library_however_many_there_are(self):
        nest = "let net: nn.Module = new nn.Linear(2, 1);\nfor (let i = 0; i < 20; i++) net = new nn.Sequential(net);"
        error = self.fails(f"import {{ nn, zeros }} from 'lectern';\n{nest}\nnet.forward(zeros([1, 3]))")
        self.assertEqual(error["ename"], "ShapeError")
        text = plain(error)
        self.assertIn("> 4 | net.forward(zeros([1, 3]))", text)
        self.assertNotIn("    at ", text)

    def test_positions_are_those_of_the_typed_text(self):
        code = "enum Big { A, B, C }\ninterface Long { a: number; b: string }\n@((c: unknown, _: unknown) => c as never)\nclass Deco {}\nconst typed: Long[] = [];\ntyped[0]!.b;"
        text = plain(self.fails(code))
        self.assertIn("line 6", text)
        self.assertIn("> 6 | typed[0]!.b;", text)

    def test_the_students_own_stack_names_cell_and_line(self):
        result = self.ok("\nnew Error('mine').stack")
        self.assertIn(f"In [{result.reply['execution_count']}]:2:1", result.value)

    def test_error_classes_of_the_student_keep_their_name(self):
        self.assertEqual(self.fails("class Own extends Error { override name = 'Own' }\nthrow new Own('x')")["ename"], "Own")

    def test_anything_can_be_thrown_and_has_a_name(self):
        for thrown in ("'text'", "42", "null", "undefined", "{ a: 1 }", "Symbol('s')", "() => 1", "Object.create(null)", "Object.assign(new Error('e'), { name: '' })"):
            with self.subTest(thrown):
                error = self.fails(f"throw {thrown}")
                self.assertTrue(error["ename"])
                self.assertIsInstance(error["evalue"], str)
        self.assertIn("text", self.fails("throw 'text'")["evalue"])
        self.assertIn("a: 1", self.fails("throw { a: 1 }")["evalue"])

    def test_a_thrown_value_that_cannot_be_read_still_ends_the_cell(self):
        for thrown in (
            "Object.defineProperty(new Error('x'), 'message', { get() { throw new Error('unreadable') } })",
            "Object.defineProperty(new Error('x'), 'name', { value: 5 })",
            "Object.assign(new Error('x'), { message: { toString() { throw new Error('unreadable') } } })",
            "new Proxy({}, { get() { throw new Error('unreadable') }, getPrototypeOf() { throw new Error('unreadable') } })",
            "Object.defineProperty(new Error('x'), 'cause', { get() { throw new Error('unreadable') } })",
            "{ [Symbol.for('nodejs.util.inspect.custom')]() { throw new Error('unreadable') } }",
        ):
            with self.subTest(thrown):
                self.setUp()  # so that one that hangs does not spoil the next
                self.assertTrue(self.fails(f"throw {thrown}")["ename"])

    def test_a_chain_of_causes_is_shown(self):
        text = plain(self.fails("try {\n  null!.x;\n} catch (cause) {\n  throw new Error('outer', { cause });\n}", metadata={"lectern": {"typecheck": False}}))
        self.assertRegex(text, r"(?s)Error: outer.*Caused by:.*TypeError: Cannot read properties of null")
        self.assertIn("line 4", text)
        self.assertIn("line 2", text)

    def test_a_circular_chain_ends(self):
        self.assertEqual(self.fails("const a = new Error('a'); const b = new Error('b', { cause: a }); a.cause = b; throw a")["evalue"], "a")

    def test_all_errors_of_an_aggregate_are_shown(self):
        text = plain(self.fails("await Promise.any([Promise.reject(new Error('one')), Promise.reject(new RangeError('two'))])"))
        self.assertRegex(text, r"(?s)^AggregateError.*Error 1:.*Error: one.*Error 2:.*RangeError: two")

    def test_deep_recursion_is_an_error(self):
        error = self.fails("function down(n: number): number { return 1 + down(n + 1) }\ndown(0)")
        self.assertEqual(error["ename"], "RangeError")
        self.assertIn("stack", error["evalue"])
        self.assertLess(len(plain(error)), 10_000)
        self.assertEqual(self.value("1 + 1"), "2")

    def test_too_large_an_array_is_an_error(self):
        self.assertEqual(self.fails("new Float64Array(2 ** 50)")["ename"], "RangeError")
        self.assertEqual(self.fails("'x'.repeat(2 ** 31)")["ename"], "RangeError")

    def test_ending_the_process_is_an_error_of_the_cell(self):
        for call in ("process.exit()", "process.exit(3)", "process.abort()", "await null; process.exit(1)"):
            self.assertIn(f"{call.removeprefix('await null; ')} was called", self.fails(call)["evalue"])
        self.assertEqual(self.value("1 + 1"), "2")

    def test_an_imported_exit_is_one_too(self):
        for code in (
            "import { exit as leave } from 'node:process'\nleave(1)",
            "import { abort as leave } from 'process'\nleave()",
            "import own from 'node:process'\nown.exit(1)",
            "import * as all from 'node:process'\nall.exit(1)",
            "(await import('node:process')).exit(1)",
            "require('node:process').exit(1)",
        ):
            with self.subTest(code):
                self.setUp()  # so that one that ends the kernel does not spoil the next
                self.assertIn("was called", self.fails(code)["evalue"])

    def test_a_failing_cell_keeps_what_it_computed_before(self):
        self.fails("const computed = 5; throw new Error('x')")
        self.assertEqual(self.value("computed"), "5")

    def test_a_name_that_got_no_value_is_gone(self):
        self.fails("throw new Error('x'); const never = 5")
        self.assertEqual(self.fails("never")["ename"], "TypeScriptError")

    def test_a_name_that_got_no_new_value_keeps_its_old_one(self):
        self.ok("const kept = 'old'")
        self.fails("throw new Error('x'); const kept = 5")
        self.assertEqual(self.value("kept.toUpperCase()"), "'OLD'")


class BeforeRunning(KernelCase):
    def test_a_type_error_is_reported_and_nothing_runs(self):
        result = self.kernel.run("console.log('ran');\nconst n: number = 'text'")
        self.assertEqual(result.error["ename"], "TypeScriptError")
        self.assertEqual(result.stdout, "")
        self.assertIn("not assignable", result.error["evalue"])
        text = plain(result.error)
        self.assertIn(f"In [{result.reply['execution_count']}], line 2", text)
        self.assertRegex(text, r"> 2 \| const n: number = 'text'\n +\|       \^")

    def test_types_are_checked_across_cells(self):
        self.ok("function half(x: number) { return x / 2 }")
        result = self.kernel.run("console.log('ran'); half('8')")
        self.assertEqual(result.error["ename"], "TypeScriptError")
        self.assertEqual(result.stdout, "")

    def test_several_problems_are_shown_together(self):
        text = plain(self.fails("const a1: number = 'x'\nconst a2: string = 5"))
        self.assertIn("line 1", text)
        self.assertIn("line 2", text)

    def test_a_cell_with_a_type_error_declares_nothing(self):
        self.fails("const undeclared: number = 'x'")
        self.assertEqual(self.fails("undeclared")["ename"], "TypeScriptError")

    def test_a_syntax_error_points_at_its_place(self):
        result = self.kernel.run("console.log('ran');\nlet 3x = 1")
        self.assertEqual(result.error["ename"], "SyntaxError")
        self.assertEqual(result.stdout, "")
        self.assertIn("> 2 | let 3x = 1", plain(result.error))

    def test_a_syntax_error_at_the_end_points_into_the_text(self):
        for code in ("f(", "const a = ", "`abc", "{\n"):
            error = self.fails(code)
            self.assertEqual(error["ename"], "SyntaxError")
            self.assertIn("line 1", plain(error))
            self.assertNotIn("export", plain(error))

    def test_what_only_the_engine_refuses_is_an_error_too(self):
        for code in ("/(/", "break", "const a = 08"):
            with self.subTest(code):
                self.assertEqual(self.fails(f"// @ts-nocheck\n{code}")["ename"], "SyntaxError")

    def test_a_return_outside_of_a_function_is_an_error(self):
        self.assertIn(self.fails("return 5")["ename"], ("SyntaxError", "TypeScriptError"))

    def test_an_unknown_import_is_an_error(self):
        self.assertIn("no-such-package", self.fails("import x from 'no-such-package'")["evalue"])
        error = self.fails("// @ts-nocheck\nimport x from 'no-such-package'; x")
        self.assertIn("no-such-package", error["evalue"])
        self.assertNotIn("/dist/", plain(error))
        self.assertIn("missing.ts", self.fails("import { y } from './missing.ts'")["evalue"])

    def test_an_unknown_export_is_an_error(self):
        self.assertIn("nothing", self.fails("import { nothing } from 'node:fs'")["evalue"])
        self.assertIn("nothing", self.fails("// @ts-nocheck\nimport { nothing } from 'node:fs'; nothing")["evalue"])


class StopOnError(KernelCase):
    def queued(self, **options):
        """A cell that fails after two others have been queued behind it; the three results."""
        failing = self.kernel.start("await input(); throw new Error('stop')", allow_stdin=True, **options)
        question = self.kernel.wait(failing, "input_request", channel="stdin")
        behind = [self.kernel.start(f"let queued{n} = {n}; queued{n}") for n in (1, 2)]
        self.kernel.ask("kernel_info_request")  # answered after the two have been read
        self.kernel.send("input_reply", {"status": "ok", "value": ""}, "stdin", parent=question)
        return [self.kernel.finish(cell) for cell in (failing, *behind)]

    def test_what_was_queued_is_aborted(self):
        failed, *behind = self.queued()
        self.assertEqual(failed.reply["status"], "error")
        for result in behind:
            self.assertEqual(result.reply["status"], "aborted")
            self.assertEqual([m["content"].get("execution_state") for m in result.iopub], ["busy", "idle"])
        self.assertEqual(self.fails("queued1")["ename"], "TypeScriptError")

    def test_the_first_cell_afterwards_runs(self):
        for n in range(20):
            self.fails("throw new Error('x')")
            self.assertEqual(self.value(str(n)), str(n))

    def test_a_type_error_stops_too(self):
        cells = [self.kernel.start(code) for code in ("await new Promise((r) => setTimeout(r, 50))", "const t: number = 'x'", "1")]
        self.assertEqual([self.kernel.finish(cell).reply["status"] for cell in cells], ["ok", "error", "aborted"])

    def test_when_false_the_queue_runs(self):
        failed, *behind = self.queued(stop_on_error=False)
        self.assertEqual(failed.reply["status"], "error")
        self.assertEqual([result.value for result in behind], ["1", "2"])

    def test_an_interrupt_stops_what_was_queued(self):
        cell = self.kernel.start("console.log('on'); while (true) {}")
        behind = self.kernel.start("1")
        self.kernel.printed(cell, "on")
        self.kernel.interrupt()
        self.assertEqual(self.kernel.finish(cell).reply["ename"], "KeyboardInterrupt")
        self.assertEqual(self.kernel.finish(behind).reply["status"], "aborted")


class Unhandled(KernelCase):
    def test_a_rejection_is_an_error_of_its_cell(self):
        error = self.fails("Promise.reject(new RangeError('lost'));")
        self.assertEqual((error["ename"], error["evalue"]), ("RangeError", "lost"))
        self.assertEqual(self.value("1 + 1"), "2")

    def test_a_rejection_that_is_handled_later_is_none(self):
        self.ok("const rejected = Promise.reject(new Error('x')); await new Promise((r) => setTimeout(r, 10)); await rejected.catch(() => 1);")

    def test_a_late_rejection_is_reported_under_its_cell(self):
        cell = self.kernel.start("setTimeout(() => Promise.reject(new Error('late')), 20);")
        self.assertEqual(self.kernel.finish(cell).reply["status"], "ok")
        self.assertEqual(self.kernel.wait(cell, "error")["content"]["evalue"], "late")
        self.assertEqual(self.value("1 + 1"), "2")

    def test_an_exception_in_a_timer_ends_the_cell_that_waits(self):
        error = self.fails("setTimeout(() => {\n  throw new Error('tick');\n}, 1); await new Promise(() => {})")
        self.assertEqual(error["evalue"], "tick")
        self.assertIn("line 2", plain(error))

    def test_a_late_exception_in_a_timer_is_reported_under_its_cell(self):
        cell = self.kernel.start("setTimeout(() => { throw new Error('tock') }, 20);")
        self.kernel.finish(cell)
        self.assertEqual(self.kernel.wait(cell, "error")["content"]["evalue"], "tock")
        self.assertEqual(self.value("1 + 1"), "2")

    def test_an_exception_in_a_listener_is_reported(self):
        self.ok("import { EventEmitter } from 'node:events'")
        cell = self.kernel.start("const bus = new EventEmitter(); setTimeout(() => bus.emit('error', new Error('nobody listens')), 20);")
        self.kernel.finish(cell)
        self.assertEqual(self.kernel.wait(cell, "error")["content"]["evalue"], "nobody listens")

    def test_an_exit_in_a_timer_is_reported(self):
        cell = self.kernel.start("setTimeout(() => process.exit(1), 20);")
        self.kernel.finish(cell)
        self.assertIn("exit", self.kernel.wait(cell, "error")["content"]["evalue"])
        self.assertEqual(self.value("1 + 1"), "2")

    def test_a_worker_of_the_student_may_fail(self):
        self.ok("import { Worker } from 'node:worker_threads'")
        error = self.fails("new Worker('throw new Error(\"in the worker\")', { eval: true }); await new Promise(() => {})")
        self.assertIn("in the worker", error["evalue"])
        self.assertEqual(self.value("1 + 1"), "2")


if __name__ == "__main__":
    unittest.main()
