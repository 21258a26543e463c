import json
import math
import torch

def grid(rows, columns, f):
    return torch.tensor([[f(i, j) for j in range(columns)] for i in range(rows)])

inputs = grid(60, 4, lambda i, j: math.sin(i * (j + 1)) + (j == i % 3))
targets = torch.tensor([i % 3 for i in range(60)])
dataset = [(inputs[k:k + 20], targets[k:k + 20]) for k in (0, 20, 40)]
loss_fn = torch.nn.CrossEntropyLoss()

class Net(torch.nn.Module):
    def __init__(self):
        super().__init__()
        self.base = torch.nn.Sequential(torch.nn.Linear(4, 8), torch.nn.Tanh())
        self.classifier = torch.nn.Linear(8, 3)
        with torch.no_grad():
            self.base[0].weight.copy_(grid(8, 4, lambda i, j: 0.5 * math.cos(4 * i + j)))
            self.classifier.weight.copy_(grid(3, 8, lambda i, j: 0.5 * math.sin(8 * i + j)))
            self.base[0].bias.zero_()
            self.classifier.bias.zero_()

    def forward(self, x):
        return self.classifier(self.base(x))

def loop(make, gamma=0.9, lines=('zero_grad', 'backward', 'step')):
    model = Net()
    optimizer = make(model)
    scheduler = torch.optim.lr_scheduler.ExponentialLR(optimizer, gamma=gamma)
    losses, rates = [], []
    for epoch in range(20):
        rates.append([group['lr'] for group in optimizer.param_groups])
        batches = []
        for input, target in dataset:
            loss = loss_fn(model(input), target)
            for line in lines:
                if line == 'zero_grad': optimizer.zero_grad()
                if line == 'backward': loss.backward()
                if line == 'step': optimizer.step()
            batches.append(loss.item())
        scheduler.step()  # once an epoch, after its batches
        losses.append(sum(batches) / 3)
    before = Net()
    def moved(part):
        pairs = zip(getattr(model, part).parameters(), getattr(before, part).parameters())
        return sum((p - q).square().sum().item() for p, q in pairs) ** 0.5
    with torch.no_grad():
        end = loss_fn(model(inputs), targets).item()
    return {'losses': losses, 'rates': rates, 'end': end, 'moved': [moved('base'), moved('classifier')]}

def sgd(model):
    return torch.optim.SGD(model.parameters(), lr=0.01, momentum=0.9)

def groups(model, base, classifier):
    parts = [{'params': model.base.parameters(), **base}, {'params': model.classifier.parameters(), **classifier}]
    return torch.optim.SGD(parts, lr=1e-2, momentum=0.9)

runs = {
    'SGD': loop(sgd),
    'Adam': loop(lambda model: torch.optim.Adam(model.parameters(), lr=0.05), gamma=1),
    'no zeroGrad': loop(sgd, lines=('backward', 'step')),
    'step before backward': loop(sgd, lines=('zero_grad', 'step', 'backward')),
    'no step of the scheduler': loop(sgd, gamma=1),
    'groups': loop(lambda model: groups(model, {}, {'lr': 1e-3})),
    'the base fixed': loop(lambda model: groups(model, {'lr': 0}, {})),
}
print(json.dumps(runs))
