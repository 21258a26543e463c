"""Writes inputs and expected results: `prepare.py FOLDER W1-1 W1-4 …`, a workload and its scale each."""

import sys
from pathlib import Path

from workloads import write

for item in sys.argv[2:]:
    name, scale = item.split("-")
    folder = Path(sys.argv[1]) / item
    if not (folder / "about.json").exists():
        write(folder, name, int(scale))
