"""PyTorch on the CPU, in float32: eager, with autograd and the fused optimisers."""

import os

import torch
import torch.nn.functional as F
from peer import answer

torch.set_num_threads(int(os.environ.get("BENCH_THREADS", "1")))


def parameters(x, names):
    """Fresh copies, as each round starts from the same numbers."""
    return [x[name].clone().requires_grad_() for name in names]


def train(optimiser, losses):
    """A step for each loss of a generator; each loss is a number as soon as its step is done."""
    for loss in losses:
        optimiser.zero_grad()
        loss.backward()
        optimiser.step()
        yield loss.item()


def adam(p, lr):
    return torch.optim.Adam(p, lr=lr, fused=True)


def deviations(h, weights):
    stds = []
    with torch.inference_mode():
        for w in weights:
            h = torch.tanh(h @ w)
            h.mean().item()
            stds.append(h.std(correction=0).item())
    return {"stds": stds}


def w1(x):
    return deviations(x["x"], [x[f"w{i}"] for i in range(10)])


def w1r(x):
    torch.manual_seed(1)
    return deviations(torch.randn(int(x["size"]), 500), [0.01 * torch.randn(500, 500) for _ in range(10)])


def w2(x):
    w1, b1, w2, b2 = p = parameters(x, ["w1", "b1", "w2", "b2"])

    def losses():
        for batch, labels in zip(x["x"].split(100), x["labels"].split(100)):
            h = F.relu(torch.addmm(b1, batch, w1))
            yield F.cross_entropy(torch.addmm(b2, h, w2), labels)

    return {"losses": list(train(torch.optim.SGD(p, lr=0.01, momentum=0.9, fused=True), losses()))}


def w3(x):
    w1, b1, w2, b2 = p = parameters(x, ["w1", "b1", "w2", "b2"])

    def losses():
        for _ in range(100):
            h = F.relu(torch.addmm(b1, x["x"], w1))
            yield F.cross_entropy(torch.addmm(b2, h, w2), x["labels"])

    return {"losses": list(train(adam(p, 0.01), losses()))}


def minimise(function):
    def run(arrays):
        x, y = p = parameters(arrays, ["x", "y"])
        return {"losses": list(train(adam(p, 0.01), (function(x, y).sum() for _ in range(200))))}

    return run


def beale(x, y):
    return (1.5 - x + x * y) ** 2 + (2.25 - x + x * y**2) ** 2 + (2.625 - x + x * y**3) ** 2


def rosenbrock(x, y):
    return (1 - x) ** 2 + 100 * (y - x**2) ** 2


def w5(x):
    product = x["a"] @ x["b"]
    return {"rows": product[:16].sum(1).tolist()}


def w6(x):
    (p,) = parameters(x, ["p"])
    p.grad = x["g"]
    optimiser = adam([p], 0.001)
    for _ in range(30):
        optimiser.step()
    return {"p": p[:16].tolist()}


def w7(x):
    inputs = [x[name].detach().requires_grad_() for name in ("x", "weight", "bias")]
    mean, var = torch.zeros(512), torch.ones(512)
    y = F.batch_norm(inputs[0], mean, var, *inputs[1:], training=True, momentum=0.1, eps=1e-5)
    dx, d_weight, d_bias = torch.autograd.grad(y, inputs, x["g"])
    first = {"x": dx[0], "weight": d_weight, "bias": d_bias, "mean": mean, "var": var}
    return {name: a[:16].tolist() for name, a in first.items()}


def w8(x):
    inputs = [x[name].detach().requires_grad_() for name in ("x", "weight", "bias")]
    y = F.conv2d(*inputs, padding=1)
    gradients = torch.autograd.grad(y, inputs, x["g"])
    first = [a if a.dim() == 1 else a[0].flatten() for a in (y, *gradients)]
    return {name: a[:16].tolist() for name, a in zip(["y", "x", "weight", "bias"], first)}


def w9(x):
    torch.manual_seed(1)
    w1, b1, w2, b2, w3, b3 = p = parameters(x, ["w1", "b1", "w2", "b2", "w3", "b3"])
    size = len(x["x"]) // 20

    def batch_losses():
        for batch, labels in zip(x["x"].split(size), x["labels"].split(size)):
            h = F.dropout(F.relu(torch.addmm(b1, batch, w1)), 0.5)
            h = F.dropout(F.relu(torch.addmm(b2, h, w2)), 0.5)
            yield F.cross_entropy(torch.addmm(b3, h, w3), labels)

    losses = list(train(adam(p, 0.001), batch_losses()))
    return {"losses": [sum(losses[:5]) / 5, sum(losses[-5:]) / 5]}


def w10a(x):
    return {"y": torch.tanh(x["x"])[:16].tolist()}


def w10b(x):
    return {"y": torch.exp(x["x"])[:16].tolist()}


def w10c(x):
    torch.manual_seed(1)
    return {"std": [torch.randn(int(x["size"]))[:1000].std(correction=0).item()]}


rounds = {
    "W1": w1,
    "W1r": w1r,
    "W2": w2,
    "W3": w3,
    "W4a": minimise(beale),
    "W4b": minimise(rosenbrock),
    "W5": w5,
    "W6": w6,
    "W7": w7,
    "W8": w8,
    "W9": w9,
    "W10a": w10a,
    "W10b": w10b,
    "W10c": w10c,
}


def prepare(name, arrays):
    x = {key: torch.from_numpy(value) for key, value in arrays.items()}
    if "labels" in x:
        x["labels"] = x["labels"].long()
    for key, value in x.items():
        if value.dim() == 4:  # convolutions are faster with the channels last in memory
            x[key] = value.to(memory_format=torch.channels_last)
    return lambda: rounds[name](x)


answer(prepare)
