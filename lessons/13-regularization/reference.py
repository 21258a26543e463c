"""Numbers of lesson 13 from PyTorch, beside those of pytorch.py: `python reference.py > reference.json`. The same seeds give the same
random numbers, so that all agree but for rounding."""

import contextlib
import gzip
import io
import json
from pathlib import Path

import torch
from torch.nn.functional import multi_margin_loss

with contextlib.redirect_stdout(io.StringIO()):
    from pytorch import masks, run, small_net

data = Path(__file__).resolve().parents[1] / "data"


def idx(name, header):
    return torch.frombuffer(bytearray(gzip.open(data / name).read()[header:]), dtype=torch.uint8)


x = idx("digits-images-idx3-ubyte.gz", 16).reshape(-1, 64).double() / 16
y = idx("digits-labels-idx1-ubyte.gz", 8).long()
penalties = {
    "none": lambda w: torch.zeros(()),
    "L2": lambda w: (w * w).sum(),
    "L1": lambda w: w.abs().sum(),
    "elastic net": lambda w: (w * w + w.abs()).sum(),
}


def hinge(w):
    return 10 * multi_margin_loss(x[:300] @ w.T, y[:300])  # PyTorch divides by the number of classes


def start():
    torch.manual_seed(0)
    return (torch.randn(10, 64) * 0.1).requires_grad_()


def descend(penalty, lam, shrink=0.0):
    w = start()
    for _ in range(200):
        (gradient,) = torch.autograd.grad(hinge(w) + lam * penalties[penalty](w), w)
        with torch.no_grad():
            w -= 0.1 * gradient
            if shrink:
                w.copy_(w.sign() * torch.relu(w.abs() - shrink))
    return w.detach()


def row(w):
    return {
        "squares": (w * w).sum().item(),
        "sizes": w.abs().sum().item(),
        "small": (w.abs() < 0.01).double().mean().item() * 100,
        "middle": (w.abs() < 1 / 41).double().mean().item(),
        "zeros": int((w == 0).sum()),
        "accuracy": ((x[300:] @ w.T).argmax(1) == y[300:]).double().mean().item() * 100,
    }


def decayed(make, lr, in_gradient):
    w = start()
    optimizer = make(w, 0.1 if in_gradient else 0)
    for _ in range(100):
        optimizer.zero_grad()
        hinge(w).backward()
        if not in_gradient:
            with torch.no_grad():
                w.mul_(1 - lr * 0.1)
        optimizer.step()
    return w.detach()


result = {
    "penalties": {name: row(descend(name, 0.01)) for name in penalties},
    "shrunk": row(descend("none", 0, 0.001)),
    "lambdas": {name: [row(descend(name, lam)) for lam in [0.001, 0.01, 0.03]] for name in list(penalties)[1:]},
    "two ways": {},
}
optimizers = {
    "plain SGD": (0.1, lambda w, d: torch.optim.SGD([w], lr=0.1, weight_decay=d)),
    "SGD, momentum 0.9": (0.01, lambda w, d: torch.optim.SGD([w], lr=0.01, momentum=0.9, weight_decay=d)),
    "Adam": (0.01, lambda w, d: torch.optim.Adam([w], lr=0.01, weight_decay=d)),
}
for name, (lr, make) in optimizers.items():
    a, b = decayed(make, lr, True), decayed(make, lr, False)
    result["two ways"][name] = [(a - b).abs().max().item(), (a * a).sum().item(), (b * b).sum().item()]

torch.manual_seed(0)
coarse = torch.randint(-32, 33, (10, 64)).double() / 64
result["loss"] = (hinge(coarse) + 0.01 * (coarse * coarse).sum()).item()
torch.manual_seed(0)
result["twelve"] = (torch.randn(12) @ torch.randn(12)).item()
torch.manual_seed(1)
inputs, mask = torch.randn(12, 8), (torch.rand(12, 8) < 0.5).double()
torch.manual_seed(0)
net = small_net()
result["masks"] = {"H₁": torch.relu(inputs @ net[0][0].T + net[1][0]).tolist(), "U₁": mask.tolist()}
torch.manual_seed(0)
h, w = torch.relu(torch.randn(500)), torch.randn(500, 100) * (2 / 500) ** 0.5
result["first layer"] = [(0.5 * h @ w).square().mean().sqrt().item(), 0.5 * ((h[:, None] * w) ** 2).sum(0).mean().sqrt().item()]


def too_large(bias, p):
    torch.manual_seed(4)
    w, b = small_net()
    net = w, [one * bias / 0.1 for one in b]
    inputs = torch.randn(20, 8)
    return (run(net, inputs, 1, 1)[1][:, 0] / run(net, inputs, p, p)[1][:, 0]).tolist()


result["with biases"] = [too_large(0.1, p) for p in [0.5, 0.8]]


def means(log_p, q):
    return [(q @ log_p.exp()).tolist(), torch.softmax(q @ log_p, 0).tolist()]


def one_layer(p):
    torch.manual_seed(5)
    w, b = small_net()
    x, q = torch.randn(8), p ** masks.sum(1) * (1 - p) ** (8 - masks.sum(1))
    bias = b[2] / 0.1
    return [torch.softmax(p * x @ w[2].T + bias, 0).tolist(), *means(torch.log_softmax((x * masks) @ w[2].T + bias, 1), q)]


def deep_net(p):
    torch.manual_seed(5)
    net, x = small_net(), torch.randn(8)
    q = p ** masks.sum(1) * (1 - p) ** (8 - masks.sum(1))
    out = run(net, x, masks[:, None], masks[None, :])[1].reshape(-1, 3)
    return [torch.softmax(run(net, x, p, p)[1], 0).tolist(), *means(torch.log_softmax(out, 1), (q[:, None] * q).flatten())]


result["means"] = [[one(p) for p in [0.1, 0.3, 0.5, 0.7, 0.9]] for one in [one_layer, deep_net]]
print(json.dumps(result))
