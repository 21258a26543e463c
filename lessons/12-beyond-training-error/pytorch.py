import json
import torch
from torch.optim.swa_utils import AveragedModel

torch.set_default_dtype(torch.float64)

class Place(torch.nn.Module):
    def __init__(self, start):
        super().__init__()
        self.at = torch.nn.Parameter(torch.tensor(start))

def bowl(w):
    return 0.5 * (w[0] ** 2 + 25 * w[1] ** 2)

def valley(w):
    return (1 - w[0]) ** 2 + 100 * (w[1] - w[0] ** 2) ** 2

def exponential(average, new, _):
    return 0.995 * average + 0.005 * new

def descent(loss, start, lr, count):
    place = Place(start)
    means = {'mean': AveragedModel(place), 'exponential': AveragedModel(place, avg_fn=exponential)}
    sgd = torch.optim.SGD(place.parameters(), lr=lr)
    for average in means.values():
        average.update_parameters(place)  # the first call copies
    for _ in range(count):
        sgd.zero_grad()
        loss(place.at).backward()
        sgd.step()
        for average in means.values():
            average.update_parameters(place)
    found = {name: average.module.at.tolist() for name, average in means.items()}
    return {'last': place.at.tolist(), **found}

print(json.dumps({
    'bowl': {count: descent(bowl, [3.0, 1.0], 0.0796, count) for count in (1, 3, 10, 40)},
    'valley': descent(valley, [-1.2, 1.0], 0.001, 4000),
}))
