"""Requests and their answers, as the message specification has them."""

import unittest

from kernel import KernelCase, LIMIT


class KernelInfo(KernelCase):
    def setUp(self):
        super().setUp()
        self.info = self.kernel.ask("kernel_info_request").reply

    def test_says_ok_and_the_protocol_version(self):
        self.assertEqual(self.info["status"], "ok")
        self.assertEqual(self.info["protocol_version"], "5.5")

    def test_names_the_implementation_and_its_version(self):
        self.assertEqual(self.info["implementation"], "lectern")
        self.assertRegex(self.info["implementation_version"], r"^\d+\.\d+\.\d+")

    def test_describes_the_language(self):
        language = self.info["language_info"]
        self.assertEqual(language["name"], "typescript")
        self.assertEqual(language["file_extension"], ".ts")
        self.assertEqual(language["pygments_lexer"], "typescript")
        self.assertEqual(language["nbconvert_exporter"], "script")
        self.assertRegex(language["version"], r"^\d+\.\d+\.\d+")
        self.assertIn("typescript", language["mimetype"])
        self.assertIn("codemirror_mode", language)

    def test_has_banner_help_links_and_features(self):
        self.assertTrue(self.info["banner"])
        self.assertIsInstance(self.info["supported_features"], list)
        self.assertTrue(self.info["help_links"])
        for link in self.info["help_links"]:
            self.assertEqual(set(link), {"text", "url"})

    def test_is_the_same_on_control(self):
        self.assertEqual(self.kernel.ask("kernel_info_request", channel="control").reply, self.info)


class Envelope(KernelCase):
    requests = {
        "kernel_info_request": {},
        "execute_request": {"code": "1"},
        "complete_request": {"code": "Ma", "cursor_pos": 2},
        "inspect_request": {"code": "Math", "cursor_pos": 2, "detail_level": 0},
        "is_complete_request": {"code": "1"},
        "history_request": {"hist_access_type": "tail", "n": 1, "output": False, "raw": True},
        "comm_info_request": {},
        "comm_open": {"comm_id": "a", "target_name": "nobody", "data": {}},
        "comm_msg": {"comm_id": "a", "data": {}},
        "comm_close": {"comm_id": "a", "data": {}},
        "nonsense_message": {},
    }

    def bracketed(self, msg_type, content, channel):
        with self.subTest(msg_type, channel=channel):
            request = self.kernel.send(msg_type, content, channel)
            reply_type = msg_type.replace("_request", "_reply") if msg_type.endswith("_request") else None
            result = self.kernel.finish(request, reply_type, channel)
            states = [m["content"].get("execution_state") for m in result.iopub]
            self.assertEqual((states[0], states[-1]), ("busy", "idle"))
            for message in result.iopub:
                self.assertEqual(message["parent_header"]["msg_id"], request)
                self.assertEqual(message["parent_header"]["msg_type"], msg_type)

    def test_every_request_lies_between_busy_and_idle(self):
        for msg_type, content in self.requests.items():
            self.bracketed(msg_type, content, "shell")

    def test_control_requests_too(self):
        for msg_type in ("kernel_info_request", "comm_info_request", "interrupt_request"):
            self.bracketed(msg_type, {}, "control")

    def test_kernel_has_one_session_of_its_own(self):
        messages = self.ok("1").iopub
        sessions = {m["header"]["session"] for m in messages}
        self.assertEqual(len(sessions), 1)
        self.assertNotIn(self.kernel.client.session.session, sessions)

    def test_message_ids_are_unique(self):
        ids = [m["header"]["msg_id"] for m in self.ok("console.log(1); 2").iopub]
        self.assertEqual(len(ids), len(set(ids)))

    def test_an_unknown_request_gets_no_reply_and_does_no_harm(self):
        self.kernel.ask("nonsense_message")
        self.assertEqual(self.value("1 + 1"), "2")

    def test_a_new_subscriber_is_welcomed(self):
        socket = self.kernel.client.connect_iopub()
        try:
            self.assertTrue(socket.poll(LIMIT * 1000), "nothing came")
            session = self.kernel.client.session.clone()  # which refuses to read a message twice
            _, frames = session.feed_identities(socket.recv_multipart())
            message = session.deserialize(frames)
        finally:
            socket.close(linger=0)
        self.assertEqual(message["msg_type"], "iopub_welcome")
        self.assertEqual(message["content"], {"subscription": ""})


