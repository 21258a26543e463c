"""Numbers from PyTorch and NumPy that the tests compare with. Needs torch 2.13.0, numpy, mpmath and safetensors; run as
`python scripts/fixtures.py`."""

import json
import pathlib

import torch
from torch.optim.lbfgs import _strong_wolfe

seeds = [0, 1, 42, 2**32 - 1, 2**32 + 5]
sizes = [[1], [2], [5], [15], [16], [17], [31], [32], [100], [3, 20, 2]]


def draw(seed, parts):
    torch.manual_seed(seed)
    return [value for n in parts for value in torch.randn(n).tolist()]


def other(fill, dtype, n):
    """U(-0.5, 2) or N(3, 0.25)."""
    torch.manual_seed(3)
    x = torch.empty(n, dtype=dtype)
    return (x.uniform_(-0.5, 2) if fill == "uniform_" else x.normal_(3, 0.5)).tolist()


fixture = {
    "torch": torch.__version__,
    "other": [
        {"seed": 3, "fill": fill, "dtype": dtype, "size": n, "values": other(fill, getattr(torch, dtype), n)}
        for fill in ["uniform_", "normal_"]
        for dtype in ["float32", "float64"]
        for n in [5, 16, 37]
    ],
    "randn": [{"seed": seed, "sizes": parts, "values": draw(seed, parts)} for seed in seeds for parts in sizes],
}


def seeded(f, seed=7):
    torch.manual_seed(seed)
    return f().tolist()


weights = torch.tensor([[0.1, 0.2, 0.3, 0.4], [2.0, 0.0, 1.0, 5.0]])
fixture["drawn"] = {
    "negative seed": seeded(lambda: torch.rand(5), -3),
    "randint": seeded(lambda: torch.randint(-5, 10, (20,))),
    "randint, below 2^28": seeded(lambda: torch.randint(0, 2**28 - 1, (10,))),
    "randint, 2^28": seeded(lambda: torch.randint(0, 2**28, (10,))),
    "randint, all": seeded(lambda: torch.randint(-(2**31), 2**31, (10,))),
    "randperm": [seeded(lambda: torch.randperm(n)) for n in (0, 1, 2, 10, 100)],
    "bernoulli_": seeded(lambda: torch.empty(30).bernoulli_(0.3)),
    "bernoulli": seeded(lambda: torch.bernoulli(torch.linspace(0, 1, 30))),
    "bernoulli, float64": seeded(lambda: torch.bernoulli(torch.linspace(0, 1, 30).double())),
    "exponential_": seeded(lambda: torch.empty(20).exponential_(2)),
    "exponential_, float64": seeded(lambda: torch.empty(20, dtype=torch.float64).exponential_(2)),
    "multinomial": seeded(lambda: torch.multinomial(weights[0], 4)),
    "multinomial, rows": seeded(lambda: torch.multinomial(weights, 3)),
    "multinomial, replacement": seeded(lambda: torch.multinomial(weights, 10, replacement=True)),
}
target = pathlib.Path(__file__).parent.parent / "test/fixtures/torch-random.json"
target.write_text(json.dumps(fixture) + "\n")

# NumPy's legacy generator.
import numpy  # noqa: E402


def legacy(f, seed=11):
    state = numpy.random.RandomState(seed)
    return [f(state).tolist(), state.rand(2).tolist()]  # what is drawn, and where the generator stands then


def shuffled(state):
    values = numpy.arange(20)
    state.shuffle(values)
    return values


drawn = {
    "seeds": [[seed, numpy.random.RandomState(seed).rand(3).tolist()] for seed in (0, 1, 231, 2**32 - 1)],
    "rand": legacy(lambda r: r.rand(2, 3)),
    "randn": legacy(lambda r: r.randn(7)),
    "uniform": legacy(lambda r: r.uniform(-3, -6, 5)),
    "normal": legacy(lambda r: r.normal(2, 0.5, 5)),
    "randint": legacy(lambda r: r.randint(-3, 10, 30)),
    "randint, all": legacy(lambda r: r.randint(-(2**31), 2**31, 5)),
    "randint, one": legacy(lambda r: r.randint(4, 5, 3)),
    "permutation": legacy(lambda r: r.permutation(20)),
    "shuffle": legacy(shuffled),
    "choice": legacy(lambda r: r.choice(10, 8)),
    "choice, no replacement": legacy(lambda r: r.choice(10, 8, replace=False)),
    "choice, p": legacy(lambda r: r.choice(4, 12, p=[0.1, 0.2, 0.3, 0.4])),
    "choice, p, no replacement": legacy(lambda r: r.choice(4, 4, replace=False, p=[0.1, 0.2, 0.3, 0.4])),
}
(target.parent / "numpy-random.json").write_text(json.dumps({"numpy": numpy.__version__, **drawn}) + "\n")

# Exact values of elementary functions: argument, nearest float64, and what is left of the exact value.
import random  # noqa: E402

import mpmath  # noqa: E402

mpmath.mp.dps = 60
random.seed(0)


functions = {
    **{name: getattr(mpmath, name) for name in ["exp", "expm1", "log", "log1p", "tanh", "sin", "cos", "erf"]},
    "log2": lambda x: mpmath.log(x, 2),
    "softplus": lambda x: mpmath.log1p(mpmath.exp(x)),
    "sigmoid": lambda x: 1 / (1 + mpmath.exp(-x)),
}


def points(name):
    draw = {
        "exp": lambda: random.uniform(-700, 700) if random.random() < 0.5 else random.gauss(0, 1),
        "expm1": lambda: random.uniform(-30, 700) if random.random() < 0.3 else random.gauss(0, 1) * 10 ** random.uniform(-8, 0),
        "log1p": lambda: random.choice([random.uniform(-0.999, 2), random.gauss(0, 1) * 10 ** random.uniform(-18, -1)]) if random.random() < 0.7 else 10 ** random.uniform(-18, 300),
        "log2": lambda: 10 ** random.uniform(-300, 300) if random.random() < 0.5 else random.uniform(0.5, 2),
        "erf": lambda: random.uniform(-6, 6) if random.random() < 0.8 else random.gauss(0, 1) * 10 ** random.uniform(-300, 0),
        "softplus": lambda: random.uniform(-700, 700) if random.random() < 0.3 else random.gauss(0, 4),
        "sigmoid": lambda: random.uniform(-700, 40) if random.random() < 0.3 else random.gauss(0, 4),
        "log": lambda: 10 ** random.uniform(-300, 300) if random.random() < 0.5 else random.uniform(0.5, 2),
        "tanh": lambda: random.uniform(-22, 22) if random.random() < 0.5 else random.gauss(0, 1) * 10 ** random.uniform(-8, 0),
        "sin": lambda: random.uniform(-1.6e6, 1.6e6) if random.random() < 0.3 else random.uniform(-7, 7),
        "cos": lambda: random.uniform(-1.6e6, 1.6e6) if random.random() < 0.3 else random.uniform(-7, 7),
    }[name]
    rows = []
    for x in (draw() for _ in range(500)):
        exact = functions[name](mpmath.mpf(x))
        rows.append([x, float(exact), float(exact - mpmath.mpf(float(exact)))])
    return rows


def power_points():
    bases = [0.9, 0.999, 0.5, 2.0, 3.0, 10.0, 1.0000001, 7e-5]
    whole = [(x, float(n)) for x in bases for n in (1, 2, 3, 5, 12, 100, 1000, -1, -7)]
    free = [(10 ** random.uniform(-20, 20), random.uniform(-15, 15)) for _ in range(300)]
    near = [(1 + random.gauss(0, 1) * 10 ** random.uniform(-12, -2), random.uniform(-1e4, 1e4)) for _ in range(200)]
    ends = [(2.0, -1074.0), (2.0, 1023.0), (3.0, 646.0), (10.0, 308.0), (10.0, -308.0), (0.5, 1074.0), (1e300, 1.02)]
    rows = []
    for x, y in whole + free + near + ends:
        exact = mpmath.power(mpmath.mpf(x), mpmath.mpf(y))
        if 2.3e-308 < exact < 1.7e308 or (x, y) in ends:
            rows.append([x, y, float(exact), float(exact - mpmath.mpf(float(exact)))])
    return rows


