"""What no client should send does no harm."""

import json
import unittest

import zmq

from kernel import LIMIT, Kernel, KernelCase


class BrokenMessages(KernelCase):
    def frames(self, code="process.env.FORGED = '1'"):
        """A good execute request, as frames: delimiter, signature, header, parent, metadata, content."""
        session = self.kernel.client.session
        return session.serialize(session.msg("execute_request", {"code": code}))

    def ignored(self, *messages, channel="shell"):
        """Sends raw frames; the kernel must take no notice, and live."""
        for frames in messages:
            self.kernel.channel(channel).socket.send_multipart(frames)
        self.assertEqual(self.kernel.ask("kernel_info_request", channel=channel).reply["status"], "ok")
        self.assertEqual(self.value("'FORGED' in process.env"), "false")

    def test_a_wrong_signature(self):
        good = self.frames()
        self.ignored([good[0], b"0" * 64, *good[2:]], [good[0], b"", *good[2:]], [good[0], good[1][:-1], *good[2:]])

    def test_a_changed_message(self):
        good = self.frames()
        self.ignored([*good[:5], good[5].replace(b"FORGED", b"FORGES")], [*good[:3], b'{"a":1}', *good[4:]])

    def test_a_wrong_key(self):
        session = self.kernel.client.session.clone()
        session.key = b"another key"
        self.ignored(session.serialize(session.msg("execute_request", {"code": "process.env.FORGED = '1'"})))

    def test_missing_frames(self):
        good = self.frames()
        self.ignored(*(good[:n] for n in range(1, 6)), [b""], good[1:], [b"", b"", b""])

    def test_signed_nonsense(self):
        good = self.frames()
        session = self.kernel.client.session
        header = json.loads(good[2])
        for parts in (
            [b"not json", b"{}", b"{}", b"{}"],
            [b"{}", b"{}", b"{}", b"{}"],
            [b"[]", b"[]", b"[]", b"[]"],
            [b"null", b"null", b"null", b"null"],
            [b"\xff\xfe", b"{}", b"{}", b"{}"],
            [good[2], b"{}", b"{}", b"5"],
            [good[2], b"{}", b"{}", b'{"code": "process.env.FORGED = 1"'],
            [json.dumps({**header, "msg_type": 5}).encode(), b"{}", b"{}", b"{}"],
            [json.dumps({**header, "msg_id": None}).encode(), b"{}", b"{}", b"{}"],
        ):
            with self.subTest(parts):
                self.ignored([good[0], session.sign(parts), *parts])

    def test_on_control(self):
        good = self.frames()
        self.ignored([b"x"], [good[0], b"0" * 64, *good[2:]], channel="control")

    def test_on_stdin(self):
        self.kernel.channel("stdin").socket.send_multipart([b"x"])
        self.kernel.send("execute_request", {"code": "process.env.FORGED = '1'"}, "stdin")
        self.kernel.send("input_reply", {}, "stdin")
        self.ignored()

    def test_bytes_that_are_no_zeromq(self):
        import socket

        ports = self.kernel.manager.get_connection_info()
        for name in ("shell_port", "iopub_port", "stdin_port", "control_port", "hb_port"):
            with socket.create_connection(("127.0.0.1", ports[name]), timeout=LIMIT) as client:
                client.sendall(b"GET / HTTP/1.1\r\nHost: localhost\r\n\r\n")
        self.ignored()

    def test_odd_subscriptions(self):
        client = self.kernel.client.context.socket(zmq.XSUB)
        try:
            client.connect(self.kernel.client._make_url("iopub"))
            for frames in ([b"\x01" + b"\xff\xfe"], [b"\x05hello"], [b""], [b"\x00never"], [b"a", b"b"]):
                client.send_multipart(frames)
            self.ignored()
        finally:
            client.close(linger=0)

    def test_large_and_unused_frames(self):
        self.kernel.channel("shell").socket.send_multipart([*self.frames("const buffers = 1"), b"x" * 10**7, b""])
        self.assertEqual(self.value("buffers"), "1")


