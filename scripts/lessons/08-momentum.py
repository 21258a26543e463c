"""Statistics for lesson 8, computed with PyTorch 2.13 and other seeds than the lesson's:

    python scripts/lessons/08-momentum.py > lessons/data/08-momentum.json

8.6: a net 64-32-10 learns the digits with SGD at a rate of 0.2 and batches of 128. For each course of the momentum, mean and standard
deviation of the epoch's mean loss over 60 seeds. The checks compare the means of the lesson's 20 seeds with them.
"""

import gzip
import json
import pathlib

import torch

data = pathlib.Path(__file__).parents[2] / 'lessons/data'


def idx(name, header):
    raw = gzip.open(data / f'digits-{name}-ubyte.gz').read()
    return torch.frombuffer(bytearray(raw[header:]), dtype=torch.uint8)


x = idx('images-idx3', 16).reshape(-1, 64).float() / 16
y = idx('labels-idx1', 8).long()
torch.set_num_threads(1)


def learn(momentum_of, seed, epochs=10):
    torch.manual_seed(seed)
    net = torch.nn.Sequential(torch.nn.Linear(64, 32), torch.nn.ReLU(), torch.nn.Linear(32, 10))
    sgd = torch.optim.SGD(net.parameters(), lr=0.2, momentum=0.5)
    means = []
    for epoch in range(epochs):
        sgd.param_groups[0]['momentum'] = momentum_of(epoch)
        losses = []
        for batch in torch.randperm(len(x)).split(128):
            loss = torch.nn.functional.cross_entropy(net(x[batch]), y[batch])
            sgd.zero_grad()
            loss.backward()
            sgd.step()
            losses.append(loss.item())
        means.append(sum(losses) / len(losses))
    return means


courses = {
    '0.5': lambda epoch: 0.5,
    '0.9': lambda epoch: 0.9,
    '0.5 → 0.9': lambda epoch: min(0.9, 0.5 + 0.05 * epoch),
}
seeds = 60
statistics = {}
for name, momentum_of in courses.items():
    runs = torch.tensor([learn(momentum_of, 1000 + seed) for seed in range(seeds)], dtype=torch.float64)
    statistics[name] = {
        'mean': [round(v, 5) for v in runs.mean(0).tolist()],
        'sd': [round(v, 5) for v in runs.std(0).tolist()],
    }
print(json.dumps({'seeds': seeds, 'loss': statistics}, ensure_ascii=False, indent=1))