def pairs(f, draw):
    rows = []
    for x, y in (draw() for _ in range(500)):
        exact = f(mpmath.mpf(x), mpmath.mpf(y))
        rows.append([x, y, float(exact), float(exact - mpmath.mpf(float(exact)))])
    return rows


def size():
    return random.choice([-1, 1]) * 10 ** random.choice([random.uniform(-200, 200), random.uniform(-2, 2)])


elementary = {name: points(name) for name in functions}
elementary["atan2"] = pairs(mpmath.atan2, lambda: (size(), size()))
elementary["hypot"] = pairs(mpmath.hypot, lambda: (size(), size()))
elementary["pow"] = power_points()
(target.parent / "elementary.json").write_text(json.dumps(elementary) + "\n")


# Every operation of the engine's table with its gradients, in float64: name, inputs, arguments, value, gradients.
torch.manual_seed(0)


def operation(name, f, *inputs, args=()):
    leaves = [x.clone().requires_grad_(x.is_floating_point()) for x in inputs]
    y = f(*leaves)
    weights = torch.arange(1.0, y.numel() + 1, dtype=torch.float64).reshape(y.shape) / 10
    y.backward(weights)
    shown = [{"shape": list(x.shape), "data": x.flatten().tolist()} for x in inputs]
    gradients = [None if x.grad is None else x.grad.flatten().tolist() for x in leaves]
    return {"op": name, "inputs": shown, "args": list(args), "value": y.detach().flatten().tolist(), "shape": list(y.shape), "gradients": gradients}


def normal(*shape):
    return torch.randn(*shape, dtype=torch.float64)


def spread(a, shape, place):
    """Zeros with `a` at a place."""
    y = torch.zeros(shape, dtype=torch.float64)
    return y.index_put(tuple(i if isinstance(i, torch.Tensor) else torch.arange(n)[i] for i, n in zip(place, shape)), a)


def placed(a, values, place):
    """`a` with other values at a place."""
    y = a.clone()
    y[place] = values
    return y


def images_gradient(g, w, size, stride, padding, dilation):
    """What convolution's gradient for its images is, as an operation with gradients itself."""
    x = torch.zeros(g.shape[0], w.shape[1], *size, dtype=torch.float64, requires_grad=True)
    y = functional.conv2d(x, w, stride=stride, padding=padding, dilation=dilation)
    return torch.autograd.grad(y, x, g, create_graph=True)[0]


def filters_gradient(x, g, kernel):
    w = torch.zeros(g.shape[1], x.shape[1], *kernel, dtype=torch.float64, requires_grad=True)
    y = functional.conv2d(x, w, stride=(2, 1), padding=(1, 1), dilation=(2, 2))
    return torch.autograd.grad(y, w, g, create_graph=True)[0]


