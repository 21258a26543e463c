"""What lesson 15 is compared with, computed with PyTorch 2.14 and other seeds than the lesson's, and with TensorBoard 2.21:

    python scripts/lessons/15-training-loops.py > lessons/data/15-training-loops.json

A net 40-64-10 learns 1000 curves of MNIST-1D (asked of the library, which has the numbers of the authors' package) with Adam, 0.01 and batches
of 50. For each epoch: the mean loss, the loss on 1000 others, and the mean length of the gradients of its batches, over 20 seeds; after the last
epoch, after five epochs without a better loss on the others, and with the weights of the best epoch: loss and accuracy on the test part. And what
TensorBoard reads in the event files that the lesson writes. Build the library first.
"""

import base64
import copy
import json
import pathlib
import subprocess
import tempfile

import torch
from tensorboard.backend.event_processing.event_multiplexer import EventMultiplexer
from torch.nn.functional import cross_entropy
from training import over_seeds

root = pathlib.Path(__file__).parents[2]
program = """
import { data } from './dist/index.js';
const { train, test } = data.makeMNIST1D(5000);
const part = ({ x, y }, from) => [x, y].map((all) => Array.from(all.narrow(0, from, 1000).data));
console.log(JSON.stringify([part(train, 0), part(train, 1000), part(test, 0)]));
"""


def node(*args):
    return json.loads(subprocess.run(['node', *args], cwd=root, capture_output=True, text=True, check=True).stdout)


parts = [
    (torch.tensor(x).reshape(1000, 40), torch.tensor(y)) for x, y in node('--input-type=module', '-e', program)
]
learning, choosing, testing = parts


def measured(net, part):
    x, y = part
    with torch.no_grad():
        out = net(x)
        return cross_entropy(out, y).item(), (out.argmax(1) == y).double().mean().item()


def learn(seed, epochs=40, patience=5):
    torch.manual_seed(seed)
    net = torch.nn.Sequential(torch.nn.Linear(40, 64), torch.nn.ReLU(), torch.nn.Linear(64, 10))
    adam = torch.optim.Adam(net.parameters(), lr=0.01)
    x, y = learning
    losses, val, norms, waited, stopped, best = [], [], [], 0, None, None
    for epoch in range(epochs):
        ofBatches, lengths = [], []
        for batch in torch.randperm(1000).split(50):
            adam.zero_grad()
            loss = cross_entropy(net(x[batch]), y[batch])
            loss.backward()
            lengths.append(sum(p.grad.square().sum().item() for p in net.parameters()) ** 0.5)
            adam.step()
            ofBatches.append(loss.item())
        losses.append(sum(ofBatches) / 20)
        norms.append(sum(lengths) / 20)
        val.append(measured(net, choosing)[0])
        if stopped is None:
            waited = 0 if val[-1] == min(val) else waited + 1
            if waited == 0:
                best = copy.deepcopy(net)
            if waited == patience:
                stopped = copy.deepcopy(net)
    ends = [measured(one, testing) for one in (net, stopped, best)]
    return {'loss': losses, 'valLoss': val, 'norm': norms, 'test loss': [e[0] for e in ends], 'test accuracy': [e[1] for e in ends]}


def read(files):
    with tempfile.TemporaryDirectory() as folder:
        for name, content in files:
            path = pathlib.Path(folder, name)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(base64.b64decode(content))
        board = EventMultiplexer().AddRunsFromDirectory(folder)
        board.Reload()
        return [
            {'run': run.split('/')[-1], 'tag': tag, 'time': e.wall_time, 'step': e.step, 'value': e.value}
            for run, tags in sorted(board.Runs().items())
            for tag in tags['scalars']
            for e in board.Scalars(run, tag)
        ]


seeds = 20
runs = [learn(1000 + seed) for seed in range(seeds)]
files = node('--import', './scripts/ts.mjs', 'scripts/lessons/15-training-loops.ts')
lowest = sum(run['test accuracy'][2] == min(run['test accuracy']) for run in runs)
longest = [run['norm'].index(max(run['norm'])) + 1 for run in runs]
print(
    json.dumps(
        {
            'seeds': seeds,
            'epochs': {name: over_seeds([run[name] for run in runs], 4) for name in ('loss', 'valLoss', 'norm')},
            'ends': {name: over_seeds([run[name] for run in runs], 4) for name in ('test loss', 'test accuracy')},
            'restored is least accurate': lowest,
            'epoch of the longest gradient': longest,
            'files': [{'name': name, 'bytes': len(base64.b64decode(content))} for name, content in files],
            'events': read(files),
        },
        indent=1,
    )
)