class Execute(KernelCase):
    def test_the_input_is_broadcast_with_its_number(self):
        result = self.ok("40 + 2")
        [echo] = [m["content"] for m in result.iopub if m["msg_type"] == "execute_input"]
        self.assertEqual(echo, {"code": "40 + 2", "execution_count": result.reply["execution_count"]})

    def test_cells_are_counted_one_by_one_also_failed_ones(self):
        first = self.ok("1").reply["execution_count"]
        self.fails("throw new Error('x')")
        self.assertEqual(self.ok("1").reply["execution_count"], first + 2)

    def test_the_result_has_the_number_of_its_cell(self):
        result = self.ok("1")
        [content] = result.contents("execute_result")
        self.assertEqual(content["execution_count"], result.reply["execution_count"])
        self.assertEqual(content["metadata"], {})

    def test_an_ok_reply_is_complete(self):
        reply = self.ok("1").reply
        self.assertEqual(set(reply), {"status", "execution_count", "payload", "user_expressions"})

    def test_a_silent_cell_runs_but_shows_and_counts_nothing(self):
        before = self.ok("1").reply["execution_count"]
        result = self.ok("var quiet = 7; console.log('x'); quiet", silent=True)
        self.assertEqual([m["msg_type"] for m in result.iopub], ["status", "status"])
        after = self.ok("quiet")
        self.assertEqual(after.value, "7")
        self.assertEqual(after.reply["execution_count"], before + 1)

    def test_a_silent_cell_that_fails_says_so_in_its_reply_only(self):
        result = self.kernel.run("throw new Error('quiet')", silent=True)
        self.assertEqual(result.reply["ename"], "Error")
        self.assertEqual(result.outputs, [])

    def test_without_store_history_a_cell_shows_its_result_but_does_not_count(self):
        before = self.ok("1").reply["execution_count"]
        result = self.ok("'unstored'", store_history=False)
        self.assertEqual(result.value, "'unstored'")
        self.assertIn("execution_count", result.reply)
        self.assertEqual(self.ok("1").reply["execution_count"], before + 1)
        history = self.kernel.ask("history_request", {"hist_access_type": "tail", "n": 100}).reply["history"]
        self.assertNotIn("'unstored'", [code for _, _, code in history])

    def test_an_empty_cell_is_fine(self):
        for code in ("", "  \n", "// only a comment"):
            self.assertEqual(self.ok(code).outputs, [])

    def test_user_expressions_are_bundles_or_errors(self):
        expressions = {"sum": "a + 1", "bad": "nowhere.at.all", "broken": "1 +"}
        answers = self.ok("const a = 1", user_expressions=expressions).reply["user_expressions"]
        self.assertEqual(answers["sum"], {"status": "ok", "data": {"text/plain": "2"}, "metadata": {}})
        for name, ename in (("bad", "ReferenceError"), ("broken", "SyntaxError")):
            self.assertEqual(answers[name]["status"], "error")
            self.assertEqual(answers[name]["ename"], ename)
            self.assertIsInstance(answers[name]["traceback"], list)

    def test_user_expressions_are_not_evaluated_after_an_error(self):
        result = self.kernel.run("throw new Error('x')", user_expressions={"a": "globalThis.evaluated = 1"})
        self.assertEqual(result.reply["status"], "error")
        self.assertEqual(self.value("'evaluated' in globalThis"), "false")

    def test_transient_is_an_object_on_every_display(self):
        self.ok("const shown = display('a'); display('b', { displayId: 'b' }); shown.update('c')")
        result = self.ok("display('a'); display('b', { displayId: 'x' }).update('c')")
        displays = result.contents("display_data") + result.contents("update_display_data")
        self.assertEqual(len(displays), 3)
        for content in displays:
            self.assertIsInstance(content["transient"], dict)
            self.assertIsInstance(content["metadata"], dict)