functional = torch.nn.functional
definite = (lambda a: a @ a.T + torch.eye(3))(normal(3, 3))
x, positive, row = normal(2, 3), normal(2, 3).abs() + 0.5, normal(3)
unary = {
    "neg": torch.neg, "abs": torch.abs, "square": torch.square, "exp": torch.exp, "sin": torch.sin, "cos": torch.cos,
    "tanh": torch.tanh, "sigmoid": torch.sigmoid, "relu": torch.relu,
}  # fmt: skip
binary = {
    "add": torch.add, "sub": torch.sub, "mul": torch.mul, "div": torch.div, "maximum": torch.maximum, "minimum": torch.minimum,
}  # fmt: skip
operations = [operation(name, f, x) for name, f in unary.items()]
operations += [operation("sqrt", torch.sqrt, positive), operation("log", torch.log, positive)]
operations += [operation(name, f, x, positive) for name, f in binary.items()]
operations += [operation(name, f, x, row) for name, f in binary.items()]  # stretched
operations += [operation(name, f, row.reshape(3, 1), row) for name, f in binary.items()]  # both stretched, with ties
operations += [operation("pow", torch.pow, positive, other) for other in (x, row, torch.tensor(3.0).double())]
operations += [
    operation("where", torch.where, torch.tensor([[1, 0, 1], [0, 0, 1]]).bool(), x, row),
    operation("sum", lambda a: a.sum((0, 1), keepdim=True), x, args=[[0, 1]]),
    operation("sum", lambda a: a.sum(0, keepdim=True), x, args=[[0]]),
    operation("sum", lambda a: a.sum((0, 2), keepdim=True), normal(2, 3, 4), args=[[0, 2]]),
    operation("variance", lambda a: a.var((0, 1), keepdim=True), x, args=[[0, 1], 1]),
    operation("variance", lambda a: a.var(1, correction=0, keepdim=True), x, args=[[1], 0]),
    operation("std", lambda a: a.std((0, 1), keepdim=True), x, args=[[0, 1], 1]),
    operation("std", lambda a: a.std(1, correction=0, keepdim=True), x, args=[[1], 0]),
    operation("median", torch.median, x),
    operation("to", lambda a: a * 1, x, args=["float64"]),
    operation("reshape", lambda a: a.reshape(3, 2), x, args=[[3, 2]]),
    operation("expand", lambda a: a.expand(2, 3), row, args=[[2, 3]]),
    operation("permute", lambda a: a.permute(2, 0, 1), normal(2, 3, 4), args=[[2, 0, 1]]),
    operation("narrow", lambda a: a.narrow(1, 1, 2), normal(2, 4, 3), args=[1, 1, 2, 1]),
    operation("pad", lambda a: torch.nn.functional.pad(a, (0, 0, 1, 2)), normal(2, 3), args=[0, 1, 2, 0]),
    operation("pad", lambda a: torch.nn.functional.pad(a, (2, 0), value=5.0), normal(2, 3), args=[1, 2, 0, 5]),
    operation(
        "unfold",
        lambda a: torch.nn.functional.unfold(a, (2, 3), dilation=(1, 2), padding=(1, 2), stride=(2, 1)),
        normal(2, 2, 4, 5),
        args=[{"kernel": [2, 3], "stride": [2, 1], "padding": [1, 2], "dilation": [1, 2]}],
    ),
    operation(
        "fold",
        lambda a: torch.nn.functional.fold(a, (4, 5), (2, 2), padding=1, stride=2),
        normal(2, 8, 9),
        args=[[4, 5], {"kernel": [2, 2], "stride": [2, 2], "padding": [1, 1], "dilation": [1, 1]}],
    ),
    operation("cat", lambda *parts: torch.cat(parts, 1), normal(2, 1), normal(2, 3), normal(2, 0), args=[1]),
    operation("gather", lambda a, i: a.gather(1, i), x, torch.tensor([[2, 0, 0, 1], [1, 1, 2, 0]]), args=[1]),
    operation("gather", lambda a, i: a.gather(0, i), normal(4, 2, 3), torch.tensor([[[3, 0], [1, 1]]]), args=[0]),
    operation("scatterAdd", lambda a, i, s: a.scatter_add(1, i, s), x, torch.tensor([[2, 0], [1, 1]]), normal(2, 2), args=[1]),
    operation("cumsum", lambda a: a.cumsum(1), normal(2, 4, 2), args=[1]),
    operation("amax", lambda a: a.amax((0, 2), keepdim=True), normal(2, 3, 4), args=[[0, 2]]),
    operation("amin", lambda a: a.amin(1, keepdim=True), x, args=[[1]]),
    operation("solve", torch.linalg.solve, normal(3, 3), normal(3, 2)),
    operation("inv", torch.linalg.inv, normal(3, 3)),
    operation("det", torch.linalg.det, normal(3, 3)),
    operation("cholesky", torch.linalg.cholesky, definite),
    operation("matmul", torch.matmul, x, normal(3, 4)),
    operation("matmul", torch.matmul, normal(2, 1, 3, 4), normal(5, 4, 2)),
    operation("narrow", lambda a: a[:, 1::2], normal(2, 5, 3), args=[1, 1, 2, 2]),
    operation("embed", lambda a: torch.slice_scatter(torch.zeros(2, 6, 3).double(), a, 1, 1, 5, 2), normal(2, 2, 3), args=[6, 1, 1, 2]),
    operation("scatter", lambda a, i, s: a.scatter(1, i, s), x, torch.tensor([[2, 0], [1, 2]]), normal(2, 2), args=[1]),
    operation("softmax", lambda a: a.softmax(1), normal(2, 3, 2), args=[1]),
    operation("logSoftmax", lambda a: a.log_softmax(0), normal(3, 2), args=[0]),
    *[operation(name, getattr(torch, name), normal(2, 4)) for name in ("expm1", "erf", "floor", "ceil", "round")],
    *[operation(name, getattr(torch, name), positive) for name in ("log1p", "log2")],
    operation("thresholdBackward", lambda g, y: torch.where(y.detach() > 0, g, 0), x, normal(2, 3)),
    operation("normalize", lambda a, w, b: functional.batch_norm(a, None, None, w, b, training=True, eps=0.1), normal(4, 3), normal(3), normal(3), args=[[0], 0.1]),
    operation("normalize", lambda a, w, b: functional.batch_norm(a, None, None, w, b, training=True), normal(2, 3, 2, 2), normal(3), normal(3), args=[[0, 2, 3], 1e-5]),
    operation("normalize", lambda a, w, b: functional.layer_norm(a, (3, 2)) * w[:, None, None] + b[:, None, None], normal(2, 3, 2), normal(2), normal(2), args=[[1, 2], 1e-5]),
    *[
        operation("conv2d", lambda *a: functional.conv2d(*a, stride=stride, padding=padding, dilation=dilation), *inputs,
                  args=[{"kernel": [3, 2], "stride": list(stride), "padding": list(padding), "dilation": list(dilation)}])
        for inputs in [[normal(2, 2, 5, 6), normal(3, 2, 3, 2), normal(3)], [normal(1, 1, 6, 18), normal(2, 1, 3, 2)]]
        for stride, padding, dilation in [((1, 1), (0, 0), (1, 1)), ((2, 1), (1, 2), (2, 3)), ((1, 3), (2, 1), (1, 1))]
    ],
    operation("softplus", torch.nn.functional.softplus, normal(2, 4)),
    operation("linear", functional.linear, normal(5, 3), normal(4, 3), normal(4)),
    operation("linear", functional.linear, normal(2, 5, 3), normal(4, 3), normal(4)),
    operation("linear", functional.linear, normal(3), normal(4, 3)),
    operation("clamp", lambda a: a.clamp(-0.5, 0.5), normal(2, 4), args=[-0.5, 0.5]),
    operation("sign", torch.sign, normal(2, 4)),
    operation("index", lambda a: a[-1, :, None, ..., 2], normal(2, 3, 2, 4), args=[[-1, ":", None, "...", 2]]),
    operation("indexAdd", lambda a: spread(a, (3, 4), (slice(None), 1)), normal(3), args=[[3, 4], [":", 1]]),
    operation("indexPut", lambda a, v: placed(a, v, 1), normal(3, 4), normal(4), args=[[1]]),
    *[
        operation("convTranspose2d", lambda g, w: images_gradient(g, w, size, stride, padding, dilation), normal(*shape), normal(*filters),
                  args=[list(size), {"kernel": list(filters[2:]), "stride": list(stride), "padding": list(padding), "dilation": list(dilation)}])
        for shape, filters, size, stride, padding, dilation in [
            ((2, 3, 3, 5), (3, 2, 3, 2), (5, 6), (1, 1), (0, 0), (1, 1)),
            ((1, 2, 3, 4), (2, 3, 3, 2), (6, 9), (2, 2), (1, 0), (1, 2)),
            ((1, 1, 5, 5), (1, 1, 2, 2), (4, 4), (1, 1), (1, 1), (1, 1)),
            ((1, 1, 6, 6), (1, 1, 1, 1), (4, 4), (1, 1), (1, 1), (1, 1)),
        ]
    ],
    operation("conv2dWeight", lambda x, g: filters_gradient(x, g, (3, 2)), normal(2, 2, 5, 6), normal(2, 3, 2, 6),
              args=[{"kernel": [3, 2], "stride": [2, 1], "padding": [1, 1], "dilation": [2, 2]}]),
    operation("diagonal", lambda a: a.diagonal(1), normal(3, 4), args=[1]),
    operation("diagonal", lambda a: a.diagonal(-2), normal(4, 3), args=[-2]),
    operation("diagEmbed", lambda a: torch.diag(a, -1), normal(2), args=[[3, 3], -1]),
    *[operation(name, getattr(torch, name), normal(2, 4)) for name in ("atan", "sinh", "cosh", "asinh", "exp2", "trunc")],
    *[operation(name, getattr(torch, name), normal(2, 4).tanh()) for name in ("asin", "acos", "atanh", "tan")],
    operation("acosh", torch.acosh, normal(2, 4).abs() + 1.1),
    operation("log10", torch.log10, positive),
    operation("remainder", torch.remainder, normal(2, 3) * 3, normal(3)),
    operation("fmod", torch.fmod, normal(2, 3) * 3, normal(3)),
    operation("floorDivide", lambda a, b: (a / b).floor() + 0 * (a + b), normal(2, 3) * 3, -0.5 - normal(3).abs()),
]
(target.parent / "torch-ops.json").write_text(json.dumps(operations) + "\n")

# Sums of products in Einstein's notation.
a, b, v, q = normal(2, 3, 4), normal(2, 4, 5), normal(4), normal(3, 3)
equations = [
    ("bij,bjk->bik", a, b), ("ij->ji", q), ("ii->i", q), ("ii", q), ("i,i", v, v), ("i,j->ij", v, v), ("...ij,...jk->...ik", a, b),
    ("bij,j->bi", a, v), ("ij,jk,kl->il", q, q, q), ("bij,bij->b", a, a), ("bij->i", a), ("...j,j", a, v), ("ij,jk", q, q),
]  # fmt: skip


def einsum(equation, *operands):
    y = torch.einsum(equation, *operands)
    shown = [{"shape": list(x.shape), "data": x.flatten().tolist()} for x in operands]
    return {"equation": equation, "operands": shown, "shape": list(y.shape), "value": y.flatten().tolist()}


(target.parent / "torch-einsum.json").write_text(json.dumps([einsum(*row) for row in equations]) + "\n")

# How tensors are printed.
torch.manual_seed(4)
printed = [
    torch.randn(2, 8), torch.randn(3, 4, 2), torch.randn(20), torch.randn(1200), torch.randn(40, 40), torch.randn(12, 9, 11),
    torch.tensor([0.03125, 0.65625, -0.15625]), torch.tensor([7899850.0, 1.0, 2.5e-3]), torch.tensor([-0.0, 1.0]), torch.tensor([-0.0, 0.5]),
    torch.tensor([1e-9, 1.0]), torch.tensor([1e9, 2.0]), torch.tensor([float("nan"), -1.5, float("inf")]), torch.tensor([float("-inf"), 2.0]),
    torch.arange(30, dtype=torch.int32), torch.tensor([-3, 200], dtype=torch.int32), torch.tensor([[True, False]]), torch.tensor(True),
    torch.zeros(3, 0), torch.zeros(0), torch.zeros(0, 2).bool(), torch.zeros(2, 0).int(), torch.tensor(0.1), torch.tensor(2.0).double(),
    torch.randn(3).double(), torch.randn(2, 9).double(), torch.tensor([123456.0, 0.5]), torch.tensor([99999999.0]), torch.tensor([1e8 + 8]),
    torch.randn(7) * 1e3, torch.randn(5, 5) * 1e-5, torch.tensor([12345.678]), torch.eye(3), torch.randn(2, 2, 2, 2),
]  # fmt: skip


def shown(x):
    numbers = [str(value) for value in x.flatten().tolist()]
    return {"shape": list(x.shape), "dtype": str(x.dtype).removeprefix("torch."), "data": numbers, "text": str(x).replace("dtype=torch.", "dtype=")}


