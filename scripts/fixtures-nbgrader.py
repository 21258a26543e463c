"""Checksums of cells as nbgrader itself computes them. Needs nbgrader 0.9.6; run as
`PYTHONPATH=test/nbgrader/node_modules/.python .venv/bin/python scripts/fixtures-nbgrader.py` after `npm test`."""

import itertools
import json
import pathlib

from nbformat.v4 import new_code_cell, new_markdown_cell
from nbgrader.nbgraderformat import MetadataValidator
from nbgrader.utils import compute_checksum

target = pathlib.Path(__file__).parent.parent / "test/fixtures/nbgrader-checksums.json"

make = {"code": new_code_cell, "markdown": new_markdown_cell}
kinds = {
    "answer": ("code", {"grade": False, "solution": True, "locked": False}),
    "manual": ("markdown", {"grade": True, "solution": True, "locked": False}),
    "tests": ("code", {"grade": True, "solution": False, "locked": True}),
}
sources = [
    "",
    "const x = 1;\nx",
    "const x = 1;\r\nx\r\n",
    "Müßiggang, ∂L/∂w ≤ ½, 深層学習, שלום",
    "🧠 👩🏽‍🔬 𝛽₁",
    "e\u0301 and é, a\u200bb, \ufeff, \u2028",
    "tab\there, nul\x00there",
    *("x" * n for n in (54, 55, 56, 63, 64, 65, 1000)),  # around the ends of MD5's blocks
]
points = [0, 1, 2, 2.5, 0.1, 0.1 + 0.2, 1 / 3, 100, 0.0001, 0.00001, 1.5e-7, 123456789.125, 1e15, 1e16, 1.5e22]


def cell(kind, source, id, points):
    type, flags = kinds[kind]
    metadata = {"schema_version": 3, "grade_id": id, **flags, "task": False, **({"points": points} if flags["grade"] else {})}
    made = make[type](source, metadata={"nbgrader": metadata})
    MetadataValidator().validate_cell(made)
    return {"kind": kind, "type": type, "source": source, "id": id, "points": points, "checksum": compute_checksum(made)}


cells = [cell(kind, source, "q1", 2.5) for kind, source in itertools.product(kinds, sources)]
cells += [cell("tests", "await check('q-2_b')", "q-2_b", p) for p in points]
floats = [{"x": p, "text": str(float(p))} for p in points]
target.write_text(json.dumps({"cells": cells, "floats": floats}, ensure_ascii=True, indent=1) + "\n")
