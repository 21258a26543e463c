import json
import torch
from torch import nn

modules = {
    'sigmoid': nn.Sigmoid(),
    'tanh': nn.Tanh(),
    'ReLU': nn.ReLU(),
    'leaky ReLU, 0.1': nn.LeakyReLU(0.1),
    'leaky ReLU, 0.01': nn.LeakyReLU(0.01),
    'PReLU, α = 0.25': nn.PReLU(dtype=torch.float64),
    'ELU': nn.ELU(),
    'maxout': lambda x: torch.maximum(x, -0.5 * x - 0.5),
}

def curve(f, places):
    x = torch.tensor(places, dtype=torch.float64, requires_grad=True)
    y = f(x)
    y.sum().backward()
    return {'f': y.tolist(), 'slope': x.grad.tolist()}

def revived(f, start):
    z = torch.tensor(float(start), dtype=torch.float64, requires_grad=True)
    steps = 0
    while z.item() <= 0:
        (0.5 * (f(z) - 1) ** 2).backward()
        with torch.no_grad():
            z -= z.grad
            z.grad = None
        steps += 1
    return steps

def slopes_learned(start, steps=100):
    torch.manual_seed(0)
    x = torch.randn(500, dtype=torch.float64)
    prelu = nn.PReLU(init=start, dtype=torch.float64)
    sgd = torch.optim.SGD(prelu.parameters(), lr=0.2)
    target, path = torch.where(x > 0, x, 2 * x), []
    for _ in range(steps):
        path.append(prelu.weight.item())
        sgd.zero_grad()
        (prelu(x) - target).square().mean().backward()
        sgd.step()
    return path + [prelu.weight.item()]

places = [-5 + i / 10 for i in range(101)]
print(json.dumps({
    'curves': {name: curve(f, places) for name, f in modules.items()},
    'gates': {name: curve(f, [-10, 0, 10]) for name, f in modules.items()},
    'revived': {str(z): [revived(f, z) for f in (nn.LeakyReLU(0.1), nn.LeakyReLU(0.01), nn.ELU())] for z in (-2, -4, -6)},
    'slopes': slopes_learned(0.25),
}))
