import json
import math
import torch
from torch.nn.functional import binary_cross_entropy_with_logits as cross_entropy

double = torch.float64
torch.manual_seed(0)
mixing = torch.tensor([[2, 0], [0.9, 0.45]], dtype=double)
cloud = torch.randn(200, 2, dtype=double) @ mixing.T + torch.tensor([8, 5], dtype=double)

centred = cloud - cloud.mean(0)
normalised = centred / cloud.std(0, correction=0)
variances, directions = torch.linalg.eigh(torch.cov(cloud.T, correction=0))
directions = directions.flip(1)  # the largest variance first
directions *= directions.gather(0, directions.abs().argmax(0, keepdim=True)).sign()
decorrelated = centred @ directions
whitened = decorrelated / variances.flip(0).sqrt()
steps = {'original': cloud, 'zero-centred': centred, 'normalised': normalised}
steps |= {'decorrelated': decorrelated, 'whitened': whitened}

def two_classes(seed):
    torch.manual_seed(seed)
    y = torch.cat([torch.zeros(100, dtype=double), torch.ones(100, dtype=double)])
    away = (2 * y - 1)[:, None] * torch.tensor([0.5, 0.9], dtype=double) + torch.tensor([8, 5], dtype=double)
    return torch.randn(200, 2, dtype=double) * 0.8 + away, y

def descend(x, y, lr, steps):
    w = torch.zeros(2, dtype=double, requires_grad=True)
    b = torch.zeros((), dtype=double, requires_grad=True)
    sgd = torch.optim.SGD([w, b], lr=lr)
    losses = []
    for _ in range(steps):
        loss = cross_entropy(x @ w + b, y)
        losses.append(loss.item())
        sgd.zero_grad()
        loss.backward()
        sgd.step()
    return w.detach(), b.detach(), losses

def turned(x, y, w, b, degrees):
    c, s = math.cos(math.radians(degrees)), math.sin(math.radians(degrees))
    return cross_entropy(x @ torch.stack([c * w[0] - s * w[1], s * w[0] + c * w[1]]) + b, y).item()

def both_forms(seed):
    x, y = two_classes(seed)
    mean, std = x.mean(0), x.std(0, correction=0)
    w, b, _ = descend((x - mean) / std, y, 1, 200)
    return (x, y, w / std, b - (w * mean / std).sum()), ((x - mean) / std, y, w, b)

def rises(seed):
    return [(turned(*form, 5) + turned(*form, -5)) / 2 - turned(*form, 0) for form in both_forms(seed)]

def curvatures(x, y, w, b):
    with_one = torch.cat([x, torch.ones(200, 1, dtype=double)], 1)
    loss = lambda theta: cross_entropy(with_one @ theta, y)
    return torch.linalg.eigvalsh(torch.autograd.functional.hessian(loss, torch.cat([w, b[None]]))).tolist()

def at_start(x, y, w, b):
    return curvatures(x, y, torch.zeros_like(w), torch.zeros_like(b))

def losses(form):
    return descend(*form[:2], 1 / at_start(*form)[-1], 300)[2]

before, after = both_forms(0)

print(json.dumps({
    'clouds': {name: x[:20].tolist() for name, x in steps.items()},
    'one sign': {name: (x[:, 0] * x[:, 1] > 0).double().mean().item() for name, x in steps.items()},
    'covariance': {name: torch.cov(x.T, correction=0).tolist() for name, x in steps.items()},
    'rises': [rises(seed) for seed in range(20)],
    'curvatures': {'before': curvatures(*before), 'after': curvatures(*after)},
    'at the start': {'before': at_start(*before), 'after': at_start(*after)},
    'losses': {'before': losses(before), 'after': losses(after)},
}))
