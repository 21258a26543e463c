"""What each part of a net gives, and its gradients, by PyTorch, torchvision, or a formula written with PyTorch. Needs torch 2.13.0 and
torchvision 0.29.2; run as `python scripts/fixtures-parts.py`."""

import json
import pathlib

import torch
import torch.nn.functional as F
import torchvision
from torch import nn

target = pathlib.Path(__file__).parent.parent / "test/fixtures/parts.json"
torch.set_default_dtype(torch.float64)
torch.manual_seed(0)

rows, images = torch.randn(4, 6), torch.randn(2, 4, 6, 6)
indices = torch.tensor([[2, 0], [1, 2]])
sequences = torch.arange(96).mul(5).remainder(17).sub(8).div(4).reshape(2, 6, 8)
pixels = torch.arange(72).mul(7).remainder(4).reshape(2, 6, 6)
some = pixels.where(pixels != 2, -100)
shares = torch.arange(288).remainder(5).div(8).reshape(2, 4, 6, 6)
certain = torch.tensor([[0, 1, 0.25, 1e-13, 1 - 1e-13], [1, 0, 0.5, 0.75, 0.3], [0, 1, 0.9, 1e-50, 0]])
factors = torch.tensor([0.5, 1, 1.5, 2, 3])
weight = torch.tensor([0.5, 2, 1, 0.25])
reductions = ("mean", "sum", "none")


class Maxout(nn.Module):
    def __init__(self):
        super().__init__()
        self.linear = nn.Linear(6, 9)

    def forward(self, x):
        return self.linear(x).reshape(-1, 3, 3).amax(-1)


class DropConnect(nn.Linear):
    def forward(self, x):
        return F.linear(x, F.dropout(self.weight, 0.3), self.bias)


class DecorrelatedBatchNorm(nn.Module):
    """ZCA whitening by eigenvectors."""

    def forward(self, x):
        centred = x - x.mean(0)
        values, vectors = torch.linalg.eigh(centred.T @ centred / len(x) + 1e-3 * torch.eye(x.shape[1]))
        return centred @ (vectors / values.sqrt()) @ vectors.T


class Lambda(nn.Module):
    def __init__(self, f):
        super().__init__()
        self.f = f

    def forward(self, x):
        return self.f(x)


