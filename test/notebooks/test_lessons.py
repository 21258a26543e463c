"""The committed notebooks, executed as Jupyter executes them: every run says the same, and nothing fails."""

import pathlib
import re
import sys
import tempfile
import unittest
from concurrent.futures import ThreadPoolExecutor

import nbformat

root = pathlib.Path(__file__).resolve().parents[2]
sys.path.insert(0, str(root / "scripts/lessons"))

import execute  # noqa: E402

notebooks = sorted((root / "notebooks").glob("*.ipynb"))


def outputs(notebook, **environment):
    """The outputs of all code cells, run in a fresh folder and home with a changed environment."""
    with tempfile.TemporaryDirectory() as folder:
        home = pathlib.Path(folder, "home")
        home.mkdir()
        execute.run(notebook, folder, {"HOME": str(home), **environment})
        return [cell.outputs for cell in notebook.cells if cell.cell_type == "code"]


class Lessons(unittest.TestCase):
    def test_every_notebook_says_the_same_in_every_environment(self):
        self.assertTrue(notebooks)
        places = [
            {"TZ": "UTC", "LANG": "C", "LC_ALL": "C", "LECTERN_NUM_THREADS": "1"},
            {"TZ": "Asia/Kathmandu", "LANG": "fa_IR.UTF-8", "LC_ALL": "fa_IR.UTF-8", "LECTERN_NUM_THREADS": "2"},
        ]
        for path in notebooks:
            with self.subTest(path.name), ThreadPoolExecutor() as pool:
                one, other = [pool.submit(outputs, nbformat.read(path, 4), **place) for place in places]
                self.assertEqual(one.result(), other.result())

    def test_the_cells_of_the_readme_run(self):
        cells = re.findall(r"```ts\n(.*?)```", (root / "README.md").read_text(), re.DOTALL)
        first, second = outputs(nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(cell) for cell in cells]))
        shown = [set(output.data) for output in first]
        self.assertEqual(["text/html" in types for types in shown], [True, False])
        self.assertIn("image/png", shown[1])
        self.assertIn("image/png", second[-1].data)


if __name__ == "__main__":
    unittest.main()
