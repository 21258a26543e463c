"""The numbers that the homeworks give as `expected`, computed with NumPy. Gradients are checked against centred
differences before they are printed.

    python lessons/homework/expected.py > lessons/homework/expected.json && npx biome format --write lessons/homework
"""
import itertools
import json
import math
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

# hw2: the tables of momentum, RMSProp and Adam are those of Stanford's CS231n, assignment 2
out['hw2 sgd'] = [
    grid(-0.4, 0.6, 4) - 0.1 * grid(-1, 3, 4, 4).mean(0),
    grid(1, -1, 3) - 0.02 * grid(2, -0.5, 5, 3).mean(0),
]
w, g, from06to09 = grid(-0.4, 0.6, 4, 5), grid(-0.6, 0.4, 4, 5), grid(0.6, 0.9, 4, 5)
w3, g3, small = np.array([0.3, -0.2, 0.5]), np.array([-0.8, 0.4, 0.1]), np.array([1e-3, -2e-3, 5e-4])


def momentum(w, g, v, lr, rho):
    v = rho * v - lr * g
    return {'w': w + v, 'state': {'v': v}}


def rmsprop(w, g, c, lr, decay, eps):
    c = decay * c + (1 - decay) * g**2
    return {'w': w - lr * g / (np.sqrt(c) + eps), 'state': {'cache': c}}


def adam(w, g, m, v, t, lr, beta1, beta2, eps):
    t += 1
    m = beta1 * m + (1 - beta1) * g
    v = beta2 * v + (1 - beta2) * g**2
    step = lr * (m / (1 - beta1**t)) / (np.sqrt(v / (1 - beta2**t)) + eps)
    return {'w': w - step, 'state': {'m': m, 'v': v, 't': t}}


out['hw2 momentum'] = [momentum(w, g, from06to09, 1e-3, 0.9), momentum(w3, g3, 0, 0.1, 0.8)]
out['hw2 rmsprop'] = [rmsprop(w, g, from06to09, 1e-2, 0.99, 1e-8), rmsprop(w3, small, 0, 0.1, 0.9, 1e-3)]
out['hw2 adam/0'] = [
    adam(w, g, from06to09, grid(0.7, 0.5, 4, 5), 5, 1e-2, 0.9, 0.999, 1e-8),
    adam(w3, small, small * 0.5, small**2, 2, 0.1, 0.8, 0.95, 1e-3),
]
out['hw2 adam/1'] = [adam(w3, g3, 0, 0, 0, 0.1, 0.9, 0.999, 1e-8), adam(w3, small, 0, 0, 0, 0.1, 0.9, 0.99, 1e-3)]
ratio = lambda t, beta1, beta2: (1 - beta1**t) / np.sqrt(1 - beta2**t)
out['hw2 stepRatio'] = [ratio(1, 0.9, 0.999), ratio(12, 0.9, 0.999), ratio(13, 0.9, 0.99), ratio(1, 0.9, 0.9), ratio(1751, 0.9, 0.999)]
worst = lambda beta1, beta2, steps: 1 + int(np.argmax(ratio(np.arange(1, steps + 1), beta1, beta2)))
out['hw2 worstStep'] = [worst(0.9, 0.999, 100), worst(0.9, 0.99, 100), worst(0.9, 0.9, 40), worst(0.9, 0.999, 5)]

# hw3
def batchnorm(x, gamma, beta, eps):
    mean, variance = x.mean(0), x.var(0)
    return {'out': gamma * (x - mean) / np.sqrt(variance + eps) + beta, 'mean': mean, 'variance': variance}


def batchnorm_backward(dout, x, gamma, eps):
    loss = lambda: np.sum(dout * batchnorm(x, gamma, beta0, eps)['out'])
    beta0 = np.zeros_like(gamma)
    n = len(x)
    mean, variance = x.mean(0), x.var(0)
    dhat = dout * gamma
    dvariance = np.sum(dhat * (x - mean), 0) * -0.5 * (variance + eps) ** -1.5  # the paper's own steps
    dmean = -dhat.sum(0) / np.sqrt(variance + eps) + dvariance * -2 * (x - mean).mean(0)
    dx = dhat / np.sqrt(variance + eps) + dvariance * 2 * (x - mean) / n + dmean / n
    dgamma = np.sum(dout * (x - mean) / np.sqrt(variance + eps), 0)
    for analytic, of in ((dx, x), (dgamma, gamma), (dout.sum(0), beta0)):
        assert np.max(np.abs(analytic - slopes(loss, of))) < 1e-7
    return {'dx': dx, 'dgamma': dgamma, 'dbeta': dout.sum(0)}


