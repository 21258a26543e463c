"""The rows of the table by block: unit, and our goal (the highest figure allowed, or the lowest with `least`)."""

from typing import NamedTuple


class Row(NamedTuple):
    unit: str
    goal: float | None = None
    least: bool = False

    def text(self):
        return "" if self.goal is None else f"{'≥' if self.least else '≤'} {self.goal:g}"

    def met(self, figure):
        if self.goal is None:
            return True
        return isinstance(figure, float) and (figure >= self.goal if self.least else figure <= self.goal)


def cells(kind):
    return {
        f"{kind}, p50": Row("ms", 3),
        f"{kind}, p95": Row("ms", 6),
        f"{kind}, first 100, p50": Row("ms", 3),
        f"{kind}, first 100, p95": Row("ms", 6),
        f"{kind}, last 100, p50": Row("ms", 3),
        f"{kind}, last 100, p95": Row("ms", 6),
        f"{kind}, processor time": Row("ms"),
        f"{kind} edited and run again, p50": Row("ms"),
        f"{kind} after the edits, p50": Row("ms", 3),
    }


rows = {
    "start": {
        "spawn → kernel_info": Row("ms", 140),
        "first cell at once": Row("ms", 200),
        "first cell 1 s after ready": Row("ms", 150),
    },
    "small": cells("small cell"),
    "ten": cells("10-line cell"),
    "complete": {
        "completion, p50": Row("ms", 5),
        "completion while a cell computes, p50": Row("ms", 5),
    },
    "output": {
        "20 000 lines in a loop": Row("thousand/s", 600, least=True),
        "10 MB in one write": Row("MB/s", 200, least=True),
        "RSS after 60 000 lines and 30 MB": Row("MB", 180),
    },
    "memory": {
        "RSS ready": Row("MB", 110),
        "RSS after rounds of cells and completion": Row("MB", 180),
    },
    "product": {"product of 10⁶ numbers": Row("ms")},
    "lesson": {"RSS after lesson 03": Row("MB")},
    "drop": {
        "RSS with 600 MB of tensors": Row("MB"),
        "RSS 1 s after they were dropped": Row("MB"),
    },
    "eight": {
        "eight at once, all answer kernel_info": Row("s", 3),
        "eight at once, all have run a cell": Row("s", 3),
    },
}