(target.parent / "torch-print.json").write_text(json.dumps([shown(x) for x in printed]) + "\n")

# Convolution and pooling, with their gradients.
torch.manual_seed(2)
photos, filters, offsets = normal(2, 3, 5, 6), normal(4, 3, 3, 2), normal(4)
windows = [
    operation("conv2d", functional.conv2d, photos, filters, offsets),
    operation("conv2d, moved", lambda *a: functional.conv2d(*a, stride=(2, 1), padding=(1, 2), dilation=(2, 1)), photos, filters, offsets),
    operation("maxPool2d", lambda a: functional.max_pool2d(a, 2), photos),
    operation("maxPool2d, padded", lambda a: functional.max_pool2d(a, (3, 2), stride=(2, 1), padding=(1, 1)), photos),
    operation("avgPool2d", lambda a: functional.avg_pool2d(a, (2, 3)), photos),
    operation("avgPool2d, padded", lambda a: functional.avg_pool2d(a, 3, stride=2, padding=1), photos),
]
(target.parent / "torch-windows.json").write_text(json.dumps(windows) + "\n")

# Decompositions.
torch.manual_seed(3)
tall, symmetric = normal(5, 3), (lambda a: a + a.T)(normal(4, 4))
squares = [normal(4, 4), torch.eye(2), torch.tensor([[-1, 2], [0, -3]]), torch.ones(3, 3).triu(), normal(2, 2, 2), normal(1, 1)]
decompositions = {
    "qr": [
        {"a": a.tolist(), "q": q.tolist(), "r": r.tolist()}
        for a in [tall, tall.T, *(square.double() for square in squares)]
        for q, r in [torch.linalg.qr(a)]
    ],
    "tall": tall.tolist(),
    "symmetric": symmetric.tolist(),
    "s": torch.linalg.svdvals(tall).tolist(),
    "eigenvalues": torch.linalg.eigvalsh(symmetric).tolist(),
}
(target.parent / "torch-linalg.json").write_text(json.dumps(decompositions) + "\n")

# Methods that are made of the table's operations.
torch.manual_seed(1)
m, v, u = normal(3, 4), normal(5), normal(3)
m[1, 2], m[2, 0] = m[0, 1], m[0, 1]  # ties
methods = {
    "select": m.select(1, -1),
    "split": torch.cat([part.sum(1, keepdim=True) for part in m.split(3, 1)], 1),
    "split, sizes": torch.cat([part.sum(1, keepdim=True) for part in m.split([1, 0, 3], 1)], 1),
    "chunk": torch.tensor([part.shape[0] for part in v.chunk(4)]),
    "stack": torch.stack([u, u * 2], 1),
    "unsqueeze": m.unsqueeze(-1).transpose(0, 2),
    "flatten": m.unsqueeze(0).flatten(1),
    "sort": m.sort(0)[0],
    "sort, descending": m.sort(1, descending=True)[0],
    "sort, indices": v.sort()[1],
    "topk": m.topk(2)[0],
    "topk, smallest": m.topk(2, 0, largest=False)[0],
    "argmax": m.argmax(1),
    "argmax, all": m.argmax(),
    "argmin": m.argmin(0, keepdim=True),
    "max": m.max(1)[0],
    "min": m.min(0)[0],
    "norm": m.norm(),
    "norm, dim": m.norm(dim=1),
    "norm, 1": m.norm(1),
    "norm, 3": m.norm(3),
    "norm, infinite": m.norm(float("inf")),
    "outer": torch.outer(u, v),
    "indexSelect": m.index_select(1, torch.tensor([3, 0, 0])),
    "maskedSelect": m.masked_select(m > 0),
    "clamp": m.clamp(-0.5, 0.5),
    "clamp, min": m.clamp(min=0.1),
    "oneHot": torch.nn.functional.one_hot(torch.tensor([2, 0]), 3),
    "where": torch.where(m > 0, m, 0.0),
    "cumsum": v.cumsum(0),
    "quantile": m.quantile(0.3),
    "quantile, dim": m.quantile(0.75, dim=1),
    "histc": m.float().histc(bins=5, min=-1, max=1),
    "histc, all": m.float().histc(bins=4),
    "flip": m.flip(1),
    "any": (m > 1).any(1).double(),
    "all": (m > -1).all(0).double(),
    "arange": torch.arange(-2, 7, 3),
    "arange, fractions": torch.arange(1, 0, -0.25),
    "linspace": torch.linspace(-1, 2, 7, dtype=torch.float64),
    "eye": torch.eye(3),
}
k = torch.tensor([[2, 0], [1, 1]])
wide = torch.arange(120).reshape(2, 3, 4, 5)
methods |= {
    "prod": m.prod(),
    "prod, dim": m.prod(1, keepdim=True),
    "logsumexp": m.logsumexp((0, 1)),
    "logsumexp, dim": m.logsumexp(1),
    "reciprocal": m.reciprocal(),
    "rsqrt": m.abs().rsqrt(),
    "round": torch.tensor([0.5, 1.5, 2.5, -0.5, -1.5, 0.49999999999999994]).double().round(),
    "logicalAnd": (m > 0).logical_and(m < 1),
    "logicalOr": (m > 1).logical_or(m < 0),
    "tril": m.tril(),
    "triu": m.triu(1),
    "diag": m.diag(),
    "diag of a list": u.diag(),
    "trace": m.trace(),
    "dot": u.dot(m[:, 0]),
    "roll": m.roll(3, 1),
    "repeat": u.repeat(2, 2),
    "nonzero": (m > 0).nonzero(),
    "maskedFill": m.masked_fill(m > 0, 7.0),
    "scatter": m.scatter(1, k, 9.0),
    "index": wide[1, :2, ..., -1],
    "index, steps": wide[:, 1:, 3:0:1, ::2],
    "index, new": wide[0, None, 2, ..., None],
    "index, places": wide[:, k, 1],
    "index, places side by side": wide[:, k, torch.tensor([3, -1])],
    "index, places apart": wide[k % 2, :, torch.tensor([3, -1])],
    "index, mask": wide[wide % 7 == 0],
    "index, mask of some": wide[:, torch.arange(12).reshape(3, 4) > 9, 1:3],
    "index, mask and places": m[torch.tensor([True, False, True]), torch.tensor([1, -1])],
}


def changed(f):
    x = torch.arange(24.0).reshape(2, 3, 4)
    f(x)
    return x


def put(x):
    x[0, :, torch.tensor([1, 3])] = torch.tensor([[-1.0, -2]])
    x[x > 20] = 0


changes = {
    "select": lambda x: x.select(1, 0).fill_(-1),
    "narrow of a transpose": lambda x: x.transpose(0, 2).narrow(0, 1, 2).mul_(10),
    "reshape of a view": lambda x: x[:, 1:].reshape(2, 8)[0].neg_(),
    "a copy is apart": lambda x: x.permute(2, 1, 0).reshape(12, 2).zero_(),
    "split": lambda x: x.split(2, 2)[1].unsqueeze(0).squeeze(0).add_(x.split(2, 2)[0]),
    "overlapping": lambda x: x[0, :, :3].copy_(x[0, :, :3].T.clone()),
    "places": put,
}
methods |= {f"change: {name}": changed(f) for name, f in changes.items()}
given = {"m": m.tolist(), "v": v.tolist(), "u": u.tolist()}
(target.parent / "torch-methods.json").write_text(json.dumps({"given": given, **{k: y.tolist() for k, y in methods.items()}}) + "\n")

# Files as NumPy and safetensors write them.
import base64  # noqa: E402
import io  # noqa: E402
import warnings  # noqa: E402

import safetensors.numpy  # noqa: E402
import safetensors.torch  # noqa: E402


def npy(array):
    file = io.BytesIO()
    numpy.save(file, array)
    return {"bytes": base64.b64encode(file.getvalue()).decode(), "dtype": str(array.dtype), "values": array.tolist() if array.dtype != "float16" else [str(value) for value in array.tolist()]}


