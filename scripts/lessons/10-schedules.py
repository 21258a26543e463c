"""Statistics for lesson 10, computed with PyTorch 2.13 and other seeds than the lesson's:

    python scripts/lessons/10-schedules.py > lessons/data/10-schedules.json

A net 40-64-10 learns 2000 curves of MNIST-1D (asked of the library, which has the numbers of the authors' package) with SGD, momentum 0.9
and batches of 64. For each rate and schedule: mean and standard deviation of each epoch's mean loss over 20 seeds. The checks compare the
lesson's runs with them. Build the library first.
"""

import json
import pathlib
import subprocess

import torch
from training import epoch, over_seeds

root = pathlib.Path(__file__).parents[2]
program = """
import { data } from './dist/index.js';
const { train } = data.makeMNIST1D(7500);
console.log(JSON.stringify({ x: Array.from(train.x.narrow(0, 0, 2000).data), y: Array.from(train.y.narrow(0, 0, 2000).data) }));
"""
curves = json.loads(
    subprocess.run(['node', '--input-type=module', '-e', program], cwd=root, capture_output=True, text=True, check=True).stdout
)
x = torch.tensor(curves['x']).reshape(2000, 40)
y = torch.tensor(curves['y'])


def learn(lr, plan, seed, epochs=20):
    torch.manual_seed(seed)
    net = torch.nn.Sequential(torch.nn.Linear(40, 64), torch.nn.ReLU(), torch.nn.Linear(64, 10))
    sgd = torch.optim.SGD(net.parameters(), lr=lr, momentum=0.9)
    scheduler = plan(sgd)
    means = []
    for _ in range(epochs):
        means.append(epoch(net, sgd, x, y, 64))
        scheduler.step()
    return means


schedules = torch.optim.lr_scheduler
plans = {
    'constant': lambda sgd: schedules.ConstantLR(sgd, factor=1.0),
    'halved': lambda sgd: schedules.StepLR(sgd, step_size=5, gamma=0.5),
    'linear': lambda sgd: schedules.LinearLR(sgd, start_factor=1.0, end_factor=0.01, total_iters=20),
}
wanted = [('halved', 0.3)]
wanted += [(name, lr) for name in ('constant', 'linear') for lr in (0.03, 0.1, 0.2, 0.3, 0.45, 0.6)]
wanted += [('constant', lr) for lr in (0.003, 0.4, 0.7)]
seeds = 20
statistics = {}
for name, lr in wanted:
    statistics[f'{name} {lr}'] = over_seeds([learn(lr, plans[name], 1000 + seed) for seed in range(seeds)], 4)
print(json.dumps({'seeds': seeds, 'loss': statistics}, indent=1))
