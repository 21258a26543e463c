"""What is measured: each block starts kernels of its own and yields the figures of its rows."""

import random
import statistics
import time
from contextlib import ExitStack

import zmq
from client import Kernel, Lost
from words import Deno, Lectern, Python, TypeScript


def dialect(name):
    return {"python3": Python, "tslab": TypeScript, "deno": Deno}.get(name, Lectern)


def percentiles(row, times):
    yield f"{row}, p50", statistics.median(times)
    yield f"{row}, p95", sorted(times)[int(0.95 * len(times))]


def start(name, _):
    with Kernel(name) as kernel:
        yield "spawn → kernel_info", 1e3 * kernel.ready()
        yield "first cell at once", kernel.first(dialect(name).small(1))
    with Kernel(name) as kernel:
        kernel.ready()
        time.sleep(1)
        yield "first cell 1 s after ready", kernel.first(dialect(name).small(1))


def small(name, size):
    return cells(name, "small cell", dialect(name).small, size)


def ten(name, size):
    return cells(name, "10-line cell", dialect(name).ten, size)


def cells(name, kind, source, size):
    """New cells, then earlier ones edited and run again, then new ones: as a notebook is used."""
    with Kernel(name) as kernel:
        kernel.listen()
        kernel.run(dialect(name).first)
        before = kernel.used()
        times = []
        for i in range(1, size.cells + 1):
            times.append(kernel.run(source(i)))
            if i == 100:  # said at once: a peer may not live to see the last cell
                yield from percentiles(f"{kind}, first 100", times)
        yield f"{kind}, processor time", 1e3 * (kernel.used() - before) / size.cells
        yield from percentiles(kind, times)
        yield from percentiles(f"{kind}, last 100", times[-100:])
        chosen = random.Random(231)
        again = [kernel.run(source(chosen.randint(1, size.cells), k + 2)) for k in range(size.edits)]
        yield f"{kind} edited and run again, p50", statistics.median(again)
        later = [kernel.run(source(size.cells + i)) for i in range(1, 51)]
        yield f"{kind} after the edits, p50", statistics.median(later)


def complete(name, size):
    words = dialect(name)
    with Kernel(name) as kernel:
        kernel.listen()
        kernel.run(words.first)
        for i in range(1, 21):
            kernel.run(words.ten(i))
        kernel.rest()
        yield "completion, p50", statistics.median(kernel.complete(*words.draft(i)) for i in range(size.drafts))
        request = kernel.client.execute(words.busy.replace("{ms}", "6000"))
        time.sleep(0.5)
        times = [kernel.complete(*words.draft(100 + i), silence=3) for i in range(size.drafts)]
        yield "completion while a cell computes, p50", statistics.median(times)
        kernel.until_idle(request)


def output(name, _):
    words = dialect(name)
    characters = sum(len(f"line {i}\n") for i in range(20000))
    with Kernel(name) as kernel:
        kernel.listen()
        kernel.run(words.one_line)
        # the lines last: a kernel that loses some may be of no use afterwards
        yield "10 MB in one write", rate(10, kernel, words.write, 10 << 20)
        yield "20 000 lines in a loop", rate(20, kernel, words.lines, characters)
        yield "RSS after 60 000 lines and 30 MB", kernel.settled()


def rate(amount, kernel, source, length):
    """An amount a second, of three times; a loss ends it, and memory is then that of less."""
    try:
        return amount / statistics.median([kernel.printed(source, length) for _ in range(3)])
    except Lost:
        return "lost"


def memory(name, size):
    words = dialect(name)
    with Kernel(name) as kernel:
        kernel.listen()
        yield "RSS ready", kernel.settled()
        kernel.run(words.first)
        for i in range(1, size.rounds + 1):
            kernel.run(words.small(i))
            kernel.run(words.ten(i))
            kernel.complete(*words.draft(i))
        yield "RSS after rounds of cells and completion", kernel.settled()


def product(name, _):
    if dialect(name) is Lectern:
        with Kernel(name) as kernel:
            yield "product of 10⁶ numbers", float(kernel.listen().value(Lectern.product))


def lesson(name, _):
    if dialect(name) is Lectern:
        with Kernel(name) as kernel:
            kernel.listen()
            for source in Lectern.lesson():
                kernel.run(source)
            yield "RSS after lesson 03", kernel.settled()


def drop(name, _):
    if dialect(name) is Lectern:
        with Kernel(name) as kernel:
            kernel.listen()
            kernel.run(Lectern.keep)
            yield "RSS with 600 MB of tensors", kernel.memory()
            kernel.run(Lectern.drop)
            time.sleep(1)
            yield "RSS 1 s after they were dropped", kernel.memory()


def eight(name, _):
    yield "eight at once, all answer kernel_info", together(name, None)
    yield "eight at once, all have run a cell", together(name, dialect(name).small(1))


def together(name, source):
    """Seconds until eight kernels have answered; each is sent a cell as soon as it can take it."""
    with ExitStack() as stack:
        begin = time.perf_counter()
        kernels = [stack.enter_context(Kernel(name)) for _ in range(8)]
        poller = zmq.Poller()
        waiting = {}
        for kernel in kernels:
            kernel.client.kernel_info()
            poller.register(kernel.shell)
            waiting[kernel.shell] = kernel
        while waiting:
            events = poller.poll(60_000)
            if not events:
                raise Lost("no message")
            for socket, _ in events:
                kernel = waiting[socket]
                if kernel.receive(socket)["msg_type"] == "kernel_info_reply" and source:
                    kernel.client.execute(source)
                else:
                    poller.unregister(socket)
                    del waiting[socket]
        return time.perf_counter() - begin


blocks = [start, small, ten, complete, output, memory, product, lesson, drop, eight]
