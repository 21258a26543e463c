"""The committed notebooks, executed as Jupyter executes them: nothing fails, and every run says the same."""

import os
import pathlib
import re
import sys
import tempfile
import unittest
from concurrent.futures import ThreadPoolExecutor

import nbformat
from jupyter_client.kernelspec import KernelSpecManager
from jupyter_client.manager import AsyncKernelManager
from nbclient import NotebookClient

root = pathlib.Path(__file__).resolve().parents[2]
notebooks = sorted((root / "notebooks").glob("*.ipynb"))
kernels = str(pathlib.Path(sys.prefix) / "share/jupyter/kernels")


def execute(path, **environment):
    """The outputs of all code cells of a notebook file."""
    return run(nbformat.read(path, as_version=4), **environment)


def run(notebook, **environment):
    """The outputs of all code cells, run in a fresh folder with a changed environment."""
    with tempfile.TemporaryDirectory() as folder:
        home = pathlib.Path(folder, "home")
        home.mkdir()
        specs = KernelSpecManager(kernel_dirs=[kernels])
        manager = AsyncKernelManager(kernel_name="lectern", kernel_spec_manager=specs)
        client = NotebookClient(notebook, timeout=300, km=manager, resources={"metadata": {"path": folder}})
        client.owns_km = True  # it shuts the kernel down at the end
        client.execute(env={**os.environ, "HOME": str(home), **environment})
        return [cell.outputs for cell in notebook.cells if cell.cell_type == "code"]


class Lessons(unittest.TestCase):
    def test_every_notebook_says_the_same_in_every_environment(self):
        self.assertTrue(notebooks)
        for path in notebooks:
            with self.subTest(path.name), ThreadPoolExecutor() as pool:
                one = pool.submit(execute, path, TZ="UTC", LANG="C", LC_ALL="C")
                other = pool.submit(execute, path, TZ="Asia/Kathmandu", LANG="fa_IR.UTF-8", LC_ALL="fa_IR.UTF-8")
                self.assertEqual(one.result(), other.result())

    def test_every_notebook_draws(self):
        for path in notebooks:
            with self.subTest(path.name):
                data = [output.data for outputs in execute(path) for output in outputs if "data" in output]
                self.assertTrue(any("image/png" in bundle for bundle in data))
                self.assertTrue(all("text/plain" in bundle for bundle in data))

    def test_the_cell_of_the_readme_runs(self):
        [code] = re.findall(r"```ts\n(.*?)```", (root / "README.md").read_text(), re.DOTALL)
        [outputs] = run(nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(code)]))
        shown = [set(output.data) for output in outputs]
        self.assertEqual(["text/html" in types for types in shown], [True, False])
        self.assertIn("image/png", shown[1])


if __name__ == "__main__":
    unittest.main()
