"""What a cell says works in the stock tslab kernel too: its own packages, its own TypeScript."""

import json
import os
import pathlib
import queue
import re
import shutil
import subprocess
import tempfile
import time
import unittest
from concurrent.futures import ThreadPoolExecutor

import nbformat
from jupyter_client.kernelspec import KernelSpecManager
from jupyter_client.manager import KernelManager

here = pathlib.Path(__file__).resolve().parent
root = here.parents[1]
chart = "application/vnd.vegalite.v5+json"


def richest(bundle):
    """What tslab shows of a figure: its table, or its chart."""
    return bundle.get("text/html", bundle.get(chart))


def setUpModule():
    if not (here / "node_modules/tslab").exists():
        subprocess.run([shutil.which("npm"), "ci", "--no-audit", "--no-fund"], cwd=here, check=True, capture_output=True)


class Kernel:
    """A stock tslab kernel in a folder of its own, in which `lectern` is found."""

    def __init__(self):
        self.folder = tempfile.TemporaryDirectory()
        folder = pathlib.Path(self.folder.name)
        modules = folder / "node_modules"
        modules.mkdir()
        (modules / "lectern").symlink_to(root)
        spec = folder / "kernels/tslab"
        spec.mkdir(parents=True)
        start = ["node", str(here / "node_modules/tslab/bin/tslab"), "kernel", "--config-path={connection_file}"]
        (spec / "kernel.json").write_text(json.dumps({"argv": start, "display_name": "tslab", "language": "typescript"}))
        specs = KernelSpecManager(kernel_dirs=[str(folder / "kernels")])
        self.manager = KernelManager(kernel_name="tslab", kernel_spec_manager=specs)
        self.manager.start_kernel(cwd=self.folder.name, env=dict(os.environ))
        self.client = self.manager.client()
        self.client.start_channels()
        self.client.wait_for_ready(timeout=60)

    def close(self):
        self.client.stop_channels()
        self.manager.shutdown_kernel(now=True)
        self.folder.cleanup()

    def run_cell(self, code):
        """What a cell shows in the end: display bundles, each in its last state, and all text in one."""
        request = self.client.execute(code)
        shown, text, places = [], "", {}
        patience = time.monotonic() + 300
        while True:
            try:
                message = self.client.get_iopub_msg(timeout=3)
            except queue.Empty:
                # Stock tslab sends two messages at once, and loses the second ("Socket is busy writing"): where that was its "idle",
                # the reply to the request has come all the same.
                if self.has_replied(request):
                    return shown, text
                assert time.monotonic() < patience, f"no end of {code!r}; so far {shown} {text!r}"
                continue
            if message["parent_header"].get("msg_id") != request:
                continue
            content = message["content"]
            if message["msg_type"] == "stream":
                text += content["text"]
            elif "data" in content:
                place = places.setdefault(content.get("transient", {}).get("display_id") or len(shown), len(shown))
                shown[place:] = [content["data"], *shown[place + 1 :]]
            elif content.get("execution_state") == "idle":
                return shown, text

    def has_replied(self, request):
        """Whether the kernel has answered a request; older answers are dropped."""
        try:
            while True:
                if self.client.get_shell_msg(timeout=0)["parent_header"].get("msg_id") == request:
                    return True
        except queue.Empty:
            return False


def differences(path):
    """How a lesson in a new tslab kernel differs from what our kernel has shown: a line for each cell."""
    notebook = nbformat.read(root / "output/lessons" / path.name, as_version=4)
    kernel = Kernel()
    try:
        return [
            f"{path.name}, {cell.source[:80]!r}: {difference}"
            for cell in notebook.cells
            if cell.cell_type == "code" and "volatile" not in cell.metadata.get("tags", [])
            for difference in unlike(cell, *kernel.run_cell(cell.source))
        ]
    finally:
        kernel.close()


def unlike(cell, shown, text):
    """What is not as in the outputs of a cell."""
    if re.search(r"\d+:\d+ - ", text):  # how tslab reports a type error
        yield text[:2000]
    figures = [output.data for output in cell.outputs if "data" in output]
    if [richest(bundle) for bundle in shown] != [richest(bundle) for bundle in figures]:
        yield f"{len(shown)} figures of {len(figures)}, and the text {text[:2000]}"
    for output in cell.outputs:
        if output.output_type == "stream" and output.text not in text:
            yield f"the text {text[:2000]!r}, not {output.text!r}"


class Tslab(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.kernel = Kernel()
        cls.addClassCleanup(cls.kernel.close)
        cls.run_cell = cls.kernel.run_cell

    def test_values_with_a_form_of_their_own(self):
        shown, text = self.run_cell(
            "import { display, html, md, table } from 'lectern/notebook';\n"
            "display(html('<b>x</b>')); display(md`$\\sigma$`); display(table([{ a: 1 }]));"
        )
        self.assertRegex(text, r"^\[output lectern-\d+\]\n$")  # tslab prints every last expression
        self.assertEqual(shown[0], {"text/html": "<b>x</b>"})
        self.assertEqual(shown[1], {"text/markdown": "$\\sigma$"})
        self.assertIn("<table", shown[2]["text/html"])

    def test_a_handle_replaces_its_output(self):
        shown, _ = self.run_cell("import { display } from 'lectern/notebook';\nconst shown = display('one'); shown.update('two');")
        self.assertEqual(shown, [{"text/plain": "'two'"}])

    def test_a_progress_bar(self):
        shown, _ = self.run_cell("import { progress } from 'lectern/notebook';\nfor (const i of progress(3)) {}")
        self.assertIn("3/3", shown[-1]["text/html"])

    def test_a_bare_chart_prints_its_text_and_display_shows_the_picture(self):
        shown, text = self.run_cell("import { plot } from 'lectern';\nplot.hist([1, 2, 3])")
        self.assertIn("Histogram", text)
        self.assertEqual(shown, [])
        shown, _ = self.run_cell("import { display } from 'lectern/notebook';\ndisplay(plot.hist([1, 2, 3]));")
        self.assertEqual(list(shown[0]), ["application/vnd.vegalite.v5+json"])

    def test_the_cells_of_the_lessons_show_the_same_as_in_our_kernel(self):
        paths = sorted((root / "notebooks").glob("*.ipynb"))
        self.assertTrue(paths)
        with ThreadPoolExecutor(os.cpu_count()) as pool:
            for path, found in zip(paths, pool.map(differences, paths), strict=True):
                with self.subTest(path.name):
                    self.assertEqual(found, [])


if __name__ == "__main__":
    unittest.main()
