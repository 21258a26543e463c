"""A peer in Python: answers each line `{"workload", "scale"}` on standard input with one timed round."""

import json
import sys
import time
from pathlib import Path

from workloads import read


def answer(prepare) -> None:
    """`prepare(name, arrays)` gives the function to time; it is called once for each workload and scale."""
    root, current, run = Path(sys.argv[1]), None, None
    for line in sys.stdin:
        wanted = json.loads(line)
        name, scale = wanted["workload"], wanted["scale"]
        if current != (name, scale):
            current, run = (name, scale), None
            run = prepare(name, read(root / f"{name}-{scale}"))
        start = time.perf_counter()
        results = run()
        print(json.dumps({"ms": 1e3 * (time.perf_counter() - start), "results": results}), flush=True)
