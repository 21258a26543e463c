"""Our kernel beside ipykernel: start, cells, completion, output, memory. Rounds alternate between the two.

Run with `npm run bench`. Ratios within one run are what counts: machines differ, and are shared.
"""

import argparse
import json
import pathlib
import statistics
import sys
import time

from jupyter_client.kernelspec import KernelSpecManager
from jupyter_client.manager import KernelManager

kernels = str(pathlib.Path(sys.prefix) / "share/jupyter/kernels")

code = {
    "lectern": {
        "cell": "const value{i} = {i} + 1\nvalue{i}",
        "complete": "Math.ro",
        "lines": "for (let i = 0; i < 20000; i++) console.log(`line ${i}`)",
        "write": "process.stdout.write('x'.repeat(10 << 20) + '\\n');",
    },
    "python3": {
        "cell": "value{i} = {i} + 1\nvalue{i}",
        "complete": "import math; math.ro",
        "lines": "for i in range(20000): print(f'line {i}')",
        "write": "import sys; sys.stdout.write('x' * (10 << 20) + '\\n');",
    },
}


class Kernel:
    def __init__(self, name):
        self.name = name
        self.manager = KernelManager(kernel_name=name, kernel_spec_manager=KernelSpecManager(kernel_dirs=[kernels]))
        start = time.perf_counter()
        self.manager.start_kernel()
        self.client = self.manager.client()
        self.client.start_channels()
        request = self.client.kernel_info()
        while self.client.get_shell_msg(timeout=30)["parent_header"]["msg_id"] != request:
            pass
        self.spawn = time.perf_counter() - start
        self.client.wait_for_ready(timeout=30)

    def run(self, source):
        """Milliseconds until a cell is idle and answered."""
        start = time.perf_counter()
        request = self.client.execute(source)
        while True:
            message = self.client.get_iopub_msg(timeout=60)
            if message["parent_header"].get("msg_id") == request and message["content"].get("execution_state") == "idle":
                break
        self.client.get_shell_msg(timeout=60)
        return 1e3 * (time.perf_counter() - start)

    def complete(self, source):
        start = time.perf_counter()
        self.client.complete(source, reply=True, timeout=30)
        return 1e3 * (time.perf_counter() - start)

    def memory(self):
        """Resident memory in MB."""
        status = pathlib.Path(f"/proc/{self.manager.provisioner.pid}/status").read_text()
        return int(status.split("VmRSS:")[1].split()[0]) / 1024

    def stop(self):
        self.client.stop_channels()
        self.manager.shutdown_kernel()


def measure(name, cells):
    source = code[name]
    at_once = Kernel(name)
    result = {"spawn to ready, ms": 1e3 * at_once.spawn, "first cell at once, ms": at_once.run(source["cell"].replace("{i}", "0"))}
    at_once.stop()
    kernel = Kernel(name)
    time.sleep(1)
    result["memory when ready, MB"] = kernel.memory()
    result["first cell after 1 s, ms"] = kernel.run(source["cell"].replace("{i}", "0"))
    times = sorted(kernel.run(source["cell"].replace("{i}", str(i))) for i in range(1, cells + 1))
    result["warm cell p50, ms"] = statistics.median(times)
    result["warm cell p95, ms"] = times[int(0.95 * len(times))]
    result["completion p50, ms"] = statistics.median(kernel.complete(source["complete"]) for _ in range(20))
    result["20 000 lines, thousand a second"] = 20 / kernel.run(source["lines"]) * 1e3
    kernel.run(source["lines"])
    kernel.run(source["lines"])
    result["10 MB write, MB a second"] = 10 / kernel.run(source["write"]) * 1e3
    kernel.run(source["write"])
    kernel.run(source["write"])
    result["memory after 60 000 lines and 30 MB, MB"] = kernel.memory()
    kernel.stop()
    return result


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--cells", type=int, default=100)
    parser.add_argument("--json", action="store_true", help="print the medians as JSON")
    arguments = parser.parse_args()
    rounds = [{name: measure(name, arguments.cells) for name in code} for _ in range(arguments.rounds)]
    median = {name: {row: statistics.median(r[name][row] for r in rounds) for row in rounds[0][name]} for name in code}
    if arguments.json:
        print(json.dumps(median))
    else:
        print(f"{'median of ' + str(arguments.rounds) + ' rounds':42}{'lectern':>10}{'ipykernel':>11}")
        for row in median["lectern"]:
            print(f"{row:42}{median['lectern'][row]:10.1f}{median['python3'][row]:11.1f}")
