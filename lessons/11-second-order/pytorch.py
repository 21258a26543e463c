import json
import torch

torch.set_default_dtype(torch.float64)

def valley(w):
    return (1 - w[0]) ** 2 + 100 * (w[1] - w[0] ** 2) ** 2

def net(w):
    return 0.5 * (1 - w[0] * w[1]) ** 2

def newton(loss, start, count, damping=0.0):
    places = [torch.tensor(start)]
    for _ in range(count):
        w = places[-1].clone().requires_grad_()
        (g,) = torch.autograd.grad(loss(w), w)
        H = torch.autograd.functional.hessian(loss, w)
        places.append((w - torch.linalg.solve(H + damping * torch.eye(2), g)).detach())
    return [place.tolist() for place in places]

def lbfgs(loss, start, count):
    w = torch.tensor(start, requires_grad=True)
    optimizer = torch.optim.LBFGS([w], max_iter=1, max_eval=25, tolerance_change=0, line_search_fn='strong_wolfe')
    def closure():
        optimizer.zero_grad()
        value = loss(w)
        value.backward()
        return value
    return [optimizer.step(closure).item() for _ in range(count)]  # the loss before each step

def bfgs(B, s, y):
    side = torch.eye(5) - torch.outer(s, y) / (y @ s)
    return side @ B @ side.T + torch.outer(s, s) / (y @ s)

def sr1(B, s, y):
    u = s - B @ y
    return B + torch.outer(u, u) / (u @ y)

entries = torch.tensor([[(7 * i + 3 * j + i * j) % 5 - 5 * (i == j) for j in range(5)] for i in range(5)])
Q = torch.linalg.qr(entries.double()).Q
A = Q @ torch.diag(torch.tensor([1.0, 2, 5, 10, 50])) @ Q.T

def exact_searches(update):
    x, B, ranks, distances = torch.ones(5), torch.eye(5), [], []
    for step in range(5):
        g = A @ x
        d = -B @ g
        s = -(g @ d) / (d @ A @ d) * d
        x = x + s
        distances.append(x.norm().item())
        if step < 4:
            new = update(B, s, A @ s)
            ranks.append(torch.linalg.matrix_rank(new - B, rtol=1e-9).item())
            B = new
    return {'ranks': ranks, 'distances': distances}

print(json.dumps({
    'newton': newton(valley, [-1.2, 1.0], 7),
    'saddle': newton(net, [0.9, 0.2], 6),
    'damped': newton(net, [0.9, 0.2], 30, damping=1.1),
    'lbfgs': lbfgs(valley, [-1.2, 1.0], 41),
    'bfgs': exact_searches(bfgs),
    'sr1': exact_searches(sr1),
}))
