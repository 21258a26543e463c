"""Statistics for lesson 8, computed with PyTorch 2.13 and other seeds than the lesson's:

    python scripts/lessons/08-momentum.py > lessons/data/08-momentum.json

8.6: a net 64-32-10 learns the digits with SGD at a rate of 0.2, and for six epochs at 0.4, with batches of 128. For each course of the
momentum, mean and standard deviation of the epoch's mean loss over 60 seeds. The checks compare those of the lesson's 20 seeds with them.
"""

import json

import torch
from sets import digits
from training import epoch, over_seeds

x, y = map(torch.from_numpy, digits())


def learn(momentum_of, seed, lr, epochs):
    torch.manual_seed(seed)
    net = torch.nn.Sequential(torch.nn.Linear(64, 32), torch.nn.ReLU(), torch.nn.Linear(32, 10))
    sgd = torch.optim.SGD(net.parameters(), lr=lr, momentum=0.5)
    means = []
    for t in range(epochs):
        sgd.param_groups[0]['momentum'] = momentum_of(t)
        means.append(epoch(net, sgd, x, y, 128))
    return means


courses = {
    '0.5': lambda t: 0.5,
    '0.9': lambda t: 0.9,
    '0.5 → 0.9': lambda t: min(0.9, 0.5 + 0.05 * t),
}
seeds = 60


def losses(lr, epochs):
    return {
        name: over_seeds([learn(momentum_of, 1000 + seed, lr, epochs) for seed in range(seeds)], 5)
        for name, momentum_of in courses.items()
    }


print(json.dumps({'seeds': seeds, 'loss': losses(0.2, 10), 'loss at 0.4': losses(0.4, 6)}, ensure_ascii=False, indent=1))
