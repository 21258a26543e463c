"""What other packages make of data: MNIST-1D's authors, scikit-learn, torchvision. Needs torch 2.13.0, torchvision 0.29.2, mnist1d
0.0.2.post1 and scikit-learn; run as `python scripts/fixtures-data.py`."""

import json
import pathlib

import numpy
import torch
import torch.nn.functional as F
import torchvision.transforms.functional as T
from mnist1d.data import get_dataset_args, make_dataset
from sklearn.datasets import load_digits
from sklearn.model_selection import train_test_split

target = pathlib.Path(__file__).parent.parent / "test/fixtures/data.json"

args = get_dataset_args()
args.num_samples = 50
args.seed = 7
curves = make_dataset(args)

digits = load_digits()

torch.manual_seed(0)
images = torch.rand(2, 3, 7, 9)
bilinear = T.InterpolationMode.BILINEAR


def affine(angle=0.0, translate=(0, 0), scale=1.0, shear=(0.0, 0.0)):
    return T.affine(images, angle, list(translate), scale, list(shear), bilinear)


def lens(k):
    """F.grid_sample where the formula says."""
    height, width = images.shape[-2:]
    v, u = torch.meshgrid(torch.arange(height) - (height - 1) / 2, torch.arange(width) - (width - 1) / 2, indexing="ij")
    factor = 1 + k * (u**2 + v**2) / ((height**2 + width**2) / 4)
    grid = torch.stack([u * factor * 2 / width, v * factor * 2 / height], -1).expand(2, -1, -1, -1)
    return F.grid_sample(images, grid, padding_mode="zeros", align_corners=False)


results = {
    "hflip": T.hflip(images),
    "vflip": T.vflip(images),
    "crop": T.crop(images, 2, 1, 3, 5),
    "centerCrop": T.center_crop(images, 4),
    "fiveCrop": torch.stack(T.five_crop(images, [4, 4])),
    "tenCrop": torch.stack(T.ten_crop(images, [4, 4])),
    "pad": T.pad(images, 2, 0.5),
    "resize, smaller": T.resize(images, [3, 4], bilinear, antialias=True),
    "resize, larger": T.resize(images, [10, 20], bilinear, antialias=True),
    "resize, short side": T.resize(images, 4, bilinear, antialias=True),
    "affine, turned": affine(angle=30.0),
    "affine, moved": affine(translate=(2, -1)),
    "affine, smaller": affine(scale=0.7),
    "affine, sheared": affine(shear=(20.0, 10.0)),
    "affine, all": affine(15.0, (1, 2), 1.3, (10.0, -5.0)),
    "lensDistortion": lens(0.3),
    "adjustBrightness": T.adjust_brightness(images, 1.4),
    "adjustContrast": T.adjust_contrast(images, 0.4),
    "adjustSaturation": T.adjust_saturation(images, 1.7),
}
target.write_text(json.dumps({
    "MNIST-1D": {key: curves[key].tolist() for key in ["x", "y", "x_test", "y_test"]},
    "digits": {"first": digits.data[0].tolist(), "last": digits.data[-1].tolist(), "sum": digits.data.sum(), "labels": digits.target[:30].tolist()},
    "split": {str(seed): [part.tolist() for part in train_test_split(numpy.arange(11), test_size=size, random_state=seed)] for seed, size in [(0, 0.25), (3, 4)]},
    "images": images.tolist(),
    "results": {name: x.tolist() for name, x in results.items()},
}) + "\n")
