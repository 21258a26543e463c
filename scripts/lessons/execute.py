"""Executes notebooks through our kernel: `execute.py FOLDER NAME …` writes NAME.ipynb into the folder."""

import concurrent.futures
import os
import pathlib
import sys
import tempfile
import time

import nbformat
from jupyter_client.kernelspec import KernelSpecManager
from jupyter_client.manager import AsyncKernelManager
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError, CellTimeoutError, DeadKernelError

root = pathlib.Path(__file__).resolve().parents[2]
kernels = str(pathlib.Path(sys.prefix) / "share/jupyter/kernels")


def run(notebook, folder, environment=None, folder_of_kernels=kernels):
    """Executes a notebook in `folder`, as its kernel's client does; an error of a cell is an output like any other."""
    specs = KernelSpecManager(kernel_dirs=[folder_of_kernels])
    manager = AsyncKernelManager(kernel_name="lectern", kernel_spec_manager=specs)
    client = NotebookClient(notebook, timeout=600, km=manager, resources={"metadata": {"path": str(folder)}})
    client.owns_km = True  # it shuts the kernel down at the end
    client.execute(env={**os.environ, **(environment or {})})


def lesson(folder, name):
    """Executes one lesson and writes its notebook; the seconds it took, and what went wrong. What was made of an older one goes."""
    for old in ("ipynb", "html", "slides.html"):
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
