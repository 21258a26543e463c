"""The numbers that hw1.ts, hw2.ts and hw3.ts give as `expected`, computed with NumPy: python lessons/homework/expected.py > lessons/homework/expected.json

Gradients are checked against centred differences before they are printed.
"""
import json
import sys
import numpy as np


def grid(start, stop, *size):
    return np.linspace(start, stop, int(np.prod(size))).reshape(size)


def slopes(loss, x, h=1e-5):
    """Centred differences of loss() with respect to x, which is changed in place."""
    found = np.zeros_like(x)
    for i in np.ndindex(x.shape):
        kept = x[i]
        x[i] = kept + h
        above = loss()
        x[i] = kept - h
        below = loss()
        x[i] = kept
        found[i] = (above - below) / (2 * h)
    return found


def checked(analytic, loss, x):
    numeric = slopes(loss, x)
    error = np.max(np.abs(analytic - numeric) / np.maximum(1e-8, np.abs(analytic) + np.abs(numeric)))
    assert error < 1e-6, error
    return analytic


out = {}

# hw1
sigmoid = lambda x: 1 / (1 + np.exp(-x))
far = np.array([-10.0, 0, 10])
near = grid(-4, 3, 2, 4)
out['hw1 sigmoid'] = [sigmoid(far), sigmoid(near)]
upstream = grid(2, -1, 2, 4)
local = lambda x: sigmoid(x) * (1 - sigmoid(x))
checked(upstream * local(near), lambda: np.sum(upstream * sigmoid(near)), near)
out['hw1 sigmoidBackward'] = [local(far), upstream * local(near)]
out['hw1 xavierDeviation'] = [np.sqrt(2 / 300), np.sqrt(2 / 834)]
out['hw1 heDeviation'] = [np.sqrt(2 / 500), np.sqrt(2 / (1.09 * 64))]
out['hw1 uniformBound'] = [np.sqrt(3), 0.05 * np.sqrt(3)]


def statistics(x, zs, activation):
    rows = []
    for z in zs:
        sigma = np.sqrt(2 / sum(z.shape)) if activation == 'tanh' else np.sqrt(2 / z.shape[0])
        x = x @ (z * sigma)
        x = np.tanh(x) if activation == 'tanh' else np.maximum(0, x)
        rows.append({'mean': x.mean(), 'deviation': x.std()})
    return rows


x = grid(-1, 1.4, 4, 3)
zs = [grid(-2, 1.6, 3, 3), grid(1.5, -2.1, 3, 3), grid(-1, 2.6, 3, 3)]
out['hw1 statistics'] = [statistics(x, zs, 'tanh'), statistics(x, zs, 'relu')]

w1, w2, up = grid(-0.8, 0.9, 3, 3), grid(0.7, -0.6, 3, 3), grid(0.5, -1.2, 4, 3)
loss = lambda: np.sum(up * np.tanh(np.tanh(x @ w1) @ w2))
h1 = np.tanh(x @ w1)
dz2 = up * (1 - np.tanh(h1 @ w2) ** 2)
dz1 = dz2 @ w2.T * (1 - h1**2)
out['hw1 backward'] = [
    {'dx': checked(dz1 @ w1.T, loss, x), 'dw1': checked(x.T @ dz1, loss, w1), 'dw2': checked(h1.T @ dz2, loss, w2)}
]

json.dump(out, sys.stdout, default=lambda a: a.tolist() if isinstance(a, np.ndarray) else float(a), indent=1)
print()
