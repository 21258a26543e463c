"""A kernel on the wire: started in a temporary folder, spoken to in messages of the Jupyter protocol."""

import os
import queue
import subprocess
import tempfile
import time
import unittest
from collections import defaultdict
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
os.environ["JUPYTER_PATH"] = str(ROOT / ".venv" / "share" / "jupyter")

from jupyter_client.blocking import BlockingKernelClient  # noqa: E402  reads JUPYTER_PATH
from jupyter_client.manager import KernelManager  # noqa: E402

# Seconds after which something counts as hanging. No test measures speed with it.
LIMIT = 20


class Result:
    """What a request brought: the content of its reply, and everything on iopub from busy to idle."""

    def __init__(self, reply, iopub):
        self.reply = reply
        self.iopub = iopub
        self.outputs = [m for m in iopub if m["msg_type"] not in ("status", "execute_input")]

    def contents(self, msg_type):
        return [m["content"] for m in self.outputs if m["msg_type"] == msg_type]

    def stream(self, name):
        return "".join(c["text"] for c in self.contents("stream") if c["name"] == name)

    @property
    def stdout(self):
        return self.stream("stdout")

    @property
    def stderr(self):
        return self.stream("stderr")

    @property
    def data(self):
        """The MIME bundle of the result; None when there is none."""
        results = self.contents("execute_result")
        return results[-1]["data"] if results else None

    @property
    def value(self):
        """The text of the result; None when there is none."""
        return None if self.data is None else self.data["text/plain"]

    @property
    def error(self):
        """The error output; None when there is none."""
        errors = self.contents("error")
        return errors[0] if errors else None

    def __repr__(self):
        return f"Result({self.reply}, {[m['content'] for m in self.outputs]})"


class Kernel:
    """A running kernel and one client. Every message that arrives is kept, under the request that caused it."""

    def __init__(self, files=None, arguments=()):
        self.temporary = tempfile.TemporaryDirectory(prefix="lectern-", ignore_cleanup_errors=True)
        self.folder = Path(self.temporary.name).resolve()
        for name, text in (files or {}).items():
            self.write(name, text)
        self.manager = KernelManager(kernel_name="lectern")
        self.manager.kernel_spec.argv += arguments
        self.manager.start_kernel(cwd=str(self.folder), stdin=subprocess.DEVNULL)
        self.client = BlockingKernelClient()
        self.client.load_connection_info(self.manager.get_connection_info())
        self.client.start_channels()
        self.messages = defaultdict(list)
        self.hangs = False
        self.ready()

    def ready(self):
        """Waits until this client hears iopub and requests are answered; also after a restart."""
        self.messages.clear()
        self.wait("", "iopub_welcome", timeout=3 * LIMIT)
        self.ask("kernel_info_request")

    def close(self):
        self.client.stop_channels()
        if self.manager.has_kernel:
            self.manager.shutdown_kernel(now=True)
        self.manager.cleanup_resources()
        self.temporary.cleanup()

    def write(self, name, text):
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf8")

    @property
    def process(self):
        return self.manager.provisioner.process

    @property
    def alive(self):
        return self.process is not None and self.process.poll() is None

    def channel(self, name):
        return getattr(self.client, f"{name}_channel")

    def send(self, msg_type, content, channel="shell", metadata=None, parent=None):
        """Sends a request; returns its id."""
        message = self.client.session.msg(msg_type, content, parent=parent, metadata=metadata)
        self.channel(channel).send(message)
        return message["header"]["msg_id"]

    def wait(self, request, msg_type, condition=lambda content: True, channel="iopub", timeout=LIMIT):
        """The first message of this type and content that `request` caused, as soon as it is there."""
        deadline = time.monotonic() + timeout
        seen = self.messages[channel, request]
        n = 0
        while True:
            for message in seen[n:]:
                n += 1
                if message["msg_type"] == msg_type and condition(message["content"]):
                    return message
            try:
                message = self.channel(channel).get_msg(timeout=max(0, deadline - time.monotonic()))
            except queue.Empty:
                self.hangs = True
                types = [m["msg_type"] for m in seen]
                raise AssertionError(f"no {msg_type} on {channel} for {request}, only {types}") from None
            self.messages[channel, message["parent_header"].get("msg_id", "")].append(message)

    def finish(self, request, reply_type="execute_reply", channel="shell", timeout=LIMIT):
        """Waits for the idle status and the reply (none when `reply_type` is None) of a request."""
        idle = self.wait(request, "status", lambda c: c["execution_state"] == "idle", timeout=timeout)
        reply = self.wait(request, reply_type, channel=channel, timeout=timeout)["content"] if reply_type else None
        seen = self.messages["iopub", request]
        return Result(reply, seen[: seen.index(idle) + 1])

    def ask(self, msg_type, content=None, channel="shell"):
        """Any request but a cell, to its end."""
        reply_type = msg_type.replace("_request", "_reply") if msg_type.endswith("_request") else None
        return self.finish(self.send(msg_type, content or {}, channel), reply_type, channel)

    def start(self, code, metadata=None, **options):
        """Sends a cell; returns the id of the request."""
        content = {
            "code": code,
            "silent": False,
            "store_history": True,
            "user_expressions": {},
            "allow_stdin": False,
            "stop_on_error": True,
        }
        return self.send("execute_request", {**content, **options}, metadata=metadata)

    def run(self, code, metadata=None, **options):
        """Runs a cell to its end."""
        return self.finish(self.start(code, metadata, **options))

    def printed(self, request, text):
        """Waits until a cell has printed `text`."""
        self.wait(request, "stream", lambda content: text in content["text"])

    def interrupt(self):
        return self.ask("interrupt_request", channel="control")


class KernelCase(unittest.TestCase):
    """Tests that share one kernel: all of a file, or those of a class that is `fresh` or wants files in its folder."""

    files = {}
    fresh = False
    kernels = {}

    @classmethod
    def key(cls):
        return cls if cls.fresh or cls.files else cls.__module__

    @classmethod
    def setUpClass(cls):
        key = cls.key()
        if key not in cls.kernels:
            cls.kernels[key] = Kernel(cls.files)
            cleanup = cls.addClassCleanup if key is cls else unittest.addModuleCleanup
            cleanup(lambda: cls.kernels.pop(key).close())

    def setUp(self):
        """A kernel that an earlier test has left hanging or dead is replaced."""
        if self.kernel.hangs or not self.kernel.alive:
            self.kernel.close()
            self.kernels[self.key()] = Kernel(self.files)

    @property
    def kernel(self):
        return self.kernels[self.key()]

    def ok(self, code, **options):
        """Runs a cell that must succeed."""
        result = self.kernel.run(code, **options)
        self.assertEqual(result.reply["status"], "ok", result)
        return result

    def value(self, code, **options):
        """The text of the result of a cell that must succeed."""
        return self.ok(code, **options).value

    def fails(self, code, **options):
        """Runs a cell that must fail; its error, which must be the same in the output and in the reply."""
        result = self.kernel.run(code, **options)
        self.assertEqual(result.reply["status"], "error", result)
        self.assertIsNotNone(result.error, result)
        for key in ("ename", "evalue", "traceback"):
            self.assertEqual(result.reply[key], result.error[key])
        return result.error
