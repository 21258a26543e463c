import json
from itertools import product

import torch

torch.set_default_dtype(torch.float64)
masks = torch.tensor(list(product([0.0, 1.0], repeat=8)))


def small_net():
    sizes = [(8, 8), (8, 8), (3, 8)]
    w = [torch.randn(outputs, inputs) * (2 / inputs) ** 0.5 for outputs, inputs in sizes]
    return w, [torch.randn(outputs) * 0.1 for outputs, _ in sizes]


def run(net, x, u1, u2):
    w, b = net
    h1 = torch.relu(x @ w[0].T + b[0]) * u1
    h2 = torch.relu(h1 @ w[1].T + b[1]) * u2
    return h2, h2 @ w[2].T + b[2]


def training(net, x, scale, p):
    q = p ** masks.sum(1) * (1 - p) ** (8 - masks.sum(1))
    h2 = q @ run(net, x, masks * scale, scale * p)[0]
    return h2, h2 @ net[0][2].T + net[1][2]


torch.manual_seed(0)
net, x = small_net(), torch.randn(8)
pairs = run(net, x, masks[:, None], masks[None, :])
result = {
    "units": [pairs[0].mean((0, 1)).tolist(), run(net, x, 0.5, 0.5)[0].tolist()],
    "scores": [pairs[1].mean((0, 1)).tolist(), run(net, x, 0.5, 0.5)[1].tolist()],
    "median gap": [],
}
for p in [0.5, 0.8]:
    for scale, test in [(1, p), (1 / p, 1)]:  # vanilla, inverted
        torch.manual_seed(0)
        gaps = []
        for _ in range(100):
            net, x = small_net(), torch.randn(8)
            mean = training(net, x, scale, p)[1]
            gaps.append((mean - run(net, x, test, test)[1]).norm() / mean.norm())
        result["median gap"].append(100 * torch.stack(gaps).quantile(0.5).item())
print(json.dumps(result, indent=1))
