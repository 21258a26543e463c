"""What a cell prints arrives: all of it, in order, while it runs, before it is idle, under its own request."""

import re
import time
import unittest
from pathlib import Path

import psutil

from kernel import KernelCase


class Streams(KernelCase):
    def test_20_000_lines_of_one_loop(self):
        result = self.ok("for (let i = 0; i < 20_000; i++) console.log(i)")
        self.assertEqual(result.stdout, "".join(f"{i}\n" for i in range(20_000)))

    def test_20_000_lines_of_a_loop_that_awaits(self):
        result = self.ok("for (let i = 0; i < 20_000; i++) { console.log(i); await null }")
        self.assertEqual(result.stdout, "".join(f"{i}\n" for i in range(20_000)))

    def test_lines_are_not_sent_one_by_one(self):
        result = self.ok("for (let i = 0; i < 20_000; i++) console.log(i)")
        self.assertLess(len(result.outputs), 2_000)

    def test_10_megabytes_in_one_write(self):
        result = self.ok("process.stdout.write('0123456789'.repeat(1e6));")
        self.assertTrue(result.stdout == "0123456789" * 10**6, f"{len(result.stdout)} characters came")

    def test_long_text_is_not_cut_inside_a_character(self):
        result = self.ok("process.stdout.write('a' + '😀'.repeat(1e5));")
        self.assertTrue(result.stdout == "a" + "😀" * 10**5)

    def test_a_display_of_10_megabytes(self):
        [shown] = self.ok("display({ 'text/plain': 'é'.repeat(5e6) }, { raw: true });").contents("display_data")
        self.assertTrue(shown["data"]["text/plain"] == "é" * 5_000_000)

    def test_300_queued_cells(self):
        cells = [self.kernel.start(f"console.log({n}); {n}") for n in range(300)]
        results = [self.kernel.finish(cell, timeout=60) for cell in cells]
        self.assertEqual([r.stdout for r in results], [f"{n}\n" for n in range(300)])
        self.assertEqual([r.value for r in results], [str(n) for n in range(300)])
        counts = [r.reply["execution_count"] for r in results]
        self.assertEqual(counts, list(range(counts[0], counts[0] + 300)))

    def test_a_synchronous_loop_is_heard_while_it_runs(self):
        cell = self.kernel.start("console.log('in the loop'); while (true) {}")
        self.kernel.printed(cell, "in the loop")
        self.kernel.interrupt()
        self.assertEqual(self.kernel.finish(cell).reply["ename"], "KeyboardInterrupt")

    def test_out_and_err_keep_their_order(self):
        result = self.ok("console.log('a'); console.error('b'); console.log('c'); console.warn('d')")
        streams = [(c["name"], c["text"]) for c in result.contents("stream")]
        self.assertEqual(streams, [("stdout", "a\n"), ("stderr", "b\n"), ("stdout", "c\n"), ("stderr", "d\n")])

    def test_the_process_streams_are_streams(self):
        code = "process.stdout.write('a'); process.stdout.write(Buffer.from('ö')); process.stderr.write('e');"
        result = self.ok(code)
        self.assertEqual((result.stdout, result.stderr), ("aö", "e"))

    def test_none_of_them_is_a_terminal(self):
        self.assertEqual(self.value("[process.stdin.isTTY, process.stdout.isTTY, process.stderr.isTTY]"), "[ false, false, false ]")

    def test_a_character_may_be_split_over_two_writes(self):
        result = self.ok("const bytes = Buffer.from('😀'); process.stdout.write(bytes.subarray(0, 2)); process.stdout.write(bytes.subarray(2));")
        self.assertEqual(result.stdout, "😀")

    def test_writing_calls_back(self):
        self.assertEqual(self.value("await new Promise<string>((done) => process.stdout.write('x', () => done('written')))"), "'written'")

    def test_streams_can_be_piped_into(self):
        self.ok("import { Readable } from 'node:stream'; import { pipeline } from 'node:stream/promises'")
        self.assertEqual(self.ok("await pipeline(Readable.from(['a', 'b']), process.stdout, { end: false })").stdout, "ab")

    def test_the_console_is_complete(self):
        code = "console.table([{ a: 1 }]); console.group('g'); console.log('in'); console.groupEnd(); console.dir({ x: 1 }); console.count(); console.log('%s is %d', 'x', 2)"
        lines = self.ok(code).stdout.splitlines()
        self.assertIn("│ (index) │ a │", lines)
        self.assertEqual(lines[-5:], ["g", "  in", "{ x: 1 }", "default: 1", "x is 2"])

    def test_printed_values_are_not_coloured(self):
        self.assertEqual(self.ok("console.log({ a: 0.5 }, [true])").stdout, "{ a: 0.5 } [ true ]\n")

    def test_nothing_on_stderr_that_the_student_did_not_write(self):
        code = "new Buffer(1); await import('node:sqlite').catch(() => 0);"
        self.assertEqual(self.ok(f"// @ts-nocheck\n{code}").outputs, [])

    def test_a_cell_may_warn(self):
        self.assertIn("MyWarning: careful\n", self.ok("process.emitWarning('careful', 'MyWarning'); await new Promise((r) => setTimeout(r, 20))").stderr)