class History(KernelCase):
    fresh = True

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        for code in ("const first = 1", "first + 1", "first + 1", "'äöü'"):
            cls.kernels[cls].run(code)

    def history(self, kind, **options):
        content = {"hist_access_type": kind, "output": False, "raw": True, **options}
        reply = self.kernel.ask("history_request", content).reply
        self.assertEqual(reply["status"], "ok")
        return reply["history"]

    def lines(self, kind, **options):
        return [entry[1:] for entry in self.history(kind, **options)]

    def test_tail_has_the_last_cells(self):
        self.assertEqual(self.lines("tail", n=2), [[3, "first + 1"], [4, "'äöü'"]])

    def test_tail_with_output(self):
        self.assertEqual(self.lines("tail", n=2, output=True), [[3, ["first + 1", "2"]], [4, ["'äöü'", "'äöü'"]]])

    def test_a_cell_without_result_has_output_null(self):
        self.assertEqual(self.lines("range", session=0, start=1, stop=2, output=True), [[1, ["const first = 1", None]]])

    def test_range_excludes_its_stop(self):
        self.assertEqual(self.lines("range", session=0, start=1, stop=3), [[1, "const first = 1"], [2, "first + 1"]])

    def test_range_without_stop_goes_to_the_end(self):
        self.assertEqual(len(self.lines("range", session=0, start=2)), 3)

    def test_search_takes_a_shell_pattern(self):
        self.assertEqual(self.lines("search", pattern="first*"), [[2, "first + 1"], [3, "first + 1"]])
        self.assertEqual(self.lines("search", pattern="?äöü?"), [[4, "'äöü'"]])
        self.assertEqual(self.lines("search", pattern="first"), [])

    def test_search_can_be_cut_and_made_unique(self):
        self.assertEqual(self.lines("search", pattern="*first*", n=1), [[3, "first + 1"]])
        self.assertEqual(
            self.lines("search", pattern="*first*", unique=True), [[1, "const first = 1"], [3, "first + 1"]]
        )

    def test_the_session_of_an_entry_is_a_number(self):
        self.assertTrue(all(isinstance(session, int) for session, _, _ in self.history("tail", n=9)))


class IsComplete(KernelCase):
    def status(self, code):
        return self.kernel.ask("is_complete_request", {"code": code}).reply

    def test_complete(self):
        for code in ("1", "", "const a = 1;", "function f() {\n}", "// hi", "`a${1}b`", "await 1", "class A {}", "# title\n1"):
            with self.subTest(code):
                self.assertEqual(self.status(code), {"status": "complete"})

    def test_incomplete(self):
        for code in ("`abc", "`a${", "f(", "[1,", "const a =", "1 +", "/* open", "if (1)", "class A {", "({ a: 1,"):
            with self.subTest(code):
                self.assertEqual(self.status(code)["status"], "incomplete")

    def test_incomplete_says_how_far_to_indent(self):
        self.assertEqual(self.status("function f() {")["indent"], "  ")
        self.assertEqual(self.status("for (;;) {\n  if (1) {")["indent"], "    ")
        self.assertEqual(self.status("`abc")["indent"], "")

    def test_brackets_in_text_do_not_indent(self):
        self.assertEqual(self.status("f('{{{', `((`, ")["indent"], "  ")

    def test_invalid(self):
        for code in ("let 3x = 1", "1 + ) 2", "const = 1", "}", "'abc"):
            with self.subTest(code):
                self.assertEqual(self.status(code), {"status": "invalid"})


class Comms(KernelCase):
    def test_there_are_none(self):
        self.assertEqual(self.kernel.ask("comm_info_request").reply, {"status": "ok", "comms": {}})

    def test_one_for_an_unknown_target_is_closed_again(self):
        content = {"comm_id": "c-1", "target_name": "jupyter.widget", "data": {"a": 1}}
        [closed] = self.kernel.ask("comm_open", content).contents("comm_close")
        self.assertEqual(closed["comm_id"], "c-1")

    def test_messages_are_answered_while_a_cell_awaits(self):
        cell = self.kernel.start("console.log('waiting'); await new Promise(() => {})")
        self.kernel.printed(cell, "waiting")
        self.kernel.ask("comm_info_request")
        self.kernel.ask("comm_msg", {"comm_id": "x", "data": {}})
        self.kernel.interrupt()
        self.kernel.finish(cell)


