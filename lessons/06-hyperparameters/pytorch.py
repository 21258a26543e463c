import json
import math
import torch

def draws(seed, count):
    torch.manual_seed(seed)
    return torch.rand(count, dtype=torch.float64)

# log space against linear space
share = draws(0, 10_000)
rates = {'log space': 1e-6 * 1000**share, 'linear space': 1e-6 + share * (1e-3 - 1e-6)}
decades = {name: [((lr >= low) & (lr < 10 * low)).double().mean().item() for low in (1e-6, 1e-5, 1e-4)]
           for name, lr in rates.items()}

# rate times penalty
product = 3 * draws(10, 200_000) - 6 + 10 * draws(11, 200_000) - 5
beyond = [(product > math.log10(bound)).double().mean().item() for bound in (2, 3.8)]

# random against grid: the mean of the best over a hundred seeds
def best(side, seed):
    peak = draws(1000 + seed, 1).item()
    score = lambda important, other: math.exp(-(((important - peak) / 0.1) ** 2) / 2) + 0.05 * other
    axis = [i / (side - 1) for i in range(side)]
    generator = torch.Generator().manual_seed(seed)
    one = lambda: torch.rand(1, dtype=torch.float64, generator=generator).item()
    return max(score(a, b) for a in axis for b in axis), max(score(one(), one()) for _ in range(side * side))

sides = [2, 3, 4, 5, 6]
both = [[best(side, seed) for seed in range(100)] for side in sides]
means = {name: [sum(pair[i] for pair in pairs) / 100 for pairs in both] for i, name in enumerate(['grid', 'random'])}
print(json.dumps({'decades': decades, 'beyond': beyond, **means}))
