"""What is measured: the inputs of each workload, and what it computes, in NumPy.

In float64 this is what everybody's results are compared with; in float32 it is one of the peers. Inputs are made once
and written as raw float32 (labels as int32), so that every runner reads the same ones.
"""

import json
from pathlib import Path

import numpy as np


def adam(parameters, gradients, state, step, lr, betas=(0.9, 0.999), eps=1e-8):
    """Kingma and Ba (2015), ε outside the root, as in PyTorch."""
    first, second = betas
    for p, g, (m, v) in zip(parameters, gradients, state):
        m *= first
        m += (1 - first) * g
        v *= second
        v += (1 - second) * g * g
        p -= lr / (1 - first**step) * m / (np.sqrt(v) / np.sqrt(1 - second**step) + eps)


def moments(parameters):
    return [(np.zeros_like(p), np.zeros_like(p)) for p in parameters]


def cross_entropy(logits, labels):
    """The mean loss and its gradient."""
    shifted = logits - logits.max(axis=1, keepdims=True)
    log_p = shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True))
    rows = np.arange(len(labels))
    gradient = np.exp(log_p)
    gradient[rows, labels] -= 1
    return float(-log_p[rows, labels].mean()), gradient / len(labels)


def layers(rng, sizes):
    """Weights after He, and no biases."""
    pairs = zip(sizes, sizes[1:])
    return {
        name: value
        for i, (n, m) in enumerate(pairs, 1)
        for name, value in ((f"w{i}", rng.standard_normal((n, m)) * np.sqrt(2 / n)), (f"b{i}", np.zeros(m)))
    }


class W1:
    """scale × 1000 inputs of 500 numbers through 10 layers tanh(hW); results: standard deviation of each layer."""

    tolerance = 1e-3  # the tanh of tfjs is off by 1e-4 of the standard deviation at layer 10

    def inputs(self, rng, scale):
        weights = {f"w{i}": 0.01 * rng.standard_normal((500, 500)) for i in range(10)}
        return {"x": rng.standard_normal((1000 * scale, 500)), **weights}

    def run(self, x):
        h, means, stds = x["x"], [], []
        for i in range(10):
            h = np.tanh(h @ x[f"w{i}"])
            means.append(float(h.mean()))
            stds.append(float(h.std()))
        return {"stds": stds}


class W1r:
    """The same, with inputs and weights drawn inside, by each library's own generator."""

    tolerance = 0.05  # other numbers are drawn: the deviations of ten layers vary by 1 % from seed to seed

    def inputs(self, rng, scale):
        return {"size": np.array([1000 * scale])}

    def run(self, x):
        kind = x["size"].dtype
        rng = np.random.default_rng(1)
        rows = int(x["size"][0])
        drawn = {f"w{i}": kind.type(0.01) * rng.standard_normal((500, 500), dtype=kind) for i in range(10)}
        return W1().run({"x": rng.standard_normal((rows, 500), dtype=kind), **drawn})


class W2:
    """3072 - 50·scale - 10 with ReLU, cross entropy, batches of 100 in order, SGD (lr 0.01, momentum 0.9) over 5000
    examples; results: the loss of each of the 50 steps."""

    tolerance = 1e-3

    def inputs(self, rng, scale):
        labels = rng.integers(10, size=5000)
        centres = rng.standard_normal((10, 3072))
        x = 0.1 * (centres[labels] + rng.standard_normal((5000, 3072)))
        return {"x": x, "labels": labels, **layers(rng, [3072, 50 * scale, 10])}

    def run(self, x):
        names = ["w1", "b1", "w2", "b2"]
        p = {name: x[name].copy() for name in names}
        velocity = {name: np.zeros_like(p[name]) for name in names}
        losses = []
        for start in range(0, 5000, 100):
            batch, labels = x["x"][start : start + 100], x["labels"][start : start + 100]
            h = np.maximum(batch @ p["w1"] + p["b1"], 0)
            loss, g = cross_entropy(h @ p["w2"] + p["b2"], labels)
            losses.append(loss)
            dh = (g @ p["w2"].T) * (h > 0)
            for name, gradient in zip(names, [batch.T @ dh, dh.sum(axis=0), h.T @ g, g.sum(axis=0)]):
                velocity[name] *= 0.9
                velocity[name] += gradient
                p[name] -= 0.01 * velocity[name]
        return {"losses": losses}


class W3:
    """A spiral of three arms, 2-100-3 with ReLU, cross entropy, all 300·scale points in a batch, 100 steps of Adam
    (lr 0.01); results: the loss of each step."""

    tolerance = 1e-3
    steps = 100

    def inputs(self, rng, scale):
        n = 100 * scale
        labels = np.repeat(np.arange(3), n)
        r = np.tile(np.linspace(0, 1, n), 3)
        t = 4 * (labels + r) + 0.2 * rng.standard_normal(3 * n)
        return {"x": np.stack([r * np.sin(t), r * np.cos(t)], 1), "labels": labels, **layers(rng, [2, 100, 3])}

    def run(self, x):
        p = [x[name].copy() for name in ("w1", "b1", "w2", "b2")]
        state, losses = moments(p), []
        for step in range(1, self.steps + 1):
            h = np.maximum(x["x"] @ p[0] + p[1], 0)
            loss, g = cross_entropy(h @ p[2] + p[3], x["labels"])
            losses.append(loss)
            dh = (g @ p[2].T) * (h > 0)
            adam(p, [x["x"].T @ dh, dh.sum(axis=0), h.T @ g, g.sum(axis=0)], state, step, 0.01)
        return {"losses": losses}