modules = {
    "Linear": (nn.Linear(6, 3), rows),
    "Conv2d": (nn.Conv2d(4, 3, 3, stride=2, padding=1), images),
    "MaxPool2d": (nn.MaxPool2d(3, stride=2, padding=1), images),
    "AvgPool2d": (nn.AvgPool2d(2), images),
    "FractionalMaxPool2d": (nn.FractionalMaxPool2d(2, output_ratio=0.6), images),
    "BatchNorm1d": (nn.BatchNorm1d(6), rows),
    "BatchNorm2d": (nn.BatchNorm2d(4), images),
    "DecorrelatedBatchNorm": (DecorrelatedBatchNorm(), torch.randn(12, 3) @ torch.randn(3, 3)),
    "LayerNorm": (nn.LayerNorm(6), rows),
    "InstanceNorm2d": (nn.InstanceNorm2d(4), images),
    "GroupNorm": (nn.GroupNorm(2, 4), images),
    "Dropout": (nn.Dropout(0.3), rows),
    "VanillaDropout": (Lambda(lambda x: x * torch.empty_like(x).bernoulli_(0.7)), rows),
    "DropConnect": (DropConnect(6, 3), rows),
    "StochasticDepth": (torchvision.ops.StochasticDepth(0.3, "row"), rows),
    "Embedding": (nn.Embedding(3, 5), indices),
    "Flatten": (nn.Flatten(), images),
    "Sigmoid": (nn.Sigmoid(), rows),
    "Tanh": (nn.Tanh(), rows),
    "ReLU": (nn.ReLU(), rows),
    "LeakyReLU": (nn.LeakyReLU(0.1), rows),
    "PReLU": (nn.PReLU(), rows),
    "ELU": (nn.ELU(), rows),
    "SELU": (nn.SELU(), rows),
    "GELU": (nn.GELU(), rows),
    "SiLU": (nn.SiLU(), rows),
    "Softplus": (nn.Softplus(), rows),
    "Maxout": (Maxout(), rows),
    "Softmax": (nn.Softmax(1), rows),
    "PReLU for each channel": (nn.PReLU(4), images),
    "logSoftmax": (Lambda(lambda x: F.log_softmax(x, -1)), rows),
    "pad": (Lambda(lambda x: F.pad(x, (1, -2, 0, 3, 1, 0), value=0.5)), images),
    "Conv2d with an even filter, as large": (nn.Conv2d(4, 3, (4, 3), padding="same", dilation=(3, 2)), images),
    "Conv2d in groups": (nn.Conv2d(4, 6, (3, 2), stride=(2, 1), padding=1, groups=2), images),
    "MaxPool2d, ceiling": (nn.MaxPool2d((3, 2), stride=(4, 3), padding=1, ceil_mode=True), images),
    "MaxPool2d, ceiling, apart": (nn.MaxPool2d(2, stride=2, dilation=2, ceil_mode=True), images - 10),
    "AvgPool2d, ceiling": (nn.AvgPool2d(3, stride=2, padding=1, ceil_mode=True), images),
    "AvgPool2d without padding": (nn.AvgPool2d((3, 2), stride=2, padding=1, count_include_pad=False), images),
    "AvgPool2d, ceiling, without padding": (nn.AvgPool2d(3, stride=4, padding=1, ceil_mode=True, count_include_pad=False), images),
    "FractionalMaxPool2d by two ratios": (nn.FractionalMaxPool2d(2, output_ratio=(0.6, 0.7)), torch.randn(2, 3, 9, 11)),
    "Embedding with a row of padding": (nn.Embedding(3, 5, padding_idx=-1), indices),
    "Softplus, sharper": (nn.Softplus(3, 2), rows),
    "Softplus, far out": (nn.Softplus(), 20 * rows),
    "GELU by tanh": (nn.GELU("tanh"), rows),
    "BatchNorm1d without running values": (nn.BatchNorm1d(6, track_running_stats=False).eval(), rows),
    "InstanceNorm2d with running values": (nn.InstanceNorm2d(4, affine=True, momentum=0.3, track_running_stats=True), images),
    "LayerNorm without a bias": (nn.LayerNorm(6, bias=False), rows),
    "LogSoftmax": (nn.LogSoftmax(1), images),
    "crossEntropy of one sample": (Lambda(lambda x: F.cross_entropy(x, torch.tensor(2), weight=weight, label_smoothing=0.1)), rows[0, :4]),
    "crossEntropy of one sample's probabilities": (Lambda(lambda x: F.cross_entropy(x, weight / 4, weight=weight)), rows[1, :4]),
    "nllLoss of one sample": (Lambda(lambda x: F.nll_loss(x, torch.tensor(1))), rows[2]),
    **{f"crossEntropy of pixels, {r}": (Lambda(lambda x, r=r: F.cross_entropy(x, some, weight=weight, label_smoothing=0.2, reduction=r)), images) for r in reductions},
    **{f"crossEntropy of pixels' probabilities, {r}": (Lambda(lambda x, r=r: F.cross_entropy(x, shares, weight=weight, label_smoothing=0.1, reduction=r)), images) for r in reductions},
    **{f"binaryCrossEntropy, {r}": (Lambda(lambda x, r=r: F.binary_cross_entropy(x, certain.flip(0), factors, reduction=r)), certain) for r in reductions},
    "Conv1d": (nn.Conv1d(6, 4, 3, stride=2, padding=1), sequences),
    "Conv1d in groups, as long": (nn.Conv1d(6, 4, 4, padding="same", dilation=2, groups=2, bias=False), sequences),
    "Conv1d without padding": (nn.Conv1d(6, 3, 2, padding="valid", groups=3), sequences),
    "ConvTranspose2d": (nn.ConvTranspose2d(4, 3, 3), images),
    "ConvTranspose2d, larger": (nn.ConvTranspose2d(4, 6, (4, 3), stride=2, padding=(1, 0), output_padding=1, groups=2), images),
    "ConvTranspose2d, apart": (nn.ConvTranspose2d(4, 2, 2, stride=(1, 3), padding=3, output_padding=2, dilation=3, bias=False), images),
    "MaxPool1d": (nn.MaxPool1d(3, stride=2, padding=1, ceil_mode=True), sequences),
    "MaxPool1d, apart": (nn.MaxPool1d(2, dilation=3), sequences),
    "AvgPool1d": (nn.AvgPool1d(2), sequences),
    "AvgPool1d, ceiling, without padding": (nn.AvgPool1d(3, stride=2, padding=1, ceil_mode=True, count_include_pad=False), sequences),
    "AdaptiveAvgPool2d": (nn.AdaptiveAvgPool2d((4, None)), images),
    "AdaptiveAvgPool2d to more": (nn.AdaptiveAvgPool2d(7), images),
    "AdaptiveAvgPool2d to one": (nn.AdaptiveAvgPool2d(1), images[0]),
    "Dropout2d": (nn.Dropout2d(0.3), images),
    "Dropout2d of sequences": (nn.Dropout2d(), sequences),
    "Upsample": (nn.Upsample(scale_factor=2), images),
    "Upsample to a size": (nn.Upsample(size=(4, 9)), images),
    "Upsample by two factors": (nn.Upsample(scale_factor=(1.4, 0.7)), images),
    "Upsample, bilinear": (nn.Upsample(scale_factor=2, mode="bilinear"), images),
    "Upsample, bilinear to a size": (nn.Upsample(size=(9, 4), mode="bilinear", align_corners=False), images),
    "Upsample, bilinear by two factors": (nn.Upsample(scale_factor=(1.4, 0.4), mode="bilinear"), images),
    "Upsample, bilinear between corners": (nn.Upsample(size=(11, 1), mode="bilinear", align_corners=True), images),
    "ReflectionPad2d": (nn.ReflectionPad2d((5, 0, -1, 2)), images),
    "ReplicationPad2d": (nn.ReplicationPad2d((8, 1, 0, -2)), images),
    "ZeroPad2d": (nn.ZeroPad2d((1, 2, 0, -1)), images),
    "pad in a circle": (Lambda(lambda x: F.pad(x, (6, 2, 0, 3), mode="circular")), images),
    **{f"nllLoss of pixels, {r}": (Lambda(lambda x, r=r: F.nll_loss(x, pixels, weight=weight, ignore_index=3, reduction=r)), images) for r in reductions},
}