class Editor(KernelCase):
    def complete(self, code, position=None):
        """Completes at `position` in code points, the end unless told."""
        content = {"code": code, "cursor_pos": len(code) if position is None else position}
        reply = self.kernel.ask("complete_request", content).reply
        self.assertEqual(reply["status"], "ok")
        return reply

    def inspect(self, code, position=None):
        content = {"code": code, "cursor_pos": len(code) if position is None else position, "detail_level": 0}
        reply = self.kernel.ask("inspect_request", content).reply
        self.assertEqual(reply["status"], "ok")
        return reply

    def test_members_are_completed_with_the_range_to_replace(self):
        reply = self.complete("Math.flo")
        self.assertEqual(reply["matches"], ["floor"])
        self.assertEqual((reply["cursor_start"], reply["cursor_end"]), (5, 8))

    def test_each_match_has_its_kind(self):
        [match] = self.complete("Math.flo")["metadata"]["_jupyter_types_experimental"]
        self.assertEqual(match["text"], "floor")
        self.assertEqual((match["start"], match["end"]), (5, 8))
        self.assertEqual(match["type"], "method")

    def test_a_match_tells_its_signature(self):
        [match] = self.complete("Math.flo")["metadata"]["_jupyter_types_experimental"]
        self.assertIn("x: number", match.get("signature", ""))

    def test_names_of_earlier_cells_are_completed_by_their_type(self):
        self.ok("interface Layer { weights: number[]; bias: number }\nconst layer: Layer = { weights: [], bias: 0 }")
        self.assertEqual(self.complete("layer.")["matches"], ["bias", "weights"])
        self.assertIn("layer", self.complete("lay")["matches"])

    def test_names_of_the_same_cell_are_completed(self):
        self.assertIn("toFixed", self.complete("const unrun = 1;\nunrun.toF")["matches"])

    def test_nothing_internal_is_offered(self):
        matches = self.complete("")["matches"]
        self.assertEqual([name for name in matches if "lectern.cell" in name or name.startswith("$")], [])

    def test_completing_runs_nothing(self):
        self.complete("(globalThis as any).ran = 1; Math.fl")
        self.assertEqual(self.value("'ran' in globalThis"), "false")

    def test_cursor_positions_count_code_points(self):
        code = '"😀😀😀"; Math.flo'
        reply = self.complete(code)
        self.assertEqual(reply["matches"], ["floor"])
        self.assertEqual((reply["cursor_start"], reply["cursor_end"]), (len(code) - 3, len(code)))
        self.assertEqual(self.complete(f"{code} + '😀'", len(code))["matches"], ["floor"])

    def test_a_cursor_past_the_end_is_at_the_end(self):
        self.assertEqual(self.complete("Math.flo", 1000)["matches"], ["floor"])

    def test_inspecting_a_library_function_shows_signature_and_text(self):
        reply = self.inspect("parseInt", 3)
        self.assertTrue(reply["found"])
        self.assertIn("function parseInt(string: string", reply["data"]["text/plain"])
        self.assertIn("Converts a string to an integer", reply["data"]["text/markdown"])

    def test_inspecting_shows_types_and_comments_of_earlier_cells(self):
        self.ok("/** Twice as much. */\nconst twice = (x: number) => 2 * x")
        text = self.inspect("twice")["data"]["text/plain"]
        self.assertIn("(x: number) => number", text)
        self.assertIn("Twice as much.", text)

    def test_inspecting_between_the_brackets_of_a_call_shows_the_function(self):
        self.assertIn("parseFloat", self.inspect("parseFloat(")["data"]["text/plain"])

    def test_inspecting_counts_code_points(self):
        code = '"😀😀😀"; Math.max'
        self.assertIn("max(", self.inspect(f"{code} ; [1]", len(code))["data"]["text/plain"])

    def test_inspecting_nothing_finds_nothing(self):
        self.assertEqual(self.inspect("   "), {"status": "ok", "found": False, "data": {}, "metadata": {}})


if __name__ == "__main__":
    unittest.main()