class OddRequests(KernelCase):
    def test_a_cell_without_code_is_an_error(self):
        for content in ({}, {"code": None}, {"code": 5}, {"code": ["1"]}):
            with self.subTest(content):
                result = self.kernel.ask("execute_request", content)
                self.assertEqual(result.reply["status"], "error")
                self.assertIn("code", result.reply["evalue"])

    def test_only_the_code_is_needed(self):
        self.assertEqual(self.kernel.ask("execute_request", {"code": "1 + 1"}).value, "2")

    def test_fields_of_the_wrong_type(self):
        odd = {
            "user_expressions": [None, [], "x", 5, {"a": None}, {"a": {}}],
            "silent": [None, "x", 0],
            "store_history": [None, 0],
            "allow_stdin": [None, "x"],
            "stop_on_error": [None, "x"],
            "unknown_field": [{"deep": [1]}],
        }
        for name, values in odd.items():
            for value in values:
                with self.subTest(f"{name}: {value}"):
                    self.setUp()  # so that one that hangs does not spoil the next
                    result = self.kernel.ask("execute_request", {"code": "1 + 1", name: value})
                    self.assertEqual(result.reply["status"], "ok")

    def test_metadata_of_the_wrong_type(self):
        for value in (None, "x", 5, [], {"typecheck": "x"}):
            with self.subTest(value):
                self.setUp()
                self.assertEqual(self.value("1 + 1", metadata={"lectern": value}), "2")

    def test_cursors_of_all_kinds(self):
        for cursor in (-1, 10**9, 2.5, "3", None, {}, 0):
            for kind in ("complete", "inspect"):
                with self.subTest(kind, cursor=cursor):
                    self.setUp()
                    reply = self.kernel.ask(f"{kind}_request", {"code": "Math.max", "cursor_pos": cursor}).reply
                    self.assertEqual(reply["status"], "ok")

    def test_editor_requests_without_code(self):
        for kind in ("complete", "inspect", "is_complete"):
            for content in ({}, {"code": None}, {"code": 5}):
                with self.subTest(kind, content=content):
                    self.setUp()
                    self.kernel.ask(f"{kind}_request", content)
        self.assertEqual(self.value("1 + 1"), "2")

    def test_history_of_all_kinds(self):
        for content in (
            {},
            {"hist_access_type": "nonsense"},
            {"hist_access_type": "tail", "n": -5},
            {"hist_access_type": "tail", "n": "x"},
            {"hist_access_type": "range", "start": "a", "stop": {}},
            {"hist_access_type": "range", "session": -1, "start": 1, "stop": None},
            {"hist_access_type": "search", "pattern": "[(+"},
            {"hist_access_type": "search", "pattern": None},
        ):
            with self.subTest(content):
                self.setUp()
                self.assertIsInstance(self.kernel.ask("history_request", content).reply["history"], list)

    def test_a_pattern_that_would_take_for_ever(self):
        self.ok("'" + "a" * 60 + "'")
        self.kernel.ask("history_request", {"hist_access_type": "search", "pattern": "*a" * 20 + "*b"})

    def test_comms_without_content(self):
        for kind in ("comm_open", "comm_msg", "comm_close"):
            self.kernel.ask(kind)
        self.kernel.ask("comm_info_request", {"target_name": None})

    def test_a_long_cell(self):
        self.assertEqual(self.value("\n".join(f"const n{i} = {i};" for i in range(5_000)) + "\nn4999"), "4999")

    def test_deeply_nested_code_in_the_editor(self):
        for request in ("complete_request", "inspect_request", "is_complete_request"):
            with self.subTest(request):
                self.kernel.ask(request, {"code": "[" * 60_000, "cursor_pos": 60_000})
        self.assertEqual(self.value("1 + 1"), "2")

    def test_a_deeply_nested_cell(self):
        for code in ("(" * 3_000 + "1" + ")" * 3_000, "1" + " + 1" * 5_000, "[" * 20_000):
            result = self.kernel.run(code)
            self.assertIn(result.reply["status"], ("ok", "error"))
            self.assertEqual(self.value("1 + 1"), "2")

    def test_text_of_all_kinds(self):
        for text in ("\x00", "\u2028", "😀", "\ufeff", "</script>", "\\u0000"):
            with self.subTest(repr(text)):
                self.assertEqual(self.value(f"{json.dumps(text)}.length"), str(len(text.encode("utf-16-le")) // 2))
        self.assertEqual(self.value("\ufeff1 + 1"), "2")

    def test_half_of_a_character_is_printed_as_a_replacement(self):
        self.assertEqual(self.ok("console.log('\\ud83d')").stdout, "\ufffd\n")


class HostileCells(KernelCase):
    """A cell can change anything in its thread; the kernel must still hear and answer."""

    fresh = True

    cells = {
        "the console is gone": "delete (globalThis as any).console;",
        "timers are gone": "Object.assign(globalThis, { setTimeout: null, setImmediate: null, setInterval: null, queueMicrotask: null });",
        "listeners are gone": "process.removeAllListeners('uncaughtException'); process.removeAllListeners('unhandledRejection');",
        "stack traces are prepared otherwise": "Error.prepareStackTrace = () => { throw new Error('no') }; Error.stackTraceLimit = 0;",
        "streams are closed": "process.stdout.end(); process.stdout.destroy(); process.stderr.destroy();",
        "arrays have odd members": "(Array.prototype as any).extra = 1; (Object.prototype as any).odd = 1;",
        "the folder is another": "process.chdir('/');",
        "process is gone": "(globalThis as any).process = null;",
    }

    def test_the_kernel_goes_on_when(self):
        for name, cell in self.cells.items():
            with self.subTest(name):
                self.setUp()
                self.kernel.run(f"// @ts-nocheck\n{cell}")
                self.assertEqual(self.value("6 * 7"), "42")
                self.assertEqual(self.kernel.run("throw 'x'").reply["status"], "error")
                self.assertEqual(self.value("let sum = 0; for (const x of [1, 2]) sum += x\nsum"), "3")


if __name__ == "__main__":
    unittest.main()