def camel(name):
    first, *others = name.split("_")
    return first + "".join(other.title() for other in others)


def run(module, x):
    x = x.clone()
    if x.is_floating_point():
        x.requires_grad_()
    torch.manual_seed(5)
    y = module(x)
    weights = torch.linspace(-1, 2, y.numel()).reshape(y.shape)
    (y * weights).sum().backward()
    return {
        "x": x.tolist(),
        "state": {name: value.tolist() for name, value in module.named_parameters()},
        "y": y.tolist(),
        "gradient": None if x.grad is None else x.grad.tolist(),
        "gradients": {name: value.grad.tolist() for name, value in module.named_parameters()},
        "buffers": {camel(name): value.tolist() for name, value in module.named_buffers()},
    }


def first(f):
    torch.manual_seed(7)
    return f(torch.empty(7, 20, dtype=torch.float32)).tolist()


init = {
    "normal_": lambda w: nn.init.normal_(w, 0.1, 0.01),
    "uniform_": lambda w: nn.init.uniform_(w, -0.2, 0.2),
    "constant_": lambda w: nn.init.constant_(w, 0.3),
    "xavierNormal_": lambda w: nn.init.xavier_normal_(w, 5 / 3),
    "xavierUniform_": lambda w: nn.init.xavier_uniform_(w),
    "kaimingNormal_": lambda w: nn.init.kaiming_normal_(w, nonlinearity="relu"),
    "kaimingUniform_": lambda w: nn.init.kaiming_uniform_(w, mode="fan_out", a=0.5),
    "orthogonal_": lambda w: nn.init.orthogonal_(w, 1.5),
    "sparse_": lambda w: nn.init.sparse_(w, 0.3, 0.1),
}
target.write_text(json.dumps({
    "modules": {name: run(*pair) for name, pair in modules.items()},
    "init": {name: first(f) for name, f in init.items()},
}) + "\n")
