"""The data sets in lessons/data, as gzipped IDX files, with their checksums: scikit-learn's digits, and ten classes of Fashion-MNIST with
500 training and 100 test images each, the first of Debian's package dataset-fashion-mnist. Run as
`python scripts/datasets.py /usr/share/datasets/fashion-mnist`; it needs numpy and scikit-learn."""

import gzip
import hashlib
import pathlib
import sys

import numpy
from sklearn.datasets import load_digits

source = pathlib.Path(sys.argv[1])
target = pathlib.Path(__file__).parent.parent / "lessons/data"


def read(name):
    content = gzip.decompress((source / name).read_bytes())
    dimensions = content[3]
    sizes = numpy.frombuffer(content, ">i4", dimensions, 4)
    return numpy.frombuffer(content, "u1", offset=4 + 4 * dimensions).reshape(sizes)


def write(name, array):
    sizes = numpy.array(array.shape, ">i4").tobytes()
    content = bytes([0, 0, 8, array.ndim]) + sizes + array.astype("u1").tobytes()
    (target / f"{name}.gz").write_bytes(gzip.compress(content, 9, mtime=0))
    print(f"'{name}': '{hashlib.sha256((target / f'{name}.gz').read_bytes()).hexdigest()}',")


digits = load_digits()
write("digits-images-idx3-ubyte", digits.images)
write("digits-labels-idx1-ubyte", digits.target)
for part, count in [("train", 500), ("t10k", 100)]:
    images, labels = (read(f"{part}-{kind}-ubyte.gz") for kind in ["images-idx3", "labels-idx1"])
    first = numpy.sort(numpy.concatenate([numpy.flatnonzero(labels == c)[:count] for c in range(10)]))
    write(f"fashion-{part}-images-idx3-ubyte", images[first])
    write(f"fashion-{part}-labels-idx1-ubyte", labels[first])
