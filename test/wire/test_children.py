"""Processes that cells start, the descriptors 1 and 2, and questions that block."""

import os
import time
import unittest

import psutil

from kernel import LIMIT, Kernel, KernelCase

LOOSE = {"lectern": {"typecheck": False}}


class Children(KernelCase):
    def setUp(self):
        super().setUp()
        self.ok("import { execSync, execFileSync, spawnSync, spawn } from 'node:child_process'; import fs from 'node:fs'")

    def test_what_children_inherit_is_in_the_cell(self):
        self.assertEqual(self.ok("execSync('echo hi', { stdio: 'inherit' });").stdout, "hi\n")
        self.assertEqual(self.ok("execFileSync('echo', ['hi'], { stdio: ['ignore', 'inherit', 'inherit'] });").stdout, "hi\n")
        both = self.ok("spawnSync('sh', ['-c', 'echo out; echo err >&2'], { stdio: 'inherit' });")
        self.assertEqual((both.stdout, both.stderr), ("out\n", "err\n"))
        late = self.ok("const child = spawn('echo', ['hi'], { stdio: 'inherit' }); await new Promise((r) => child.on('close', r));")
        self.assertEqual(late.stdout, "hi\n")
        self.assertIn("Command failed", self.fails("execSync('exit 3', { stdio: 'inherit' })")["evalue"])
        self.assertEqual(self.value("execSync('echo hi').toString()"), "'hi\\n'")

    def test_the_descriptors_are_the_cell_s_output(self):
        self.assertEqual(self.value("fs.writeSync(1, 'a\\n') + fs.writeSync(1, Buffer.from('xbcx'), 1, 2)"), "4")
        result = self.ok("fs.writeSync(1, 'out'); fs.writeSync(2, 'err'); fs.writeFileSync('/dev/stdout', '!');")
        self.assertEqual((result.stdout, result.stderr), ("out!", "err"))

    def test_each_way_to_write_to_a_descriptor(self):
        self.ok("import { once } from 'node:events'; import { promisify } from 'node:util'; import { writeFile, open, appendFile } from 'node:fs/promises'; import { Readable } from 'node:stream'; import { pipeline } from 'node:stream/promises'")
        for code in (
            "fs.writeFileSync(1, 'é\\n');",
            "fs.appendFileSync(1, 'é\\n');",
            "fs.writeSync(1, new DataView(new Uint8Array([0xc3, 0xa9, 10]).buffer));",
            "fs.writeSync(1, 'c3a90a', null, 'hex');",
            "fs.writevSync(1, [Buffer.from([0xc3]), Buffer.from([0xa9, 10])]);",
            "await new Promise((r) => fs.write(1, 'é\\n', r));",
            "await promisify(fs.write)(1, Buffer.from('xé\\n'), 1);",
            "await new Promise((r) => fs.writev(1, [Buffer.from('é'), Buffer.from('\\n')], r));",
            "await new Promise((r) => fs.writeFile('/dev/stdout', 'é\\n', r));",
            "await new Promise((r) => fs.appendFile('/proc/self/fd/1', 'é\\n', r));",
            "await fs.promises.writeFile('/dev/stdout', 'é\\n');",
            "await writeFile('/dev/fd/1', Readable.from(['é', '\\n']));",
            "await appendFile(new URL('file:///dev/stdout'), 'é\\n');",
            "const s1 = fs.createWriteStream('', { fd: 1 }); s1.write('é'); s1.end('\\n'); await once(s1, 'close');",
            "const s2 = fs.createWriteStream('/dev/stdout'); s2.cork(); s2.write('é'); s2.write('\\n'); s2.uncork(); s2.end(); await once(s2, 'finish');",
            "await pipeline(Readable.from(['é', '\\n']), fs.createWriteStream('/dev/stdout'));",
            "const h1 = await open('/dev/stdout', 'w'); await h1.write('é'); await h1.writeFile('\\n'); await h1.close();",
            "const h2 = await open('/dev/stdout', 'a'); await writeFile(h2, 'é'); await h2.writev([Buffer.from('\\n')]); await h2.close();",
            "const h3 = await open('/dev/stdout', 'w'); await pipeline(Readable.from(['é', '\\n']), h3.createWriteStream());",
            "const fd = fs.openSync('/dev/stdout', 'w'); fs.writeSync(fd, 'é\\n'); fs.closeSync(fd); fs.closeSync(1);",
        ):
            with self.subTest(code):
                self.assertEqual(self.ok(code).stdout, "é\n")
        error = self.ok("fs.writeSync(2, 'e'); await writeFile('/dev/stderr', 'r');")
        self.assertEqual((error.stdout, error.stderr), ("", "er"))

    def test_other_files_are_written_as_ever(self):
        self.ok("import { open } from 'node:fs/promises'; import { promisify } from 'node:util'")
        code = "fs.writeFileSync('f', 'a'); fs.appendFileSync('f', 'b'); await fs.promises.appendFile('f', 'c'); const f = fs.openSync('f', 'a'); fs.writeSync(f, 'd'); fs.closeSync(f); const h = await open('f', 'a'); await h.write('e'); await h.close(); fs.readFileSync('f', 'utf8')"
        self.assertEqual(self.value(code), "'abcde'")
        self.assertEqual(self.value("const g = fs.openSync('f', 'w'); const w = await promisify(fs.write)(g, Buffer.from('x')); fs.closeSync(g); [w.bytesWritten, fs.write.name, fs.write.length]"), "[ 1, 'write', 6 ]")
        self.assertEqual(self.fails("fs.openSync('nowhere/f', 'r')")["ename"], "Error")

    def test_an_interrupt_ends_what_the_cell_waits_for_and_no_server_of_another_cell(self):
        pid = int(self.value("const server = spawn('sleep', ['1000']); server.pid"))
        for wait in ("execSync('sleep 60')", "execSync('sleep 60; echo')", "spawnSync('sleep', ['60'])", "await new Promise((r) => spawn('sleep', ['60']).on('close', r)); await new Promise(() => {})"):
            with self.subTest(wait):
                cell = self.kernel.start(f"console.log('go'); {wait}")
                self.kernel.printed(cell, "go")
                self.kernel.interrupt()
                self.assertEqual(self.kernel.finish(cell).reply["ename"], "KeyboardInterrupt")
        self.assertTrue(psutil.pid_exists(pid))
        self.ok("server.kill();")

    def test_atomics_wait_ends(self):
        cell = self.kernel.start("console.log('go'); Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0)")
        self.kernel.printed(cell, "go")
        self.kernel.interrupt()
        self.assertEqual(self.kernel.finish(cell).reply["ename"], "KeyboardInterrupt")


    @unittest.skipIf(os.name == "nt", "Windows has no SIGINT for other processes")
    def test_only_the_children_of_the_interrupted_cell_are_signalled(self):
        script = "process.on('SIGINT', () => { console.log('heard'); process.exit() }); setInterval(() => 0, 1000); console.log('ready')"
        start = f"spawn(process.execPath, ['-e', {script!r}], {{ stdio: 'inherit' }})"
        earlier = self.kernel.start(f"const earlier = {start}; earlier.pid")
        earlier_pid = int(self.kernel.finish(earlier).value)
        self.kernel.printed(earlier, "ready")
        own = self.kernel.start(f"const own = {start}; console.log('pid', own.pid); await new Promise(() => {{}})")
        self.kernel.printed(own, "ready")
        self.kernel.interrupt()
        self.assertEqual(self.kernel.finish(own).reply["ename"], "KeyboardInterrupt")
        self.kernel.printed(own, "heard")
        self.assertEqual(self.value("own.exitCode ?? await new Promise((r) => own.on('exit', r))"), "0")
        self.assertTrue(psutil.pid_exists(earlier_pid))
        late = [m["content"]["text"] for m in self.kernel.messages["iopub", earlier] if m["msg_type"] == "stream"]
        self.assertEqual("".join(late), "ready\n")
        self.ok("earlier.kill('SIGKILL');")

    def test_the_allocator_of_the_kernel_is_its_own_matter(self):
        self.assertEqual(self.value("execSync('env').toString().split('\\n').filter((line) => line.startsWith('MALLOC_'))"), "[]")


