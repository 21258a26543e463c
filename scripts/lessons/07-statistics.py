"""The statistics that lesson 7 is checked against, from independent runs in numpy: `07-statistics.py > lessons/data/07-statistics.json`.

Each number is [mean, standard deviation over runs, runs]; the seeds are numpy's own and chosen once. The digits are read from lessons/data.
"""

import json

import numpy as np
from sets import digits

images, labels = digits()
images = images.astype(float)


def first(classes, count):
    places = np.concatenate([np.flatnonzero(labels == c)[: count // classes] for c in range(classes)])
    return images[places], labels[places]


def softmax(s):
    e = np.exp(s - s.max(-1, keepdims=True))
    return e / e.sum(-1, keepdims=True)


def loss(x, y, w):
    return -np.log(softmax(x @ w)[np.arange(len(y)), y]).mean()


def step(x, y, w, lr):
    p = softmax(x @ w)
    p[np.arange(len(y)), y] -= 1
    return w - lr * x.T @ p / len(y)


def one_pass(x, y, order, size, w, lr):
    for t in range(0, len(order), size):
        w = step(x[order[t : t + size]], y[order[t : t + size]], w, lr)
    return w


def statistics(values):
    values = np.asarray(values, float)
    return [values.mean(), values.std(ddof=1), len(values)]


def worth(rng, data, lr, runs=400):
    """Passes of the whole batch that a pass of single examples is worth; `data(rng)` may draw labels anew."""
    found = []
    for r in range(runs):
        if r == 0 or data.__name__ == "drawn":
            x, y = data(rng)
            w = np.zeros((64, 10))
            whole = [loss(x, y, w)]
            for _ in range(160):
                w = step(x, y, w, lr)
                whole.append(loss(x, y, w))
            whole = np.array(whole)
        reached = loss(x, y, one_pass(x, y, rng.permutation(64), 1, np.zeros((64, 10)), lr))
        below = np.flatnonzero(whole <= reached * (1 + 1e-12))
        found.append(below[0] if len(below) else -1)
    return statistics(found)


def random_labels(share):
    def drawn(rng):
        x, y = first(8, 64)
        return x, np.where(rng.random(64) < share, rng.integers(0, 10, 64), y)

    return drawn


def diversity():
    rng = np.random.default_rng(1)
    kinds = {
        "1 class": lambda _: first(1, 64),
        "4 classes": lambda _: first(4, 64),
        "8 classes": lambda _: first(8, 64),
        "half random": random_labels(0.5),
        "all random": random_labels(1),
    }
    return {f"rate {lr}": {name: worth(rng, data, lr) for name, data in kinds.items()} for lr in (0.01, 0.1, 0.3)}


def orders(runs=400):
    rng = np.random.default_rng(2)
    x, y = first(8, 128)

    def passes(following):
        w, losses = np.zeros((64, 10)), []
        for _ in range(10):
            w = one_pass(x, y, following(), 4, w, 0.3)
            losses.append(loss(x, y, w))
        return losses

    def repeated():
        order = rng.permutation(128)
        return passes(lambda: order)

    found = {
        "one order": [repeated() for _ in range(runs)],
        "new orders": [passes(lambda: rng.permutation(128)) for _ in range(runs)],
        "drawn": [passes(lambda: rng.integers(0, 128, 128)) for _ in range(runs)],
    }
    by_pass = {name: [statistics(column) for column in zip(*losses)] for name, losses in found.items()}
    return {"sorted": passes(lambda: np.arange(128)), **by_pass}


def noise(runs=20_000):
    """The share of runs that end in the deep valley, and the standard deviation of x there; with the lesson's kind of tilts, drawn anew for 100 runs each."""
    rng = np.random.default_rng(3)
    found = {}
    for size in (1, 2, 4, 16):
        ends = []
        for _ in range(runs // 100):
            tilts = rng.normal(0, 8, 256)
            tilts -= tilts.mean()
            x = np.full(100, 0.9601498)
            for _ in range(1000):
                tilt = tilts[rng.integers(0, 256, (100, size))].mean(1)
                x = x - 0.02 * (4 * x * (x * x - 1) + 0.3 + tilt)
            ends.append(x)
        shares = [(x < 0).mean() for x in ends]
        ends = np.concatenate(ends)
        deep = ends[ends < 0]
        found[size] = {"share": [float((ends < 0).mean()), float(np.std(shares, ddof=1)), len(shares)], "std": float(deep.std(ddof=1)) if len(deep) > 1 else None}
    return found


def shapes(runs=400):
    """Cosine, length and distance of the lesson's walks: each over data drawn anew, so that the spread holds that of the data."""
    rng = np.random.default_rng(4)

    def walk(x, y, size, lr, momentum):
        w, v, path = np.array([-4.0, 1.5]), np.zeros(2), []
        for _ in range(81):
            path.append(w)
            i = rng.integers(0, 256, size) if size < 256 else np.arange(256)
            g = x[i].T @ (x[i] @ w - y[i]) / size
            v = momentum * v + g
            w = w - lr * v
        return np.array(path)

    found = {}
    for name, size, lr, momentum in (("gradient descent", 256, 0.05, 0), ("SGD", 4, 0.05, 0), ("SGD with momentum", 4, 0.005, 0.9)):
        rows = []
        for _ in range(runs):
            x = rng.normal(0, 1, (256, 2)) * [1, 3]
            y = rng.normal(0, 2, 256)
            path = walk(x, y, size, lr, momentum)
            steps = np.diff(path, axis=0)
            length = np.sqrt((steps**2).sum(1))
            best = np.linalg.solve(x.T @ x, x.T @ y)
            cosine = ((steps[1:] * steps[:-1]).sum(1) / length[1:] / length[:-1]).mean()
            rows.append([cosine, length.sum(), np.sqrt(((path[-20:] - best) ** 2).sum(1).mean())])
        found[name] = [statistics(column) for column in zip(*rows)]
    return found


def rounded(value):
    if isinstance(value, dict):
        return {key: rounded(one) for key, one in value.items()}
    if isinstance(value, list):
        return [rounded(one) for one in value]
    return float(f"{value:.5g}") if isinstance(value, float) else value


everything = {"diversity": diversity(), "orders": orders(), "noise": noise(), "shapes": shapes()}
print(json.dumps(rounded(json.loads(json.dumps(everything, default=float))), indent=1))