arrays = {
    "float32": numpy.arange(6, dtype=numpy.float32).reshape(2, 3) / 7,
    "float64": numpy.array([1 / 3, -0.0, numpy.pi]),
    "int32": numpy.array(-5, dtype=numpy.int32),
    "bool": numpy.array([[True], [False]]),
    "empty": numpy.zeros((0, 4), dtype=numpy.float32),
    **{kind: numpy.array([[0, 1, 100], [-3 if kind[0] == "i" else 3, 7, 127]], dtype=kind) for kind in ("int64", "int16", "uint16", "int8", "uint8", "uint32", "uint64")},
    "float16": numpy.array([1 / 3, -0.0, 6e-8, 65504, 6.1e-5, -numpy.inf], dtype=numpy.float16),
    "by columns": numpy.asfortranarray(numpy.arange(6.0).reshape(2, 3)),
}
named = {"b": arrays["float32"], "a": arrays["float32"][0].copy(), "wide": arrays["float64"], "labels": numpy.arange(3, dtype=numpy.int32), "mask": arrays["bool"], "naïve": arrays["empty"]}
halves = torch.tensor([1 / 3, -2.5, 1e-40, 3e38, float("inf")], dtype=torch.float32)
foreign = {
    "numBatchesTracked": torch.tensor(7), "labels": torch.tensor([3, -1]), "bytes": torch.tensor([0, 255], dtype=torch.uint8),
    "half": halves.half(), "brain": halves.bfloat16(),
}  # fmt: skip
checkpoint = {
    "model.0.weight": arrays["float32"], "model.mask": arrays["bool"], "averages.means.0": arrays["float64"],
    "generator.words": numpy.array([1, 2**32 - 1], dtype=numpy.uint32), "bytes": numpy.array([1, 2, 3], dtype=numpy.uint8),
    "labels": arrays["int32"].reshape(1),
}  # fmt: skip
words = {
    "model": {"0.weight": {"$tensor": "model.0.weight"}, "mask": {"$tensor": "model.mask"}},
    "averages": {"nAveraged": 2, "means": [{"$Float64Array": "averages.means.0"}]},
    "generator": {"words": {"$Uint32Array": "generator.words"}, "next": 624, "spare": None},
    "bytes": {"$Uint8Array": "bytes"}, "labels": {"$Int32Array": "labels"},
    "numbers": [{"$number": "NaN"}, {"$number": "-Infinity"}, {"$number": "-0"}, 0.1, 5e-324], "nothing": {"$undefined": True}, "$$price": "5 €",
}  # fmt: skip
metadata = {"lectern.format": "1", "lectern.value": json.dumps(words, separators=(",", ":"), ensure_ascii=False)}
files = {
    "checkpoint": base64.b64encode(safetensors.numpy.save(checkpoint, metadata=metadata)).decode(),
    "foreign": base64.b64encode(safetensors.torch.save(foreign)).decode(),
    "foreignValues": {name: [str(value) for value in tensor.flatten().tolist()] for name, tensor in foreign.items()},
    "npy": {name: npy(array) for name, array in arrays.items()},
    "safetensors": base64.b64encode(safetensors.numpy.save(named)).decode(),
    "named": {name: array.tolist() for name, array in named.items()},
}
(target.parent / "files.json").write_text(json.dumps(files) + "\n")

# Optimisers: 100 steps in float64 on three problems, the parameters after each tenth.
torch.manual_seed(4)
matrix, target_vector = normal(6, 4), normal(6)
problems = {
    "rosenbrock": (lambda p: (1 - p[0]) ** 2 + 100 * (p[1] - p[0] ** 2) ** 2, [-1.2, 1.0]),
    "least squares": (lambda p: (matrix @ p - target_vector).square().mean(), [0.5, -0.5, 1.0, 0.0]),
    "saddle": (lambda p: p[0] ** 3 - 3 * p[0] * p[1] ** 2 + (p**4).sum(), [0.3, -0.2]),
}


class FromPaper(torch.optim.Optimizer):
    """What torch has no class for: `update` gives the change of a parameter from its gradient, its place and its past."""

    defaults = {}

    def __init__(self, params, **options):
        super().__init__(params, {**self.defaults, **options})

    def step(self):
        for group in self.param_groups:
            for p in group["params"]:
                state = self.state[p]
                state["t"] = state.get("t", 0) + 1
                with torch.no_grad():
                    p -= group["lr"] * self.update(p.grad, p, state, group)

    def moment(self, state, name, beta, value):
        state[name] = beta * state.get(name, 0 * value) + (1 - beta) * value
        return state[name]


class AdaBelief(FromPaper):
    defaults = {"lr": 1e-3, "betas": [0.9, 0.999], "eps": 1e-8}

    def update(self, g, p, state, o):
        (b1, b2), t = o["betas"], state["t"]
        m = self.moment(state, "m", b1, g)
        state["s"] = b2 * state.get("s", 0 * g) + (1 - b2) * (g - m) ** 2 + o["eps"]
        return (m / (1 - b1**t)) / ((state["s"] / (1 - b2**t)).sqrt() + o["eps"])


class AdamForms(FromPaper):
    defaults = {"lr": 1e-3, "betas": [0.9, 0.999], "eps": 1e-8, "bias_correction": True, "eps_inside": False}

    def update(self, g, p, state, o):
        (b1, b2), t = o["betas"], state["t"]
        m, v = self.moment(state, "m", b1, g), self.moment(state, "v", b2, g * g)
        if o["bias_correction"]:
            m, v = m / (1 - b1**t), v / (1 - b2**t)
        return m / ((v + o["eps"]).sqrt() if o["eps_inside"] else v.sqrt() + o["eps"])


class RmsNesterov(FromPaper):
    defaults = {"lr": 0.01, "alpha": 0.99, "eps": 1e-8, "momentum": 0.5, "nesterov": True}

    def update(self, g, p, state, o):
        scaled = g / (self.moment(state, "v", o["alpha"], g * g).sqrt() + o["eps"])
        state["b"] = o["momentum"] * state.get("b", 0 * g) + scaled
        return scaled + o["momentum"] * state["b"]


torch.set_default_dtype(torch.float64)  # NAdam keeps its product of momenta in the default kind
optimisers = {
    "SGD": (torch.optim.SGD, [{"lr": 1e-3}, {"lr": 1e-3, "momentum": 0.9}, {"lr": 1e-3, "momentum": 0.9, "dampening": 0.5},
            {"lr": 5e-4, "momentum": 0.8, "nesterov": True}, {"lr": 1e-3, "momentum": 0.5, "weight_decay": 0.1}]),
    "Adagrad": (torch.optim.Adagrad, [{"lr": 0.05}, {"lr": 0.05, "lr_decay": 0.1, "initial_accumulator_value": 0.5, "weight_decay": 0.1}]),
    "RMSprop": (torch.optim.RMSprop, [{"lr": 1e-3}, {"lr": 1e-3, "alpha": 0.9, "centered": True, "eps": 1e-2}, {"lr": 1e-3, "momentum": 0.5, "weight_decay": 0.1}]),
    "Adadelta": (torch.optim.Adadelta, [{}, {"lr": 0.2, "rho": 0.95, "eps": 1e-4, "weight_decay": 0.1}]),
    "AdamW": (torch.optim.AdamW, [{"lr": 0.01}, {"lr": 0.01, "weight_decay": 0.3}]),
    "Adamax": (torch.optim.Adamax, [{"lr": 0.01}, {"lr": 0.01, "betas": [0.8, 0.95], "weight_decay": 0.1}]),
    "RAdam": (torch.optim.RAdam, [{"lr": 0.01}, {"lr": 0.01, "betas": [0.8, 0.95], "weight_decay": 0.1}]),
    "Adam": (torch.optim.Adam, [{"lr": 0.01}, {"lr": 0.02, "betas": [0.8, 0.95], "eps": 1e-2}, {"lr": 0.01, "weight_decay": 0.1},
             {"lr": 0.01, "betas": [0.8, 0.9], "amsgrad": True}]),
    "NAdam": (torch.optim.NAdam, [{"lr": 0.01}, {"lr": 0.01, "betas": [0.8, 0.95], "momentum_decay": 0.1, "weight_decay": 0.1}]),
    "AdaBelief": (AdaBelief, [{"lr": 0.01}, {"lr": 0.01, "betas": [0.8, 0.95], "eps": 1e-4}]),
}
forms = {
    "Adam": (AdamForms, [{"lr": 0.01, "bias_correction": False}, {"lr": 0.01, "eps": 1e-2, "eps_inside": True}]),
    "RMSprop": (RmsNesterov, [{"lr": 1e-3, "momentum": 0.5, "nesterov": True}]),
}