@unittest.skipIf(os.name == "nt", "processes are listed as Unix has them")
class Left(unittest.TestCase):
    def ended(self, *cells, busy=None):
        """Runs cells that print process ids, then one that does not end, and shuts the kernel down: all have ended."""
        kernel = Kernel()
        self.addCleanup(kernel.close)
        kernel.run("import { execSync, spawn } from 'node:child_process'")
        for cell in cells:
            result = kernel.run(cell)
            self.assertEqual(result.reply["status"], "ok", result)
        if busy:
            kernel.start(busy)
        process = psutil.Process(kernel.process.pid)
        wanted = len(cells) + (1 if busy else 0)
        deadline = time.monotonic() + LIMIT
        while len(children := process.children(recursive=True)) < wanted:
            self.assertLess(time.monotonic(), deadline, "a child has not started")
            time.sleep(0.01)
        kernel.manager.shutdown_kernel()
        _, alive = psutil.wait_procs(children, timeout=10)
        for child in alive:
            child.kill()
        self.assertEqual(alive, [])

    def test_children_end_with_the_kernel(self):
        self.ended("spawn('sleep', ['1000']);", "spawn('sleep', ['1000'], { detached: true, stdio: 'ignore' }).unref();")

    def test_also_one_that_a_cell_waits_for(self):
        self.ended(busy="execSync('sleep 1000')")

    def test_also_one_that_does_not_hear(self):
        self.ended("const deaf = spawn('sh', ['-c', `trap '' TERM; echo ready; while :; do sleep 1; done`]); await new Promise((r) => deaf.stdout.on('data', r));")