class Function:
    """A function of two scalars, 200 steps of Adam (lr 0.01) along its automatic gradient; at larger scales of two
    vectors, element by element. Results: the loss of each step."""

    tolerance = 1e-3
    steps = 200

    def inputs(self, rng, scale):
        near = [[value + 0.1 * i / scale for i in range(scale)] for value in self.start]
        return {"x": np.array(near[0]), "y": np.array(near[1])}

    def run(self, x):
        p = [x["x"].copy(), x["y"].copy()]
        state, losses = moments(p), []
        for step in range(1, self.steps + 1):
            loss, gradients = self.value(*p)
            losses.append(float(loss.sum()))
            adam(p, gradients, state, step, 0.01)
        return {"losses": losses}


class W4a(Function):
    """Beale's function: (1.5 - x + xy)² + (2.25 - x + xy²)² + (2.625 - x + xy³)²"""

    start = (1.0, 1.0)

    def value(self, x, y):
        a, b, c = 1.5 - x + x * y, 2.25 - x + x * y * y, 2.625 - x + x * y * y * y
        dx = 2 * a * (y - 1) + 2 * b * (y * y - 1) + 2 * c * (y * y * y - 1)
        dy = 2 * a * x + 4 * b * x * y + 6 * c * x * y * y
        return a * a + b * b + c * c, [dx, dy]


class W4b(Function):
    """Rosenbrock's function: (1 - x)² + 100 (y - x²)²"""

    start = (-1.2, 1.0)

    def value(self, x, y):
        a, b = 1 - x, y - x * x
        return a * a + 100 * b * b, [-2 * a - 400 * x * b, 200 * b]


class W5:
    """The product of two square matrices of 256·scale rows; results: the sum of each of the first 16 rows."""

    tolerance = 1e-3

    def inputs(self, rng, scale):
        n = 256 * scale
        return {"a": rng.standard_normal((n, n)), "b": rng.standard_normal((n, n))}

    def run(self, x):
        product = x["a"] @ x["b"]
        return {"rows": product[:16].sum(axis=1).tolist()}


class W6:
    """30 steps of Adam (lr 0.001) on 2^20·scale parameters with gradients given; results: the first 16 parameters."""

    tolerance = 1e-4
    steps = 30

    def inputs(self, rng, scale):
        return {"p": rng.standard_normal(scale << 20), "g": rng.standard_normal(scale << 20)}

    def run(self, x):
        p = x["p"].copy()
        state = moments([p])
        for step in range(1, self.steps + 1):
            adam([p], [x["g"]], state, step, 0.001)
        return {"p": p[:16].tolist()}


class W7:
    """Batch norm of 256·scale rows of 512 features in training, forward and backward, with running mean and variance;
    results: the first row of ∂x, of ∂weight, of ∂bias, and of the running values after one round."""

    tolerance = 1e-3

    def inputs(self, rng, scale):
        rows = 256 * scale
        x = 2 * rng.standard_normal((rows, 512)) + 1
        return {"x": x, "g": rng.standard_normal((rows, 512)), "weight": rng.uniform(0.5, 1.5, 512), "bias": np.zeros(512)}

    def run(self, x):
        n = len(x["x"])
        mean, var = x["x"].mean(axis=0), x["x"].var(axis=0)
        scale = 1 / np.sqrt(var + 1e-5)
        normal = (x["x"] - mean) * scale
        _ = normal * x["weight"] + x["bias"]
        g = x["g"]
        d_weight, d_bias = (g * normal).sum(axis=0), g.sum(axis=0)
        dx = x["weight"] * scale * (g - d_bias / n - normal * (d_weight / n))
        running = [0.1 * mean, 0.9 + 0.1 * var * n / (n - 1)]
        first = [dx[0], d_weight, d_bias, *running]
        return dict(zip(["x", "weight", "bias", "mean", "var"], (a[:16].tolist() for a in first)))


