"""Numbers from PyTorch that the tests compare with. Needs torch 2.13.0; run as `python scripts/fixtures.py`."""

import json
import pathlib

import torch

seeds = [0, 1, 42, 2**32 - 1, 2**32 + 5]
sizes = [[1], [2], [5], [15], [16], [17], [31], [32], [100], [3, 20, 2]]


def draw(seed, parts):
    torch.manual_seed(seed)
    return [value for n in parts for value in torch.randn(n).tolist()]


fixture = {
    "torch": torch.__version__,
    "randn": [{"seed": seed, "sizes": parts, "values": draw(seed, parts)} for seed in seeds for parts in sizes],
}
target = pathlib.Path(__file__).parent.parent / "test/fixtures/torch-random.json"
target.write_text(json.dumps(fixture) + "\n")

# Exact values of elementary functions: argument, nearest float64, and what is left of the exact value.
import random  # noqa: E402

import mpmath  # noqa: E402

mpmath.mp.dps = 60
random.seed(0)


def points(name):
    draw = {
        "exp": lambda: random.uniform(-700, 700) if random.random() < 0.5 else random.gauss(0, 1),
        "expm1": lambda: random.uniform(-30, 700) if random.random() < 0.3 else random.gauss(0, 1) * 10 ** random.uniform(-8, 0),
        "log": lambda: 10 ** random.uniform(-300, 300) if random.random() < 0.5 else random.uniform(0.5, 2),
        "tanh": lambda: random.uniform(-22, 22) if random.random() < 0.5 else random.gauss(0, 1) * 10 ** random.uniform(-8, 0),
        "sin": lambda: random.uniform(-1.6e6, 1.6e6) if random.random() < 0.3 else random.uniform(-7, 7),
        "cos": lambda: random.uniform(-1.6e6, 1.6e6) if random.random() < 0.3 else random.uniform(-7, 7),
    }[name]
    rows = []
    for x in (draw() for _ in range(500)):
        exact = getattr(mpmath, name)(mpmath.mpf(x))
        rows.append([x, float(exact), float(exact - mpmath.mpf(float(exact)))])
    return rows


elementary = {name: points(name) for name in ["exp", "expm1", "log", "tanh", "sin", "cos"]}
(target.parent / "elementary.json").write_text(json.dumps(elementary) + "\n")