class Questions(KernelCase):
    def test_prompt_blocks_and_returns_the_answer(self):
        cell = self.kernel.start("prompt('n?') + '!'", metadata=LOOSE, allow_stdin=True)
        question = self.kernel.wait(cell, "input_request", channel="stdin")
        self.assertEqual(question["content"]["prompt"], "n? ")
        self.kernel.send("input_reply", {"status": "ok", "value": "5 é"}, "stdin", parent=question)
        self.assertEqual(self.kernel.finish(cell).value, "'5 é!'")

    def test_an_interrupt_ends_a_prompt_and_the_next_one_works(self):
        cell = self.kernel.start("prompt('n?')", metadata=LOOSE, allow_stdin=True)
        self.kernel.wait(cell, "input_request", channel="stdin")
        self.kernel.interrupt()
        self.assertEqual(self.kernel.finish(cell).reply["ename"], "KeyboardInterrupt")
        self.test_prompt_blocks_and_returns_the_answer()

    def test_without_somebody_to_answer_it_is_refused(self):
        for question in ("prompt('n?')", "confirm('sure?')"):
            self.assertIn("allow_stdin", self.fails(question)["evalue"])

    def asked(self, code, prompt, answer):
        """Runs a cell that asks once; the text of its result."""
        cell = self.kernel.start(code, allow_stdin=True)
        question = self.kernel.wait(cell, "input_request", channel="stdin")
        self.assertEqual(question["content"], {"prompt": prompt, "password": False})
        self.kernel.send("input_reply", {"status": "ok", "value": answer}, "stdin", parent=question)
        return self.kernel.finish(cell).value

    def test_an_empty_answer_is_what_was_suggested(self):
        self.assertEqual(self.asked("prompt('n?', '7')", "n? [7] ", ""), "'7'")
        self.assertEqual(self.asked("prompt('n?', '7')", "n? [7] ", "8"), "'8'")
        self.assertEqual(self.asked("prompt('n?')", "n? ", ""), "null")
        self.assertEqual(self.asked("prompt()", "", "x"), "'x'")

    def test_the_thread_is_at_rest_while_it_asks(self):
        self.assertEqual(self.asked("let before = 0; setTimeout(() => before++, 1); const n = prompt('n?'); [n, before]", "n? ", "5"), "[ '5', 0 ]")

    def test_confirm_takes_a_yes(self):
        for answer, value in (("y", "true"), ("Yes ", "true"), ("n", "false"), ("", "false"), ("yesterday", "false")):
            self.assertEqual(self.asked("confirm('sure?')", "sure? [y/N] ", answer), value)

    def test_an_interrupt_ends_confirm_and_no_loop_around_it_catches_it(self):
        cell = self.kernel.start("for (;;) { try { confirm('sure?') } catch {} }", allow_stdin=True)
        self.kernel.wait(cell, "input_request", channel="stdin")
        self.kernel.interrupt()
        self.assertEqual(self.kernel.finish(cell).reply["ename"], "KeyboardInterrupt")
        self.assertEqual(self.asked("confirm('sure?')", "sure? [y/N] ", "y"), "true")

    def test_alert_prints(self):
        result = self.ok("alert('Mind the gap'); alert(5)")
        self.assertEqual(result.stdout, "Mind the gap\n5\n")
        self.assertIsNone(result.value)

    def test_standard_input_says_what_to_write(self):
        self.assertIn("await input", self.fails("process.stdin.on('data', () => 0); await new Promise(() => {})")["evalue"])


if __name__ == "__main__":
    unittest.main()
