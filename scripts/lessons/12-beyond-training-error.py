"""Statistics for lesson 12, computed with PyTorch 2.13 and other seeds than the lesson's:

    python scripts/lessons/12-beyond-training-error.py > lessons/data/12-beyond-training-error.json

12.1: a net 64-100-10 learns 500 digits, four in ten with a label at random; accuracy of four rules of stopping. 12.2: the gain of five nets
over one, in points, and that of averaged weights. 12.3: snapshots, one net and four nets of equal budget. 12.5: accuracy of weights and of
their means at a constant rate. 12.7: accuracy half-way between nets. Mean and standard deviation over 20 seeds. The curves of MNIST-1D are
asked of the library. Build it first.
"""

import copy
import json
import math
import pathlib
import subprocess

import sets
import torch

torch.set_num_threads(1)
root = pathlib.Path(__file__).parents[2]
program = """
import { data } from './dist/index.js';
const { train, test } = data.makeMNIST1D(7500);
const list = ({ x, y }, count) => ({ x: Array.from(x.narrow(0, 0, count).data), y: Array.from(y.narrow(0, 0, count).data) });
console.log(JSON.stringify({ train: list(train, 1000), test: list(test, 1500) }));
"""
curves = json.loads(
    subprocess.run(['node', '--input-type=module', '-e', program], cwd=root, capture_output=True, text=True, check=True).stdout
)
seen, new = ((torch.tensor(part['x']).reshape(-1, 40), torch.tensor(part['y'])) for part in (curves['train'], curves['test']))
pixels, labels = map(torch.from_numpy, sets.digits())


def digits(seed):
    order = torch.randperm(1797, generator=torch.Generator().manual_seed(seed))
    return [(pixels[part], labels[part]) for part in order.split([500, 500, 797])]


def net_of(*sizes):
    layers = [layer for a, b in zip(sizes, sizes[1:]) for layer in (torch.nn.Linear(a, b), torch.nn.ReLU())]
    return torch.nn.Sequential(*layers[:-1])


def epoch(net, optimizer, part, after=lambda: None):
    for batch in torch.randperm(len(part[0])).split(50):
        optimizer.zero_grad()
        torch.nn.functional.cross_entropy(net(part[0][batch]), part[1][batch]).backward()
        optimizer.step()
        after()


@torch.no_grad()
def answers(net, x):
    return net(x).softmax(1)


def right(probabilities, y):
    return (probabilities.argmax(1) == y).float().mean().item()


def accuracy(net, part):
    return right(answers(net, part[0]), part[1])


def overfit(seed):
    learning, choosing, testing = digits(seed)
    torch.manual_seed(seed)
    y = torch.where(torch.rand(500) < 0.4, torch.randint(0, 10, (500,)), learning[1])
    net = net_of(64, 100, 10)
    adam = torch.optim.Adam(net.parameters(), lr=3e-3)
    rows = []
    for _ in range(60):
        epoch(net, adam, (learning[0], y))
        rows.append((accuracy(net, choosing), accuracy(net, testing)))
    return rows


def stopped(values, patience):
    best = 0
    for t in range(1, len(values)):
        if values[t] > values[best]:
            best = t
        elif t - best >= patience:
            break
    return best


def trained(sizes, part, lr, seed, epochs=20):
    torch.manual_seed(seed)
    net = net_of(*sizes)
    adam = torch.optim.Adam(net.parameters(), lr=lr)
    for _ in range(epochs):
        epoch(net, adam, part)
    return net


def mixed(nets, shares):
    net = copy.deepcopy(nets[0])
    states = [one.state_dict() for one in nets]
    net.load_state_dict({name: sum(s * state[name] for s, state in zip(shares, states)) for name in states[0]})
    return net


def gain(nets, part):
    single = sum(accuracy(net, part) for net in nets) / len(nets)
    ensemble = right(sum(answers(net, part[0]) for net in nets), part[1])
    weights = accuracy(mixed(nets, [1 / len(nets)] * len(nets)), part)
    return [100 * (ensemble - single), 100 * single, 100 * weights]


