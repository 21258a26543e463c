"""Notebooks in the styles of tslab, Deno, ijavascript and Python, executed as Jupyter executes them; beside each stands what its cells show."""

import pathlib
import re
import sys
import tempfile
import unittest

import nbformat

here = pathlib.Path(__file__).resolve().parent
root = here.parents[1]
sys.path.insert(0, str(root / "scripts/lessons"))

import execute  # noqa: E402

# What their imports lead to.
FILES = {
    "node_modules/shout/package.json": '{"name": "shout", "version": "1.2.3"}',
    "node_modules/shout/index.js": "exports.shout = (text) => text.toUpperCase() + '!'",
    "node_modules/shout/twice.js": "module.exports = (text) => text + text",
    "assert.ts": "export function assertEquals(a: unknown, b: unknown): void { if (a !== b) throw new Error(`${a} is not ${b}`) }",
}


def run(notebook):
    """Executes a notebook in a folder that has the files."""
    with tempfile.TemporaryDirectory() as folder:
        for name, text in FILES.items():
            path = pathlib.Path(folder, name)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf8")
        execute.run(notebook, folder)


def shown(output):
    """An output as a line: its richest media type and what stands there."""
    if output.output_type == "stream":
        return f"{output.name}: {output.text.strip()}"
    if output.output_type == "error":
        return f"{output.ename}: {output.evalue}"
    kind = next((kind for kind in output.data if kind != "text/plain"), "text/plain")
    value = output.data[kind]
    return f"{kind}: {value if isinstance(value, str) else ''.join(value)}".strip()


def transcript(notebook):
    """What the cells show, with the numbers of the cells; how long one took is left out."""
    lines = []
    for n, cell in enumerate(notebook.cells, 1):
        lines += [f"[{n}] {line}" for output in cell.outputs for line in shown(output).splitlines()]
    return re.sub(r"took \d+\.\d+ m?s", "took …", "\n".join(line.rstrip() for line in lines) + "\n")


class OtherKernels(unittest.TestCase):
    maxDiff = None

    def test_their_notebooks_run_and_show_what_they_should(self):
        paths = sorted((here / "notebooks").glob("*.ipynb"))
        self.assertGreaterEqual(len(paths), 12)
        for path in paths:
            with self.subTest(path.stem):
                notebook = nbformat.read(path, 4)
                run(notebook)
                self.assertEqual(transcript(notebook), path.with_suffix(".txt").read_text(encoding="utf8"))

    def test_each_line_of_the_page_for_newcomers_runs(self):
        rows = re.findall(r"^\| (.+?) \| (.+) \|$", (root / "docs/coming-from.md").read_text(encoding="utf8"), re.MULTILINE)
        cells = [one or two for _, right in rows for one, two in re.findall(r"``(.+?) ?``|`([^`]+)`", right)]
        self.assertGreater(len(cells), 70)
        run(nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(code) for code in cells]))  # fails with the first error


if __name__ == "__main__":
    unittest.main()
