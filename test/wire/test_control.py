"""Interrupts, input, heartbeat, signals, shutdown, restart, and the death of the parent."""

import contextlib
import os
import signal
import subprocess
import sys
import tempfile
import textwrap
import time
import unittest
from pathlib import Path

import psutil

from kernel import LIMIT, Kernel, KernelCase


class Interrupts(KernelCase):
    def interrupted(self, code, **options):
        """Runs a cell that never ends, interrupts it when it says "go", and sees that the kernel has kept its state."""
        self.ok("globalThis.state = 'kept'", metadata={"lectern": {"typecheck": False}})
        cell = self.kernel.start(code, **options)
        self.kernel.printed(cell, "go")
        self.assertEqual(self.kernel.interrupt().reply["status"], "ok")
        result = self.kernel.finish(cell)
        self.assertEqual(result.reply["status"], "error")
        self.assertEqual(result.reply["ename"], "KeyboardInterrupt")
        self.assertEqual(result.error["ename"], "KeyboardInterrupt")
        self.assertEqual(self.value("(globalThis as any).state"), "'kept'")

    def test_an_endless_loop(self):
        for loop in ("while (true) {}", "for (;;);", "do {} while (true)", "for (let i = 0; ; i++) { if (i < 0) break }"):
            with self.subTest(loop):
                self.interrupted(f"console.log('go'); {loop}")

    def test_an_await_that_never_ends(self):
        self.interrupted("console.log('go'); await new Promise(() => {})")

    def test_an_await_inside_a_function(self):
        self.ok("async function never() { await new Promise(() => {}) }")
        self.interrupted("console.log('go'); await never()")

    def test_an_await_of_a_timer(self):
        self.interrupted("console.log('go'); await new Promise((r) => setTimeout(r, 1e6))")

    def test_a_microtask_loop(self):
        self.interrupted("console.log('go'); for (;;) await null")

    def test_a_microtask_loop_without_any_loop(self):
        self.interrupted("console.log('go'); const again = (): Promise<void> => Promise.resolve().then(again); await again()")

    def test_a_loop_over_an_endless_generator(self):
        self.interrupted("function* forever() { for (;;) yield 1 }\nconsole.log('go'); for (const x of forever()) x")

    def test_an_endless_asynchronous_generator(self):
        self.interrupted("async function* forever() { for (;;) yield 1 }\nconsole.log('go'); for await (const x of forever()) x")

    def test_a_regular_expression(self):
        self.interrupted("console.log('go'); /^(a+)+$/.test('a'.repeat(60) + 'b')")

    def test_a_sort(self):
        self.interrupted("console.log('go'); Array.from({ length: 3e7 }, (_, i) => -i).sort((a, b) => a - b)[0]")

    def test_endless_recursion_of_calls(self):
        self.interrupted("console.log('go'); const fib = (n: number): number => (n < 2 ? n : fib(n - 1) + fib(n - 2)); fib(90)")

    def test_a_loop_in_code_that_was_not_compiled_here(self):
        self.interrupted("console.log('go'); new Function('for (;;) {}')()")

    def test_a_loop_in_a_callback(self):
        self.interrupted("console.log('go'); [1].forEach(() => { while (true) {} })")

    def test_a_loop_in_a_timer_callback_that_the_cell_awaits(self):
        self.interrupted("await new Promise(() => setTimeout(() => { console.log('go'); while (true) {} }))")

    def test_a_foreign_loop_in_a_timer_callback(self):
        self.interrupted("await new Promise(() => setTimeout(() => { console.log('go'); new Function('for (;;) {}')() }))")

    def test_a_loop_in_a_getter_while_the_result_is_shown(self):
        self.interrupted("({ [Symbol.for('Jupyter.display')]() { console.log('go'); while (true) {} } })")

    def test_a_wait_for_a_child_process(self):
        self.ok("import { spawn } from 'node:child_process'")
        self.interrupted("const child = spawn(process.execPath, ['-e', 'setInterval(() => 0, 1000)']); child.once('spawn', () => console.log('go')); await new Promise((r) => child.once('exit', r))")
        self.ok("child.kill()")

    def test_a_loop_with_finally_cleans_up(self):
        self.interrupted("let cleaned = false; try { console.log('go'); while (true) {} } finally { cleaned = true }")
        self.assertEqual(self.value("cleaned"), "true")

    def test_a_loop_that_catches_everything(self):
        self.interrupted("console.log('go'); for (;;) { try { for (;;) {} } catch {} }")

    def test_an_awaiting_loop_that_catches_everything(self):
        self.interrupted("console.log('go'); for (;;) { try { await new Promise((r) => setTimeout(r, 1)) } catch {} }")

    def test_an_awaiting_loop_that_catches_everything_really_ends(self):
        self.ok("let caught = 0")
        cell = self.kernel.start("console.log('go'); while (true) { try { await new Promise((r) => setTimeout(r, 1)) } catch { caught++ } }")
        self.kernel.printed(cell, "go")
        self.kernel.interrupt()
        self.kernel.finish(cell)
        first = self.value("await new Promise((r) => setTimeout(r, 20)); caught")
        self.assertEqual(self.value("await new Promise((r) => setTimeout(r, 50)); caught"), first)

    def test_a_loop_in_a_timer_after_its_cell_has_ended(self):
        cell = self.kernel.start("setTimeout(() => { console.log('go'); while (true) {} }, 20);")
        self.kernel.finish(cell)
        self.kernel.printed(cell, "go")
        self.kernel.interrupt()
        self.assertEqual(self.value("1 + 1"), "2")

    def test_a_silent_cell(self):
        cell = self.kernel.start("await input('go')", silent=True, allow_stdin=True)
        self.kernel.wait(cell, "input_request", channel="stdin")
        self.kernel.interrupt()
        self.assertEqual(self.kernel.finish(cell).reply["ename"], "KeyboardInterrupt")
        self.assertEqual(self.value("1 + 1"), "2")

    def test_what_was_computed_is_kept(self):
        self.ok("let rounds = 0")
        self.interrupted("console.log('go'); for (;;) rounds++")
        self.assertEqual(self.value("rounds > 0"), "true")

    def test_50_times_in_a_row(self):
        loops = ("while (true) {}", "await new Promise(() => {})", "for (;;) await null", "new Function('for (;;) {}')()", "/^(a+)+$/.test('a'.repeat(60) + 'b')")
        for n in range(50):
            self.interrupted(f"console.log('go'); {loops[n % len(loops)]}")

    def pipe_is_full(self):
        """Waits until the main thread of a loop that only prints sleeps: it does so only when there is no room for more."""
        stat = Path(f"/proc/{self.kernel.process.pid}/task/{self.kernel.process.pid}/stat")
        deadline = time.monotonic() + LIMIT
        asleep = 0
        while asleep < 3 and stat.exists():
            self.assertLess(time.monotonic(), deadline, "the pipe was never full")
            asleep = asleep + 1 if stat.read_text().rpartition(")")[2].split()[0] == "S" else 0
            time.sleep(0.001)

    def test_50_times_in_a_row_with_a_full_pipe(self):
        long = "'x'.repeat(50_000)"
        many = (  # thousands of messages, which take a client seconds
            "for (let i = 0; ; i++) { display(i) }",
            "for (let i = 0; ; i++) { console.log(i); console.error(i) }",
            "for (;;) { process.stdout.write('o'); process.stderr.write('e') }",
        )
        quick = (  # what is left out, or replaced, is read as quickly as it is written
            "for (let i = 0; i < 60_000; i++) console.log(i); while (true) {}",
            "new Function('for (;;) console.log(1)')()",
            f"const shown = display(0); for (;;) shown.update({long})",
        )
        few = (
            "for (;;) process.stdout.write('x'.repeat(100_000))",
            f"for (;;) display({long})",
            f"for (;;) {{ console.log({long}); console.error({long}) }}",
            f"for (;;) {{ process.stdout.write({long}); process.stderr.write('x'.repeat(100_000)) }}",
            f"new Function('for (;;) console.log({long.replace(chr(39), chr(34))})')()",
            *quick,
            f"new Function('display', 'for (;;) display({long.replace(chr(39), chr(34))})')(display)",
        )
        self.ok("globalThis.state = 'kept'", metadata={"lectern": {"typecheck": False}})
        for n in range(50):
            code = many[n // 8 % len(many)] if n % 8 == 0 else few[n % len(few)]
            with self.subTest(n=n, code=code):
                cell = self.kernel.start(f"console.log('go'); {code}")
                self.kernel.printed(cell, "go")
                if code in few and code not in quick:
                    self.pipe_is_full()  # and nobody reads
                else:
                    time.sleep(0.2)  # of short texts the pipe is full only now and then
                self.assertEqual(self.kernel.interrupt().reply["status"], "ok")
                result = self.kernel.finish(cell)
                self.assertEqual(result.reply["ename"], "KeyboardInterrupt")
                self.assertEqual(result.error["ename"], "KeyboardInterrupt")
                self.assertEqual(self.value(f"{n} + 1"), str(n + 1))
        self.assertEqual(self.value("(globalThis as any).state"), "'kept'")

    def test_a_cell_that_has_ended_and_waits_for_the_pipe(self):
        for n in range(10):
            cell = self.kernel.start("console.log('go'); process.stdout.write('x'.repeat(3e7)); 'done'")
            self.kernel.printed(cell, "go")
            self.pipe_is_full()
            self.kernel.interrupt()
            self.assertIn(self.kernel.finish(cell).reply["status"], ("ok", "error"))
            self.assertEqual(self.value(f"{n} + 1"), str(n + 1))

    def test_a_cell_whose_error_is_described_by_a_getter_that_never_ends(self):
        self.interrupted("console.log('go'); throw Object.defineProperty(new Error('x'), 'message', { get: new Function('for (;;) {}') as () => string })")

    def test_an_idle_kernel_is_not_harmed(self):
        for _ in range(5):
            self.assertEqual(self.kernel.interrupt().reply, {"status": "ok"})
            self.assertEqual(self.value("let s = 0; for (let i = 0; i < 1e5; i++) s += i;\ns"), "4999950000")

    def test_an_interrupt_right_after_the_request_hits_that_cell(self):
        for _ in range(10):
            cell = self.kernel.start("while (true) {}")
            self.kernel.wait(cell, "execute_input")
            self.kernel.interrupt()
            self.assertEqual(self.kernel.finish(cell).reply["ename"], "KeyboardInterrupt")
            self.assertEqual(self.value("1 + 1"), "2")


class Floods(KernelCase):
    """Callbacks that ask to be called again, so that the event loop is never at rest."""

    floods = (
        "const f = () => process.nextTick(f); f()",
        "const f = () => queueMicrotask(f); f()",
        "const f = () => Promise.resolve().then(f); f()",
        "const f = () => setImmediate(f); f(); await new Promise(() => {})",
        "const f = () => { setImmediate(f); setImmediate(() => {}) }; f(); await new Promise(() => {})",
        "const f = () => setTimeout(f, 0); f(); await new Promise(() => {})",
        "async function f() { for (;;) await null }\nawait f()",
        "for await (const x of (function* () { for (;;) yield null })()) x",
    )

    def test_each_is_interrupted_and_ends_for_good(self):
        for flood in self.floods:
            with self.subTest(flood):
                cell = self.kernel.start(f"console.log('go'); {flood}")
                self.kernel.printed(cell, "go")
                self.kernel.interrupt()
                self.assertEqual(self.kernel.finish(cell).reply["ename"], "KeyboardInterrupt")
                # what V8 itself has to end comes after it
                cell = self.kernel.start("console.log('go'); /^(a+)+$/.test('a'.repeat(60) + 'b')")
                self.kernel.printed(cell, "go")
                self.kernel.interrupt()
                self.assertEqual(self.kernel.finish(cell).reply["ename"], "KeyboardInterrupt")
                self.assertEqual(self.value("1 + 1"), "2")

    def test_one_that_is_left_running_ends_when_nothing_else_runs(self):
        self.ok("let turns = 0; const again = () => { turns++; setImmediate(again) }; again(); 0")
        self.kernel.interrupt()
        self.assertEqual(self.value("const seen = turns; await new Promise((r) => setTimeout(r, 50)); turns === seen"), "true")

    def test_the_timers_of_an_interrupted_cell_end_with_it(self):
        self.ok("let ticks = 0; const kept = setInterval(() => {}, 5); 0")
        cell = self.kernel.start("setInterval(() => ticks++, 5); console.log('go'); while (true) {}")
        self.kernel.printed(cell, "go")
        self.kernel.interrupt()
        self.kernel.finish(cell)
        self.assertEqual(self.value("const t = ticks; await new Promise((r) => setTimeout(r, 50)); ticks === t"), "true")
        self.ok("clearInterval(kept)")

    def test_turns_come_in_order_and_can_be_taken_back(self):
        self.assertEqual(
            self.value(
                "const order: string[] = []; setImmediate((a: string) => order.push(a), 'first')\n"
                "const dropped = setImmediate(() => order.push('dropped')); clearImmediate(dropped)\n"
                "await new Promise<void>((r) => setImmediate(r)); order.push('second')\n"
                "const { setImmediate: later } = await import('node:timers/promises'); order.push(await later('third')); order"
            ),
            "[ 'first', 'second', 'third' ]",
        )
        self.assertIn("callback", self.fails("setImmediate(5 as any)")["evalue"])


class FirstCell(KernelCase):
    fresh = True

    def test_it_is_heard_while_it_runs(self):
        cell = self.kernel.start("console.log('go'); while (true) {}")
        try:
            self.kernel.printed(cell, "go")
        finally:
            self.kernel.interrupt()
        self.assertEqual(self.kernel.finish(cell).reply["ename"], "KeyboardInterrupt")


@unittest.skipIf(os.name == "nt", "Windows has no SIGINT for other processes")
class Signals(KernelCase):
    def test_sigint_does_not_kill_an_idle_kernel(self):
        for _ in range(3):
            os.kill(self.kernel.process.pid, signal.SIGINT)
            self.assertEqual(self.value("1 + 1"), "2")

    def test_sigint_does_not_kill_a_busy_kernel(self):
        for loop in ("while (true) {}", "await new Promise(() => {})"):
            cell = self.kernel.start(f"console.log('go'); {loop}")
            self.kernel.printed(cell, "go")
            os.kill(self.kernel.process.pid, signal.SIGINT)
            self.kernel.ask("kernel_info_request")
            self.kernel.interrupt()
            self.assertEqual(self.kernel.finish(cell).reply["ename"], "KeyboardInterrupt")
            self.assertEqual(self.value("1 + 1"), "2")


class Input(KernelCase):
    def answer(self, cell, text):
        """Answers the next question of a cell; the question."""
        question = self.kernel.wait(cell, "input_request", channel="stdin")
        self.kernel.send("input_reply", {"status": "ok", "value": text}, "stdin", parent=question)
        return question["content"]

    def test_asks_and_returns_the_answer(self):
        cell = self.kernel.start("const name = await input('Name? '); name + '!'", allow_stdin=True)
        self.assertEqual(self.answer(cell, "Ada 😀"), {"prompt": "Name? ", "password": False})
        self.assertEqual(self.kernel.finish(cell).value, "'Ada 😀!'")

    def test_hides_a_password(self):
        cell = self.kernel.start("(await input('Key: ', { password: true })).length", allow_stdin=True)
        self.assertEqual(self.answer(cell, "secret"), {"prompt": "Key: ", "password": True})
        self.assertEqual(self.kernel.finish(cell).value, "6")

    def test_is_refused_when_the_front_end_cannot_ask(self):
        error = self.fails("await input('Name? ')", allow_stdin=False)
        self.assertIn("allow_stdin", error["evalue"])

    def test_two_questions_at_once_each_get_their_answer(self):
        cell = self.kernel.start("await Promise.all([input('a'), input('b')])", allow_stdin=True)
        for n in range(2):
            question = self.kernel.wait(cell, "input_request", lambda c, n=n: c["prompt"] == "ab"[n], channel="stdin")
            self.kernel.send("input_reply", {"status": "ok", "value": f"answer {n}"}, "stdin", parent=question)
        self.assertEqual(self.kernel.finish(cell).value, "[ 'answer 0', 'answer 1' ]")

    def test_can_be_interrupted_and_asked_again(self):
        cell = self.kernel.start("await input('first')", allow_stdin=True)
        self.kernel.wait(cell, "input_request", channel="stdin")
        self.kernel.interrupt()
        self.assertEqual(self.kernel.finish(cell).reply["ename"], "KeyboardInterrupt")
        again = self.kernel.start("await input('second')", allow_stdin=True)
        self.answer(again, "yes")
        self.assertEqual(self.kernel.finish(again).value, "'yes'")

    def test_an_answer_that_nobody_asked_for_is_ignored(self):
        self.kernel.send("input_reply", {"status": "ok", "value": "surprise"}, "stdin")
        cell = self.kernel.start("await input('real')", allow_stdin=True)
        self.answer(cell, "right")
        self.assertEqual(self.kernel.finish(cell).value, "'right'")


class WhileBusy(KernelCase):
    def setUp(self):
        super().setUp()
        self.cell = self.kernel.start("console.log('busy'); while (true) {}")
        self.kernel.printed(self.cell, "busy")

    def tearDown(self):
        self.kernel.interrupt()
        self.kernel.finish(self.cell)

    def test_the_heart_beats(self):
        socket = self.kernel.client.connect_hb()
        try:
            for beat in (b"ping", b"", b"pong"):
                socket.send(beat)
                self.assertTrue(socket.poll(LIMIT * 1000), "no heartbeat")
                self.assertEqual(socket.recv(), beat)
        finally:
            socket.close(linger=0)

    def test_control_answers(self):
        self.assertEqual(self.kernel.ask("kernel_info_request", channel="control").reply["status"], "ok")

    def test_shell_answers_what_is_no_cell(self):
        self.assertEqual(self.kernel.ask("kernel_info_request").reply["status"], "ok")
        self.assertEqual(self.kernel.ask("history_request", {"hist_access_type": "tail", "n": 1}).reply["status"], "ok")


class Shutdown(unittest.TestCase):
    def setUp(self):
        self.kernel = Kernel()
        self.addCleanup(self.kernel.close)

    def ends(self):
        """Asks the kernel to end; its exit code."""
        request = self.kernel.send("shutdown_request", {"restart": False}, "control")
        reply = self.kernel.wait(request, "shutdown_reply", channel="control")
        self.assertEqual(reply["content"], {"status": "ok", "restart": False})
        return self.kernel.process.wait(timeout=10)

    def test_idle(self):
        self.assertEqual(self.ends(), 0)

    def test_with_open_timers_servers_and_workers(self):
        self.kernel.run("import { createServer } from 'node:http'; import { Worker } from 'node:worker_threads'")
        self.kernel.run("setInterval(() => {}, 1000); createServer().listen(0); new Worker('setInterval(() => 0, 1000)', { eval: true });")
        self.assertEqual(self.ends(), 0)

    def test_while_a_cell_awaits(self):
        cell = self.kernel.start("console.log('go'); await new Promise(() => {})")
        self.kernel.printed(cell, "go")
        self.assertEqual(self.ends(), 0)

    def test_while_a_cell_loops(self):
        cell = self.kernel.start("console.log('go'); while (true) {}")
        self.kernel.printed(cell, "go")
        self.ends()

    def test_while_a_cell_prints(self):
        cell = self.kernel.start("for (;;) console.log('go')")
        self.kernel.printed(cell, "go")
        self.ends()

    def test_right_after_the_start(self):
        self.ends()

    def test_the_manager_needs_no_signals(self):
        cell = self.kernel.start("console.log('go'); while (true) {}")
        self.kernel.printed(cell, "go")
        process = self.kernel.process
        self.kernel.manager.shutdown_kernel()
        self.assertEqual(process.returncode, 0)

    def test_the_connection_file_is_left_to_the_manager(self):
        self.assertEqual(self.ends(), 0)
        self.assertTrue(os.path.exists(self.kernel.manager.connection_file))


class Restart(KernelCase):
    fresh = True

    def restart(self):
        ports = self.kernel.manager.ports
        before = self.kernel.process.pid
        self.kernel.manager.restart_kernel()
        self.kernel.ready()
        self.assertEqual(self.kernel.manager.ports, ports)
        self.assertNotEqual(self.kernel.process.pid, before)

    def test_keeps_the_ports_and_forgets_the_state(self):
        self.ok("const before = 1")
        self.restart()
        error = self.fails("before")
        self.assertEqual(error["ename"], "TypeScriptError")
        self.assertIn("restarted", "\n".join(error["traceback"]))
        self.assertNotIn("restarted", "\n".join(self.fails("never")["traceback"]))
        self.assertEqual(self.ok("1").reply["execution_count"], 3)

    def test_works_while_a_cell_loops(self):
        cell = self.kernel.start("console.log('go'); while (true) {}")
        self.kernel.printed(cell, "go")
        self.restart()
        self.assertEqual(self.value("1 + 1"), "2")

    def test_the_reply_says_restart(self):
        request = self.kernel.send("shutdown_request", {"restart": True}, "control")
        reply = self.kernel.wait(request, "shutdown_reply", channel="control")
        self.assertEqual(reply["content"], {"status": "ok", "restart": True})
        self.kernel.process.wait(timeout=10)


class ParentDeath(unittest.TestCase):
    parent = """
        import sys
        sys.path.insert(0, sys.argv[1])
        from kernel import Kernel
        kernel = Kernel()
        cell = kernel.start(sys.argv[2])
        kernel.printed(cell, "go")
        print(kernel.process.pid, flush=True)
        sys.stdin.read()
    """

    def orphan(self, code):
        """Starts a kernel from a process of its own and kills that one; the kernel must end by itself."""
        with tempfile.TemporaryDirectory(prefix="lectern-", ignore_cleanup_errors=True) as folder:
            program = [sys.executable, "-c", textwrap.dedent(self.parent), os.path.dirname(__file__), code]
            environment = {**os.environ, "TMPDIR": folder, "TEMP": folder}
            with subprocess.Popen(
                program, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=environment
            ) as parent:
                kernel = psutil.Process(int(parent.stdout.readline()))
                self.addCleanup(self.end, kernel)
                parent.kill()
                # Its output ends when nobody holds it open any more: neither the parent nor the kernel.
                parent.communicate(timeout=10)

    def end(self, kernel):
        with contextlib.suppress(psutil.NoSuchProcess):
            kernel.kill()

    def test_an_idle_kernel_ends(self):
        self.orphan("console.log('go')")

    def test_an_awaiting_kernel_ends(self):
        self.orphan("console.log('go'); await new Promise(() => {})")

    def test_a_looping_kernel_ends(self):
        self.orphan("console.log('go'); while (true) {}")


if __name__ == "__main__":
    unittest.main()