class LateOutput(KernelCase):
    def test_a_timer_prints_after_its_cell_has_ended(self):
        cell = self.kernel.start("setTimeout(() => console.log('late'), 50);")
        self.kernel.finish(cell)
        self.kernel.printed(cell, "late")

    def test_after_an_await_the_output_belongs_to_the_cell_that_waited(self):
        self.ok("let open!: () => void; const gate = new Promise<void>((resolve) => (open = resolve));")
        waiting = self.kernel.start("(async () => { await gate; console.log('behind the gate') })();")
        self.kernel.finish(waiting)
        result = self.ok("open(); await new Promise((r) => setTimeout(r, 1)); console.log('mine')")
        self.kernel.printed(waiting, "behind the gate")
        self.assertEqual(result.stdout, "mine\n")

    def test_timers_print_under_the_cell_that_has_set_them(self):
        timers = "setTimeout(tick, 60); setInterval(tick, 60); setTimeout(() => setImmediate(tick), 60); setTimeout(() => process.nextTick(tick), 60); setTimeout(() => queueMicrotask(tick), 60); setTimeout(() => display('A'), 60)"
        first = self.kernel.start(f"const tick = () => console.log('A'); {timers};")
        self.kernel.finish(first)
        second = self.ok("setInterval(() => console.log('B'), 10); await new Promise((r) => setTimeout(r, 300)); console.log('C')")
        self.assertNotIn("A", second.stdout)
        self.assertIn("B", second.stdout)
        self.assertIn("C\n", second.stdout)
        self.assertEqual(second.contents("display_data"), [])
        for _ in range(5):
            self.kernel.printed(first, "A")
        self.kernel.wait(first, "display_data")
        late = [m for m in self.kernel.messages["iopub", first] if m["msg_type"] == "stream"]
        self.assertEqual({t for m in late for t in m["content"]["text"].split()}, {"A"})
        self.kernel.interrupt()

    def test_what_a_cell_hands_out_prints_under_it(self):
        self.ok("import { EventEmitter, on } from 'node:events'; import { PassThrough, Writable } from 'node:stream'; const bus = new EventEmitter(); const target = new EventTarget(); let settle!: (x: number) => void; let fail!: (e: Error) => void; const promised = new Promise<number>((r) => (settle = r)); const broken = new Promise<number>((_, r) => (fail = r)); const source = new PassThrough()")
        handed = {
            "bus.on('ring', () => console.log('A'));": "bus.emit('ring');",
            "const named = () => console.log('A'); bus.once('named', named);": "bus.emit('named');",
            "target.addEventListener('ring', () => console.log('A'));": "target.dispatchEvent(new Event('ring'));",
            "promised.then(() => console.log('A'));": "settle(1); await promised;",
            "broken.catch(() => console.log('A')).finally(() => console.log('A'));": "fail(new Error('x')); await null;",
            "source.on('data', () => console.log('A'));": "source.write('x'); await new Promise((r) => setTimeout(r, 20));",
            "const sink = new Writable({ write(chunk, encoding, done) { console.log('A'); done() } });": "sink.write('x');",
            "void (async () => { for await (const [x] of on(bus, 'many')) { console.log('A'); break } })();": "await new Promise((r) => setTimeout(r, 20)); bus.emit('many', 1); await new Promise((r) => setTimeout(r, 20));",
            "void (async () => { await new Promise((r) => setTimeout(r, 100)); console.log('A') })();": "await new Promise((r) => setTimeout(r, 200));",
        }
        for first, second in handed.items():
            with self.subTest(first):
                cell = self.kernel.start(first)
                self.kernel.finish(cell)
                self.assertEqual(self.ok(f"{second} console.log('B');").stdout, "B\n")
                self.kernel.printed(cell, "A")

    def test_listeners_can_be_taken_away_again(self):
        self.ok("const heard: string[] = []; const hear = () => heard.push('x'); const other = () => heard.push('y')")
        self.ok("import { EventEmitter } from 'node:events'; const ears = new EventEmitter(); const ear = new EventTarget(); ears.on('a', hear); ear.addEventListener('a', other);")
        self.ok("ears.off('a', hear); ear.removeEventListener('a', other); ears.emit('a'); ear.dispatchEvent(new Event('a'));")
        self.assertEqual(self.value("heard"), "[]")

    def test_an_interrupt_of_an_idle_kernel_stops_timers_and_says_nothing(self):
        cell = self.kernel.start("globalThis.ticks = 0; setInterval(() => globalThis.ticks++, 1); setTimeout(() => console.log('never'), 3000);", metadata={"lectern": {"typecheck": False}})
        self.kernel.finish(cell)
        self.assertEqual(self.kernel.interrupt().outputs, [])
        read = "await new Promise((r) => setTimeout(r, 30)); globalThis.ticks"
        self.assertEqual(*(self.value(read, metadata={"lectern": {"typecheck": False}}) for _ in range(2)))

    def test_timers_are_as_ever(self):
        self.ok("import { promisify } from 'node:util'; import { setTimeout as later } from 'node:timers/promises'")
        self.assertEqual(self.value("[await promisify(setTimeout)(1, 'a'), await later(1, 'b'), await new Promise((r) => setTimeout(r, 1, 'c'))]"), "[ 'a', 'b', 'c' ]")
        self.assertEqual(self.value("const t = setInterval(() => 0, 1); [typeof t.unref, t.hasRef(), clearInterval(t), setTimeout.name, setTimeout.length]"), "[ 'function', true, undefined, 'setTimeout', 5 ]")
        self.assertEqual(self.fails("setTimeout(undefined as any)")["ename"], "TypeError")

    def test_a_late_display_works(self):
        cell = self.kernel.start("setTimeout(() => display('late'), 20);")
        self.kernel.finish(cell)
        self.kernel.wait(cell, "display_data")


