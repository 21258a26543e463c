"""The sets that come with the lessons, as the statistics in Python read them."""

import gzip
import pathlib

import numpy as np

folder = pathlib.Path(__file__).resolve().parents[2] / 'lessons/data'


def read(name):
    """A file in MNIST's format: bytes, in the shape that it states."""
    raw = gzip.decompress((folder / f'{name}-ubyte.gz').read_bytes())
    shape = [int.from_bytes(raw[4 + 4 * i : 8 + 4 * i], 'big') for i in range(raw[3])]
    return np.frombuffer(raw, np.uint8, offset=4 + 4 * raw[3]).reshape(shape).copy()


def digits():
    """The 1797 digits: [N, 64] from 0 to 1, and what they are."""
    return (read('digits-images-idx3').reshape(-1, 64) / 16).astype(np.float32), read('digits-labels-idx1').astype(np.int64)


def fashion(part):
    """Fashion-MNIST's 5000 clothes to train with (`train`) or 1000 to test with (`t10k`): [N, 28, 28] from 0 to 1, and what they are."""
    images = read(f'fashion-{part}-images-idx3').astype(np.float32) / np.float32(255)
    return images, read(f'fashion-{part}-labels-idx1').astype(np.int64)
