"""Statistics for lesson 1, computed with PyTorch and other seeds than the lesson's:

    python scripts/lessons/01-activations.py > lessons/data/01-activations.json

Nets 40-64-64-64-10 with seven non-linearities learn 2000 curves of MNIST-1D (asked of the library, which has the numbers of the authors'
package) with SGD, momentum 0.9 and batches of 100 for 20 epochs, at four rates: for each the median epoch in which the training error is 25 %
or less (21: none), and mean and standard deviation of the final training error and of the test accuracy over 20 seeds. Besides: dead units by
the first bias, and by the rate after three epochs; how far layers are off zero mean; the slopes of PReLUs after six epochs. Build the
library first.
"""

import json
import pathlib
import subprocess

import torch
from torch import nn
from training import epoch

root = pathlib.Path(__file__).parents[2]
program = """
import { data } from './dist/index.js';
const { train, test } = data.makeMNIST1D(7500);
const list = (x, from, size) => Array.from(x.narrow(0, from, size).data);
console.log(JSON.stringify({ x: list(train.x, 0, 2000), y: list(train.y, 0, 2000), a: list(test.x, 0, 1500), b: list(test.y, 0, 1500) }));
"""
curves = json.loads(
    subprocess.run(['node', '--input-type=module', '-e', program], cwd=root, capture_output=True, text=True, check=True).stdout
)
x, y = torch.tensor(curves['x']).reshape(2000, 40), torch.tensor(curves['y'])
test, labels = torch.tensor(curves['a']).reshape(1500, 40), torch.tensor(curves['b'])


class Maxout(nn.Module):
    def __init__(self, inputs, units):
        super().__init__()
        self.first, self.second = nn.Linear(inputs, units), nn.Linear(inputs, units)

    def forward(self, x):
        return torch.maximum(self.first(x), self.second(x))


non_linear = {
    'sigmoid': nn.Sigmoid,
    'tanh': nn.Tanh,
    'ReLU': nn.ReLU,
    'leaky ReLU': lambda: nn.LeakyReLU(0.01),
    'PReLU': nn.PReLU,
    'ELU': nn.ELU,
    'maxout': None,
}


def new_net(name):
    hidden = lambda inputs: [Maxout(inputs, 64)] if name == 'maxout' else [nn.Linear(inputs, 64), non_linear[name]()]
    net = nn.Sequential(*[layer for inputs in (40, 64, 64) for layer in hidden(inputs)], nn.Linear(64, 10))
    for key, p in net.named_parameters():
        if key.endswith('bias'):
            nn.init.zeros_(p)
        elif p.dim() == 2 and name in ('sigmoid', 'tanh', 'maxout'):
            nn.init.xavier_normal_(p)
        elif p.dim() == 2:
            nn.init.kaiming_normal_(p, nonlinearity='relu')
    return net


def learn(name, lr, seed):
    torch.manual_seed(seed)
    net = new_net(name)
    sgd = torch.optim.SGD(net.parameters(), lr=lr, momentum=0.9)
    errors = []
    for _ in range(20):
        epoch(net, sgd, x, y, 100)
        errors.append(1 - (net(x).argmax(1) == y).float().mean().item())
    reached = next((t + 1 for t, error in enumerate(errors) if error <= 0.25), 21)
    return reached, errors[-1], (net(test).argmax(1) == labels).float().mean().item()


def dead_in(net):
    """The share of dead units in each hidden layer."""
    h, found = x, []
    for layer in net[:-1]:
        h = layer(h)
        if isinstance(layer, nn.ReLU):
            found.append((h.amax(0) <= 0).float().mean().item())
    return found


def trained(name, lr, seed, epochs, look):
    """What `look` sees in a net before training, and after each epoch."""
    torch.manual_seed(seed)
    net = new_net(name)
    sgd = torch.optim.SGD(net.parameters(), lr=lr, momentum=0.9)
    seen = [look(net)]
    for _ in range(epochs):
        epoch(net, sgd, x, y, 100)
        seen.append(look(net))
    return seen


def bad_start(bias, seed):
    torch.manual_seed(seed)
    net = new_net('ReLU')
    for layer in net[:-1]:
        if isinstance(layer, nn.Linear):
            nn.init.constant_(layer.bias, bias)
    return dead_in(net)


def off_centre(name, seed):
    torch.manual_seed(seed)
    h = new_net(name)[:-1](x)
    return [(h.mean() / h.square().mean().sqrt()).item()]


def over_seeds(run):
    runs = torch.tensor([run(1000 + seed) for seed in range(20)])
    return {'mean': [round(v, 4) for v in runs.mean(0).tolist()], 'sd': [round(v, 4) for v in runs.std(0).tolist()]}


with torch.no_grad():
    starts = {str(bias): over_seeds(lambda seed: bad_start(bias, seed)) for bias in (0, -1, -2, -3, -4)}
    centres = {name: over_seeds(lambda seed: off_centre(name, seed)) for name in non_linear}
rates = (0.02, 0.06, 0.1, 0.2, 0.3, 0.6)
killed = {str(lr): over_seeds(lambda seed: trained('ReLU', lr, seed, 3, dead_in)[-1]) for lr in rates}
slopes = lambda net: [layer.weight.item() for layer in net if isinstance(layer, nn.PReLU)]
alphas = over_seeds(lambda seed: trained('PReLU', 0.06, seed, 6, slopes)[-1])

def one_sign(size):
    """The share of 20 000 batches of positive inputs whose gradient has one sign in all ten entries."""
    torch.manual_seed(1000 + size)
    teacher = torch.tensor([1.0, -1.0] * 5)
    same = 0
    for _ in range(20):
        inputs = torch.randn(1000, size, 10).sigmoid()
        gradient = (inputs * -(inputs @ teacher)[..., None]).mean(1)
        same += (gradient.sign().sum(1).abs() == 10).sum().item()
    return same / 20000


signs = {str(size): one_sign(size) for size in (1, 2, 5, 10, 20, 50, 100)}
statistics = {}
for name in non_linear:
    statistics[name] = {}
    for lr in (0.02, 0.06, 0.2, 0.6):
        runs = torch.tensor([learn(name, lr, 1000 + seed) for seed in range(20)])
        (mean, sd), middle = [[round(v, 4) for v in of.tolist()] for of in (runs.mean(0), runs.std(0))], runs[:, 0].sort()[0][9:11].mean().item()
        statistics[name][str(lr)] = {'reached': middle, 'error': [mean[1], sd[1]], 'test': [mean[2], sd[2]]}
print(json.dumps({'seeds': 20, 'nets': statistics, 'starts': starts, 'centres': centres, 'killed': killed, 'alphas': alphas, 'signs': signs}))
