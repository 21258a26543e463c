"""A course in nbgrader itself: a homework is handed out, five students hand in, their work is marked and goes back to them."""

import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import unittest

here = pathlib.Path(__file__).resolve().parent
root = here.parents[1]
packages = here / "node_modules/.python"  # git ignores it, as other packages
page = root / "docs/nbgrader.md"
solved = {
    "q1": "function deviation(fanIn: number, fanOut: number): number {\n  return Math.sqrt(2 / (fanIn + fanOut));\n}",
    "q2": "So that neither the signal grows nor the gradient.",
    "q3": "function larger(a: number, b: number) { return a > b ? a : b; }\n"
    "function smaller(a: number, b: number) { return a < b ? a : b; }",
}


def setUpModule():
    if not (packages / "nbgrader").exists():
        pip = [sys.executable, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-deps"]
        subprocess.run([*pip, "--target", str(packages), "-r", str(here / "requirements.txt")], check=True)


def text(cell):
    return "".join(cell["source"])


def cell_of(notebook, name):
    return next(cell for cell in notebook["cells"] if cell["metadata"].get("nbgrader", {}).get("grade_id") == name)


def answered(notebook, **answers):
    for name, source in answers.items():
        cell_of(notebook, name)["source"] = source


def without(notebook, *names):
    notebook["cells"] = [cell for cell in notebook["cells"] if cell["metadata"].get("nbgrader", {}).get("grade_id") not in names]


def ada(notebook):
    answered(notebook, **solved)


def bob(notebook):
    answered(
        notebook,
        q1=solved["q1"].replace("Math.sqrt", ""),
        q3="function larger(a: number, b: number) { console.warn('comparing', a, b); display(a); return a > b ? a : b; }\n"
        "function smaller(a: number, b: number) { return 1; }",
    )


def cem(notebook):
    answered(notebook, **solved)
    without(notebook, "hw1-checks", "q1-check", "q3-check")


def dee(notebook):
    answered(
        notebook,
        q1=solved["q1"].replace("return", "while (true);\n  return"),
        q3=solved["q3"].replace("a < b", "a < < b"),
    )
    without(notebook, "q1-check")
    cell_of(notebook, "q3-check")["source"] = "3"


def eve(notebook):
    answered(notebook, **{**solved, "q1": "process.exit(0)"})
    cell_of(notebook, "q3-check")["metadata"]["nbgrader"]["points"] = 300


students = {
    "ada": (ada, "has everything right"),
    "bob": (bob, "takes the variance for the deviation; in q3 knows one answer by heart, and prints warnings"),
    "cem": (cem, "has everything right, and has deleted all cells of tests"),
    "dee": (dee, "has an endless loop in q1, a syntax error in q3, deleted one cell of tests and wrote a mark into the other"),
    "eve": (eve, "ends the kernel in q1, and made q3 worth 300 points"),
}
# q2 is marked by hand: None is a mark that is still to come.
expected = {
    "ada": {"q1": 2, "q2": None, "q3": 3},
    "bob": {"q1": 0, "q2": 0, "q3": 1.5},
    "cem": {"q1": 2, "q2": None, "q3": 3},
    "dee": {"q1": 0, "q2": 0, "q3": 0},
    "eve": {"q1": 0, "q2": None, "q3": 3},
}


class Course(unittest.TestCase):
    maxDiff = None

    @classmethod
    def setUpClass(cls):
        cls.temporary = tempfile.TemporaryDirectory(prefix="lectern-nbgrader-")
        cls.addClassCleanup(cls.temporary.cleanup)
        folder = pathlib.Path(cls.temporary.name).resolve()
        cls.folder, cls.course = folder, folder / "nbgrader"
        (folder / "node_modules").mkdir()
        (folder / "node_modules/lectern").symlink_to(root)
        shutil.copy(here / "hw1.ts", folder)
        command = [shutil.which("node"), str(root / "dist/cli/main.js"), "assignment", "build", "hw1.ts"]
        subprocess.run(command, cwd=folder, check=True, capture_output=True)
        cls.nbgrader("generate_assignment", "hw1")
        for name, (write, _) in students.items():
            notebook = json.loads((folder / "release/hw1.ipynb").read_text(encoding="utf8"))
            write(notebook)
            place = cls.course / "submitted" / name / "hw1"
            place.mkdir(parents=True)
            (place / "hw1.ipynb").write_text(json.dumps(notebook), encoding="utf8")
        cls.said = cls.nbgrader("autograde", "hw1", "--Execute.timeout=5")
        cls.nbgrader("generate_feedback", "hw1")
        cls.nbgrader("export", "--to", "grades.csv")

    @classmethod
    def nbgrader(cls, *arguments):
        command = [sys.executable, "-W", "ignore", "-m", "nbgrader", *arguments]
        done = subprocess.run(command, cwd=cls.course, env=cls.environment(), capture_output=True, text=True)
        if done.returncode != 0:
            raise AssertionError(f"nbgrader {' '.join(arguments)}: {done.stderr[-3000:]}")
        return done.stderr

    @classmethod
    def environment(cls):
        path = os.pathsep.join([str(packages / "bin"), os.environ["PATH"]])  # nbgrader calls alembic
        own = {"PYTHONPATH": str(packages), "PATH": path, "HOME": str(cls.folder)}
        return {**os.environ, **own, "JUPYTER_PATH": str(root / ".venv/share/jupyter")}

    def notebook(self, *path):
        return json.loads(self.course.joinpath(*path).read_text(encoding="utf8"))

    def test_nbgrader_makes_the_release_that_lectern_has_made(self):
        ours = json.loads((self.folder / "release/hw1.ipynb").read_text(encoding="utf8"))
        theirs = self.notebook("release/hw1/hw1.ipynb")
        self.assertEqual([text(cell) for cell in theirs["cells"]], [text(cell) for cell in ours["cells"]])
        for mine, other in zip(ours["cells"], theirs["cells"], strict=True):
            self.assertEqual(mine["metadata"], other["metadata"])
        self.assertEqual(ours["metadata"]["kernelspec"], theirs["metadata"]["kernelspec"])

    def test_students_get_no_hidden_check(self):
        release = self.course / "release/hw1"
        self.assertEqual(sorted(path.name for path in release.iterdir()), ["hw1.checks.json", "hw1.ipynb"])
        hidden = self.notebook("hidden/hw1.hidden.checks.json")
        everything = "".join(path.read_text(encoding="utf8") for path in release.iterdir())
        for run in hidden["questions"][0]["checks"][0]["runs"][1:]:
            self.assertNotIn(json.dumps(run["inputs"], separators=(",", ":")), everything)
        for secret in ("hiddenPoints", "Math.sqrt", "names both passes"):
            self.assertNotIn(secret, everything)

    def marks(self):
        """The marks in nbgrader's own words, as its gradebook has them."""
        program = (
            "import json, sys; from nbgrader.api import Gradebook\n"
            "with Gradebook('sqlite:///gradebook.db') as book:\n"
            "    marks = {s.student.id: {g.name: None if g.needs_manual_grade else g.score for n in s.notebooks for g in n.grades}\n"
            "             for s in book.assignment_submissions('hw1')}\n"
            "json.dump(marks, sys.stdout)"
        )
        command = [sys.executable, "-W", "ignore", "-c", program]
        done = subprocess.run(command, cwd=self.course, env=self.environment(), check=True, capture_output=True, text=True)
        return json.loads(done.stdout)

    def test_marks(self):
        marks = self.marks()
        found = {
            name: {"q1": own["q1-check"], "q2": own["q2"], "q3": own["q3-check"]} for name, own in marks.items()
        }
        self.assertEqual(found, expected)
        self.assertEqual({own["hw1-checks"] for own in marks.values()}, {0})

    def test_a_student_is_told_what_is_wrong_and_no_hidden_input(self):
        feedback = (self.course / "feedback/bob/hw1/hw1.html").read_text(encoding="utf8")
        self.assertIn("the variance for the deviation", feedback)
        hidden = self.notebook("hidden/hw1.hidden.checks.json")
        for check in hidden["questions"][2]["checks"]:
            for run in check["runs"][1:]:
                self.assertIsNone(re.search(rf"\b{run['inputs'][0]}\b.*\b{run['inputs'][1]}\b", feedback))

    def test_the_endless_loop_costs_its_question_and_no_other_cell(self):
        notebook = self.notebook("autograded/dee/hw1/hw1.ipynb")
        names = {
            cell["metadata"]["nbgrader"]["grade_id"]: [output.get("ename") for output in cell["outputs"]]
            for cell in notebook["cells"]
            if cell["cell_type"] == "code" and "nbgrader" in cell["metadata"]
        }
        self.assertIn("CellTimeoutError", names["q1-check"])
        self.assertIn("was missing from the submission", text(cell_of(notebook, "q1-check")))
        self.assertIn("hiddenPoints", text(cell_of(notebook, "q3-check")))

    def test_its_csv_is_read_by_lectern(self):
        module = (root / "dist/grading/export/nbgrader-csv.js").as_uri()
        program = (
            f"import {{ readNbgraderCsv }} from '{module}'; import {{ readFileSync }} from 'node:fs';\n"
            "console.log(JSON.stringify(readNbgraderCsv(readFileSync('grades.csv', 'utf8'))))"
        )
        command = [shutil.which("node"), "--input-type=module", "-e", program]
        done = subprocess.run(command, cwd=self.course, check=True, capture_output=True, text=True)
        (marks,) = json.loads(done.stdout)
        self.assertEqual(marks["assignment"], "hw1")
        found = {student["id"]: student["questions"][0] for student in marks["students"]}
        sums = {name: sum(points or 0 for points in own.values()) for name, own in expected.items()}
        self.assertEqual({name: question["got"] for name, question in found.items()}, sums)
        self.assertEqual({question["points"] for question in found.values()}, {8})

    def test_the_page_says_what_happens(self):
        mark = lambda points: "by hand" if points is None else f"{points:g}"  # noqa: E731
        lines = ["| student | q1 (2) | q2 (3) | q3 (3) |", "|---|---|---|---|"]
        for name, (_, what) in students.items():
            own = expected[name]
            lines.append(f"| {name} {what} | {mark(own['q1'])} | {mark(own['q2'])} | {mark(own['q3'])} |")
        print("\n".join(["", *lines]))
        self.assertIn("\n".join(lines), page.read_text(encoding="utf8"))


if __name__ == "__main__":
    unittest.main()
