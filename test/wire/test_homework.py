"""A homework from its source to a student's notebook: built by the command, checked in the kernel."""

import json
import pathlib
import subprocess
import tempfile
import unittest

from kernel import KernelCase

ROOT = pathlib.Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "homework.md").read_text(encoding="utf8")
SOURCE = PAGE.split("```ts\n")[1].split("```")[0]


def built():
    """The files that students get, of the homework in the docs."""
    (ROOT / "output").mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(dir=ROOT / "output") as folder:
        source = pathlib.Path(folder) / "hw1.ts"
        source.write_text(SOURCE, encoding="utf8")
        command = ["node", str(ROOT / "dist/cli/main.js"), "assignment", "build", str(source)]
        said = subprocess.run(command, capture_output=True, text=True, check=True)
        release = pathlib.Path(folder) / "release"
        return said.stdout, {path.name: path.read_text(encoding="utf8") for path in release.iterdir()}


SAID, FILES = built()


class Homework(KernelCase):
    files = {"hw1.checks.json": FILES["hw1.checks.json"]}

    def cell(self, name):
        cells = json.loads(FILES["hw1.ipynb"])["cells"]
        return next("".join(cell["source"]) for cell in cells if cell["id"] == name)

    def test_a_student_works_through_it(self):
        self.assertIn("2 questions, 5 points, about 10 minutes", SAID)
        self.ok(self.cell("hw1-checks"))
        first = self.ok(self.cell("q1-check"))
        self.assertIn("there is no deviation in the notebook; run its cell first", str(first.outputs))
        self.ok(self.cell("q1"))
        self.assertIn("this is not answered yet", str(self.ok(self.cell("q1-check")).outputs))
        stub = self.cell("q1").replace("throw new Error('this is not answered yet');", "return 2 / (fanIn + fanOut);")
        self.ok(stub)
        self.assertIn("looks like: the variance for the deviation", str(self.ok(self.cell("q1-check")).outputs))
        self.ok(stub.replace("return 2 / (fanIn + fanOut)", "return Math.sqrt(2 / (fanIn + fanOut))"))
        self.assertIn("q1: 2 of 2 points", str(self.ok(self.cell("q1-check")).outputs))

    def test_no_line_of_a_solution_is_handed_out(self):
        everything = "".join(FILES.values())
        for secret in ("Math.sqrt", "neither grow", "draw.whole", "names both passes", "(a + b)"):
            self.assertNotIn(secret, everything)


if __name__ == "__main__":
    unittest.main()