class W8:
    """A 3×3 convolution of 32·scale images of 16×32×32 to 32 channels, padding 1, forward and backward; results: 16
    numbers of the output and of the gradients of input, weight and bias."""

    tolerance = 1e-3

    def inputs(self, rng, scale):
        n = 32 * scale
        return {
            "x": rng.standard_normal((n, 16, 32, 32)),
            "weight": 0.1 * rng.standard_normal((32, 16, 3, 3)),
            "bias": rng.standard_normal(32),
            "g": rng.standard_normal((n, 32, 32, 32)),
        }

    def run(self, x):
        image, weight, g = x["x"], x["weight"], x["g"]
        n = len(image)
        padded = np.pad(image, ((0, 0), (0, 0), (1, 1), (1, 1)))
        windows = np.lib.stride_tricks.sliding_window_view(padded, (3, 3), axis=(2, 3))
        columns = windows.transpose(0, 2, 3, 1, 4, 5).reshape(n * 1024, 144)
        flat = weight.reshape(32, 144)
        y = (columns @ flat.T + x["bias"]).reshape(n, 32, 32, 32).transpose(0, 3, 1, 2)
        rows = g.transpose(0, 2, 3, 1).reshape(n * 1024, 32)
        d_weight = rows.T @ columns
        d_columns = (rows @ flat).reshape(n, 32, 32, 16, 3, 3)
        d_padded = np.zeros_like(padded)
        for i in range(3):
            for j in range(3):
                d_padded[:, :, i : i + 32, j : j + 32] += d_columns[..., i, j].transpose(0, 3, 1, 2)
        parts = [y, d_padded[:, :, 1:33, 1:33], d_weight, rows.sum(axis=0)]
        return dict(zip(["y", "x", "weight", "bias"], (np.ravel(a)[:16].tolist() for a in parts)))


class W9:
    """784-256-128-10 with ReLU and dropout 0.5 after each hidden layer, cross entropy, batches of 64·scale, 20 steps of
    Adam (lr 0.001); results: the mean loss over the first and the last five steps."""

    tolerance = 0.15  # each library drops other units
    steps = 20

    def inputs(self, rng, scale):
        n = 64 * scale * self.steps
        labels = rng.integers(10, size=n)
        centres = rng.standard_normal((10, 784))
        x = 0.5 * (centres[labels] + rng.standard_normal((n, 784)))
        return {"x": x, "labels": labels, **layers(rng, [784, 256, 128, 10])}

    def run(self, x):
        kind = x["x"].dtype
        rng = np.random.default_rng(1)
        p = [x[name].copy() for name in ("w1", "b1", "w2", "b2", "w3", "b3")]
        size = len(x["x"]) // self.steps
        state, losses = moments(p), []
        for step in range(1, self.steps + 1):
            batch = slice((step - 1) * size, step * size)
            inputs, masks = [x["x"][batch]], []
            for i in (0, 2):
                h = np.maximum(inputs[-1] @ p[i] + p[i + 1], 0)
                masks.append((rng.random(h.shape, dtype=kind) < 0.5).astype(kind) * 2)
                inputs.append(h * masks[-1])
            loss, g = cross_entropy(inputs[2] @ p[4] + p[5], x["labels"][batch])
            losses.append(loss)
            gradients = []
            for i in (2, 1, 0):
                gradients = [inputs[i].T @ g, g.sum(axis=0), *gradients]
                if i > 0:
                    g = (g @ p[2 * i].T) * masks[i - 1] * (inputs[i] > 0)
            adam(p, gradients, state, step, 0.001)
        return {"losses": [float(np.mean(losses[:5])), float(np.mean(losses[-5:]))]}


class Elementwise:
    """A function of each of 2^20·scale numbers; results: the first 16."""

    tolerance = 1e-3

    def inputs(self, rng, scale):
        return {"x": rng.standard_normal(scale << 20)}

    def run(self, x):
        return {"y": self.function(x["x"])[:16].tolist()}


class W10a(Elementwise):
    """tanh"""

    function = staticmethod(np.tanh)


class W10b(Elementwise):
    """exp"""

    function = staticmethod(np.exp)


class W10c:
    """2^20·scale normal numbers; results: the standard deviation of 1000 of them."""

    tolerance = 0.1  # of 1000 numbers, with other seeds: 4 standard errors

    def inputs(self, rng, scale):
        return {"size": np.array([scale << 20])}

    def run(self, x):
        kind = x["size"].dtype
        return {"std": [float(np.random.default_rng(1).standard_normal(int(x["size"][0]), dtype=kind)[:1000].std())]}


workloads = {kind.__name__: kind() for kind in (W1, W1r, W2, W3, W4a, W4b, W5, W6, W7, W8, W9, W10a, W10b, W10c)}


def write(folder: Path, name: str, scale: int) -> None:
    """Writes the inputs, and what comes out of them in float64."""
    workload = workloads[name]
    arrays = workload.inputs(np.random.default_rng(0), scale)
    folder.mkdir(parents=True, exist_ok=True)
    shapes, exact = {}, {}
    for key, value in arrays.items():
        stored = np.asarray(value, "<i4" if key == "labels" else "<f4")
        stored.tofile(folder / f"{key}.bin")
        shapes[key] = {"shape": list(stored.shape), "dtype": "int32" if key == "labels" else "float32"}
        exact[key] = stored if key == "labels" else stored.astype(np.float64)
    about = {"arrays": shapes, "expected": workload.run(exact), "tolerance": workload.tolerance}
    (folder / "about.json").write_text(json.dumps(about))


def read(folder: Path) -> dict:
    about = json.loads((folder / "about.json").read_text())["arrays"]
    kinds = {"float32": "<f4", "int32": "<i4"}
    return {key: np.fromfile(folder / f"{key}.bin", kinds[a["dtype"]]).reshape(a["shape"]) for key, a in about.items()}
