"""Statistics of row 3.9: `python3 scripts/lessons/more-starts.py > lessons/data/more-starts.json`.

Ten tanh layers of 200 units, 1000 standard normal inputs, float64 (numpy), 100 seeds a start: average and standard deviation, over seeds,
of the standard deviation of layers 1, 2, 5 and 10.
"""

import json

import numpy as np

n, inputs, depth, seeds = 200, 1000, 10, 100
layers = (1, 2, 5, 10)


def uniform(random, a):
    return random.uniform(-a, a, (n, n))


def orthogonal(random):
    q, r = np.linalg.qr(random.standard_normal((n, n)))
    return q * np.sign(np.diag(r))


def sparse(random, k=15):
    w = np.zeros((n, n))
    for unit in range(n):
        w[random.choice(n, k, replace=False), unit] = random.standard_normal(k) / np.sqrt(k)
    return w


starts = {
    "U(−1/√m, 1/√m)": lambda random: uniform(random, 1 / np.sqrt(n)),
    "Glorot, uniform": lambda random: uniform(random, np.sqrt(6 / (2 * n))),
    "orthogonal, g = 1": orthogonal,
    "sparse, k = 15": sparse,
    "random walk": lambda random: random.standard_normal((n, n)) * np.exp(1 / (2 * n)) / np.sqrt(n),
}


def stds(fill, seed):
    random = np.random.default_rng(seed)
    h = random.standard_normal((inputs, n))
    found = {}
    for layer in range(1, depth + 1):
        h = np.tanh(h @ fill(random))
        if layer in layers:
            found[layer] = h.std()
    return found


rows = {}
for start, fill in starts.items():
    runs = [stds(fill, seed) for seed in range(seeds)]
    rows[start] = {
        str(layer): [float(f"{f([run[layer] for run in runs]):.5g}") for f in (np.mean, lambda x: np.std(x, ddof=1))]
        for layer in layers
    }
print(json.dumps({"about": __doc__.strip(), "seeds": seeds, "rows": rows}, indent=1, ensure_ascii=False))
