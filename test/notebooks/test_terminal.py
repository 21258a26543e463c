"""What a cell says, in a terminal: questions, a hidden password, one line for a bar."""

import os
import pathlib
import pty
import re
import subprocess
import sys
import unittest

root = pathlib.Path(__file__).resolve().parents[2]


def node(code):
    return ["node", "--input-type=module", "-e", f"import {{ display, input, progress, table }} from 'lectern/notebook';\n{code}"]


def in_terminal(code, *answers):
    """Everything that a terminal shows; each answer is typed when its question (a text ending in '? ') stands there."""
    controller, terminal = pty.openpty()
    process = subprocess.Popen(node(code), cwd=root, stdin=terminal, stdout=terminal, stderr=terminal)
    os.close(terminal)
    shown = b""
    waiting = list(answers)
    while True:
        try:
            piece = os.read(controller, 4096)
        except OSError:  # the other end is closed
            break
        if not piece:
            break
        shown += piece
        if waiting and without_escapes(shown).endswith(b"? "):
            os.write(controller, waiting.pop(0).encode() + b"\r")
    process.wait()
    os.close(controller)
    return without_escapes(shown).decode().replace("\r\n", "\n")


def without_escapes(shown):
    """The text alone: a terminal is also told where to put its cursor."""
    return re.sub(rb"\x1b\[[0-9;]*[A-Za-z]", b"", shown)


@unittest.skipIf(sys.platform == "win32", "Windows has no pseudo-terminals of this kind")
class Terminal(unittest.TestCase):
    def test_a_question_shows_what_is_typed(self):
        self.assertIn("[Ada]", in_terminal("console.log(`[${await input('Name? ')}]`)", "Ada"))

    def test_a_password_is_not_shown(self):
        text = in_terminal("const word = await input('Word? ', { password: true }); console.log(word.length)", "secret\x7fT")
        self.assertEqual(text, "Word? \n6\n")

    def test_a_bar_is_one_line_that_is_rewritten(self):
        lines = in_terminal("for (const i of progress(3, { label: 'epochs' }));").split("\r")
        self.assertEqual(lines[-1], f"epochs {'█' * 30} 3/3\n")


class Pipe(unittest.TestCase):
    def run_piped(self, code, text=""):
        return subprocess.run(node(code), cwd=root, input=text, capture_output=True, text=True, check=True).stdout

    def test_questions_are_answered_line_by_line(self):
        self.assertIn("[Ada]", self.run_piped("console.log(`[${await input('Name? ')}]`)", "Ada\n"))

    def test_only_the_end_of_a_bar_is_kept(self):
        self.assertEqual(self.run_piped("for (const i of progress(2));"), f"{'█' * 30} 2/2\n")

    def test_values_are_text(self):
        self.assertEqual(self.run_piped("display(table([{ a: 1 }])); display([1, 'x']);"), "a\n─\n1\n[ 1, 'x' ]\n")


if __name__ == "__main__":
    unittest.main()