def path(kind, options, f, start):
    p = torch.tensor(start, dtype=torch.float64, requires_grad=True)
    optimiser = kind([p], **options)
    places = []
    for step in range(100):
        optimiser.zero_grad()
        f(p).backward()
        optimiser.step()
        if step % 10 == 9:
            places.append(p.tolist())
    return places


camel = {"weight_decay": "weightDecay", "lr_decay": "lrDecay", "initial_accumulator_value": "initialAccumulatorValue",
         "momentum_decay": "momentumDecay", "bias_correction": "biasCorrection", "eps_inside": "epsInside"}
paths = [
    {"optimiser": name, "options": {camel.get(k, k): v for k, v in options.items()}, "problem": problem, "start": start, "path": path(kind, options, f, start)}
    for name, (kind, choices) in [*optimisers.items(), *forms.items()]
    for options in choices
    for problem, (f, start) in problems.items()
]
given = {"matrix": matrix.tolist(), "target": target_vector.tolist()}


# Methods that call the function themselves: places after each of 20 steps.
class BFGS(torch.optim.Optimizer):
    """The textbook's update of the inverse Hessian as products of matrices, with PyTorch's line search."""

    def __init__(self, params):
        super().__init__(params, {})
        self.last = None

    def step(self, closure):
        (p,) = self.param_groups[0]["params"]
        start = p.detach().clone()

        def at(_, t, d):
            with torch.no_grad():
                p.copy_(start + t * d)
            loss = closure().item()
            return loss, p.grad.clone()

        loss, g = at(None, 0, torch.zeros_like(p))
        if self.last is None:
            self.inverse, t = torch.eye(len(p)), min(1, 1 / float(g.abs().sum()))
        else:
            before, s = self.last
            y, eye, t = g - before, torch.eye(len(p)), 1.0
            if y @ s > 1e-10:
                if not hasattr(self, "scaled"):
                    self.inverse, self.scaled = self.inverse * (y @ s) / (y @ y), True
                left = eye - torch.outer(s, y) / (y @ s)
                self.inverse = left @ self.inverse @ left.T + torch.outer(s, s) / (y @ s)
        d = -self.inverse @ g
        if g @ d > -1e-9:
            return
        _, _, t, _ = _strong_wolfe(at, None, t, d, loss, g, g @ d)
        with torch.no_grad():
            p.copy_(start + t * d)
        self.last = (g, t * d)


def places(kind, options, f, start, steps=20):
    p = torch.tensor(start, dtype=torch.float64, requires_grad=True)
    optimiser = kind([p], **options)
    out = []

    def closure():
        optimiser.zero_grad()
        loss = f(p)
        loss.backward()
        return loss

    for _ in range(steps):
        optimiser.step(closure)
        out.append(p.tolist())
    return out


searching = {
    "LBFGS": (torch.optim.LBFGS, [{"max_iter": 1, "max_eval": 26, "line_search_fn": "strong_wolfe"}, {"max_iter": 3, "lr": 0.05},
              {"max_iter": 2, "line_search_fn": "strong_wolfe", "history_size": 2}]),
    "BFGS": (BFGS, [{}]),
}
camel |= {"max_iter": "maxIter", "max_eval": "maxEval", "line_search_fn": "lineSearchFn", "history_size": "historySize"}
given["searches"] = [
    {"optimiser": name, "problem": problem, "start": start, "places": places(kind, options, f, start),
     "options": {camel.get(k, k): "strongWolfe" if v == "strong_wolfe" else v for k, v in options.items()}}
    for name, (kind, choices) in searching.items()
    for options in choices
    for problem, (f, start) in problems.items()
]
(target.parent / "torch-optim.json").write_text(json.dumps({**given, "paths": paths}) + "\n")
torch.set_default_dtype(torch.float32)

# Schedules: rate (and momentum, where it is cycled) before each of 100 steps, of two groups.
lrs = torch.optim.lr_scheduler
schedules = [
    ("StepLR", {"step_size": 7}), ("StepLR", {"step_size": 3, "gamma": 0.7}),
    ("MultiStepLR", {"milestones": [5, 20, 21], "gamma": 0.3}), ("ExponentialLR", {"gamma": 0.9}),
    ("MultiStepLR", {"milestones": [20, 5, 0, 5], "gamma": 0.3}), ("LinearLR", {}), ("LinearLR", {"start_factor": 1.0, "end_factor": 0.01, "total_iters": 30}),
    ("ConstantLR", {"factor": 0.2, "total_iters": 4}), ("PolynomialLR", {"total_iters": 50, "power": 1.7}),
    ("CosineAnnealingLR", {"T_max": 33, "eta_min": 1e-3}), ("CosineAnnealingWarmRestarts", {"T_0": 7}),
    ("CosineAnnealingWarmRestarts", {"T_0": 5, "T_mult": 2, "eta_min": 1e-4}),
    ("OneCycleLR", {"max_lr": 0.5, "total_steps": 101}),
    ("OneCycleLR", {"max_lr": 0.5, "epochs": 11, "steps_per_epoch": 10, "three_phase": True, "anneal_strategy": "linear", "pct_start": 0.4}),
    ("SWALR", {"swa_lr": 0.05, "anneal_epochs": 12}), ("SWALR", {"swa_lr": 0.3, "anneal_strategy": "linear"}),
    ("OneCycleLR", {"max_lr": [1, 0.1], "total_steps": 101}), ("SWALR", {"swa_lr": [0.05, 0.001]}),
    ("CyclicLR", {"base_lr": [0.01, 0.001], "max_lr": [0.1, 0.003], "step_size_up": 8}),
    ("CyclicLR", {"base_lr": 0.01, "max_lr": 0.1, "step_size_up": 8}),
    ("CyclicLR", {"base_lr": 0.01, "max_lr": 0.1, "step_size_up": 5, "step_size_down": 12, "mode": "triangular2"}),
    ("CyclicLR", {"base_lr": 0.01, "max_lr": 0.1, "step_size_up": 5, "mode": "exp_range", "gamma": 0.98, "cycle_momentum": False}),
]


def rates(make, steps=100, metrics=None):
    a, b = (torch.nn.Parameter(torch.zeros(1)) for _ in range(2))
    optimiser = torch.optim.SGD([{"params": [a]}, {"params": [b], "lr": 0.02}], lr=0.1, momentum=0.9)
    scheduler = make(optimiser)
    out = []
    for step in range(steps):
        out.append([[g["lr"], g["momentum"]] for g in optimiser.param_groups])
        optimiser.step()
        scheduler.step(*([metrics[step]] if metrics else []))
    return out


def camels(name):
    first, *rest = name.split("_")
    return first + "".join(word[:1].upper() + word[1:] for word in rest)


def row(name, o):
    return {"name": name, "options": {camels(k): camels(v) if isinstance(v, str) else v for k, v in o.items()}}


def make(optimiser, name, o):
    return (torch.optim.swa_utils.SWALR if name == "SWALR" else getattr(lrs, name))(optimiser, **o)


class Together:
    """Schedules that are stepped one after the other; `change` may do something to the optimiser after a step."""

    def __init__(self, optimiser, *schedulers, change=lambda optimiser, step: None):
        self.optimiser, self.schedulers, self.change, self.steps = optimiser, schedulers, change, 0

    def step(self, metric=None):
        for scheduler in self.schedulers:
            scheduler.step(*([metric] if isinstance(scheduler, lrs.ReduceLROnPlateau) else []))
        self.steps += 1
        self.change(self.optimiser, self.steps)


