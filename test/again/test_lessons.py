"""The lessons once more, on another Node and in other surroundings: every output is that of the pass in `output/lessons`."""

import json
import pathlib
import subprocess
import shutil
import sys
import tempfile
import unittest
from concurrent.futures import ThreadPoolExecutor

import nbformat

root = pathlib.Path(__file__).resolve().parents[2]
sys.path.insert(0, str(root / "scripts/lessons"))

import execute  # noqa: E402

node = root / "test/bits/node_modules/node22/bin/node"
surroundings = {"TZ": "Asia/Kathmandu", "LANG": "fa_IR.UTF-8", "LC_ALL": "fa_IR.UTF-8", "LECTERN_NUM_THREADS": "1"}


def setUpModule():
    if not node.exists():
        command = [shutil.which("npm"), "ci", "--no-audit", "--no-fund"]
        subprocess.run(command, cwd=root / "test/bits", check=True, capture_output=True)


def outputs(notebook):
    """The outputs of the code cells but those that say what time something took."""
    cells = [cell for cell in notebook.cells if cell.cell_type == "code"]
    return [cell.outputs for cell in cells if "volatile" not in cell.metadata.get("tags", [])]


def again(path):
    """The outputs of a lesson, run on Node 22 in a fresh folder and home."""
    notebook = nbformat.read(path, 4)
    with tempfile.TemporaryDirectory() as folder:
        kernels, home = pathlib.Path(folder, "kernels"), pathlib.Path(folder, "home")
        home.mkdir()
        shutil.copytree(pathlib.Path(execute.kernels, "lectern"), kernels / "lectern")
        spec = kernels / "lectern/kernel.json"
        description = json.loads(spec.read_text())
        description["argv"][0] = str(node)
        spec.write_text(json.dumps(description))
        execute.run(notebook, home, {"HOME": str(home), **surroundings}, str(kernels))
    return outputs(notebook)


class Lessons(unittest.TestCase):
    def test_every_lesson_says_the_same_on_another_node_and_elsewhere(self):
        paths = sorted((root / "notebooks").glob("*.ipynb"))
        self.assertTrue(paths)
        with ThreadPoolExecutor(2) as pool:
            for path, found in zip(paths, pool.map(again, paths), strict=True):
                with self.subTest(path.name):
                    before = nbformat.read(root / "output/lessons" / path.name, 4)
                    self.assertEqual(found, outputs(before))


if __name__ == "__main__":
    unittest.main()
