"""Runs the tests of a folder, a process for each file, as many at once as there are processors: `unittests.py test/wire`."""

import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

folder = Path(sys.argv[1])


def run(file: Path) -> tuple[Path, subprocess.CompletedProcess]:
    """A file's tests; their output is kept together."""
    command = [sys.executable, "-W", "ignore::DeprecationWarning", "-m", "unittest", file.stem]
    return file, subprocess.run(
        command, cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    )


files = sorted(folder.glob("test_*.py"), key=lambda file: -file.stat().st_size)  # long ones first
failed = []
with ThreadPoolExecutor(os.cpu_count()) as pool:
    for file, ended in pool.map(run, files):
        print(f"{file.name}\n{ended.stdout.strip()}\n", flush=True)
        if ended.returncode != 0:
            failed.append(file.name)
if not files:
    sys.exit(f"{folder} has no tests.")
if failed:
    sys.exit(f"Failed: {', '.join(failed)}")
