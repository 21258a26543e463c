"""Executes notebooks through our kernel: `execute.py FOLDER NAME …` writes NAME.ipynb and NAME.html into the folder."""

import concurrent.futures
import html
import os
import pathlib
import re
import sys
import tempfile
import time

import nbformat
from jupyter_client.kernelspec import KernelSpecManager
from jupyter_client.manager import AsyncKernelManager
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError, CellTimeoutError, DeadKernelError
from nbconvert import HTMLExporter

root = pathlib.Path(__file__).resolve().parents[2]
kernels = str(pathlib.Path(sys.prefix) / "share/jupyter/kernels")

# Formulas are drawn by the copy beside the page: it can be read without a network.
formulas = """<script>MathJax = { tex: { inlineMath: [['$', '$']] } };</script><script src="mathjax.js" defer></script>"""


def run(notebook, folder, environment=None, folder_of_kernels=kernels):
    """Executes a notebook in `folder`, as its kernel's client does; an error of a cell is an output like any other."""
    specs = KernelSpecManager(kernel_dirs=[folder_of_kernels])
    manager = AsyncKernelManager(kernel_name="lectern", kernel_spec_manager=specs)
    client = NotebookClient(notebook, timeout=600, km=manager, resources={"metadata": {"path": str(folder)}})
    client.owns_km = True  # it shuts the kernel down at the end
    client.execute(env={**os.environ, **(environment or {})})


def page(name, notebook):
    """The notebook as one HTML file; what a figure shows stands in words beside its picture."""
    exporter = HTMLExporter(mathjax_url="", require_js_url="", jquery_url="", mermaid_js_url="")
    page, _ = exporter.from_notebook_node(notebook, {"metadata": {"name": name}})
    texts = iter(
        output.data["text/plain"]
        for cell in notebook.cells
        for output in cell.get("outputs", [])
        if "image/png" in output.get("data", {})
    )
    page = re.sub(r'alt="No description[^"]*"', lambda _: f'alt="{html.escape(next(texts, ""))}"', page)
    return page.replace("</head>", f"{formulas}</head>", 1)


def lesson(folder, name):
    """Executes one lesson and writes its notebook and its page; the seconds it took, and what went wrong."""
    for old in ("ipynb", "html"):
        (folder / f"{name}.{old}").unlink(missing_ok=True)
    notebook = nbformat.read(root / f"notebooks/{name}.ipynb", as_version=4)
    start = time.perf_counter()
    wrong = None
    with tempfile.TemporaryDirectory() as place:
        try:
            if any(cell.cell_type == "code" for cell in notebook.cells):
                run(notebook, place)
        except (CellExecutionError, CellTimeoutError, DeadKernelError) as error:
            wrong = str(error)
    seconds = round(time.perf_counter() - start, 1)
    notebook.metadata["lectern"] = {"seconds": seconds}
    nbformat.write(notebook, folder / f"{name}.ipynb")
    (folder / f"{name}.html").write_text(page(name, notebook), encoding="utf-8")
    return seconds, wrong


def main(folder, names):
    failed = False
    with concurrent.futures.ProcessPoolExecutor(max_workers=os.cpu_count()) as pool:
        runs = {pool.submit(lesson, folder, name): name for name in names}
        for done, run_ in enumerate(concurrent.futures.as_completed(runs), 1):
            seconds, wrong = run_.result()
            print(f"{done} of {len(names)}: {runs[run_]} was run in {seconds} s", flush=True)
            if wrong:
                failed = True
                print(f"{runs[run_]}: {wrong}", file=sys.stderr, flush=True)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(pathlib.Path(sys.argv[1]), sys.argv[2:]))
