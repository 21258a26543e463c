import json

import torch

torch.set_default_dtype(torch.float64)


def examples(n):
    x = torch.randn(n, 10)
    return x, x @ torch.ones(10, 1) + torch.randn(n, 1)


def half_squares(x, y, theta):
    return 0.5 * (x @ theta - y).square().mean()


def descend(x, y, size, passes, lr=0.1):
    least = half_squares(x, y, torch.linalg.solve(x.T @ x, x.T @ y))
    theta = torch.zeros(10, 1, requires_grad=True)
    optimizer = torch.optim.SGD([theta], lr=lr)
    above = [half_squares(x, y, theta).item() - least.item()]
    for _ in range(passes):
        for batch in torch.randperm(len(x)).split(size):
            optimizer.zero_grad()
            half_squares(x[batch], y[batch], theta).backward()
            optimizer.step()
        above.append(half_squares(x, y, theta).item() - least.item())
    return above  # after each pass


torch.manual_seed(0)
x, y = examples(1000)
torch.manual_seed(0)
print(json.dumps({str(size): descend(x, y, size, 25) for size in (1000, 50, 1)}))
