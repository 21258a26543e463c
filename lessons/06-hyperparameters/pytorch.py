import gzip
import json
import math
import torch
from torch.nn.functional import avg_pool2d, cross_entropy

def draws(seed, count):
    torch.manual_seed(seed)
    return torch.rand(count, dtype=torch.float64)

# log space against linear space
share = draws(0, 10_000)
rates = {'log space': 1e-6 * 1000**share, 'linear space': 1e-6 + share * (1e-3 - 1e-6)}
decades = {name: [((lr >= low) & (lr < 10 * low)).double().mean().item() for low in (1e-6, 1e-5, 1e-4)]
           for name, lr in rates.items()}

# rate times penalty
product = 3 * draws(10, 200_000) - 6 + 10 * draws(11, 200_000) - 5
beyond = [(product > math.log10(bound)).double().mean().item() for bound in (2, 3.8)]

# random against grid: the mean of the best over a hundred seeds
def best(side, seed):
    peak = draws(1000 + seed, 1).item()
    score = lambda important, other: math.exp(-(((important - peak) / 0.1) ** 2) / 2) + 0.05 * other
    axis = [i / (side - 1) for i in range(side)]
    generator = torch.Generator().manual_seed(seed)
    one = lambda: torch.rand(1, dtype=torch.float64, generator=generator).item()
    return max(score(a, b) for a in axis for b in axis), max(score(one(), one()) for _ in range(side * side))

sides = [2, 3, 4, 5, 6]
both = [[best(side, seed) for seed in range(100)] for side in sides]
means = {name: [sum(pair[i] for pair in pairs) / 100 for pairs in both] for i, name in enumerate(['grid', 'random'])}

# some of the slide's trials (seed, rate, penalty) on the clothes, pooled to 7 by 7
def idx(name, header):
    with gzip.open(f'lessons/data/fashion-{name}-ubyte.gz') as file:
        return torch.frombuffer(bytearray(file.read()[header:]), dtype=torch.uint8)

def clothes(part, count):
    pooled = 4 * avg_pool2d(idx(f'{part}-images-idx3', 16).reshape(-1, 28, 28) - mean_image, 4)
    return pooled.flatten(1)[:count], idx(f'{part}-labels-idx1', 8).long()[:count]

mean_image = idx('train-images-idx3', 16).reshape(-1, 28, 28).float().mean(0)
(x, y), (x_val, y_val) = clothes('train', 4900), clothes('t10k', 1000)

def accuracy(seed, lr, reg):
    torch.manual_seed(seed)
    first, second = torch.nn.Linear(49, 50), torch.nn.Linear(50, 10)
    for layer in (first, second):
        torch.nn.init.normal_(layer.weight, std=0.0001)
        torch.nn.init.zeros_(layer.bias)
    weights, biases = [first.weight, second.weight], [first.bias, second.bias]
    sgd = torch.optim.SGD([{'params': weights, 'weight_decay': reg}, {'params': biases}], lr, momentum=0.9)
    schedule = torch.optim.lr_scheduler.ExponentialLR(sgd, 0.9)
    for epoch in range(5):
        for rows in torch.randperm(4900).split(100):
            sgd.zero_grad()
            cross_entropy(second(first(x[rows]).relu()), y[rows]).backward()
            sgd.step()
        schedule.step()
    return (second(first(x_val).relu()).argmax(1) == y_val).float().mean().item()

coarse = [(1, 1.405206e-4, 4.793564e-1), (2, 7.231888e-6, 2.321281e-4), (5, 1.7533e-5, 1.200424e3), (9, 4.296863e-4, 6.642555e-1)]
fine = [(0, 5.340517e-4, 4.097824e-1), (3, 1.028377e-4, 1.220193e-2), (14, 9.471549e-4, 1.433895e-3), (18, 9.752279e-4, 2.850865e-3)]
on_clothes = {'coarse': [accuracy(*trial) for trial in coarse], 'fine': [accuracy(*trial) for trial in fine]}
print(json.dumps({'decades': decades, 'beyond': beyond, **means, 'clothes': on_clothes}))