def along(seed, count, plan):
    torch.manual_seed(seed)
    net = net_of(40, 64, 10)
    sgd = torch.optim.SGD(net.parameters(), lr=0.2, momentum=0.9)
    schedule = plan(sgd)
    snapshots = []
    for t in range(count):
        epoch(net, sgd, seen)
        schedule.step()
        if (t + 1) % 10 == 0:
            snapshots.append(copy.deepcopy(net))
    return snapshots


schedules = torch.optim.lr_scheduler
restarts = lambda sgd: schedules.CosineAnnealingWarmRestarts(sgd, T_0=10)
cosine = lambda length: lambda sgd: schedules.CosineAnnealingLR(sgd, T_max=length)
constant = lambda sgd: schedules.ConstantLR(sgd, factor=1.0)


def snapshots(seed):
    cyclic = along(seed, 40, restarts)
    straight = along(seed, 40, cosine(40))[-1]
    short = [along(1000 + 4 * seed + i, 10, cosine(10))[0] for i in range(4)]
    together = lambda nets: right(sum(answers(net, new[0]) for net in nets), new[1])
    still = along(seed, 40, constant)
    half = lambda a, b: accuracy(mixed([a, b], [0.5, 0.5]), new)
    rise = lambda a, b: half(a, b) - (accuracy(a, new) + accuracy(b, new)) / 2
    row = {'one net': accuracy(straight, new), 'last snapshot': accuracy(cyclic[-1], new), 'snapshots': together(cyclic)}
    row |= {'short net': accuracy(short[0], new), 'four nets': together(short)}
    return row | {'between independent': rise(*short[:2]), 'between cyclic': rise(*cyclic[2:]), 'between constant': rise(*still[2:])}


def followed(seed):
    torch.manual_seed(seed)
    net = net_of(40, 64, 10)
    sgd = torch.optim.SGD(net.parameters(), lr=0.2, momentum=0.9)
    average, ema = copy.deepcopy(net), copy.deepcopy(net)
    t = 0

    @torch.no_grad()
    def update():
        nonlocal t
        t += 1
        for p, a, e in zip(net.parameters(), average.parameters(), ema.parameters()):
            a += (p - a) / t
            e.copy_(p if t == 1 else 0.995 * e + 0.005 * p)

    for _ in range(40):
        epoch(net, sgd, seen, update)
    return {'the weights': accuracy(net, new), 'arithmetic mean': accuracy(average, new), 'exponential mean': accuracy(ema, new)}


def over(rows):
    def both(name):
        values = torch.tensor([row[name] for row in rows], dtype=torch.float64)
        return [round(values.mean().item(), 4), round(values.std().item(), 4)]

    return {name: both(name) for name in rows[0]}


seeds = range(1000, 1020)
rules = []
wrong = []
clean = []
lines = []
for seed in seeds:
    rows = overfit(seed)
    validation = [row[0] for row in rows]
    chosen = {'first': stopped(validation, 1), 'patience': stopped(validation, 10), 'best': stopped(validation, 60), 'last': 59}
    rules.append({f'{rule} {what}': rows[at][i] for rule, at in chosen.items() for i, what in enumerate(('validation', 'test'))} | {'epoch': chosen['best'] + 1})
    shared = digits(seed)
    nets = [trained((64, 100, 10), shared[0], 3e-3, 10 * seed + i) for i in range(5)]
    clean.append(gain(nets, shared[2]))
    torch.manual_seed(seed)
    y = torch.where(torch.rand(500) < 0.4, torch.randint(0, 10, (500,)), shared[0][1])  # the same for all five
    noisy = [trained((64, 100, 10), (shared[0][0], y), 3e-3, 10 * seed + i, 60) for i in range(5)]
    wrong.append(gain(noisy, shared[2]))
    lines.append(gain([trained((40, 64, 10), seen, 1e-2, 10 * seed + i) for i in range(5)], new))
names = ('gain', 'one net', 'weights')
tasks = {'digits': clean, 'wrong labels': wrong, 'MNIST-1D': lines}
found = {
    'seeds': 20,
    'rules': over(rules),
    'gains': {task: over([dict(zip(names, row)) for row in rows]) for task, rows in tasks.items()},
    'won': {task: sum(row[0] > 0 for row in rows) for task, rows in tasks.items()},
    'snapshots': over([snapshots(seed) for seed in seeds]),
    'means': over([followed(seed) for seed in seeds]),
}
print(json.dumps(found, indent=1))