def cut(optimiser, step):
    if step == 4:
        optimiser.param_groups[0]["lr"] *= 0.1


def add(optimiser, step):
    if step == 4:
        optimiser.add_param_group({"params": [torch.nn.Parameter(torch.zeros(1))], "lr": 0.05})


steps, decay = ("StepLR", {"step_size": 5, "gamma": 0.5}), ("ExponentialLR", {"gamma": 0.9})
cosine, swa = ("CosineAnnealingLR", {"T_max": 7, "eta_min": 1e-3}), ("SWALR", {"swa_lr": 0.05, "anneal_epochs": 6})
to_zero = ("LinearLR", {"start_factor": 1.0, "end_factor": 0.0, "total_iters": 8})
together = [
    [decay, steps], [("LinearLR", {"start_factor": 0.1, "total_iters": 6}), decay], [decay, cosine], [cosine, steps],
    [("ConstantLR", {"factor": 0.2, "total_iters": 4}), decay, ("MultiStepLR", {"milestones": [3, 9], "gamma": 0.3})],
    [("PolynomialLR", {"total_iters": 12, "power": 2.0}), decay], [to_zero, steps], [steps, to_zero], [decay, swa], [swa, decay],
    [("OneCycleLR", {"max_lr": 0.5, "total_steps": 40}), steps], [steps, ("CosineAnnealingWarmRestarts", {"T_0": 7})],
    [("CosineAnnealingWarmRestarts", {"T_0": 7}), decay], [("CyclicLR", {"base_lr": 0.01, "max_lr": 0.1, "step_size_up": 4}), decay],
]

cycle, short = ("OneCycleLR", {"max_lr": 0.1, "total_steps": 30}), ("CyclicLR", {"base_lr": 0.01, "max_lr": 0.1, "step_size_up": 4})
slow = ("LinearLR", {"start_factor": 0.1, "total_iters": 4})
sequences = [
    [cycle, decay], [cycle, slow], [slow, cycle], [("ConstantLR", {"factor": 0.5}), cycle], [short, decay], [decay, short], [decay, swa],
    [swa, decay], [slow, ("CosineAnnealingWarmRestarts", {"T_0": 7}), cosine], [steps, decay, to_zero],
]

