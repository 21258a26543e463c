import json
import torch

# 4000 noisy gradients; the steps of torch's Adam, and the same without the correction
torch.manual_seed(1)
gradients = torch.randn(4000, dtype=torch.float64) * 0.5 + 1
def adam(beta1, beta2):
    w = torch.zeros(1, dtype=torch.float64, requires_grad=True)
    optimizer = torch.optim.Adam([w], lr=1, betas=(beta1, beta2), eps=1e-16)
    s = r = 0.0
    ratio, last = [], 0.0
    for g in gradients:
        w.grad = g.reshape(1).clone()
        optimizer.step()
        s = beta1 * s + (1 - beta1) * g
        r = beta2 * r + (1 - beta2) * g * g
        ratio.append((s / r.sqrt() / (last - w.item())).item())
        last = w.item()
    within = lambda share: 2 + max(i for i, x in enumerate(ratio) if abs(x - 1) > share)
    peak = max(range(4000), key=lambda i: ratio[i])
    return {"first": ratio[0], "peak": ratio[peak], "at": peak + 1, "10 %": within(0.1), "1 %": within(0.01)}

# seven methods on Beale's function: the best of thirteen rates, its end after 100 steps
def beale(w):
    x, y = w
    return (1.5 - x + x * y) ** 2 + (2.25 - x + x * y**2) ** 2 + (2.625 - x + x * y**3) ** 2
def valley(w):
    return (w[0] ** 2 + 25 * w[1] ** 2) / 2
methods = {
    "SGD": lambda w, lr: torch.optim.SGD(w, lr=lr),
    "momentum": lambda w, lr: torch.optim.SGD(w, lr=lr, momentum=0.9),
    "Nesterov": lambda w, lr: torch.optim.SGD(w, lr=lr, momentum=0.9, nesterov=True),
    "AdaGrad": lambda w, lr: torch.optim.Adagrad(w, lr=lr),
    "RMSProp": lambda w, lr: torch.optim.RMSprop(w, lr=lr, alpha=0.9),
    "Adam": lambda w, lr: torch.optim.Adam(w, lr=lr),
    "AdaDelta": lambda w, lr: torch.optim.Adadelta(w, lr=lr),
}
def path(method, loss, start, lr):
    w = torch.tensor(start, dtype=torch.float64, requires_grad=True)
    optimizer = method([w], lr)
    losses = [loss(w).item()]
    for _ in range(100):
        optimizer.zero_grad()
        loss(w).backward()
        optimizer.step()
        losses.append(loss(w).item())
    return sum(losses), lr, w.tolist(), losses
def best(method, loss, start):
    runs = [path(method, loss, start, 10 ** (-3 + i / 3)) for i in range(13)]
    cost, lr, end, losses = min((run for run in runs if run[0] == run[0]), key=lambda run: run[0])
    return {"lr": lr, "end": end, "loss": losses[-1]}

# Adam's relatives on 200 gradients: the first step and the last
torch.manual_seed(0)
noisy = torch.randn(200, dtype=torch.float64)
def steps(make):
    w = torch.zeros(1, dtype=torch.float64, requires_grad=True)
    optimizer, places = make([w]), [0.0]
    for g in noisy:
        w.grad = g.reshape(1).clone()
        optimizer.step()
        places.append(w.item())
    return [places[0] - places[1], places[199] - places[200]]

# what stands in the divisors: means over the last 3000 of the noisy gradients
means, m = [], torch.zeros((), dtype=torch.float64)
for g in gradients:
    m = 0.9 * m + 0.1 * g
    means.append(m)
means = torch.stack(means)
late = slice(1000, None)
divisors = [gradients[late] ** 2, means[late] ** 2, (gradients - means)[late] ** 2]

print(json.dumps({
    "ratio": {"0.9, 0.999": adam(0.9, 0.999), "0.9, 0.99": adam(0.9, 0.99), "0.9, 0.9": adam(0.9, 0.9)},
    "valley": {name: best(method, valley, [-4.0, 1.0]) for name, method in methods.items()},
    "Beale": {name: best(method, beale, [1.0, 1.5]) for name, method in methods.items()},
    "relatives": {
        "AdaMax": steps(lambda w: torch.optim.Adamax(w, lr=1)),
        "Nadam": steps(lambda w: torch.optim.NAdam(w, lr=1)),
        "AdamW": steps(lambda w: torch.optim.AdamW(w, lr=1, weight_decay=0.1)),
    },
    "divisors": [x.mean().item() for x in divisors] + [gradients[late].var(correction=0).item()],
}, indent=1))
