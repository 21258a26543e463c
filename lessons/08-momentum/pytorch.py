import json
import torch

halves = torch.tensor([0.5, 12.5], dtype=torch.float64)

def walk(steps=100, **options):
    x = torch.tensor([-2.5, 1.0], dtype=torch.float64, requires_grad=True)
    optimizer = torch.optim.SGD([x], **options)
    path = [x.tolist()]
    for _ in range(steps):
        optimizer.zero_grad()
        (x.square() * halves).sum().backward()
        optimizer.step()
        path.append(x.tolist())
    return path

print(json.dumps({
    'SGD': walk(lr=0.03),
    'momentum': walk(lr=0.03, momentum=0.9),
    'Nesterov': walk(lr=0.03, momentum=0.9, nesterov=True),
}))
