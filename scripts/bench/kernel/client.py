"""A kernel in a process of its own, and a client that waits for nothing but the messages themselves."""

import pathlib
import subprocess
import sys
import tempfile
import time

import psutil
import zmq
from jupyter_client.kernelspec import KernelSpecManager
from jupyter_client.manager import KernelManager

root = pathlib.Path(__file__).resolve().parents[3]
folders = [pathlib.Path(sys.prefix) / "share/jupyter/kernels", root / "output/bench/kernel/kernels"]

# Seconds without a word after which a kernel counts as hanging, and seconds that all cells of one kernel may take.
SILENCE = 20
PATIENCE = 300


class Lost(Exception):
    """What was asked for did not come, or not as asked."""


class Kernel:
    def __init__(self, name):
        # tslab knows `console` only where @types/node is installed
        place = root / "output/bench/kernel" if name == "tslab" else None
        self.cwd = tempfile.TemporaryDirectory(ignore_cleanup_errors=True, dir=place)
        self.end = time.monotonic() + PATIENCE
        context = zmq.Context()
        context.setsockopt(zmq.RECONNECT_IVL, 5)  # by default a client tries only ten times a second to reach a kernel
        specs = KernelSpecManager(kernel_dirs=[str(folder) for folder in folders])
        self.manager = KernelManager(kernel_name=name, kernel_spec_manager=specs, context=context)
        self.start = time.perf_counter()
        self.manager.start_kernel(cwd=self.cwd.name, stderr=subprocess.DEVNULL)  # peers warn on every start
        self.client = self.manager.client()
        self.client.start_channels(stdin=False, hb=False)
        self.shell = self.client.shell_channel.socket
        self.iopub = self.client.iopub_channel.socket

    def __enter__(self):
        return self

    def __exit__(self, *_):
        processes = self.processes()
        self.client.stop_channels()
        self.manager.shutdown_kernel(now=True)
        for process in processes[1:]:
            try:
                process.kill()
            except psutil.NoSuchProcess:
                pass
        self.cwd.cleanup()

    def receive(self, socket, silence=SILENCE):
        while True:
            wait = min(silence, self.end - time.monotonic())
            if wait <= 0 or not socket.poll(1e3 * wait):
                raise Lost("no message")
            try:
                return self.client.session.recv(socket, mode=0)[1]
            except ValueError:
                continue  # a wrong signature: clients ignore such a message

    def reply(self, request, silence=SILENCE):
        while True:
            message = self.receive(self.shell, silence)
            if message["parent_header"].get("msg_id") == request:
                return message["content"]

    def ready(self):
        """Seconds from its start until it has said what it is."""
        self.reply(self.client.kernel_info())
        return time.perf_counter() - self.start

    def listen(self):
        """Asks until its answers arrive on iopub too: what comes before a subscription is lost."""
        self.ready()
        for _ in range(40):
            request = self.client.kernel_info()
            self.reply(request)
            try:
                self.until_idle(request, silence=0.5)
                return self
            except Lost:
                continue
        raise Lost("nothing on iopub")

    def until_idle(self, request, silence=SILENCE):
        while True:
            message = self.receive(self.iopub, silence)
            if message["parent_header"].get("msg_id") == request and message["content"].get("execution_state") == "idle":
                return

    def first(self, source):
        """Milliseconds until the first cell is answered; iopub may not be connected yet."""
        start = time.perf_counter()
        succeed(self.reply(self.client.execute(source)), source)
        return 1e3 * (time.perf_counter() - start)

    def run(self, source):
        """Milliseconds until a cell is idle and answered."""
        start = time.perf_counter()
        request = self.client.execute(source)
        self.until_idle(request)
        succeed(self.reply(request), source)
        return 1e3 * (time.perf_counter() - start)

    def value(self, source):
        """The text of a cell's last expression."""
        request = self.client.execute(source)
        while True:
            message = self.receive(self.iopub)
            if message["msg_type"] == "execute_result" and message["parent_header"].get("msg_id") == request:
                self.until_idle(request)
                self.reply(request)
                return message["content"]["data"]["text/plain"]

    def printed(self, source, length):
        """Seconds until all that a cell prints has arrived, whatever the kernel says about being idle."""
        start = time.perf_counter()
        request = self.client.execute(source)
        idle = False
        while not idle or length > 0:
            message = self.receive(self.iopub, silence=10)
            if message["parent_header"].get("msg_id") != request:
                continue
            idle = idle or message["content"].get("execution_state") == "idle"
            if message["msg_type"] == "stream":
                length -= len(message["content"]["text"])
        seconds = time.perf_counter() - start
        succeed(self.reply(request), source)
        return seconds

    def complete(self, text, word, silence=SILENCE):
        """Milliseconds until the completions of a text are there, among them a word."""
        start = time.perf_counter()
        content = self.reply(self.client.complete(text), silence)
        if not any(word in match for match in content.get("matches", [])):
            raise Lost(f"no {word!r} among the completions")
        return 1e3 * (time.perf_counter() - start)

    def processes(self):
        try:
            own = psutil.Process(self.manager.provisioner.pid)
            return [own, *own.children(recursive=True)]
        except psutil.NoSuchProcess:
            return []

    def used(self):
        """Seconds of processor time so far: less at the mercy of what else the machine does."""
        return sum(sum(process.cpu_times()[:2]) for process in self.processes())

    def memory(self):
        """Resident memory of the kernel and the processes that belong to it, in MB."""
        return sum(process.memory_info().rss for process in self.processes()) / 2**20

    def settled(self):
        """Its memory once it has nothing left to do."""
        self.rest()
        return self.memory()

    def rest(self):
        before = -1.0
        for _ in range(60):
            used = self.used()
            if used - before < 0.02:
                return
            before = used
            time.sleep(0.5)


def succeed(content, source):
    if content["status"] != "ok":
        raise Lost(f"a cell failed: {content.get('evalue')}\n{source[:200]}")
