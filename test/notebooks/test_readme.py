"""The cells of the README, executed as Jupyter executes them."""

import pathlib
import re
import sys
import tempfile
import unittest

import nbformat

root = pathlib.Path(__file__).resolve().parents[2]
sys.path.insert(0, str(root / "scripts/lessons"))

import execute  # noqa: E402


def outputs(notebook):
    """The outputs of all code cells, run in a fresh folder and home."""
    with tempfile.TemporaryDirectory() as folder:
        home = pathlib.Path(folder, "home")
        home.mkdir()
        execute.run(notebook, folder, {"HOME": str(home)})
        return [cell.outputs for cell in notebook.cells if cell.cell_type == "code"]


class Readme(unittest.TestCase):
    def test_the_cells_of_the_readme_run(self):
        cells = re.findall(r"```ts\n(.*?)```", (root / "README.md").read_text(), re.DOTALL)
        first, second = outputs(nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(cell) for cell in cells]))
        shown = [set(output.data) for output in first]
        self.assertEqual(["text/html" in types for types in shown], [True, False])
        self.assertIn("image/png", shown[1])
        self.assertIn("image/png", second[-1].data)


if __name__ == "__main__":
    unittest.main()
