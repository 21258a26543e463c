"""Statistics for lesson 11, computed with PyTorch 2.13 and other seeds than the lesson's:

    python scripts/lessons/11-second-order.py > lessons/data/11-second-order.json

11.6: a net 64-16-10 learns 500 digits for 40 passes, all at once or in batches of 50, with Adam, SGD with momentum, and L-BFGS in three
ways; L-BFGS with the whole batch and with dropout, too. For each: the logarithm to the base 10 of the last loss (of what is not finite or
above 1e9, 9), and the accuracy on 797 others, mean and standard deviation over 20 seeds. The checks compare the lesson's runs with them.
"""

import json
import math

import torch
from sets import digits

torch.set_num_threads(1)
x, y = map(torch.from_numpy, digits())
cross_entropy = torch.nn.functional.cross_entropy
one = {'max_iter': 1, 'max_eval': 25, 'tolerance_change': 0, 'history_size': 10, 'line_search_fn': 'strong_wolfe'}
lbfgs = torch.optim.LBFGS
methods = {
    'Adam': lambda w: torch.optim.Adam(w, lr=0.01),
    'SGD + momentum': lambda w: torch.optim.SGD(w, lr=0.1, momentum=0.9),
    'L-BFGS': lambda w: lbfgs(w, **one),
    'L-BFGS, 20, search': lambda w: lbfgs(w, **{**one, 'max_iter': 20}),
    'L-BFGS, 20': lambda w: lbfgs(w, max_iter=20, max_eval=25, history_size=10),
}


def learn(make, batch_size, seed, drop=0.0):
    torch.manual_seed(seed)
    layers = [torch.nn.Linear(64, 16), torch.nn.Tanh(), torch.nn.Dropout(drop), torch.nn.Linear(16, 10)]
    net = torch.nn.Sequential(*layers)
    optimizer = make(net.parameters())
    examples = 0
    loss = None
    while loss is None:
        for batch in torch.randperm(500).split(batch_size):

            def closure():
                nonlocal examples
                examples += batch_size
                optimizer.zero_grad()
                value = cross_entropy(net(x[batch]), y[batch])
                value.backward()
                return value

            net.train()
            optimizer.step(closure)
            net.eval()
            if examples >= 40 * 500 and loss is None:
                with torch.no_grad():
                    loss = cross_entropy(net(x[:500]), y[:500]).item()
    with torch.no_grad():
        right = (net(x[1000:]).argmax(1) == y[1000:]).float().mean().item()
    return [math.log10(loss) if math.isfinite(loss) and loss < 1e9 else 9, right]


def over_seeds(make, batch_size, drop=0.0):
    runs = torch.tensor([learn(make, batch_size, 1000 + seed, drop) for seed in range(20)], dtype=torch.float64)
    (loss, right), (loss_sd, right_sd) = runs.mean(0).tolist(), runs.std(0).tolist()
    return {'loss': [round(v, 4) for v in (loss, loss_sd)], 'right': [round(v, 4) for v in (right, right_sd)]}


whole = {name: over_seeds(methods[name], 500) for name in ('Adam', 'SGD + momentum', 'L-BFGS')}
whole['L-BFGS, dropout'] = over_seeds(methods['L-BFGS'], 500, 0.2)
parts = {name: over_seeds(make, 50) for name, make in methods.items()}
print(json.dumps({'seeds': 20, 'whole': whole, 'parts': parts}, ensure_ascii=False, indent=1))