class Runaway(KernelCase):
    def left_out(self, cell):
        """The notice of what was left out of a cell's page."""
        said = lambda c: "more" in c["data"]["text/plain"] and "display_id" in c["transient"]
        return self.kernel.wait(cell, "display_data", said)["content"]

    def test_a_printing_loop_can_be_interrupted_and_stays_small(self):
        cell = self.kernel.start("for (let i = 0; ; i++) console.log('line', i, 'x'.repeat(100))")
        notice = self.left_out(cell)
        self.kernel.wait(cell, "update_display_data")
        memory = psutil.Process(self.kernel.process.pid).memory_info().rss
        self.kernel.interrupt()
        result = self.kernel.finish(cell)
        self.assertEqual(result.reply["ename"], "KeyboardInterrupt")
        self.assertLess(memory, 600e6)
        self.assertLessEqual(len(result.stdout), 2_000_000)
        self.assertEqual(len(result.contents("display_data")), 1)
        last = result.contents("update_display_data")[-1]
        self.assertEqual(last["transient"], notice["transient"])
        self.assertIn("more, too much for a page", last["data"]["text/plain"])
        shown, path, tail = result.stdout, *re.search(r"is in (\S+)\.\n.*lines:\n\n((?s:.*))$", last["data"]["text/plain"]).groups()
        whole = Path(path).read_text()
        self.assertTrue(whole.startswith(shown))
        self.assertEqual(whole.splitlines()[-1], tail.splitlines()[-1])
        self.assertEqual(self.value("1 + 1"), "2")

    def test_exactly_50_000_lines_are_shown_and_no_more(self):
        self.assertEqual(self.ok("for (let i = 0; i < 50_000; i++) console.log(i)").contents("display_data"), [])
        result = self.ok("for (let i = 0; i < 50_001; i++) console.log(i)")
        self.assertEqual(result.stdout, "".join(f"{i}\n" for i in range(50_000)))
        [notice] = result.contents("display_data")
        self.assertRegex(notice["data"]["text/plain"], r"^… and 1 line more")
        self.assertTrue(notice["data"]["text/plain"].endswith("\n50000"))
        self.assertEqual(result.stderr, "")

    def test_two_megabytes_are_counted_in_bytes(self):
        code = "for (let i = 0; i < %d; i++) console.log('%s'.repeat(999))"
        for letter in "xé漢😀":
            with self.subTest(letter):
                most = 2_000_000 // (len(letter.encode()) * 999 + 1)
                self.assertEqual(self.ok(code % (most, letter)).contents("display_data"), [])
                result = self.ok(code % (most + 1, letter))
                self.assertEqual(result.stdout, f"{letter * 999}\n" * most)
                self.assertRegex(result.contents("display_data")[0]["data"]["text/plain"], "^… and 1 line more")

    def test_a_line_that_is_written_anew_never_ends_the_page(self):
        result = self.ok("for (let i = 0; i < 60_000; i++) process.stdout.write(`\\r${i} of 60 000, ${'x'.repeat(40)}`);")
        self.assertEqual(result.contents("display_data"), [])

    def test_an_emptied_page_has_room_again(self):
        result = self.ok("for (let k = 0; k < 4; k++) { clearOutput({ wait: true }); for (let i = 0; i < 20_000; i++) console.log(i) }")
        self.assertEqual(result.contents("display_data"), [])

    def test_late_output_has_the_bound_too(self):
        cell = self.kernel.start("setTimeout(() => { for (let i = 0; i < 60_000; i++) console.log(i) }, 10);")
        self.kernel.finish(cell)
        self.assertIn("more, too much for a page", self.left_out(cell)["data"]["text/plain"])

    def test_after_20_000_displays_the_others_are_counted(self):
        result = self.ok("for (let i = 0; i < 20_002; i++) display(i);")
        shown = [c["data"]["text/plain"] for c in result.contents("display_data")]
        self.assertEqual(shown[:20_000], [str(i) for i in range(20_000)])
        self.assertRegex([*result.contents("display_data"), *result.contents("update_display_data")][-1]["data"]["text/plain"], "^… and 2 displays more")

    def test_also_when_nobody_reads(self):
        cell = self.kernel.start("console.log('go'); for (;;) console.log('x'.repeat(1000))")
        self.kernel.printed(cell, "go")
        process = psutil.Process(self.kernel.process.pid)
        for _ in range(20):  # control is heard, and iopub is left to itself
            info = self.kernel.send("kernel_info_request", {}, "control")
            self.kernel.wait(info, "kernel_info_reply", channel="control")
            self.assertLess(process.memory_info().rss, 600e6)
        self.kernel.interrupt()
        self.assertEqual(self.kernel.finish(cell).reply["ename"], "KeyboardInterrupt")

    def test_a_slow_reader_loses_nothing(self):
        cell = self.kernel.start("for (let i = 0; i < 5_000; i++) display(`${i} ${'x'.repeat(2_000)}`);")
        for _ in range(50):  # meanwhile nobody reads iopub
            info = self.kernel.send("kernel_info_request", {}, "control")
            self.kernel.wait(info, "kernel_info_reply", channel="control")
        shown = self.kernel.finish(cell).contents("display_data")
        self.assertEqual([int(c["data"]["text/plain"].strip("'").split()[0]) for c in shown], list(range(5_000)))

    def test_a_loop_that_replaces_its_output_without_end_sends_little_and_ends_at_once(self):
        for loop in (
            "process.stdout.write('\\r' + i)",
            "process.stdout.write(`\\r${i} of many\\r`)",
            "{ clearOutput(); console.log(i) }",
            "{ clearOutput({ wait: true }); console.log(i); display(i) }",
            "shown.update(i)",
        ):
            with self.subTest(loop):
                cell = self.kernel.start(f"const shown = display('go'); let i = 0; for (; ; i++) {loop}")
                self.kernel.wait(cell, "execute_input")
                time.sleep(1)
                self.kernel.interrupt()
                result = self.kernel.finish(cell)
                self.assertEqual(result.reply["ename"], "KeyboardInterrupt")
                rounds = int(self.value("i"))
                self.assertLess(len(result.outputs), rounds / 10)
                self.assertLess(len(result.stdout), rounds)

    def test_a_runaway_display_can_be_interrupted(self):
        cell = self.kernel.start("const progress = display('start'); for (let i = 0; ; i++) progress.update('x'.repeat(1000))")
        self.kernel.wait(cell, "update_display_data")
        self.kernel.interrupt()
        self.assertEqual(self.kernel.finish(cell).reply["ename"], "KeyboardInterrupt")


if __name__ == "__main__":
    unittest.main()
