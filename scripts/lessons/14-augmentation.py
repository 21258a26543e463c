"""Accuracies for lesson 14, computed with PyTorch 2.14 and other seeds than the lesson's:

    python scripts/lessons/14-augmentation.py > lessons/data/14-augmentation.json

A net 576-64-10 learns 200 pictures of Fashion-MNIST, 24 x 24 of each, with Adam, 0.003 and batches of 50, for 40 epochs: cut out of the middle, mirrored
at random, or cut out anywhere and mirrored at random; and the first and the last of these for 200 epochs. Mean and standard deviation over 20 seeds of
the accuracy on the thousand pictures to test with: out of the middle, cut out anywhere and mirrored at random, and with the mean of ten crops.
"""

import json

import torch
from sets import fashion
from torch.nn.functional import cross_entropy

torch.set_num_threads(1)

(x, y), (unseen, classes) = (map(torch.from_numpy, fashion(part)) for part in ('train', 't10k'))
x, y = x[:200], y[:200]


def cut(images, anywhere, mirrored):
    places = torch.randint(0, 5, (len(images), 2)) if anywhere else torch.full((len(images), 2), 2)
    out = torch.stack([image[i : i + 24, j : j + 24] for image, (i, j) in zip(images, places.tolist())])
    flips = torch.rand(len(images)) < 0.5
    return torch.where(flips[:, None, None], out.flip(-1), out) if mirrored else out


def learn(seed, epochs, anywhere, mirrored):
    torch.manual_seed(seed)
    net = torch.nn.Sequential(torch.nn.Flatten(), torch.nn.Linear(576, 64), torch.nn.ReLU(), torch.nn.Linear(64, 10))
    adam = torch.optim.Adam(net.parameters(), lr=0.003)
    for _ in range(epochs):
        for batch in torch.randperm(200).split(50):
            adam.zero_grad()
            cross_entropy(net(cut(x[batch], anywhere, mirrored)), y[batch]).backward()
            adam.step()
    with torch.no_grad():
        crops = [unseen[:, i : i + 24, j : j + 24] for i, j in ((0, 0), (0, 4), (4, 0), (4, 4), (2, 2))]
        ten = sum(net(crop).softmax(1) for crop in [*crops, *(crop.flip(-1) for crop in crops)])
        scores = [net(cut(unseen, False, False)), net(cut(unseen, True, True)), ten]
        return [(one.argmax(1) == classes).double().mean().item() for one in scores]


def measured(epochs, kind):
    runs = torch.tensor([learn(1000 + seed, epochs, *kind) for seed in range(seeds)], dtype=torch.float64)
    return {
        what: {'mean': round(runs[:, i].mean().item(), 4), 'sd': round(runs[:, i].std().item(), 4)}
        for i, what in enumerate(['middle', 'moved', 'ten crops'])
    }


seeds = 20
kinds = {'nothing': (False, False), 'flips': (False, True), 'crops and flips': (True, True)}
found = {name: measured(40, kind) for name, kind in kinds.items()}
long = {name: measured(200, kinds[name]) for name in ('nothing', 'crops and flips')}
print(json.dumps({'seeds': seeds, 'accuracy': found, 'after 200 epochs': long}, indent=1))
