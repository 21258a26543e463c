import gzip
import json
import torch
from torch import nn
from torch.nn.functional import cross_entropy

def idx(name, header):
    with gzip.open(f'lessons/data/fashion-train-{name}-ubyte.gz') as file:
        return torch.frombuffer(bytearray(file.read()[header:]), dtype=torch.uint8)

images = idx('images-idx3', 16).reshape(-1, 784).float()
x, y = images - images.mean(0), idx('labels-idx1', 8).long()  # pixel scale: not divided

def new_net(inputs):
    torch.manual_seed(0)
    net = nn.Sequential(nn.Linear(inputs, 50), nn.ReLU(), nn.Linear(50, 10))
    for p in net.parameters():
        nn.init.normal_(p, std=0.0001) if p.dim() == 2 else nn.init.zeros_(p)
    return net

def train(net, x, y, lr, steps):
    sgd = torch.optim.SGD(net.parameters(), lr=lr)
    cost, right = [], []
    for _ in range(steps):
        loss = cross_entropy(net(x), y)
        sgd.zero_grad()
        loss.backward()
        sgd.step()
        cost.append(loss.item())
        right.append((net(x).argmax(1) == y).float().mean().item())
    return {'cost': cost, 'right': right}

first = cross_entropy(new_net(784)(x[:4900]).double(), y[:4900]).item()
squares = sum((w.double() ** 2).sum().item() for w in new_net(3072).parameters())
heart = train(new_net(784), x[:20], y[:20], 1e-3, 200)
dead = train(new_net(784), x[:100], y[:100], 1e6, 8)
share = (y[:100] == 0).float().mean().item()
z = torch.tensor([[200.0, 0.0]])
naive, stable = -z.softmax(1)[0, 1].log().item(), cross_entropy(z, torch.tensor([1])).item()
print(json.dumps({'first': first, 'squares': squares, 'heart': heart, 'dead': str(dead['cost'][-1]),
                  'frozen': dead['right'][-1], 'share': share, 'naive': str(naive), 'stable': stable}))
