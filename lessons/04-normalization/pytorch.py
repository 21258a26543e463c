import json

import torch
from sklearn.datasets import make_moons
from torch.nn import functional as F

torch.set_default_dtype(torch.float64)


def batch_norm():
    x = torch.linspace(-3, 5, 24).reshape(6, 4).square().requires_grad_()
    gamma = torch.tensor([0.5, 1.0, 2.0, -1.0], requires_grad=True)
    beta = torch.tensor([0.0, 1.0, -1.0, 3.0], requires_grad=True)
    y = F.batch_norm(x, None, None, gamma, beta, training=True)
    y.pow(3).sum().backward()
    return {'y': y.tolist(), 'dx': x.grad.tolist(), 'dGamma': gamma.grad.tolist(), 'dBeta': beta.grad.tolist()}


def running():
    norm = torch.nn.BatchNorm1d(1)
    after = []
    for t in range(1, 6):
        norm(torch.arange(8.0).mul(t).reshape(8, 1))
        after.append([norm.running_mean.item(), norm.running_var.item()])
    return after


def step(output, weights, rate):
    weights = torch.tensor(weights, requires_grad=True)
    before = output(weights)
    before.backward()
    g = weights.grad
    return (before - output(weights.detach() - rate(g.square().sum()) * g)).item()


def chain(w, depth, rate):
    return step(torch.prod, [w] * depth, rate)


def quadratic(rate):
    h = torch.tensor([1.0, 10.0])
    return step(lambda theta: 0.5 * (h * theta.square()).sum(), [1.0, 1.0], rate)


def penalised(weight):
    x, y = make_moons(400, noise=0.1, random_state=0)
    x, y = torch.tensor(x, dtype=torch.float32), torch.tensor(y)
    torch.manual_seed(6)
    hidden, out = [torch.nn.Linear(*shape, dtype=torch.float32) for shape in ((2, 16), (16, 2))]
    hidden.weight.data.mul_(15)
    sgd = torch.optim.SGD([*hidden.parameters(), *out.parameters()], lr=0.1)
    for _ in range(100):
        h = hidden(x)
        spread = h.std(0, correction=0)
        penalty = (h.mean(0).square() + (spread - 1).square()).sum()
        loss = F.cross_entropy(out(h.tanh()), y)
        sgd.zero_grad()
        (loss + weight * penalty).backward()
        sgd.step()
    return loss.item()


print(json.dumps({
    'batchNorm': batch_norm(),
    'running': running(),
    'penalised': [penalised(weight) for weight in (0, 0.01, 0.1, 1)],
    'slide rate': {str(w): [chain(w, depth, lambda gg: 0.1 / gg) for depth in (2, 5, 10, 20)] for w in (0.9, 1.0, 2.0)},
    'fixed rate': {str(w): chain(w, 10, lambda gg: 0.01) for w in (0.5, 1.0, 1.3, 2.0)},
    'half': chain(0.5, 10, lambda gg: 0.1 / gg),
    'quadratic': [quadratic(lambda gg: rate) for rate in (0.01, 101 / 1001, 202 / 1001, 101.0)],
}))
