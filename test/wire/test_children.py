"""Processes that cells start, the descriptors 1 and 2, and questions that block."""

import unittest

import psutil

from kernel import KernelCase

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
        self.assertIn("allow_stdin", self.fails("prompt('n?')", metadata=LOOSE)["evalue"])

    def test_standard_input_says_what_to_write(self):
        self.assertIn("await input", self.fails("process.stdin.on('data', () => 0); await new Promise(() => {})")["evalue"])


if __name__ == "__main__":
    unittest.main()