warnings.simplefilter("ignore")
metrics = [1 / (1 + min(t, 15 + t // 30)) + 0.01 * (t % 3) for t in range(100)]
plateaus = [{"patience": 2}, {"patience": 2, "min_lr": [1e-3, 1e-2]}, {"patience": 1, "factor": 0.5, "cooldown": 3, "min_lr": 1e-3, "threshold": 0.02, "threshold_mode": "abs"}, {"mode": "max", "patience": 20}]
(target.parent / "torch-schedules.json").write_text(json.dumps({
    "schedules": [
        {**row(name, o), "rates": rates(lambda opt: make(opt, name, o))}
        for name, o in schedules
    ],
    "together": [
        {"schedules": [row(*one) for one in some], "rates": rates(lambda opt: Together(opt, *[make(opt, *one) for one in some]), 30)}
        for some in together
    ],
    "cut": [
        {**row(*one), "rates": rates(lambda opt: Together(opt, make(opt, *one), change=cut), 30)}
        for one in (steps, decay, cosine, to_zero, swa)
    ],
    "added": [
        {**row(*one), "rates": rates(lambda opt: Together(opt, make(opt, *one), change=add), 30)}
        for one in (steps, decay, to_zero, ("LinearLR", {"start_factor": 0.1, "total_iters": 10}), ("CosineAnnealingLR", {"T_max": 40, "eta_min": 1e-3}))
    ],
    "with a plateau": rates(lambda opt: Together(opt, make(opt, *steps), lrs.ReduceLROnPlateau(opt, patience=2)), metrics=metrics),
    "lambda": rates(lambda opt: lrs.LambdaLR(opt, [lambda t: 1 / (1 + t), lambda t: 0.95**t])),
    "multiplicative": rates(lambda opt: lrs.MultiplicativeLR(opt, [lambda t: 0.95, lambda t: t / (1 + t)])),
    "multiplicative, later": rates(lambda opt: lrs.SequentialLR(opt, [make(opt, *decay), lrs.MultiplicativeLR(opt, lambda t: 1 - 0.5 / (1 + t))], [4])),
    "chained": rates(lambda opt: lrs.ChainedScheduler([make(opt, "ConstantLR", {"factor": 0.2, "total_iters": 4}), make(opt, *decay), make(opt, *cosine)])),
    "sequential": rates(lambda opt: lrs.SequentialLR(opt, [lrs.LinearLR(opt, 0.1, total_iters=10), lrs.CosineAnnealingLR(opt, 40), lrs.ExponentialLR(opt, 0.9)], [10, 50])),
    "sequences": [
        {"schedules": [row(*one) for one in some], "rates": rates(lambda opt: lrs.SequentialLR(opt, [make(opt, *one) for one in some], [4, 12][:len(some) - 1]), 30)}
        for some in sequences
    ],
    "metrics": metrics,
    "plateaus": [{"options": {camels(k): v for k, v in o.items()}, "rates": rates(lambda opt: lrs.ReduceLROnPlateau(opt, **o), metrics=metrics)} for o in plateaus],
}) + "\n")

# Data sets of scikit-learn, and the spiral of CS231n's notes.
from sklearn import datasets  # noqa: E402

spirals = numpy.random.RandomState(3)
arms = []
for arm in range(3):
    angle = numpy.linspace(4 * arm, 4 * (arm + 1), 20) + 0.2 * spirals.randn(20)
    arms.append(numpy.linspace(0, 1, 20)[:, None] * numpy.c_[numpy.sin(angle), numpy.cos(angle)])
toys = {
    "makeMoons": datasets.make_moons(31, noise=0.1, random_state=5),
    "makeMoons, plain": datasets.make_moons(30, shuffle=False, random_state=5),
    "makeCircles": datasets.make_circles(31, noise=0.05, factor=0.4, random_state=6),
    "makeBlobs": datasets.make_blobs(32, centers=3, cluster_std=0.5, random_state=7),
    "makeBlobs, placed": datasets.make_blobs(20, centers=[(0, 0), (5, 1)], random_state=8),
    "makeSpirals": (numpy.concatenate(arms), numpy.repeat([0, 1, 2], 20)),
}
(target.parent / "toys.json").write_text(json.dumps({name: {"x": x.tolist(), "y": y.tolist()} for name, (x, y) in toys.items()}) + "\n")

# Layers and losses.
torch.manual_seed(5)
logits, classes = normal(4, 5) * 3, torch.tensor([0, 4, 2, 2])
images, gamma, beta = normal(3, 2, 2, 2), normal(2), normal(2)
running_mean, running_var = normal(2), normal(2).abs()
parts = {"logits": logits, "labels": classes, "images": images, "gamma": gamma, "beta": beta, "mean": running_mean, "var": running_var, "x": normal(4, 3), "w": normal(5, 3), "b": normal(5)}
layers = {
    "crossEntropy": functional.cross_entropy(logits, classes),
    "crossEntropy, sum": functional.cross_entropy(logits, classes, reduction="sum"),
    "crossEntropy, none": functional.cross_entropy(logits, classes, reduction="none"),
    "linear": functional.linear(parts["x"], parts["w"], parts["b"]),
    "batchNorm, evaluation": functional.batch_norm(images, running_mean.clone(), running_var.clone(), gamma, beta),
}
mean_after, var_after = running_mean.clone(), running_var.clone()
layers["batchNorm, training"] = functional.batch_norm(images, mean_after, var_after, gamma, beta, training=True, momentum=0.3)
layers |= {"mean after": mean_after, "var after": var_after}

# Losses with their gradients, norms with theirs.
score_target, near_target, odds = normal(4, 5), normal(4, 5) * 0.3, torch.rand(4, 5, dtype=torch.float64)
pos_weight = torch.rand(5, dtype=torch.float64) + 0.5
ignored = classes.clone()
ignored[1] = -100
losses = {}


def record(name, f, **options):
    x = logits.clone().requires_grad_()
    y = f(x, **options)
    y.sum().backward()
    losses[name] = {"loss": y.tolist(), "gradient": x.grad.tolist()}


for reduction in ("mean", "sum", "none"):
    r = {"reduction": reduction}
    record(f"nllLoss, {reduction}", lambda x: functional.nll_loss(x, classes, **r))
    record(f"mseLoss, {reduction}", lambda x: functional.mse_loss(x, score_target, **r))
    record(f"l1Loss, {reduction}", lambda x: functional.l1_loss(x, score_target, **r))
    record(f"huberLoss, {reduction}", lambda x: functional.huber_loss(x, score_target, delta=0.7, **r))
    record(f"binaryCrossEntropyWithLogits, {reduction}", lambda x: functional.binary_cross_entropy_with_logits(x, odds, **r))
    record(f"binaryCrossEntropyWithLogits with posWeight, {reduction}", lambda x: functional.binary_cross_entropy_with_logits(x, odds, pos_weight=pos_weight, **r))
    record(f"multiMarginLoss, {reduction}", lambda x: functional.multi_margin_loss(x, classes, **r))
    record(f"multiMarginLoss squared, {reduction}", lambda x: functional.multi_margin_loss(x, classes, p=2, margin=0.5, **r))
    record(f"crossEntropy smoothed, {reduction}", lambda x: functional.cross_entropy(x, classes, label_smoothing=0.1, **r))
    record(f"crossEntropy weighted, {reduction}", lambda x: functional.cross_entropy(x, classes, weight=pos_weight, **r))
    record(f"crossEntropy weighted and smoothed, {reduction}", lambda x: functional.cross_entropy(x, ignored, weight=pos_weight, label_smoothing=0.2, **r))
    record(f"crossEntropy of probabilities, {reduction}", lambda x: functional.cross_entropy(x, odds, weight=pos_weight, label_smoothing=0.1, **r))
    record(f"nllLoss with ignored labels, {reduction}", lambda x: functional.nll_loss(x, ignored, weight=pos_weight, ignore_index=-100, **r))
    record(f"crossEntropy with ignored labels, {reduction}", lambda x: functional.cross_entropy(x, ignored, **r))
    record(f"naiveCrossEntropy, {reduction}", lambda x: functional.cross_entropy(x, classes, **r))

blocks, wide_gamma, wide_beta = normal(2, 4, 3, 3), normal(4), normal(4)
element_gamma, element_beta = normal(3, 3), normal(3, 3)
norms = {}
for name, f in {
    "layerNorm": lambda x: functional.layer_norm(x, [3, 3], element_gamma, element_beta, eps=1e-3),
    "layerNorm, plain": lambda x: functional.layer_norm(x, [4, 3, 3]),
    "groupNorm": lambda x: functional.group_norm(x, 2, wide_gamma, wide_beta),
    "instanceNorm": lambda x: functional.instance_norm(x, weight=wide_gamma, bias=wide_beta),
}.items():
    x = blocks.clone().requires_grad_()
    y = f(x)
    (y * y * y).sum().backward()
    norms[name] = {"y": y.tolist(), "gradient": x.grad.tolist()}

# ZCA whitening by eigenvectors.
samples = normal(12, 3) @ normal(3, 3)
centred = samples - samples.mean(0)
values, vectors = torch.linalg.eigh(centred.T @ centred / 12 + 1e-3 * torch.eye(3, dtype=torch.float64))
whitened = centred @ (vectors / values.sqrt()) @ vectors.T

fractional = {}
for name, options in {"to 3 × 5": {"output_size": (3, 5)}, "by 0.6": {"output_ratio": 0.6}}.items():
    torch.manual_seed(3)
    pool = torch.nn.FractionalMaxPool2d(2, **options)
    image = torch.rand(2, 3, 7, 11)
    fractional[name] = {"image": image.tolist(), "pooled": pool(image).tolist()}
first_weights = {}
for name, f in {
    "orthogonal": lambda w: torch.nn.init.orthogonal_(w, gain=1.5), "sparse": lambda w: torch.nn.init.sparse_(w, 0.3, std=0.1),
}.items():
    for shape in ((4, 4), (3, 7), (7, 3)):
        torch.manual_seed(4)
        first_weights[f"{name} {list(shape)}"] = f(torch.empty(shape)).tolist()
torch.manual_seed(9)
embedding = torch.nn.Embedding(4, 3).weight.tolist()
parts |= {"target": score_target, "odds": odds, "posWeight": pos_weight, "blocks": blocks, "wideGamma": wide_gamma, "wideBeta": wide_beta, "elementGamma": element_gamma, "elementBeta": element_beta, "samples": samples, "whitened": whitened}
layers_made = {"losses": losses, "norms": norms, "fractional": fractional, "embedding": embedding, "init": first_weights}


def clipped(f):
    ps = [torch.zeros(3, dtype=torch.float64, requires_grad=True), torch.zeros(2, dtype=torch.float64, requires_grad=True)]
    ps[0].grad, ps[1].grad = torch.tensor([3.0, -4.0, 0.5]).double(), torch.tensor([12.0, 0.125]).double()
    norm = f(ps)
    return {"norm": None if norm is None else norm.item(), "gradients": [p.grad.tolist() for p in ps]}


utils = torch.nn.utils
clips = {
    "norm 1": clipped(lambda ps: utils.clip_grad_norm_(ps, 1.0)),
    "norm 100": clipped(lambda ps: utils.clip_grad_norm_(ps, 100.0)),
    "largest 2": clipped(lambda ps: utils.clip_grad_norm_(ps, 2.0, norm_type=float("inf"))),
    "value": clipped(lambda ps: utils.clip_grad_value_(ps, 3.5)),
}
(target.parent / "torch-functional.json").write_text(json.dumps({"given": {k: x.tolist() for k, x in parts.items()}, "clips": clips, **layers_made, **{k: y.tolist() for k, y in layers.items()}}) + "\n")

# Nets: weights from a seed, what they compute, and their gradients.
nn = torch.nn
nets = {
    "dense": (lambda: nn.Sequential(nn.Linear(4, 8), nn.Tanh(), nn.BatchNorm1d(8), nn.Linear(8, 3, bias=False)), (6, 4)),
    "images": (
        lambda: nn.Sequential(nn.Conv2d(2, 3, 3, stride=2, padding=1), nn.BatchNorm2d(3), nn.ReLU(), nn.MaxPool2d(2), nn.Flatten(), nn.Linear(12, 2)),
        (2, 2, 8, 8),
    ),
}


def run_net(make, shape):
    torch.manual_seed(0)
    net, batch = make(), torch.randn(shape)
    start = {name: value.tolist() for name, value in net.state_dict().items() if "num_batches" not in name}
    y = net(batch)
    y.square().sum().backward()
    return {
        "input": batch.tolist(),
        "state": start,
        "output": y.tolist(),
        "gradients": {name: p.grad.tolist() for name, p in net.named_parameters()},
        "after": {name: value.tolist() for name, value in net.state_dict().items() if "running" in name},
        "evaluation": net.eval()(batch).tolist(),
    }


line = torch.linspace(-3, 3, 13, dtype=torch.float64)
activations = {
    "LeakyReLU": nn.LeakyReLU(), "LeakyReLU(0.3)": nn.LeakyReLU(0.3), "ELU": nn.ELU(), "ELU(2)": nn.ELU(2), "SELU": nn.SELU(),
    "GELU": nn.GELU(), "SiLU": nn.SiLU(), "Softplus": nn.Softplus(), "Sigmoid": nn.Sigmoid(), "Softmax": nn.Softmax(0), "Tanh": nn.Tanh(),
}  # fmt: skip
result = {"nets": {k: run_net(*net) for k, net in nets.items()}, "line": line.tolist(), "activations": {k: f(line).tolist() for k, f in activations.items()}}
(target.parent / "torch-nn.json").write_text(json.dumps(result) + "\n")