square, gamma, beta = grid(-2, 1.75, 4, 4) ** 2, grid(0.5, 2, 4), grid(-1, 0.5, 4)
tall, gamma3, beta3 = grid(1.5, -1, 5, 3) ** 2, np.array([1, -2, 0.5]), np.array([0.0, 1, 2])
out['hw3 batchnorm'] = [batchnorm(square, gamma, beta, 1e-5), batchnorm(tall, gamma3, beta3, 0.1)]
out['hw3 batchnormBackward'] = [
    batchnorm_backward(grid(-1, 1.5, 4, 4) ** 2 - 0.5, square, gamma, 1e-5),
    batchnorm_backward(grid(2, -1, 5, 3) ** 2, tall, gamma3, 0.1),
]
test = lambda x, eps: gamma * (x - grid(-0.5, 1, 4)) / np.sqrt(grid(0.5, 2, 4) + eps) + beta
out['hw3 batchnormTest'] = [test(square, 0.01), test(square[:1], 1e-5)]


def over_masks(x, w, p):
    masks = np.array(list(itertools.product([0, 1], repeat=len(x))))
    chance = np.prod(np.where(masks == 1, p, 1 - p), axis=1)
    sums = masks @ (np.array(x) * np.array(w))
    return {'linear': chance @ sums, 'relu': chance @ np.maximum(0, sums)}


out['hw3 averageOverMasks'] = [
    over_masks([3, 4], [2, -1], 0.5),
    over_masks([1, -2, 0.5, 3], [0.7, 0.4, -1, -0.3], 0.8),
]

# hw4: the net of Stanford's CS231n, assignment 2, and a smaller one
def scores(w1, b1, w2, b2, x):
    return np.maximum(0, x @ w1 + b1) @ w2 + b2


def net_loss(params, x, y, reg):
    s = scores(*params, x)
    shifted = s - s.max(1, keepdims=True)
    right = shifted[np.arange(len(y)), y] - np.log(np.exp(shifted).sum(1))
    return -right.mean() + reg / 2 * (np.sum(params[0] ** 2) + np.sum(params[2] ** 2))


printed = grid(-0.7, 0.3, 5, 50), grid(-0.1, 0.9, 50), grid(-0.3, 0.4, 50, 7), grid(-0.9, 0.1, 7)
printed_x, printed_y = grid(-5.5, 4.5, 5, 3).T, np.array([0, 5, 1])
six = (
    grid(-0.9, 1.1, 3, 4) * grid(1, -1, 4),
    grid(0.3, -0.4, 4),
    grid(1, -1.2, 4, 3) * grid(-1, 0.7, 3),
    grid(-0.2, 0.5, 3),
)
out['hw4 scores'] = [scores(*printed, printed_x), scores(*six, grid(-2, 2.3, 6, 3) * grid(1, -0.6, 3))]
far = (*printed[:2], 100 * printed[2], printed[3])
out['hw4 loss'] = [
    net_loss(printed, printed_x, printed_y, 0),
    net_loss(printed, printed_x, printed_y, 1),
    net_loss(far, printed_x, printed_y, 0),
]
out['hw4 logUniform'] = [
    1e-4 * (1 / 1e-4) ** np.array([0, 0.25, 0.5, 0.75]),
    2e-3 * (0.5 / 2e-3) ** np.array([0.1, 0.9, 0.3]),
]

# hw5
out['hw5 theory'] = [math.erfc(math.sqrt(10 ** (snr / 10) / 2)) / 2 for snr in (0, 4, 7, 10)]

json.dump(out, sys.stdout, default=lambda a: a.tolist() if isinstance(a, np.ndarray) else float(a), indent=1)
print()
