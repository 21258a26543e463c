import json
import math
import torch
from torch.nn.functional import grid_sample, interpolate

def sine(c, i, j):
    return 0.5 + 0.4 * math.sin(1 + c + 0.9 * i + 0.5 * j)

small = torch.tensor([[[sine(c, i, j) for j in range(16)] for i in range(12)] for c in range(3)])

def resized(x, short):
    _, h, w = x.shape
    size = (short, short * w // h)
    return interpolate(x[None], size=size, mode='bilinear', antialias=True, align_corners=False)[0]

def brightness(x, f):
    return (f * x).clamp(0, 1)

def contrast(x, f):
    grey = (0.2989 * x[0] + 0.587 * x[1] + 0.114 * x[2]).mean()
    return (f * x + (1 - f) * grey).clamp(0, 1)

def warped(x, source):
    _, h, w = x.shape
    v, u = torch.meshgrid(torch.arange(h) - (h - 1) / 2, torch.arange(w) - (w - 1) / 2, indexing='ij')
    across, down = source(u, v)
    grid = torch.stack([across / ((w - 1) / 2), down / ((h - 1) / 2)], dim=-1)
    return grid_sample(x[None], grid[None].float(), align_corners=True, padding_mode='zeros')[0]

def affine(x, degrees, translate, scale):
    a = math.radians(degrees)
    A = torch.tensor([[math.cos(a), -math.sin(a)], [math.sin(a), math.cos(a)]], dtype=torch.float64)
    A = A @ torch.diag(torch.tensor(scale, dtype=torch.float64))  # first stretched, then turned, then moved
    back = torch.linalg.inv(A)
    def source(u, v):
        right, down = u - translate[0], v - translate[1]
        return back[0, 0] * right + back[0, 1] * down, back[1, 0] * right + back[1, 1] * down
    return warped(x, source)

def lens(x, k):
    _, h, w = x.shape
    unit = (h * h + w * w) / 4
    return warped(x, lambda u, v: (u * (1 + k * (u * u + v * v) / unit), v * (1 + k * (u * u + v * v) / unit)))

changed = {
    'flip': small.flip(-1),
    'resized to 8': resized(small, 8),
    'resized to 20': resized(small, 20),
    'brightness': brightness(small, 1.5),
    'contrast': contrast(small, 1.5),
    'affine': affine(small, 20, (2, 1), (1.3, 1.0)),
    'lens': lens(small, 0.3),
}

def probes(x):
    _, h, w = x.shape
    places = [x[0, 1, 2], x[2, h - 3, w - 4], x[1, h // 2, w // 2]]
    return {'size': [h, w], 'mean': x.mean().item(), 'places': [place.item() for place in places]}

print(json.dumps({name: probes(x) for name, x in changed.items()}))
